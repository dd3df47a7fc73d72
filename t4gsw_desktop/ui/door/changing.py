"""A guest being changed in place: their name, pronouns, photos and talk stand in a form on the card."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.services.people import edit_person, person_of
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.door.change_form import Typed
from t4gsw_desktop.ui.door.face import Face
from t4gsw_desktop.ui.door.shown import Shown
from t4gsw_desktop.ui.shell.desk import Desk


class Changing:
    """Opens the form, keeps what stands in it as one act, and remembers what the card showed before."""

    def __init__(self, desk: Desk, face: Face) -> None:
        self._desk, self._face = desk, face
        self._before: Shown | None = None
        self._guest: DoorGuest | None = None

    @property
    def under_way(self) -> bool:
        """True while the form is open."""
        return self._before is not None

    @property
    def typed(self) -> Typed | None:
        """What stands in the form; None while it is not open."""
        return self._face.change.typed if self.under_way else None

    @property
    def before(self) -> Shown:
        """What the card showed before the form was opened."""
        return self._before or Shown()

    def begin(self, guest: DoorGuest, before: Shown, typed: Typed | None = None) -> None:
        """Open the form for a guest, with what was `typed` in it before, if anything."""
        self._before, self._guest = before, guest
        form = self._face.change
        form.begin(self._desk.read(person_of, guest.person_id))
        if typed is not None:
            form.fill(typed)
        form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> Shown:
        """Keep what is other now, close the form, and return what the card showed before."""
        guest, changes = self._guest, self._face.change.changes
        before = self.end()
        if guest is not None and changes:
            self._desk.do(_change, guest.person_id, changes)
            if guest.badge_printed:
                self._desk.say(f"The badge of {guest.called} is out of date now. F4 prints another.", undo=True)
        return before

    def end(self) -> Shown:
        """Close the form; what stands in it is not kept."""
        before, self._before, self._guest = self.before, None, None
        return before


def _change(work: Work, person_id: str, changes: Mapping[str, str]) -> None:
    edit_person(work, person_id, **changes)
