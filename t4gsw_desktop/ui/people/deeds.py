"""What can be done with one person or several, each one act with its name at the foot and Undo beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import flag_for_door
from t4gsw_desktop.services.directory import PersonRow
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.invitations import add_and_invite, invite, remove_people, set_role, uninvite
from t4gsw_desktop.services.people import add_person, belong_together, edit_person, keep_apart
from t4gsw_desktop.services.person_details import PersonDetails
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.team import ROLES
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.people.erasing import EraseDialog
from t4gsw_desktop.ui.people.meeting import MeetingDialog
from t4gsw_desktop.ui.people.picking import PersonPicker
from t4gsw_desktop.ui.shell.desk import Desk

Find = Callable[[str], Sequence[PersonRow]]


class Deeds:
    """Acts on people of one desk. `find` looks for the second person where two are needed."""

    def __init__(self, desk: Desk, parent: QWidget, find: Find, event_words: Callable[[], str]) -> None:
        self._desk, self._parent, self._find, self._event_words = desk, parent, find, event_words

    def save(self, person_id: str, changes: dict[str, Any], *, invited: bool) -> str:
        """Keep what a form says, as one act; the person's id, "" when it was refused."""
        if person_id:
            done = self._desk.do(_edit, person_id, changes) if changes else None
            return person_id if done is not None or not changes else ""
        done = self._desk.do(_add, self._desk.event_id if invited else "", changes)
        return done.id if done is not None else ""

    def invite(self, ids: Sequence[str]) -> None:
        """Put people on the list of the event."""
        self._desk.do(invite, self._desk.event_id, ids)

    def uninvite(self, ids: Sequence[str]) -> None:
        """Take people off the list of the event."""
        self._desk.do(uninvite, self._desk.event_id, ids)

    def give_role(self, ids: Sequence[str], role: str) -> None:
        """Have people come as guest, helper, host or expert."""
        self._desk.do(set_role, self._desk.event_id, ids, role)

    def ask_for_apart(self, person: Person) -> None:
        """Choose from whom this person is to be kept apart."""
        self._ask(
            f"Keep {person.full_name} apart from whom?", person, lambda one: self._desk.do(keep_apart, person.id, one)
        )

    def ask_for_company(self, person: Person) -> None:
        """Choose who goes with this person."""
        question = f"Who goes with {person.full_name}?"
        self._ask(question, person, lambda one: self._desk.do(belong_together, person.id, one))

    def ask_for_double(self, person: Person) -> None:
        """Choose the entry that is the same person and becomes part of this one."""
        question = f"Which entry is {person.full_name} too? It becomes part of this one."
        self._ask(question, person, lambda one: self._desk.do(merge_people, person.id, one))

    def remove(self, ids: Sequence[str]) -> None:
        """Take people out of the directory; undo brings them back."""
        self._desk.do(remove_people, ids)

    def ask_to_erase(self, person: Person) -> None:
        """Say what erasing does, and erase only then."""
        EraseDialog(self._desk.theme, self._parent, person.full_name, partial(self._erase, person.id)).open()

    def fill_menu(self, details: PersonDetails, menu: QMenu) -> None:
        """Everything else that can be done with one person."""
        person = details.person
        if self._desk.event_id:
            event = self._event_words()
            coming = details.place is not None and details.place.status != "cancelled"
            if coming:
                menu.addAction(f"Take off {event}", partial(self.uninvite, [person.id]))
            else:
                menu.addAction(f"Add to {event}", partial(self.invite, [person.id]))
            for role, text in ROLES.items():
                if not coming or details.place is None or details.place.role != role:
                    menu.addAction(f"Comes as {text.lower()}", partial(self.give_role, [person.id], role))
            if details.place is not None:
                self._offer_meeting(person, details.place, menu)
                self._offer_schedules(details.place, menu)
            menu.addSeparator()
        for what, text in (("email address", person.email), ("phone number", person.phone)):
            if text:
                menu.addAction(f"Copy the {what}", partial(self._copy, text, what))
        menu.addAction("Goes with somebody…", partial(self.ask_for_company, person))
        menu.addAction("Join with another entry…", partial(self.ask_for_double, person))
        menu.addSeparator()
        menu.addAction("Remove from the directory", partial(self.remove, [person.id]))
        menu.addAction("Erase for good…", partial(self.ask_to_erase, person))

    def ask_to_meet(self, person: Person, place: Attendee) -> None:
        """Ask why an organiser wants to meet this person at the door."""
        MeetingDialog(
            self._desk.theme, self._parent, person.full_name, lambda why: self._desk.do(flag_for_door, place.id, why)
        ).open()

    def _offer_meeting(self, person: Person, place: Attendee, menu: QMenu) -> None:
        if place.fetch:
            menu.addAction("Need not be met at the door", lambda: self._desk.do(flag_for_door, place.id, ""))
        else:
            menu.addAction("To be met at the door…", partial(self.ask_to_meet, person, place))

    def _offer_schedules(self, place: Attendee, menu: QMenu) -> None:
        """Their own way through each unconference that has a grid."""
        for activity in self._desk.read(timeline, place.event_id).activities:
            if activity.kind == "unconference" and activity.plan_number:
                about = ("own-schedules", activity.id, place.id)
                title = activity.title.replace("&", "&&")
                menu.addAction(f"Print their schedule of {title}", partial(self._desk.go, "print", about))

    def _copy(self, text: str, what: str) -> None:
        QApplication.clipboard().setText(text)
        self._desk.say(f"The {what} can now be pasted elsewhere.")

    def _ask(self, question: str, person: Person, take: Callable[[str], object]) -> None:
        def find(text: str) -> Sequence[PersonRow]:
            return [row for row in self._find(text) if row.id != person.id]

        PersonPicker(self._desk.theme, self._parent, question, find, take).open()

    def _erase(self, person_id: str) -> str:
        try:
            return erase_person(self._desk.workspace, person_id, now=self._desk.clock())
        except Refusal as refusal:
            self._desk.warn(refusal.sentence)
            return ""


def _edit(work: Work, person_id: str, changes: Mapping[str, Any]) -> Person:
    return edit_person(work, person_id, **changes)


def _add(work: Work, event_id: str, fields: Mapping[str, Any]) -> Person:
    """Somebody new, on the list of the event as well when one is named."""
    rest = {key: value for key, value in fields.items() if key != "full_name"}
    name = str(fields.get("full_name", ""))
    return add_and_invite(work, event_id, name, **rest) if event_id else add_person(work, name, **rest)
