"""Why a session is where it is, and the list of clashes, in the words people read."""

from dataclasses import replace

import pytest

from t4gsw_desktop.kinds.unconference.clashes import clashes_of
from t4gsw_desktop.kinds.unconference.moving import grid_before
from t4gsw_desktop.kinds.unconference.rules import Guest, Placed, Room, Session, Snapshot
from t4gsw_desktop.kinds.unconference.why import disappointed, why_here
from t4gsw_desktop.services.saying import Telling

SAY = Telling(
    {"aled": "Aled", "leila": "Leila", "ai": "“AI in small charities”", "web": "“Websites”", "oral": "“Oral history”"},
    {"1": "19:10", "2": "19:40"},
)
FANS = tuple(f"fan{number}" for number in range(11))


def evening(**changes):
    """Websites, wanted by 13 with its two hosts, in the garden room; two of them want AI too, at the same time."""
    facts = {
        "slots": ("1", "2"),
        "rooms": (Room("Garden room", 16, ("step_free",)), Room("Balcony", 12), Room("Hall", 60, ("step_free",))),
        "sessions": (Session("web", ("aled", "leila")), Session("ai"), Session("oral")),
        "people": (Guest("fan0", ("step_free",)), Guest("aled"), Guest("leila")),
        "votes": {**{fan: ("web",) for fan in FANS}, "fan1": ("web", "ai"), "fan2": ("web", "ai")},
        "before": (Placed("web", "2", "Garden room"), Placed("ai", "2", "Hall"), Placed("oral", "1", "Balcony")),
        **changes,
    }
    return Snapshot(**facts)


def lines(snapshot, session="web"):
    why = why_here(snapshot, grid_before(snapshot), session)
    return [("+" if one.good else "-") + " " + SAY.say(one.problem) for one in why.reasons]


def clashes(snapshot):
    return clashes_of(snapshot, grid_before(snapshot))


def said(snapshot):
    return [SAY.say(one.problem) for one in clashes(snapshot)]


def test_reasons_are_told_as_people_would():
    assert lines(evening()) == [
        "+ 13 people want it, the room seats 16.",
        "+ Aled and Leila are both free.",
        "+ Somebody who wants it needs step-free, so not Balcony.",
        "- 2 people also want “AI in small charities” then.",
    ]


def test_who_needs_something_is_not_told_where_few_want_it():
    few = evening(votes={"fan0": ("web",)})
    assert "+ It needs step-free, so not Balcony." in lines(few)
    assert not any("Somebody" in line for line in lines(few))


def test_the_other_places_come_with_their_prices_and_the_first_of_another_time():
    snapshot = evening()
    why = why_here(snapshot, grid_before(snapshot), "web")
    assert [(one.slot, one.room, one.change) for one in why.elsewhere if one.fits][0] == ("1", "Garden room", -2)
    assert all(not one.here for one in why.elsewhere)
    assert why_here(replace(snapshot, begun=("1", "2")), grid_before(snapshot), "web").elsewhere == ()


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"rooms": (Room("Garden room"), Room("Hall", 60))},
            "+ 13 people want it. Nobody has counted the seats of Garden room.",
        ),
        ({"people": (Guest("aled", present=("1",)),)}, "- Aled is not free at 19:40, so cannot host “Websites” then."),
        ({"begun": ("1", "2")}, "+ It has begun, so it stays here."),
        ({"before": ()}, "- It has no place yet. 13 people want it."),
        ({"before": (Placed("web", "2", "Attic"),)}, "- Attic at 19:40 is not part of this unconference any more."),
        ({"guessed": FANS}, "+ 13 people want it, the room seats 16."),
    ],
)
def test_each_reason_has_its_words(changes, line):
    assert line in lines(evening(**changes))


def test_of_dots_nobody_tells_what_else_people_want():
    assert not any("also want" in line or "anything else" in line for line in lines(evening(guessed=FANS)))


def test_a_room_too_small_is_mended_by_a_swap_without_new_clashes():
    snapshot = evening(
        rooms=(Room("Garden room", 10, ("step_free",)), Room("Hall", 60, ("step_free",))),
        before=(Placed("web", "2", "Garden room"), Placed("ai", "2", "Hall"), Placed("oral", "1", "Hall")),
    )
    clash = clashes(snapshot)[0]
    assert SAY.say(clash.problem) == "“Websites” at 19:40: about 12 will come, and Garden room seats 10."
    assert SAY.say_short(clash.problem) == "Too small by 2"
    assert SAY.say_short(clash.task) == "give “Websites” a bigger room"
    told = [(mend.kind, SAY.say(mend.said), SAY.say_short(mend.button)) for mend in clash.mends]
    assert ("swap", "Swap with “AI in small charities”. Both fit, no new clashes.", "Swap them") in told


