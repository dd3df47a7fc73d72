"""Changing somebody in place, on the card: what to call them, their pronouns, photos, and whether they want to talk."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, scrolling
from t4gsw_desktop.ui.widgets.fields import Field, Segments, choice, text_field
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS

_PHOTOS = tuple((wish, photo.means) for wish, photo in PHOTOS.items())
_TALKS = (("", "Not said"), ("anyone", "Talk to me"), ("known", "Only people I know"), ("none", "Rather not"))
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, about this person."""

    person_id: str
    call_me: str
    pronouns: str
    photo: str
    talk: str


class ChangeForm(QWidget):
    """Four things that are on a badge. Enter keeps them, wherever in the form; Esc belongs to the page."""

    kept = Signal()

    def __init__(self, theme: Theme, *, roomy: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._roomy, self._person_id, self._full_name = roomy, "", ""
        self._before: Typed | None = None
        self.name = text_field("What to call them")
        self.pronouns = text_field("Pronouns", placeholder="she/her, they/them")
        self._photo, self._set_photo, photo = _choice(theme, "Photos", _PHOTOS, roomy=roomy)
        self._talk, self._set_talk, talk = _choice(theme, "Talking", _TALKS, roomy=roomy)
        fields = [
            Field(theme, "What to call them", self.name),
            Field(theme, "Pronouns", self.pronouns),
            Field(theme, "Photos", photo),
            Field(theme, "Talking", talk),
        ]
        if roomy:
            top = row(theme, *fields[:2], gap=14)
            inner = column(theme, top, *fields[2:], None, gap=12, margin=6)
        else:
            inner = column(theme, *fields, None, gap=10, margin=6)
        self.setLayout(column(theme, scrolling(inner, name="Change this person")))
        self.name.returnPressed.connect(self.kept)
        self.pronouns.returnPressed.connect(self.kept)

    @property
    def typed(self) -> Typed:
        """What stands in the form."""
        called = " ".join(self.name.text().split())
        call_me = "" if called == self._full_name else called
        pronouns = " ".join(self.pronouns.text().split())
        return Typed(self._person_id, call_me, pronouns, self._photo(), self._talk())

    @property
    def changes(self) -> dict[str, str]:
        """The fields of the person that are other now."""
        before, now = self._before, self.typed
        names = ("call_me", "pronouns", "photo", "talk")
        return {name: getattr(now, name) for name in names if before and getattr(now, name) != getattr(before, name)}

    def begin(self, person: Person) -> None:
        """Show what is known of somebody, their name selected."""
        self._person_id, self._full_name = person.id, person.full_name
        self._before = Typed(person.id, person.call_me, person.pronouns, person.photo_wish, person.talk)
        self.fill(self._before)

    def fill(self, typed: Typed) -> None:
        """Put this into the form, as it was typed before the page was built anew."""
        self.name.setText(typed.call_me or self._full_name)
        self.pronouns.setText(typed.pronouns)
        self._set_photo(typed.photo)
        self._set_talk(typed.talk)
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not held:
            self.kept.emit()
        else:
            super().keyPressEvent(event)


def _choice(
    theme: Theme, name: str, choices: tuple[tuple[str, str], ...], *, roomy: bool
) -> tuple[Callable[[], str], Callable[[str], object], QWidget]:
    """How to read and to set a choice, and the choice: side by side where there is room, else in a list."""
    if roomy:
        segments = Segments(theme, name, choices, choices[0][0])
        return lambda: segments.value, segments.choose, segments
    box: QComboBox = choice(name, choices, choices[0][0])
    return lambda: str(box.currentData()), lambda key: box.setCurrentIndex(box.findData(key)), box
