"""The second screen among the settings: its colours, how that looks, and whether there is one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget

from t4gsw_desktop.kinds.speed_friending.clock import TALKING, RunState
from t4gsw_desktop.kinds.speed_friending.live import Wall, WallName
from t4gsw_desktop.ui.projector.shown import Shown
from t4gsw_desktop.ui.projector.wall_canvas import picture_of
from t4gsw_desktop.ui.projector.wall_views import WallSetter
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.projector.which_screen import screen_facts
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.tokens import LOOKS, colours
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.words import words

WALL_LOOKS = (("window", "As the window"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))
_SAMPLE = QSize(224, 126)
_SHOWN = "Aled 3,Beatriz 1,Ebony-Mae 2,Ely 1,Ines 4,Jun 2,Luca 3,Meera 4,Oluwaseun 1,Rosa 3,Tomasz 2,Zoë 4"
_NAMES = tuple(WallName(*one.rsplit(" ", 1)) for one in _SHOWN.split(","))
_TABLES = ("1", "2", "3", "4")
_MOMENT = RunState(TALKING, 3, 6, None, None, 167.0, 240, 3)

Choose = Callable[[str, Sequence[tuple[str, str]], str, Callable[[str], None]], QWidget]


class WallChoices(QFrame):
    """A card. `choose` makes the control of a choice; `take` is told the look that was chosen."""

    def __init__(self, desk: Desk, choose: Choose, take: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._desk, self._wall = desk, WallDisplay.of(desk)
        self._look = choose("Second screen", WALL_LOOKS, desk.settings.wall_look, take)
        self._look.setObjectName("settings-wall-look")
        self._sample = QLabel()
        self._sample.setFixedSize(desk.theme.px(_SAMPLE.width()), desk.theme.px(_SAMPLE.height()))
        self._sample.setAccessibleName("How the second screen looks")
        self._there = words("", "quiet", wrap=True)
        self._turn = Button(desk.theme, "Turn it on", icon="projector", key="F11", press=self._turn_it)
        self.setLayout(
            column(
                desk.theme,
                words("Second screen", "title"),
                words("Its colours: light for bright rooms, dark for dim ones", "label", wrap=True),
                self._look,
                row(
                    desk.theme, self._sample, column(desk.theme, self._there, row(desk.theme, self._turn, None)), gap=16
                ),
                gap=8,
                margin=16,
            )
        )
        self._wall.changed.connect(self.tell)
        desk.settings_changed.connect(self.tell)
        self.tell()

    def tell(self, _what: object = None) -> None:
        """Show the look in force, whether there is a screen, and whether it is on."""
        show_choice(self._look, self._desk.settings.wall_look)
        self._sample.setPixmap(self._picture())
        others = len(screen_facts()) - 1
        there = "One is plugged in." if others > 0 else "None is plugged in; it would open in a window."
        self._there.setText(self._wall.why_not() or there)
        self._turn.say("Turn it off" if self._wall.is_on else "Turn it on")
        self._turn.setEnabled(not self._wall.why_not())

    def _picture(self) -> QPixmap:
        wish = self._desk.settings.wall_look
        setter = WallSetter()
        wall = Wall("", _MOMENT, "What made you smile today?", _NAMES, _TABLES, (), ())
        page = setter.set_wall(Shown(wall, _MOMENT, "all", ""), 1920, 1080)
        look = colours(wish if wish in LOOKS else self._desk.theme.look)
        made = picture_of(page, look, setter.lettering, self._sample.size(), self.devicePixelRatioF())
        painter = QPainter(made)
        painter.setPen(self._desk.theme.colour("line-strong"))
        painter.drawRect(self._sample.rect().adjusted(0, 0, -1, -1))
        painter.end()
        return made

    def _turn_it(self) -> None:
        self._wall.turn(not self._wall.is_on)


def show_choice(control: QWidget, key: str) -> None:
    """Show what holds now, after Undo say, in the control of a choice."""
    if isinstance(control, Segments):
        control.choose(key)
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(control.findData(key))
