"""Printing, saving and marking as printed: what happens to a sheaf once somebody presses a button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.print_queue import Printer, has_queue
from t4gsw_desktop.services.printing_log import record_printing, record_printings
from t4gsw_desktop.ui.print_centre.keeping import file_name, kept_folder, write_pdf
from t4gsw_desktop.ui.print_centre.printers import find_printers, printers_of_qt, send
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf
from t4gsw_desktop.ui.shell.background import Background, Job
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.shell.saving import folder_to_begin_in


@dataclass(frozen=True)
class Sending:
    """One sheaf on its way: what people call it, which papers (as logged, with their plan) it holds, from which step.

    `exact` prints in true size, for labels. No `papers`: a test, which is not marked as printed. `badges_of` are the
    attendees whose badges are in it.
    """

    sheaf: Sheaf
    title: str
    papers: tuple[tuple[str, str], ...]
    step: int
    copies: int
    exact: bool
    event: str
    badges_of: tuple[str, ...] = ()


class Office(QObject):
    """Knows the printers and does the printing, and never holds up the window. `printers_found` brings them."""

    printers_found = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)  # with the desk, so that what is being printed outlives a window that is built anew
        self._desk = desk
        self._thread = Background()  # of its own: a printer that takes its time must not hold up the drawing
        desk.ending.connect(self._thread.end)
        self.printers: tuple[Printer, ...] | None = None

    # Printers --------------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look which printers there are."""
        if has_queue():
            self._start("Looking for printers", lambda _job: find_printers(), self._take_printers)
        else:
            self._take_printers(printers_of_qt())

    def _take_printers(self, printers: tuple[Printer, ...]) -> None:
        self.printers = printers
        self.printers_found.emit(printers)

    # Printing --------------------------------------------------------------------------------------------------------

    def print(self, sending: Sending, printer: str) -> None:
        """Send it to `printer`; the PDF is kept beside the evening's file whatever becomes of it."""
        path = kept_folder(self._desk.workspace.path) / file_name(sending.title)
        self._start("Printing", lambda _job: _print(sending, path, printer), self._take_printed)
        self._desk.say(f"{sending.title} is on its way to the printer.")

    def _take_printed(self, came: tuple[Sending, str, str]) -> None:
        sending, printer, trouble = came
        if trouble:
            self._desk.warn(
                f"{trouble} Nothing is lost: {sending.title} can be saved as PDF.",
                button="Save as PDF",
                press=lambda: self.save(sending),
            )
            return
        name = printer.replace("_", " ")
        if not sending.papers:
            self._desk.say(f"{sending.title} went to {name}. Hold it against a label sheet.")
        elif self.mark(sending):
            self._desk.say(f"{sending.title} went to {name}. Undo takes back the printed mark only.", undo=True)

    def mark(self, sending: Sending) -> bool:
        """Note that these papers were printed; False when that was refused."""
        event_id = self._desk.event_id
        if len(sending.papers) == 1:
            paper, plan = sending.papers[0]
            result = self._desk.attempt(
                record_printing,
                event_id,
                paper,
                step=sending.step,
                plan=plan,
                copies=sending.copies,
                at=self._desk.clock(),
                badges_of=sending.badges_of,
            )
        else:
            result = self._desk.attempt(
                record_printings,
                event_id,
                sending.papers,
                step=sending.step,
                at=self._desk.clock(),
                badges_of=sending.badges_of,
            )
        return not refused(result)

    def mark_and_say(self, sending: Sending) -> None:
        """Note it and say so."""
        if self.mark(sending):
            self._desk.say(f"{sending.title} is marked as printed. Undo takes back the mark only.", undo=True)

    # Saving ----------------------------------------------------------------------------------------------------------

    def save(self, sending: Sending) -> None:
        """Ask where, and write the PDF there."""
        folder = str(folder_to_begin_in(self._desk))
        dialog = QFileDialog(QApplication.activeWindow(), f"Save {sending.title}", folder)
        dialog.setObjectName("print-save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(sending.event, sending.title))
        dialog.fileSelected.connect(lambda name: self._write(sending, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, sending: Sending, path: Path) -> None:
        try:
            write_pdf(path, sending.sheaf.pdf)
        except Refusal as refusal:
            self._desk.warn(refusal.sentence, button="Choose again", press=lambda: self.save(sending))
            return
        if sending.papers:
            self._desk.say(f"Saved: {path.name}.", button="Mark as printed", press=lambda: self.mark_and_say(sending))
        else:
            self._desk.say(f"Saved: {path.name}.")

    def save_each(self, named: Sequence[tuple[str, bytes]], folder: Path) -> None:
        """Write every paper into a folder as a PDF of its own."""
        try:
            for number, (name, pdf) in enumerate(named, 1):
                write_pdf(folder / f"{number:02d} {file_name(name)}", pdf)
        except Refusal as refusal:
            self._desk.warn(refusal.sentence)
            return
        self._desk.say(f"Saved {len(named)} papers in “{folder.name}”.")

    def show_kept(self) -> None:
        """Show the folder of the PDFs that were printed."""
        folder = kept_folder(self._desk.workspace.path)
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self._desk.say("Nothing was printed from this file yet.")

    def _start(self, words: str, work: Callable[[Job], object], then: Callable[..., object]) -> None:
        job = Job(words)
        job.finished.connect(then)
        job.broken.connect(self._desk.in_trouble.emit)
        self._thread.start(job, work)

    def keep_choice(self, **changes: object) -> None:
        """Remember printer, label sheets or shift for next time."""
        settings = replace(self._desk.settings, **changes)  # type: ignore[arg-type]
        if settings != self._desk.settings:
            self._desk.keep_settings(settings)


def office_of(desk: Desk) -> Office:
    """The one office of a desk."""
    return desk.findChild(Office) or Office(desk)


def _print(sending: Sending, path: Path, printer: str) -> tuple[Sending, str, str]:
    """On the other thread: keep the PDF, send it, and say what went wrong if anything did."""
    try:
        write_pdf(path, sending.sheaf.pdf)
        send(path, printer, sending.title, copies=sending.copies, exact=sending.exact)
    except Refusal as refusal:
        return sending, printer, refusal.sentence
    return sending, printer, ""
