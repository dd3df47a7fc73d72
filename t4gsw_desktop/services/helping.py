"""What helps a guest, in words: for the desk notes on paper and at the door, and for nobody who need not know."""

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import Person

# What a need is called, and the word by which their own words say it already.
_NEEDS_SAID = {
    "step_free": ("step-free way and seat", "step"),
    "quiet": ("a quiet place", "quiet"),
    "hearing_loop": ("hearing loop", "loop"),
    "projector": ("a view of the screen", "screen"),
    "stays_put": ("stays at one table", "table"),
    "near_door": ("a seat near the door", "door"),
    "rests": ("rests between rounds", "rest"),
    "large_print": ("large print", "print"),
    "interpreter": ("an interpreter", "interpret"),
    "companion": ("comes with somebody", "with"),
}


def has_note(person: Person) -> bool:
    """True when there is something to know for being a good host to this guest."""
    return bool(person.access_needs or person.access_note or person.food_needs or person.companion)


def what_helps(person: Person) -> str:
    """What helps this guest, never why: their own words, and those needs that these words do not say already."""
    own_words = fold(f"{person.access_note} {person.companion}")
    helps = [said for said, sign in map(_NEEDS_SAID.__getitem__, person.access_needs) if sign not in own_words]
    helps += [words for words in (person.access_note, person.companion) if words]
    return "; ".join(helps)
