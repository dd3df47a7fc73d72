"""The files opened lately: one press opens, a missing one says so, and any can be forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.welcome.places import told
from t4gsw_desktop.ui.widgets.boxes import card, column, row
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import OneLine, picture_label, words

MOST_SHOWN = 5


class RecentFile(QFrame):
    """One file: what it is called, where it is, and Open and Forget."""

    def __init__(
        self, theme: Theme, path: Path, open_it: Callable[[Path], object], forget: Callable[[Path], object]
    ) -> None:
        super().__init__()
        self.path, self.missing = path, not path.exists()
        self.setProperty("kind", "clear")
        icon, role = ("file-warning", "warn-ink") if self.missing else ("file-text", "ink-2")
        where = f"Not there any more. It was in {told(path.parent)}" if self.missing else f"In {told(path.parent)}"
        self.open_button = Button(theme, "Open", icon="folder-open", press=partial(open_it, path))
        self.open_button.setAccessibleName(f"Open {path.stem}")
        self.open_button.setEnabled(not self.missing)
        self.forget_button = icon_button(
            theme, "x", f"Forget {path.stem}; the file stays", partial(forget, path), size=16
        )
        line = row(theme, picture_label(theme, icon, role, 24), gap=12)
        line.addLayout(column(theme, OneLine(path.stem, "strong"), OneLine(where, "hint"), gap=0), 1)
        line.addWidget(self.open_button)
        line.addWidget(self.forget_button)
        self.setLayout(line)


def recent_card(
    theme: Theme,
    paths: Sequence[Path],
    open_it: Callable[[Path], object],
    forget: Callable[[Path], object],
    ask: Callable[[], object],
) -> QFrame:
    """The card with all of them, and the way to any other file."""
    parts: list[QWidget] = [RecentFile(theme, path, open_it, forget) for path in paths[:MOST_SHOWN]]
    if not parts:
        parts = [words("Files you have opened stand here.", "quiet", wrap=True)]
    other = Button(theme, "Open a file", icon="folder-open", key="Ctrl O", press=ask)
    return card(theme, words("Your files", "title"), *parts, row(theme, other, None), gap=10)
