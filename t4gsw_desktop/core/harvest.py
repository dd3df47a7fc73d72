"""What came out of a session or a table, kept after the evening: who said it, and whether they may be named."""

from dataclasses import dataclass

IDEA, LEARNT, MISTAKE, TO_DO, QUOTE = NOTE_KINDS = ("idea", "learnt", "mistake", "to do", "quote")
NAMED, UNNAMED, NOT_SHARED = CONSENTS = ("named", "unnamed", "no")


@dataclass(frozen=True, slots=True)
class HarvestNote:
    """One note about one thing of an activity: a session of an unconference, a table of a café.

    `subject` is the id of that thing and `title` what it was called then, so that a note can be read without it; "" is
    the activity as a whole. `author` is an attendee id, or "" where nobody is told. `consent` says what its author
    agreed to: to be "named" with it, to be passed on "unnamed", or "no", to stay in this file. `at`: when it was typed.
    """

    id: str
    event_id: str
    activity_id: str
    subject: str
    title: str
    text: str
    kind: str = IDEA
    author: str = ""
    consent: str = UNNAMED
    at: str = ""