def test_the_worst_comes_first():
    snapshot = evening(
        slots=("1", "2"),
        rooms=(Room("Garden room", 10, ("step_free",)), Room("Balcony", 12, away=9), Room("Hall", 3, away=9)),
        sessions=(
            Session("web", ("aled",)),
            Session("ai", ("aled",)),
            Session("oral", ("leila",)),
            Session("sea"),
            Session("far", ("leila",)),
        ),
        votes={"fan0": ("web", "ai", "oral"), **{fan: ("web",) for fan in FANS[1:]}},
        before=(
            Placed("web", "1", "Garden room"),
            Placed("ai", "1", "Balcony"),
            Placed("oral", "1", "Hall"),
            Placed("far", "2", "Balcony"),
        ),
        gaps=(5,),
    )
    codes = [one.problem.code for one in clashes(snapshot)]
    order = ["place.hosts", "too_small", "unplaced.waits", "no_host", "tight_walk"]
    found = [next(one for one in order if code.endswith(one)) for code in codes if any(code.endswith(o) for o in order)]
    assert found == sorted(found, key=order.index)
    assert {"place.hosts", "too_small", "unplaced.waits", "tight_walk"} <= set(found)


def test_what_is_wanted_elsewhere_may_be_kept_where_it_is():
    snapshot = evening(sessions=(Session("web", pinned_slot="1"), Session("ai"), Session("oral")))
    (clash, *_more) = clashes(snapshot)
    assert SAY.say(clash.problem) == "“Websites” is to be kept in another place."
    kinds = [mend.kind for mend in clash.mends]
    assert "keep" in kinds
    assert all(mend.moves[0].slot == "1" for mend in clash.mends if mend.kind in ("move", "swap"))


def test_too_few_places_are_told_once_for_all_that_wait():
    snapshot = evening(slots=("1",), rooms=(Room("Hall", 60, ("step_free",)),), before=(Placed("web", "1", "Hall"),))
    assert said(snapshot)[0] == "There are 3 pitches and 1 place. The 2 with fewest votes wait."
    (first, *others) = clashes(snapshot)
    assert first.sessions == ("ai", "oral")
    assert [mend.kind for mend in first.mends] == ["add_slot", "add_room", "put_in", "put_in"]
    assert not any(mend.is_a_step for mend in first.mends)
    assert not any(set(one.sessions) & {"ai", "oral"} for one in others)


def test_who_waits_is_not_said_to_have_fewest_votes_when_others_have_fewer():
    rooms = (Room("Hall", 60, ("step_free",)),)
    snapshot = evening(slots=("1",), rooms=rooms, before=(Placed("oral", "1", "Hall"),))
    assert "There are 3 pitches and 1 place, so 2 wait." in said(snapshot)


def test_an_empty_cell_says_why_it_stays_empty():
    snapshot = evening(
        slots=("1",),
        rooms=(Room("Hall", 60, ("step_free", "projector")), Room("Balcony", 12)),
        sessions=(Session("web", needs=("projector",)), Session("ai", needs=("projector",))),
        people=(),
        before=(Placed("web", "1", "Hall"),),
    )
    assert said(snapshot)[:2] == [
        "One pitch waits: no place that is left suits it.",
        "Balcony at 19:10 stays empty: “AI in small charities” needs a projector.",
    ]


def test_another_makes_room_where_that_is_the_only_way():
    snapshot = evening(
        slots=("1",),
        rooms=(Room("Hall", 60, ("projector",)), Room("Balcony", 12)),
        sessions=(Session("web", needs=("projector",)), Session("ai")),
        people=(),
        before=(Placed("ai", "1", "Hall"),),
    )
    (clash, *_more) = clashes(snapshot)
    shift = next(mend for mend in clash.mends if mend.kind == "shift")
    assert shift.moves == (Placed("web", "1", "Hall"), Placed("ai", "1", "Balcony"))
    assert "Put it in Hall at 19:10, and “AI in small charities” in Balcony at 19:10." in SAY.say(shift.said)


def test_favourites_side_by_side_are_told_where_one_move_parts_them():
    both = {f"fan{number}": ("web", "ai") for number in range(5)}
    snapshot = evening(
        rooms=(Room("Garden room", 60), Room("Hall", 60)), votes=both, people=(), before=evening().before[:2]
    )
    clash = next(one for one in clashes(snapshot) if one.problem.code.endswith("side_by_side"))
    assert SAY.say(clash.problem) == "“Websites” and “AI in small charities” are both at 19:40, and 5 people want both."
    assert clash.mends[0].change == -5


def test_the_disappointed_are_real_people_who_get_less_than_half():
    votes = {"ann": ("web", "ai", "oral"), "bob": ("web", "ai"), "dots": ("web", "ai", "oral")}
    snapshot = evening(votes=votes, people=(), before=evening().before[1:2], guessed=("dots",))
    found = disappointed(snapshot, grid_before(snapshot))
    assert (found.count, found.who, found.nearly_nothing) == (3, ("ann", "aled", "leila"), ())
    nothing = evening(votes=votes, people=(), before=(), guessed=("dots",))
    assert disappointed(nothing, grid_before(nothing)).nearly_nothing == ("ann",)
    clash = next(one for one in clashes(nothing) if one.problem.code.endswith("nearly_nothing"))
    assert clash.problem.private
    assert SAY.say(clash.problem) == "Of what they wish for, 1 person would get less than a third."
