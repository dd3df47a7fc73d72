"""Several desks of one evening: what each is called, which differences were settled, and badges of places made one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """What one desk is called; the id stays when it is renamed."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Somebody decided between what two desks did: `clash` names the difference, `choice` what was chosen."""

    id: str
    clash: str
    choice: str


@dataclass(frozen=True, slots=True)
class OtherCode:
    """A further badge code of a place: that of another place which turned out to be the same person's."""

    id: str
    event_id: str
    attendee_id: str
    code: str
