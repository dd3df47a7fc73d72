"""The right of the print centre: how the chosen paper is wanted, and on which printer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from t4gsw_desktop.documents.stock import Stock, all_stocks
from t4gsw_desktop.services.badge_papers import BY_NAME, BY_SURNAME, BadgeWishes
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.print_queue import Printer
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.ui.print_centre.sheet_picker import SheetPicker
from t4gsw_desktop.ui.print_centre.stock_dialog import StockButton, StockDialog, describe
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.fields import Field, Segments, Stepper, choice, number_stepper
from t4gsw_desktop.ui.widgets.words import words

EVERYBODY, NEW, TEAM = "everybody", "new", "team"
_MOST_COPIES, _MOST_BLANK, _FARTHEST = 500, 200, 100
NO_PRINTER = "No printer was found"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Every choice on the panel; it outlives the panel when the window is built anew."""

    wishes: BadgeWishes
    large: bool = False
    copies: int = 1
    printer: str = ""
    who: str = EVERYBODY


@dataclass(frozen=True, slots=True)
class Group:
    """People whose badges can be printed by themselves; `only` None for everybody."""

    key: str
    title: str
    only: frozenset[str] | None


def first_choices(settings: Settings) -> Chosen:
    """What was chosen last time on this computer, else what suits a first evening."""
    known = {stock.name: stock for stock in all_stocks()}
    stock = known.get(settings.stock, all_stocks()[0])
    shift = (settings.shift_right / 10, settings.shift_down / 10)
    return Chosen(BadgeWishes(stock, offset_mm=shift), printer=settings.printer)


