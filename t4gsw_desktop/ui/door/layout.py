"""How the door is laid out: side by side where there is room, else the card alone with the figures on a second page."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLayout, QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.services.door_book import DoorFigures
from t4gsw_desktop.ui.camera.panel import CameraPanel
from t4gsw_desktop.ui.door.buttons import CardButtons
from t4gsw_desktop.ui.door.card import ResultCard
from t4gsw_desktop.ui.door.counters import Counters
from t4gsw_desktop.ui.door.field import DoorField
from t4gsw_desktop.ui.door.just_arrived import JustArrived
from t4gsw_desktop.ui.door.matches import MatchList
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine, words

_LEFT_WIDTH = 424
_RING = 6  # what the focus ring needs round a control


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands on the page."""

    field: DoorField
    list_title: OneLine
    matches: MatchList
    camera: CameraPanel
    arrived: JustArrived
    counters: Counters
    card: ResultCard
    buttons: CardButtons
    walk_in: Button
    lists: Button


def wide(theme: Theme, parts: Parts) -> QLayout:
    """Field, matches and last arrivals at the left, figures and card at the right."""
    left = QWidget()
    left.setProperty("kind", "clear")
    left.setFixedWidth(theme.px(_LEFT_WIDTH) + 2 * theme.px(_RING))
    listed = _list_card(theme, parts)
    foot = row(theme, parts.walk_in, parts.lists, gap=10)
    foot.setStretch(0, 1)
    below = column(theme, parts.field, listed, parts.camera, parts.arrived, foot, gap=12, margin=_RING)
    below.setStretch(1, 1)
    left.setLayout(below)
    right = column(theme, parts.counters, parts.card, gap=14, margin=_RING)
    right.setStretch(1, 1)
    layout = row(theme, left, gap=20 - 2 * _RING)
    layout.addLayout(right, 1)
    return layout


class Narrow(QWidget):
    """Field, then either the matches or the card, then the buttons; F9 turns to the figures and last arrivals."""

    def __init__(self, theme: Theme, parts: Parts) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._pages = QStackedWidget()
        self._pages.setProperty("kind", "clear")
        self._list = _list_card(theme, parts)
        self._card = parts.card
        self._pages.addWidget(parts.card)
        self._pages.addWidget(self._list)
        work = QWidget()
        work.setProperty("kind", "clear")
        self._here, self._to_come = words("", "strong"), words("", "quiet")
        figures = column(theme, None, self._here, self._to_come, None, gap=0)
        top = row(theme, parts.field, figures, gap=14)
        top.setStretch(0, 1)
        inner = column(theme, top, self._pages, parts.buttons, gap=8, margin=_RING)
        inner.setStretch(1, 1)
        work.setLayout(inner)
        inside = column(theme, parts.counters, parts.camera, parts.arrived, None, gap=12)
        side = scrolling(inside, name="Figures, camera and last arrivals")
        self.panes = TwoPanes(theme, work, side, side_width=_LEFT_WIDTH, roomy=False)
        self.setLayout(column(theme, self.panes))

    def show_figures(self, figures: DoorFigures) -> None:
        """Show who is in and who is to come, beside the field."""
        self._here.setText(f"{figures.here:,} in")
        self._to_come.setText(f"{figures.to_come:,} to come")

    def show_list(self, shown: bool) -> None:
        """Show the matches instead of the card, or the card again."""
        self._pages.setCurrentWidget(self._list if shown else self._card)


def _list_card(theme: Theme, parts: Parts) -> QFrame:
    title = row(theme, parts.list_title)
    title.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), 0)
    frame = card(theme, gap=2, margin=1)
    inner = frame.layout()
    assert isinstance(inner, QVBoxLayout)
    inner.setContentsMargins(1, theme.px(6), 1, theme.px(8))
    inner.addLayout(title)
    inner.addWidget(parts.matches, 1)
    return frame
