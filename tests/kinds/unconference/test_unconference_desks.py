"""Two desks of one unconference: what each took down is there once when they meet, and numbers tell pitches apart."""

from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.kinds.unconference.ballots import dots_of, list_slips, set_dots, type_slip
from t4gsw_desktop.kinds.unconference.joining import join_pitches, split_pitch
from t4gsw_desktop.kinds.unconference.preparation import add_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.kinds.unconference.voting import ballot_of, cast_votes, vote_counts, vote_state
from t4gsw_desktop.services.desk_clashes import clashes
from t4gsw_desktop.services.desks import begin_second_desk, meet
from t4gsw_desktop.services.workspace import Workspace


class Desks:
    """Two desks of one unconference; `room` is the first one's."""

    def __init__(self, room, folder, closing):
        self.room, self.here = room, room.workspace
        begin_second_desk(self.here.back_up(), folder / "two.t4gsw", name="Two")
        self.there = closing.enter_context(Workspace.open(folder / "two.t4gsw", components()))

    def meet(self):
        """Each hears of the other; what the first said of it."""
        told = meet(self.here, self.there.back_up()).sentences
        meet(self.there, self.here.back_up())
        for read in (standing_pitches, vote_state, dots_of, list_slips):
            assert self.here.read(read, self.room.id) == self.there.read(read, self.room.id)
        assert self.here.read(vote_counts, self.room.id, reveal=True) == self.there.read(
            vote_counts, self.room.id, reveal=True
        )
        return told


@pytest.fixture
def desks(room, tmp_path):
    with ExitStack() as closing:
        yield lambda: Desks(room, tmp_path, closing)


def test_pitches_of_one_number_are_told_apart(desks, room):
    room.pitch("Maps")
    two = desks()
    two.here.change(add_pitch, room.id, "Bread")
    two.there.change(add_pitch, room.id, "Rivers")
    two.there.change(add_pitch, room.id, "Songs")
    told = two.meet()
    numbers = {one.title: one.number for one in two.here.read(standing_pitches, room.id).pitches}
    assert (numbers["Maps"], numbers["Bread"], numbers["Songs"]) == (1, 2, 3)
    assert numbers["Rivers"] == 4
    assert any("“Rivers” has the number 4 now, for the other desk had given 2 too" in one for one in told)
    assert two.here.read(clashes) == ()
    two.meet()
    assert {one.title: one.number for one in two.there.read(standing_pitches, room.id).pitches} == numbers


def test_slips_of_both_count_once_each_under_numbers_of_their_own(desks, room):
    maps, bread = room.pitch("Maps"), room.pitch("Bread")
    two = desks()
    for _ in range(2):
        two.here.change(type_slip, room.id, "1")
    two.there.change(type_slip, room.id, "1 2")
    told = two.meet()
    assert [(one.number, len(one.pitches)) for one in two.there.read(list_slips, room.id)] == [(1, 1), (2, 1), (3, 2)]
    assert two.here.read(vote_counts, room.id, reveal=True) == {maps: 3, bread: 1}
    assert any("What was number 1 at one desk has the number 3 now" in one for one in told)


def test_who_votes_at_both_desks_votes_once(desks, room):
    maps, bread, rivers = room.pitch("Maps"), room.pitch("Bread"), room.pitch("Rivers")
    ann, zoe = room.guest("Ann"), room.guest("Zoë")
    two = desks()
    two.here.change(cast_votes, room.id, ann, [maps, bread])
    two.there.change(cast_votes, room.id, ann, [bread, rivers])
    two.there.change(cast_votes, room.id, zoe, [maps])
    two.meet()
    assert set(two.here.read(ballot_of, room.id, ann)) == {maps, bread, rivers}
    assert two.here.read(vote_counts, room.id, reveal=True) == {maps: 2, bread: 1, rivers: 1}
    assert two.here.read(vote_state, room.id).voters == 2


def test_dots_counted_at_both_are_not_added_up_but_asked_about(desks, room):
    maps = room.pitch("Maps")
    two = desks()
    two.here.change(set_dots, room.id, {maps: 12})
    two.there.change(set_dots, room.id, {maps: 13})
    two.meet()
    assert two.here.read(dots_of, room.id) in ({maps: 12}, {maps: 13})
    (clash,) = two.here.read(clashes)
    assert (clash.field, {one.words for one in clash.choices}) == ("dots", {"12", "13"})


def test_pitches_joined_crosswise_at_two_desks_leave_one(desks, room):
    maps, charts, bread = room.pitch("Maps"), room.pitch("Charts"), room.pitch("Bread")
    two = desks()
    two.here.change(join_pitches, maps, [charts])
    two.there.change(join_pitches, charts, [maps, bread])
    two.meet()
    (left,) = two.here.read(standing_pitches, room.id).pitches
    assert left.id == maps
    two.here.change(split_pitch, bread)
    two.meet()
    assert [one.id for one in two.there.read(standing_pitches, room.id).pitches] == [maps, bread]


def test_a_vote_for_a_pitch_taken_back_at_the_other_desk_counts_for_nothing(desks, room):
    maps, bread, ann = room.pitch("Maps"), room.pitch("Bread"), room.guest("Ann")
    two = desks()
    two.here.change(remove_pitch, maps)
    two.there.change(cast_votes, room.id, ann, [maps, bread])
    two.there.change(type_slip, room.id, "1")
    two.meet()
    assert two.here.read(vote_counts, room.id, reveal=True) == {bread: 1}
    assert two.here.read(lambda view: [one.title for one in view.find(Pitch)]) == ["Bread"]


deeds = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["pitch", "slip", "vote", "join", "dots", "meet"]), st.integers(0, 9)),
    max_size=8,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(deeds)
def test_whatever_both_do_every_pitch_slip_and_voter_is_there_once(night, room_of, tmp_path_factory, done):
    room = room_of(night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall"]}]))
    folder = tmp_path_factory.mktemp("desks")
    first = [room.pitch(f"Pitch {n}") for n in range(3)]
    people = [one.id for one in room.evening.roster().guests]
    made, slips, voters = set(first), 0, set()
    with ExitStack() as closing:
        two = Desks(room, folder, closing)
        for turn, (at_first, deed, number) in enumerate(done):
            desk = two.here if at_first else two.there
            if deed == "pitch":
                made.add(desk.change(add_pitch, room.id, f"New {turn}").id)
            elif deed == "slip":
                desk.change(type_slip, room.id, "1 2")
                slips += 1
            elif deed == "vote":
                desk.change(cast_votes, room.id, people[number], [first[number % 3]])
                voters.add(people[number])
            elif deed == "dots":
                desk.change(set_dots, room.id, {first[0]: number})
            elif (
                deed == "join"
                and number % 3
                and first[number % 3] in {one.id for one in desk.read(standing_pitches, room.id).pitches}
            ):
                desk.change(join_pitches, first[0], [first[number % 3]])
            elif deed == "meet":
                two.meet()
        two.meet()
        two.meet()
        rows = two.here.read(lambda view: view.find(Pitch, activity_id=room.id))
        assert {one.id for one in rows} == made
        assert len({one.number for one in rows}) == len(rows)
        numbers = [one.number for one in two.here.read(list_slips, room.id)]
        assert len(numbers) == len(set(numbers)) == slips
        assert two.here.read(vote_state, room.id).voters == len(voters)
