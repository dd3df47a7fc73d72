"""The form for notes of one session: typed one a line, of which kind, who said it, and whether to pass them on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from t4gsw_desktop.core.harvest import CONSENTS, IDEA, NAMED, NOT_SHARED, NOTE_KINDS, UNNAMED, HarvestNote
from t4gsw_desktop.services.harvest_lists import KIND_WORDS
from t4gsw_desktop.ui.activities.person_field import PeopleField
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, TextArea, choice
from t4gsw_desktop.ui.widgets.words import words

CONSENT_WORDS = {
    UNNAMED: "Yes, without a name",
    NAMED: "Yes, with their name",
    NOT_SHARED: "No, it stays here",
}
_ADD, _ADD_HINT = "Add these notes", "New notes, one a line. Ctrl+Enter adds them."
assert set(CONSENT_WORDS) == set(CONSENTS)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form: `author` as typed, `note_id` of the note that is being changed, "" for new ones."""

    text: str
    kind: str = IDEA
    author: str = ""
    consent: str = UNNAMED
    note_id: str = ""


class NoteForm(QFrame):
    """Asks for notes, or changes one; `keep` takes a draft and tells whether it was taken."""

    def __init__(self, theme: Theme, known: Mapping[str, str], keep: Callable[[Draft, str], bool]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._keep, self._known = keep, known
        self._note_id = ""
        self.title = words("", "title", wrap=True)
        self.where = words("", "quiet", wrap=True)
        self.text = TextArea("New notes, one a line", lines=4)
        self.text.setPlaceholderText(_ADD_HINT)
        self.kind = choice("What kind of note", [(one, KIND_WORDS[one]) for one in NOTE_KINDS], IDEA)
        self.author = PeopleField("Who said it", known)
        self.author.setPlaceholderText("Nobody in particular")
        self.consent = choice("May it be passed on", list(CONSENT_WORDS.items()), UNNAMED)
        self._author = Field(theme, "Who said it", self.author)
        self.add = Button(theme, _ADD, icon="plus", kind="primary", press=self.press)
        self.cancel = Button(theme, "Leave it as it was", press=self.clear)
        fields = row(theme, Field(theme, "Kind", self.kind), self._author, gap=12)
        fields.setStretch(1, 1)
        for box, least in ((self.kind, 9), (self.consent, 18)):
            box.setMinimumContentsLength(least)
        foot = row(theme, Field(theme, "May it be passed on?", self.consent), None, self.cancel, self.add, gap=10)
        for button in (self.cancel, self.add):
            foot.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(theme, self.title, self.where, self.text, fields, foot, gap=8, margin=16))
        self.cancel.hide()

    @property
    def draft(self) -> Draft:
        """What stands in the form now."""
        return Draft(
            self.text.toPlainText(),
            str(self.kind.currentData()),
            self.author.text(),
            str(self.consent.currentData()),
            self._note_id,
        )

    def show_draft(self, draft: Draft) -> None:
        """Put this into the form."""
        self._note_id = draft.note_id
        self.text.setPlainText(draft.text)
        self.kind.setCurrentIndex(max(0, self.kind.findData(draft.kind)))
        self.author.setText(draft.author)
        self.consent.setCurrentIndex(max(0, self.consent.findData(draft.consent)))
        self._author.complain("")
        changing = bool(draft.note_id)
        self.add.say("Save the note" if changing else _ADD, icon="check" if changing else "plus")
        self.cancel.setVisible(changing)

    def begin_change(self, note: HarvestNote) -> None:
        """Have one note changed."""
        names = {key: name for name, key in self._known.items()}
        self.show_draft(Draft(note.text, note.kind, names.get(note.author, ""), note.consent, note.id))
        self.text.setFocus()

    def clear(self) -> None:
        """Ask for new notes; kind and consent stay as chosen, for the next sheet is mostly like this one."""
        self.show_draft(Draft("", str(self.kind.currentData()), "", str(self.consent.currentData())))

    def press(self) -> None:
        """Keep what stands here, or say what is amiss."""
        unknown = self.author.unknown()
        self._author.complain(unknown)
        if unknown:
            self.author.setFocus()
        elif self._keep(self.draft, next(iter(self.author.people()), "")):
            self.clear()
            self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.press()
        else:
            super().keyPressEvent(event)
