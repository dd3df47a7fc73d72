"""Two people side by side, thing by thing, without anything that is nobody's business on a screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.outcome import Double, PersonLine
from t4gsw_desktop.ui.guest_import.course import Course

_COMPARED = (
    ("full_name", "Name"),
    ("email", "Email"),
    ("organisation", "Group"),
    ("call_me", "Called"),
    ("pronouns", "Pronouns"),
    ("languages", "Languages"),
    ("offers", "Can offer"),
    ("seeks", "Looking for"),
    ("photo", "Photos"),
    ("ticket", "Ticket"),
)
_ALWAYS = ("full_name", "email", "organisation")


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing about both. `differs` also where one says nothing."""

    name: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """True when they are not the same, whatever their capital letters."""
        return self.left.casefold() != self.right.casefold()


def compared(course: Course, double: Double) -> tuple[Pair, ...]:
    """What the row says beside what is known of the other; without what both leave blank."""
    here = _line(course, double.row)
    left: Mapping[str, object] = here.values if here else {"full_name": double.full_name, "email": double.email}
    right = _other(course, double)
    pairs = ((key, Pair(name, _text(left.get(key)), _text(right.get(key)))) for key, name in _COMPARED)
    return tuple(pair for key, pair in pairs if key in _ALWAYS or pair.left or pair.right)


def _line(course: Course, row: int) -> PersonLine | None:
    if course.seen is None:
        return None
    return next((line for line in (*course.seen.people, *course.seen.set_aside) if line.row == row), None)


def _other(course: Course, double: Double) -> Mapping[str, object]:
    if double.person_id:
        known = next((one for one in course.knowledge.known if one.id == double.person_id), None)
        if known is not None:
            return known.facts
    other = _line(course, double.other_row)
    return other.values if other else {"full_name": double.other_name, "email": double.other_email}


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


_REASONS = {
    "repeat": "Same name and same email.",
    "near_name_email": "Same email, and a name that is nearly the same.",
    "near_name": "The names are nearly the same.",
    "same_name_emails": "Same name, but another email.",
    "same_name_one_email": "Same name, and only one of them has an email.",
    "same_name_file": "Same name, and no email to tell them apart.",
    "same_name_no_email": "Same name, and no email to tell them apart.",
}


def reason(double: Double) -> str:
    """Why the two may be one person."""
    return _REASONS.get(double.code, double.why)
