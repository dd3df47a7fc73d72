"""Who in the list is known: places by the platform's id, then by order, name and e-mail; people by name and e-mail.

An e-mail address alone never tells who somebody is: several places of one order share the buyer's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.exchange.guest_lists.drafts import Draft
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson, KnownPlace
from t4gsw_desktop.exchange.guest_lists.outcome import Change
from t4gsw_desktop.exchange.guest_lists.presets import OWN_SOURCE

_UNTOUCHED_STATUSES = ("coming", "waiting")
_BLANKS: tuple[object, ...] = (None, "", (), [])


class KnownPlaces:
    """The places of this event's list, to be claimed one by one: a place answers to one row of the file only."""

    def __init__(self, places: Sequence[KnownPlace], source: str) -> None:
        self._source = source
        self._claimed: set[str] = set()
        self._by_id: dict[tuple[str, str], KnownPlace] = {}
        self._by_facts: dict[tuple[str, str, str], list[KnownPlace]] = defaultdict(list)
        self._by_person: dict[str, KnownPlace] = {}
        for place in places:
            self._by_id.setdefault((place.source, place.source_id), place)
            self._by_id.setdefault((OWN_SOURCE, place.attendee_id), place)
            if place.person_id:
                self._by_person.setdefault(place.person_id, place)
            for name, email in _names_and_emails(place):
                self._by_facts[("", name, email)].append(place)
                if place.order_ref:
                    self._by_facts[(place.order_ref, name, email)].append(place)

    def claim_by_id(self, source_id: str) -> KnownPlace | None:
        """The place with this platform id, if no other row has claimed it."""
        place = self._by_id.get((self._source, source_id)) if source_id else None
        return self._claim([place] if place else [])

    def claim_by_facts(self, draft: Draft) -> KnownPlace | None:
        """A place with the same order, name and e-mail, else with the same name and e-mail (both blank counts)."""
        name, email = draft.folded_name, draft.folded_email
        if draft.order_ref:
            place = self._claim(self._by_facts.get((draft.order_ref, name, email), ()))
            if place:
                return place
        return self._claim(self._by_facts.get(("", name, email), ()))

    def claim_by_person(self, person_id: str) -> KnownPlace | None:
        """The place of a person of the directory, who is on the list under another name or address."""
        place = self._by_person.get(person_id)
        return self._claim([place] if place else [])

    def unclaimed(self) -> list[KnownPlace]:
        """Places no row has claimed, each attendee once, in the order given."""
        left = {place.attendee_id: place for place in self._by_id.values() if place.attendee_id not in self._claimed}
        return list(left.values())

    def _claim(self, places: Iterable[KnownPlace]) -> KnownPlace | None:
        for place in places:
            if place.attendee_id not in self._claimed:
                self._claimed.add(place.attendee_id)
                return place
        return None


def _names_and_emails(place: KnownPlace) -> set[tuple[str, str]]:
    """Name and e-mail of a place as they are now and as they were imported, folded; none for an unnamed guest."""
    pairs = {(fold(place.full_name), place.email.casefold())}
    if place.imported is not None:
        before = place.imported
        pairs.add((fold(str(before.get("full_name", ""))), str(before.get("email", "")).casefold()))
    return {pair for pair in pairs if pair[0]}


class KnownPeople:
    """The people of the directory by name and e-mail together."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self._by_both: dict[tuple[str, str], KnownPerson] = {}
        for person in people:
            if person.email:
                self._by_both.setdefault((fold(person.full_name), person.email.casefold()), person)

    def same_as(self, draft: Draft) -> KnownPerson | None:
        """The person with the same name and the same e-mail; None without an e-mail."""
        return self._by_both.get((draft.folded_name, draft.folded_email)) if draft.email else None


def find_changes(
    values: Mapping[str, object], now: Mapping[str, object], imported: Mapping[str, object] | None
) -> tuple[Change, ...]:
    """What differs between the row's `values` and the facts `now`, given what the last import brought.

    A blank here is filled, unless the list said the same before and somebody emptied it here. A value that is still
    what the list brought follows the list. Anything else was changed here and stays: it is only told, and not even
    told when the list says what it always said. A blank in the list changes nothing.
    """
    changes = []
    for name, value in values.items():
        here = now.get(name)
        if isinstance(here, list):
            here = tuple(here)
        if here == value:
            continue
        before = _as_tuple(imported.get(name)) if imported is not None else None
        if imported is not None and before == value:
            continue
        apply = (
            here in _BLANKS
            or (before not in _BLANKS and before == here)
            or _is_cancellation(name, value, here, imported)
        )
        changes.append(Change(name, here, value, apply))
    return tuple(changes)


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _is_cancellation(name: str, value: object, here: object, imported: Mapping[str, object] | None) -> bool:
    """A status nobody is known to have set here follows the list, so that a cancellation is never missed."""
    return name == "status" and here in _UNTOUCHED_STATUSES and (imported is None or "status" not in imported)
