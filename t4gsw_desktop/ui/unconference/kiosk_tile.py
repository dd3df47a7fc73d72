"""One pitch to press at the voting kiosk: its number large, its title, a few words, and who offers it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference import kiosk_words as said
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PitchTile(QPushButton):
    """A button that stays pressed while its pitch is chosen: told by a tick and an edge, not by colour alone."""

    def __init__(self, theme: Theme, pitch: ShownPitch) -> None:
        super().__init__()
        self._theme, self.pitch = theme, pitch
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        number = words(str(pitch.number), "figure")
        number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        number.setMinimumWidth(theme.px(52))
        self._tick = QLabel()
        self._tick.setFixedSize(theme.px(32), theme.px(32))
        texts = [WholeWords(pitch.title, "kiosk-title")]
        texts += [WholeWords(pitch.about)] if pitch.about else []
        texts.append(WholeWords(said.hosts_words(pitch), "quiet"))
        middle = column(theme, *texts, gap=2)
        middle.addStretch(1)
        self._line = line = row(theme, number, middle, self._tick, gap=14, margin=14)
        line.setStretch(1, 1)
        line.setAlignment(self._tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(said.said_aloud(pitch))
        self.toggled.connect(self._show_tick)
        self._show_tick(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._line.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _show_tick(self, on: bool) -> None:
        theme = self._theme
        if on:
            self._tick.setPixmap(theme.picture("check", "unconf", 32, self.devicePixelRatioF()))
        else:
            self._tick.clear()
        self.setAccessibleDescription("Chosen" if on else "Not chosen")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        thick = 4 if on else 1
        painter.setPen(QPen(theme.colour("unconf" if on else "line-strong"), thick))
        painter.setBrush(theme.colour("unconf-soft" if on else "sunken" if self.underMouse() else "surface"))
        half = thick / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.px(12), theme.px(12))
