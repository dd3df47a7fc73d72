import pytest

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.sounds import sounds_like, sounds_of

HEARD = [
    ("kiva", "Caoimhe"),
    ("shivawn", "Siobhán"),
    ("neve", "Niamh"),
    ("sersha", "Saoirse"),
    ("eefa", "Aoife"),
    ("maive", "Meadhbh"),
    ("kieran", "Ciarán"),
    ("owen", "Eoghan"),
    ("muvanwy", "Myfanwy"),
    ("shan", "Siân"),
    ("voychik", "Wójcik"),
    ("shevchik", "Szewczyk"),
    ("katherine", "Catherine"),
    ("stefan", "Stephan"),
    ("jorge", "George"),
]


@pytest.mark.parametrize(("typed", "name"), HEARD)
def test_name_is_found_by_its_sound(typed: str, name: str) -> None:
    others = ["aaliyah", "bronagh", "oluwaseun", "priya", "winston", "yusuf"]
    assert sounds_like(typed, [*others, fold(name)])[:1] == [fold(name)]


def test_different_names_sound_different() -> None:
    names = ["caoimhe", "priya", "winston", "oluwaseun", "bethan", "mohammed", "zoe"]
    assert [name for name in names if sounds_like(name, names) != [name] and sounds_of(name)] == []


def test_other_scripts_and_single_sounds_are_left_alone() -> None:
    assert sounds_of("高橋") == frozenset()
    assert sounds_of("i") == frozenset()
    assert sounds_like("", ["caoimhe"]) == []
