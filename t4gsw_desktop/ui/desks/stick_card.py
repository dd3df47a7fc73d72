"""Where the copies are: the folder, what lies in it, whether desks exchange by themselves, and clearing it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from t4gsw_desktop.ui.desks.meetings import Meetings, Stick
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.welcome.places import told
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, show_if, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import shortened, words

_PRIVATE = "A copy holds everybody’s names and details. Keep the stick with you, and clear it after the evening."
_MOST_OFFERED, _MOST_COPIES = 3, 6


class StickCard(QFrame):
    """Where the copies are, whether desks exchange by themselves, and the way to clear the stick."""

    def __init__(self, theme: Theme, meetings: Meetings, ask: Callable[[], object]) -> None:
        super().__init__()
        self._theme, self._meetings = theme, meetings
        self.setProperty("kind", "card")
        self._where, self._lines = WholeWords("", "strong"), QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        self._offers = QVBoxLayout()
        self.choose = Button(theme, "Choose another folder", icon="folder-open", press=ask)
        self.watch = QCheckBox("Exchange by itself every minute")
        self.watch.setObjectName("desks-watch")
        self.watch.clicked.connect(meetings.watch)
        self.clear = Button(theme, "Clear the stick", icon="trash-2", press=partial(self._ask_to_clear, True))
        self.sure = Button(theme, "Remove the copies", icon="trash-2", press=self._clear)
        self.keep = Button(theme, "Not now", press=partial(self._ask_to_clear, False))
        self._warning = words(
            "What the other desks left and this one has not taken in is gone from the stick too.", "warn", wrap=True
        )
        asked = wrapping(theme, self.clear, self.sure, self.keep, gap=8)
        title = words("Stick or shared folder", "title", wrap=True)
        private = words(_PRIVATE, "quiet", wrap=True)
        parts = (title, self._where, self._lines, self._offers, row(theme, self.choose, None), self.watch)
        self.setLayout(column(theme, *parts, private, self._warning, asked, gap=10, margin=16))
        self._ask_to_clear(False)

    def show_stick(self, stick: Stick, own_id: str) -> None:
        """Show what is plugged in."""
        remembered = self._meetings.folder
        there = stick.folder is not None
        shown = stick.folder or remembered
        self._where.setText(told(shown) if shown else "Nothing is chosen yet")
        self._where.setAccessibleName(self._where.text())
        empty(self._lines)
        for line in _copies_told(stick, own_id, asked=shown is not None):
            self._lines.addWidget(WholeWords(line, "quiet"))
        empty(self._offers)
        for root in () if there else stick.roots[:_MOST_OFFERED]:
            press = partial(self._meetings.choose, root)
            use = Button(self._theme, f"Use {shortened(root.name or str(root), 24)}", icon="hard-drive", press=press)
            self._offers.addLayout(row(self._theme, use, None))
        self.choose.say("Choose another folder" if shown else "Choose the stick or folder")
        self.watch.setChecked(self._meetings.desk.settings.desk_watch)
        self.clear.setEnabled(bool(stick.copies))
        if not stick.copies:
            self._ask_to_clear(False)

    def _clear(self) -> None:
        self._ask_to_clear(False)
        self._meetings.clear()

    def _ask_to_clear(self, asking: bool) -> None:
        had_focus = any(one.hasFocus() for one in (self.clear, self.sure, self.keep))
        for part in (self.sure, self.keep, self._warning):
            show_if(part, asking)
        show_if(self.clear, not asking)
        if had_focus:
            (self.keep if asking else self.clear).setFocus()


def _copies_told(stick: Stick, own_id: str, *, asked: bool) -> list[str]:
    """What lies in the folder, a line for each copy; that it is not there, where it was asked for."""
    if stick.folder is None:
        return ["It is not plugged in. Everything goes on without it."] if asked else []
    lines = [
        f"{one.sentence} (this desk)" if one.label is not None and one.label.desk_id == own_id else one.sentence
        for one in stick.copies[:_MOST_COPIES]
    ]
    if len(stick.copies) > _MOST_COPIES:
        lines.append(f"And {len(stick.copies) - _MOST_COPIES} more.")
    return lines or ["No desk has left anything here."]
