"""Step 3 of a plan: who runs the evening, what they do, and how somebody joins them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.team import GUEST, TASKS, TeamMember, add_to_team, give_role
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.pages import page_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, Search, Segments, choice
from t4gsw_desktop.ui.widgets.words import OneLine, words

_MOST_FOUND = 6


class Team(QWidget):
    """Everybody with a task, in a list with what they do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self.setProperty("kind", "clear")
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.theme.px(8))
        inside = QWidget()
        inside.setLayout(column(desk.theme, self._list, None, margin=6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page_of(desk, inside, "Helpers"))

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the team; the one whose task was being changed keeps the focus."""
        focus = next((one.objectName() for one in self.findChildren(QWidget) if one.hasFocus()), "")
        empty(self._list)
        if not facts.team:
            self._list.addWidget(words("Nobody helps yet", "title", wrap=True))
            self._list.addWidget(
                words("Somebody for the door is a good start. Hosts and experts come next.", "quiet", wrap=True)
            )
        for one in facts.team:
            self._list.addWidget(self._line(one))
        if focus and (again := self.findChild(QWidget, focus)) is not None:
            again.setFocus()

    def _line(self, one: TeamMember) -> QWidget:
        theme = self._theme
        doing = (
            listed(one.doing) if one.doing else "nothing planned yet" if one.role != "helper" else "helps all evening"
        )
        if not one.coming:
            doing = "is not coming"
        said = column(theme, OneLine(one.name, "strong"), OneLine(doing, "quiet" if one.coming else "warn"), gap=0)
        known = [*TASKS, (GUEST, "Guest, no task")]
        if one.role not in dict(known):
            known.insert(0, (one.role, one.role.capitalize()))
        box = choice(f"What {one.name} does", known, one.role)
        box.setObjectName(f"plan-role-{one.attendee_id}")
        box.activated.connect(lambda _at: self._desk.do(give_role, one.attendee_id, box.currentData()))
        box.setFixedWidth(theme.px(190))
        open_person = Button(theme, "Open", kind="link", press=lambda: self._desk.go("people", one.person_id))
        open_person.setAccessibleName(f"Open {one.name}")
        if not one.person_id or not self._desk.roomy:
            open_person.hide()
        line = row(theme, said, box, open_person, gap=10)
        line.setStretch(0, 1)
        frame = card(theme, gap=0, margin=10)
        frame.layout().addLayout(line)  # type: ignore[union-attr]
        return frame


class Joining(QFrame):
    """Finding somebody for a task, or taking down somebody new."""

    joined = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self._facts: PlanFacts | None = None
        self.setProperty("kind", "card")
        self._search = Search(theme, "Name of the helper", "Type a name")
        self._search.setObjectName("plan-helper-name")
        self._search.textChanged.connect(lambda _text: self._show_found())
        self._search.returnPressed.connect(self._add_first)
        self._role = Segments(theme, "Task", TASKS, "helper")
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.px(6))
        inside = QWidget()
        inside.setLayout(
            column(
                theme,
                Field(theme, "As", self._role),
                Field(theme, "Name", self._search),
                self._found,
                None,
                gap=12,
                margin=6,
            )
        )
        self.setLayout(column(theme, words("Add somebody", "title"), scrolling(inside, name="Add somebody"), margin=14))

    def show_facts(self, facts: PlanFacts) -> None:
        """Know who is on the team already."""
        self._facts = facts
        self._show_found()

    def first_focus(self) -> QWidget:
        """The field for the name."""
        return self._search

    def keep(self) -> dict[str, str]:
        """What is being typed."""
        return {"name": self._search.text(), "role": self._role.value}

    def restore(self, kept: dict[str, str]) -> None:
        """Take back what was being typed."""
        self._search.setText(kept["name"])
        self._role.choose(kept["role"])

    def _show_found(self) -> None:
        empty(self._found)
        text = self._search.text().strip()
        if not text:
            hint = "People of the directory come up as you type. A name nobody has is added as somebody new."
            self._found.addWidget(words(hint, "quiet", wrap=True))
            return
        on_team = {one.person_id: one for one in self._facts.team} if self._facts else {}
        for one in self._desk.read(search_people, text, limit=_MOST_FOUND):
            person = one.person
            already = on_team.get(person.id)
            second = f"on the team as {already.role}" if already else person.organisation or "in the directory"
            self._offer(person.full_name, second, person.id)
        self._offer(f"Add “{text}”", "somebody new", "", text)

    def _offer(self, words_: str, second: str, person_id: str, name: str = "") -> None:
        button = Button(
            self._theme,
            words_,
            second=second,
            icon="user" if person_id else "user-plus",
            kind="card",
            height=52,
            press=lambda: self._add(person_id, name),
        )
        button.setMinimumWidth(0)
        button.setToolTip(f"{words_}, {second}")
        self._found.addWidget(button)

    def _add_first(self) -> None:
        """Enter takes the best of those found, or somebody new when nobody was."""
        text = self._search.text().strip()
        found = self._desk.read(search_people, text, limit=1) if text else ()
        if found and found[0].why == "exact":
            self._add(found[0].person.id, "")
        elif text:
            self._add("", text)

    def _add(self, person_id: str, name: str) -> None:
        if self._facts is None:
            return
        event_id = self._facts.evening.event.id
        if self._desk.do(add_to_team, event_id, name, self._role.value, person_id=person_id) is not None:
            self._search.clear()
            self._search.setFocus()
