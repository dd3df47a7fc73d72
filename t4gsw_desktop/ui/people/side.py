"""The right side: somebody's details, or the form for them; what is being typed is never lost to a look elsewhere."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.people import lift_keep_apart, part_company
from t4gsw_desktop.services.person_details import PersonDetails, person_details
from t4gsw_desktop.services.person_history import log_lines, person_history
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.people.deeds import Deeds
from t4gsw_desktop.ui.people.details import DetailsPanel, PersonDeeds
from t4gsw_desktop.ui.people.form import PersonForm
from t4gsw_desktop.ui.shell.desk import Desk


class PersonSide(QWidget):
    """Holds the panel, and the form while there is one; the filled button is the form's then."""

    form_opened = Signal()
    form_closed = Signal()
    saved = Signal(str)
    left = Signal()
    edit_asked = Signal()
    person_asked = Signal(str)
    back_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        deeds: Deeds,
        *,
        suggestions: Callable[[], Sequence[str]],
        event_words: Callable[[], str],
        called_so: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._desk, self._deeds = desk, deeds
        self._suggestions, self._event_words, self._called_so = suggestions, event_words, called_so
        self.form: PersonForm | None = None
        self.panel = DetailsPanel(desk.theme, self._panel_deeds())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.panel)

    def _panel_deeds(self) -> PersonDeeds:
        desk = self._desk
        return PersonDeeds(
            edit=self.edit_asked.emit,
            print_card=self.print_card,
            fill_menu=lambda menu: self._with_details(lambda details: self._deeds.fill_menu(details, menu)),
            keep_apart=lambda: self._with_details(lambda details: self._deeds.ask_for_apart(details.person)),
            lift=lambda rule_id: desk.do(lift_keep_apart, rule_id),
            part=lambda rule_id: desk.do(part_company, rule_id),
            open_person=self.person_asked.emit,
            log=self._log,
            back=None if desk.roomy else self.back_asked.emit,
        )

    def _with_details(self, deed: Callable[[PersonDetails], object]) -> None:
        if self.panel.details is not None:
            deed(self.panel.details)

    def _log(self) -> Sequence[str]:
        details = self.panel.details
        if details is None:
            return ()
        places = (details.place.id,) if details.place else ()
        return log_lines(self._desk.workspace, details.person.id, places)

    def print_card(self) -> None:
        """Go and print the badge of whoever is shown."""
        details, desk = self.panel.details, self._desk
        if details is None:
            return
        if details.place is None:
            add = partial(self._deeds.invite, [details.person.id])
            sentence = f"{details.person.full_name} is not on the list of an event, so there is no card yet."
            desk.say(sentence, button="Add them" if desk.event_id else "", press=add)
            return
        desk.go("print", ("badge", details.place.id))

    def focus_widget(self) -> QWidget:
        """Where the focus goes when somebody comes here."""
        return self.form.name_field if self.form is not None else self.panel.edit

    def show_person(self, person_id: str) -> None:
        """Show somebody, "" for nobody; a form with something typed in it stays, whoever is looked at in the list."""
        if self.form is not None and (self.form.person is None or self.form.person.id != person_id):
            if self.form.touched:
                return
            self.close_form()
        desk = self._desk
        details = desk.read(person_details, person_id, desk.event_id) if person_id else None
        if details is None:
            self.panel.show_nobody()
        else:
            self.panel.show_person(details, desk.read(person_history, person_id, desk.clock()))

    def begin(self, person_id: str = "", name: str = "") -> bool:
        """Open the form of somebody, or for somebody new; False when another one still holds something typed."""
        person = self._desk.read(View.get, Person, person_id) if person_id else None
        if (person_id and person is None) or not self.drop_form():
            return False
        self._open(person, None)
        if self.form is not None and name:
            self.form.name_field.setText(name)
        return True

    def drop_form(self) -> bool:
        """Make room; False, and said, when something typed is still open."""
        if self.form is not None and self.form.touched:
            self.form_opened.emit()
            self.form.focus_name()
            self._desk.warn("Something you typed is not saved yet. Save it or leave it first.")
            return False
        self.close_form()
        return True

    def close_form(self) -> None:
        """Close the form; what was typed goes."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
            self.panel.show()
            self.form_closed.emit()

    def kept(self) -> object:
        """The open form with what was typed, to be built anew; None while there is none."""
        form = self.form
        return None if form is None else (form.person.id if form.person else "", form.draft())

    def restore(self, kept: object) -> None:
        """Open the form again as it was."""
        assert isinstance(kept, tuple)
        person_id, draft = kept
        person = self._desk.read(View.get, Person, person_id) if person_id else None
        if person is not None or not person_id:
            self._open(person, draft)

    def _open(self, person: Person | None, draft: Any) -> None:
        self.panel.cover()
        form = PersonForm(
            self._desk.theme,
            person,
            suggestions=self._suggestions(),
            event_name=self._event_words(),
            called_so=self._called_so,
            draft=draft,
        )
        form.saved.connect(self._save)
        form.left.connect(self._leave)
        self.form = form
        self._layout.addWidget(form)
        self.panel.hide()
        self.form_opened.emit()
        form.focus_name()

    def _save(self, changes: dict[str, Any], invited: bool) -> None:
        form, self.form = self.form, None  # what is read again on the change shows the person, not the form
        if form is None:
            return
        known = form.person.id if form.person else ""
        person_id = self._deeds.save(known, changes, invited=invited)
        self.form = form
        if person_id:
            self.close_form()
            self.saved.emit(person_id)

    def _leave(self) -> None:
        kept = self.kept() if self.form is not None and self.form.touched else None
        self.close_form()
        self.left.emit()
        if kept is not None:
            self._desk.say("What you typed was not saved.", button="Open it again", press=lambda: self._reopen(kept))

    def _reopen(self, kept: object) -> None:
        """Open a form again that was left; nothing to do where the page is another by now, or a form is open."""
        if shiboken6.isValid(self) and self.form is None:
            self.restore(kept)
