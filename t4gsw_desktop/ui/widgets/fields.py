"""Fields with their labels: text, search, stepper, segments, and a form's row that says what is wrong with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words


class Search(QLineEdit):
    """A field to find something with; `kind` is "search", or "giant" for the door."""

    def __init__(self, theme: Theme, name: str, placeholder: str, kind: str = "search") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self._theme = theme
        size = 30 if kind == "giant" else 20
        self._glass = QLabel(self)
        self._glass.setPixmap(theme.picture("search", "ink-2", size, self.devicePixelRatioF()))
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._glass.setFixedSize(theme.px(size), theme.px(size))

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # noqa: N802
        super().resizeEvent(event)
        self._glass.move(self._theme.px(13), (self.height() - self._glass.height()) // 2)


class TextArea(QPlainTextEdit):
    """Several lines of text. Ctrl+Enter and single letters stay in it; Tab goes on to the next control."""

    left = Signal()

    def __init__(self, name: str, text: str = "", lines: int = 3) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()


class Stepper(QFrame):
    """A number, a time or a day between a minus and a plus; the arrow keys change it too, the wheel does not.

    The box's own little buttons are made 0 wide by the style sheet: told to have none, Qt would leave its text no room.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str, box: QSpinBox | QTimeEdit | QDateEdit) -> None:
        super().__init__()
        self.setProperty("kind", "stepper")
        self.box = box
        box.setAccessibleName(name)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setKeyboardTracking(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._tool(theme, "minus", f"{name}: less", box.stepDown))
        layout.addWidget(box, 1)
        layout.addWidget(self._tool(theme, "plus", f"{name}: more", box.stepUp))
        if isinstance(box, QSpinBox):
            box.valueChanged.connect(lambda _value: self.changed.emit())
        elif isinstance(box, QDateEdit):
            box.dateChanged.connect(lambda _value: self.changed.emit())
        else:
            box.timeChanged.connect(lambda _value: self.changed.emit())
        box.installEventFilter(_WheelGuard(box))
        self.setFocusProxy(box)

    @property
    def number(self) -> int:
        """The number that is set; of a time, the minutes since midnight."""
        if isinstance(self.box, QSpinBox):
            return self.box.value()
        return self.box.time().msecsSinceStartOfDay() // 60_000

    def _tool(self, theme: Theme, icon: str, name: str, press: Callable[[], None]) -> QToolButton:
        tool = QToolButton()
        tool.setProperty("kind", "stepper")
        tool.setIcon(theme.icon(icon, "ink", 18))
        tool.setAccessibleName(name)
        tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tool.setAutoRepeat(True)
        tool.clicked.connect(press)
        return tool


def number_stepper(theme: Theme, name: str, value: int, lowest: int, highest: int, suffix: str = "") -> Stepper:
    """A whole number from `lowest` to `highest`."""
    box = QSpinBox()
    box.setRange(lowest, highest)
    box.setValue(value)
    box.setSuffix(suffix)
    return Stepper(theme, name, box)


def time_stepper(theme: Theme, name: str, value: QTime, minutes: int = 5) -> Stepper:
    """A time of day, 24 hours, in steps of `minutes`."""
    box = _TimeBox(minutes)
    box.setDisplayFormat("HH:mm")
    box.setTime(value)
    return Stepper(theme, name, box)


class _TimeBox(QTimeEdit):
    def __init__(self, minutes: int) -> None:
        super().__init__()
        self._minutes = minutes
        self.setWrapping(True)

    def stepBy(self, steps: int) -> None:  # noqa: N802
        self.setTime(self.time().addSecs(steps * self._minutes * 60))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled


class Segments(QWidget):
    """A choice of few, side by side; the chosen one is filled and ticked. Left and right arrows change it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Button] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, (key, text) in enumerate(choices):
            place = (
                "only" if len(choices) == 1 else "first" if not number else "last" if number == len(choices) - 1 else ""
            )
            button = Button(theme, text, kind="segment")
            button.setProperty("place", place)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button, 1)
        self._group.buttonToggled.connect(lambda _button, _on: self._guide_tab())
        for key, button in self._buttons.items():
            button.setChecked(key == value)
        self._guide_tab()

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self._buttons[key].setChecked(True)

    def _guide_tab(self) -> None:
        """Have Tab come to what is chosen and to no other; from there the arrow keys lead on."""
        for button in self._buttons.values():
            here = button.isChecked() or not self.value
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


def choice(name: str, choices: Sequence[tuple[str, str]], value: str) -> QComboBox:
    """A list that folds out; `choices` are (key, text). Its key is `currentData()`."""
    box = QComboBox()
    box.setAccessibleName(name)
    for key, text in choices:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.installEventFilter(_WheelGuard(box))
    return box


class _WheelGuard(QObject):
    """The wheel scrolls the page and never changes a choice that happens to be under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Field(QWidget):
    """A label above its control, and below it what is wrong, if anything is."""

    def __init__(self, theme: Theme, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.control = control
        name = words(label, "label")
        focus = control.focusProxy() or control
        name.setBuddy(focus)
        if not focus.accessibleName():
            focus.setAccessibleName(label)
        self._below = words(hint, "hint", wrap=True)
        if not hint:
            self._below.hide()
        self._hint = hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(name)
        layout.addWidget(control)
        layout.addWidget(self._below)

    def complain(self, sentence: str) -> None:
        """Mark the control and say what is wrong; "" takes that back. What was typed stays."""
        focus = self.control.focusProxy() or self.control
        focus.setProperty("state", "bad" if sentence else "")
        focus.style().unpolish(focus)
        focus.style().polish(focus)
        focus.setAccessibleDescription(sentence)
        self._below.setText(sentence or self._hint)
        self._below.setProperty("kind", "bad" if sentence else "hint")
        self._below.style().unpolish(self._below)
        self._below.style().polish(self._below)
        self._below.setVisible(bool(sentence or self._hint))


def text_field(name: str, text: str = "", placeholder: str = "") -> QLineEdit:
    """One line of text."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    return field
