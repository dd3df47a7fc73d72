"""The notes of one session, each with who said it and whether it may be passed on, to be changed or removed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.core.harvest import NAMED, NOT_SHARED, UNNAMED, HarvestNote
from t4gsw_desktop.services.harvest_lists import KIND_WORDS
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import icon_button
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import chip, line, shortened, words

_CONSENT_WORDS = {NAMED: "may be named", UNNAMED: "passed on without a name", NOT_SHARED: "stays in this file"}


def note_lines(
    theme: Theme,
    notes: Sequence[HarvestNote],
    names: Mapping[str, str],
    change: Callable[[HarvestNote], object],
    remove: Callable[[HarvestNote], object],
) -> QWidget:
    """The notes below each other; `names` tells the authors by attendee id."""
    box = QWidget()
    box.setProperty("kind", "clear")
    whole = column(theme, gap=6)
    if not notes:
        whole.addWidget(words("No notes yet. Type the code of a harvest sheet, then its lines.", "quiet", wrap=True))
    for number, note in enumerate(notes):
        if number:
            whole.addWidget(line())
        whole.addLayout(_line(theme, note, names.get(note.author, ""), change, remove))
    whole.addStretch(1)
    box.setLayout(whole)
    return box


def _line(
    theme: Theme,
    note: HarvestNote,
    author: str,
    change: Callable[[HarvestNote], object],
    remove: Callable[[HarvestNote], object],
) -> QVBoxLayout:
    said = shortened(note.text, 40)
    edit = icon_button(theme, "pencil", f"Change “{said}”", lambda: change(note))
    away = icon_button(theme, "trash-2", f"Remove “{said}”", lambda: remove(note))
    head = row(theme, chip(KIND_WORDS[note.kind]), None, edit, away, gap=8)
    told = " · ".join(part for part in (author, _CONSENT_WORDS[note.consent]) if part)
    return column(theme, head, WholeWords(note.text), WholeWords(told, "hint"), gap=2)
