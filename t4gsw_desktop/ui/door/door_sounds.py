"""The sounds of the door: each result has a rhythm and a pitch of its own, and none of them keeps anybody waiting."""

from t4gsw_desktop.ui.projector.sounding import Sounding

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


class DoorSounds(Sounding):
    """One for each desk: `DoorSounds.of(desk)`. Of sounds that come faster than they are played the latest is heard."""

    VOLUMES = {"off": 0.0, "quiet": 0.12, "on": 0.6}
    UNHEARD = UNHEARD

    def play(self, kind: str) -> None:
        """Let what came of an act at the door be heard; `kind` is that of an `Outcome`."""
        volume = self._volume()
        if volume != "off" and kind in SOUND_OF:
            self._play(SOUND_OF[kind], volume)

    def try_out(self) -> None:
        """Play an arrival as loud as is set, and quietly where the sounds are off."""
        self._play(SOUND_OF["arrived"], "quiet" if self._volume() == "off" else self._volume())

    def _volume(self) -> str:
        chosen = self.desk.settings.door_sounds
        return chosen if chosen in self.VOLUMES else "on"

    def _play(self, name: str, volume: str) -> None:
        if (path := self.at_volume(name, volume)) is not None:
            self.player.play_soon(path)
