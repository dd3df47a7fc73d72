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
    "unconference.unplaced.waits": "{session} has no place yet, and there is one free that suits it.",
    "unconference.crowded": "{session} at {slot} expects about {expected} people, and {room} seats {seats}.",
    "unconference.disappointed": "People who get fewer than half of the sessions they wish for: {count}.",
    # unconference: everything that is wrong with a grid
    "unconference.place.stays": "{session} has begun, so it stays where it is.",
    "unconference.place.begun": "{slot} has begun, so nothing else can go there.",
    "unconference.place.closed": "{room} cannot be used at {slot}.",
    "unconference.place.not_in": "{session} cannot be at {slot}.",
    "unconference.place.host_away": "{who} is not free at {slot}, so cannot host {session} then.",
    "unconference.place.host_elsewhere": "{who} is at {activity} at {slot}, so cannot host {session} then.",
    "unconference.place.hosts": "{who} hosts {other} in {place} at {slot}, so cannot be in two rooms.",
    "unconference.place.apart": "{session} is not possible here.",
    "unconference.place.no_step_free": "{room} has stairs, and {session} needs a step-free room.",
    "unconference.place.no_quiet": "{room} is not quiet, and {session} needs a quiet room.",
    "unconference.place.no_hearing_loop": "{room} has no hearing loop, and {session} needs one.",
    "unconference.place.no_projector": "{room} has no projector, and {session} needs one.",
    "unconference.place.lacks": "{room} does not have what {session} needs: {feature}.",
    "unconference.place.pin": "{session} is to be kept in another place.",
    "unconference.place.kept": "{other} is to be kept where it is.",
    "unconference.place.other": "{other} cannot go to {place} at {when} in exchange.",
    "unconference.too_small": "{session} at {slot}: about {expected} will come, and {room} seats {seats}.",
    "unconference.too_few_places.fewest": ("There are {pitches} and {places}. The {waiting} with fewest votes wait."),
    "unconference.too_few_places.fewest_one": ("There are {pitches} and {places}. The one with fewest votes waits."),
    "unconference.too_few_places.wait": "There are {pitches} and {places}, so {waiting} wait.",
    "unconference.too_few_places.wait_one": "There are {pitches} and {places}, so one waits.",
    "unconference.no_place_suits": "{waiting} pitches wait: no place that is left suits them.",
    "unconference.no_place_suits_one": "One pitch waits: no place that is left suits it.",
    "unconference.stays_empty.no_step_free": "{room} at {slot} stays empty: {session} needs step-free.",
    "unconference.stays_empty.no_quiet": "{room} at {slot} stays empty: {session} needs a quiet room.",
    "unconference.stays_empty.no_hearing_loop": "{room} at {slot} stays empty: {session} needs a hearing loop.",
    "unconference.stays_empty.no_projector": "{room} at {slot} stays empty: {session} needs a projector.",
    "unconference.stays_empty.other": "{room} at {slot} stays empty: nothing that waits can be there then.",
    "unconference.nearly_nothing": "Of what they wish for, {people} would get less than a third.",
    "unconference.tight_walk": "{who} hosts {session} at {slot}: {walk} min from {room} to {place}, {gap} min between.",
    "unconference.no_host": "{session} at {slot} in {room} still looks for a host.",
    "unconference.side_by_side": "{session} and {other} are both at {slot}, and {people} want both.",
    # unconference: why a session is where it is
    "unconference.why.not_placed": "It has no place yet. {people} want it.",
    "unconference.why.not_placed_one": "It has no place yet. 1 person wants it.",
    "unconference.why.not_placed_yet": "It has no place yet.",
    "unconference.why.cell_gone": "{room} at {slot} is not part of this unconference any more.",
    "unconference.why.wanted": "{people} want it. Nobody has counted the seats of {room}.",
    "unconference.why.wanted_one": "1 person wants it. Nobody has counted the seats of {room}.",
    "unconference.why.seats": "{people} want it, the room seats {seats}.",
    "unconference.why.seats_one": "1 person wants it, the room seats {seats}.",
    "unconference.why.seats_enough": "{people} want it, about {expected} will come, the room seats {seats}.",
    "unconference.why.seats_only": "The room seats {seats}.",
    "unconference.why.seats_unknown": "Nobody has counted the seats of {room}.",
    "unconference.why.too_small": "{people} want it, about {expected} will come. {room} seats {seats}.",
    "unconference.why.no_host": "It still looks for a host.",
    "unconference.why.one_free": "{who} is free.",
    "unconference.why.both_free": "{who} are both free.",
    "unconference.why.all_free": "{who} are all free.",
    "unconference.why.needs": "It needs {feature}, so not {rooms}.",
    "unconference.why.somebody_needs": "Somebody who wants it needs {feature}, so not {rooms}.",
    "unconference.why.kept": "It is kept here by hand.",
    "unconference.why.begun": "It has begun, so it stays here.",
    "unconference.why.no_rival": "Nobody who wants it wants anything else then.",
    "unconference.why.rival": "{count} people also want {other} then.",
    "unconference.why.rival_one": "1 person also wants {other} then.",
    # unconference: what would mend it
    "unconference.mend.move.none": "Move it to {room} at {slot}. It fits, no new clashes.",
    "unconference.mend.move.fits": "Move it to {room} at {slot}. It fits.",
    "unconference.mend.move.same": "Move it to {room} at {slot}. It fits, with as many clashes as now.",
    "unconference.mend.move.fewer": "Move it to {room} at {slot}. It fits, with {clashes} fewer.",
    "unconference.mend.move.more": "Move it to {room} at {slot}. It fits, with {clashes} more.",
    "unconference.mend.move.part_none": "Move it to {room} at {slot}. Then only {people} would lack a seat.",
    "unconference.mend.move.part_same": "Move it to {room} at {slot}. Then only {people} would lack a seat.",
    "unconference.mend.move.part_fewer": (
        "Move it to {room} at {slot}. Then only {people} would lack a seat, with {clashes} fewer."
    ),
    "unconference.mend.move.part_more": (
        "Move it to {room} at {slot}. Then only {people} would lack a seat, with {clashes} more."
    ),
    "unconference.mend.swap_here.part_none": "Swap with {other}. Then only {people} would lack a seat.",
    "unconference.mend.swap.part_none": "Swap with {other} at {slot}. Then only {people} would lack a seat.",
    "unconference.mend.swap.part_same": "Swap with {other} at {slot}. Then only {people} would lack a seat.",
    "unconference.mend.swap.part_fewer": (
        "Swap with {other} at {slot}. Then only {people} would lack a seat, with {clashes} fewer."
    ),
    "unconference.mend.swap.part_more": (
        "Swap with {other} at {slot}. Then only {people} would lack a seat, with {clashes} more."
    ),
    "unconference.mend.swap_here.none": "Swap with {other}. Both fit, no new clashes.",
    "unconference.mend.swap_here.fits": "Swap with {other}. Both fit.",
    "unconference.mend.swap.none": "Swap with {other} at {slot}. Both fit, no new clashes.",
    "unconference.mend.swap.fits": "Swap with {other} at {slot}. Both fit.",
    "unconference.mend.swap.same": "Swap with {other} at {slot}. Both fit, with as many clashes as now.",
    "unconference.mend.swap.fewer": "Swap with {other} at {slot}. Both fit, with {clashes} fewer.",
    "unconference.mend.swap.more": "Swap with {other} at {slot}. Both fit, with {clashes} more.",
    "unconference.mend.place.none": "Put it in {room} at {slot}. It fits, no new clashes.",
    "unconference.mend.place.fits": "Put it in {room} at {slot}. It fits.",
    "unconference.mend.place.same": "Put it in {room} at {slot}. It fits, no new clashes.",
    "unconference.mend.place.fewer": "Put it in {room} at {slot}. It fits, and {wishes} more can be met.",
    "unconference.mend.place.more": "Put it in {room} at {slot}. It fits, and {wishes} fewer can be met.",
    "unconference.mend.shift.none": "Put it in {room} at {slot}, and {other} in {place} at {when}. Both fit.",
    "unconference.mend.shift.fewer": (
        "Put it in {room} at {slot}, and {other} in {place} at {when}. Both fit, and {wishes} more can be met."
    ),
    "unconference.mend.shift.more": (
        "Put it in {room} at {slot}, and {other} in {place} at {when}. Both fit, and {wishes} fewer can be met."
    ),
    "unconference.mend.put_in.none": (
        "Put {session} in instead of {other}, in {room} at {slot}. As many wishes can be met as now."
    ),
    "unconference.mend.put_in.fits": "Put {session} in instead of {other}, in {room} at {slot}.",
    "unconference.mend.put_in.same": (
        "Put {session} in instead of {other}, in {room} at {slot}. As many wishes can be met as now."
    ),
    "unconference.mend.put_in.fewer": (
        "Put {session} in instead of {other}, in {room} at {slot}. {wishes} more can be met."
    ),
    "unconference.mend.put_in.more": (
        "Put {session} in instead of {other}, in {room} at {slot}. {wishes} fewer can be met."
    ),
    "unconference.mend.put_back": "Take it off the grid until there is a place for it. {wishes} would be missed.",
    "unconference.mend.put_back_open": "Take it off the grid until there is a place for it.",
    "unconference.mend.fill": "Fill again finds another place for it, and moves as little else as it can.",
    "unconference.mend.add_slot": "Add a time, and it can have a place.",
    "unconference.mend.add_room": "Add a room that suits it.",
    "unconference.mend.find_host": "Find somebody else to host it.",
    "unconference.mend.keep": "Keep it where it is now instead.",
    "unconference.broken.unknown": "{session} was at {slot} in {room}, which is not there any more.",
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


