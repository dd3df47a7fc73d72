"""What an organiser can do with speed-friending: set it up, and have its rounds woven for those who are coming."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from string import ascii_lowercase

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.forms import Form, choice_at, number_at, texts_at
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.core.seating import Guest, RoundsPlan, SeatingRound, SeatingTable
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.kinds.contract import Outlook
from t4gsw_desktop.kinds.speed_friending.clock import Pace, RunMark, RunState, state_at
from t4gsw_desktop.kinds.speed_friending.form import (
    BELL,
    BY_ITSELF,
    LARGEST,
    LONGEST_WALK,
    QUESTIONS,
    USUAL_SIZE,
    WALK,
)
from t4gsw_desktop.kinds.speed_friending.rows import NEVER_REST, OUT, REST, LostTable, RoundWish
from t4gsw_desktop.kinds.speed_friending.rules import ODD, Snapshot
from t4gsw_desktop.kinds.speed_friending.shape import evening_shape, say_shape
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.services.rounds import (
    accepted_rounds,
    kept_seats,
    pairs_among,
    rounds_begun,
    seated_placements,
    seats_of,
    sitting_guests,
)
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


def set_up(work: Work, activity: Activity, details: Form, path: str, cast: Cast) -> None:
    """Check what a description says of the rounds; plain values are settings already, questions become one here."""
    number_at(details, "table_size", path, USUAL_SIZE, least=2, most=LARGEST)
    choice_at(details, "odd", ODD, path, ODD[0])
    number_at(details, WALK, path, 0, most=LONGEST_WALK)
    choice_at(details, BY_ITSELF, ("no", "yes"), path, "no")
    choice_at(details, BELL, ("on", "quiet"), path, "on")
    asked = texts_at(details, QUESTIONS, path)
    if asked:
        work.put(replace(activity, settings={**activity.settings, QUESTIONS: list(asked)}))


def table_size(activity: Activity) -> int:
    """How many people one table is for."""
    size = activity.settings.get("table_size", USUAL_SIZE)
    return size if isinstance(size, int) else USUAL_SIZE


def odd_rule(activity: Activity) -> str:
    """What becomes of the one left over: one of ODD."""
    odd = activity.settings.get("odd", ODD[0])
    return odd if isinstance(odd, str) and odd in ODD else ODD[0]


def places_of(view: View, activity: Activity, roster: Roster) -> tuple[tuple[str, tuple[SeatingTable, ...]], ...]:
    """Where groups sit, by what stands in the room: each table with its places, then spots without a table.

    A table for eight is four places for pairs, "Table 3a" to "Table 3d". Where the tables do not suffice for everybody
    there are spots beside them, "Spot 1" and so on, in the first room. Tables that were lost are left out.
    """
    return places_for(view, activity, len(roster.guests))


def places_for(view: View, activity: Activity, people: int) -> tuple[tuple[str, tuple[SeatingTable, ...]], ...]:
    """The places of `places_of`, with spots enough for so many people."""
    size = table_size(activity)
    lost = {one.place for one in view.find(LostTable, activity_id=activity.id)}
    places: list[tuple[str, tuple[SeatingTable, ...]]] = []
    for table, room in seats_of(view, activity):
        features = frozenset((*table.features, *room.features))
        groups = max(1, table.seats // size)
        names = [f"{table.name}{_letters(number)}" for number in range(groups)] if groups > 1 else [table.name]
        usable = tuple(SeatingTable(name, size + 1, features) for name in names if name not in lost)
        places += [(table.name, usable)] if usable else []
    missing = max(1, -(-people // size)) - sum(len(groups) for _, groups in places)
    names = [name for name in map(spot_name, range(1, missing + len(lost) + 1)) if name not in lost]
    here = features_of_first_room(view, activity)
    return (*places, *((name, (SeatingTable(name, size + 1, here),)) for name in names[: max(0, missing)]))


def spot_name(number: int) -> str:
    """What a place without a table is called."""
    return f"Spot {number}"


def features_of_first_room(view: View, activity: Activity) -> frozenset[str]:
    """What the room offers in which spots are."""
    rooms = view.get_many(Room, activity.room_ids)
    first = next((rooms[room_id] for room_id in activity.room_ids if room_id in rooms), None)
    return frozenset(first.features) if first else frozenset()


def _letters(number: int) -> str:
    """a to z, then aa, bb and so on."""
    return ascii_lowercase[number % 26] * (1 + number // 26)


def tables_of(view: View, activity: Activity, roster: Roster) -> tuple[SeatingTable, ...]:
    """All places of `places_of`, as the planner's tables."""
    return tuple(table for _, groups in places_of(view, activity, roster) for table in groups)


def marks_of(view: View, activity_id: str) -> tuple[RunMark, ...]:
    """All that was noted about the clock of these rounds."""
    return view.find(RunMark, activity_id=activity_id)


def pace_of(activity: Activity) -> Pace:
    """How long rounds and walks of this activity take; the walk is the time between rounds unless a setting says so."""
    parts, walk = parts_of(activity), activity.settings.get(WALK, 0)
    seconds = walk if isinstance(walk, int) and walk > 0 else parts.gap * 60
    return Pace(parts.count, parts.minutes * 60, seconds, activity.settings.get(BY_ITSELF) == "yes")


