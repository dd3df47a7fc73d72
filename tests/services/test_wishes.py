"""The wishes of one activity: one row for each person, also where merging has left them two."""

from collections.abc import Callable
from datetime import time

import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.kinds.cafe.rows import TableWish
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.wishes import Wishes
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

WISHES = Wishes(TableWish, "tables")


@pytest.fixture
def cafe(workspace: Workspace, evening: Event) -> str:
    return workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20)).id


@pytest.fixture
def ann(workspace: Workspace, evening: Event) -> str:
    attendee = workspace.change(walk_in, evening.id, "Ann").attendee
    assert attendee is not None
    return attendee.id


def act(workspace: Workspace, doing: Callable[[Work], object]) -> None:
    def verb(work: Work) -> None:
        doing(work)
        work.label = "Try"

    workspace.change(verb)


def test_two_rows_of_one_person_count_together_until_they_wish_anew(workspace: Workspace, cafe: str, ann: str) -> None:
    rows = [TableWish(new_id(), cafe, ann, ("b", "a")), TableWish(new_id(), cafe, ann, ("a", "c"))]
    act(workspace, lambda work: work.put_many(rows))
    assert workspace.read(WISHES.of, cafe) == {ann: ("b", "a", "c")}
    act(workspace, lambda work: WISHES.put(work, cafe, ann, ["c", "b", "c"]))
    assert [one.tables for one in workspace.read(View.find, TableWish)] == [("c", "b")]


def test_what_is_gone_leaves_the_wishes_and_a_row_without_wishes_goes(
    workspace: Workspace, cafe: str, ann: str
) -> None:
    act(workspace, lambda work: WISHES.put(work, cafe, ann, ["a", "b"]))
    act(workspace, lambda work: WISHES.take_out(work, cafe, "b"))
    assert workspace.read(WISHES.of, cafe) == {ann: ("a",)}
    act(workspace, lambda work: WISHES.take_out(work, cafe, "elsewhere"))
    assert workspace.read(WISHES.of, cafe) == {ann: ("a",)}
    act(workspace, lambda work: WISHES.take_out(work, cafe, "a"))
    assert workspace.read(View.find, TableWish) == ()


def test_wishing_for_nothing_leaves_no_row(workspace: Workspace, cafe: str, ann: str) -> None:
    act(workspace, lambda work: WISHES.put(work, cafe, ann, ["a"]))
    act(workspace, lambda work: WISHES.put(work, cafe, ann, []))
    assert workspace.read(View.find, TableWish) == ()
