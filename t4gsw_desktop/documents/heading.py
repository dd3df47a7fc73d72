"""What stands on every page of a paper; a value of its own, so that whoever names it need not load the PDF library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on every page: the event, when it is, when this was printed, and which plan it was printed from."""

    event: str
    when: str
    printed: str
    plan: str = ""
