"""What somebody asks for with a button or a key: print, save, mark, test; done as soon as the pages are drawn."""

from collections.abc import Callable, Hashable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from t4gsw_desktop.services.paper_state import BADGES
from t4gsw_desktop.ui.print_centre.facts import with_badges
from t4gsw_desktop.ui.print_centre.own_calendars import save_own_calendars, why_no_calendars
from t4gsw_desktop.ui.print_centre.sending import Office, Sending
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf, Sheaves, draw_all
from t4gsw_desktop.ui.print_centre.showing import Showing
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.saving import folder_to_begin_in

Fresh = Callable[[], "tuple[Showing, Sheaf | None] | None"]


class Errands:
    """`fresh` tells what is shown, true to the minute, with its pages when they are drawn; None without an event."""

    def __init__(self, desk: Desk, office: Office, sheaves: Sheaves, fresh: Fresh) -> None:
        self._desk, self._office, self._sheaves, self._fresh = desk, office, sheaves, fresh
        self._waiting: tuple[Hashable, Callable[[Sheaf], object]] | None = None

    def print(self) -> None:
        """Print what is shown."""
        self._with_pages(lambda showing, sending: self._office.print(sending, showing.chosen.printer))

    def save(self) -> None:
        """Save what is shown as a PDF."""
        self._with_pages(lambda _showing, sending: self._office.save(sending))

    def mark(self) -> None:
        """Mark what is shown as printed, for those who printed it elsewhere."""
        self._with_pages(lambda _showing, sending: self._office.mark_and_say(sending))

    def test(self) -> None:
        """Print one sheet with the edges of the labels, or save it where there is no printer."""
        shown = self._fresh()
        if shown is None:
            return
        trial, printer = shown[0].trial(), shown[0].chosen.printer

        def send(sheaf: Sheaf) -> None:
            sending = trial.sending(sheaf)
            if printer:
                self._office.print(sending, printer)
            else:
                self._office.save(sending)

        self._waiting = (trial.key, send)
        self._sheaves.want(trial.wanted())

    def save_each(self) -> None:
        """Save every paper that has something to say as a PDF of its own."""
        folder = str(folder_to_begin_in(self._desk))
        dialog = QFileDialog(QApplication.activeWindow(), "Save every paper in this folder", folder)
        dialog.setObjectName("print-save-each")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._save_each)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_calendars(self) -> None:
        """Save a calendar file for everybody who has sessions of their own."""
        save_own_calendars(self._desk)

    def why_no_calendars(self) -> str:
        """Why nobody has a calendar of their own."""
        return why_no_calendars(self._desk)

    def look_for_printers(self) -> None:
        """Look again which printers there are."""
        self._office.look()

    def show_kept(self) -> None:
        """Show where the printed PDFs are."""
        self._office.show_kept()

    def take(self, sheaf: Sheaf) -> bool:
        """These pages are drawn: do what waited for them; False when nothing did."""
        waiting = self._waiting
        if waiting is None or waiting[0] != sheaf.key:
            return False
        self._waiting = None
        if not sheaf.refused:
            waiting[1](sheaf)
        return True

    def why_no_printer(self) -> str:
        """Why nothing comes out of a printer now."""
        found = self._office.printers
        return "" if found or found is None else "There is no printer on this computer. Save it as PDF."

    def why_no_test(self, name: str) -> str:
        """Why there is no test sheet of this paper."""
        return "" if name == BADGES else "Only badges are printed on labels. Choose them first."

    def _with_pages(self, act: Callable[[Showing, Sending], object]) -> None:
        """Do `act` with the finished pages: at once, or as soon as they are drawn."""
        shown = self._fresh()
        if shown is None:
            return
        showing, sheaf = shown
        if sheaf is None:
            self._waiting = (showing.key, lambda drawn: act(showing, showing.sending(drawn)))
        elif not sheaf.refused:
            act(showing, showing.sending(sheaf))

    def _save_each(self, folder: str) -> None:
        shown = self._fresh()
        if shown is None:
            return
        facts, chosen = shown[0].facts, shown[0].chosen
        papers = [
            one.paper
            for one in with_badges(facts, chosen.wishes).papers
            if not (one.paper.waits or one.paper.on_purpose)
        ]
        self._desk.say(f"Drawing {len(papers)} papers…")
        self._desk.start(
            "Drawing every paper",
            lambda job: draw_all(papers, chosen.large, job),
            lambda drawn: self._office.save_each(drawn, Path(folder)),
        )
