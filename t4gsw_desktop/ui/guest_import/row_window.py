"""One row of the list as it stands in the file, for whoever wants to know what a problem is about."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from t4gsw_desktop.ui.guest_import.column_states import heading_of, is_private
from t4gsw_desktop.ui.guest_import.course import Course
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words


class RowWindow(QDialog):
    """Heading by heading what a row holds; private answers are said to be there and not shown."""

    def __init__(self, theme: Theme, parent: QWidget, course: Course, number: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Row {number}")
        self.resize(theme.px(560), min(theme.px(560), parent.window().height()))
        layout = QVBoxLayout(self)
        edge = theme.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(12))
        name = course.found.name if course.found else ""
        layout.addWidget(words(f"Row {number} of {name}", "page-title", wrap=True))
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setVerticalSpacing(theme.px(8))
        grid.setHorizontalSpacing(theme.px(16))
        for line, (heading, cell) in enumerate(cells_of(course, number)):
            grid.addWidget(words(heading, "label", wrap=True), line, 0)
            grid.addWidget(words(cell, wrap=True), line, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        layout.addWidget(scrolling(grid, name=f"Row {number}"), 1)
        close = Button(theme, "Close", kind="primary", press=self.accept)
        layout.addLayout(row(theme, None, close))
        close.setFocus()


def cells_of(course: Course, number: int) -> list[tuple[str, str]]:
    """The filled cells of a row with their headings; "hidden" for what is private."""
    assert course.found is not None
    assert course.mapping is not None
    table = course.found.table
    found = next((one for one in table.rows if one.number == number), None)
    if found is None:
        return [("", "This row is among those before the headings, or joined with another line.")]
    told = []
    for index, cell in enumerate(found.cells):
        if not cell:
            continue
        if index >= len(table.headings):
            told.append(("No heading", cell))
        else:
            hidden = is_private(course, course.mapping.columns[index])
            told.append((heading_of(table, index), "Private, not shown here" if hidden else cell))
    return told or [("", "This row is empty.")]
