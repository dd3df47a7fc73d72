"""Finding the people a description names among the guests, and adding the helpers who are not on the list."""

import difflib
from dataclasses import dataclass, field, replace

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.folding import fold, words_of
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.roster import Guest, everybody_listed
from t4gsw_desktop.storage.unit_of_work import Work


@dataclass
class Cast:
    """The people of one event by name, while its description is being written into the workspace.

    Everybody on the list has a part, also who waits or has cancelled: what is written of them holds when they come.
    `unknown` collects the names nobody answers to, each with where it stands and the nearest name that exists (or "");
    `added` the helpers who were not on the guest list and now are.
    """

    work: Work
    event_id: str
    unknown: list[tuple[str, str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    _by_name: dict[str, list[Guest]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for guest in everybody_listed(self.work, self.event_id):
            names = {fold(guest.name), fold(guest.person.full_name if guest.person else "")}
            for name in names - {""}:
                self._by_name.setdefault(name, []).append(guest)

    def find(self, name: str, path: str) -> Guest | None:
        """The guest called `name`, or written "Name <e-mail>"; None, and noted as unknown, when there is nobody.

        Raises FormTrouble when two guests are called so: which of them is meant cannot be guessed.
        """
        called, email = split_email(name)
        found = self._by_name.get(fold(called), [])
        if email:
            found = [guest for guest in found if guest.person and guest.person.email.casefold() == email]
        found = [guest for guest in found if guest.attendee.status == "coming"] or found
        if len(found) > 1:
            raise FormTrouble(
                f"{path}: {len(found)} guests are called “{name}”. Write “Name <e-mail>” for the one you mean."
            )
        if not found:
            self.unknown.append((path, name, self._nearest(called)))
            return None
        return found[0]

    def _nearest(self, called: str) -> str:
        """The guest whose name is nearest to one that nobody answers to, "" when none is near.

        Names of which a word is the same need be less alike for the rest: "Tom Leigh" may well be Tom Lee.
        """
        folded = fold(called)
        words = set(words_of(called))
        sharing = [name for name in self._by_name if words & set(words_of(name))]
        near = difflib.get_close_matches(folded, self._by_name, 1, 0.8) or difflib.get_close_matches(
            folded, sharing, 1, 0.65
        )
        return self._by_name[near[0]][0].name if near else ""

    def find_helper(self, name: str, role: str, path: str) -> Guest:
        """The guest called `name`, marked as `role`; somebody new is added to the people and to the event.

        Raises FormTrouble when the name is nobody's but looks like a guest's, and no e-mail says that another is meant.
        """
        known = len(self.unknown)
        guest = self.find(name, path)
        if guest is None:
            nearest = self.unknown[known][2]
            del self.unknown[known:]
            if nearest and not split_email(name)[1]:
                raise FormTrouble(
                    f"{path}: “{name}” is not on the guest list. Is it {nearest}? Correct the name, "
                    f"or write “{name} <e-mail>” when it is somebody else."
                )
            return self._add(name, role)
        attendee = self.work.get(Attendee, guest.id)  # an earlier line may have marked them already
        if attendee and attendee.role == "guest":
            self.work.put(replace(attendee, role=role))
        return guest

    def _add(self, name: str, role: str) -> Guest:
        called, email = split_email(name)
        person = Person(new_id(), called, email=email)
        taken = {one.code for one in self.work.find(Attendee, event_id=self.event_id)}
        attendee = Attendee(new_id(), self.event_id, person.id, new_code(taken), role=role, source="description")
        self.work.put_many([person, attendee])
        guest = Guest(attendee, person, called)
        self._by_name.setdefault(fold(called), []).append(guest)
        self.added.append(called)
        return guest


def split_email(name: str) -> tuple[str, str]:
    """ "Ann Lee <ann@example.org>" as name and e-mail in lower case; the e-mail is "" where none is written."""
    called, mark, rest = name.partition("<")
    is_email = mark and called.strip() and "@" in rest and rest.rstrip().endswith(">")
    return (called.strip(), rest.strip(" >").casefold()) if is_email else (name.strip(), "")