class Options(QWidget):
    """`changed` follows every choice that changes a page, `picked` those that do not (copies, printer)."""

    changed = Signal()
    picked = Signal()

    def __init__(self, theme: Theme, chosen: Chosen) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self.chosen = theme, chosen
        self._groups: tuple[Group, ...] = ()
        self._busy = False
        self._badges = self._badge_part()
        checks = self._checks()
        self.printer = choice("Printer", [], "")
        self.printer.setObjectName("print-printer")
        self.printer.currentIndexChanged.connect(lambda _row: self._take_printer())
        self.copies = number_stepper(theme, "Copies", chosen.copies, 1, _MOST_COPIES)
        self.copies.changed.connect(lambda: self._take(quietly=True, copies=_value(self.copies)))
        self._more = self._more_part()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(18), theme.px(12), theme.px(12), theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._badges)
        layout.addLayout(checks)
        layout.addWidget(Field(theme, "Printer", self.printer))
        layout.addWidget(self._whom)
        layout.addWidget(Field(theme, "Copies", self.copies))
        layout.addWidget(self._more)
        layout.addStretch(1)
        self._show_sheet()

    # What the screen says --------------------------------------------------------------------------------------------

    def show_for(self, *, badges: bool, asked_for_large: int) -> None:
        """Show the choices of one paper; `asked_for_large` people asked for large print."""
        for part in (self._badges, self._codes, self._photos):
            part.setVisible(badges)
        self._whom.setVisible(badges)
        self._more.setVisible(badges)
        asked = (
            f"Large print, {counted(asked_for_large, 'person', 'people')} asked" if asked_for_large else "Large print"
        )
        self._large.setText(asked)

    def take_groups(self, groups: Sequence[Group]) -> None:
        """Whose badges can be printed by themselves."""
        self._busy = True
        self._groups = tuple(groups)
        self._who.clear()
        for group in groups:
            self._who.addItem(group.title, group.key)
        known = [group.key for group in groups]
        who = self.chosen.who if self.chosen.who in known else EVERYBODY
        self._who.setCurrentIndex(known.index(who))
        self._busy = False
        self._keep_who(who)

    def choose_who(self, key: str) -> None:
        """Choose one of the groups."""
        self._who.setCurrentIndex(max(0, self._who.findData(key)))

    def take_printers(self, printers: Sequence[Printer]) -> None:
        """The printers there are."""
        self._busy = True
        self.printer.clear()
        for printer in printers:
            self.printer.addItem(printer.words, printer.name)
        if not printers:
            self.printer.addItem(NO_PRINTER, "")
        self.printer.setEnabled(bool(printers))
        names = [printer.name for printer in printers]
        name = self.chosen.printer if self.chosen.printer in names else next(iter(names), "")
        self.printer.setCurrentIndex(max(0, self.printer.findData(name)))
        self.chosen = replace(self.chosen, printer=name)
        self._busy = False
        self.picked.emit()

    def turn_large(self) -> None:
        """Ctrl+L: large print on or off."""
        self._large.setChecked(not self._large.isChecked())

    # Parts -----------------------------------------------------------------------------------------------------------

    def _badge_part(self) -> QWidget:
        theme, wishes = self._theme, self.chosen.wishes
        self.stock = StockButton(theme, self._ask_stock)
        self.stock.setObjectName("print-stock")
        self.sheet = SheetPicker(theme, wishes.stock)
        self.sheet.chosen.connect(lambda number: self._wish(start_at=number))
        self._first = words("", "strong", wrap=True)
        self._first_hint = words("Click the first label still on your sheet.", "hint", wrap=True)
        self._picking = QWidget()
        self._picking.setProperty("kind", "clear")
        beside = column(theme, self._first, self._first_hint, None, gap=2)
        inner = row(theme, self.sheet, beside, gap=10)
        inner.setStretch(1, 1)
        self._picking.setLayout(inner)
        order = Segments(theme, "Order", ((BY_NAME, "First name"), (BY_SURNAME, "Surname")), wishes.order)
        order.chosen.connect(lambda key: self._wish(order=key))
        box = QWidget()
        box.setProperty("kind", "clear")
        box.setLayout(
            column(
                theme,
                Field(theme, "Label sheets", self.stock),
                self._picking,
                Field(theme, "Order", order),
                gap=8,
            )
        )
        return box

    def _more_part(self) -> QWidget:
        theme, wishes = self._theme, self.chosen.wishes
        self._who = choice("For whom", [(EVERYBODY, "Everybody")], EVERYBODY)
        self._who.currentIndexChanged.connect(lambda _row: self._take_who())
        self.blank = number_stepper(theme, "Blank badges to write on", 0, 0, _MOST_BLANK)
        self.blank.changed.connect(lambda: self._wish(spares=_value(self.blank)))
        right, down = (round(way * 10) for way in wishes.offset_mm)
        self.right = Stepper(theme, "Move right, in millimetres", _TenthsBox(right))
        self.down = Stepper(theme, "Move down, in millimetres", _TenthsBox(down))
        for stepper in (self.right, self.down):
            stepper.changed.connect(self._take_shift)
        self._whom = Field(theme, "For whom", self._who)
        box = QWidget()
        box.setProperty("kind", "clear")
        box.setLayout(
            column(
                theme,
                Field(theme, "Blank badges to write on", self.blank),
                words("The print misses the labels?", "label"),
                words("Test on plain paper, then move everything until it hits.", "hint", wrap=True),
                Field(theme, "Right", self.right),
                Field(theme, "Down", self.down),
                gap=8,
            )
        )
        return box

    def _checks(self) -> QVBoxLayout:
        wishes = self.chosen.wishes
        self._codes = self._check("QR code for check-in", wishes.codes, lambda on: self._wish(codes=on))
        self._photos = self._check("Photo choice, sign and words", wishes.photos, lambda on: self._wish(photos=on))
        self._large = self._check("Large print", self.chosen.large, lambda on: self._take(large=on))
        return column(self._theme, self._codes, self._photos, self._large, gap=0)

    def _check(self, text: str, on: bool, take) -> QCheckBox:  # type: ignore[no-untyped-def]
        box = QCheckBox(text)
        box.setChecked(on)
        box.toggled.connect(take)
        return box

    # Choices ---------------------------------------------------------------------------------------------------------

    def _take(self, *, quietly: bool = False, **changes: object) -> None:
        self.chosen = replace(self.chosen, **changes)  # type: ignore[arg-type]
        (self.picked if quietly else self.changed).emit()

    def _wish(self, **changes: object) -> None:
        self._take(wishes=replace(self.chosen.wishes, **changes))  # type: ignore[arg-type]
        self._show_sheet()

    def _take_printer(self) -> None:
        if not self._busy:
            self._take(quietly=True, printer=self.printer.currentData() or "")

    def _take_who(self) -> None:
        if not self._busy:
            self._keep_who(self._who.currentData())
            self.changed.emit()

    def _keep_who(self, who: str) -> None:
        only = next((group.only for group in self._groups if group.key == who), None)
        self.chosen = replace(self.chosen, who=who, wishes=replace(self.chosen.wishes, only=only))

    def _take_shift(self) -> None:
        self._wish(offset_mm=(_value(self.right) / 10, _value(self.down) / 10))

    def show_blank(self, count: int) -> None:
        """Say how many blank badges there are now, telling nobody."""
        self.blank.box.blockSignals(True)
        self.blank.box.setValue(count)  # type: ignore[union-attr]
        self.blank.box.blockSignals(False)

    def _ask_stock(self) -> None:
        dialog = StockDialog(self._theme, self, self.chosen.wishes.stock)
        dialog.chosen.connect(self.take_stock)
        dialog.open()

    def take_stock(self, stock: Stock) -> None:
        """Take other label sheets, from their first label on."""
        self._wish(stock=stock, start_at=1)

    def _show_sheet(self) -> None:
        wishes = self.chosen.wishes
        self.stock.say(describe(wishes.stock), second=wishes.stock.name)
        self.stock.setAccessibleName(f"Label sheets: {wishes.stock.name}, {describe(wishes.stock)}")
        self.sheet.take(wishes.stock, wishes.start_at)
        self._first.setText(f"First free label: {wishes.start_at}")
        self._picking.setVisible(wishes.stock.per_page > 1)


class _TenthsBox(QSpinBox):
    """Millimetres in tenths."""

    def __init__(self, tenths: int) -> None:
        super().__init__()
        self.setRange(-_FARTHEST, _FARTHEST)
        self.setSingleStep(5)
        self.setValue(tenths)

    def textFromValue(self, value: int) -> str:  # noqa: N802
        return f"{value / 10:.1f} mm"

    def valueFromText(self, text: str) -> int:  # noqa: N802
        return round(float(text.replace("mm", "").replace(",", ".").strip() or 0) * 10)


def _value(stepper: Stepper) -> int:
    box = stepper.box
    assert isinstance(box, QSpinBox)
    return box.value()
