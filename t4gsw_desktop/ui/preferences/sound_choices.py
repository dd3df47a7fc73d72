"""The sound among the settings: how loud the bell and the door are, and whether they can be heard here."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from t4gsw_desktop.settings import Settings
from t4gsw_desktop.ui.door.door_sounds import DoorSounds
from t4gsw_desktop.ui.preferences.wall_choices import Choose, show_choice
from t4gsw_desktop.ui.projector.bell import Bell
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

BELLS = (("off", "Off"), ("soft", "Soft"), ("usual", "Usual"), ("loud", "Loud"))
DOORS = (("off", "Off"), ("quiet", "Quiet"), ("on", "On"))
PLAYED = "The sound was played. If nobody heard it, look at the volume of this computer."


class SoundChoices(QFrame):
    """A card. `choose` makes the control of a choice.

    `take` is told how loud the bell is to be, and it rings so; `take_door` the same of the sounds of the door.
    """

    def __init__(
        self, desk: Desk, choose: Choose, take: Callable[[str], None], take_door: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._bell, self._take = Bell.of(desk), take
        self._loud = choose("The bell", BELLS, desk.settings.bell, self._choose)
        self._loud.setObjectName("settings-bell")
        self._door, self._take_door = DoorSounds.of(desk), take_door
        self._door_loud = choose("The sounds of the door", DOORS, desk.settings.door_sounds, self._choose_door)
        self._door_loud.setObjectName("settings-door-sounds")
        self._heard = words(PLAYED, "quiet", wrap=True)
        self._trouble = words("", "warn", wrap=True)
        self._try = Button(desk.theme, "Try the bell", icon="bell", press=self._bell.try_out)
        self._try_door = Button(desk.theme, "Try the door", icon="bell", press=self._door.try_out)
        self.setLayout(
            column(
                desk.theme,
                words("Sound", "title"),
                words("The bell at the end of a round, and the chime for walking on", "label", wrap=True),
                self._loud,
                words("The door: what came of each scan at check-in", "label", wrap=True),
                self._door_loud,
                row(desk.theme, self._try, self._try_door, None),
                self._heard,
                self._trouble,
                gap=8,
                margin=16,
            )
        )
        self.tell(self._bell.trouble)
        self._heard.hide()  # nothing was tried yet
        self._bell.told.connect(self.tell)
        self._door.told.connect(self.tell)
        desk.settings_changed.connect(self._show_choice)

    def tell(self, trouble: str) -> None:
        """Say what came of the sound that was played last; `trouble` is "" when it was."""
        self._trouble.setText(trouble)
        show_if(self._trouble, bool(trouble))
        show_if(self._heard, not trouble)

    def _show_choice(self, settings: Settings) -> None:
        show_choice(self._loud, settings.bell)
        show_choice(self._door_loud, settings.door_sounds)

    def _choose(self, volume: str) -> None:
        self._take(volume)
        if volume != "off":
            self._bell.try_out()

    def _choose_door(self, volume: str) -> None:
        self._take_door(volume)
        if volume != "off":
            self._door.try_out()
