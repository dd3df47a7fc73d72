"""The sentence for every problem code, in plain British English; imports nothing of ours."""

from collections.abc import Mapping, Sequence

# One template a code. Placeholders are filled from the problem's facts, `{who}` and `{where}` included.
SENTENCES: dict[str, str] = {
    # surgery
    "surgery.waiting.topic_not_offered": "Request {request} waits: nobody tonight offers {topics}.",
    "surgery.waiting.only_themself": "Request {request} waits: the person is the only one who offers {topics}.",
    "surgery.waiting.no_time_together": (
        "Request {request} waits: nobody who offers {topics} is free when the person is."
    ),
    "surgery.waiting.no_gap_long_enough": (
        "Request {request} waits: nobody who offers {topics} is free long enough when the person is."
    ),
    "surgery.waiting.needs": "Request {request} waits: no desk that offers {topics} has what the person needs.",
    "surgery.waiting.kept_apart": "Request {request} waits: all who could help are to be kept apart from the person.",
    "surgery.waiting.no_free_slot": "Request {request} waits: all who offer {topics} are booked when it could be.",
    "surgery.broken.not_once": "Request {request} must have one appointment, or be listed as waiting.",
    "surgery.broken.unknown": "{request} with {expert} at {slot}: one of these is not part of this surgery.",
    "surgery.broken.past_the_end": "Request {request} at {slot} runs past the last slot.",
    "surgery.broken.expert_away": "{expert} is not free at {slot} for as long as request {request} takes.",
    "surgery.broken.person_away": "The person of request {request} is not free at {slot} for as long as it takes.",
    "surgery.broken.needs": "The desk of {expert} does not have what the person of request {request} needs.",
    "surgery.broken.apart": "The person of request {request} and {expert} are to be kept apart.",
    "surgery.broken.themself": "{expert} would advise themself.",
    "surgery.broken.topic": "Request {request} does not ask for {topic}, or {expert} does not offer it.",
    "surgery.broken.two_places": "One person is in two places at {slot}.",
    # unconference
    "unconference.unplaced.no_cells": "{session} has no place, because there is no slot or no room to use.",
    "unconference.unplaced.hosts_apart": "{session} has no place: two of its hosts are to be kept apart.",
    "unconference.unplaced.needs": "{session} has no place: no room it may use has what the session needs.",
    "unconference.unplaced.voters_needs": (
        "{session} has no place: no room it may use has what the people who wish for it need."
    ),
    "unconference.unplaced.no_slot": "{session} has no place: it may not be in any slot.",
    "unconference.unplaced.host_away": "{session} has no place: its hosts are not here in any slot it may be in.",
    "unconference.unplaced.room_closed": "{session} has no place: the rooms it may use are closed when it could be.",
    "unconference.unplaced.pin_gone": "{session} has no place: the slot or room it is pinned to is not there.",
    "unconference.unplaced.host_busy": "{session} has no place: its hosts host something else whenever it could be.",
    "unconference.unplaced.pin_taken": "{session} has no place: where it is pinned there is no room left for it.",
    "unconference.unplaced.no_cell_left": "{session} has no place: every slot and room that would suit it is taken.",
    "unconference.crowded": "{session} at {slot} expects about {expected} people, and {room} seats {seats}.",
    "unconference.disappointed": "People who get fewer than half of the sessions they wish for: {count}.",
    "unconference.broken.unknown": "{session} at {slot} in {room}: one of these is not part of this unconference.",
    "unconference.broken.not_once": "{session} must be placed once, or listed as not placed.",
    "unconference.broken.cell_twice": "{room} at {slot} holds {session} and another session.",
    "unconference.broken.needs": "{room} does not have what {session}, or somebody who wishes for it, needs.",
    "unconference.broken.not_in": "{session} may not be at {slot}.",
    "unconference.broken.pin": "{session} is pinned to another place than {slot} in {room}.",
    "unconference.broken.room_closed": "{room} is closed at {slot}.",
    "unconference.broken.begun": "{slot} has begun: {session} can no longer go there.",
    "unconference.broken.begun_left": "{session} at {slot} in {room} has begun and stays there.",
    "unconference.broken.host_away": "A host of {session} is not here at {slot}.",
    "unconference.broken.apart": "Two hosts of {session} are to be kept apart.",
    "unconference.broken.host_twice": "One person hosts two sessions at {slot}.",
    # speed-friending, café: who rests and why
    "seating.rests_turn": "{rounds}: {who} to rest, because it is their turn: not everybody can sit.",
    "seating.rests_asked": "{rounds}: {who} to rest, as asked.",
    "seating.rests_apart": "{rounds}: {who} to rest: the only free chairs are beside people to be kept apart.",
    "seating.rests_contradiction": "{rounds}: {who} to rest, being both to be together and to be kept apart.",
    "seating.rests_needs": "{rounds}: {who} to rest, because no table has what is needed.",
    "seating.rests_table_full": "{rounds}: {who} to rest, because the only table that suits is full.",
    "seating.rests_two_tables": "{rounds}: {who} to rest, who belong together but stay at different tables.",
    "seating.rests_too_many": "{rounds}: {who} to rest, who belong together where no table has enough chairs.",
    "seating.rests_nobody_else": "{rounds}: {who} to rest, because nobody else is here.",
    "seating.rests_after_all": "{rounds}: {who} to rest, though never meant to; no other rule may give way.",
    "seating.no_company": "{rounds}: {who} at a table without other company, because nobody could join.",
    # speed-friending: whom somebody meets, and why two meet again
    "speed_friending.night": "{who} meets {meets}, {new} of them for the first time; from {organisations}.",
    "speed_friending.again_begun": "{rounds}: {who} meet again in a round that has begun.",
    "speed_friending.again_companion": "{rounds}: {who} meet again, because somebody who stays with both joins them.",
    "speed_friending.again_counting": (
        "{rounds}: {who} meet again. Too few others for so many rounds: no plan has fewer than {least} repeats."
    ),
    "speed_friending.again_all_met": (
        "{rounds}: {who} meet again, because one of them meets everybody else in another round."
    ),
    "speed_friending.again_needs": "{rounds}: {who} meet again, because only some tables have what is needed.",
    "speed_friending.again_stays": "{rounds}: {who} meet again, because one of them stays at {where}.",
    "speed_friending.again_no_exchange": (
        "{rounds}: {who} meet again, because no exchange of places in that round would save a repeat."
    ),
    "speed_friending.again_so_far": "{rounds}: {who} meet again so far; weaving for longer may part them.",
    # speed-friending, café: rules that a plan made by hand may break
    "seating.broken_count": "The plan has {planned} rounds and needs {needed}.",
    "seating.broken_apart": "Round {round}: {who} are to be kept apart and share a table.",
    "seating.broken_together": "Round {round}: {who} belong together and are not at one table.",
    "seating.broken_table": "Round {round}: there is no table {where}.",
    "seating.broken_table_twice": "Round {round}: table {where} is used twice.",
    "seating.broken_room": "Round {round}: there are too many people at {where}: {who}.",
    "seating.broken_alone": "Round {round}: {who} is alone at {where}.",
    "seating.broken_needs": "Round {round}: {who} needs what {where} does not have.",
    "seating.broken_stays": "Round {round}: {who} stays at another table than {where}.",
    "seating.broken_twice": "Round {round}: in two places at once: {who}.",
    "seating.broken_away": "Round {round}: seated but not here: {who}.",
    "seating.broken_nowhere": "Round {round}: here but neither seated nor resting: {who}.",
}


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a problem `code` with its `facts`; raises KeyError for a code without a sentence (a bug)."""
    rounds = facts.get("rounds")
    said = dict(facts, rounds=say_rounds(rounds)) if isinstance(rounds, tuple) else dict(facts)
    return SENTENCES[code].format_map(said)


def say_rounds(numbers: Sequence[int]) -> str:
    """Round numbers, ascending, as people say them: "Round 3", "Rounds 1 and 2", "Rounds 1 to 4 and 6"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = []
    for run in runs:
        words += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{'Round' if len(numbers) == 1 else 'Rounds'} {listed}"
