from datetime import time

import pytest

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.kinds.surgery.rows import Request
from t4gsw_desktop.services.checkin import arrive, present, walk_in
from t4gsw_desktop.services.doubles import count_doubles, keep_both, likely_doubles, merge_people
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.people import add_person, belong_together, keep_apart
from t4gsw_desktop.services.plans import accept_plan, one_place
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

EVERYTHING = (Person, KeepApart, GoesWith, Attendee, Checkin, Placement, Request, TableWish, TopicTable)


def add(workspace: Workspace, name: str, **fields: object) -> Person:
    return workspace.change(add_person, name, **fields)


def everything(workspace: Workspace) -> list[tuple[object, ...]]:
    return workspace.read(lambda view: [view.find(kind) for kind in EVERYTHING])


def put(work: Work, *values: object) -> None:
    work.put_many(values)
    work.label = "Put"


def test_likely_doubles_gives_reasons_surest_first(workspace: Workspace) -> None:
    first = add(workspace, "Łukasz Wójcik", email="l.w@example.org")
    second = add(workspace, "lukasz wojcik", email="L.W@example.org")
    third = add(workspace, "Lukasz  Wojcik", email="other@example.org")
    fourth = add(workspace, "Wójcik, L.", email="l.w@example.org")
    found = workspace.read(likely_doubles)
    assert [(one.first, one.second, one.reason) for one in found] == [
        (first, second, "the same name and e-mail"),
        (first, fourth, "the same e-mail and a similar name"),
        (first, third, "the same name"),
    ]


def test_likely_doubles_leaves_families_and_settled_pairs_alone(workspace: Workspace) -> None:
    ann = add(workspace, "Ann Penrose", email="house@example.org")
    add(workspace, "Bob Trevithick", email="house@example.org")
    other_ann, third_ann = add(workspace, "ann penrose"), add(workspace, "Ann PENROSE")
    workspace.change(keep_apart, ann.id, other_ann.id)
    workspace.change(belong_together, ann.id, third_ann.id)
    assert workspace.read(likely_doubles) == ()


def test_likely_doubles_grows_with_the_directory_and_not_with_its_square(workspace: Workspace) -> None:
    people = [Person(new_id(), "Guest", email="desk@example.org") for _ in range(3_000)]
    workspace.change(put, *people)
    assert len(workspace.read(likely_doubles)) == 2_999


def test_merge_people_fills_blanks_and_keeps_the_wishes_for_care(workspace: Workspace) -> None:
    kept = add(workspace, "Ann", email="ann@example.org", access_needs=("quiet",), photo="yes", keep_on_list=True)
    other = add(
        workspace,
        "Anne",
        email="anne@example.org",
        phone="0117",
        access_needs=("step_free", "quiet"),
        photo="no",
        keep_on_list=False,
        languages=("Welsh",),
    )
    merged = workspace.change(merge_people, kept.id, other.id)
    assert (merged.full_name, merged.email, merged.phone) == ("Ann", "ann@example.org", "0117")
    assert (merged.access_needs, merged.photo, merged.keep_on_list) == (("quiet", "step_free"), "no", False)
    assert merged.languages == ("Welsh",)
    assert workspace.read(lambda view: view.find(Person)) == (merged,)


def test_merge_people_makes_one_place_of_two_and_keeps_every_fact(workspace: Workspace, evening: Event) -> None:
    kept, other = add(workspace, "Ann"), add(workspace, "Anne")
    code_of = {}
    for person in (kept, other):
        attendee = Attendee(
            new_id(), evening.id, person.id, f"CODE{person.full_name}", status="cancelled", wishes=("a",)
        )
        code_of[person.id] = attendee
        workspace.change(put, attendee)
    workspace.change(arrive, code_of[other.id].id, anyway=True)
    workspace.change(merge_people, kept.id, other.id)
    (attendee,) = workspace.read(lambda view: view.find(Attendee))
    assert (attendee.id, attendee.person_id, attendee.code) == (code_of[kept.id].id, kept.id, "CODEAnn")
    assert attendee.status == "coming"
    assert workspace.read(present, evening.id) == {attendee.id}


