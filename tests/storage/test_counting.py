from pathlib import Path

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.counting import count_by, count_rows
from t4gsw_desktop.storage.unit_of_work import Work


def test_rows_are_counted_by_what_they_hold(path: Path) -> None:
    def fill(work: Work) -> None:
        work.put(Event("e", "Evening", "", ""))
        work.put_many([Attendee(f"{n}", "e", "", f"{n}", status="waiting" if n else "coming") for n in range(3)])
        work.label = "Fill"

    with Workspace.create(path) as workspace:
        assert workspace.read(count_rows, Attendee) == 0
        workspace.change(fill)
        assert workspace.read(count_rows, Attendee) == 3
        assert workspace.read(count_rows, Attendee, status="waiting") == 2
        assert workspace.read(count_by, Attendee, "status", event_id="e") == {"coming": 1, "waiting": 2}
        assert workspace.read(count_by, Attendee, "person_id") == {"": 3}
