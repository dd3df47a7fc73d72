"""The evening in figures at the door: who is in the room, who came of those signed up, who is still to come."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from t4gsw_desktop.services.door_book import DoorFigures
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if, wrapping
from t4gsw_desktop.ui.widgets.words import picture_label, words

Part = tuple[int, str]


def say_steadily(label: QLabel, text: str) -> None:
    """Show other words in the room the label has, and take more only where they need it.

    A label without a size of its own has the whole page laid out anew for each word, and figures change with each
    arrival: measured, that was a fifth of the time from a scan to the card.
    """
    if label.text() == text:
        return
    label.setText(text)
    needed = label.sizeHint()
    if label.minimumWidth() < needed.width() or label.minimumHeight() < needed.height():
        label.setFixedSize(needed.expandedTo(label.minimumSize()))


class Bar(QWidget):
    """Parts of a whole, side by side, each in the colour of its role; what is left stays empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._whole = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[Part, ...], whole: int, summary: str) -> None:
        """Show parts as (how many, role); `summary` is what is said aloud."""
        self._parts, self._whole = parts, max(1, whole)
        self.setAccessibleName(summary)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(160), self._theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        left = 0.0
        for count, role in self._parts:
            width = self.width() * count / self._whole
            painter.fillRect(QRectF(left, 0, width, self.height()), theme.colour(role))
            left += width
        if theme.look == "contrast":
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawPath(path)


class Counters(QFrame):
    """The figures as numbers, as a bar, and in words."""

    def __init__(self, theme: Theme, *, roomy: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._here, self._under = words("0", "door-figure"), words("in the room", "quiet")
        self._bar = Bar(theme)
        self._signed_up = _Legend(theme, "primary")
        self._walk_ins = _Legend(theme, "friend")
        self._to_come = _Legend(theme, "sunken")
        self._out, self._left = _Legend(theme, ""), _Legend(theme, "")
        legends = wrapping(theme, self._signed_up, self._walk_ins, self._to_come, self._out, self._left, gap=14)
        middle = column(theme, None, self._bar, legends, None, gap=8)
        self._first, self._first_under = words("", "title"), words("first-timers here", "hint")
        firsts = row(
            theme,
            picture_label(theme, "sprout", "ink-2", 30),
            column(theme, None, self._first, self._first_under, None, gap=0),
            gap=12,
        )
        here = column(theme, None, self._here, self._under, None, gap=0)
        if roomy:
            layout = row(theme, here, middle, firsts, gap=20, margin=12)
            layout.setStretch(1, 1)
            self.setLayout(layout)
        else:
            self.setLayout(column(theme, row(theme, here, None, firsts, gap=20), middle, gap=10, margin=14))

    def show_figures(self, figures: DoorFigures) -> None:
        """Show these figures."""
        whole = figures.signed_up + figures.walk_ins
        say_steadily(self._here, f"{figures.here:,}")
        self._signed_up.say(f"{figures.signed_up_came:,} of {figures.signed_up:,} signed up")
        self._walk_ins.say(f"{figures.walk_ins:,} walk-in{'' if figures.walk_ins == 1 else 's'}")
        self._to_come.say(f"{figures.to_come:,} still to come")
        self._out.say(f"{figures.out:,} stepped out" if figures.out else "")
        self._left.say(f"{figures.left:,} left again" if figures.left else "")
        say_steadily(self._first, f"{figures.first_here:,} of {figures.first_time:,}")
        self._bar.show_parts(
            ((figures.signed_up_came, "primary"), (figures.walk_ins, "friend")), whole, figures_aloud(figures)
        )


class _Legend(QWidget):
    """A swatch and what it stands for."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._words = words("", "quiet")
        swatch = QLabel()
        swatch.setProperty("swatch", role)
        swatch.setFixedSize(theme.px(14), theme.px(12))
        self.setLayout(row(theme, swatch, self._words, gap=6))
        if not role:
            swatch.hide()

    def say(self, text: str) -> None:
        """Show other words; none hides it."""
        say_steadily(self._words, text)
        show_if(self, bool(text))


def figures_aloud(figures: DoorFigures) -> str:
    """The figures as one sentence."""
    left = f" {figures.out} stepped out." if figures.out else ""
    left += f" {figures.left} left again." if figures.left else ""
    return (
        f"{figures.here} in the room. {figures.signed_up_came} of {figures.signed_up} signed up came, "
        f"{figures.walk_ins} walk-ins, {figures.to_come} still to come.{left}"
    )
