"""Saving a calendar file for everybody who has sessions of their own, to be passed on to them one by one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.unconference.lists import own_calendars
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import desk_of, heading_of
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.whole_files import plain_name, write_whole
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.saving import folder_to_begin_in


def why_no_calendars(desk: Desk) -> str:
    """Why nobody has a calendar of their own; "" where somebody may."""
    planned = desk.read(lambda view: any(one.plan_number for one in _unconferences(view, desk.event_id)))
    return "" if planned else "Calendars are ready when the grid of an unconference is."


def save_own_calendars(desk: Desk) -> None:
    """Ask for a folder and write a file for each person into it; files there keep their names and are not touched."""
    dialog = QFileDialog(
        QApplication.activeWindow(), "Save everybody's own calendar in this folder", str(folder_to_begin_in(desk))
    )
    dialog.setObjectName("print-save-calendars")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda folder: _write(desk, Path(folder)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _write(desk: Desk, folder: Path) -> None:
    files = desk.read(calendars_of, desk.event_id, desk.clock())
    try:
        for name, data in files.items():
            write_whole(_fresh(folder, name), data)
    except OSError as trouble:
        why = trouble.strerror or "the folder cannot be written"
        desk.warn(f"This could not be saved: {why}. Nothing in your file has changed. Choose another folder.")
        return
    desk.say(f"{counted(len(files), 'calendar is', 'calendars are')} saved in “{folder.name}”.")


def calendars_of(view: View, event_id: str, now: datetime) -> dict[str, bytes]:
    """The calendar of everybody who wished for sessions or hosts one, by a file name with their name."""
    roster = read_roster(view, event_id)
    names = {guest.id: guest.name for guest in roster.guests}
    files: dict[str, bytes] = {}
    for activity in _unconferences(view, event_id):
        desk = desk_of(view, roster, activity, heading_of(roster, now))
        for who, data in own_calendars(desk, now).items():
            told = plain_name(f"{names[who]}, {activity.title}")
            alike = sum(one == told or one.startswith(f"{told} (") for one in files)
            files[f"{told} ({alike + 1})" if alike else told] = data
    return files


def _unconferences(view: View, event_id: str) -> tuple[Activity, ...]:
    return view.find(Activity, event_id=event_id, kind="unconference")


def _fresh(folder: Path, name: str) -> Path:
    """A path in the folder that is not there yet."""
    path, number = folder / f"{name}.ics", 2
    while path.exists():
        path, number = folder / f"{name} {number}.ics", number + 1
    return path
