"""The same person twice in the directory: found by name and e-mail, and made one without losing what they did."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from t4gsw_desktop.core.desks import OtherCode
from t4gsw_desktop.core.events import STATUSES, Attendee, Checkin
from t4gsw_desktop.core.folding import fold, words_of
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import GoesWith, KeepApart, KeptBoth, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import BadgePrint
from t4gsw_desktop.core.timeline import Span, from_text
from t4gsw_desktop.services import kind_rows
from t4gsw_desktop.services.import_memory import join_memory
from t4gsw_desktop.services.people import (
    between,
    company_of,
    filled_with_care,
    kept_apart_within,
    pairs_with,
    person_of,
)
from t4gsw_desktop.services.plans import leave_places
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.columns import read_columns
from t4gsw_desktop.storage.unit_of_work import View, Work

Pair = frozenset[str]
# What is compared of each entry: its id, folded name and folded e-mail, as fast as a large directory needs it.
_Entry = tuple[str, str, str]
_SURE, _LIKELY, _NAMESAKES = REASONS = (
    "the same name and e-mail",
    "the same e-mail and a similar name",
    "the same name",
)


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Two entries of the directory that are probably one person; `first` was made first. `reason` is for people."""

    first: Person
    second: Person
    reason: str


def likely_doubles(view: View) -> tuple[LikelyDouble, ...]:
    """Pairs that are probably one person, surest first: same name, or the same e-mail and a word of the name in common.

    An e-mail alone is no sign: families and offices share one. People kept apart or together are two people, and so
    are those whom somebody looked at and kept. Each entry is compared with the first of its group only, so the work
    grows with the directory and not with its square.
    """
    found = _found(view)
    people = view.get_many(Person, {one for pair in found for one in pair})
    doubles = [LikelyDouble(people[min(pair)], people[max(pair)], reason) for pair, reason in found.items()]
    by_name = {one.first.id: fold(one.first.full_name) for one in doubles}
    return tuple(sorted(doubles, key=lambda one: (REASONS.index(one.reason), by_name[one.first.id], one.second.id)))


def count_doubles(view: View) -> int:
    """How many pairs `likely_doubles` would tell."""
    return len(_found(view))


def keep_both(work: Work, first_id: str, second_id: str) -> KeptBoth:
    """Remember that these two entries are two people, so that nobody is asked about them again."""
    first, second = person_of(work, first_id), person_of(work, second_id)
    refuse_unless(first_id != second_id, "This is one entry already. Choose a second one.")
    known: KeptBoth | None = between(work, KeptBoth, first_id, second_id)
    kept = known or KeptBoth(new_id(), first_id, second_id)
    work.put(kept)
    work.label = f"Keep both {first.full_name} and {second.full_name}"
    return kept


def _found(view: View) -> dict[Pair, str]:
    rules: tuple[KeepApart | GoesWith | KeptBoth, ...] = (
        *view.find(KeepApart),
        *view.find(GoesWith),
        *view.find(KeptBoth),
    )
    settled = {frozenset((rule.first_id, rule.second_id)) for rule in rules}
    columns = read_columns(view, Person, ("id", "full_name", "email"))
    entries = [(one, fold(name), fold(email) if email else "") for one, name, email in columns]
    found: dict[Pair, str] = {}
    for first, second in _first_with_each(entries, lambda entry: (entry[1],)):
        same_email = first[2] and first[2] == second[2]
        found[frozenset((first[0], second[0]))] = _SURE if same_email else _NAMESAKES
    for first, second in _first_with_each(entries, _name_words_at_email):
        found.setdefault(frozenset((first[0], second[0])), _LIKELY)
    return {pair: reason for pair, reason in found.items() if pair not in settled}


def _name_words_at_email(entry: _Entry) -> tuple[str, ...]:
    """What two entries with one e-mail may have in common: a word of the name of three letters or more."""
    _, name, email = entry
    return tuple(f"{email} {word}" for word in words_of(name) if len(word) > 2) if email else ()


def _first_with_each(
    entries: Iterable[_Entry], keys: Callable[[_Entry], Iterable[str]]
) -> Iterable[tuple[_Entry, _Entry]]:
    firsts: dict[str, _Entry] = {}
    for entry in entries:
        for key in keys(entry):
            first = firsts.setdefault(key, entry)
            if first is not entry:
                yield first, entry


