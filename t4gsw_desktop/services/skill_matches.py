"""Who offers what somebody else looks for: found by the words both used, told with the reason, decided by people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import KeepApart, Person
from t4gsw_desktop.storage.unit_of_work import View

# Of 100: the same words in another order or number ("website", "websites"), or all words of one in the other.
_GOOD, _SAME = 86.0, 97.0
_MOST = 200


@dataclass(frozen=True, slots=True)
class SkillMatch:
    """`giver` offers `offered`, which `seeker` looks for as `sought`; `good` says that both used the same words."""

    giver: Person
    seeker: Person
    offered: str
    sought: str
    good: bool

    @property
    def sentence(self) -> str:
        """The match as one sentence."""
        said = f"{self.giver.badge_name} offers {self.offered}"
        wanted = "that" if self.good else self.sought
        return f"{said}; {self.seeker.badge_name} looks for {wanted}"


def skill_matches(view: View, event_id: str = "") -> tuple[SkillMatch, ...]:
    """Matches between the people coming to an event, or in the whole directory; the surest first, at most 200.

    Two who are to be kept apart are never matched. Everybody's first match comes before anybody's second, so that one
    generous person does not fill the list.
    """
    people = _people(view, event_id)
    offers = _by_topic((person, offer) for person in people for offer in person.offers)
    needs = _by_topic((person, need) for person in people for need in person.seeks)
    apart = {frozenset((rule.first_id, rule.second_id)) for rule in view.find(KeepApart)}
    found: list[tuple[float, SkillMatch]] = []
    for need, seekers in needs.items():
        near = process.extract(need, offers.keys(), scorer=fuzz.token_set_ratio, score_cutoff=_GOOD, limit=None)
        for offer, score, _at in near:
            found += [
                (score, SkillMatch(giver, seeker, offered, sought, score >= _SAME))
                for giver, offered in offers[offer]
                for seeker, sought in seekers
                if giver.id != seeker.id and frozenset((giver.id, seeker.id)) not in apart
            ]
    return _taking_turns(found)[:_MOST]


def _people(view: View, event_id: str) -> tuple[Person, ...]:
    if not event_id:
        return view.find(Person)
    coming = [one.person_id for one in view.find(Attendee, event_id=event_id, status="coming") if one.person_id]
    return tuple(view.get_many(Person, coming).values())


def _by_topic(said: Iterable[tuple[Person, str]]) -> dict[str, list[tuple[Person, str]]]:
    topics: dict[str, list[tuple[Person, str]]] = defaultdict(list)
    for person, words in said:
        if key := fold(words).strip():
            topics[key].append((person, words))
    return topics


def _taking_turns(found: list[tuple[float, SkillMatch]]) -> tuple[SkillMatch, ...]:
    ordered = sorted(found, key=lambda one: (-one[0], one[1].seeker.full_name, one[1].giver.full_name))
    helped: dict[str, int] = defaultdict(int)
    helping: dict[str, int] = defaultdict(int)
    turns = []
    for place, (_score, match) in enumerate(ordered):
        turns.append((helped[match.seeker.id] + helping[match.giver.id], place, match))
        helped[match.seeker.id] += 1
        helping[match.giver.id] += 1
    return tuple(match for _turn, _place, match in sorted(turns, key=lambda one: one[:2]))
