"""Every problem a planner can tell has a sentence, and rounds are said as people say them."""

import ast
import re
from pathlib import Path

import pytest

from t4gsw_desktop import wording

HOUSE = Path(wording.__file__).parent
CODE = re.compile(r"(unconference|surgery|seating|cafe|speed_friending)\.[a-z_.]+[a-z]")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((3,), "Round 3"),
        ((1, 2), "Rounds 1 and 2"),
        ((1, 2, 3, 4, 5, 6), "Rounds 1 to 6"),
        ((1, 2, 3, 6), "Rounds 1 to 3 and 6"),
        ((1, 3, 4, 6, 7, 8), "Rounds 1, 3, 4 and 6 to 8"),
    ],
)
def test_rounds_are_said_as_people_say_them(numbers, said):
    assert wording.say_rounds(numbers) == said


def test_a_sentence_is_filled_with_its_facts():
    told = wording.sentence("seating.rests_turn", {"who": "Zoë", "rounds": (2, 3), "where": ""})
    assert told == "Rounds 2 and 3: Zoë to rest, because it is their turn: not everybody can sit."


def test_a_code_without_a_sentence_is_a_bug():
    with pytest.raises(KeyError):
        wording.sentence("no.such.code", {})
    with pytest.raises(KeyError):
        wording.few_words("no.such.code", {})


def test_counts_are_said_with_their_nouns_and_features_by_name():
    assert wording.few_words("unconference.price.fewer", {"clashes": 1}) == "1 clash fewer"
    assert wording.few_words("unconference.price.more", {"clashes": 3}) == "3 clashes more"
    told = wording.sentence("unconference.why.needs", {"feature": "hearing_loop", "rooms": "Loft"})
    assert told == "It needs a hearing loop, so not Loft."


def test_one_person_alone_has_a_sentence_of_their_own():
    assert (
        wording.sentence("unconference.why.seats", {"people": 1, "seats": 9}) == "1 person wants it, the room seats 9."
    )
    assert (
        wording.sentence("unconference.why.seats", {"people": 2, "seats": 9}) == "2 people want it, the room seats 9."
    )


@pytest.mark.parametrize("code", sorted(wording.WORDS))
def test_few_words_are_few_and_blame_nobody(code):
    text = wording.WORDS[code]
    assert not text.endswith(".")
    assert len(text.split()) <= 8
    assert not re.search(r"\b(error|invalid|failed|please|sorry|oops)\b|!", text, re.IGNORECASE)


def test_every_whole_code_in_the_planners_has_a_sentence():
    written = {
        node.value
        for room in ("core", "kinds")
        for path in (HOUSE / room).glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }
    assert len(written) > 5
    assert written <= set(wording.SENTENCES) | set(wording.WORDS)


@pytest.mark.parametrize("code", sorted(wording.SENTENCES))
def test_every_sentence_is_one_and_blames_nobody(code):
    text = wording.SENTENCES[code]
    assert text.endswith(".")
    assert not re.search(r"\b(error|invalid|failed|please|sorry|oops)\b|!", text, re.IGNORECASE)
