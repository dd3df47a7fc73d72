from datetime import date, time

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.kinds.surgery.rows import Request
from t4gsw_desktop.services.checkin import arrive, walk_in
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.printing_log import record_printing, record_printings, stale_papers
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def print_paper(workspace: Workspace, event: Event, paper: str) -> Printing:
    return workspace.change(record_printing, event.id, paper, step=workspace.step(), plan="plan 1")


def walk(workspace: Workspace, event: Event, name: str) -> tuple[str, str]:
    attendee = workspace.change(walk_in, event.id, name).attendee
    assert attendee is not None
    return attendee.id, attendee.person_id


def test_paper_is_fresh_until_something_on_it_changes(workspace: Workspace, evening: Event) -> None:
    attendee_id, ann = walk(workspace, evening, "Ann")
    printed = print_paper(workspace, evening, "badges")
    workspace.change(arrive, attendee_id)
    assert stale_papers(workspace, evening.id) == ()
    workspace.change(edit_person, ann, pronouns="she/her")
    (stale,) = stale_papers(workspace, evening.id)
    assert (stale.printing, stale.changed) == (printed, {"people": 1})
    assert stale.sentence == "“badges” was printed before this changed: 1 person. Print it again."


def test_paper_printed_again_is_fresh(workspace: Workspace, evening: Event) -> None:
    _, ann = walk(workspace, evening, "Ann")
    print_paper(workspace, evening, "badges")
    workspace.change(edit_person, ann, pronouns="she/her")
    print_paper(workspace, evening, "badges")
    assert stale_papers(workspace, evening.id) == ()


def test_paper_of_one_event_is_not_stale_for_another(workspace: Workspace, evening: Event) -> None:
    other = workspace.change(create_event, "Other", date(2026, 12, 3), time(18, 30), time(21))
    print_paper(workspace, evening, "badges")
    walk(workspace, other, "Bob")
    workspace.change(add_activity, other.id, "cafe", "Café", time(19), time(20))
    assert stale_papers(workspace, evening.id) == ()


def test_new_plan_makes_the_papers_of_the_old_one_stale(workspace: Workspace, evening: Event) -> None:
    first, _ = walk(workspace, evening, "Ann")
    second, _ = walk(workspace, evening, "Bob")
    cafe = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))
    seats = [
        Placement("", cafe.id, who, 1, cafe.starts, cafe.ends, place)
        for who, place in ((first, "Table 1"), (second, "Table 1"), (second, "Table 2"))
    ]
    workspace.change(accept_plan, cafe.id, seats[:2], {}, {}, [], 1)
    print_paper(workspace, evening, "route cards")
    workspace.change(accept_plan, cafe.id, [seats[0], seats[2]], {}, {}, [], 1)
    (stale,) = stale_papers(workspace, evening.id, {"route cards": frozenset({"placements"})})
    assert stale.changed == {"placements": 2}
    assert stale_papers(workspace, evening.id, {"route cards": frozenset({"people"})}) == ()


def test_row_that_was_removed_counts_as_changed(workspace: Workspace, evening: Event) -> None:
    _, ann = walk(workspace, evening, "Ann")
    _, other = walk(workspace, evening, "Anne")
    print_paper(workspace, evening, "sign-in sheet")
    workspace.change(merge_people, ann, other)
    (stale,) = stale_papers(workspace, evening.id)
    assert stale.changed["attendees"] == 1


def test_rows_of_kinds_count_for_papers_that_show_them(workspace: Workspace, evening: Event) -> None:
    attendee_id, _ = walk(workspace, evening, "Ann")
    surgery = workspace.change(add_activity, evening.id, "surgery", "Surgery", time(19), time(20))
    print_paper(workspace, evening, "desk sheets")

    def ask(work: Work) -> None:
        work.put(Request(new_id(), surgery.id, attendee_id, "My printer"))
        work.label = "Ask"

    workspace.change(ask)
    (stale,) = stale_papers(workspace, evening.id)
    assert stale.changed == {"surgery_requests": 1}
    assert stale_papers(workspace, evening.id, {"desk sheets": frozenset({"people"})}) == ()


def test_papers_of_one_go_are_noted_in_one_act(workspace: Workspace, evening: Event) -> None:
    step = workspace.step()
    made = workspace.change(record_printings, evening.id, [("badges", ""), ("cards", "plan 2")], step=step)
    assert workspace.read(lambda view: view.find(Printing)) == made
    assert [(one.paper, one.plan, one.step) for one in made] == [("badges", "", step), ("cards", "plan 2", step)]
    assert workspace.step() == step + 1
    assert workspace.undo() == "Print 2 papers"
