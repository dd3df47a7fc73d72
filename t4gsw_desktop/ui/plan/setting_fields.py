"""Fields for the settings of an activity, made from what its kind says of itself: no kind is known by name here."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from t4gsw_desktop.core.parts import KindForm, NumberSetting
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.fields import Field, Stepper, choice, number_stepper
from t4gsw_desktop.ui.widgets.words import width_of


class SettingFields(QWidget):
    """Two fields beside each other. `changed(key, value)` is called once for each change a person makes."""

    def __init__(
        self, theme: Theme, form: KindForm, changed: Callable[[str, object], object], *, columns: int = 2
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme = theme
        self._boxes: dict[str, QSpinBox | QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(12))
        at = 0
        for one in form.settings:
            if isinstance(one, NumberSetting):
                suffix = f" {one.unit}" if one.unit else ""
                stepper = number_stepper(theme, one.label, one.usual, one.least, one.most, suffix)
                self._take_number(one.key, stepper, changed)
                grid.addWidget(Field(theme, one.label, stepper), at // columns, at % columns)
                at += 1
            else:
                box = choice(one.label, one.choices, one.usual)
                self._take_choice(one.key, box, changed)
                at += -at % columns
                grid.addWidget(Field(theme, one.label, box), at // columns, 0, 1, columns)
                at += columns
        for number in range(columns):
            grid.setColumnStretch(number, 1)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what the settings are; a field that somebody is typing in is left alone."""
        for key, box in self._boxes.items():
            value = values.get(key)
            with QSignalBlocker(box):
                if isinstance(box, QSpinBox) and isinstance(value, int):
                    box.setValue(value)
                elif isinstance(box, QComboBox) and box.findData(value) >= 0:
                    box.setCurrentIndex(box.findData(value))

    def _take_number(self, key: str, stepper: Stepper, changed: Callable[[str, object], object]) -> None:
        box = stepper.box
        assert isinstance(box, QSpinBox)
        box.setObjectName(f"plan-setting-{key}")
        widest = box.prefix() + str(box.maximum()) + box.suffix()
        box.setMinimumWidth(width_of(self._theme, widest, 16, 600) + self._theme.px(10))
        stepper.changed.connect(lambda: changed(key, box.value()))
        self._boxes[key] = box

    def _take_choice(self, key: str, box: QComboBox, changed: Callable[[str, object], object]) -> None:
        box.setObjectName(f"plan-setting-{key}")
        box.activated.connect(lambda _index: changed(key, box.currentData()))
        self._boxes[key] = box
