"""The sounds of the door: each result has a rhythm and a pitch of its own, and none of them keeps anybody waiting."""

from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.projector.bell import write_at_volume
from t4gsw_desktop.ui.projector.player import Player
from t4gsw_desktop.ui.shell.desk import Desk

VOLUMES = {"off": 0.0, "quiet": 0.12, "on": 0.6}  # the share of the carried sound's height
# What `services.checkin` answers, and how that sounds. A bounce is silent: it is the arrival that was heard already.
SOUND_OF = {
    "arrived": "door-in",
    "back": "door-back",
    "left": "door-left",
    "out": "door-left",
    "undone": "door-left",
    "already": "door-already",
    "absent": "door-already",
    "waiting": "door-waiting",
    "cancelled": "door-waiting",
    "needs_person": "door-person",
    "unknown": "door-unknown",
    "not_for_tonight": "door-unknown",
    "damaged": "door-again",
}
UNHEARD = "The door cannot be heard on this computer: nothing here plays a sound. The card says the same in words."


class DoorSounds(QObject):
    """One for each desk: `DoorSounds.of(desk)`.

    Of sounds that come faster than they are played only the latest is heard. No trouble with sound stops anything:
    `trouble` then says so in a sentence, and `told` follows each time with that sentence, "" when it was heard.
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
        """The sounds of this desk, made when they are first asked for."""
        found: Self | None = desk.findChild(cls)
        return found if found is not None else cls(desk)

    def play(self, kind: str) -> None:
        """Let what came of an act at the door be heard; `kind` is that of an `Outcome`."""
        volume = self._volume()
        if volume != "off" and kind in SOUND_OF:
            self._play(SOUND_OF[kind], volume)

    def try_out(self) -> None:
        """Play an arrival as loud as is set, and quietly where the sounds are off."""
        self._play(SOUND_OF["arrived"], "quiet" if self._volume() == "off" else self._volume())

    def _volume(self) -> str:
        chosen = self._desk.settings.door_sounds
        return chosen if chosen in VOLUMES else "on"

    def _play(self, name: str, volume: str) -> None:
        path = Path(self._folder.path()) / f"{name}-{volume}.wav"
        try:
            if not path.exists():
                write_at_volume(resource_folder() / "sounds" / f"{name}.wav", path, VOLUMES[volume])
        except OSError:  # a full disk must not keep anybody out
            self._tell(UNHEARD)
            return
        self._player.play_soon(path)

    def _tell(self, trouble: str) -> None:
        self.trouble = trouble
        self.told.emit(trouble)
