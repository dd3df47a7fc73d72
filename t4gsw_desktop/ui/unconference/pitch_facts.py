"""All that the page of pitches shows, read in one go, and how one pitch is told in a row."""

from dataclasses import dataclass

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.unconference.joining import Alike, alike_pitches
from t4gsw_desktop.kinds.unconference.preparation import PitchLine, list_pitches
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.voting_settings import votes_closed
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.papers import FEATURE_WORDS
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.unconference.pitch_list import Chip, PitchRow

ALL, HOSTLESS, UNPLACED, PROTECTED = "all", "hostless", "unplaced", "protected"


@dataclass(frozen=True)
class PitchFacts:
    """The pitches of one unconference that stand, and pairs of them that may be one session.

    `every` has all rows, joined ones too. `times` are when the slots begin ("19:10"); `hidden` while nobody may see
    what is voted for.
    """

    activity: Activity
    times: tuple[str, ...]
    lines: tuple[PitchLine, ...]
    every: tuple[Pitch, ...]
    alike: tuple[Alike, ...]
    hidden: bool

    @property
    def planned(self) -> bool:
        """True once a grid was accepted."""
        return bool(self.activity.plan_number)

    def line(self, pitch_id: str) -> PitchLine | None:
        """The standing pitch of this id."""
        return next((one for one in self.lines if one.pitch.id == pitch_id), None)

    def fits(self, line: PitchLine, wanted: str) -> bool:
        """Whether a pitch is among those that are `wanted`."""
        if wanted == HOSTLESS:
            return not line.pitch.hosts
        if wanted == UNPLACED:
            return self.planned and not line.slot
        return wanted != PROTECTED or line.pitch.protected

    def among(self, wanted: str) -> tuple[PitchLine, ...]:
        """The pitches that are `wanted`."""
        return tuple(one for one in self.lines if self.fits(one, wanted))


def pitch_facts(view: View, activity_id: str) -> PitchFacts:
    """The facts of one unconference. Refusal when it is gone."""
    activity = activity_of(view, activity_id)
    zone = event_of(view, activity.event_id).timezone
    return PitchFacts(
        activity=activity,
        times=tuple(f"{wall_clock(span.starts, zone):%H:%M}" for span in part_spans(activity)),
        lines=list_pitches(view, activity_id),
        every=tuple(sorted(view.find(Pitch, activity_id=activity_id), key=lambda one: (one.number, one.id))),
        alike=alike_pitches(view, activity_id),
        hidden=not votes_closed(activity),
    )


def row_of(facts: PitchFacts, line: PitchLine) -> PitchRow:
    """How one pitch is told: its hosts, what it needs, when it cannot be, how many wish for it, and how it stands."""
    pitch = line.pitch
    needs = ", ".join(said.lower() for need, said in FEATURE_WORDS.items() if need in pitch.needs)
    never = listed([facts.times[one - 1] for one in pitch.not_in if one <= len(facts.times)], most=4)
    said = [
        listed(line.hosts, most=3) or "Looking for a host",
        "" if facts.hidden else f"{line.votes} wish for it",
        f"needs {needs}" if needs else "",
        f"not at {never}" if never else "",
        f"with {listed([one.code for one in line.joined])}" if line.joined else "",
    ]
    return PitchRow(pitch.id, pitch.code, pitch.title, " · ".join(one for one in said if one), chip_of(facts, line))


def chip_of(facts: PitchFacts, line: PitchLine) -> Chip | None:
    """How a pitch stands: where it is, what it waits for; None before there is anything to say."""
    if line.slot and line.slot <= len(facts.times):
        return f"{facts.times[line.slot - 1]} {line.room}", "circle-check", "good"
    if not line.pitch.hosts:
        return "Needs a host", "user-search", "warn"
    if line.pitch.protected:
        return "Protected", "shield-check", "info"
    return ("Not placed", "circle", "") if facts.planned else None
