"""Rounds woven while people come and go: chairs are handed on, cards hold, and no hard rule is ever broken."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.seating import SeatingTable, pair_set


@pytest.fixture(scope="session")
def opened(live_room):
    """A room with so many people, its first plan made."""

    def open_room(count, rounds, size=2, **more):
        room = live_room(rounds, size, **more)
        room.comes(*(f"p{number}" for number in range(count)))
        room.weave()
        return room

    return open_room


@pytest.mark.parametrize(
    ("count", "rounds", "size", "odd"),
    [(60, 12, 2, "rest"), (61, 12, 2, "rest"), (61, 12, 2, "trio"), (16, 14, 2, "rest"), (28, 8, 4, "rest")],
)
@pytest.mark.parametrize("forgets", [False, True])
def test_as_many_come_as_go_and_nobody_else_notices(opened, count, rounds, size, odd, forgets):
    room = opened(count, rounds, size, odd=odd, forgets=forgets)
    for number in range(3, rounds, 3):
        while len(room.played) < number:
            room.play()
        room.goes(f"p{number}", f"p{count - number}")
        room.comes(f"n{number}", f"m{number}")
        proposal, changed = room.weave()
        assert (changed, proposal.score["repeats"], proposal.score["unfair_rests"]) == (0, 0, 0)
    assert room.repeats() == 0


@given(st.integers(6, 26), st.integers(2, 5), st.integers(2, 5), st.sampled_from(["trio", "rest"]), st.data())
@settings(max_examples=40, deadline=None)
def test_no_card_of_those_who_stay_changes_when_as_many_come_as_go(opened, count, rounds, size, odd, data):
    room = opened(count, rounds, size, odd=odd)
    for number in range(1, rounds):
        room.play()
        arrivals_rest = {name for one in room.plan.rounds[:1] for name in one.resting}
        settled = sorted(name for name, guest in room.people.items() if number + 1 in guest.here)
        going = data.draw(st.lists(st.sampled_from(sorted(set(settled) - arrivals_rest)), unique=True, max_size=4))
        if room.repeats():
            return
        room.goes(*going)
        room.comes(*(f"n{number}-{one}" for one in range(len(going))))
        assert room.weave()[1] == 0
        assert room.repeats() == 0


@given(st.integers(0, 20), st.integers(1, 6), st.integers(2, 4), st.sampled_from(["trio", "rest", "host"]), st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_happens_no_hard_rule_is_broken(opened, count, rounds, size, odd, data):
    """People come, go and come back, tables are lost and added, people are kept apart or can walk no further."""
    tables = tuple(SeatingTable(f"T{number}", size + 1) for number in range(1, 9))
    room = opened(count, rounds, size, odd=odd, tables=tables, steps=300)
    for number in range(rounds):
        names = sorted(room.people)
        some = st.lists(st.sampled_from(names), unique=True, max_size=3) if names else st.just([])
        room.goes(*data.draw(some, "go"))
        room.comes(*data.draw(some, "come back"), *(f"n{number}-{one}" for one in range(data.draw(st.integers(0, 3)))))
        if odd == "host" and data.draw(st.booleans()):
            room.comes("h", fills_in=True)
        room.tables = data.draw(st.sampled_from([tables, tables[:5], tables[2:], tables[:1]]), "tables")
        pairs = (
            st.lists(st.permutations(names).map(lambda some: some[:2]), max_size=2) if len(names) > 1 else st.just([])
        )
        room.apart |= pair_set(data.draw(pairs, "apart"))
        for name in data.draw(some, "stay put")[:1]:
            stays_at = data.draw(st.sampled_from(["", "T3"]))
            room.people[name] = replace(room.people[name], stays_at=stays_at)
        room.weave(number)
        room.play()
