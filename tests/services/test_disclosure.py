import json
from datetime import time

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.kinds.surgery.rows import Request
from t4gsw_desktop.services.checkin import arrive
from t4gsw_desktop.services.disclosure import everything_about
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.guest_lists import accept_guests
from t4gsw_desktop.services.guest_previews import preview_guests
from t4gsw_desktop.services.people import add_person, belong_together, keep_apart
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def put(work: Work, value: object) -> None:
    work.put(value)
    work.label = "Put"


def test_everything_about_tells_all_that_is_kept_and_nobody_else(workspace: Workspace, evening: Event) -> None:
    table = read_table(b"Name,Email,Food\nAnn Penrose,ann@example.org,no nuts\nBob Hill,bob@example.org,\n", "list.csv")
    seen = workspace.read(preview_guests, evening.id, table)
    workspace.change(accept_guests, evening.id, seen, name="list.csv", digest="")
    ann, bob = workspace.read(lambda view: view.find(Attendee))
    workspace.change(keep_apart, ann.person_id, bob.person_id, "Bob followed Ann home")
    cem = workspace.change(add_person, "Cem Demir")
    workspace.change(belong_together, ann.person_id, cem.id, "interpreter")
    workspace.change(arrive, ann.id)
    surgery = workspace.change(add_activity, evening.id, "surgery", "Surgery", time(19), time(20))
    workspace.change(put, Request(new_id(), surgery.id, ann.id, "My printer", avoid=(bob.id,)))
    seat = Placement("", surgery.id, ann.id, 1, surgery.starts, surgery.ends, "Desk 1", subject="0" * 32)
    workspace.change(accept_plan, surgery.id, [seat], {}, {}, [], 1)
    told = workspace.read(everything_about, ann.person_id)
    text = json.dumps(told, ensure_ascii=False)
    assert told["person"]["food_needs"] == "no nuts"
    assert told["kept_apart_from_other_people"] == 1
    assert told["goes_with"] == [{"role": "interpreter", "as": "the one who is accompanied"}]
    (attendance,) = told["events"]
    assert attendance["event"] == "Spring surgery"
    assert attendance["place_on_the_list"]["code"] == ann.code
    assert [fact["what"] for fact in attendance["door"]] == ["arrived"]
    assert [(one["activity"], one["place"]) for one in attendance["placements"]] == [("Surgery", "Desk 1")]
    assert attendance["imported_from"][0]["file"] == "list.csv"
    assert attendance["imported_from"][0]["brought"]["food_needs"] == "no nuts"
    (written,) = attendance["written_for_activities"]
    assert (written["activity"], written["words"], written["avoid"]) == ("Surgery", "My printer", [])
    for private in ("Bob", "followed", "Cem", bob.id, bob.person_id, ann.person_id):
        assert private not in text


def test_everything_about_somebody_who_has_been_nowhere_is_short(workspace: Workspace) -> None:
    ann = workspace.change(add_person, "Ann")
    told = workspace.read(everything_about, ann.id)
    assert (told["events"], told["goes_with"], told["kept_apart_from_other_people"]) == ([], [], 0)
