"""The ways in for a list: dropped on the page, chosen by hand, or from the clipboard; and a sample to save."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.list_files import SAMPLE_NAME, write_sample
from t4gsw_desktop.ui.guest_import.course import Wanted
from t4gsw_desktop.ui.shell.desk import Desk

_FILES = "Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods);;All files (*)"
_NO_TEXT = "There is no text on the clipboard. Copy names or cells first, then paste them here."


class Intake(QObject):
    """Takes lists from wherever they come to a page. `came` brings a Wanted, `refused` a sentence.

    `hovered` is True while something is held over the page.
    """

    came = Signal(object)
    refused = Signal(str)
    hovered = Signal(bool)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls() or event.mimeData().hasText():
                event.acceptProposedAction()
                self.hovered.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return False

    def ask_for_file(self) -> None:
        """Choose a file by hand."""
        path, _kind = QFileDialog.getOpenFileName(self._page, "Choose a guest list", "", _FILES)
        if path:
            self.came.emit(Wanted(path=Path(path)))

    def paste(self) -> None:
        """Take what is on the clipboard: a file, cells, or names."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()  # none at all where there is no clipboard
        if not self._take(data):
            self.refused.emit(_NO_TEXT)

    def save_sample(self) -> None:
        """Write a short list to fill in."""
        path, _kind = QFileDialog.getSaveFileName(self._page, "Save a sample list", SAMPLE_NAME, "CSV (*.csv)")
        if not path:
            return
        try:
            write_sample(Path(path))
        except Refusal as refusal:
            self._desk.warn(refusal.sentence)
        else:
            self._desk.say(f"A sample list was saved: {Path(path).name}")

    def _take(self, data: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if files:
            self.came.emit(Wanted(path=files[0]))
            if len(files) > 1:
                self._desk.say(f"One list at a time: {files[0].name} is read, the others were not.")
            return True
        if data.text().strip():
            self.came.emit(Wanted(text=data.text()))
            return True
        return False
