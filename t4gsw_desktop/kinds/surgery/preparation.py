"""Preparing a surgery by hand: experts with their topics and desks, requests in people's own words, one at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import part_spans, parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.surgery.rows import Expert, Request
from t4gsw_desktop.kinds.surgery.rules import BEST_SKILL
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.naming import REMOVED, name_of, names_of
from t4gsw_desktop.services.rounds import seats_of
from t4gsw_desktop.services.tasks import activity_of_kind, end_task, give_task, guest_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

ANY_DESK = "Any free table"
BY = ("trade", "experience")


@dataclass(frozen=True, slots=True)
class ExpertLine:
    """One expert in a list: `booked` counts the slots in which the accepted plan has somebody at their desk."""

    expert: Expert
    name: str
    booked: int


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request in a list, with its appointment in the accepted plan: slot from 1 (0: waits), time, and expert."""

    request: Request
    name: str
    slot: int
    starts: str
    expert: str


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic of a surgery: how many experts offer it, and how many requests ask for it."""

    topic: str
    offered: int
    asked: int


def add_expert(
    work: Work,
    activity_id: str,
    attendee_id: str,
    topics: Mapping[str, int],
    *,
    slots: Iterable[int] = (),
    by: str = "trade",
    desk: str = "",
) -> Expert:
    """Have somebody of the event's list advise here; `topics` maps each to a skill of 1 to 3.

    They are marked as an expert on the list. Without `desk` they get the first table of the surgery's rooms that no
    other expert has. `slots` are the numbers of the slots they are here for; none: all.
    """
    activity = activity_of_kind(work, activity_id, "surgery")
    (attendee,) = give_task(work, activity, [attendee_id], "expert")
    name = name_of(work, attendee)
    known = work.find(Expert, activity_id=activity_id, attendee_id=attendee_id)
    refuse_unless(not known, f"{name} is an expert here already. Change their topics instead.")
    expert = Expert(new_id(), activity_id, attendee_id, topics, tuple(slots), by, desk or _free_desk(work, activity))
    expert = _checked_expert(work, activity, expert)
    work.put(expert)
    work.label = f"{name} advises at {activity.title}"
    return expert


def edit_expert(work: Work, expert_id: str, **changes: Any) -> Expert:
    """Change topics, slots, by or desk of an expert, and no other field."""
    before = _expert_of(work, expert_id)
    activity = activity_of(work, before.activity_id)
    expert = _checked_expert(work, activity, replace(before, **changes))
    work.put(expert)
    work.label = f"Change what {_name(work, expert.attendee_id)} does at {activity.title}"
    return expert


def remove_expert(work: Work, expert_id: str) -> None:
    """Take an expert away, who is a guest again unless they advise elsewhere. Appointments stay until a new plan."""
    expert = _expert_of(work, expert_id)
    activity = activity_of(work, expert.activity_id)
    work.remove(Expert, expert_id)
    end_task(work, [expert.attendee_id], "expert", [Expert])
    work.label = f"{_name(work, expert.attendee_id)} no longer advises at {activity.title}"


def add_request(
    work: Work,
    activity_id: str,
    attendee_id: str,
    *,
    words: str = "",
    topics: Iterable[str] = (),
    slots: Iterable[int] = (),
    length: int = 1,
    priority: bool = False,
    waiting_since: str = "",
    avoid: Iterable[str] = (),
) -> Request:
    """Take down what somebody of the event's list asks: their own words, the topics most wanted first.

    `length` counts slots in a row, `slots` are the numbers of those they can come (none: all; see `slots_between`),
    `avoid` names attendees whom they would rather not see. Refusal without words and topics.
    """
    activity = activity_of_kind(work, activity_id, "surgery")
    attendee = guest_of(work, activity, attendee_id)
    request = Request(
        new_id(),
        activity_id,
        attendee_id,
        words.strip(),
        tuple(topics),
        tuple(slots),
        length,
        priority,
        waiting_since,
        tuple(avoid),
    )
    request = _checked_request(work, activity, request)
    work.put(request)
    work.label = f"Take down what {name_of(work, attendee)} asks"
    return request


def edit_request(work: Work, request_id: str, **changes: Any) -> Request:
    """Change the named fields of a request, and no other."""
    before = _request_of(work, request_id)
    request = _checked_request(work, activity_of(work, before.activity_id), replace(before, **changes))
    work.put(request)
    work.label = f"Change what {_name(work, request.attendee_id)} asks"
    return request


def remove_request(work: Work, request_id: str) -> None:
    """Take a request away. Its appointment stays until the surgery is planned anew."""
    request = _request_of(work, request_id)
    work.remove(Request, request_id)
    work.label = f"{_name(work, request.attendee_id)} no longer asks"


def list_experts(view: View, activity_id: str) -> tuple[ExpertLine, ...]:
    """The experts of a surgery, in the order they were added."""
    experts = view.find(Expert, activity_id=activity_id)
    names = _names(view, {one.attendee_id for one in experts})
    rows = [one for one in view.find(Placement, activity_id=activity_id, role="expert") if one.subject]
    return tuple(
        ExpertLine(one, names.get(one.attendee_id, REMOVED), sum(row.attendee_id == one.attendee_id for row in rows))
        for one in experts
    )


def list_requests(view: View, activity_id: str) -> tuple[RequestLine, ...]:
    """The requests of a surgery, in the order they came, with the appointment that the accepted plan gives them."""
    activity = activity_of(view, activity_id)
    zone = event_of(view, activity.event_id).timezone
    requests = view.find(Request, activity_id=activity_id)
    first: dict[str, Placement] = {}
    for row in view.find(Placement, activity_id=activity_id, role="expert"):
        if row.subject:
            first[row.subject] = min(row, first.get(row.subject, row), key=lambda one: one.part)
    who = {one.attendee_id for one in requests} | {row.attendee_id for row in first.values()}
    names = _names(view, who)
    starts = {n: f"{wall_clock(span.starts, zone):%H:%M}" for n, span in enumerate(part_spans(activity), 1)}
    lines = []
    for one in requests:
        place = first.get(one.id)
        slot = place.part if place else 0
        expert = names.get(place.attendee_id, REMOVED) if place else ""
        lines.append(RequestLine(one, names.get(one.attendee_id, REMOVED), slot, starts.get(slot, ""), expert))
    return tuple(lines)


def list_topics(view: View, activity_id: str) -> tuple[TopicLine, ...]:
    """Every topic that somebody offers or asks for here, in the order of the alphabet."""
    offered = [topic for one in view.find(Expert, activity_id=activity_id) for topic in one.topics]
    asked = [topic for one in view.find(Request, activity_id=activity_id) for topic in one.topics]
    spelled = {fold(topic): topic for topic in (*asked, *offered)}
    return tuple(
        TopicLine(spelled[key], sum(fold(one) == key for one in offered), sum(fold(one) == key for one in asked))
        for key in sorted(spelled)
    )


def slots_between(
    view: View, activity_id: str, comes: time | None = None, leaves: time | None = None
) -> tuple[int, ...]:
    """The slots of somebody who comes at one time on the clock and must leave by another; none (all) without either.

    Refusal when not one slot fits in between.
    """
    if comes is None and leaves is None:
        return ()
    activity = activity_of(view, activity_id)
    zone = event_of(view, activity.event_id).timezone
    first = wall_clock(part_spans(activity)[0].starts, zone)

    def since_start(moment: time) -> float:
        """Minutes from the start; a time on the clock long before it is meant for after midnight."""
        minutes = (moment.hour - first.hour) * 60 + moment.minute - first.minute
        return minutes + 24 * 60 if minutes < -12 * 60 else minutes

    begins = [(span.starts - part_spans(activity)[0].starts).total_seconds() / 60 for span in part_spans(activity)]
    length = parts_of(activity).minutes
    after = since_start(comes) if comes else min(begins)
    before = since_start(leaves) if leaves else max(begins) + length
    fit = tuple(n for n, minute in enumerate(begins, 1) if after <= minute and minute + length <= before)
    refuse_unless(fit, f"No slot of “{activity.title}” fits into that time. Choose other times.")
    return fit if len(fit) < len(begins) else ()


def _expert_of(view: View, expert_id: str) -> Expert:
    expert = view.get(Expert, expert_id)
    if expert is None:
        raise Refusal("This expert is no longer on the list. Nothing was changed.")
    return expert


def _request_of(view: View, request_id: str) -> Request:
    request = view.get(Request, request_id)
    if request is None:
        raise Refusal("This request is no longer on the list. Nothing was changed.")
    return request


def _checked_expert(view: View, activity: Activity, expert: Expert) -> Expert:
    """The expert with topics trimmed and spelled as here already, the features of their desk, and nothing unknown."""
    spelled = _spelling(view, activity, but=expert.id)
    topics = {spelled.get(fold(topic), topic.strip()): skill for topic, skill in expert.topics.items() if topic.strip()}
    refuse_unless(topics, "An expert needs at least one topic. Type what they can help with.")
    skilled = all(1 <= skill <= BEST_SKILL for skill in topics.values())
    refuse_unless(skilled, f"A skill is from 1 (knows a little) to {BEST_SKILL} (knows it well).")
    refuse_unless(expert.by in BY, "An expert helps by trade or by experience. Choose one of the two.")
    desk = expert.desk.strip() or ANY_DESK
    features = {
        feature
        for table, room in seats_of(view, activity)
        if table.name == desk
        for feature in (*table.features, *room.features)
    }
    slots = _checked_slots(activity, expert.slots)
    return replace(expert, topics=topics, slots=slots, desk=desk, features=tuple(sorted(features)))


def _checked_request(view: View, activity: Activity, request: Request) -> Request:
    """The request with topics trimmed and spelled as here already, and nothing that cannot be."""
    spelled = _spelling(view, activity, but=request.id)
    topics = tuple(dict.fromkeys(spelled.get(fold(one), one.strip()) for one in request.topics if one.strip()))
    refuse_unless(topics or request.words.strip(), "Say what they ask, in their own words or by a topic.")
    count = parts_of(activity).count
    refuse_unless(1 <= request.length <= count, f"An appointment takes from 1 to {count} slots here.")
    strangers = set(request.avoid) - set(view.get_many(Attendee, request.avoid))
    refuse_unless(not strangers, "Somebody they would rather not see is no longer on the list. Choose again.")
    return replace(request, topics=topics, words=request.words.strip(), slots=_checked_slots(activity, request.slots))


def _checked_slots(activity: Activity, slots: Iterable[int]) -> tuple[int, ...]:
    chosen, count = tuple(sorted(set(slots))), parts_of(activity).count
    known = all(1 <= one <= count for one in chosen)
    refuse_unless(known, f"“{activity.title}” has slots 1 to {count}. Choose among these.")
    return chosen


def _spelling(view: View, activity: Activity, but: str) -> dict[str, str]:
    """How topics are spelled here, as the experts do first: "Websites" and "websites" are one topic."""
    requests = [one for one in view.find(Request, activity_id=activity.id) if one.id != but]
    experts = [one for one in view.find(Expert, activity_id=activity.id) if one.id != but]
    said = [topic for one in requests for topic in one.topics] + [topic for one in experts for topic in one.topics]
    return {fold(topic): topic for topic in said}


def _free_desk(view: View, activity: Activity) -> str:
    """The first table of the activity's rooms that no expert has."""
    taken = {one.desk for one in view.find(Expert, activity_id=activity.id)}
    return next((table.name for table, _ in seats_of(view, activity) if table.name not in taken), ANY_DESK)


def _names(view: View, attendee_ids: Iterable[str]) -> dict[str, str]:
    return names_of(view, view.get_many(Attendee, attendee_ids).values())


def _name(view: View, attendee_id: str) -> str:
    return _names(view, [attendee_id]).get(attendee_id, REMOVED)
