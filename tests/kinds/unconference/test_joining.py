"""Pitches joined and split again: no wish is lost, none is doubled, and what was joined comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.joining import (
    alike_pitches,
    join_pitches,
    say_different,
    split_pitch,
    title_traits,
    wishes_together,
)
from t4gsw_desktop.kinds.unconference.preparation import (
    adopt_pitch,
    edit_pitch,
    list_pitches,
    protect_pitch,
    remove_pitch,
)
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import find_pitch, joined_into, stand_together, standing_pitches
from t4gsw_desktop.kinds.unconference.voting import ballot_of, cast_votes, close_votes, vote_counts
from t4gsw_desktop.storage.unit_of_work import View

pointers = st.lists(st.integers(-1, 9), min_size=10, max_size=10)


def pitch(number, into=-1, **more):
    return Pitch(f"p{number}", "u", number + 1, f"Title {number}", joined_into=f"p{into}" if into >= 0 else "", **more)


@given(pointers, st.lists(st.sampled_from([f"p{n}" for n in range(12)])))
def test_every_pitch_goes_on_somewhere_and_every_wish_counts_once(into, wished):
    """Whatever desks joined into whatever, in rings too: each pitch goes on under one that stands."""
    rows = [pitch(number, other) for number, other in enumerate(into)]
    standing = stand_together(rows)
    stands = {one.id for one in standing.pitches}
    assert standing.into.keys() == {one.id for one in rows}
    assert set(standing.into.values()) == stands
    assert all(standing.into[one] == one for one in stands)
    told = standing.told(wished)
    assert len(set(told)) == len(told)
    assert set(told) == {standing.into[one] for one in wished if one in standing.into}
    assert stand_together(reversed(rows)) == standing


@given(pointers, st.integers(0, 9))
def test_who_was_joined_into_a_withdrawn_pitch_stands_again(into, gone):
    rows = [pitch(number, other) for number, other in enumerate(into) if number != gone]
    standing = stand_together(rows)
    direct = {one.id for one in rows if one.joined_into == f"p{gone}"}
    assert all(standing.into[one] == one for one in direct)


@given(pointers, st.integers(0, 9), st.integers(0, 9))
def test_splitting_brings_back_what_was(into, kept, other):
    """Of two pitches that stand: joined and split again, all stand as before."""
    before = stand_together([pitch(number, where, hosts=(f"h{number}",)) for number, where in enumerate(into)])
    rows = {one.id: one for one in [pitch(n, where, hosts=(f"h{n}",)) for n, where in enumerate(into)]}
    first, second = before.into[f"p{kept}"], before.into[f"p{other}"]
    if first == second or rows[first].joined_into or rows[second].joined_into:
        return
    joined = stand_together(
        {**rows, second: Pitch(second, "u", rows[second].number, "T", rows[second].hosts, joined_into=first)}.values()
    )
    assert len(joined.pitches) == len(before.pitches) - 1
    hosts = {one.id: set(one.hosts) for one in joined.pitches}
    mine = {one.id: set(one.hosts) for one in before.pitches}
    assert hosts[first] == mine[first] | mine[second]
    assert stand_together(rows.values()) == before


def test_wishes_hosts_and_needs_come_together(room):
    ann, zoe, tariq = room.guest("Ann"), room.guest("Zoë"), room.guest("Tariq")
    maps = room.pitch("Maps", hosts=[ann], needs=["quiet"])
    charts = room.pitch("Charts of the city", hosts=[zoe], needs=["projector"], not_in=[2])
    room.do(cast_votes, room.id, tariq, [maps, charts])
    room.do(cast_votes, room.id, ann, [charts])
    assert room.read(wishes_together, [maps, charts]) == 2
    room.do(join_pitches, maps, [charts])
    assert room.workspace.undo_label() == "Join “Charts of the city” with “Maps”"
    (one,) = room.read(standing_pitches, room.id).pitches
    assert (one.id, one.hosts, one.needs, one.not_in) == (maps, (ann, zoe), ("quiet", "projector"), (2,))
    assert room.read(vote_counts, room.id, reveal=True) == {maps: 2}
    assert room.read(ballot_of, room.id, tariq) == (maps,)
    (line,) = room.read(list_pitches, room.id, reveal=True)
    assert (line.votes, [joined.id for joined in line.joined]) == (2, [charts])
    assert [joined.id for joined in room.read(joined_into, maps)] == [charts]
    room.do(split_pitch, charts)
    assert [one.hosts for one in room.read(standing_pitches, room.id).pitches] == [(ann,), (zoe,)]
    assert room.read(vote_counts, room.id, reveal=True) == {maps: 1, charts: 2}
    assert room.workspace.undo() == "Split off “Charts of the city”"
    assert len(room.read(standing_pitches, room.id).pitches) == 1


def test_later_wishes_stay_with_the_kept_one(room):
    maps, charts, bread = room.pitch("Maps"), room.pitch("Charts"), room.pitch("Bread")
    early, late = room.guest("Ann"), room.guest("Zoë")
    room.do(cast_votes, room.id, early, [charts])
    room.do(join_pitches, maps, [charts])
    room.do(cast_votes, room.id, late, [maps])
    room.do(cast_votes, room.id, early, [maps, bread])
    room.do(split_pitch, charts)
    assert room.read(ballot_of, room.id, early) == (charts, bread)
    assert room.read(ballot_of, room.id, late) == (maps,)


def test_several_are_joined_in_one_act_and_through_each_other(room):
    first, second, third, fourth = (room.pitch(title) for title in ("Maps", "Bread", "Rivers", "Songs"))
    room.do(join_pitches, second, [first])
    room.do(join_pitches, third, [second, fourth])
    assert room.workspace.undo_label() == "Join 2 pitches with “Rivers”"
    assert [one.id for one in room.read(standing_pitches, room.id).pitches] == [third]
    with pytest.raises(Refusal, match="Choose another pitch"):
        room.do(join_pitches, third, [first])
    with pytest.raises(Refusal, match="stands by itself"):
        room.do(split_pitch, third)
    room.do(split_pitch, second)
    assert [one.id for one in room.read(standing_pitches, room.id).pitches] == [second, third]


def test_hosts_of_joined_pitches_are_edited_together(room):
    ann, zoe, tariq = room.guest("Ann"), room.guest("Zoë"), room.guest("Tariq")
    maps, charts = room.pitch("Maps", hosts=[ann]), room.pitch("Charts", hosts=[zoe])
    room.do(join_pitches, maps, [charts])
    room.do(adopt_pitch, maps, tariq)
    assert room.workspace.undo_label() == "Find a host for “Maps”"
    assert room.read(standing_pitches, room.id).pitches[0].hosts == (ann, tariq, zoe)
    room.do(edit_pitch, maps, hosts=[ann, tariq])
    assert room.read(standing_pitches, room.id).pitches[0].hosts == (ann, tariq)
    room.workspace.undo()
    room.do(split_pitch, charts)
    assert [one.hosts for one in room.read(standing_pitches, room.id).pitches] == [(ann, tariq), (zoe,)]


def test_a_pitch_looking_for_a_host_finds_one(room):
    maps = room.pitch("Maps")
    room.do(adopt_pitch, maps, room.guest("Ann"))
    (line,) = room.read(list_pitches, room.id)
    assert line.hosts == ("Ann Lee",)
    room.workspace.undo()
    assert room.read(list_pitches, room.id)[0].hosts == ()


def test_a_quiet_pitch_is_protected_and_the_grid_hears_of_it(room):
    maps = room.pitch("Maps")
    room.do(protect_pitch, maps, True)
    assert room.workspace.undo_label() == "Protect “Maps”"
    assert room.read(standing_pitches, room.id).pitches[0].protected
    room.do(protect_pitch, maps, False)
    assert not room.read(standing_pitches, room.id).pitches[0].protected


def test_joined_into_a_pitch_that_is_taken_back_stands_again(room):
    maps, charts, ann = room.pitch("Maps"), room.pitch("Charts"), room.guest("Ann")
    room.do(cast_votes, room.id, ann, [maps, charts])
    room.do(join_pitches, maps, [charts])
    room.do(remove_pitch, maps)
    room.do(close_votes, room.id)
    assert room.read(vote_counts, room.id) == {charts: 1}


def test_a_code_finds_its_pitch_and_a_joined_one_the_pitch_it_goes_on_under(room):
    maps, charts = room.pitch("Maps"), room.pitch("Charts")
    room.do(join_pitches, maps, [charts])
    found = [room.read(find_pitch, room.id, text) for text in (" 1c ", "1", "2h", "2")]
    assert [one.id for one in found] == [maps] * 4
    assert [room.read(find_pitch, room.id, text) for text in ("1K", "9", "1 2", "", "bread")] == [None] * 5
    assert room.read(View.get, Pitch, charts).code == "2H"


ALIKE = [
    ("Safe group chats", "Group chats that are safe"),
    ("Podcasting for two", "Podcasting"),
    ("AI in small charities: hype or help?", "AI in charities"),
    ("Lending laptops without tears", "Laptop lending"),
    ("Volunteer burnout: what helps?", "Burnout of volunteers"),
    ("Repair café in a box", "Repair cafes"),
    ("Oral history on a shoestring", "Oral histroy on a shoestring"),
    ("Who owns our community’s data?", "Community data: who owns it"),
]
DIFFERENT = [
    ("Safe group chats", "Safe spaces"),
    ("Community energy dashboards", "Who owns our community’s data?"),
    ("Maps for flood wardens", "Flood insurance"),
    ("AI in small charities: hype or help?", "Small grants for charities"),
    ("Lending laptops without tears", "Repairing laptops"),
    ("Volunteer burnout: what helps?", "Finding volunteers"),
    ("How to run a meeting", "How to run a newsletter"),
]


@pytest.mark.parametrize(("titles", "asked"), [*((one, True) for one in ALIKE), *((one, False) for one in DIFFERENT)])
def test_titles_of_one_session_are_asked_about_and_others_are_not(room, titles, asked):
    first, second = map(room.pitch, titles)
    found = room.read(alike_pitches, room.id)
    assert [(one.first.id, one.second.id) for one in found] == ([(first, second)] if asked else [])


def test_what_somebody_said_is_different_is_not_asked_again(room):
    maps, more, bread = room.pitch("Flood maps"), room.pitch("Maps of the flood"), room.pitch("A flood of maps")
    assert len(room.read(alike_pitches, room.id)) == 3
    room.do(say_different, more, maps)
    assert room.workspace.undo_label() == "Keep “Flood maps” and “Maps of the flood” apart"
    assert [(one.first.id, one.second.id) for one in room.read(alike_pitches, room.id)] == [
        (maps, bread),
        (more, bread),
    ]
    room.do(join_pitches, maps, [bread])
    assert room.read(alike_pitches, room.id) == ()


@settings(max_examples=25)
@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_measure(first, second):
    ours, theirs = title_traits(first), title_traits(second)
    assert 0 <= ours.likeness(theirs) == theirs.likeness(ours) <= 1
    assert ours.likeness(ours) in (0, 1)
