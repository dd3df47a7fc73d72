"""When something unexpected happens: a report to pass on, with nobody's name in it, and the program goes on."""

import platform
import re
import traceback
from collections.abc import Iterable

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from t4gsw_desktop import __version__
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_EMAIL = re.compile(r"[^\s@'\"<>]+@[^\s@'\"<>]+")
_NUMBER = re.compile(r"\+?\d[\d ()-]{6,}\d")
_HOME = re.compile(r"(/home/|/Users/|C:\\\\?Users\\\\?)[^/\\\s'\"]+")
_QUOTED = re.compile(r"(['\"])(?:(?!\1).){3,}?\1")


def report_text(trouble: BaseException, names: Iterable[str] = ()) -> str:
    """What happened, for whoever mends it: versions and the place in the code, without names, mails or numbers.

    Every word of `names` is taken out wherever it stands, and so is everything between quotation marks in the message
    of the trouble itself, for that is where what people typed ends up.
    """
    lines = traceback.format_exception(type(trouble), trouble, trouble.__traceback__)
    where, what = "".join(lines[:-1]), _QUOTED.sub("‹text›", lines[-1])
    text = _HOME.sub(r"\1‹home›", where + what)
    text = _NUMBER.sub("‹number›", _EMAIL.sub("‹e-mail›", text))
    parts = sorted({part for name in names for part in name.split() if len(part) > 2}, key=len, reverse=True)
    if parts:
        text = re.sub(r"\b(?:" + "|".join(re.escape(part) for part in parts) + r")\b", "‹name›", text)
    system = f"T4GSW Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{system}\n\n{text}"


def names_in(view: View) -> tuple[str, ...]:
    """Every name a report might hold by accident."""
    people = view.find(Person)
    return tuple(name for person in people for name in (person.full_name, person.call_me, person.organisation) if name)


class TroubleWindow(QDialog):
    """Says that something did not work, what is safe, and offers the report to copy."""

    def __init__(self, theme: Theme, parent: QWidget | None, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something did not work")
        self.setMinimumSize(theme.px(560), theme.px(420))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("The report")
        self.report.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        edge = theme.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(10))
        layout.addWidget(words("Something did not work", "page-title"))
        said = (
            "The last thing you did may not have happened. Everything before it is saved, and you can go on. "
            "This report holds no names. Copy it and send it to whoever looks after this program."
        )
        layout.addWidget(words(said, wrap=True))
        layout.addWidget(self.report, 1)
        self.copy = Button(theme, "Copy the report", icon="copy", press=self._copy)
        self.go_on = Button(theme, "Carry on", kind="primary", press=self.accept)
        layout.addLayout(row(theme, self.copy, None, self.go_on))
        self.go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy.say("Copied", icon="check")
