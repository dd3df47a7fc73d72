"""Name badges as somebody wants them: on which sheets, from which label on, for whom, in which order."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.documents.badges import Badge, badges_pdf, missing_on_badges, small_names
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.stock import Stock, find_stock
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.papers import Paper
from t4gsw_desktop.services.roster import Guest, Roster
from t4gsw_desktop.services.team import TASKS

BY_NAME, BY_SURNAME = "name", "surname"
_WORDS = dict(TASKS)
# Spares for people who come without a booking, about one in six, never fewer than ten.
_SPARES_LEAST, _SPARES_SHARE = 10, 6


@dataclass(frozen=True, slots=True)
class BadgeWishes:
    """How badges are wanted.

    `only` holds the ids of the attendees who get one (None: everybody); `spares` counts blank ones to write on (None:
    about one in six, for everybody; none when only some get theirs). Printing begins at label `start_at` of the first
    sheet and is moved by `offset_mm` to the right and down. `trial` is one sheet with the edges of its labels drawn, to
    hold against label sheets.
    """

    stock: Stock = field(default_factory=lambda: find_stock("plain"))
    start_at: int = 1
    order: str = BY_NAME
    codes: bool = True
    photos: bool = True
    only: frozenset[str] | None = None
    spares: int | None = None
    offset_mm: tuple[float, float] = (0, 0)
    trial: bool = False


def badge_paper(roster: Roster, wishes: BadgeWishes, heading: Heading) -> Paper:
    """The badges as they are wanted; where nobody is to have one, blank ones to write on."""
    return Paper(
        "badges",
        "Name badges",
        lambda large: _draw(roster, wishes, heading, large),
        many=counted(len(guests_wanted(roster, wishes)), "badge", "badges"),
        waits="" if roster.guests else "Ready when the guests are",
    )


def _draw(roster: Roster, wishes: BadgeWishes, heading: Heading, large_print: bool) -> bytes:
    named = badges_wanted(roster, wishes)
    blank = Badge(name="", blank=True, shows_photo=wishes.photos)
    every = [*named, *[blank] * spare_count(len(named), wishes)] or [blank]
    start_at = min(wishes.start_at, wishes.stock.per_page)
    if wishes.trial:
        every = every[: wishes.stock.per_page - start_at + 1]
    return badges_pdf(
        every,
        wishes.stock,
        event=heading.event,
        start_at=start_at,
        outlines=wishes.trial,
        offset_mm=wishes.offset_mm,
        large_print=large_print,
    )


def badges_wanted(roster: Roster, wishes: BadgeWishes) -> tuple[Badge, ...]:
    """The badges with names, in their order."""
    return tuple(
        replace(badge, code=badge.code if wishes.codes else "", shows_photo=wishes.photos)
        for badge in map(badge_of, guests_wanted(roster, wishes))
    )


def guests_wanted(roster: Roster, wishes: BadgeWishes) -> tuple[Guest, ...]:
    """Those who get a badge, in the order of the badges."""
    guests = [guest for guest in roster.guests if wishes.only is None or guest.id in wishes.only]
    return tuple(sorted(guests, key=_surname) if wishes.order == BY_SURNAME else guests)


def spare_count(named: int, wishes: BadgeWishes) -> int:
    """How many blank badges are added."""
    if wishes.spares is not None:
        return wishes.spares
    return max(_SPARES_LEAST, named // _SPARES_SHARE) if wishes.only is None else 0


def badge_of(guest: Guest) -> Badge:
    """What goes on one badge; an unnamed guest gets one to write on, with their code.

    That somebody is here for the first time is not printed: nobody has been asked whether they want it known.
    """
    person, attendee = guest.person, guest.attendee
    role = _WORDS.get(attendee.role, "")
    if person is None:
        return Badge(name="", organisation=attendee.label, role=role, code=attendee.code, blank=True)
    return Badge(
        name=person.badge_name,
        pronouns=person.pronouns,
        organisation=person.organisation,
        role=role,
        photo=person.photo_wish,
        talk=person.talk,
        code=attendee.code,
        languages=person.languages,
        helps_with=", ".join(person.offers),
        ask_me=", ".join(person.focus),
    )


def badge_warnings(badges: Iterable[Badge], stock: Stock, *, large_print: bool) -> tuple[str, ...]:
    """What to say before badges are printed: letters that no font can draw, and names that come out very small."""
    known = tuple(badges)
    told = [
        f"No font here can draw {', '.join(letters)} of “{name}”. Write that one by hand."
        for name, letters in missing_on_badges(known)
    ]
    if small := small_names(known, stock, large_print=large_print):
        told.append(f"Smaller than 24 pt, because they are long: {listed(small, most=4)}.")
    return tuple(told)


def _surname(guest: Guest) -> tuple[str, str]:
    """By the last word of the full name; a name of one word, and an unnamed guest, by all there is."""
    full = guest.person.full_name if guest.person else guest.name
    return fold(full.split()[-1] if full.split() else ""), fold(full)
