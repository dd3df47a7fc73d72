"""Votes of people by name: within their budget, hidden while open, counted once, by the later of two."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.ballots import set_dots, type_slip
from t4gsw_desktop.kinds.unconference.joining import join_pitches
from t4gsw_desktop.kinds.unconference.preparation import list_pitches, remove_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch, Vote
from t4gsw_desktop.kinds.unconference.standing import stand_together
from t4gsw_desktop.kinds.unconference.verbs import snapshot
from t4gsw_desktop.kinds.unconference.voting import (
    UNNAMED,
    ballot_of,
    cast_votes,
    close_votes,
    how_votes_were_given,
    open_votes,
    set_vote_budget,
    told_votes,
    vote_counts,
    vote_state,
)
from t4gsw_desktop.services.attendees import take_off_event
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import activity_of, copy_event
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.storage.unit_of_work import View

NOON = datetime(2027, 1, 21, 12, tzinfo=UTC)


def facts(room):
    def read(view):
        return snapshot(view, activity_of(view, room.id), read_roster(view, room.evening.event.id))

    return room.read(read)


def test_everybody_has_five_votes_unless_somebody_says_otherwise(room):
    pitches = [room.pitch(f"Pitch {n}") for n in range(7)]
    ann = room.guest("Ann")
    assert room.read(vote_state, room.id).budget == 5
    room.do(cast_votes, room.id, ann, pitches[:5])
    with pytest.raises(Refusal, match="Everybody has 5 votes, and these are 6. Take some away."):
        room.do(cast_votes, room.id, ann, pitches[:6])
    assert room.read(ballot_of, room.id, ann) == tuple(pitches[:5])
    room.do(set_vote_budget, room.id, 0)
    assert room.workspace.undo_label() == "Give everybody as many votes as they like in Unconference"
    room.do(cast_votes, room.id, ann, pitches)
    room.do(set_vote_budget, room.id, 1)
    assert room.workspace.undo_label() == "Give everybody 1 vote in Unconference"
    assert len(room.read(ballot_of, room.id, ann)) == 7
    with pytest.raises(Refusal, match="1 vote, and these are 2"):
        room.do(cast_votes, room.id, ann, pitches[:2])
    with pytest.raises(Refusal, match="from 0 to 50"):
        room.do(set_vote_budget, room.id, 51)


def test_counts_are_hidden_until_voting_is_closed_and_again_when_it_is_opened(room):
    maps, bread = room.pitch("Maps"), room.pitch("Bread")
    room.do(cast_votes, room.id, room.guest("Ann"), [maps])
    room.do(type_slip, room.id, "1 2")
    assert room.read(vote_counts, room.id) == {}
    assert [(one.votes, one.able, one.hidden) for one in room.read(list_pitches, room.id)] == [(0, 0, True)] * 2
    assert room.read(vote_counts, room.id, reveal=True) == {maps: 2, bread: 1}
    state = room.read(vote_state, room.id)
    assert (state.state, state.hidden, state.voters, state.of_people, state.slips) == ("open", True, 1, 10, 1)
    room.do(close_votes, room.id)
    assert room.workspace.undo_label() == "Close voting"
    assert room.read(vote_counts, room.id) == {maps: 2, bread: 1}
    with pytest.raises(Refusal, match="Voting is closed"):
        room.do(cast_votes, room.id, room.guest("Zoë"), [maps])
    room.do(cast_votes, room.id, room.guest("Zoë"), [maps], way="helper", anyway=True)
    assert room.read(vote_counts, room.id) == {maps: 3, bread: 1}
    room.do(open_votes, room.id)
    assert room.read(vote_counts, room.id) == {}
    assert room.workspace.undo() == "Open voting"
    assert room.read(vote_counts, room.id) == {maps: 3, bread: 1}


def test_vote_that_came_with_a_description_was_given_already_and_nobody_says_how(room):
    maps, bread, ann = room.pitch("Maps"), room.pitch("Bread"), room.guest("Ann")

    def describe(work):
        work.put(Vote("described", room.id, ann, (maps,), at="2027-01-21T10:00:00Z", way=""))
        work.label = "Bring in votes"

    room.do(describe)
    said = room.do(cast_votes, room.id, ann, [bread], way="helper").said
    assert said == "They had voted already. This later vote stands."


def test_a_later_vote_stands_and_says_so_when_it_came_another_way(room):
    maps, bread, ann = room.pitch("Maps"), room.pitch("Bread"), room.guest("Ann")
    assert room.do(cast_votes, room.id, ann, [maps]).said == ""
    assert room.do(cast_votes, room.id, ann, [bread]).said == ""
    said = room.do(cast_votes, room.id, ann, [maps, bread], way="slip").said
    assert said == "They had voted at the laptop already. This later vote stands."
    assert room.do(cast_votes, room.id, ann, [bread, maps], way="helper").said == ""
    assert room.read(ballot_of, room.id, ann) == (bread, maps)
    assert len(room.read(lambda view: view.find(Vote))) == 1
    with pytest.raises(ValueError, match="no way of voting"):
        room.do(cast_votes, room.id, ann, [maps], way="shouting")


def test_how_votes_were_given_is_counted_by_person(room):
    maps = room.pitch("Maps")
    assert room.read(how_votes_were_given, room.id) == {}
    for who, way in (("Ann", "kiosk"), ("Zoë", "kiosk"), ("Tariq", "helper"), ("Ines", "slip")):
        room.do(cast_votes, room.id, room.guest(who), [maps], way=way)
    room.do(type_slip, room.id, "1")
    assert room.read(how_votes_were_given, room.id) == {"kiosk": 2, "helper": 1, "slip": 1, UNNAMED: 1}


def test_a_vote_for_a_withdrawn_pitch_counts_for_nothing_and_frees_the_vote(room):
    maps, bread, ann = room.pitch("Maps"), room.pitch("Bread"), room.guest("Ann")
    room.do(set_vote_budget, room.id, 1)
    room.do(cast_votes, room.id, ann, [maps])
    room.do(remove_pitch, maps)
    assert room.read(ballot_of, room.id, ann) == ()
    assert room.read(vote_state, room.id).voters == 0
    room.do(cast_votes, room.id, ann, [bread])
    room.workspace.undo()
    room.workspace.undo()
    assert room.read(ballot_of, room.id, ann) == (maps,)
    with pytest.raises(Refusal, match="was taken back"):
        room.do(cast_votes, room.id, ann, ["gone"])


def test_who_was_on_the_list_twice_votes_once(room):
    """Two entries of one person, each with votes: after merging their wishes are together, within the budget."""
    pitches = [room.pitch(f"Pitch {n}") for n in range(4)]
    room.do(set_vote_budget, room.id, 3)
    ann, zoe = room.guest("Chidi"), room.guest("Zoë")
    room.do(cast_votes, room.id, ann, pitches[:3], now=NOON)
    room.do(cast_votes, room.id, zoe, pitches[2:], now=NOON.replace(hour=13))
    kept, other = (room.read(View.get, Attendee, one).person_id for one in (ann, zoe))
    room.do(merge_people, kept, other)
    (left,) = {one.attendee_id for one in room.read(lambda view: view.find(Vote))}
    assert room.read(ballot_of, room.id, left) == (pitches[2], pitches[3], pitches[0])
    assert room.read(vote_state, room.id).voters == 1
    room.do(cast_votes, room.id, left, [pitches[0]])
    assert len(room.read(lambda view: view.find(Vote))) == 1


def test_who_is_erased_or_not_coming_takes_their_votes_along(room):
    maps, bread = room.pitch("Maps"), room.pitch("Bread")
    for who in ("Ann", "Tariq", "Priya"):
        room.do(cast_votes, room.id, room.guest(who), [maps])
    room.do(take_off_event, room.guest("Tariq"))
    assert room.read(vote_counts, room.id, reveal=True) == {maps: 2, bread: 0}
    erase_person(room.workspace, room.read(View.get, Attendee, room.guest("Priya")).person_id)
    assert room.read(vote_counts, room.id, reveal=True) == {maps: 1, bread: 0}


def test_the_grid_is_made_from_all_votes(room):
    maps, charts, bread = room.pitch("Maps"), room.pitch("Charts"), room.pitch("Bread")
    ann = room.guest("Ann")
    room.do(cast_votes, room.id, ann, [maps, charts])
    room.do(type_slip, room.id, "3 2")
    room.do(set_dots, room.id, {bread: 2, maps: 1})
    room.do(join_pitches, maps, [charts])
    seen = facts(room)
    assert [one.id for one in seen.sessions] == [maps, bread]
    assert seen.votes[ann] == (maps,)
    assert set(seen.votes["slip:1"]) == {maps, bread}
    assert seen.guessed == ("dots:1", "dots:2")
    assert Counter(one for who in seen.guessed for one in seen.votes[who]) == {bread: 2, maps: 1}
    assert seen.gaps == (5,)


def test_a_copy_of_the_evening_begins_with_voting_open(room):
    room.do(close_votes, room.id)
    later = room.do(copy_event, room.evening.event.id, NOON.date().replace(month=3))
    (again,) = room.read(lambda view: view.find(Activity, event_id=later.id))
    assert room.read(vote_state, again.id).hidden


votes = st.lists(st.lists(st.integers(0, 7), max_size=5, unique=True), min_size=1, max_size=3)


@given(votes, st.integers(0, 5))
def test_several_votes_of_one_person_keep_the_later_whole_and_the_budget(given_by_them, budget):
    """As two desks may leave them: the later as it is, of the earlier what the budget has room for, nothing twice."""
    pitches = [Pitch(f"p{n}", "u", n + 1, f"T{n}") for n in range(8)]
    standing = stand_together(pitches)
    rows = [
        Vote(f"v{n}", "u", "a", tuple(f"p{one}" for one in some), at=f"2027-01-21T1{n}:00:00+00:00")
        for n, some in enumerate(given_by_them)
    ]
    told = told_votes(rows, standing, budget)
    latest = rows[-1].pitches
    assert told[: len(latest)] == latest
    assert len(set(told)) == len(told)
    assert set(told) <= {one for row in rows for one in row.pitches}
    assert not budget or len(told) <= max(budget, len(latest))
    if not budget:
        assert set(told) == {one for row in rows for one in row.pitches}
    assert told_votes(reversed(rows), standing, budget) == told
