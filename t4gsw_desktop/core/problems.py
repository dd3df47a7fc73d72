"""A problem is a code with facts; `wording.py` turns it into a sentence, so that the core never speaks to people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about a plan, a list or a page.

    `code` is a lower-case name with the kind in front ("surgery.waiting"), `who` the ids of the people it is about,
    `where` the id of a table, room, session, slot or activity (or ""), `facts` what the sentence needs besides.
    `hard` marks a rule that could not be kept and therefore left somebody unplaced; it is never a broken rule.
    `private` marks what only the organiser may read (access needs, keep-apart).
    """

    code: str
    who: tuple[str, ...] = ()
    where: str = ""
    facts: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    hard: bool = False
    private: bool = False
