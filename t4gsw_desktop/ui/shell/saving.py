"""Where people are asked to save something: every such dialogue begins in the same folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from t4gsw_desktop.ui.shell.desk import Desk


def folder_to_begin_in(desk: Desk) -> Path:
    """This computer's Documents; the folder of the open file where there are none."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else desk.workspace.path.parent
