"""Find or do anything: people, screens, sessions, tables and actions in one list, best guess on top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.fields import Search
from t4gsw_desktop.ui.widgets.words import OneLine, keycap, picture_label, words

MOST = 8
_GOOD_ENOUGH = 68.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it is called, what kind of thing it is, what choosing it does; `why_not` says why it cannot be."""

    title: str
    what: str
    icon: str
    run: Callable[[], object]
    key: str = ""
    why_not: str = ""
    also: str = ""
    weight: float = 0.0


def rank(entries: Sequence[Entry], text: str, most: int = MOST) -> list[Entry]:
    """The entries that fit what was typed, best first; a slip of the finger is forgiven."""
    wanted = fold(text).strip()
    if not wanted:
        return [entry for entry in entries if entry.weight > 0][:most]
    scored = [(_fit(wanted, entry) + entry.weight, -number, entry) for number, entry in enumerate(entries)]
    good = [part for part in scored if part[0] >= _GOOD_ENOUGH]
    return [entry for _score, _number, entry in sorted(good, key=lambda part: part[:2], reverse=True)[:most]]


def _fit(wanted: str, entry: Entry) -> float:
    title, also = fold(entry.title), fold(entry.also)
    if title.startswith(wanted):
        return 120.0
    if any(word.startswith(wanted) for word in (*title.split(), *also.split())):
        return 110.0
    if wanted in title:
        return 100.0
    parts = wanted.split()
    if all(any(word.startswith(part) for word in (*title.split(), *also.split())) for part in parts):
        return 105.0
    if len(wanted) < 3:
        return 0.0
    from rapidfuzz import fuzz

    return float(max(fuzz.WRatio(wanted, title), fuzz.partial_ratio(wanted, also) - 8 if also else 0))


class Palette(QDialog):
    """One box and at most eight rows. Up and Down choose, Enter does, Esc leaves."""

    def __init__(
        self, theme: Theme, parent: QWidget, fixed: Sequence[Entry], search: Callable[[str], Sequence[Entry]]
    ) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self._theme, self._fixed, self._search = theme, fixed, search
        self._shown: list[Entry] = []
        self.setWindowTitle("Find or do anything")
        self.setAccessibleName("Find or do anything")
        self.setProperty("kind", "palette")
        self.setFixedWidth(min(theme.px(560), parent.width() - 40))
        self.box = Search(theme, "Find or do anything", "A name, a page, or what you want to do")
        self.box.textChanged.connect(self._fill)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("What was found")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = words("Nothing found. Try fewer letters.", "quiet")
        layout = QVBoxLayout(self)
        edge = theme.px(12)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        self._fill("")
        top = parent.mapToGlobal(parent.rect().topLeft())
        self.move(top.x() + (parent.width() - self.width()) // 2, top.y() + theme.px(70))

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The rows as they stand, best first."""
        return tuple(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}.get(
                Qt.Key(event.key())
            )
            if step is not None and self._shown:
                self.list.setCurrentRow(max(0, min(len(self._shown) - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        found = list(self._search(text)) if text.strip() else []
        self._shown = rank([*found, *self._fixed], text)
        self.list.clear()
        for entry in self._shown:
            item = QListWidgetItem()
            said = f"{entry.title}, {entry.what}" + (f". {entry.why_not}" if entry.why_not else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            made = self._row(entry)
            item.setSizeHint(made.sizeHint())
            self.list.addItem(item)
            self.list.setItemWidget(item, made)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(at) for at in range(self.list.count())) + 4)
        self.adjustSize()

    def _row(self, entry: Entry) -> QWidget:
        theme = self._theme
        box = QWidget()
        box.setProperty("kind", "clear")
        line = row(theme, picture_label(theme, entry.icon, "ink-2", 20), gap=10)
        line.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        line.addWidget(OneLine(entry.title, "strong" if not entry.why_not else "quiet"), 1)
        line.addWidget(words(entry.why_not or entry.what, "hint"))
        if entry.key:
            line.addWidget(keycap(entry.key))
        box.setLayout(line)
        return box

    def _run(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self._shown) or self._shown[at].why_not:
            return
        entry = self._shown[at]
        self.accept()
        entry.run()
