"""What people wish for in one activity, tables or pitches: one row for each of them, in a table of the kind's own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True, slots=True)
class Wishes:
    """Rows of the type `row`: id, activity_id, attendee_id and, in the field called `field`, the ids wished for."""

    row: type[Any]
    field: str

    def of(self, view: View, activity_id: str) -> dict[str, tuple[str, ...]]:
        """What each attendee wishes for, dearest first, by attendee id.

        One who was entered twice and merged has two rows and the wishes of both, each once.
        """
        wishes: dict[str, tuple[str, ...]] = {}
        for one in view.find(self.row, activity_id=activity_id):
            wishes[one.attendee_id] = tuple(dict.fromkeys((*wishes.get(one.attendee_id, ()), *self._wanted(one))))
        return wishes

    def put(self, work: Work, activity_id: str, attendee_id: str, wanted: Iterable[str]) -> None:
        """Somebody wishes for these, dearest first, and for nothing else; none clears their wishes."""
        have = work.find(self.row, activity_id=activity_id, attendee_id=attendee_id)
        work.remove_many(self.row, [one.id for one in have[1:]])
        kept = have[0] if have else self.row(new_id(), activity_id, attendee_id)
        self._keep(work, kept, tuple(dict.fromkeys(wanted)))

    def take_out(self, work: Work, activity_id: str, gone: str) -> None:
        """Nobody wishes for `gone` any longer."""
        for one in work.find(self.row, activity_id=activity_id):
            wanted = self._wanted(one)
            if gone in wanted:
                self._keep(work, one, tuple(wish for wish in wanted if wish != gone))

    def _wanted(self, row: Any) -> tuple[str, ...]:
        wanted: tuple[str, ...] = getattr(row, self.field)
        return wanted

    def _keep(self, work: Work, row: Any, wanted: tuple[str, ...]) -> None:
        if wanted:
            work.put(replace(row, **{self.field: wanted}))
        else:
            work.remove_many(self.row, [row.id])
