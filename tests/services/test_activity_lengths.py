from datetime import date, datetime, time, timedelta

import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import Interlude, interludes_of, part_spans, parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.activity_lengths import change_length, change_settings
from t4gsw_desktop.services.event_templates import add_new_activity
from t4gsw_desktop.services.events import create_event, edit_activity, move_event, timeline
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def lay_down(work: Work, *rows: object) -> None:
    work.put_many(rows)
    work.label = "Lay down rows"


FORM = kind_named("cafe").form


@pytest.fixture
def cafe(workspace: Workspace, evening: Event) -> Activity:
    """A café at 19:00 with two rounds of 25 minutes and five between them."""
    return workspace.change(add_new_activity, evening, FORM, datetime(2026, 10, 1, 19))  # noqa: DTZ001


@pytest.fixture
def seated(workspace: Workspace, cafe: Activity) -> Attendee:
    """Somebody with a place in both rounds, and in one row from the first to the last."""
    who = Attendee(new_id(), cafe.event_id, "", "AAAA-AAAA", label="Guest")
    first, second = part_spans(cafe)
    rows = [
        Placement(new_id(), cafe.id, who.id, number, to_text(span.starts), to_text(span.ends), place)
        for number, span, place in ((1, first, "A"), (2, second, "B"))
    ]
    whole = Placement(new_id(), cafe.id, "", 1, to_text(first.starts), to_text(second.ends), "whole")
    workspace.change(lay_down, who, *rows, whole)
    return who


def there(workspace: Workspace, cafe: Activity) -> Activity:
    return next(one for one in workspace.read(timeline, cafe.event_id).activities if one.id == cafe.id)


def shown(text: str) -> str:
    return f"{wall_clock(from_text(text)):%H:%M}"


def places(workspace: Workspace, cafe: Activity) -> dict[str, tuple[str, str]]:
    rows = workspace.read(lambda view: view.find(Placement, activity_id=cafe.id))
    return {one.place: (shown(one.starts), shown(one.ends)) for one in rows}


def test_other_rounds_move_the_end_and_the_places(workspace: Workspace, cafe: Activity, seated: Attendee) -> None:
    changed = workspace.change(change_settings, cafe.id, FORM, minutes=20, gap=10)
    assert shown(changed.ends) == "19:50"
    assert there(workspace, cafe) == changed
    assert places(workspace, cafe) == {
        "A": ("19:00", "19:20"),
        "B": ("19:30", "19:50"),
        "whole": ("19:00", "19:50"),
    }
    assert workspace.undo_label() == "Change each round, walking of Café"
    workspace.undo()
    assert there(workspace, cafe) == cafe
    assert places(workspace, cafe)["B"] == ("19:30", "19:55")


def test_a_round_less_takes_its_places_along(workspace: Workspace, cafe: Activity, seated: Attendee) -> None:
    changed = workspace.change(change_settings, cafe.id, FORM, parts=1)
    assert shown(changed.ends) == "19:25"
    assert places(workspace, cafe) == {"A": ("19:00", "19:25")}


def test_rounds_that_are_over_stay(workspace: Workspace, cafe: Activity) -> None:
    workspace.change(edit_activity, cafe.id, settings={**cafe.settings, "played": 2})
    with pytest.raises(Refusal, match="2 of “Café” have begun already"):
        workspace.change(change_settings, cafe.id, FORM, parts=1)


def test_another_length_stretches_the_rounds(workspace: Workspace, cafe: Activity, seated: Attendee) -> None:
    ends = from_text(cafe.ends) + timedelta(minutes=10)
    changed = workspace.change(change_length, cafe.id, FORM, ends)
    assert (shown(changed.ends), parts_of(changed).minutes) == ("20:05", 30)
    assert places(workspace, cafe)["B"] == ("19:35", "20:05")
    changed = workspace.change(change_length, cafe.id, FORM, ends + timedelta(minutes=5))
    assert (shown(changed.ends), parts_of(changed).minutes) == ("20:10", 32)


def test_a_length_without_a_minute_for_each_round_is_refused(workspace: Workspace, cafe: Activity) -> None:
    with pytest.raises(Refusal, match="2 rounds of “Café” need 7 minutes at least"):
        workspace.change(change_length, cafe.id, FORM, from_text(cafe.starts) + timedelta(minutes=5))
    with pytest.raises(Refusal, match="shorter than a day"):
        workspace.change(change_length, cafe.id, FORM, from_text(cafe.starts) + timedelta(hours=25))
    with pytest.raises(Refusal, match="outside the event"):
        workspace.change(change_settings, cafe.id, FORM, minutes=300)
    assert there(workspace, cafe) == cafe


def test_event_moves_to_another_day_with_all_in_it(workspace: Workspace, cafe: Activity, seated: Attendee) -> None:
    event = workspace.change(move_event, cafe.event_id, date(2026, 11, 5))
    moved = there(workspace, cafe)
    assert f"{wall_clock(from_text(event.starts)):%Y-%m-%d %H:%M}" == "2026-11-05 18:30"
    assert moved.starts == "2026-11-05T19:00:00+00:00"  # an hour later in UTC: the clocks went back between
    assert places(workspace, cafe)["A"] == ("19:00", "19:25")
    workspace.undo()
    assert there(workspace, cafe) == cafe


def test_event_does_not_move_into_an_hour_that_is_skipped(workspace: Workspace) -> None:
    night = workspace.change(create_event, "Night", date(2026, 10, 1), time(1, 30), time(4))
    assert workspace.change(move_event, night.id, date(2026, 10, 1)) == night
    with pytest.raises(Refusal, match="01:30 does not exist on 28 March 2027"):
        workspace.change(move_event, night.id, date(2027, 3, 28))


def test_a_break_moves_what_comes_after_it_and_the_end(workspace: Workspace, cafe: Activity, seated: Attendee) -> None:
    tea = Interlude(1, 20, "Tea").as_setting()
    workspace.change(change_settings, cafe.id, FORM, interludes=[tea])
    assert workspace.undo_label() == "Change breaks and plenaries of Café"
    assert shown(there(workspace, cafe).ends) == "20:10"
    assert places(workspace, cafe) == {"A": ("19:00", "19:25"), "B": ("19:45", "20:10"), "whole": ("19:00", "20:10")}
    workspace.change(change_length, cafe.id, FORM, from_text(there(workspace, cafe).starts) + timedelta(minutes=60))
    after = there(workspace, cafe)
    assert (parts_of(after).minutes, shown(after.ends)) == (20, "20:00")
    assert interludes_of(after) == (Interlude(1, 20, "Tea"),)
    with pytest.raises(Refusal, match="2 rounds of “Café” need 22 minutes at least"):
        workspace.change(change_length, cafe.id, FORM, from_text(after.starts) + timedelta(minutes=21))
    workspace.change(change_settings, cafe.id, FORM, interludes=[])
    assert shown(there(workspace, cafe).ends) == "19:45"
