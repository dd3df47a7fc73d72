"""Walls to look at: the picture's forty-seven people, four hundred, names of every length and script."""

from t4gsw_desktop.kinds.speed_friending.clock import RunState
from t4gsw_desktop.kinds.speed_friending.live import Wall, WallName
from t4gsw_desktop.ui.projector.shown import Shown

_TEXT = """Aaliyah 8,Abdi 12,Agnieszka 4,Anbarasi 10,Beatriz 1,Bilal 5,Bronwen 1,Chukwuemeka 5,Demelza 1,Dilys 3,
Ebony-Mae 3,Ely 6,Fatou 9,Gethin 6,Giulia 11,Ines 4,Jago 11,Jean-Baptiste 2,Jun 2,Kavita 2,Kelechi 8,Lowenna 7,Luca 3,
Marek 10,Meera 9,Mei 11,Minh Châu 6,Mohammed A 6,Mohammed H 11,Oleksandra 10,Oluwaseun 7,Pádraig 12,Parminder 5,
Rhiannon 7,Rosa 8,Sam K 8,Selam 1,Siobhan 12,Soo-jin 9,Tamsin 9,Tariq 5,Tegan 10,Temperance 2,Tomasz 7,Wren 4,Zainab 3,
Zoë 4"""
NAMES = tuple(WallName(*one.strip().rsplit(" ", 1)) for one in _TEXT.split(","))
MANY = tuple(
    WallName(f"{one.name} {letter}", str((7 * at + 3 * step) % 100 + 1))
    for at, one in enumerate(NAMES)
    for step, letter in enumerate("ABCDEFGHI")
)[:400]
ODD = (
    WallName("17", "3"),
    *NAMES[:20],
    WallName("Maximiliana Theodora Featherstonehaugh-Cholmondeley", "4"),
    WallName("Wolfeschlegelsteinhausenbergerdorff", "Garden 2"),
    WallName("محمد عبد الرحمن", "7"),
    WallName("שירה", "8"),
    WallName("அன்பரசி", "12"),
    WallName("王小明", "9"),
    WallName("สมชาย ใจดี", "10"),
)
QUESTION = "What is a small thing technology made easier for someone you know?"
LONG_QUESTION = (
    "If you could give one hour of your week to somebody in your street who finds computers hard, what would the two "
    "of you do first, and what would you hope to learn from them in return, over a pot of tea and perhaps some cake?"
)


def state(phase: str = "talking", left: float = 166.4, whole: int = 240, number: int = 3, rounds: int = 6) -> RunState:
    """A moment of an evening."""
    begun = number - 1 if phase == "moving" else 0 if phase == "ready" else number
    return RunState(phase, number, rounds, None, None, left, whole, begun)


READY = state("ready", 240, 240, 1)
WALKING = state("moving", 39.5, 60, 4)
PAUSED = state("paused", 100)
ENDING = state(left=8.2)
FINISHED = state("finished", 0, 0, 6)


def shown(
    moment: RunState | None = None,
    view: str = "all",
    names: tuple[WallName, ...] = NAMES,
    *,
    question: str = QUESTION,
    tables: int = 12,
    resting: tuple[str, ...] = (),
    title: str = "Speed-friending",
    page: int = 0,
) -> Shown:
    """What is shown at that moment."""
    moment = moment or state()
    labels = tuple(str(number + 1) for number in range(tables))
    wall = Wall(title, moment, question, names, labels, resting, names)
    return Shown(wall, moment, view, "Digital evening for charities", "18:30", page)
