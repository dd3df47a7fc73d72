from datetime import time

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.kinds.surgery.rows import Expert, Request
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.kind_rows import put_in_place_of, rows_that_name, shelves_of_kinds, take_out
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def prepared(workspace: Workspace, event: Event) -> tuple[str, str, dict[str, object]]:
    """Two attendees; rows about the first, rows that list the first beside the second, and one about the second."""
    found = [workspace.change(walk_in, event.id, name).attendee for name in ("Ann", "Bob")]
    ann, bob = (one.id for one in found if one)
    cafe = workspace.change(add_activity, event.id, "cafe", "Café", time(19), time(20))
    rows: dict[str, object] = {
        "table": TopicTable(new_id(), cafe.id, "Table 1", hosts=(ann, bob)),
        "wish": TableWish(new_id(), cafe.id, ann, ("somewhere",)),
        "expert": Expert(new_id(), cafe.id, ann, {"email": 3}, (1, 2)),
        "request": Request(new_id(), cafe.id, bob, "Help", avoid=(ann,), slots=(2,)),
        "other": TopicTable(new_id(), cafe.id, "Table 2", hosts=(bob,)),
    }

    def put(work: Work) -> None:
        work.put_many(list(rows.values()))
        work.label = "Put"

    workspace.change(put)
    return ann, bob, rows


def all_rows(workspace: Workspace) -> list[object]:
    return workspace.read(lambda view: [one for shelf in shelves_of_kinds(view) for one in view.find(shelf.value)])


def test_rows_that_name_finds_references_and_lists(workspace: Workspace, evening: Event) -> None:
    ann, _, rows = prepared(workspace, evening)
    found = [value for _, value in workspace.read(rows_that_name, [ann])]
    assert len(found) == 4
    assert all(row in found for name, row in rows.items() if name != "other")


def test_put_in_place_of_swaps_everywhere_and_keeps_lists_without_repeats(workspace: Workspace, evening: Event) -> None:
    ann, bob, _ = prepared(workspace, evening)

    def swap(work: Work) -> None:
        put_in_place_of(work, ann, bob)
        work.label = "Swap"

    workspace.change(swap)
    rows = all_rows(workspace)
    assert ann not in repr(rows)
    (expert,) = [one for one in rows if isinstance(one, Expert)]
    assert (expert.attendee_id, dict(expert.topics), expert.slots) == (bob, {"email": 3}, (1, 2))
    assert [one.hosts for one in rows if isinstance(one, TopicTable)] == [(bob,), (bob,)]
    assert [one.avoid for one in rows if isinstance(one, Request)] == [(bob,)]


def test_take_out_removes_what_is_about_somebody_and_leaves_what_only_lists_them(
    workspace: Workspace, evening: Event
) -> None:
    ann, bob, rows = prepared(workspace, evening)

    def take(work: Work) -> frozenset[str]:
        work.label = "Take out"
        return take_out(work, ann)

    touched = workspace.change(take)
    left = all_rows(workspace)
    assert len(touched) == 4
    assert {type(one) for one in left} == {TopicTable, Request}
    assert [one.hosts for one in left if isinstance(one, TopicTable)] == [(bob,), (bob,)]
    assert [(one.avoid, one.slots) for one in left if isinstance(one, Request)] == [((), (2,))]
    assert rows["other"] in left
