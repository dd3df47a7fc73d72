"""People, who must be kept apart, who belongs together, and the organisations to point people to."""

from dataclasses import dataclass

PHOTO_WISHES = ("yes", "ask", "no")
TALK_WISHES = ("", "anyone", "known", "none")  # nothing said / talk to me / only people I know / not now
# What helps, never why. The first four are also features of rooms and tables and therefore decide where a person sits.
ACCESS_NEEDS = (
    "step_free",
    "quiet",
    "hearing_loop",
    "projector",
    "stays_put",
    "near_door",
    "rests",
    "large_print",
    "interpreter",
    "companion",
)
ORGANISATION_KINDS = ("organisation", "network", "college", "person")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the directory, once, whatever events they come to.

    `full_name` is kept exactly as typed; `call_me` is what goes on the badge when it is not empty. `email` is contact
    data and never a key. `photo` is "" until they say: use `photo_wish`, in which unknown counts as "ask".
    `access_needs` holds codes of ACCESS_NEEDS, `access_note` their own words for what helps; both are private.
    `keep_on_list` is their wish to be kept after the event (None: not asked). `wall` is "number" for who prefers the
    badge number to their name on the second screen, else "". `shares` is what is passed on to somebody who wants to
    keep in touch as they do: "email", "phone" or their own words; "" while they have not chosen, and then nothing is.
    """

    id: str
    full_name: str
    call_me: str = ""
    sort_as: str = ""
    pronouns: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    languages: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    access_needs: tuple[str, ...] = ()
    access_note: str = ""
    food_needs: str = ""
    photo: str = ""
    talk: str = ""
    companion: str = ""
    keep_on_list: bool | None = None
    notes: str = ""
    wall: str = ""
    shares: str = ""

    @property
    def badge_name(self) -> str:
        """What to call them, and so what a badge shows largest."""
        return self.call_me or self.full_name

    @property
    def photo_wish(self) -> str:
        """ "yes", "ask" or "no"; a person who has not said is asked."""
        return self.photo if self.photo in PHOTO_WISHES else "ask"


@dataclass(frozen=True, slots=True)
class KeepApart:
    """Two people who must never share a table, a round or an appointment. Absolute, private, never explained aloud."""

    id: str
    first_id: str
    second_id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoesWith:
    """The second person (a carer, an interpreter, a friend) is always where the first is."""

    id: str
    first_id: str
    second_id: str
    role: str = "companion"


@dataclass(frozen=True, slots=True)
class KeptBoth:
    """Two entries that look like one person and are two: somebody has looked, so that nobody is asked again."""

    id: str
    first_id: str
    second_id: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somewhere to point people to. `checked_on` is the ISO date when somebody last made sure it is still right."""

    id: str
    name: str
    kind: str = "organisation"
    helps_with: tuple[str, ...] = ()
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    web: str = ""
    checked_on: str = ""
    notes: str = ""