def test_merge_people_moves_pairs_kind_rows_and_seats_and_is_one_undo(workspace: Workspace, evening: Event) -> None:
    kept, other, bob, cem = (add(workspace, name) for name in ("Ann", "Anne", "Bob", "Cem"))
    for first, second in ((kept, bob), (other, bob), (other, cem)):
        workspace.change(keep_apart, first.id, second.id)
    dee = add(workspace, "Dee")
    workspace.change(belong_together, other.id, dee.id)
    places = [workspace.change(walk_in, evening.id, "", person_id=one.id).attendee for one in (kept, other)]
    mine, theirs = (one for one in places if one)
    cafe = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))
    surgery = workspace.change(add_activity, evening.id, "surgery", "Surgery", time(20), time(20, 30))
    table = TopicTable(new_id(), cafe.id, "Table 1", hosts=(theirs.id, mine.id))
    wish = TableWish(new_id(), cafe.id, theirs.id, (table.id,))
    request = Request(new_id(), surgery.id, theirs.id, "Help")
    workspace.change(put, table, wish, request)
    seats = [
        Placement("", one.id, who.id, 1, one.starts, one.ends, place)
        for one, who, place in ((cafe, mine, "Table 1"), (cafe, theirs, "Table 2"), (surgery, theirs, "Desk 1"))
    ]
    workspace.change(accept_plan, cafe.id, seats[:2], {}, {}, [], 1)
    workspace.change(accept_plan, surgery.id, seats[2:], {}, {}, [], 1)
    before = everything(workspace)
    workspace.change(merge_people, kept.id, other.id)
    apart, together = workspace.read(lambda view: (view.find(KeepApart), view.find(GoesWith)))
    assert {frozenset((one.first_id, one.second_id)) for one in apart} == {
        frozenset((kept.id, bob.id)),
        frozenset((kept.id, cem.id)),
    }
    assert [(one.first_id, one.second_id) for one in together] == [(kept.id, dee.id)]
    placed = workspace.read(lambda view: view.find(Placement))
    assert {(one.attendee_id, one.place) for one in placed} == {(mine.id, "Table 1"), (mine.id, "Desk 1")}
    assert workspace.read(one_place, evening.id) == ()
    rows = workspace.read(lambda view: (view.find(TopicTable), view.find(TableWish), view.find(Request)))
    assert rows[0][0].hosts == (mine.id,)
    assert (rows[1][0].attendee_id, rows[1][0].tables) == (mine.id, (table.id,))
    assert rows[2][0].attendee_id == mine.id
    assert theirs.id not in str(everything(workspace))
    assert other.id not in str(everything(workspace))
    assert workspace.undo() == "Merge Anne into Ann"
    assert everything(workspace) == before


def test_merge_people_refuses_people_who_are_two(workspace: Workspace) -> None:
    ann, bob, cem, dee = (add(workspace, name) for name in ("Ann", "Bob", "Cem", "Dee"))
    workspace.change(keep_apart, ann.id, bob.id)
    workspace.change(belong_together, bob.id, cem.id)
    workspace.change(belong_together, dee.id, ann.id)
    for kept, other in ((ann, ann), (ann, bob), (bob, ann), (bob, cem), (cem, ann), (ann, cem), (cem, dee)):
        before = everything(workspace)
        with pytest.raises(Refusal):
            workspace.change(merge_people, kept.id, other.id)
        assert everything(workspace) == before


def test_pair_that_was_kept_is_not_asked_about_again(workspace: Workspace) -> None:
    first, second, third = (add(workspace, "Ann Lee", email=f"{n}@example.org") for n in range(3))
    assert workspace.read(count_doubles) == 2
    workspace.change(keep_both, first.id, second.id)
    workspace.change(keep_both, second.id, first.id)
    assert [(one.first, one.second) for one in workspace.read(likely_doubles)] == [(first, third)]
    assert workspace.undo() == "Keep both Ann Lee and Ann Lee"
    assert workspace.read(count_doubles) == 2


def test_merging_keeps_what_was_said_of_both_entries(workspace: Workspace) -> None:
    first, second, third = (add(workspace, "Ann Lee", email=f"{n}@example.org") for n in range(3))
    workspace.change(keep_both, first.id, third.id)
    workspace.change(merge_people, second.id, first.id)
    assert workspace.read(likely_doubles) == ()


def test_who_asked_not_to_be_named_on_the_wall_is_not_named_after_joining_two_entries(workspace: Workspace) -> None:
    kept = add(workspace, "Ann", email="ann@example.org", shares="email")
    other = add(workspace, "Ann", email="ann@example.org", wall="number", shares="phone")
    merged = workspace.change(merge_people, kept.id, other.id)
    assert (merged.wall, merged.shares) == ("number", "email")
