"""What the print centre knows of an evening: its people, its papers, when each was printed, and the words for that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.documents.text import missing_glyphs
from t4gsw_desktop.kinds.register import one_papers, sheets
from t4gsw_desktop.services.badge_papers import BadgeWishes, badge_paper, badge_warnings, badges_wanted
from t4gsw_desktop.services.event_papers import names_on_paper
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.pack_state import pack_states
from t4gsw_desktop.services.paper_pack import PackedPaper, papers_of_evening
from t4gsw_desktop.services.paper_state import BADGES, CHECKIN_SHEET, DESK_NOTES, SCHEDULE, PaperState, people_changed
from t4gsw_desktop.services.papers import Paper, desk_of, heading_of
from t4gsw_desktop.services.roster import Roster, read_roster
from t4gsw_desktop.storage.unit_of_work import View

EVERYTHING, ALL_PAPERS = "everything", "All papers in one"
# Rows that no paper shows: a change of these alone leaves every page as it is.
NOT_ON_PAPER = frozenset({"printings", "checkins", "badge_prints", "checklist_marks", "import_presets", "imports"})
_NEEDED = (BADGES, CHECKIN_SHEET, DESK_NOTES, SCHEDULE)
_DAYS = 6


@dataclass(frozen=True)
class Facts:
    """The papers of one evening as read at `read_at`, after `step` of the file; `papers` in the order of the night."""

    roster: Roster
    papers: tuple[PackedPaper, ...]
    step: int
    read_at: datetime

    def named(self, name: str) -> PackedPaper | None:
        """The paper called `name`, or whose own key that is."""
        for one in self.papers:
            if name in (one.name, one.paper.key):
                return one
        return None

    def of_activity(self, activity_id: str, key: str = "") -> PackedPaper | None:
        """The paper of one activity with this key, or its first one."""
        for one in self.papers:
            if one.activity is not None and one.activity.id == activity_id and key in ("", one.paper.key, one.name):
                return one
        return None

    def in_pack(self, wishes: BadgeWishes) -> tuple[PackedPaper, ...]:
        """What "everything" holds: all that has something to say, but no badges that need label sheets of their own."""
        return tuple(
            one
            for one in self.papers
            if not (one.paper.waits or one.paper.on_purpose) and (one.name != BADGES or wishes.stock.cut_marks)
        )

    def badges(self, wishes: BadgeWishes) -> Paper:
        """The badges as they are wanted."""
        return badge_paper(self.roster, wishes, heading_of(self.roster, self.read_at))

    def large_print_wishes(self) -> int:
        """How many people asked for large print."""
        return sum("large_print" in guest.person.access_needs for guest in self.roster.guests if guest.person)

    def warnings(self, name: str, wishes: BadgeWishes, large: bool) -> tuple[str, ...]:
        """What to tell before printing. It looks into every font, so that it belongs on another thread."""
        if name == BADGES:
            return badge_warnings(badges_wanted(self.roster, wishes), wishes.stock, large_print=large)
        return tuple(
            f"No font here can draw {', '.join(letters)} of “{text}”. Write that one by hand."
            for text in names_on_paper(self.roster)
            if (letters := missing_glyphs(text))
        )


@dataclass(frozen=True, slots=True)
class Only:
    """One paper of an activity for one thing alone, such as the card of one pitch: `about` is its id."""

    key: str
    activity_id: str
    about: str

    @property
    def name(self) -> str:
        """What the paper is called among all, and in the log: its own, so that it never stands for the whole paper."""
        return f"only-{self.key}-{self.about}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a paper, or the heading above those of one activity (`name` "").

    `brief` says what `note` says where there is little room. `tone` is "good", "warn" or "quiet"; `icon` the picture of
    the paper.
    """

    name: str
    title: str
    note: str = ""
    brief: str = ""
    tone: str = "quiet"
    icon: str = ""


_ICONS = {
    EVERYTHING: "package",
    BADGES: "id-card",
    CHECKIN_SHEET: "list-checks",
    DESK_NOTES: "sticky-note",
    SCHEDULE: "calendar-days",
    "schedule-handout": "calendar-days",
    "route-cards": "contact-round",
    "appointment-cards": "contact-round",
    "master-list": "clipboard-list",
    "touch-slips": "list-checks",
    "touch-letters": "mail",
    "table-cards": "coffee",
    "table-signs": "flag",
    "day-sheets": "calendar-clock",
    "session-grid": "layout-grid",
    "door-signs": "door-open",
    "session-grid-a3": "layout-grid",
    "pitch-cards": "lightbulb",
    "voting-slips": "list-checks",
    "dot-tally": "clipboard-list",
    "pocket-schedule": "calendar-days",
    "own-schedules": "contact-round",
    "session-harvest-sheets": "sticky-note",
}


