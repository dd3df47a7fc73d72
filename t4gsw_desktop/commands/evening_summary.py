"""How an evening came out: for scripts as JSON, for people as one page."""

import json
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.commands.evening_papers import Made
from t4gsw_desktop.commands.evening_plans import Planned
from t4gsw_desktop.commands.evening_setup import Night
from t4gsw_desktop.documents.summary import ActivitySummary, Summary, summary_pdf
from t4gsw_desktop.exchange.guest_lists.preview_json import preview_as_json, summary
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import clock_time, heading_of
from t4gsw_desktop.services.roster import read_roster

_SHOWN = 5


@dataclass(frozen=True)
class Outcome:
    """Everything an evening's run produced."""

    night: Night
    planned: tuple[Planned, ...]
    papers: Made
    exported: tuple[str, ...]
    in_two_places: int

    @property
    def json(self) -> str:
        """All of it as JSON, for scripts."""
        return json.dumps(outcome_json(self), ensure_ascii=False, indent=1)

    @property
    def guest_sentences(self) -> tuple[str, ...]:
        """Who comes, and what was noticed about the list and the description."""
        seen = self.night.seen
        sentences = [summary(seen), *seen.remarks]
        sentences += [problem.sentence for problem in seen.problems[:_SHOWN]]
        if len(seen.problems) > _SHOWN:
            rest = counted(len(seen.problems) - _SHOWN, "more cell wants", "more cells want")
            sentences.append(f"{rest} a look; `t4gsw preview` names them all.")
        sentences += filter(None, (self.night.workspace.caution, self.night.workspace.backup_caution))
        return (*sentences, *self.night.notes)

    @property
    def unmet(self) -> tuple[str, ...]:
        """What could not be met and why, and what the papers could not show."""
        problems = [problem for one in self.planned for problem in one.problems]
        return tuple(dict.fromkeys((*problems, *self.papers.warnings)))

    @property
    def private(self) -> tuple[str, ...]:
        """What could not be met, or not be done as described, for reasons that only the lead organiser may read."""
        problems = [problem for one in self.planned for problem in one.private]
        return tuple(dict.fromkeys((*self.night.private, *problems)))


def outcome_json(outcome: Outcome) -> dict[str, object]:
    """The outcome in plain values."""
    night = outcome.night
    listed = preview_as_json(night.seen)
    return {
        "evening": night.spec.name,
        "date": night.spec.date.isoformat(),
        "workspace": night.workspace.path.name,
        "guests": {key: listed[key] for key in ("summary", "read_as", "doubles", "skipped", "problems")}
        | {
            "people": len(night.seen.people),
            "unnamed_guests": len(night.seen.unnamed_guests),
            # No answers here: what was not taken in has no business in a file that lies beside the papers.
            "columns": [{"heading": one.heading, "read_as": one.label} for one in night.seen.columns],
        },
        "notes": list(night.notes),
        "activities": [_activity_json(one) for one in outcome.planned],
        "unmet": list(outcome.unmet),
        "for_the_lead_organiser_only": list(outcome.private),
        "in_two_places": outcome.in_two_places,
        "papers": [name for name, _ in outcome.papers.made],
        "exports": list(outcome.exported),
    }


def _activity_json(planned: Planned) -> dict[str, object]:
    return {
        "kind": planned.activity.kind,
        "title": planned.activity.title,
        "starts": planned.activity.starts,
        "ends": planned.activity.ends,
        "plan": planned.number,
        "headline": planned.headline,
        "score": dict(planned.score),
        "bound": dict(planned.bound),
        "unmet": list(planned.problems),
    }


def summary_paper(outcome: Outcome, now: datetime, large_print: bool) -> bytes:
    """The one page for the organiser; what is private is only counted on it."""
    roster = outcome.night.workspace.read(read_roster, outcome.night.event_id)
    zone = roster.event.timezone
    activities = tuple(
        ActivitySummary(
            one.activity.title,
            f"{clock_time(one.activity.starts, zone)} to {clock_time(one.activity.ends, zone)}, plan {one.number}",
            (one.headline,),
        )
        for one in sorted(outcome.planned, key=lambda one: (one.activity.starts, one.activity.position))
    )
    private = (
        (f"For the lead organiser only, in summary.json: {len(outcome.private)} more.",) if outcome.private else ()
    )
    page = Summary(
        guests=outcome.guest_sentences,
        activities=activities,
        unmet=(*outcome.unmet, *private),
        printed=tuple(title for _, title in outcome.papers.made),
    )
    return summary_pdf(page, heading=heading_of(roster, now), large_print=large_print)
