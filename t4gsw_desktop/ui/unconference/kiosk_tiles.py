"""All pitches at the voting kiosk, as many across as have room; the arrow keys go from one to the next."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.kiosk_tile import PitchTile

_LEAST_WIDTH = 380  # of a tile, in pixels of the design
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class PitchTiles(QScrollArea):
    """`pressed` gives the id of a pitch whose tile somebody pressed; which are chosen is for the listener to say."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles: dict[str, PitchTile] = {}
        self._across = 1
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Sessions to choose from")
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._grid = QGridLayout(inside)
        edge = theme.px(8)
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setSpacing(theme.px(12))
        self.setWidget(inside)

    def show_pitches(self, pitches: Sequence[ShownPitch]) -> None:
        """Show these in this order; tiles of pitches that have not changed stay, with the focus."""
        before, self.tiles = self.tiles, {}
        for pitch in pitches:
            old = before.pop(pitch.id, None)
            if old is not None and old.pitch == pitch:
                self.tiles[pitch.id] = old
                continue
            if old is not None:
                before[pitch.id] = old
            tile = PitchTile(self._theme, pitch)
            tile.clicked.connect(lambda _on=False, pitch_id=pitch.id: self.pressed.emit(pitch_id))
            self.tiles[pitch.id] = tile
        for tile in before.values():
            tile.hide()
            tile.deleteLater()
        self._place()

    def choose(self, pitch_ids: Collection[str]) -> None:
        """Show these as chosen, and no others."""
        for pitch_id, tile in self.tiles.items():
            tile.setChecked(pitch_id in pitch_ids)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(240), self._theme.px(140))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._columns() != self._across:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._step(step[0] * self._across + step[1]):
            super().keyPressEvent(event)

    def _step(self, by: int) -> bool:
        tiles = list(self.tiles.values())
        focus = self.focusWidget()
        at = next((n for n, tile in enumerate(tiles) if tile is focus), -1)
        if at < 0 or not 0 <= at + by < len(tiles):
            return at >= 0
        tiles[at + by].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(tiles[at + by])
        return True

    def _columns(self) -> int:
        return max(1, min(3, self.viewport().width() // self._theme.px(_LEAST_WIDTH)))

    def _place(self) -> None:
        self._across = self._columns()
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._across else 0)
        for number, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, number // self._across, number % self._across)
            self._grid.setColumnStretch(number % self._across, 1)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(len(self.tiles) // self._across + 1, 1)
