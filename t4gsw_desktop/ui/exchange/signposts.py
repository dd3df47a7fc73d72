"""Where to point people to: the list with its search, and a form to take one down or correct it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import ORGANISATION_KINDS, Organisation
from t4gsw_desktop.services.organisations import add_organisation, edit_organisation, mark_checked, remove_organisation
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, Search, TextArea, choice, text_field
from t4gsw_desktop.ui.widgets.words import OneLine, chip, line, picture_label, words

_OLD = timedelta(days=365)
_MOST = 60


def all_organisations(view: View) -> tuple[Organisation, ...]:
    """Every entry by name."""
    return tuple(sorted(view.find(Organisation), key=lambda one: fold(one.name)))


def is_old(organisation: Organisation, today: date) -> bool:
    """True where nobody has looked for a year whether it is still right, or ever."""
    return not organisation.checked_on or today - date.fromisoformat(organisation.checked_on) > _OLD


class Signposts(QFrame):
    """The list, or the form in its place while one entry is being written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._theme = desk, desk.theme
        self.setProperty("kind", "card")
        self._page = QVBoxLayout(self)
        edge = desk.theme.px(16)
        self._page.setContentsMargins(edge, edge, edge, edge)
        self._page.setSpacing(desk.theme.px(8))
        self._editing: Organisation | None = None
        self._search_text = ""
        self._list = QVBoxLayout()
        self.fields: dict[str, QWidget] = {}

    def refresh(self) -> None:
        """Read the list; a form that is being filled in stays as it is."""
        if self._editing is None:
            self._show_list()

    def start_new(self) -> None:
        """Open the form for a new entry; one that is open already stays, with what was typed in it."""
        if self._editing is None:
            self._show_form(Organisation(id="", name=""))
        elif self._editing.id:
            self.desk.warn(f"“{self._editing.name}” is open. Save it or go back first.")
        else:
            self.fields["name"].setFocus()

    def keep(self) -> object:
        """What is looked for, and the form with what was typed in it."""
        return self._search_text, self._editing, self._values() if self._editing is not None else {}

    def restore(self, kept: object) -> None:
        """Take it back."""
        self._search_text, before, values = kept  # type: ignore[misc]
        if before is None:  # type: ignore[has-type]
            self._show_list()
            return
        self._show_form(replace(before, **values))  # type: ignore[has-type]

    # The list --------------------------------------------------------------------------------------------------------

    def _show_list(self) -> None:
        theme = self._theme
        empty(self._page)
        self._editing = None
        known = self.desk.read(all_organisations)
        count = words(f"{len(known)} in the list", "hint")
        add = Button(theme, "Add", icon="plus", kind="link", press=self.start_new)
        add.setAccessibleName("Add somewhere to point people to")
        self._page.addLayout(row(theme, words("Who to point people to", "title"), None, count, add))
        if not known:
            self._page.addWidget(
                words(
                    "Networks, colleges, helplines and people who help. Nobody is in the list yet.", "quiet", wrap=True
                )
            )
            self._page.addStretch(1)
            return
        search = Search(theme, "Search the list", "Topic, place or name")
        search.setText(self._search_text)
        search.textChanged.connect(self._filter)
        self._page.addWidget(search)
        self._list = column(theme, gap=6)
        self._page.addWidget(scrolling(self._list, name="Where to point people to"), 1)
        self._filter(self._search_text)

    def _filter(self, text: str) -> None:
        self._search_text = text
        empty(self._list)
        parts = fold(text).split()
        found = [one for one in self.desk.read(all_organisations) if all(part in _words_of(one) for part in parts)]
        for number, one in enumerate(found[:_MOST]):
            if number:
                self._list.addWidget(line())
            self._list.addWidget(self._row(one))
        if not found:
            self._list.addWidget(words("Nothing found. Try fewer letters.", "quiet"))
        if len(found) > _MOST:
            self._list.addWidget(words(f"And {len(found) - _MOST} more. Type to narrow the list.", "hint"))
        self._list.addStretch(1)

    def _row(self, one: Organisation) -> QWidget:
        theme = self._theme
        told = ", ".join(one.helps_with) or one.kind
        checked = f"Checked {date.fromisoformat(one.checked_on):%B %Y}" if one.checked_on else "Never checked"
        box = QWidget()
        box.setProperty("kind", "clear")
        text = column(theme, OneLine(one.name, "strong"), OneLine(f"{told}. {checked}", "hint"), gap=0)
        parts = row(theme, picture_label(theme, "map-pin", "ink-2", 22), gap=10)
        parts.addLayout(text, 1)
        if is_old(one, self.desk.clock().date()):
            parts.addWidget(chip("Check it", "warn"))
        edit = Button(theme, "Open", press=lambda: self._show_form(one))
        edit.setAccessibleName(f"Open {one.name}")
        parts.addWidget(edit)
        box.setLayout(parts)
        return box

    # The form --------------------------------------------------------------------------------------------------------

    def _show_form(self, one: Organisation) -> None:
        theme = self._theme
        empty(self._page)
        self._editing = one
        self.fields = {
            "name": text_field("Name", one.name),
            "kind": choice("What it is", [(kind, kind.capitalize()) for kind in ORGANISATION_KINDS], one.kind),
            "helps_with": text_field("Helps with", "; ".join(one.helps_with), "debt; housing; laptops"),
            "contact_name": text_field("Who to ask for", one.contact_name),
            "phone": text_field("Phone", one.phone),
            "email": text_field("E-mail", one.email),
            "web": text_field("Web page", one.web),
            "notes": TextArea("Notes", one.notes),
        }
        self._name = Field(theme, "Name", self.fields["name"])
        form = column(theme, self._name, gap=10)
        for key, label in (
            ("kind", "What it is"),
            ("helps_with", "Helps with, one after another with ; between"),
            ("contact_name", "Who to ask for"),
            ("phone", "Phone"),
            ("email", "E-mail"),
            ("web", "Web page"),
            ("notes", "Notes"),
        ):
            form.addWidget(Field(theme, label, self.fields[key]))
        form.addStretch(1)
        self._page.addWidget(words(one.name or "Somewhere to point people to", "title", wrap=True))
        self._page.addWidget(scrolling(form, name="About this place"), 1)
        if one.id:
            still = Button(theme, "Still right today", icon="badge-check", press=lambda: self._checked(one))
            gone = Button(theme, "Remove", icon="trash-2", press=lambda: self._remove(one))
            self._page.addLayout(row(theme, still, gone, None))
        save = Button(theme, "Save", icon="check", press=self._save)
        save.setAccessibleName("Save this place")
        self._page.addLayout(row(theme, Button(theme, "Back", press=self._show_list), None, save))
        self.fields["name"].setFocus()

    def _save(self) -> None:
        assert self._editing is not None
        values = self._values()
        if not values["name"]:
            self._name.complain("A name is needed, so that people can find it.")
            self.fields["name"].setFocus()
            return
        one, today = self._editing, self.desk.clock().date().isoformat()

        def save(work: Work) -> Organisation:
            if one.id:
                return edit_organisation(work, one.id, **values)
            return add_organisation(work, checked_on=today, **values)

        if self.desk.do(save) is not None:
            self._show_list()

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, field in self.fields.items():
            if isinstance(field, TextArea):
                values[key] = field.toPlainText().strip()
            elif key == "kind":
                values[key] = field.currentData()  # type: ignore[attr-defined]
            else:
                values[key] = field.text().strip()  # type: ignore[attr-defined]
        values["helps_with"] = tuple(part.strip() for part in values["helps_with"].split(";") if part.strip())
        return values

    def _checked(self, one: Organisation) -> None:
        if self.desk.do(mark_checked, one.id, self.desk.clock().date()) is not None:
            self._show_list()

    def _remove(self, one: Organisation) -> None:
        self.desk.do(remove_organisation, one.id)
        self._show_list()


def _words_of(one: Organisation) -> str:
    return fold(" ".join((one.name, *one.helps_with, one.contact_name, one.kind, one.notes)))
