"""What is done at the door about a guest: each an act by itself, with the sound of what came of it."""

from collections.abc import Callable

from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.checkin import Outcome
from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.shell.desk import Desk, refused


class Deeds:
    """Acts and sounds. `under_way` is True during an act, whose result is shown once, by who asked for it.

    Each returns what came of it, None when it was refused: then the foot of the window has said why.
    """

    def __init__(self, desk: Desk, sound: Callable[[str], object]) -> None:
        self._desk, self.sound = desk, sound
        self.under_way = False

    def arrive(self, guest: DoorGuest, *, anyway: bool = False) -> Outcome | None:
        """They are here, or back."""
        return self._do(checkin.arrive, guest.id, anyway=anyway)

    def scan(self, event_id: str, code: str) -> Outcome | None:
        """Whoever has this badge is here."""
        return self._do(checkin.arrive_by_code, event_id, code)

    def step_out(self, guest: DoorGuest) -> Outcome | None:
        """They go out and mean to be back."""
        return self._do(checkin.step_out, guest.id)

    def leave(self, guest: DoorGuest) -> Outcome | None:
        """They go home early."""
        return self._do(checkin.leave, guest.id)

    def take_in(self, event_id: str, name: str, person_id: str, photo: str) -> Outcome | None:
        """Somebody who is not on the list is here; somebody of the directory is known by `person_id`."""
        fields = {} if person_id else {"photo": photo}
        return self._do(checkin.walk_in, event_id, name, person_id=person_id, **fields)

    def undo_arrival(self, attendee_id: str) -> Outcome | None:
        """They count as not here; the foot of the window says so, with Undo beside it."""
        outcome: Outcome | None = self._desk.do(checkin.undo_arrival, attendee_id, at=self._desk.clock())
        if outcome is not None:
            self.sound(outcome.kind)
        return outcome

    def _do(self, verb: Callable[..., Outcome], *args: object, **kwargs: object) -> Outcome | None:
        self.under_way = True
        try:
            outcome = self._desk.attempt(verb, *args, at=self._desk.clock(), **kwargs)
        finally:
            self.under_way = False
        if refused(outcome):
            return None
        assert isinstance(outcome, Outcome)
        self.sound(outcome.kind)
        return outcome