def read_facts(
    view: View, event_id: str, wishes: BadgeWishes, step: int, now: datetime, only: Only | None = None
) -> Facts:
    """Everything the papers of an evening are drawn from, with the one paper that is wanted for one thing alone."""
    roster = read_roster(view, event_id)
    papers = papers_of_evening(view, roster, sheets(), wishes, now)
    one = _one_paper(view, roster, only, now) if only is not None else None
    return Facts(roster, _beside(papers, one) if one is not None else papers, step, now)


def _one_paper(view: View, roster: Roster, only: Only, now: datetime) -> PackedPaper | None:
    """That paper; None where the thing, or the activity, is no longer there."""
    activity = view.get(Activity, only.activity_id)
    make = one_papers().get(activity.kind) if activity is not None and activity.event_id == roster.event.id else None
    if activity is None or make is None:
        return None
    paper = make(desk_of(view, roster, activity, heading_of(roster, now)), only.key, only.about)
    return PackedPaper(only.name, replace(paper, on_purpose=True), activity) if paper is not None else None


def _beside(papers: Sequence[PackedPaper], one: PackedPaper) -> tuple[PackedPaper, ...]:
    """The papers with `one` right after that of which it is a part."""
    place = next(n for n, paper in enumerate(papers, 1) if (paper.activity, paper.paper.key) == _kin(one))
    return (*papers[:place], one, *papers[place:])


def _kin(one: PackedPaper) -> tuple[Activity | None, str]:
    return one.activity, one.paper.key


def read_states(view: View, facts: Facts) -> tuple[dict[str, PaperState], frozenset[str] | None]:
    """When each paper was printed, and whose badge is not what it would be now (None: no badge was printed yet)."""
    event_id = facts.roster.event.id
    return pack_states(view, event_id, facts.papers), people_changed(view, event_id, BADGES)


def lines_of(facts: Facts, states: Mapping[str, PaperState], wishes: BadgeWishes, now: datetime) -> tuple[Line, ...]:
    """The list as it is shown, everything on top, the papers of each activity under its title."""
    pack = facts.in_pack(wishes)
    lines = [Line(EVERYTHING, ALL_PAPERS, counted(len(pack), "paper", "papers"), icon=_ICONS[EVERYTHING])]
    above = ""
    for one in facts.papers:
        activity = one.activity
        if activity is not None and activity.id != above:
            lines.append(Line("", activity.title))
            above = activity.id
        note, brief, tone = _note(one, states.get(one.name), facts.roster.event.timezone, now)
        lines.append(Line(one.name, one.paper.title, note, brief, tone, _ICONS.get(one.paper.key, "file-text")))
    return tuple(lines)


def _note(one: PackedPaper, state: PaperState | None, zone: str, now: datetime) -> tuple[str, str, str]:
    """What to say of a paper, in full and in brief, and in which tone."""
    paper = one.paper
    printed = state.printing if state is not None else None
    if state is not None and printed is not None:
        if state.changed:
            return "Changed since printing", "Changed", "warn"
        said = f"Printed {_when(printed.at, zone, now)}"
        return said, said, "good"
    if paper.waits:
        return paper.waits, paper.waits, "quiet"
    if one.name in _NEEDED:
        return f"{paper.many}, not printed yet", "Not printed yet", "warn"
    return f"{paper.many}, ready", paper.many, "quiet"


def _when(at: str, zone: str, now: datetime) -> str:
    then, today = wall_clock(from_text(at), zone), wall_clock(now, zone)
    days = (today.date() - then.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    return f"{then:%A}" if 0 < days <= _DAYS else f"{then.day} {then:%B}"


def with_badges(facts: Facts, wishes: BadgeWishes) -> Facts:
    """The same facts with the badges as they are wanted now."""
    paper = facts.badges(wishes)
    return replace(
        facts, papers=tuple(replace(one, paper=paper) if one.name == BADGES else one for one in facts.papers)
    )
