"""The bell that ends a round and the chime that sends people on; silent where that is wished."""

from t4gsw_desktop.ui.projector.sounding import Sounding

RING, CHIME = "ring", "chime"
UNHEARD = (
    "The bell cannot be heard on this computer: nothing here plays a sound. "
    "Rounds go on as they do; the second screen tells when one ends."
)


class Bell(Sounding):
    """One for each desk: `Bell.of(desk)`."""

    VOLUMES = {"off": 0.0, "soft": 0.12, "usual": 0.4, "loud": 1.0}
    UNHEARD = UNHEARD

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
        chosen = self.desk.settings.bell
        return chosen if chosen in self.VOLUMES else "usual"

    def _sound(self, name: str) -> None:
        if self._volume() != "off":
            self._play(name, self._volume())

    def _play(self, name: str, volume: str) -> None:
        if (path := self.at_volume(name, volume)) is not None:
            self.player.play(path)
