"""What can be done with the clock of the rounds: the one button, more time, an end, and when a round really began."""

import re
from collections.abc import Callable
from datetime import timedelta

from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.speed_friending import run
from t4gsw_desktop.kinds.speed_friending.live import LiveRoom
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.choosing import Answer, Deed, Question
from t4gsw_desktop.ui.speed_friending.run_words import span_words, walks

USUAL_SLIPS = (20, 40, 60, 90, 120, 180, 300)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_MINUTES = re.compile(r"(\d{1,2})\s*m")
_SECONDS = re.compile(r"(\d{1,4})\s*s?")


class ClockDeeds:
    """Each deed is one act of the file; a refusal is said at the foot."""

    def __init__(self, desk: Desk, room: Callable[[], LiveRoom]) -> None:
        self._desk, self._room = desk, room

    def press(self, deed: str) -> None:
        """Do what a button of the strip stands for."""
        verbs: dict[str, Callable[..., None]] = {
            "begin": run.begin_round,
            "pause": run.pause,
            "carry_on": run.carry_on,
            "minute": run.extend,
            "end": run.end_now,
            "finish": run.finish,
            "add_round": run.add_round,
            "drop_round": run.drop_round,
        }
        self._desk.do(verbs[deed], self._room().activity.id, at=self._desk.clock())

    def really_began(self) -> Deed:
        """The running round, or the one people walk to, began a while ago and nobody told the clock."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if answers:
                return None
            return Question(
                f"How long ago did round {self._room().state.round} really begin? Choose, or type 40 or 1:30.",
                self._slips,
                "Type seconds, such as 40, or minutes and seconds, such as 1:30.",
            )

        def do(answers: tuple[Answer, ...]) -> bool:
            before = self._desk.workspace.step()
            room = self._room()
            self._desk.do(run.began_earlier, room.activity.id, int(answers[0].key), at=self._desk.clock())
            return self._desk.workspace.step() > before

        return Deed("It really began earlier", ask, do)

    def _slips(self, text: str) -> list[Answer]:
        typed = read_span(text)
        if text and typed is None:
            return []
        return [self._slip(seconds) for seconds in ([typed] if typed is not None else USUAL_SLIPS)]

    def _slip(self, seconds: int) -> Answer:
        state, zone = self._room().state, self._room().event.timezone
        talking = state.begun == state.round and not walks(state)
        if talking and state.ends is not None:
            ends = state.ends - timedelta(seconds=seconds)
        else:
            ends = self._desk.clock() + timedelta(seconds=self._room().pace.round_seconds - seconds)
        if talking:
            title = f"{span_words(seconds)} earlier than noted"
        else:
            title = f"{span_words(seconds)} ago"
        return Answer(str(seconds), title, f"The bell then rings at {wall_clock(ends, zone):%H:%M:%S}")


def read_span(text: str) -> int | None:
    """A length of time in seconds as people type it: "40", "40 s", "1:30", "2 min"; None for anything else."""
    said = text.strip().lower()
    if found := _CLOCK.fullmatch(said):
        return int(found[1]) * 60 + int(found[2])
    if found := _MINUTES.match(said):
        return int(found[1]) * 60
    if found := _SECONDS.match(said):
        return int(found[1])
    return None
