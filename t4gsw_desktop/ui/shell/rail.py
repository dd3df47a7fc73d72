"""The rail at the left: where one can go, and where one is."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from t4gsw_desktop.ui.shell.screens import SCREENS, ScreenEntry
from t4gsw_desktop.ui.theme.theme import Theme


class Mark(QLabel):
    """The sign of the house: a circle, a square, a cup and a triangle, in the colours of the four kinds."""

    def __init__(self, theme: Theme, size: int = 38) -> None:
        super().__init__()
        self._theme, self._side = theme, theme.px(size)
        self.setFixedSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        half = self._side / 2 - 1
        far = self._side / 2 + 1
        painter.setBrush(self._theme.colour("surgery"))
        painter.drawEllipse(0, 0, int(half), int(half))
        painter.setBrush(self._theme.colour("unconf"))
        painter.drawRoundedRect(int(far), 0, int(half), int(half), 3, 3)
        painter.setBrush(self._theme.colour("cafe"))
        painter.drawRoundedRect(0, int(far), int(half), int(half), 7, 7)
        painter.drawRect(0, int(far), int(half), int(half / 2))
        painter.setBrush(self._theme.colour("friend"))
        painter.drawPolygon(
            QPolygonF([QPointF(far + half / 2, far), QPointF(far + half, far + half), QPointF(far, far + half)])
        )


class RailButton(QToolButton):
    """One place to go."""

    def __init__(self, theme: Theme, entry: ScreenEntry, place: str, height: int) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self.setProperty("kind", "rail")
        self.setProperty("low", height < 60)
        self.setText(entry.title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(theme.px(24), theme.px(24)))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(theme.px(80), theme.px(height))
        self.setAccessibleName(f"{entry.title}, {place}")
        self.setToolTip(f"{entry.title} ({entry.shortcut})" if entry.shortcut else entry.title)
        self.toggled.connect(self._draw)
        self._draw(False)

    def _draw(self, chosen: bool) -> None:
        self.setIcon(self._theme.icon(self._entry.icon, "primary-ink" if chosen else "ink-2", 24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.fillRect(
                0,
                self._theme.px(12),
                self._theme.px(4),
                self.height() - self._theme.px(24),
                self._theme.colour("primary"),
            )


class Rail(QFrame):
    """Where one can go. With little room it is one Menu button."""

    def __init__(self, theme: Theme, go: Callable[[str], object], *, roomy: bool, short: bool) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self._buttons: dict[str, RailButton] = {}
        self._menu_button: QToolButton | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(2 if short else theme.px(2))
        if roomy:
            layout.setContentsMargins(theme.px(6), theme.px(10 if short else 18), theme.px(5), theme.px(8))
            self.setFixedWidth(theme.px(92))
            self._build_wide(theme, layout, go, 58 if short else 64, short=short)
        else:
            layout.setContentsMargins(theme.px(3), theme.px(8), theme.px(3), theme.px(8))
            self.setFixedWidth(theme.px(46))
            self._build_narrow(theme, layout, go)

    def show_chosen(self, key: str) -> None:
        """Mark the place one is at."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def open_menu(self) -> None:
        """F10: unfold the places where they are folded away."""
        if self._menu_button is not None:
            self._menu_button.showMenu()

    def _build_wide(
        self, theme: Theme, layout: QVBoxLayout, go: Callable[[str], object], height: int, *, short: bool
    ) -> None:
        if not short:
            layout.addWidget(Mark(theme), 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(theme.px(12))
        pages = [entry for entry in SCREENS if entry.on_rail and entry.key != "settings"]
        for number, entry in enumerate(pages, 1):
            layout.addWidget(self._button(theme, entry, f"page {number} of {len(pages)}", height, go))
        layout.addStretch(1)
        last = next(entry for entry in SCREENS if entry.key == "settings")
        layout.addWidget(self._button(theme, last, "settings of this computer", height, go))

    def _button(
        self, theme: Theme, entry: ScreenEntry, place: str, height: int, go: Callable[[str], object]
    ) -> QWidget:
        button = RailButton(theme, entry, place, height)
        button.clicked.connect(lambda _checked=False: go(entry.key))
        self._buttons[entry.key] = button
        return button

    def _build_narrow(self, theme: Theme, layout: QVBoxLayout, go: Callable[[str], object]) -> None:
        button = QToolButton()
        button.setProperty("kind", "rail")
        button.setProperty("low", "menu")
        button.setIcon(theme.icon("menu", "ink", 22))
        button.setIconSize(QSize(theme.px(22), theme.px(22)))
        button.setFixedSize(theme.px(40), theme.px(44))
        button.setAccessibleName("Menu, F10: all pages")
        button.setToolTip("Menu (F10)")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for entry in SCREENS:
            if entry.on_rail:
                act = menu.addAction(theme.icon(entry.icon, "ink-2", 20), f"{entry.title}\t{entry.shortcut}")
                act.triggered.connect(lambda _checked=False, key=entry.key: go(key))
        button.setMenu(menu)
        self._menu_button = button
        layout.addWidget(button)
        layout.addWidget(_Upright(theme, "Menu F10"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)


class _Upright(QLabel):
    """Words written downwards; the button above says them aloud."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self._text = theme, text
        self._font = theme.font(14, 600)
        metrics = QFontMetrics(self._font)
        self.setFixedSize(metrics.height(), metrics.horizontalAdvance(text) + theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("ink-2"))
        painter.translate(self.width(), 0)
        painter.rotate(90)
        painter.drawText(0, 0, self.height(), self.width(), Qt.AlignmentFlag.AlignCenter, self._text)
