"""Accepted plans: who is where when across all activities of an event, and nobody in two places at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from operator import attrgetter

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import Engagement, Span, from_text, in_two_places, to_text, wall_clock
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.naming import listed, names_of
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

Doubled = tuple[Engagement, Engagement]


def one_place(view: View, event_id: str) -> tuple[Doubled, ...]:
    """Every pair of placements of one person that overlap, across all activities of the event: none in a good evening.

    Hosts and experts count like everybody; somebody who rests is nowhere.
    """
    return in_two_places(_engagements(view, event_id))


def engagements(view: View, event_id: str, *, but: str = "") -> dict[str, tuple[Span, ...]]:
    """When each attendee is taken by accepted plans, in order of time; the activity `but` does not count."""
    taken: dict[str, list[Span]] = defaultdict(list)
    for one in _engagements(view, event_id, but=but):
        taken[one.attendee_id].append(one.span)
    return {who: tuple(sorted(spans, key=lambda span: span.starts)) for who, spans in taken.items()}


def accept_plan(
    work: Work,
    activity_id: str,
    placements: Iterable[Placement],
    score: Mapping[str, object],
    bound: Mapping[str, object],
    problems: Iterable[str],
    seed: int,
    *,
    at: datetime | None = None,
    giving_way: Collection[str] = (),
    from_part: int = 1,
    renumber: bool = True,
    held: Sequence[Placement] | None = None,
) -> AcceptedPlan:
    """Make `placements` the plan of an activity, under its next number, instead of those accepted before.

    In the activities `giving_way`, which are to be planned anew next, whoever is needed here at that time loses their
    place. Places in parts before `from_part` stay as they are; `placements` are those from it on. A plan that
    leaves every place as it is keeps its number where `renumber` is False, for the papers of it are as true as before.
    `held` are the places as they are, from whoever has just read them.

    Placements that stay as they were keep their rows, so that only paper that is really stale is called so. Refusal,
    naming people, when one of them would be in two places at once or is not on the event's list.
    """
    activity = activity_of(work, activity_id)
    wanted = _as_rows(activity, placements)
    _refuse_strangers(work, activity, wanted)
    _make_way(work, wanted, giving_way)
    _refuse_two_places(work, activity, wanted)
    held = work.find(Placement, activity_id=activity_id) if held is None else held
    before = [one for one in held if one.part >= from_part]
    known = {_content(one): one.id for one in before}
    staying = {known.pop(_content(one), one.id) for one in wanted}
    there = {one.id for one in before}
    work.remove_many(Placement, there - staying)
    work.put_many([one for one in wanted if one.id in staying])
    earlier = max(work.find(AcceptedPlan, activity_id=activity_id), key=lambda one: one.number, default=None)
    number = max(activity.plan_number, earlier.number if earlier else 0)
    same = earlier is not None and not renumber and staying == there and earlier.number == number
    plan = AcceptedPlan(
        earlier.id if earlier and same else new_id(),
        activity_id,
        number if same else number + 1,
        to_text(at or now_utc()),
        seed,
        dict(score),
        dict(bound),
        tuple(problems),
    )
    number = plan.number
    work.put_many([plan, replace(activity, plan_number=number)])
    work.label = f"Accept plan {number} of {activity.title}"
    return plan


def take_out(work: Work, activity_id: str, placement_ids: Collection[str]) -> None:
    """Take these places out of the accepted plan of an activity; whoever had them is free then."""
    activity = activity_of(work, activity_id)
    held = [one for one in work.find(Placement, activity_id=activity_id) if one.id in placement_ids]
    names = names_of(work, work.get_many(Attendee, {one.attendee_id for one in held}).values())
    leave_places(work, held)
    work.label = f"Take {listed(sorted(names.values())) or 'nobody'} out of {activity.title}"


def leave_places(work: Work, placements: Iterable[Placement]) -> None:
    """Have people lose these places. A session that loses its last host keeps its slot and room, and looks for one."""
    lost = {one.id: one for one in placements}
    sessions = {(one.activity_id, one.subject): one for one in lost.values() if one.role == "host" and one.subject}
    held = work.find(
        Placement, activity_id={one.activity_id for one in sessions.values()}, subject={key[1] for key in sessions}
    )
    hosted = {(one.activity_id, one.subject) for one in held if one.id not in lost}
    staying = [replace(one, attendee_id="") for key, one in sessions.items() if key not in hosted]
    work.remove_many(Placement, lost.keys() - {one.id for one in staying})
    work.put_many(staying)


def _as_rows(activity: Activity, placements: Iterable[Placement]) -> list[Placement]:
    rows = [replace(one, id=one.id or new_id(), activity_id=activity.id) for one in placements]
    for one in rows:
        if one.starts >= one.ends:
            raise ValueError(f"the placement {one.id} ends before it starts")
    return rows


# All that a placement says but for its id.
_content = attrgetter(*(one.name for one in fields(Placement) if one.name != "id"))


def _engagements(view: View, event_id: str, but: str = "") -> list[Engagement]:
    activities = {one.id: one for one in view.find(Activity, event_id=event_id) if one.id != but}
    placements = view.find(Placement, activity_id=set(activities))
    return [_engagement(one, activities[one.activity_id]) for one in placements if _is_somewhere(one)]


def _is_somewhere(placement: Placement) -> bool:
    """Not so for somebody who rests, nor for a session that still looks for a host."""
    return placement.role != "rest" and placement.attendee_id != ""


def _engagement(placement: Placement, activity: Activity) -> Engagement:
    return Engagement(placement.attendee_id, _span(placement), placement.activity_id, activity.title)


def _span(placement: Placement) -> Span:
    return Span(from_text(placement.starts), from_text(placement.ends))


def _refuse_strangers(work: Work, activity: Activity, rows: list[Placement]) -> None:
    wanted = {one.attendee_id for one in rows} - {""}
    known = work.get_many(Attendee, wanted)
    here = all(who in known and known[who].event_id == activity.event_id for who in wanted)
    refuse_unless(here, "This plan holds somebody who is not on the list of the event any more. Plan again.")


def _make_way(work: Work, rows: list[Placement], giving_way: Collection[str]) -> None:
    needed: dict[str, list[Span]] = defaultdict(list)
    for one in filter(_is_somewhere, rows):
        needed[one.attendee_id].append(_span(one))
    held = work.find(Placement, activity_id=set(giving_way), attendee_id=set(needed))
    leave_places(work, [one for one in held if any(_span(one).overlaps(span) for span in needed[one.attendee_id])])


def _refuse_two_places(work: Work, activity: Activity, rows: list[Placement]) -> None:
    others = _engagements(work, activity.event_id, but=activity.id)
    ours = [_engagement(one, activity) for one in rows if _is_somewhere(one)]
    concerned = {one.attendee_id for one in ours}
    clashes = in_two_places([*ours, *(one for one in others if one.attendee_id in concerned)])
    clashes = tuple(pair for pair in clashes if activity.id in (pair[0].activity_id, pair[1].activity_id))
    if not clashes:
        return
    zone = event_of(work, activity.event_id).timezone
    names = names_of(work, work.get_many(Attendee, {pair[0].attendee_id for pair in clashes}).values())
    told: dict[str, str] = {}
    for first, second in clashes:
        when = f"{wall_clock(max(first.span.starts, second.span.starts), zone):%H:%M}"
        places = first.label if first.label == second.label else f"{first.label} and {second.label}"
        told.setdefault(first.attendee_id, f"{names[first.attendee_id]} ({places}, {when})")
    refuse_unless(
        False, f"In two places at once: {listed(list(told.values()))}. The plan was not accepted. Plan again."
    )
