"""Fields for people on the evening's list: typed by name, completed while typing, one or several."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.ui.shell.desk import Desk

BETWEEN = ";"


def names_coming(desk: Desk) -> dict[str, str]:
    """Attendee ids by name of everybody who is coming; two of one name are told apart by their organisation."""
    guests = [guest for guest in desk.read(read_roster, desk.event_id).guests if guest.person is not None]
    seen: dict[str, str] = {}
    for guest in guests:
        name = guest.name
        if name in seen and guest.person is not None:
            name = f"{name} ({guest.person.organisation or guest.attendee.code})"
        seen[name] = guest.id
    return seen


class PeopleField(QLineEdit):
    """Names of people who are coming, with ; between where `several` are allowed."""

    def __init__(
        self, name: str, known: Mapping[str, str], chosen: Iterable[str] = (), *, several: bool = False
    ) -> None:
        super().__init__()
        self._known, self._several = known, several
        self._by_fold = {fold(one): key for one, key in known.items()}
        self.setAccessibleName(name)
        names = {key: one for one, key in known.items()}
        self.setText(f"{BETWEEN} ".join(names[one] for one in chosen if one in names))
        self.setPlaceholderText("Names, with ; between" if several else "Type a name")
        completer = QCompleter(QStringListModel(sorted(known)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        if several:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.activated.connect(self._take_completion)
            self.textEdited.connect(self._complete_last)
            completer.setWidget(self)
            self._own = completer
        else:
            self.setCompleter(completer)

    def people(self) -> tuple[str, ...]:
        """The attendee ids of those who are named and known."""
        found = [self._by_fold[fold(part)] for part in self._parts() if fold(part) in self._by_fold]
        return tuple(dict.fromkeys(found))

    def unknown(self) -> str:
        """A sentence about names that nobody who is coming has, "" when there are none."""
        lost = [part for part in self._parts() if fold(part) not in self._by_fold]
        if not lost:
            return ""
        return (
            f"Nobody who is coming is called “{lost[0]}”. Choose a name from the list, or add them under People first."
        )

    def _parts(self) -> list[str]:
        given = self.text().split(BETWEEN) if self._several else [self.text()]
        return [part.strip() for part in given if part.strip()]

    def _complete_last(self, text: str) -> None:
        last = text.rsplit(BETWEEN, 1)[-1].strip()
        self._own.setCompletionPrefix(last)
        if last:
            self._own.complete()
        elif (popup := self._own.popup()) is not None:
            popup.hide()

    def _take_completion(self, name: str) -> None:
        kept = self.text().rsplit(BETWEEN, 1)
        before = f"{kept[0].strip()}{BETWEEN} " if len(kept) == 2 else ""
        self.setText(f"{before}{name}")
