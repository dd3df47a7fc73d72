"""Who is coming, as marks and figures, and how many need what; no name goes with any of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.marks import Legend, PeopleMarks, groups_of
from t4gsw_desktop.ui.tonight.night import Night
from t4gsw_desktop.ui.widgets.boxes import column, empty, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.flow import FlowLayout
from t4gsw_desktop.ui.widgets.words import OneLine, picture_label, words


class PeopleCard(QFrame):
    """Everybody who is coming, one mark each."""

    def __init__(self, theme: Theme, open_people: Callable[[], object], bring_in: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._title = words("", "title")
        self._see = Button(theme, "See list", kind="link", press=open_people)
        self._see.setAccessibleName("See the list of people")
        self._bring = Button(theme, "Import a list", kind="link", icon="upload", press=bring_in)
        self.marks = PeopleMarks(theme)
        self._each = words("", "hint", wrap=True)
        self._legend = FlowLayout(spacing=theme.px(14), line_gap=theme.px(2))
        head = row(theme, self._title, None, self._bring, self._see)
        layout = column(theme, head, self.marks, self._each, self._legend, gap=4)
        layout.setContentsMargins(theme.px(18), theme.px(8), theme.px(14), theme.px(14))
        self.setLayout(layout)

    def show_people(self, night: Night) -> None:
        """Show those of this night."""
        people, door = night.people, night.facts.door
        nobody = people.coming == 0
        if door.here or door.left:
            title = f"{door.here:,} of {people.coming:,} are here"
        else:
            title = f"{counted(people.coming, 'person is', 'people are')} coming"
        self._title.setText("Nobody is on the list yet" if nobody else title)
        groups = groups_of(people)
        self.marks.show_groups(groups)
        self.marks.setVisible(not nobody)
        self._see.setVisible(not nobody)
        self._bring.setVisible(nobody)
        each = self.marks.each
        self._each.setText("" if each == 1 else f"One mark is {each:,} people.")
        self._each.setVisible(each > 1)
        empty(self._legend)
        for group in groups:
            self._legend.addWidget(Legend(self._theme, group))


class NeedsCard(QFrame):
    """How many people have access needs, and which; told in figures only."""

    def __init__(self, theme: Theme, see: Callable[[], object], *, short: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = words("", "strong", wrap=True)
        self._what = OneLine("", "hint") if short else words("", "hint", wrap=True)
        button = Button(theme, "See plan", kind="link", press=see)
        button.setAccessibleName("See the plan for access needs")
        told = column(theme, self._title, self._what, gap=2)
        layout = row(theme, picture_label(theme, "sticky-note", "info", 24), gap=12)
        layout.addLayout(told, 1)
        layout.addWidget(button)
        layout.setContentsMargins(theme.px(18), theme.px(10), theme.px(14), theme.px(10))
        self.setLayout(layout)

    def show_needs(self, night: Night) -> None:
        """Show those of this night; the card is away when nobody needs anything."""
        people = night.people
        self.setVisible(people.needing > 0)
        self._title.setText(f"{counted(people.needing, 'person has', 'people have')} access needs")
        self._what.setText(people.needs_sentence)
        self.setAccessibleName(f"{self._title.text()}: {people.needs_sentence}")
