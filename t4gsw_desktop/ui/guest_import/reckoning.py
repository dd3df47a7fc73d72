"""Reading a list and working out what it would do, off the window's thread; the newest question wins."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.list_files import read_list
from t4gsw_desktop.exchange.guest_lists.mapping import Mapping as ColumnMapping
from t4gsw_desktop.exchange.guest_lists.pasted import read_pasted
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.services.guest_previews import Knowledge, preview_list
from t4gsw_desktop.ui.guest_import.course import FoundList, Wanted
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a list cannot be taken, in a sentence for people."""

    sentence: str


class _StoppedError(Exception):
    """Somebody asked for the end."""


class Reckoner(QObject):
    """Asks for readings and previews one at a time; an answer to an older question is dropped.

    `answered` brings a FoundList, a Preview or an Unreadable; `progressed` how far it is, 0 to 1.
    """

    answered = Signal(object)
    progressed = Signal(float)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._number = 0

    @property
    def busy(self) -> bool:
        """True while an answer is to come."""
        return self._job is not None

    def read(self, wanted: Wanted, knowledge: Knowledge) -> None:
        """Ask for a list."""
        self._ask(f"Reading {wanted.name}", lambda job: find_list(wanted, knowledge))

    def preview(self, knowledge: Knowledge, table: Table, mapping: ColumnMapping) -> None:
        """Ask what taking in `table` would do."""

        def work(job: Job) -> object:
            def watch(fraction: float) -> None:
                if job.stopped():
                    raise _StoppedError
                job.progress(fraction)

            watch(0)
            return preview_list(knowledge, table, mapping, watch=watch)

        self._ask("Working out what the list brings", work)

    def stop(self) -> None:
        """Ask no more."""
        self._number += 1
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _ask(self, words: str, work: Callable[[Job], object]) -> None:
        self.stop()
        number = self._number

        def carried(job: Job) -> tuple[int, object]:
            try:
                return number, work(job)
            except Refusal as refusal:
                return number, Unreadable(refusal.sentence)
            except _StoppedError:
                return -1, None

        self._job = self._desk.start(words, carried, self._take)
        self._job.progressed.connect(self._tell)

    def _take(self, answer: Any) -> None:
        number, value = answer
        if number == self._number:
            self._job = None
            self.answered.emit(value)

    def _tell(self, fraction: float, _words: str) -> None:
        if self.sender() is self._job:
            self.progressed.emit(fraction)


def find_list(wanted: Wanted, knowledge: Knowledge) -> FoundList:
    """Read the list that is wanted, and how its columns were read before. Refusal when it is none."""
    if wanted.path is not None:
        data = read_list(wanted.path)
        table = read_table(data, wanted.name, wanted.sheet)
    else:
        data, table = wanted.text.encode("utf-8", "replace"), read_pasted(wanted.text)
    filled = {index for row in table.rows for index, cell in enumerate(row.cells) if cell}
    return FoundList(
        wanted,
        hashlib.sha256(data).hexdigest(),
        table,
        recognise(table, knowledge.remembered),
        recognise(table),
        tuple(index for index, heading in enumerate(table.headings) if heading.strip() or index in filled),
    )
