"""Pages above each other, of which one is shown."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import scrolling


class Pages(QStackedWidget):
    """Only the page that is shown says how much room is needed."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def sizeHint(self) -> QSize:  # noqa: N802
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()


def page_of(desk: Desk, inside: QWidget, name: str) -> QWidget:
    """`inside` as a page that scrolls; where there is little room the whole plan scrolls, and the page needs not."""
    if desk.roomy:
        return scrolling(inside, name=name)
    inside.setProperty("kind", "clear")
    inside.setAccessibleName(name)
    return inside
