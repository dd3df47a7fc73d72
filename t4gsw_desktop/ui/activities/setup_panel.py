"""What a kind is set up with, as lists with a form for each entry; the kinds say what is in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.activities.person_field import PeopleField
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, TextArea
from t4gsw_desktop.ui.widgets.words import OneLine, line, words

_MOST_ROWS = 120


@dataclass(frozen=True)
class Entry:
    """One line of a list: what it is called, what is said below it, and what opens it."""

    title: str
    second: str
    open: Callable[[], object]


@dataclass(frozen=True)
class Listing:
    """One list of a panel. `add` opens a form for one more; `add_lines` takes several, typed one a line."""

    title: str
    entries: Sequence[Entry]
    nothing: str
    add_words: str = ""
    add: Callable[[], object] | None = None
    add_lines: Callable[[str], bool] | None = None
    lines_hint: str = ""


@dataclass(frozen=True)
class FormLine:
    """One field of a form; the first is the one that has the focus."""

    label: str
    control: QWidget
    hint: str = ""


class SetupPanel(QFrame):
    """Lists, or a form in their place. A kind gives `listings`, and opens its forms with `show_form`."""

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__()
        self.desk, self.theme, self.activity_id = desk, desk.theme, activity_id
        self.setProperty("kind", "card")
        self._form_open = False
        self._page = QVBoxLayout(self)
        edge = desk.theme.px(16)
        self._page.setContentsMargins(edge, edge, edge, edge)
        self._page.setSpacing(desk.theme.px(8))

    def listings(self) -> Sequence[Listing]:
        """The lists as the file has them now."""
        raise NotImplementedError

    def head(self) -> Sequence[QWidget]:
        """What stands above the lists; nothing unless a kind has something there."""
        return ()

    def foot(self) -> Sequence[QWidget]:
        """What stands below the lists; nothing unless a kind has something there."""
        return ()

    @property
    def being_written(self) -> bool:
        """True while a form is open or lines are typed: then the panel is not to be thrown away."""
        return self._form_open or any(area.toPlainText().strip() for area in self.findChildren(TextArea))

    def refresh(self) -> None:
        """Show the lists as they are now."""
        empty(self._page)
        self._form_open = False
        inner = column(self.theme, *self.head(), gap=6)
        for number, listing in enumerate(self.listings()):
            if number:
                inner.addSpacing(self.theme.px(10))
            self._fill(inner, listing)
        for part in self.foot():
            inner.addWidget(part)
        inner.addStretch(1)
        self._page.addWidget(scrolling(inner, name="Set-up of this activity"), 1)

    def show_form(
        self,
        title: str,
        lines: Sequence[FormLine],
        save: Callable[[Work], object],
        remove: Callable[[Work], object] | None = None,
    ) -> None:
        """Open a form; `save` and `remove` are done as one act each, and a refusal leaves what was typed."""
        empty(self._page)
        self._form_open = True
        fields = [Field(self.theme, one.label, one.control, one.hint) for one in lines]
        form = column(self.theme, *fields, None, gap=10)
        self._page.addWidget(words(title, "title", wrap=True))
        self._page.addWidget(scrolling(form, name=title), 1)
        buttons = row(self.theme, Button(self.theme, "Back", press=self.refresh), None)
        if remove is not None:
            buttons.addWidget(Button(self.theme, "Remove", icon="trash-2", press=lambda: self._do(remove)))
        buttons.addWidget(Button(self.theme, "Save", icon="check", press=lambda: self._save(fields, save)))
        self._page.addLayout(buttons)
        lines[0].control.setFocus()

    def _save(self, fields: Sequence[Field], save: Callable[[Work], object]) -> None:
        lost = False
        for field in fields:
            if isinstance(field.control, PeopleField):
                field.complain(field.control.unknown())
                lost = lost or bool(field.control.unknown())
        if not lost:
            self._do(save)

    def _do(self, verb: Callable[[Work], object]) -> None:
        before = self.desk.workspace.step()
        self.desk.do(verb)
        if self.desk.workspace.step() > before:
            self.refresh()

    def _fill(self, inner: QVBoxLayout, listing: Listing) -> None:
        theme = self.theme
        head = row(theme, words(f"{listing.title}: {len(listing.entries)}", "title"), None)
        if listing.add is not None:
            add = Button(theme, "Add", icon="plus", kind="link", press=listing.add)
            add.setAccessibleName(listing.add_words)
            head.addWidget(add)
        inner.addLayout(head)
        if not listing.entries:
            inner.addWidget(words(listing.nothing, "quiet", wrap=True))
        for number, entry in enumerate(listing.entries[:_MOST_ROWS]):
            if number:
                inner.addWidget(line())
            inner.addLayout(self._line(entry))
        if len(listing.entries) > _MOST_ROWS:
            inner.addWidget(words(f"And {len(listing.entries) - _MOST_ROWS} more.", "hint"))
        if listing.add_lines is not None:
            self._fill_lines(inner, listing)

    def _line(self, entry: Entry) -> QVBoxLayout:
        text = column(self.theme, OneLine(entry.title, "strong"), gap=0)
        if entry.second:
            text.addWidget(OneLine(entry.second, "hint"))
        change = Button(self.theme, "Open", kind="link", press=entry.open)
        change.setAccessibleName(f"Open {entry.title}")
        across = row(self.theme, gap=6)
        across.addLayout(text, 1)
        across.addWidget(change)
        return column(self.theme, across, gap=0)

    def _fill_lines(self, inner: QVBoxLayout, listing: Listing) -> None:
        area = TextArea(listing.lines_hint, lines=3)
        area.setPlaceholderText(listing.lines_hint)
        add_lines = listing.add_lines
        assert add_lines is not None

        def take() -> None:
            if add_lines(area.toPlainText()):
                self.refresh()

        inner.addWidget(area)
        inner.addLayout(row(self.theme, None, Button(self.theme, listing.add_words, icon="plus", press=take)))
