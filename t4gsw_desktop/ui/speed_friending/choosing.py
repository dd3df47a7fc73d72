"""A few questions one after the other, each answered by typing, scanning or choosing from a list, and then one act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.fields import Search
from t4gsw_desktop.ui.widgets.words import words

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen: its key, what it is called, what is said below it; not `possible`: only shown."""

    key: str
    title: str
    second: str = ""
    possible: bool = True


@dataclass(frozen=True)
class Question:
    """One question. `find` gives the answers for what is typed, the best first; `nothing` is said where there is none.

    `scan` turns a scanned badge into an answer at once, None for what is no badge of anybody here.
    """

    prompt: str
    find: Callable[[str], Sequence[Answer]]
    nothing: str = "Nothing found. Try fewer letters."
    scan: Callable[[str], Answer | None] = lambda _text: None


@dataclass(frozen=True)
class Deed:
    """Something to do: its title, what asks for the next answer once others are given, and what does it.

    `ask` returns None when nothing more need be asked. `do` gets the answers and tells whether it was done; a refusal
    leaves the form open at its last question.
    """

    title: str
    ask: Callable[[tuple[Answer, ...]], Question | None]
    do: Callable[[tuple[Answer, ...]], bool]


class _Answers(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Answer, ...] = ()

    def fill(self, lines: Sequence[Answer]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (line.title, line.second) if part)
        return line.title if role == Qt.ItemDataRole.DisplayRole else None


class _Line(QStyledItemDelegate):
    """Paints one answer: a title, and below it why one would choose it."""

    def __init__(self, theme: Theme, model: _Answers) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._title, self._second = theme.font(17, 600), theme.font(14)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        second = QFontMetrics(self._second).height() if self._model.lines[index.row()].second else 0
        return QSize(10, QFontMetrics(self._title).height() + second + self._theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, line = self._theme, self._model.lines[index.row()]
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("select"))
            painter.fillRect(QRect(box.left(), box.top(), theme.px(5), box.height()), theme.colour("primary"))
        if index.row():
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(box.topLeft(), box.topRight())
        area = box.adjusted(theme.px(14), theme.px(6), -theme.px(10), -theme.px(6))
        for text, font, role in (
            (line.title, self._title, "ink" if line.possible else "ink-2"),
            (line.second, self._second, "ink-2"),
        ):
            if text:
                metrics = QFontMetrics(font)
                painter.setFont(font)
                painter.setPen(theme.colour(role))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
                painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
                area.setTop(area.top() + metrics.height())
        painter.restore()


