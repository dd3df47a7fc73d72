"""The second screen as its operator sees it: whether it is on, a small picture of it, and what it shows."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QSizePolicy, QWidget

from t4gsw_desktop.ui.projector.shown import MISSING
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import picture_label, words

_VIEWS = (("all", "All"), ("names", "Names"), ("question", "Question"), ("blank", "Blank"))


class SecondScreenPanel(QFrame):
    """Follows the display and leads it; the display itself lives longer than this panel."""

    def __init__(self, desk: Desk, wall: WallDisplay, *, low: bool) -> None:
        super().__init__()
        theme = desk.theme
        self._wall = wall
        self.setProperty("kind", "card")
        self._title = words("", "strong", wrap=True)
        self.turn = Button(theme, "Turn on", kind="link", key="F11", press=lambda: wall.turn(not wall.is_on))
        head = row(theme, picture_label(theme, "projector", "ink", 20), self._title, self.turn, gap=8)
        head.setStretch(1, 1)
        self.preview = _Preview(theme)
        self.views = _Views(theme, 4 if low else 2)
        if low:
            self.preview.hide()
        for key, button in self.views.buttons.items():
            button.clicked.connect(lambda _on=False, key=key: wall.show_view(key))
        middle = row(theme, self.preview, self.views, gap=10)
        middle.setStretch(1, 1)
        self._pages = QWidget()
        self._page_words = words("", "hint")
        self._hold = Button(theme, "Hold", kind="link", press=lambda: wall.hold(not wall.held))
        self._pages.setLayout(
            row(
                theme,
                icon_button(theme, "chevron-left", "Page of names before", lambda: wall.turn_page(-1), size=18),
                self._page_words,
                icon_button(theme, "chevron-right", "Next page of names", lambda: wall.turn_page(1), size=18),
                None,
                self._hold,
                gap=6,
            )
        )
        layout = column(theme, head, middle, self._pages, gap=2)
        edge = theme.px(12)
        layout.setContentsMargins(edge, theme.px(4), edge, edge)
        self.setLayout(layout)
        wall.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the second screen shows now."""
        wall = self._wall
        state = "was unplugged" if wall.is_lost else "is a window here" if wall.in_window else "is on"
        self._title.setText(f"Second screen {state if wall.is_on else 'is off'}")
        self.turn.say("Turn off" if wall.is_on else "Turn on")
        self.turn.setAccessibleName(f"{self.turn.words} the second screen")
        self.views.choose(wall.view)
        self.preview.show_view(wall.view if wall.is_on else "")
        show_if(self._pages, wall.is_on and wall.pages > 1)
        self._page_words.setText(f"Names, page {wall.page + 1} of {wall.pages}")
        self._hold.say("Let them turn" if wall.held else "Hold this page")

    def tick(self, clock: str) -> None:
        """Show the same second as the second screen."""
        self.preview.say(clock)


class _Views(QWidget):
    """Four views, so many of them beside each other; the chosen one is filled and ticked."""

    def __init__(self, theme: Theme, across: int) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(4))
        for number, (key, text) in enumerate(_VIEWS):
            button = Button(theme, text, kind="view", icon_size=16)
            button.setAccessibleName(f"Second screen shows: {text}")
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self.buttons[key] = button
            grid.addWidget(button, number // across, number % across)

    def choose(self, key: str) -> None:
        """Choose without telling anybody; Tab comes to what is chosen, from there the arrow keys lead on.

        What is shown may be a view of another page, who is missing say: then none of these is chosen, and Tab comes to
        the first.
        """
        self._group.setExclusive(key in self.buttons)
        for name, button in self.buttons.items():
            button.setChecked(name == key)
            first = name == next(iter(self.buttons))
            here = name == key or (first and key not in self.buttons)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


class _Preview(QWidget):
    """A thumb-nail: the clock, lines for names, a question mark, or nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._view, self._clock = theme, "", ""
        self.setFixedSize(QSize(theme.px(92), theme.px(72)))

    def show_view(self, view: str) -> None:
        """Show another view, "" for a screen that is off."""
        self._view = view
        self.update()

    def say(self, clock: str) -> None:
        """Show another second."""
        if clock != self._clock:
            self._clock = clock
            if self._view in ("all", "question"):
                self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self._view not in ("", "blank")
        painter.setPen(
            QPen(theme.colour("line-strong"), 2, Qt.PenStyle.SolidLine if self._view else Qt.PenStyle.DashLine)
        )
        painter.setBrush(theme.colour("window" if on else "sunken"))
        box = self.rect().adjusted(1, 1, -2, -2)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self._view in ("names", MISSING):
            self._paint_lines(painter, box.adjusted(0, -theme.px(26), 0, 0), 4)
        elif on:
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font(20, 800, tabular=True))
            upper = QRect(box.left(), box.top() + theme.px(6), box.width(), theme.px(30))
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._clock)
            self._paint_lines(painter, box, 2 if self._view == "all" else 1)
        elif not self._view:
            painter.setPen(theme.colour("ink-2"))
            painter.setFont(theme.font(14))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Off")

    def _paint_lines(self, painter: QPainter, box: QRect, count: int) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line-strong"), theme.px(3)))
        for number in range(count):
            y = box.top() + theme.px(44 + 9 * number)
            inset = theme.px(16 + 6 * (number % 2))
            painter.drawLine(box.left() + inset, y, box.right() - inset, y)
