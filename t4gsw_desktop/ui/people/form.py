"""The form for one person, new or known: what was typed stays until it is saved, and saving is one act."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from t4gsw_desktop.core.people import ACCESS_NEEDS, Person
from t4gsw_desktop.services.person_details import NEED_NAMES
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.chip_editor import ChipEditor
from t4gsw_desktop.ui.widgets.fields import Field, TextArea, choice, text_field
from t4gsw_desktop.ui.widgets.hidden_part import HiddenPart
from t4gsw_desktop.ui.widgets.words import line, words

_TEXTS = (
    ("full_name", "Name", "As they write it themselves"),
    ("call_me", "What to call them", "Only if it is not their first name"),
    ("pronouns", "Pronouns", "she/her, he/him, they/them …"),
    ("organisation", "Organisation", ""),
    ("email", "Email", ""),
    ("phone", "Phone", ""),
)
_LISTS = (("offers", "Can offer"), ("seeks", "Looking for"), ("focus", "Cares about"), ("languages", "Languages"))
_PHOTOS = (
    ("", "Not said (we ask)"),
    ("yes", "Photos are fine"),
    ("ask", "Ask before photos"),
    ("no", "No photos, please"),
)
_TALKS = (("", "Not said"), ("anyone", "Talk to me"), ("known", "Only people I know"), ("none", "Rather not talk"))
_KEEPING = (("", "Not asked"), ("yes", "Yes, keep them"), ("no", "No, let them go"))
_WALLS = (("", "Their short name"), ("number", "Their badge number"))
_OWN = "own"
_SHARES = (
    ("", "Not chosen: nothing"),
    ("email", "Their email"),
    ("phone", "Their phone"),
    (_OWN, "What they say here:"),
)
_KEPT = {"": None, "yes": True, "no": False}
_SAID = {None: "", True: "yes", False: "no"}


class PersonForm(QFrame):
    """Fields for one person. `saved` hands over the changed fields only, and whether a new person comes tonight."""

    saved = Signal(object, bool)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        person: Person | None,
        *,
        suggestions: Sequence[str],
        event_name: str,
        called_so: Callable[[str], str],
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme, self.person, self._called_so = theme, person, called_so
        self._before = person or Person("", "")
        self._suggestions = suggestions
        self.fields: dict[str, Field] = {}
        self._lists: dict[str, ChipEditor] = {}
        self._private: dict[str, Any] = {}
        inside = column(theme, gap=12)
        edge = theme.px(20)
        inside.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        inside.addWidget(words(f"Edit {person.full_name}" if person else "New person", "title", wrap=True))
        self._add_texts(inside)
        self.tonight = QCheckBox("Coming tonight" if event_name == "tonight" else f"Coming to {event_name}")
        self.tonight.setChecked(bool(event_name))
        inside.insertWidget(2, self.tonight)
        self._add_lists(inside)
        self._add_choices(inside)
        self.private = HiddenPart(theme, "Access needs and notes", self._private_fields, lasting=True)
        inside.addWidget(self.private)
        inside.addStretch(1)
        self._save = Button(theme, "Save", icon="check", kind="primary", press=self.save)
        self._save.setAccessibleName("Save this person")
        leave = Button(theme, "Leave without saving", press=self.left.emit)
        foot = row(theme, self._save, leave, None, gap=8)
        foot.setContentsMargins(edge, theme.px(12), theme.px(8), theme.px(14))
        whole = column(theme, gap=0)
        self._scroll = scrolling(inside, name="Form")
        whole.addWidget(self._scroll, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
        self.setLayout(whole)
        self.tonight.setVisible(person is None and bool(event_name))
        if draft:
            self._take_draft(draft)

    # What was typed --------------------------------------------------------------------------------------------------

    @property
    def name_field(self) -> QLineEdit:
        """Where the name is typed."""
        field = self.fields["full_name"].control
        assert isinstance(field, QLineEdit)
        return field

    def values(self) -> dict[str, Any]:
        """Every field as it stands on the form; private ones only when they have been shown."""
        found: dict[str, Any] = {key: self._text(key) for key, _, _ in _TEXTS}
        found |= {key: editor.values for key, editor in self._lists.items()}
        found |= {"photo": self._picked("photo"), "talk": self._picked("talk")}
        found["keep_on_list"] = _KEPT[self._picked("keep_on_list")]
        found["wall"] = self._picked("wall")
        shares = self._picked("shares")
        found["shares"] = " ".join(self._own_words.text().split()) if shares == _OWN else shares
        return found | self._private_values()

    def changes(self) -> dict[str, Any]:
        """The fields that are not as they were."""
        return {key: value for key, value in self.values().items() if value != getattr(self._before, key)}

    @property
    def touched(self) -> bool:
        """True when something would be lost by closing it."""
        return bool(self.changes())

    def draft(self) -> dict[str, Any]:
        """What has to survive when the form is built anew."""
        return {"values": self.changes(), "tonight": self.tonight.isChecked(), "private": self.private.shown}

    def save(self) -> None:
        """Hand over what changed; where something cannot be right, say so there and keep everything."""
        wrong = self.complaints()
        for key, field in self.fields.items():
            field.complain(wrong.get(key, ""))
        if wrong:
            first = self.fields[next(iter(wrong))]
            focus = first.control.focusProxy() or first.control
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first)
            return
        self.saved.emit(self.changes(), self.tonight.isVisibleTo(self) and self.tonight.isChecked())

    def complaints(self) -> dict[str, str]:
        """What cannot be right, by field."""
        wrong = {}
        if not any(letter.isalnum() for letter in self._text("full_name")):
            wrong["full_name"] = "A person needs a name. Type what they are called."
        email = self._text("email")
        before, _, after = email.partition("@")
        if email and (not before or "." not in after.strip(".") or " " in email):
            wrong["email"] = "This is not a whole address yet. It looks like name@example.org."
        return wrong

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _text(self, key: str) -> str:
        control = self.fields[key].control
        assert isinstance(control, QLineEdit)
        return " ".join(control.text().split()) if key != "full_name" else control.text().strip()

    def _picked(self, key: str) -> str:
        control = self.fields[key].control
        assert isinstance(control, QComboBox)
        return str(control.currentData())

    def _private_values(self) -> dict[str, Any]:
        if not self._private:
            return {}
        boxes = self._private["access_needs"]
        texts = {key: field.toPlainText().strip() for key, field in self._private.items() if key != "access_needs"}
        return {"access_needs": tuple(need for need in ACCESS_NEEDS if boxes[need].isChecked()), **texts}

    # How it is put together ------------------------------------------------------------------------------------------

    def _add(self, layout: QVBoxLayout, key: str, label: str, control: QWidget, hint: str = "") -> None:
        self.fields[key] = Field(self._theme, label, control, hint)
        control.setObjectName(f"person {key}")
        layout.addWidget(self.fields[key])

    def _add_texts(self, layout: QVBoxLayout) -> None:
        for key, label, hint in _TEXTS:
            field = text_field(label, getattr(self._before, key), hint)
            field.returnPressed.connect(self.save)
            self._add(layout, key, label, field)
        self._known = words("", "warn", wrap=True)
        self._known.hide()
        layout.insertWidget(2, self._known)
        if self.person is None:
            self.name_field.textChanged.connect(self._look_for_namesake)

    def _look_for_namesake(self, text: str) -> None:
        known = self._called_so(text)
        self._known.setText(known)
        self._known.setVisible(bool(known))

    def _add_lists(self, layout: QVBoxLayout) -> None:
        for key, label in _LISTS:
            suggestions = self._suggestions if key in ("offers", "seeks") else ()
            editor = ChipEditor(self._theme, label, getattr(self._before, key), suggestions)
            self._lists[key] = editor
            self._add(layout, key, label, editor, "Enter or a comma after each." if key == "offers" else "")

    def _add_choices(self, layout: QVBoxLayout) -> None:
        kept = _SAID[self._before.keep_on_list]
        self._add(layout, "photo", "Photos", choice("Photos", _PHOTOS, self._before.photo))
        self._add(layout, "talk", "Talking", choice("Talking", _TALKS, self._before.talk))
        self._add(layout, "keep_on_list", "Keep after the event", choice("Keep after the event", _KEEPING, kept))
        self._add(layout, "wall", "On the wall", choice("On the wall", _WALLS, self._before.wall))
        self._add_shares(layout)

    def _add_shares(self, layout: QVBoxLayout) -> None:
        """What is passed on to somebody who wants to hear from them as they do; their own words have their own line."""
        shares = choice("To keep in touch, pass on", _SHARES, "")
        self._add(
            layout,
            "shares",
            "To keep in touch, pass on",
            shares,
            "Only to somebody who wants to hear from them too.",
        )
        self._own_words = text_field("What they say may be passed on", "", "Find me on Signal: sam.88")
        self._own_words.setObjectName("shares words")
        self._own_words.returnPressed.connect(self.save)
        own = QWidget()
        own.setProperty("kind", "clear")
        own.setLayout(column(self._theme, self._own_words))
        layout.addWidget(own)
        shares.currentIndexChanged.connect(lambda _at: self._own_words.setHidden(shares.currentData() != _OWN))
        self._set_shares(self._before.shares)

    def _set_shares(self, value: str) -> None:
        box = self.fields["shares"].control
        assert isinstance(box, QComboBox)
        known = value != _OWN and value in [key for key, _ in _SHARES]
        self._own_words.setText("" if known else value)
        box.setCurrentIndex(box.findData(value if known else _OWN))
        self._own_words.setHidden(known)

    def _private_fields(self) -> QWidget:
        theme, before = self._theme, self._before
        boxes = {need: QCheckBox(NEED_NAMES[need]) for need in ACCESS_NEEDS}
        for need, box in boxes.items():
            box.setChecked(need in before.access_needs)
        layout = column(theme, *boxes.values(), gap=4)
        self._private = {"access_needs": boxes}
        titles = (("access_note", "What helps, in their words"), ("food_needs", "Food"), ("notes", "Notes"))
        for key, label in titles:
            area = TextArea(label, getattr(before, key), lines=2)
            self._private[key] = area
            layout.addSpacing(theme.px(6))
            layout.addWidget(Field(theme, label, area))
        holder = QWidget()
        holder.setProperty("kind", "clear")
        holder.setLayout(layout)
        return holder

    def _take_draft(self, draft: Mapping[str, Any]) -> None:
        values = dict(draft["values"])
        self.tonight.setChecked(draft["tonight"])
        for key, value in values.items():
            if key in self._lists:
                self._refill(self._lists[key], value)
            elif key == "shares":
                self._set_shares(value)
            elif key in self.fields:
                control = self.fields[key].control
                if isinstance(control, QLineEdit):
                    control.setText(value)
                elif isinstance(control, QComboBox):
                    control.setCurrentIndex(max(0, control.findData(_SAID.get(value, value))))
        if draft["private"] or any(key in values for key in ("access_needs", "access_note", "food_needs", "notes")):
            self.private.reveal()
            for need, box in self._private["access_needs"].items():
                box.setChecked(need in values.get("access_needs", self._before.access_needs))
            for key in ("access_note", "food_needs", "notes"):
                self._private[key].setPlainText(values.get(key, getattr(self._before, key)))

    def _refill(self, editor: ChipEditor, wanted: Sequence[str]) -> None:
        for chip in list(editor.chips):
            if chip.property("word") not in wanted:
                editor.take_away(chip)
        for word in wanted:
            editor.add(word)

    def focus_name(self) -> None:
        """Have the name typed next, once the form is on the screen."""
        QTimer.singleShot(0, self.name_field, lambda: self.name_field.setFocus())