# A few words a code, where there is no room for a sentence: cells, buttons, what the strip asks for.
WORDS: dict[str, str] = {
    "unconference.price.here": "here now",
    "unconference.price.same": "same",
    "unconference.price.fits": "fits",
    "unconference.price.fewer": "{clashes} fewer",
    "unconference.price.more": "{clashes} more",
    "unconference.price.too_small": "{over} too small",
    "unconference.price.other_too_small": "{over} too small for {other}",
    "unconference.price.swaps_with": "swaps with {other}",
    "unconference.price.puts_out": "instead of {other}",
    "unconference.place.stays": "has begun",
    "unconference.place.begun": "has begun",
    "unconference.place.closed": "closed then",
    "unconference.place.not_in": "not then",
    "unconference.place.host_away": "{who} is not free then",
    "unconference.place.host_elsewhere": "{who} is at {activity} then",
    "unconference.place.hosts": "{who} hosts here then",
    "unconference.place.apart": "not possible here",
    "unconference.place.no_step_free": "has stairs",
    "unconference.place.no_quiet": "not quiet",
    "unconference.place.no_hearing_loop": "no hearing loop",
    "unconference.place.no_projector": "no projector",
    "unconference.place.lacks": "lacks {feature}",
    "unconference.place.pin": "kept elsewhere",
    "unconference.place.kept": "{other} is kept here",
    "unconference.place.other": "{other} cannot swap",
    "unconference.broken.unknown": "not there any more",
    "unconference.broken.cell_twice": "two in one room",
    "unconference.too_small": "Too small by {over}",
    "unconference.button.move": "Move it",
    "unconference.button.swap": "Swap them",
    "unconference.button.place": "Put it there",
    "unconference.button.shift": "Make room for it",
    "unconference.button.put_in": "Put it in",
    "unconference.button.put_back": "Put it back",
    "unconference.button.fill": "Fill again",
    "unconference.button.add_slot": "Add a time",
    "unconference.button.add_room": "Add a room",
    "unconference.button.find_host": "Find a host",
    "unconference.button.keep": "Keep it here",
    "unconference.task.mend": "find a place for {session} that works",
    "unconference.task.bigger_room": "give {session} a bigger room",
    "unconference.task.find_host": "find a host for {session}",
    "unconference.task.place": "find a place for {session}",
    "unconference.task.more_places": "make more places",
    "unconference.task.fairer": "look at who gets nearly nothing",
    "unconference.task.shorter_walk": "give the host of {session} time to walk",
    "unconference.task.part": "part {session} and {other}",
}

