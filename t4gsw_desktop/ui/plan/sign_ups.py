"""Step 5 of a plan: how many are coming, who they are, and how more come in."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.services.attendance import attendance
from t4gsw_desktop.services.roster import Guest, everybody_listed
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.sign_ups_row import GUEST_ROLE, GuestRow, status_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, nothing_yet, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

Index = QModelIndex | QPersistentModelIndex


class _Guests(QAbstractListModel):
    """Everybody on the list, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.guests: tuple[Guest, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.guests)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        guest = self.guests[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{guest.name}, {status_of(guest).lower()}"
        return guest if role == GUEST_ROLE else None

    def take(self, guests: tuple[Guest, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.guests = guests
        self.endResetModel()


class SignUps(QWidget):
    """The list of those coming; Enter opens somebody on the page of people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.setProperty("kind", "clear")
        self._model = _Guests()
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setAccessibleName("Who is coming")
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(GuestRow(theme))
        self.view.setProperty("own_ring", True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.activated.connect(self._open)
        self._stack = QStackedWidget()
        self._empty = nothing_yet(
            theme,
            "users",
            "Nobody has signed up yet",
            "Bring in a list from your booking page, or let people just come: walk-ins work.",
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(card(theme, self.view, margin=6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show who is on the list; the chosen one stays chosen."""
        chosen = self._chosen()
        self._model.take(self._desk.read(everybody_listed, facts.evening.event.id))
        self._stack.setCurrentIndex(1 if self._model.guests else 0)
        for number, guest in enumerate(self._model.guests):
            if guest.id == chosen:
                self.view.setCurrentIndex(self._model.index(number))
                break
        else:
            if self._model.guests:
                self.view.setCurrentIndex(self._model.index(0))

    def _chosen(self) -> str:
        at = self.view.currentIndex()
        return self._model.guests[at.row()].id if at.isValid() and at.row() < len(self._model.guests) else ""

    def _open(self, index: QModelIndex) -> None:
        self._desk.go("people", self._model.guests[index.row()].attendee.person_id or None)


class Figures(QFrame):
    """How many are coming, in figures, and the two ways on."""

    import_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self.setProperty("kind", "card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(6))
        inside = QWidget()
        inside.setLayout(column(theme, self._grid, None, margin=6))
        bring = Button(theme, "Import a list", icon="upload", press=lambda: desk.go("import"))
        people = Button(theme, "All people", icon="users", press=lambda: desk.go("people"))
        area = scrolling(inside, name="Figures")
        self.setLayout(column(theme, words("Sign-ups", "title"), area, bring, people, gap=8, margin=14))

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the figures of the event."""
        empty(self._grid)
        event_id = facts.evening.event.id
        known = self._desk.read(attendance, event_id)
        lines = [
            (facts.coming, "coming"),
            (known.first_time, "for the first time"),
            (known.been_before, "been here before"),
            (known.helpers, "help"),
            (facts.listed.get("waiting", 0), "wait for a place"),
            (facts.listed.get("cancelled", 0), "have cancelled"),
            (known.needing, "have access needs"),
        ]
        for number, (count, text) in enumerate(lines):
            figure = words(f"{count:,}", "title")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(figure, number, 0)
            self._grid.addWidget(words(text, "body", wrap=True), number, 1)
        self._grid.setColumnStretch(1, 1)
