"""What has to hold on every page: nothing cut off, everything named, reached by Tab, and large enough."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme.theme import Theme

_LEAST_FONT, _LEAST_TARGET = 14, 32


def told(widget: QWidget) -> str:
    """What to call a widget in a complaint."""
    text = ""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        text = widget.text()
    return f"{type(widget).__name__} “{text or widget.accessibleName() or widget.objectName()}”"


def seen(page: QWidget) -> Iterator[QWidget]:
    """Every widget of a page that a person can see, or would by scrolling down."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0 and widget.window() is page.window():
            yield widget


def cut_off(page: QWidget) -> list[str]:
    """Every text that has less room than it needs, but for those that may be cut and tell the whole in a tooltip."""
    return [told(widget) for widget in seen(page) if not widget.property("elides") and _is_cut(widget)]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QToolButton):
        return bool(widget.text()) and widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width()
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) > widget.width() - 40
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width()
    if isinstance(widget, QAbstractSpinBox):
        return widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width()
    return False


def _label_is_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    room = label.contentsRect()
    if label.wordWrap():
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in _words_of(label)), default=0)
        return label.heightForWidth(label.width()) > label.height() + 2 or longest > room.width() + 1
    widest = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
    return widest > room.width() + 1 or label.fontMetrics().height() > label.height() + 2


def _words_of(label: QLabel) -> list[str]:
    """The pieces of a text that stay whole; a zero-width space marks where a long one may be broken."""
    return label.text().replace("\u200b", " ").split()


def nameless(page: QWidget) -> list[str]:
    """Every control that takes the focus and has no name for who cannot see it."""
    return [told(widget) for widget in focusable(page) if not _name(widget)]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def focusable(page: QWidget) -> list[QWidget]:
    """Every control on a page that Tab should come to."""
    return [
        widget
        for widget in seen(page)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        and not _left_to_arrows(widget)
    ]


def _left_to_arrows(widget: QWidget) -> bool:
    """True for those of a group that Tab passes by, because the arrow keys lead to them from the chosen one."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return group.checkedButton() is not None
    parent = widget.parentWidget()
    return widget.autoExclusive() and any(
        one.autoExclusive() and one.isChecked()
        for one in parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    )


def not_reached(page: QWidget) -> list[str]:
    """Every control that a round of Tab does not come to; a round that never returns is told too."""
    wanted = {id(widget): widget for widget in focusable(page)}
    if not wanted:
        return []
    page.window().activateWindow()
    QApplication.processEvents()
    start = next(iter(wanted.values()))
    start.setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[int] = set()
    for _ in range(len(wanted) * 3 + 60):
        now = QApplication.focusWidget()
        if now is None:
            return [f"the focus was lost; the window is {'active' if page.isActiveWindow() else 'not active'}"]
        if id(now) in reached and now is start:
            return [told(widget) for key, widget in wanted.items() if key not in reached]
        reached.add(id(now))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    stuck = QApplication.focusWidget()
    return [f"Tab does not come back to {told(start)}; it is at {told(stuck) if stuck else 'nothing'}"]


def too_small(page: QWidget, theme: Theme) -> list[str]:
    """Every control smaller than 32 by 32, and every text under 14, at today's scale."""
    complaints = []
    least = theme.px(_LEAST_TARGET)
    for widget in seen(page):
        if (
            isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        ):
            inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
            if not inside and (widget.height() < least or widget.width() < least):
                complaints.append(f"{told(widget)} is {widget.width()} by {widget.height()}")
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and widget.font().pixelSize() != -1:
            has_text = bool(widget.text())
            if has_text and widget.font().pixelSize() < theme.px(_LEAST_FONT):
                complaints.append(f"{told(widget)} is set in {widget.font().pixelSize()} px")
    return complaints


def sideways(page: QWidget) -> list[str]:
    """Whatever scrolls sideways, or is wider than where it stands, but for boards and timelines."""
    complaints = []
    for area in page.findChildren(QAbstractScrollArea):
        if not area.isVisible() or area.property("sideways") or isinstance(area.parent(), QComboBox):
            continue
        if area.horizontalScrollBar().maximum() > 0:
            complaints.append(f"{told(area)} scrolls sideways by {area.horizontalScrollBar().maximum()}")
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is not None and inside.width() > area.viewport().width() + 1:
            complaints.append(f"{told(area)} holds {inside.width()} in {area.viewport().width()}")
    whole = QRect(QPoint(0, 0), page.window().size())
    for widget in seen(page):
        if isinstance(widget, QAbstractButton) and not _in_scroll_area(widget, page):
            place = QRect(widget.mapTo(page.window(), QPoint(0, 0)), widget.size())
            if not whole.contains(place):
                complaints.append(f"{told(widget)} stands at {place.getRect()}, outside the window")
    return complaints


def _in_scroll_area(widget: QWidget, page: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def filled_buttons(page: QWidget) -> list[str]:
    """The filled buttons that can be seen: exactly one, on every page."""
    return [
        told(button)
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.property("kind") in ("primary", "hero")
    ]


def overlapping(page: QWidget) -> list[str]:
    """Controls that lie over each other although they are neighbours."""
    complaints = []
    for holder in (page, *page.findChildren(QFrame)):
        parts = [
            part
            for part in holder.children()
            if isinstance(part, QPushButton | QLineEdit | QComboBox | QCheckBox) and part.isVisible()
        ]
        for number, first in enumerate(parts):
            for second in parts[number + 1 :]:
                common = first.geometry().intersected(second.geometry())
                if common.width() > 2 and common.height() > 2:
                    complaints.append(f"{told(first)} lies over {told(second)}")
    return complaints


def complaints_about(window: MainWindow) -> list[str]:
    """All that is wrong with the screen that is shown, a line each."""
    page = window.screen
    filled = filled_buttons(page)
    found = {
        "cut off": cut_off(window),
        "without a name": nameless(window),
        "filled, where there should be one": [] if len(filled) == 1 else filled or ["no button"],
        "too small": too_small(window, window.theme),
        "sideways": sideways(window),
        "overlapping": overlapping(window),
        "not reached by Tab": not_reached(window),
    }
    return [f"{window.current}: {rule}: {one}" for rule, wrong in found.items() for one in wrong]
