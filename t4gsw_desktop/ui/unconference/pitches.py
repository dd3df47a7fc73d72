"""The page of pitches: cards typed one a line, the list of what was pitched, one opened beside it, doubles joined."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.kinds.unconference.joining import (
    join_pitches,
    say_different,
    split_pitch,
    wishes_together,
)
from t4gsw_desktop.kinds.unconference.pitch_cards import GuestFinder, PitchCard, add_cards, guest_finder
from t4gsw_desktop.kinds.unconference.preparation import (
    PitchLine,
    adopt_pitch,
    edit_pitch,
    protect_pitch,
    remove_pitch,
)
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import find_pitch
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.unconference.alike import AlikePage
from t4gsw_desktop.ui.unconference.card_typing import CardTyping
from t4gsw_desktop.ui.unconference.pitch_facts import (
    ALL,
    HOSTLESS,
    PROTECTED,
    UNPLACED,
    PitchFacts,
    pitch_facts,
    row_of,
)
from t4gsw_desktop.ui.unconference.pitch_form import PitchDraft, PitchForm
from t4gsw_desktop.ui.unconference.pitch_list import PitchList
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, row, scrolling, show_if, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Search
from t4gsw_desktop.ui.widgets.words import words

_SIDE, _SEARCH, _LEAST_LIST = 400, 250, 170
_LARGE = 150  # per cent: from here on the work scrolls as a whole
_FEW = 8  # pitches up to which nobody needs to search among them
_FILTERS = ((ALL, "All"), (HOSTLESS, "Need a host"), (UNPLACED, "Not placed"), (PROTECTED, "Protected"))
_NOTHING = "Pitches go on paper first? Type them in here, one a line."


class PitchesPage(QWidget):
    """The pitches of one unconference. `done` goes back to the board; `asked` wants another page ("votes")."""

    done = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.desk, self.theme, self.activity_id = desk, desk.theme, activity_id
        self.facts: PitchFacts | None = None
        self._finder: GuestFinder | None = None
        self._wanted = ALL
        theme = desk.theme
        self.typing = CardTyping(theme, self.finder, self._add)
        self.filters: dict[str, Button] = {}
        self.search = Search(theme, "Find a pitch", "Number or words")
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.list = PitchList(theme, "Pitches")
        self._list_card = card(theme, self.list, gap=0, margin=1)
        self._nothing = words("", "quiet", wrap=True)
        self.likeness = Button(theme, "", icon="copy", press=self.open_alike)
        self.form = PitchForm(theme, self.finder, alone=not desk.roomy)
        self.alike = AlikePage(theme, letters=desk.settings.single_letters)
        self._beside = QStackedWidget()
        self._beside.addWidget(self._hints())
        self._beside.addWidget(self.form)
        self.panes = TwoPanes(theme, self._work(), self._beside, side_width=_SIDE, roomy=desk.roomy)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.panes)
        self._pages.addWidget(self.alike)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._connect()

    def _work(self) -> QWidget:
        theme = self.theme
        for key, said in _FILTERS:
            self.filters[key] = Button(theme, said, kind="choice", press=partial(self._choose_filter, key))
        self._filter_row = wrapping(theme, *self.filters.values(), self.likeness, gap=8, margin=theme.px(3))
        self.search.setFixedWidth(theme.px(_SEARCH))
        finding = row(theme, self._filter_row, column(theme, self.search, None, gap=0), gap=8)
        finding.setStretch(0, 1)
        inner = column(theme, self.typing, finding, self._nothing, self._list_card, None, gap=8)
        inner.setStretch(3, 100)
        if theme.scale >= _LARGE:
            self.list.setMinimumHeight(theme.px(_LEAST_LIST))
            return scrolling(inner, name="Pitches and cards")
        work = QWidget()
        work.setProperty("kind", "clear")
        work.setLayout(inner)
        return work

    def _hints(self) -> QWidget:
        said = (
            "Choose a pitch to change it, to find it a host, to protect it or to take it back.",
            "Enter opens the chosen one, Esc goes back to the list.",
        )
        return card(
            self.theme, words("No pitch is open", "title"), *(words(one, "quiet", wrap=True) for one in said), None
        )

    def _connect(self) -> None:
        self.typing.left.connect(self.done.emit)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.taken_out.connect(self._withdraw)
        form = self.form
        form.saved.connect(self._save)
        form.withdrawn.connect(self._withdraw)
        form.protect_asked.connect(lambda pitch_id, on: self.desk.do(protect_pitch, pitch_id, on))
        form.split_asked.connect(lambda pitch_id: self.desk.do(split_pitch, pitch_id))
        form.join_asked.connect(self._ask_to_join)
        form.left.connect(self._leave_form)
        self.alike.joined.connect(self._join)
        self.alike.different.connect(lambda one, other: self.desk.do(say_different, one, other))
        self.alike.left.connect(self._close_alike)

    # What the room asks ----------------------------------------------------------------------------------------------

    @property
    def being_written(self) -> bool:
        """True while something is typed that is not in the file."""
        return bool(self.typing.text.strip()) or self.form.changed

    def first_focus(self) -> QWidget:
        """Where the next card is typed."""
        return self.alike if self._pages.currentWidget() is self.alike else self.typing.area

    def keep(self) -> object:
        """What has to survive when the page is built anew."""
        pitch = self.form.pitch.id if self.form.pitch else ""
        at_side = not self.desk.roomy and self.panes.side_shown
        draft = self.form.draft if self.form.changed else None
        return self.typing.text, self.list.choice or pitch, draft, self._wanted, self.search.text(), at_side

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave; the page has been refreshed."""
        text, pitch_id, draft, wanted, sought, at_side = kept  # type: ignore[misc]
        self.typing.take_text(text)  # type: ignore[has-type]
        self._wanted = wanted  # type: ignore[has-type]
        with QSignalBlocker(self.search):
            self.search.setText(sought)  # type: ignore[has-type]
        self._show_rows()
        self.list.choose(pitch_id)  # type: ignore[has-type]
        self._show_form(pitch_id, draft)  # type: ignore[has-type]
        self.panes.turn(to_side=at_side)  # type: ignore[has-type]

    def refresh(self) -> None:
        """Read the pitches again; what is being typed stays."""
        self.facts, self._finder = self.desk.read(pitch_facts, self.activity_id), None
        self.typing.show_known(self.facts.every)
        self._show_filters()
        self._show_rows()
        self._show_form(self.form.pitch.id if self.form.pitch else "")
        self._show_alike()

    def open_pitch(self, pitch_id: str) -> None:
        """Show this pitch, open, whatever is looked for in the list."""
        self._wanted = ALL
        with QSignalBlocker(self.search):
            self.search.clear()
        self._close_alike()
        self.refresh()
        self.list.choose(pitch_id)
        self._open(pitch_id)

    def turn_side(self) -> None:
        """F9: the list or the form, where there is room for one of them."""
        self.panes.turn()

    def finder(self) -> GuestFinder:
        """Who is coming, by name; read when first asked for after a change."""
        if self._finder is None:
            self._finder = self.desk.read(guest_finder, self.activity_id)
        return self._finder

    # What is shown ---------------------------------------------------------------------------------------------------

    def _show_filters(self) -> None:
        facts = self._known()
        for key, said in _FILTERS:
            button, among = self.filters[key], len(facts.among(key))
            button.say(f"{said} {among}")
            button.setChecked(key == self._wanted)
            show_if(button, key == ALL or bool(among) or key == self._wanted)
        pairs = len(facts.alike)
        self.likeness.say(f"{counted(pairs, 'pair looks', 'pairs look')} alike")
        show_if(self.likeness, bool(pairs))
        show_if(self._filter_row, bool(facts.lines))
        show_if(self.search, len(facts.lines) > _FEW)

    def _show_rows(self) -> None:
        if self.facts is None:
            return
        facts = self.facts
        shown = [one for one in facts.among(self._wanted) if _sounds_like(one, self.search.text())]
        with QSignalBlocker(self.list):  # a row that goes is nobody's choice: the form keeps what it shows
            self.list.show_rows([row_of(facts, one) for one in shown])
        self._nothing.setText("" if shown else _NOTHING if not facts.lines else "No pitch fits. Try fewer letters.")
        show_if(self._nothing, not shown)
        show_if(self._list_card, bool(shown))

    def _show_form(self, pitch_id: str, draft: PitchDraft | None = None) -> None:
        facts = self._known()
        line = facts.line(pitch_id)
        if line is None:
            self.form.pitch = None
            self._beside.setCurrentIndex(0)
            return
        self.form.show_pitch(facts, line, draft)
        self._beside.setCurrentWidget(self.form)

    def _show_alike(self) -> None:
        facts = self._known()
        self.alike.show_pairs([(one.first.id, one.second.id) for one in facts.alike], facts.lines)
        if self._pages.currentWidget() is self.alike:
            self._show_wishes()

    def _show_wishes(self) -> None:
        pair = self.alike.pair
        sentence = "Whoever wishes for one of them keeps that wish; nobody is counted twice."
        if pair is not None and not self._known().hidden:
            people = self.desk.read(wishes_together, pair)
            wish = counted(people, "person wishes", "people wish")
            sentence = f"{wish} for one or both; nobody is counted twice."
        self.alike.show_wishes(sentence)

    def _known(self) -> PitchFacts:
        if self.facts is None:
            self.facts = self.desk.read(pitch_facts, self.activity_id)
        return self.facts

    def _choose_filter(self, key: str) -> None:
        self._wanted = key
        self._show_filters()
        self._show_rows()

    # What is done ----------------------------------------------------------------------------------------------------

    def _add(self, cards: Sequence[PitchCard]) -> Sequence[Pitch] | None:
        verb: Callable[..., Any] = add_cards
        made = self.desk.attempt(verb, self.activity_id, cards)
        if refused(made):
            return None
        self.refresh()
        self.list.choose(made[-1].id)
        added: Sequence[Pitch] = made
        return added

    def _choose(self, pitch_id: str) -> None:
        """Another row is chosen: what was typed about the one before is saved first, or it stays open."""
        before = self.form.pitch
        if before is not None and before.id != pitch_id and self.form.changed and not self._save_form():
            self.list.choose(before.id)
            return
        self._show_form(pitch_id)

    def _open(self, pitch_id: str) -> None:
        self._choose(pitch_id)
        if self.form.pitch is None:
            return
        self.panes.turn(to_side=True)
        field = self.form.title if self.form.pitch.hosts else self.form.hosts
        field.setFocus()
        field.selectAll()

    def _leave_form(self) -> None:
        self.panes.turn(to_side=False)
        self.list.setFocus()

    def _save_form(self) -> bool:
        return self.form.save() and not self.form.changed

    def _save(self, pitch_id: str, changes: dict[str, Any]) -> None:
        pitch, hosts = self.form.pitch, changes.get("hosts", ())
        adopted = pitch is not None and not pitch.hosts and set(changes) == {"hosts"} and len(hosts) == 1
        before = self.desk.workspace.step()
        if adopted:
            self.desk.do(adopt_pitch, pitch_id, hosts[0])
        else:
            verb: Callable[..., Any] = edit_pitch
            self.desk.do(verb, pitch_id, **changes)
        if self.desk.workspace.step() > before:
            self.refresh()
            self.form.put_back()  # the fields say what the file says now

    def _withdraw(self, pitch_id: str) -> None:
        self.desk.do(remove_pitch, pitch_id)
        self._leave_form()

    def _ask_to_join(self, pitch_id: str, text: str) -> None:
        other = self.desk.read(find_pitch, self.activity_id, text)
        if other is None or other.id == pitch_id:
            self.desk.warn(f"No other pitch has the number “{text}”. Nothing was changed.")
            return
        self.alike.ask_about(pitch_id, other.id)
        self.open_alike(anew=False)

    def _join(self, kept: str, other: str) -> None:
        asked = len(self._known().alike) == 0
        self.desk.do(join_pitches, kept, [other])
        if asked or not self._known().alike:
            self._close_alike()

    def open_alike(self, *, anew: bool = True) -> None:
        """Show the pitches that look alike, a pair at a time."""
        if anew:
            self.alike.begin()
        self._pages.setCurrentWidget(self.alike)
        self._show_wishes()
        self.alike.setFocus()

    def _close_alike(self) -> None:
        self._pages.setCurrentWidget(self.panes)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _sounds_like(line: PitchLine, sought: str) -> bool:
    """True when each typed word is in its title, its code or a host's name."""
    text = fold(" ".join((line.pitch.code, line.pitch.title, *line.hosts)))
    return all(part in text for part in fold(sought).split())