def merge_people(work: Work, kept_id: str, other_id: str) -> Person:
    """Make two entries one: the kept one wins, its blanks are filled, and all that the other did is the kept one's.

    Access needs of both are kept, and of two photo choices the more careful one. Where both were on one event's list,
    one place remains, with all check-ins. Refused for people who are kept apart or belong together.
    """
    kept, other = person_of(work, kept_id), person_of(work, other_id)
    refuse_unless(kept_id != other_id, "This is one entry already. Choose a second one.")
    _refuse_two_people(work, kept_id, other_id)
    merged = _merged(kept, other)
    work.put(merged)
    _move_pairs(work, kept_id, other_id)
    for attendee in work.find(Attendee, person_id=other_id):
        there = work.find(Attendee, event_id=attendee.event_id, person_id=kept_id)
        if there:
            join_attendees(work, there[0], attendee)
        else:
            work.put(replace(attendee, person_id=kept_id))
    kind_rows.put_in_place_of(work, other_id, kept_id)
    work.remove(Person, other_id)
    work.label = merge_label(other.full_name, kept.full_name)
    return merged


def merge_label(other: str, kept: str) -> str:
    """What the log says of a merge; erasing a person finds the entries that became theirs by it."""
    return f"Merge {other} into {kept}"


def _refuse_two_people(work: Work, kept_id: str, other_id: str) -> None:
    ours, theirs = company_of(work, kept_id), company_of(work, other_id)
    refuse_unless(other_id not in ours, "These two go together, so they are two people. Nothing was changed.")
    apart = kept_apart_within(work, {kept_id, other_id})
    refuse_unless(not apart, "These two are kept apart, so they are two people. Nothing was changed.")
    refuse_unless(
        not kept_apart_within(work, ours | theirs),
        "One of them belongs together with somebody whom the other must be kept apart from. Settle that first.",
    )


def _merged(kept: Person, other: Person) -> Person:
    """The kept person with blanks filled; what either side said of needs, care or privacy stays."""
    names = (name for name in Person.__dataclass_fields__ if name != "id")
    return filled_with_care(kept, {name: getattr(other, name) for name in names})


def _move_pairs(work: Work, kept_id: str, other_id: str) -> None:
    for kind in (KeepApart, GoesWith, KeptBoth):
        have = {frozenset((rule.first_id, rule.second_id)) for rule in pairs_with(work, kind, kept_id)}
        for rule in pairs_with(work, kind, other_id):
            moved = replace(
                rule,
                first_id=kept_id if rule.first_id == other_id else rule.first_id,
                second_id=kept_id if rule.second_id == other_id else rule.second_id,
            )
            if frozenset((moved.first_id, moved.second_id)) in have:
                work.remove(kind, rule.id)
            else:
                work.put(moved)


def join_attendees(work: Work, kept: Attendee, other: Attendee) -> None:
    """One place of two at one event: all facts of the door stay, and both badges go on being known."""
    checkins = work.find(Checkin, attendee_id=other.id)
    found = kept if kept.source_id else other
    came = checkins or work.find(Checkin, attendee_id=kept.id)
    work.put(
        replace(
            kept,
            label=kept.label or other.label,
            status="coming" if came else min(kept.status, other.status, key=STATUSES.index),
            ticket=kept.ticket or other.ticket,
            first_time=other.first_time if kept.first_time is None else kept.first_time,
            role=kept.role if kept.role != "guest" else other.role,
            source=found.source,
            source_id=found.source_id,
            order_ref=kept.order_ref or other.order_ref,
            wishes=tuple(dict.fromkeys((*kept.wishes, *other.wishes))),
            fetch=kept.fetch or other.fetch,
        )
    )
    work.put_many([replace(fact, attendee_id=kept.id) for fact in checkins])
    work.put_many([replace(badge, attendee_id=kept.id) for badge in work.find(BadgePrint, attendee_id=other.id)])
    codes = [replace(one, attendee_id=kept.id) for one in work.find(OtherCode, attendee_id=other.id)]
    work.put_many([*codes, OtherCode(other.id, kept.event_id, kept.id, other.code)])
    _move_placements(work, kept.id, other.id)
    join_memory(work, kept, other)
    kind_rows.put_in_place_of(work, other.id, kept.id)
    work.remove(Attendee, other.id)


def _move_placements(work: Work, kept_id: str, other_id: str) -> None:
    """Give the kept attendee the other's seats, but for those at times when they have one of their own."""
    taken = [_span(one) for one in work.find(Placement, attendee_id=kept_id)]
    theirs = work.find(Placement, attendee_id=other_id)
    doubled = [one for one in theirs if any(_span(one).overlaps(span) for span in taken)]
    leave_places(work, doubled)
    work.put_many([replace(one, attendee_id=kept_id) for one in theirs if one not in doubled])


def _span(placement: Placement) -> Span:
    return Span(from_text(placement.starts), from_text(placement.ends))
