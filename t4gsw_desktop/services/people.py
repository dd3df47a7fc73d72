"""The directory: people come in, are corrected, are kept apart or belong together."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import (
    ACCESS_NEEDS,
    PHOTO_WISHES,
    TALK_WISHES,
    GoesWith,
    KeepApart,
    Person,
)
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


def add_person(work: Work, full_name: str, **fields: Any) -> Person:
    """Put somebody new into the directory; `fields` are further fields of Person. Refusal without a readable name."""
    person = Person(id=new_id(), full_name=readable_name(full_name), **fields)
    _check_choices(person)
    work.put(person)
    work.label = f"Add {person.full_name}"
    return person


def edit_person(work: Work, person_id: str, **changes: Any) -> Person:
    """Change the named fields of a person and no other, so that two screens do not undo each other's work."""
    person = person_of(work, person_id)
    if "full_name" in changes:
        changes["full_name"] = readable_name(changes["full_name"])
    changed = replace(person, **changes)
    _check_choices(changed)
    work.put(changed)
    renamed = changed.full_name != person.full_name
    work.label = rename_label(person.full_name, changed.full_name) if renamed else f"Change {person.full_name}"
    return changed


def rename_label(before: str, after: str) -> str:
    """What the log says of a new name; erasing a person finds their earlier names by it."""
    return f"Rename {before} to {after}"


def person_of(view: View, person_id: str) -> Person:
    """The person of this id; Refusal when they are no longer in the directory."""
    person = view.get(Person, person_id)
    if person is None:
        raise Refusal("This person is no longer in the directory. Nothing was changed.")
    return person


def readable_name(name: str) -> str:
    """`name` without space around it; Refusal when nothing is left that can be read."""
    trimmed = name.strip()
    readable = any(letter.isprintable() and not letter.isspace() for letter in trimmed)
    refuse_unless(readable, "A person needs a name. Type what they are called.")
    return trimmed


def _check_choices(person: Person) -> None:
    unknown = set(person.access_needs) - set(ACCESS_NEEDS)
    refuse_unless(
        not unknown, f"“{', '.join(sorted(unknown))}” is not on the list of access needs. Use the note for it."
    )
    refuse_unless(person.photo in ("", *PHOTO_WISHES), f"A photo choice is yes, ask or no, not “{person.photo}”.")
    refuse_unless(person.talk in TALK_WISHES, f"A talk choice is anyone, known or none, not “{person.talk}”.")


def keep_apart(work: Work, first_id: str, second_id: str, note: str = "") -> KeepApart:
    """See to it that these two never share a table, a round or an appointment; asking twice changes only the note.

    The log names neither of them: it is on the screen. Refused for one person, and for people who belong together.
    """
    person_of(work, first_id)
    person_of(work, second_id)
    refuse_unless(first_id != second_id, "A person cannot be kept apart from themselves. Choose somebody else.")
    refuse_unless(
        second_id not in company_of(work, first_id),
        "These two belong together: one is always where the other is. Take that back first, then keep them apart.",
    )
    known = between(work, KeepApart, first_id, second_id)
    rule = replace(known, note=note or known.note) if known else KeepApart(new_id(), first_id, second_id, note)
    work.put(rule)
    work.label = "Keep two people apart"
    return rule


def lift_keep_apart(work: Work, rule_id: str) -> None:
    """Let two people meet again."""
    work.remove(KeepApart, rule_id)
    work.label = "No longer keep two people apart"


def belong_together(work: Work, first_id: str, second_id: str, role: str = "companion") -> GoesWith:
    """See to it that the second person is always where the first is; asking twice changes only the role.

    Refused for one person, and when anybody of the one's company must be kept apart from anybody of the other's.
    """
    first, second = person_of(work, first_id), person_of(work, second_id)
    refuse_unless(first_id != second_id, "A person always goes with themselves. Choose somebody else.")
    company = company_of(work, first_id) | company_of(work, second_id)
    refuse_unless(
        not kept_apart_within(work, company),
        "Two of these people must be kept apart, so they cannot be together all evening. Take that back first.",
    )
    known = between(work, GoesWith, first_id, second_id)
    rule = replace(known, role=role) if known else GoesWith(new_id(), first_id, second_id, role)
    work.put(rule)
    work.label = f"{second.full_name} goes with {first.full_name}"
    return rule


def part_company(work: Work, rule_id: str) -> None:
    """Let two people who belonged together go their own ways."""
    work.remove(GoesWith, rule_id)
    work.label = "Two people no longer go together"


def between(view: View, kind: type[Any], first_id: str, second_id: str) -> Any:
    """The KeepApart or GoesWith between two people, whichever of them is named first; None when there is none."""
    there = view.find(kind, first_id=first_id, second_id=second_id)
    return next(iter(there or view.find(kind, first_id=second_id, second_id=first_id)), None)


def pairs_with(view: View, kind: type[Any], person_id: str) -> tuple[Any, ...]:
    """Every KeepApart or GoesWith that one person is part of."""
    return tuple(view.find(kind, first_id=person_id)) + tuple(view.find(kind, second_id=person_id))


def company_of(view: View, person_id: str) -> frozenset[str]:
    """The ids of everybody who is always where this person is, by one or several steps; themselves included."""
    company, unseen = {person_id}, [person_id]
    while unseen:
        for rule in pairs_with(view, GoesWith, unseen.pop()):
            for one in (rule.first_id, rule.second_id):
                if one not in company:
                    company.add(one)
                    unseen.append(one)
    return frozenset(company)


def kept_apart_within(view: View, company: Iterable[str]) -> tuple[KeepApart, ...]:
    """The keep-apart rules between people of one company: none, or they cannot be together."""
    ids = set(company)
    return tuple(rule for rule in view.find(KeepApart, first_id=ids) if rule.second_id in ids)


def filled(person: Person, further: Mapping[str, Any]) -> Person:
    """`person` with those of the `further` fields that are blank in theirs; nothing that is there is replaced."""
    blank = {name: value for name, value in further.items() if getattr(person, name) in ("", (), None)}
    return replace(person, **blank) if blank else person


def filled_with_care(person: Person, further: Mapping[str, Any]) -> Person:
    """`filled`, for two entries of one person: what either side says of needs, care or privacy stays."""
    photos = [photo for photo in (person.photo, further.get("photo", "")) if photo in PHOTO_WISHES]
    made = filled(person, further)
    return replace(
        made,
        access_needs=tuple(dict.fromkeys((*person.access_needs, *further.get("access_needs", ())))),
        photo=max(photos, key=PHOTO_WISHES.index, default=made.photo),
        wall="number" if "number" in (person.wall, further.get("wall")) else made.wall,
        keep_on_list=False if further.get("keep_on_list") is False else made.keep_on_list,
        access_note=_both(person.access_note, further.get("access_note", "")),
        food_needs=_both(person.food_needs, further.get("food_needs", "")),
        notes=_both(person.notes, further.get("notes", "")),
    )


def _both(first: str, second: str) -> str:
    """Both texts, one below the other; one where they say the same."""
    return "\n".join(dict.fromkeys(text for text in (first, second) if text))