# Facts that are counted in words: "1 clash", "3 clashes". The names of features as people say them.
_COUNTED = {
    "clashes": ("clash", "clashes"),
    "people": ("person", "people"),
    "pitches": ("pitch", "pitches"),
    "places": ("place", "places"),
    "wishes": ("wish", "wishes"),
}
_FEATURES = {"step_free": "step-free", "quiet": "quiet", "hearing_loop": "a hearing loop", "projector": "a projector"}


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a problem `code` with its `facts`; raises KeyError for a code without a sentence (a bug).

    Where a sentence is another one for one person alone, it stands under the code with "_one" after it.
    """
    alone = facts.get("people") == 1 and f"{code}_one" in SENTENCES
    return SENTENCES[f"{code}_one" if alone else code].format_map(_said(facts))


def few_words(code: str, facts: Mapping[str, object]) -> str:
    """The few words for a `code` with its `facts`; raises KeyError for a code without any (a bug)."""
    return WORDS[code].format_map(_said(facts))


def _said(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts as they are said: counts with their nouns, rounds in runs, features by their names."""
    said = dict(facts)
    rounds = facts.get("rounds")
    if isinstance(rounds, tuple):
        said["rounds"] = say_rounds(rounds)
    for name, (one, many) in _COUNTED.items():
        count = facts.get(name)
        if isinstance(count, int):
            said[name] = f"{count:,} {one if count == 1 else many}"
    if "feature" in facts:
        said["feature"] = _FEATURES.get(str(facts["feature"]), facts["feature"])
    return said


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
