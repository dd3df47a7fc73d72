"""What any sound of this program is played by: as loud as is wished, and never anything that somebody waits for."""

import sys
import wave
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.projector.player import Player
from t4gsw_desktop.ui.shell.desk import Desk


class Sounding(QObject):
    """The sounds of one desk for one purpose; `of(desk)` gives the one there is.

    Nothing here waits for a sound, and no trouble with sound stops anything: `trouble` then says so in a sentence, and
    `told` follows each time with that sentence, "" when the sound was heard. `VOLUMES` are shares of the carried
    sound's height, `UNHEARD` is what is said where nothing plays.
    """

    told = Signal(str)
    VOLUMES: Mapping[str, float] = {}
    UNHEARD = ""

    def __init__(self, desk: Desk, player: Player | None = None) -> None:
        super().__init__(desk)
        self.desk = desk
        self.player = player or Player(parent=self)
        self._folder = QTemporaryDir()
        self.player.played.connect(lambda: self._tell(""))
        self.player.failed.connect(lambda: self._tell(self.UNHEARD))
        self.trouble = ""
        desk.ending.connect(self.player.stop)

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The one of this desk, made when it is first asked for."""
        found: Self | None = desk.findChild(cls)
        return found if found is not None else cls(desk)

    def at_volume(self, name: str, volume: str) -> Path | None:
        """The file of this sound, as loud as this; None where it cannot be written, and then `told` says so."""
        path = Path(self._folder.path()) / f"{name}-{volume}.wav"
        try:
            if not path.exists():
                write_at_volume(resource_folder() / "sounds" / f"{name}.wav", path, self.VOLUMES[volume])
        except OSError:  # a full disk must neither keep a round from ending nor anybody out
            self._tell(self.UNHEARD)
            return None
        return path

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
