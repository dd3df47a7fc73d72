"""The left side: search, filters with their counts, what is ticked, and the table or what stands in its place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QStackedWidget, QWidget

from t4gsw_desktop.services.directory import ADVISERS, COMING, EVERYONE, FILTERS, FIRST_TIMERS, Finding
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.people.bulk import BulkBar
from t4gsw_desktop.ui.people.table import PeopleTable
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, nothing_yet, row, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Search, choice
from t4gsw_desktop.ui.widgets.words import picture_label, words

_LARGE = 150  # per cent
FILTER_WORDS = {
    COMING: "Coming tonight",
    EVERYONE: "Everyone",
    FIRST_TIMERS: "First-timers",
    ADVISERS: "Can advise",
}


class ListPane(QWidget):
    """Everything beside the panel. It shows; the screen decides."""

    typed = Signal(str)
    filter_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        table: PeopleTable,
        bulk: BulkBar,
        *,
        new: Callable[[str], object],
        bring_in: Callable[[], object],
        doubles: Callable[[], object],
        coming: str,
        roomy: bool,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._coming, self._new = theme, coming, new
        self.table, self.bulk = table, bulk
        self.search = Search(theme, "Find people", "Name, skill, need or organisation")
        self.search.setObjectName("people search")
        self.search.textChanged.connect(self.typed)
        self.search.installEventFilter(self)
        self.bring_in = Button(theme, "Import", icon="upload", height=44, press=bring_in)
        self.new = Button(theme, "New person", icon="user-plus", kind="primary", height=44, press=lambda: new(""))
        if not roomy:
            self.bring_in.hide()
        top = row(theme, self.search, self.bring_in, self.new, gap=8)
        top.setStretch(0, 1)
        self.filters: dict[str, Button] = {}
        self.counts: dict[str, int] = {}
        self._group = QButtonGroup(self)
        self.doubles = Button(theme, "Check doubles", icon="users-round", kind="quiet", press=doubles)
        self.doubles.hide()
        self.filter_box = self._filter_box()
        self._large = theme.scale >= _LARGE
        shown: list[QWidget] = [self.filter_box] if self._large else list(self._filter_buttons())
        if self._large:
            self.filter_box.setVisible(True)
        line = wrapping(theme, *shown, self.doubles, gap=8)
        self._note_icon = picture_label(theme, "info", "info-ink", 20)
        self.note_words = words("", "body", wrap=True)
        self.note_button = Button(theme, "Look in everyone", kind="link")
        self.note_button.clicked.connect(lambda _checked=False: self.filter_chosen.emit(EVERYONE))
        told = row(theme, self._note_icon, self.note_words, self.note_button, gap=10)
        told.setStretch(1, 1)
        told.setContentsMargins(theme.px(12), theme.px(6), theme.px(6), theme.px(6))
        self.note = card(theme, told, kind="note", gap=0, margin=0)
        self.note.hide()
        self._stack = QStackedWidget()
        framed = card(theme, table, gap=0, margin=0)
        framed_layout = framed.layout()
        assert framed_layout is not None
        framed_layout.setContentsMargins(1, theme.px(4), theme.px(3), theme.px(4))
        self._stack.addWidget(framed)
        self._nothing = column(theme, margin=16)
        self._stack.addWidget(card(theme, self._nothing, margin=8))
        parts = column(theme, top, line, bulk, self.note, self._stack, gap=12)
        parts.setStretch(4, 1)
        self.setLayout(parts)

    def _filter_box(self) -> QComboBox:
        """All filters in one box, where the letters are so large that their buttons would push the list away."""
        box = choice("Who is shown", [(key, FILTER_WORDS[key]) for key in FILTERS], EVERYONE)
        box.setParent(self)
        box.setVisible(False)
        box.setMinimumContentsLength(20)
        box.activated.connect(lambda _at: self.filter_chosen.emit(str(box.currentData())))
        return box

    def _filter_buttons(self) -> list[Button]:
        for key in FILTERS:
            button = Button(self._theme, FILTER_WORDS[key], kind="choice")
            button.clicked.connect(lambda _checked=False, key=key: self.filter_chosen.emit(key))
            self._group.addButton(button)
            self.filters[key] = button
        return list(self.filters.values())

    def tell_filters(self, counts: dict[str, int], chosen: str, *, has_event: bool) -> None:
        """How many people each filter shows, and which is chosen."""
        self.counts = counts
        for at, key in enumerate(FILTERS):
            text = self._coming if key == COMING else FILTER_WORDS[key]
            self.filter_box.setItemText(at, f"{text}  {counts[key]:,}")
        self.filter_box.setCurrentIndex(FILTERS.index(chosen))
        for key, button in self.filters.items():
            text = self._coming if key == COMING else FILTER_WORDS[key]
            button.say(f"{text}  {counts[key]:,}")
            button.setAccessibleName(f"{text}: {counted(counts[key], 'person', 'people')}")
            button.setChecked(key == chosen)
            button.setVisible(has_event or key in (EVERYONE, ADVISERS))

    def tell_doubles(self, count: int | None) -> None:
        """How many pairs look like one person; None where that has not been counted."""
        if count:
            self.doubles.say("Check " + counted(count, "double", "doubles"))
        else:
            self.doubles.say("Check for doubles")
        self.doubles.setVisible(count is None or count > 0)

    def tell_finding(self, finding: Finding, text: str, elsewhere: int) -> None:
        """Say how those shown fit what was typed, where that is not plain to see."""
        quoted = f"“{text.strip()}”"
        nobody = f"Nobody called {quoted}"
        said = ""
        if finding.why == "sound":
            said = f"{nobody}. Sounds like: {listed([row.name for row in finding.rows])}."
        elif finding.why == "typo":
            said = f"{nobody}. Nearest: {listed([row.name for row in finding.rows])}."
        elif finding.why == "nobody" and elsewhere:
            said = f"{nobody} in this list."
        if elsewhere and finding.why != "exact":
            said += f" In the directory: {counted(elsewhere, 'person', 'people')}."
        self.note_words.setText(said)
        self.note_button.setVisible(bool(elsewhere) and finding.why != "exact")
        self.note.setVisible(bool(said))

    @property
    def note_text(self) -> str:
        """What is said above the table just now."""
        return self.note_words.text()

    def show_table(self) -> None:
        """Show the table."""
        self._stack.setCurrentIndex(0)

    def show_nothing(self, what: QWidget) -> None:
        """Show something in the table's place."""
        empty(self._nothing)
        self._nothing.addWidget(what)
        self._stack.setCurrentIndex(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self.table.people.rows:
                    self.table.setFocus(Qt.FocusReason.TabFocusReason)
                    if event.key() != Qt.Key.Key_Down:
                        self.table.opened.emit()
                elif self.search.text().strip():
                    self._new(self.search.text().strip())
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


def nobody_yet(theme: Theme, bring_in: Callable[[], object], new: Callable[[], object]) -> QWidget:
    """What stands in an empty directory: two ways on."""
    quiet = "A guest list from Eventbrite, a spreadsheet or any CSV file will do."
    actions = [("Import a list", bring_in), ("Add one person", new)]
    return nothing_yet(theme, "users", "Nobody is in your directory yet.", quiet, actions)


def nobody_here(theme: Theme, text: str, elsewhere: int) -> QWidget:
    """What stands where the filter, or what was typed, leaves nobody."""
    if not text.strip():
        return nothing_yet(theme, "users", "Nobody is in this list yet.", "Choose Everyone to see all people.")
    quiet = "Look in everyone, above." if elsewhere else "Try fewer letters, or press Enter to add them."
    return nothing_yet(theme, "user-search", f"Nobody called “{text.strip()}”.", quiet)
