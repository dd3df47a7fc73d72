"""Saving what an evening gives away: the report as a PDF, and the files for others in a folder of their own."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.exchange.spreadsheets_out import to_csv
from t4gsw_desktop.kinds.register import outgoing
from t4gsw_desktop.services.evening_report import EveningReport, report_page
from t4gsw_desktop.services.exports import export_files
from t4gsw_desktop.services.touch_papers import touch_sheet
from t4gsw_desktop.services.whole_files import plain_name, write_whole
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.saving import folder_to_begin_in


def save_report(desk: Desk, report: EveningReport, page: QWidget) -> bool:
    """Ask where, and save the report there; True when it was saved. What is there already is asked about by Qt."""
    begin = str(folder_to_begin_in(desk) / f"{file_name(report.event.name)} report.pdf")
    chosen, _kind = QFileDialog.getSaveFileName(page, "Save the report", begin, "PDF (*.pdf)")
    if not chosen:
        return False
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(".pdf")
    return _write(desk, {path: report_page(report, desk.clock())}, f"The report is saved as {path.name}.")


def save_files(desk: Desk, event_id: str, event_name: str, page: QWidget) -> bool:
    """Ask for a folder, and save the event's files in a new one inside it; True when they were saved."""
    begin = str(folder_to_begin_in(desk))
    chosen = QFileDialog.getExistingDirectory(page, "Where shall the files go?", begin)
    if not chosen:
        return False
    folder = fresh_folder(Path(chosen), file_name(event_name))
    files = desk.read(export_files, event_id, outgoing(), now=desk.clock(), version=str(desk.workspace.step()))
    targets = {folder / name: data for name, data in files.items()}
    return _write(desk, targets, f"{len(files)} files are saved in “{folder.name}”.")


def save_pairs(desk: Desk, activity: Activity, page: QWidget) -> bool:
    """Ask where, and save there who wants to hear from each other; True when it was saved."""
    begin = str(folder_to_begin_in(desk) / f"{file_name(activity.title)} keep in touch.csv")
    chosen, _kind = QFileDialog.getSaveFileName(page, "Save the pairs", begin, "CSV (*.csv)")
    if not chosen:
        return False
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(".csv")
    return _write(desk, {path: to_csv(desk.read(touch_sheet, activity))}, f"The pairs are saved as {path.name}.")


def fresh_folder(inside: Path, name: str) -> Path:
    """A folder that is not there yet, so that nothing is ever written over."""
    number, folder = 2, inside / name
    while folder.exists():
        folder, number = inside / f"{name} {number}", number + 1
    return folder


def file_name(text: str) -> str:
    """`text` as a file name, "Evening" where nothing is left of it."""
    return plain_name(text)[:80] or "Evening"


def _write(desk: Desk, files: dict[Path, bytes], done: str) -> bool:
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
    except OSError as trouble:
        why = trouble.strerror or "the folder cannot be written"
        desk.warn(f"This could not be saved: {why}. Nothing in your file has changed. Choose another folder.")
        return False
    desk.say(done)
    return True