class AnswerField(Search):
    """Takes letters and scans; Up and Down choose in the list below, Enter takes the chosen one, Esc goes back."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            undoing = event.matches(QKeySequence.StandardKey.Undo)
            if enter or event.key() == Qt.Key.Key_Escape or (undoing and self.text()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class DeedForm(QFrame):
    """The questions of one deed. `done` follows the act, `left` tells that nothing is to be done after all."""

    done = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.deed: Deed | None = None
        self.answers: tuple[Answer, ...] = ()
        self._question: Question | None = None
        self._alone = False
        self.setProperty("kind", "panel")
        self.title = words("", "title", wrap=True)
        self._so_far = words("", "strong", wrap=True)
        self._prompt = words("", "label", wrap=True)
        self.field = AnswerField(theme, "Answer", "Type or scan")
        self.field.setObjectName("friending-answer")
        self._model = _Answers()
        self._line = _Line(theme, self._model)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._line)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("Answers")
        self.list.clicked.connect(lambda _index: self.take_chosen())
        self._nothing = words("", "quiet", wrap=True)
        self.take = Button(theme, "Choose", icon="check", key="Enter", press=self.take_chosen)
        self._close = icon_button(theme, "x", "Close, change nothing", self.left.emit, size=18)
        back = Button(theme, "Back", key="Esc", press=self.step_back)
        head = row(theme, self.title, self._close, gap=8)
        head.setStretch(0, 1)
        layout = column(theme, head, self._so_far, self._prompt, self.field, self._nothing, self.list, gap=6, margin=12)
        layout.addLayout(row(theme, back, None, self.take, gap=8))
        layout.setStretch(5, 1)
        self.setLayout(layout)
        self.field.textEdited.connect(lambda _text: self._fill())
        self.field.moved.connect(self._move)
        self.field.entered.connect(self.take_chosen)
        self.field.left.connect(self.step_back)

    @property
    def choice(self) -> Answer | None:
        """The answer that Enter would take."""
        at = self.list.currentIndex().row()
        return self._model.lines[at] if 0 <= at < len(self._model.lines) else None

    @property
    def shown(self) -> tuple[Answer, ...]:
        """The answers as they stand, best first."""
        return self._model.lines

    def show_alone(self, alone: bool) -> None:
        """Where nothing else can be pressed, the button of the form is the filled one."""
        self._alone = alone
        self._close.setHidden(alone)
        self._show_words()
        kind = "primary" if alone else "plain"
        if self.take.property("kind") != kind:
            self.take.setProperty("kind", kind)
            self.take.style().unpolish(self.take)
            self.take.style().polish(self.take)

    def begin(self, deed: Deed, answers: Sequence[Answer] = ()) -> None:
        """Ask for what is still needed to do `deed`; `answers` are known already."""
        self.deed, self.answers = deed, tuple(answers)
        self._go_on()

    def type(self, text: str) -> None:
        """Put `text` into the field, as if it were typed."""
        self.field.setText(text)
        self._fill()

    def refresh(self) -> None:
        """Ask the same question of the run as it is now; what is typed stays."""
        if self.deed is not None and (question := self.deed.ask(self.answers)) is not None:
            chosen = self.choice
            self._question = question
            self._fill(keep=chosen.key if chosen else "")

    def take_chosen(self) -> None:
        """Take what was scanned or is chosen, and go on to the next question or do the deed."""
        if self._question is None:
            return
        answer = self._question.scan(self.field.text()) or self.choice
        if answer is not None and answer.possible:
            self.answers = (*self.answers, answer)
            self._go_on()

    def step_back(self) -> None:
        """Ask the question before again; before the first there is nothing but to leave."""
        if self.answers:
            self.answers = self.answers[:-1]
            self._go_on()
        else:
            self.left.emit()

    def _go_on(self) -> None:
        assert self.deed is not None
        question = self.deed.ask(self.answers)
        if question is None:
            if self.deed.do(self.answers):
                self.done.emit()
            elif self.answers:
                self.step_back()
            return
        self._question = question
        self._show_words()
        self.field.setAccessibleName(f"{self.deed.title}: {question.prompt}")
        self.field.clear()
        self._fill()
        self.field.setFocus()

    def _show_words(self) -> None:
        """What is asked, for whom, and what is answered already; with little room all in one line."""
        if self.deed is None or self._question is None:
            return
        so_far = " · ".join(answer.title for answer in self.answers)
        self.title.setText(self.deed.title)
        self._so_far.setText(so_far)
        show_if(self.title, not self._alone)
        show_if(self._so_far, bool(so_far) and not self._alone)
        self._prompt.setText(
            f"{so_far or self.deed.title}: {self._question.prompt}" if self._alone else self._question.prompt
        )

    def _fill(self, keep: str = "") -> None:
        assert self._question is not None
        self._model.fill(self._question.find(self.field.text().strip()))
        lines = self._model.lines
        kept = next((number for number, line in enumerate(lines) if keep and line.key == keep), None)
        first = next((number for number, line in enumerate(lines) if line.possible), -1) if kept is None else kept
        if first >= 0:
            self.list.setCurrentIndex(self._model.index(first))
        self._nothing.setText(self._question.nothing if not lines else "")
        show_if(self._nothing, not lines)
        self.take.setEnabled(first >= 0)
        self._describe()

    def _move(self, by: int) -> None:
        last = len(self._model.lines) - 1
        if last >= 0:
            now = self.list.currentIndex().row()
            self.list.setCurrentIndex(self._model.index(max(0, min(last, now + by))))
            self._describe()

    def _describe(self) -> None:
        """The chosen answer is what a screen reader says of the field."""
        choice = self.choice
        self.take.setEnabled(choice is not None and choice.possible)
        said = ", ".join(part for part in (choice.title, choice.second) if part) if choice else self._nothing.text()
        self.field.setAccessibleDescription(said)
