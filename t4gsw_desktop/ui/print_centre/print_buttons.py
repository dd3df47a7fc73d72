"""Print, save, test: the buttons at the foot of the options, or below the page where there is no room beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.button import Button


class PrintButtons(QWidget):
    """One of Print and Save is the filled one: Save where there is no printer."""

    def __init__(
        self,
        theme: Theme,
        *,
        roomy: bool,
        short: bool,
        test: Callable[[], object],
        save: Callable[[], object],
        print_it: Callable[[], object],
        turn: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.test = Button(theme, "Test on plain paper", icon="file-text", press=test)
        self.save = Button(theme, "Save as PDF", icon="download", press=save)
        height = 40 if short or not roomy else 52
        self.print_it = Button(
            theme, "Print", icon="printer", kind="primary", key="Ctrl P", height=height, press=print_it
        )
        self.turn = Button(theme, "Options", icon="settings-2", key="F9", press=turn)
        layout = QVBoxLayout(self) if roomy else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        if roomy:
            for button in (self.test, self.save, self.print_it):
                layout.addWidget(button)
        else:
            layout.addWidget(self.turn)
            layout.addStretch(1)
            layout.addWidget(self.save)
            layout.addWidget(self.print_it)
        spare = self.turn if roomy else self.test
        spare.setParent(self)  # so that it goes with the others
        spare.hide()
        self._roomy = roomy

    def show_for(self, words: str, *, has_printer: bool, badges: bool, ready: bool) -> None:
        """Say what Print prints; without a printer, Save is what to do. Nothing can be pressed before it is `ready`."""
        self.print_it.say(words)
        self.test.setVisible(self._roomy and badges)
        _fill(self.print_it, has_printer)
        _fill(self.save, not has_printer)
        self.print_it.setVisible(has_printer)
        self.print_it.setEnabled(ready)
        self.save.setEnabled(ready)
        self.save.say(self.save.words, key="" if has_printer else "Ctrl S")

    def show_turned(self, to_side: bool) -> None:
        """Say what the other page is."""
        self.turn.say("Page" if to_side else "Options", icon="file-text" if to_side else "settings-2")


def _fill(button: Button, filled: bool) -> None:
    kind = "primary" if filled else "plain"
    if button.property("kind") != kind:
        button.setProperty("kind", kind)
        button.style().unpolish(button)
        button.style().polish(button)
        button.updateGeometry()
        button.update()