def state_of(view: View, activity: Activity, now: datetime) -> RunState:
    """Where the evening of this activity stands at `now`."""
    return state_at(pace_of(activity), marks_of(view, activity.id), now)


def begun_rounds(view: View, activity: Activity, now: datetime) -> int:
    """How many rounds are over or running, those included that began by themselves and were not noted yet."""
    return min(parts_of(activity).count, max(rounds_begun(activity), state_of(view, activity, now).begun))


def fixed_rounds(view: View, activity: Activity, now: datetime) -> int:
    """How many rounds no plan changes any more: those begun, and the one people walk to, for its seats are called."""
    return min(parts_of(activity).count, max(begun_rounds(view, activity, now), state_of(view, activity, now).called))


def snapshot(view: View, activity: Activity, roster: Roster) -> Snapshot:
    """The facts the rounds are woven from; rounds begun or called are history, an accepted plan is stayed close to."""
    fixed = fixed_rounds(view, activity, now_utc())
    return snapshot_with(view, activity, roster, accepted_rounds(view, activity), fixed)


def snapshot_with(
    view: View, activity: Activity, roster: Roster, accepted: tuple[SeatingRound, ...], fixed: int
) -> Snapshot:
    """The same with the `accepted` rounds known, the first `fixed` of which stay as they are."""
    tables = tables_of(view, activity, roster)
    guests = _as_they_wish(
        sitting_guests(roster, activity, stays=kept_seats(roster, tables, 1), wishes={}),
        view.find(RoundWish, activity_id=activity.id),
        helpers_of(roster, activity),
    )
    played = (*accepted[:fixed], *(SeatingRound(()),) * (fixed - len(accepted)))
    return Snapshot(
        rounds=parts_of(activity).count,
        table_size=table_size(activity),
        people=guests,
        odd=odd_rule(activity),
        tables=tables,
        apart=pairs_among(guests, roster.apart),
        together=pairs_among(guests, roster.together),
        met_before=roster.met_before,
        played=played,
        before=RoundsPlan(accepted[fixed:]) if accepted else None,
        keeps_cards=cards_printed(view, activity),
    )


def cards_printed(view: View, activity: Activity) -> bool:
    """True when people may hold cards of these rounds: then new cards have to be worth it."""
    papers = (one.paper for one in view.find(Printing, event_id=activity.event_id))
    return any("speed-friending" in paper and "route-cards" in paper for paper in papers)


def helpers_of(roster: Roster, activity: Activity) -> frozenset[str]:
    """Who sits down only where somebody would be left over: helpers, where the setting asks for them."""
    if odd_rule(activity) != "host":
        return frozenset()
    return frozenset(guest.id for guest in roster.guests if guest.attendee.role == "helper")


def _as_they_wish(guests: Iterable[Guest], wishes: Iterable[RoundWish], helpers: frozenset[str]) -> tuple[Guest, ...]:
    """The guests with what was said about taking part; who takes no part in any round is left out."""
    said: dict[str, list[RoundWish]] = defaultdict(list)
    for wish in wishes:
        said[wish.attendee_id].append(wish)
    made = (_as_wished(guest, said[guest.id]) if guest.id in said else guest for guest in guests)
    return tuple(replace(one, fills_in=True) if one.id in helpers else one for one in made if one.here)


def _as_wished(guest: Guest, wishes: Iterable[RoundWish]) -> Guest:
    here, rests, never = set(guest.here), set(guest.rests_in), guest.never_rest
    for wish in wishes:
        if wish.what == OUT:
            here -= {number for number in guest.here if number >= wish.round and not 0 < wish.until <= number}
        elif wish.what == REST:
            rests.add(wish.round)
        never = never or wish.what == NEVER_REST
    return replace(guest, here=frozenset(here), rests_in=frozenset(rests & here), never_rest=never)


def placements(view: View, activity: Activity, roster: Roster, plan: RoundsPlan) -> tuple[Placement, ...]:
    """The rounds as one row for each person and round; a rest is a row without a place, a helper is a host.

    Refusal when a round has begun, or was called, since the plan was worked out.
    """
    over = parts_of(activity).count - len(plan.rounds)
    refuse_unless(over >= fixed_rounds(view, activity, now_utc()), f"Round {over + 1} has begun meanwhile. Plan again.")
    return seated_placements(view, activity, plan, hosts=sorted(helpers_of(roster, activity)))


def names(view: View, activity: Activity) -> dict[str, str]:
    """Speed-friending has no rows of its own: its tables go by their names already."""
    return {}


def outlook(activity: Activity, people: int, zone: str) -> Outlook:
    """What the rounds come to if so many people take part: tables, whom everybody meets, and when it ends."""
    parts = parts_of(activity)
    shape = evening_shape(people, table_size(activity), parts.count, odd_rule(activity))
    ends = f"{wall_clock(from_text(activity.starts) + parts.length, zone):%H:%M}"
    return Outlook(say_shape(shape, ends), shape.first_round)
