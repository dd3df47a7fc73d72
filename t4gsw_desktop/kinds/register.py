"""The kinds of activity there are, one line each, in the order in which an evening plans them: the least free first."""

from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.kinds.cafe.kind import CAFE
from t4gsw_desktop.kinds.contract import EventKind, OnePaper, Sheets
from t4gsw_desktop.kinds.speed_friending.kind import SPEED_FRIENDING
from t4gsw_desktop.kinds.surgery.kind import SURGERY
from t4gsw_desktop.kinds.unconference.kind import UNCONFERENCE
from t4gsw_desktop.services.outgoing import Kinds
from t4gsw_desktop.storage.components import Component

KINDS: tuple[EventKind, ...] = (
    SURGERY,
    UNCONFERENCE,
    CAFE,
    SPEED_FRIENDING,
)


def kind_named(key: str) -> EventKind:
    """The kind called `key`; KeyError when there is none."""
    return {kind.key: kind for kind in KINDS}[key]


def forms() -> tuple[KindForm, ...]:
    """How each kind is written in the description of an evening."""
    return tuple(kind.form for kind in KINDS)


def sheets() -> dict[str, Sheets]:
    """What makes the papers of each kind, by its name."""
    return {kind.key: kind.papers for kind in KINDS}


def outgoing() -> Kinds:
    """What each kind adds to the files that an event gives to others, by its name."""
    return {kind.key: kind.outgoing for kind in KINDS if kind.outgoing is not None}


def one_papers() -> dict[str, OnePaper]:
    """What makes a paper of each kind for one thing alone, by its name."""
    return {kind.key: kind.one_paper for kind in KINDS if kind.one_paper is not None}


def components() -> tuple[Component, ...]:
    """The tables and steps of all kinds, for opening a workspace."""
    return tuple(kind.component for kind in KINDS if kind.component is not None)
