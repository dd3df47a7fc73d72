"""The report of an evening: who came, in figures only, and what there was; no name is in it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import Activity, Attendee, Event, standing_facts
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.summary import ActivitySummary, Summary, summary_pdf
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import event_of, timeline
from t4gsw_desktop.services.harvest import notes_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.sitting import first_meetings
from t4gsw_desktop.storage.unit_of_work import View

BEFORE, FIRST, WALK_IN, ABSENT = "before", "first", "walk-in", "absent"
_FEWEST = 3  # smaller groups are not told by number: somebody could be known by it


@dataclass(frozen=True, slots=True)
class EveningReport:
    """An evening in figures. `before`, `first` and `walk_ins` came; `absent` were expected and did not.

    `walk_ins_first` of the walk-ins were there for the first time, `left` of those who came went early.
    `first_meetings` counts the pairs who sat together for the first time on record.
    """

    event: Event
    before: int
    first: int
    walk_ins: int
    walk_ins_first: int
    absent: int
    left: int
    organisations: int
    activities: tuple[ActivitySummary, ...]
    first_meetings: int = 0

    @property
    def came(self) -> int:
        """Everybody who was there."""
        return self.before + self.first + self.walk_ins


def evening_report(view: View, event_id: str) -> EveningReport:
    """The figures of an event; Refusal when it is gone."""
    event = event_of(view, event_id)
    attendees = view.find(Attendee, event_id=event_id, status="coming")
    latest = {fact.attendee_id: fact.what for fact in standing_facts(facts_of(view, attendees))}
    came = [one for one in attendees if one.id in latest]
    kinds = Counter(_kind(one) for one in came)
    people = view.get_many(Person, {one.person_id for one in came if one.person_id})
    return EveningReport(
        event=event,
        before=kinds[BEFORE],
        first=kinds[FIRST],
        walk_ins=kinds[WALK_IN],
        walk_ins_first=sum(one.source == "walk-in" and bool(one.first_time) for one in came),
        absent=len(attendees) - len(came),
        left=sum(latest[one.id] == "left" for one in came),
        organisations=len({fold(one.organisation) for one in people.values() if one.organisation.strip()}),
        activities=tuple(_activity(view, one, event.timezone) for one in timeline(view, event_id).activities),
        first_meetings=first_meetings(view, event, came),
    )


def report_page(report: EveningReport, now: datetime) -> bytes:
    """The report as a PDF of one page."""
    zone = report.event.timezone
    starts, made = wall_clock(from_text(report.event.starts), zone), wall_clock(now, zone)
    heading = Heading(
        report.event.name,
        f"{starts:%a} {starts.day} {starts:%B %Y}",
        f"{made:%a} {made.day} {made:%b} {made:%H:%M}",
    )
    page = Summary(
        guests=report_sentences(report, is_over=from_text(report.event.ends) <= now),
        activities=report.activities,
        more_in="the program",
        title="Report",
        about_guests="Who came",
        tells_unmet=False,
    )
    return summary_pdf(page, heading=heading)


def report_sentences(report: EveningReport, *, is_over: bool = True) -> tuple[str, ...]:
    """Who came, in sentences; groups of fewer than three are told as that. While it is not over, some may yet come."""
    sentences = [f"{counted(report.came, 'person', 'people')} came, from {_organisations(report.organisations)}."]
    sentences.append(f"For the first time: {_few(report.first + report.walk_ins_first)}.")
    sentences.append(f"Walk-ins: {_few(report.walk_ins)}.")
    sentences.append(f"Signed up and {'did not come' if is_over else 'not here yet'}: {_few(report.absent)}.")
    if is_over and report.first_meetings:
        pairs = "pair" if report.first_meetings == 1 else "pairs"
        sentences.append(f"New connections: {_few(report.first_meetings)} {pairs} sat together for the first time.")
    return tuple(sentences)


def _kind(attendee: Attendee) -> str:
    if attendee.source == "walk-in":
        return WALK_IN
    return FIRST if attendee.first_time else BEFORE


def _activity(view: View, activity: Activity, zone: str) -> ActivitySummary:
    """One activity with how many its plan had; nothing is said of what was not planned."""
    starts, ends = (wall_clock(from_text(moment), zone) for moment in (activity.starts, activity.ends))
    placements = view.find(Placement, activity_id=activity.id)
    people = {one.attendee_id for one in placements} - {""}
    told = [f"Planned for {counted(len(people), 'person', 'people')}." if people else "No plan was made."]
    notes = notes_of(view, activity_id=activity.id)
    if notes:
        told.append(f"{counted(len(notes), 'note', 'notes')} of what came out of it {_were(len(notes))} kept.")
    return ActivitySummary(activity.title, f"{starts:%H:%M} to {ends:%H:%M}", tuple(told))


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _few(count: int) -> str:
    return f"{count:,}" if count >= _FEWEST or not count else f"fewer than {_FEWEST}"


def _organisations(count: int) -> str:
    return counted(count, "organisation", "organisations") if count else "no organisation that we know of"
