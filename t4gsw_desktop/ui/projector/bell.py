"""The bell that ends a round and the chime that sends people on; silent where that is wished."""

import sys
import wave
from array import array
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.projector.player import Player
from t4gsw_desktop.ui.shell.desk import Desk

VOLUMES = {"off": 0.0, "soft": 0.12, "usual": 0.4, "loud": 1.0}  # the share of the carried sound's height
RING, CHIME = "ring", "chime"
UNHEARD = (
    "The bell cannot be heard on this computer: nothing here plays a sound. "
    "Rounds go on as they do; the second screen tells when one ends."
)


class Bell(QObject):
    """One for each desk: `Bell.of(desk)`.

    Nothing here waits for a sound, and no trouble with sound stops anything: `trouble` then says so in a sentence, and
    `told` follows each time with that sentence, "" when the sound was heard.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, player: Player | None = None) -> None:
        super().__init__(desk)
        self._desk = desk
        self._folder = QTemporaryDir()
        self._player = player or Player(parent=self)
        self._player.played.connect(lambda: self._tell(""))
        self._player.failed.connect(lambda: self._tell(UNHEARD))
        self.trouble = ""
        desk.ending.connect(self._player.stop)

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The bell of this desk, made when it is first asked for."""
        found: Self | None = desk.findChild(cls)
        return found if found is not None else cls(desk)

    def ring(self) -> None:
        """The end of a round."""
        self._sound(RING)

    def chime(self) -> None:
        """People walk, or a round begins."""
        self._sound(CHIME)

    def try_out(self) -> None:
        """Ring as loud as is set, and soft where the bell is off, so that somebody can hear whether it works."""
        self._play(RING, "soft" if self._volume() == "off" else self._volume())

    def _volume(self) -> str:
        chosen = self._desk.settings.bell
        return chosen if chosen in VOLUMES else "usual"

    def _sound(self, name: str) -> None:
        if self._volume() != "off":
            self._play(name, self._volume())

    def _play(self, name: str, volume: str) -> None:
        path = Path(self._folder.path()) / f"{name}-{volume}.wav"
        try:
            if not path.exists():
                write_at_volume(resource_folder() / "sounds" / f"{name}.wav", path, VOLUMES[volume])
        except OSError:  # a full disk must not keep a round from ending
            self._tell(UNHEARD)
            return
        self._player.play(path)

    def _tell(self, trouble: str) -> None:
        self.trouble = trouble
        self.told.emit(trouble)


def write_at_volume(source: Path, target: Path, share: float) -> None:
    """Write the sound of `source` (16 bits) again, `share` as high. Raises OSError when that cannot be."""
    with wave.open(str(source), "rb") as file:
        about, samples = file.getparams(), array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":  # WAV files are little-endian; frames come and go as they lie in the file
        samples.byteswap()
    softer = array("h", (round(each * share) for each in samples))
    if sys.byteorder == "big":
        softer.byteswap()
    with wave.open(str(target), "wb") as file:
        file.setparams(about)
        file.writeframes(softer.tobytes())
