"""Cards, rows and columns, scrolling pages, two panes, and what stands on a screen that has nothing to show yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.flow import FlowLayout
from t4gsw_desktop.ui.widgets.words import picture_label, words

_MIDDLE = 680
Part = QWidget | QLayout | int | None  # a number is empty room in pixels of the design; None takes what is left


def column(theme: Theme, *parts: Part, gap: int = 8, margin: int = 0) -> QVBoxLayout:
    """Parts below each other."""
    layout = QVBoxLayout()
    _fill(theme, layout, parts, gap, margin)
    return layout


def row(theme: Theme, *parts: Part, gap: int = 8, margin: int = 0) -> QHBoxLayout:
    """Parts beside each other."""
    layout = QHBoxLayout()
    _fill(theme, layout, parts, gap, margin)
    return layout


def wrapping(theme: Theme, *parts: QWidget, gap: int = 8, margin: int = 0) -> QWidget:
    """Parts beside each other, in as many lines as they need; a `margin` of 6 leaves room for the ring."""
    box = QWidget()
    box.setProperty("kind", "clear")
    flow = FlowLayout(box, spacing=theme.px(gap))
    flow.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        flow.addWidget(part)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box


def card(theme: Theme, *parts: Part, kind: str = "card", gap: int = 8, margin: int = 16) -> QFrame:
    """A framed column. `kind`: card, panel (edge of a control), desk (sunken), next, done, hero."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    frame.setLayout(column(theme, *parts, gap=gap, margin=margin))
    return frame


def scrolling(inside: QWidget | QLayout, *, name: str) -> QScrollArea:
    """`inside` in an area that scrolls down only; `name` is what the area is called aloud."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    if isinstance(inside, QLayout):
        holder = QWidget()
        holder.setLayout(inside)
        inside = holder
    inside.setProperty("kind", "clear")
    area.setWidget(inside)
    return area


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and away."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def page_and_others(theme: Theme, holder: QWidget, *, top: int = 8, side: int = 18, foot: int = 16) -> QStackedLayout:
    """Give `holder` the edges of a screen; its page and what stands there instead are added to what is returned."""
    stack, outer = QStackedLayout(), column(theme)
    outer.setContentsMargins(theme.px(side), theme.px(top), theme.px(side), theme.px(foot))
    outer.addLayout(stack)
    holder.setLayout(outer)  # before there is a page: without a place in the window it would show as one
    return stack


def nothing_yet(
    theme: Theme, icon: str, sentence: str, quiet: str = "", actions: Sequence[tuple[str, Callable[[], object]]] = ()
) -> QWidget:
    """What a place says while it is empty: a sentence, and a way on. The first action is the filled button."""
    say = words(sentence, "title", wrap=True)
    say.setAlignment(Qt.AlignmentFlag.AlignCenter)
    more = words(quiet, "quiet", wrap=True)
    more.setAlignment(Qt.AlignmentFlag.AlignCenter)
    if not quiet:
        more.hide()
    buttons = [
        Button(theme, text, kind="plain" if number else "primary", press=press)
        for number, (text, press) in enumerate(actions)
    ]
    picture = picture_label(theme, icon, "ink-2", 36)
    middle = QWidget()
    middle.setProperty("kind", "clear")
    middle.setMaximumWidth(theme.px(_MIDDLE))
    middle.setLayout(column(theme, row(theme, None, picture, None), say, more, gap=10))
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(middle, 100)  # lines of text as long as can be read well, in the middle of whatever room there is
    line.addStretch(1)
    box = QWidget()
    box.setProperty("kind", "clear")
    inner = column(theme, None, line, 8, gap=10, margin=16)
    inner.addLayout(row(theme, None, *buttons, None, gap=10))
    inner.addStretch(1)
    box.setLayout(inner)
    return box


def show_if(widget: QWidget, shown: bool) -> None:
    """Show or hide a part that has its place; nothing is laid out anew where it is so already."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


class TwoPanes(QWidget):
    """The work and a panel beside it; where there is no room for both, one at a time, turned over by F9."""

    def __init__(self, theme: Theme, work: QWidget, side: QWidget, *, side_width: int, roomy: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._work, self._side, self._roomy = work, side, roomy
        layout = row(theme, work, side, gap=18)
        layout.setStretch(0, 1)
        if roomy:
            side.setFixedWidth(theme.px(side_width))
        else:
            layout.setStretch(1, 1)
            side.hide()
        self.setLayout(layout)

    @property
    def side_shown(self) -> bool:
        """True while the side panel can be seen."""
        return self._roomy or self._side.isVisibleTo(self)

    def turn(self, to_side: bool | None = None) -> None:
        """Show the other page, or the one asked for; with room for both there is nothing to turn."""
        if self._roomy:
            return
        side = not self._side.isVisibleTo(self) if to_side is None else to_side
        self._side.setVisible(side)
        self._work.setVisible(not side)


def _fill(theme: Theme, layout: QVBoxLayout | QHBoxLayout, parts: Sequence[Part], gap: int, margin: int) -> None:
    layout.setSpacing(theme.px(gap))
    edge = theme.px(margin)
    layout.setContentsMargins(edge, edge, edge, edge)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(theme.px(part))
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
