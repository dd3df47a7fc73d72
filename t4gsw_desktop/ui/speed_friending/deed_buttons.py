"""The four large buttons for what happens to people, and a menu of what is wanted seldom."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.button import Button

LARGE = (
    ("late", "Late arrival", "user-plus", "L"),
    ("left", "Someone left", "user-minus", "X"),
    ("swap", "Swap two", "arrow-left-right", "S"),
    ("move", "Move one", "move", "M"),
)
MenuLine = tuple[str, Callable[[], object], str]  # words, what it does, why it cannot be done now


class DeedButtons(QWidget):
    """`press` is told which deed is wanted; `height` is that of a button in the design."""

    def __init__(self, theme: Theme, press: Callable[[str], object], *, keys: bool, height: int) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        self.buttons: dict[str, Button] = {}
        for number, (deed, text, icon, key) in enumerate(LARGE):
            button = Button(
                theme,
                text,
                icon=icon,
                icon_size=18,
                kind="deed",
                key=key if keys else "",
                height=height,
                press=partial(press, deed),
            )
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            self.buttons[deed] = button
            grid.addWidget(button, number // 2, number % 2)


class MoreButton(Button):
    """Unfolds what is wanted seldom; what cannot be done now says why. `lines` gives the menu as it is now."""

    def __init__(self, theme: Theme, lines: Callable[[], Sequence[MenuLine]]) -> None:
        super().__init__(theme, "More", icon="ellipsis", kind="link", press=self.unfold)
        self._lines = lines
        self.setAccessibleName("More that can be done")

    def unfold(self) -> None:
        """Show the menu below the button."""
        menu = QMenu(self)
        for text, run, why_not in self._lines():
            line = menu.addAction(f"{text}: {why_not}" if why_not else text)
            line.setEnabled(not why_not)
            line.triggered.connect(lambda _checked=False, run=run: run())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
