"""Step 1: drop a list, choose it, or paste it; choose the sheet of a workbook; and what went wrong with the last."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from t4gsw_desktop.ui.guest_import.course import Course
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, TextArea
from t4gsw_desktop.ui.widgets.words import picture_label, words


class ChoosePage(QWidget):
    """Where a list comes from. `typed` follows the text area, `sheet` a choice of sheet."""

    typed = Signal(str)
    sheet = Signal(str)

    def __init__(
        self,
        theme: Theme,
        *,
        roomy: bool,
        paste: Callable[[], object],
        sample: Callable[[], object],
        stop: Callable[[], object],
    ) -> None:
        super().__init__()
        self._theme = theme
        self.area = TextArea("Names or cells to paste", lines=7 if roomy else 4)
        self.area.setObjectName("pasted-list")
        if roomy:
            self.area.setMinimumHeight(theme.px(160))
            self.area.setMaximumHeight(theme.px(4000))
        self.area.setAcceptDrops(False)  # a file dropped here is a list as well, not the text of its address
        self.area.setPlaceholderText("Ann Hill, ann@example.org\nSam Lee <sam@example.org>\n…")
        self.area.textChanged.connect(lambda: self.typed.emit(self.area.toPlainText()))
        self._news = QVBoxLayout()
        self._news.setSpacing(theme.px(12))
        self._stop = stop
        drop, paste_card = self._drop(sample), self._paste(paste)
        both: QHBoxLayout | QVBoxLayout = row(theme, gap=18) if roomy else column(theme, gap=14)
        both.addWidget(drop, 3)
        both.addWidget(paste_card, 2)
        self._both = QWidget()
        self._both.setProperty("kind", "clear")
        self._both.setLayout(both)
        inner = column(theme, gap=14)
        inner.addLayout(self._news)
        inner.addWidget(self._both, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inner, name="Choose a list"))

    def show_course(self, course: Course, event_name: str) -> None:
        """Show what was chosen, what is being read, and what went wrong."""
        empty(self._news)
        if self.area.toPlainText() != course.typed:
            self.area.setPlainText(course.typed)
        if course.waiting is not None:
            self._news.addWidget(self._reading(course))
        elif course.trouble:
            self._news.addWidget(self._trouble(course.trouble))
        elif course.found is not None:
            self._news.addWidget(self._found(course))
        self._where.setText(f"The people go on the list of {event_name}.")

    def light(self, on: bool) -> None:
        """Show that a list held over the page would be taken."""
        self._frame.setProperty("over", "true" if on else "false")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)

    def _drop(self, sample: Callable[[], object]) -> QWidget:
        theme = self._theme
        self._frame = QFrame()
        self._frame.setProperty("kind", "drop")
        title = words("Drop your list anywhere on this page", "title", wrap=True)
        kinds = words("CSV, Excel or OpenDocument; lists from Eventbrite, Meetup, Luma and others.", "quiet", wrap=True)
        self._where = words("", "quiet", wrap=True)
        for said in (title, kinds, self._where):
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        save = Button(theme, "Save a sample list", icon="download", kind="link", press=sample)
        icon = row(theme, None, picture_label(theme, "file-spreadsheet", "primary-ink", 44), None)
        inner = column(theme, None, icon, title, kinds, self._where, 6, gap=8, margin=20)
        inner.addLayout(row(theme, None, save, None))
        inner.addStretch(1)
        self._frame.setLayout(inner)
        return self._frame

    def _paste(self, paste: Callable[[], object]) -> QWidget:
        theme = self._theme
        hint = "One name a line, addresses from a mail, or cells copied from a spreadsheet."
        field = Field(theme, "Or paste names here", self.area, hint)
        button = Button(theme, "Paste from the clipboard", icon="clipboard", key="Ctrl V", press=paste)
        return card(theme, field, row(theme, button, None), gap=12)

    def _reading(self, course: Course) -> QWidget:
        assert course.waiting is not None
        theme = self._theme
        stop = Button(theme, "Stop reading", icon="x", press=self._stop)
        said = words(f"Reading {course.waiting.name}…", "strong", wrap=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName("Reading the list")
        inner = row(theme, gap=14)
        inner.addLayout(column(theme, said, bar, gap=8), 1)
        inner.addWidget(stop)
        return card(theme, inner)

    def _trouble(self, sentence: str) -> QWidget:
        inner = row(self._theme, picture_label(self._theme, "circle-alert", "bad-ink", 24), gap=12)
        inner.addWidget(words(sentence, "strong", wrap=True), 1)
        box = card(self._theme, inner, kind="trouble", margin=14)
        box.setAccessibleName(sentence)
        return box

    def _found(self, course: Course) -> QWidget:
        assert course.found is not None
        theme, table = self._theme, course.found.table
        inner = row(theme, picture_label(theme, "circle-check", "good-ink", 24), gap=12)
        rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
        inner.addWidget(words(f"{course.found.name}, {rows}", "strong", wrap=True), 1)
        sheets = table.read_as.sheets
        if len(sheets) < 2:
            return card(theme, inner, kind="done", margin=14)
        buttons = []
        for name in sheets:
            button = Button(theme, name, kind="choice")
            button.setAccessibleName(f"Sheet {name}")
            button.setChecked(name == table.read_as.sheet)
            button.clicked.connect(lambda _checked=False, name=name: self.sheet.emit(name))
            buttons.append(button)
        which = words("Which sheet holds the people?", wrap=True)
        return card(theme, inner, which, wrapping(theme, *buttons, gap=8), kind="done", margin=14)
