"""Step 2 of a plan: the timeline and, below it, a button for each kind of activity that can be added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.timeline import Timeline
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import row, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.kind_look import kind_look
from t4gsw_desktop.ui.widgets.words import words


class Activities(QWidget):
    """The picture and what can be added to it. `add_wanted` tells the key of a kind."""

    add_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self.setProperty("kind", "clear")
        self.timeline = Timeline(desk)
        self.add_buttons: list[Button] = []
        for form in forms():
            look = kind_look(form.key)
            button = Button(theme, form.title, icon=look.icon, height=44, icon_size=22)
            button.set_ink(look.role)
            button.setAccessibleName(f"Add {form.title}")
            button.clicked.connect(lambda _on=False, key=form.key: self.add_wanted.emit(key))
            self.add_buttons.append(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.timeline, 1)
        if desk.roomy:
            foot = row(theme, words("Add:", "label"), *self.add_buttons, gap=10)
            for number in range(len(self.add_buttons)):
                foot.setStretch(number + 1, 1)
            layout.addLayout(foot)
        else:
            layout.addWidget(wrapping(theme, words("Add:", "label"), *self.add_buttons, gap=10, margin=6))
            self.timeline.setMinimumHeight(theme.px(230))

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the evening."""
        self.timeline.show_facts(facts)
