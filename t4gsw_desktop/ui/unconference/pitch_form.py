"""One pitch opened beside the list: its words, who hosts it, what it needs, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.core.places import FEATURES
from t4gsw_desktop.kinds.unconference.pitch_cards import GuestFinder
from t4gsw_desktop.kinds.unconference.preparation import PitchLine
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.papers import FEATURE_WORDS
from t4gsw_desktop.ui.activities.person_field import BETWEEN, PeopleField
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.pitch_facts import PitchFacts
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling, show_if, wrapping
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.fields import Field, TextArea, text_field
from t4gsw_desktop.ui.widgets.words import words

_HOSTS, _ORPHAN = "Hosts", "This one looks for a host: who takes it on?"
_LISTED = "Names with ; between. A slip of the finger is forgiven."


@dataclass(frozen=True, slots=True)
class PitchDraft:
    """What stands in the form."""

    title: str
    about: str
    hosts: str
    needs: tuple[str, ...]
    not_in: tuple[int, ...]


class PitchForm(QFrame):
    """`saved` hands over a pitch's id and its changed fields; the other signals what is wanted of which pitch.

    What is typed stays until it is saved or put back. `join_asked` tells the number that was typed.
    """

    saved = Signal(str, object)
    withdrawn = Signal(str)
    protect_asked = Signal(str, bool)
    join_asked = Signal(str, str)
    split_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, finder: Callable[[], GuestFinder], *, alone: bool = False) -> None:
        """`alone` where nothing stands beside it: then its button is the filled one."""
        super().__init__()
        self.setProperty("kind", "card")
        self._theme, self._finder = theme, finder
        self.pitch: Pitch | None = None
        self._saved = PitchDraft("", "", "", (), ())
        self._showing = False
        self._head = words("", "title", wrap=True)
        self._state = words("", "quiet", wrap=True)
        self.title = text_field("Title")
        self.title.returnPressed.connect(self.save)
        self._title = Field(theme, "Title", self.title)
        self.about = TextArea("A few words about it", lines=3)
        self._about = Field(theme, "A few words about it", self.about)
        self._hosts_place = QVBoxLayout()
        self._hosts_label = words(_HOSTS, "label", wrap=True)
        self.hosts = PeopleField(_HOSTS, {}, several=True)
        self._names: dict[str, str] = {}
        self._hosts_below = words(_LISTED, "hint", wrap=True)
        self._needs = {feature: self._box(f"Needs: {said}", said) for feature, said in FEATURE_WORDS.items()}
        self._never_place = QVBoxLayout()
        self._never: dict[int, QCheckBox] = {}
        self._times: tuple[str, ...] = ()
        self._joined = QVBoxLayout()
        self.other = text_field("Number of the pitch to join with it", placeholder="Its number")
        self.other.setMaximumWidth(theme.px(150))
        self.other.returnPressed.connect(self._ask_to_join)
        self.join = Button(theme, "Join…", icon="merge", press=self._ask_to_join)
        self.join.setAccessibleName("Join with the pitch of this number")
        self.protect = Button(theme, "Protect it", icon="shield-check", press=self._ask_to_protect)
        self.withdraw = Button(theme, "Withdraw", icon="trash-2", press=self._ask_to_withdraw)
        self.keep = Button(theme, "Save", icon="check", kind="primary" if alone else "plain", press=self.save)
        self.back = icon_button(theme, "rotate-ccw", "Put back what was typed", self.put_back)
        self._area = scrolling(self._inside(), name="The chosen pitch")
        feet = row(theme, self.withdraw, None, self.back, self.keep, gap=8)
        layout = column(theme, self._head, self._state, self._area, feet, gap=8, margin=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.title.textChanged.connect(lambda _text: self._tell_state())
        self.about.textChanged.connect(self._tell_state)

    def _inside(self) -> QVBoxLayout:
        theme = self._theme
        hosts = column(theme, self._hosts_label, self._hosts_place, self._hosts_below, gap=4)
        needs = column(
            theme, words("What it needs of a room", "label"), wrapping(theme, *self._needs.values(), gap=12), gap=0
        )
        never = column(theme, words("Not at these times", "label"), self._never_place, gap=0)
        same = row(theme, self.other, self.join, None, gap=8)
        joining = column(theme, words("The same as another?", "label"), self._joined, same, gap=6)
        guarded = column(
            theme,
            row(theme, self.protect, None),
            words("A protected pitch is placed before others, however few wish for it.", "hint", wrap=True),
            gap=4,
        )
        return column(theme, self._title, hosts, self._about, needs, never, joining, guarded, None, gap=12, margin=6)

    def _box(self, name: str, said: str) -> QCheckBox:
        box = QCheckBox(said)
        box.setAccessibleName(name)
        box.toggled.connect(lambda _on: self._tell_state())
        return box

    # What is shown ---------------------------------------------------------------------------------------------------

    @property
    def draft(self) -> PitchDraft:
        """What stands in the fields."""
        return PitchDraft(
            self.title.text(),
            self.about.toPlainText(),
            self.hosts.text(),
            tuple(feature for feature in FEATURES if self._needs[feature].isChecked()),
            tuple(number for number, box in self._never.items() if box.isChecked()),
        )

    @property
    def changed(self) -> bool:
        """True while something is typed that the file does not have."""
        return self.pitch is not None and self.draft != self._saved

    def show_pitch(self, facts: PitchFacts, line: PitchLine, draft: PitchDraft | None = None) -> None:
        """Show one pitch; what is being typed about the same one stays, and so does a `draft` from before."""
        pitch = line.pitch
        if draft is None and self.changed and self.pitch is not None and self.pitch.id == pitch.id:
            draft = self.draft
        names = self._finder().names
        hosts = f"{BETWEEN} ".join(names[one] for one in pitch.hosts if one in names)
        never = tuple(one for one in pitch.not_in if one <= len(facts.times))
        other_one = self.pitch is None or self.pitch.id != pitch.id
        self.pitch = pitch
        self._saved = PitchDraft(pitch.title, pitch.about, hosts, pitch.needs, never)
        self._head.setText(f"Pitch {pitch.code}")
        self._show_hosts_field(names, orphan=not pitch.hosts)
        self._show_times(facts.times)
        self._show_joined(line.joined)
        self._fill(draft or self._saved)
        self.protect.say("Protect it no longer" if pitch.protected else "Protect it")
        if other_one:
            self._title.complain("")
            self.other.clear()
            self._say_hosts("")
            self._area.verticalScrollBar().setValue(0)

    def put_back(self) -> None:
        """Forget what was typed: the fields say what the file says."""
        self._fill(self._saved)
        self._title.complain("")
        self._say_hosts("")

    def save(self) -> bool:
        """Hand over what was changed; False where a host cannot be told, and then it says so and keeps everything."""
        if self.pitch is None or not self.changed:
            return True
        draft, before = self.draft, self._saved
        changes: dict[str, object] = {}
        if draft.hosts != before.hosts:
            meant = self._finder().find(draft.hosts.replace(BETWEEN, ","))
            self._say_hosts(meant.doubt)
            if meant.doubt:
                self.hosts.setFocus()
                return False
            changes["hosts"] = meant.ids
        if not draft.title.strip():
            self._title.complain("A pitch needs a title.")
            self.title.setFocus()
            return False
        for name in ("title", "about", "needs", "not_in"):
            if getattr(draft, name) != getattr(before, name):
                changes[name] = getattr(draft, name)
        self.saved.emit(self.pitch.id, changes)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, draft: PitchDraft) -> None:
        self._showing = True
        self.title.setText(draft.title)
        if self.about.toPlainText() != draft.about:
            self.about.setPlainText(draft.about)
        self.hosts.setText(draft.hosts)
        for feature, box in self._needs.items():
            box.setChecked(feature in draft.needs)
        for number, box in self._never.items():
            box.setChecked(number in draft.not_in)
        self._showing = False
        self._tell_state()

    def _show_hosts_field(self, names: Mapping[str, str], *, orphan: bool) -> None:
        """A field that knows who is coming; it is made anew only where the people have changed."""
        self._hosts_label.setText(_ORPHAN if orphan else _HOSTS)
        if names != self._names or not self._hosts_place.count():
            held = self.hosts.hasFocus()
            empty(self._hosts_place)
            self._names = dict(names)
            self.hosts = PeopleField(_HOSTS, {name: one for one, name in names.items()}, several=True)
            self.hosts.returnPressed.connect(self.save)
            self.hosts.textChanged.connect(lambda _text: self._tell_state())
            self._hosts_place.addWidget(self.hosts)
            QWidget.setTabOrder(self.title, self.hosts)
            QWidget.setTabOrder(self.hosts, self.about)
            if held:
                self.hosts.setFocus()
        self.hosts.setPlaceholderText("Nobody yet" if orphan else "Names, with ; between")

    def _show_times(self, times: tuple[str, ...]) -> None:
        if times == self._times:
            return
        empty(self._never_place)
        self._times = times
        self._never = {number: self._box(f"Not at {time}", time) for number, time in enumerate(times, 1)}
        self._never_place.addWidget(wrapping(self._theme, *self._never.values(), gap=12))

    def _show_joined(self, others: Sequence[Pitch]) -> None:
        empty(self._joined)
        for one in others:
            split = Button(self._theme, "Split again", icon="rotate-ccw", press=partial(self.split_asked.emit, one.id))
            split.setAccessibleName(f"Split {one.code} off again")
            self._joined.addWidget(words(f"{one.code} “{one.title}” goes on under this one.", "body", wrap=True))
            self._joined.addLayout(row(self._theme, split, None))

    def _say_hosts(self, doubt: str) -> None:
        self.hosts.setProperty("state", "bad" if doubt else "")
        self._hosts_below.setProperty("kind", "bad" if doubt else "hint")
        self._hosts_below.setText(doubt or _LISTED)
        self.hosts.setAccessibleDescription(doubt)
        for part in (self.hosts, self._hosts_below):
            part.style().unpolish(part)
            part.style().polish(part)

    def _tell_state(self) -> None:
        if self._showing:
            return
        changed = self.changed
        self.keep.setEnabled(changed)
        self.back.setEnabled(changed)
        self._state.setText("Not saved yet. It is saved when you go on to another." if changed else "")
        show_if(self._state, changed)

    # What is wanted --------------------------------------------------------------------------------------------------

    def _ask_to_join(self) -> None:
        if self.pitch is not None and self.other.text().strip():
            self.join_asked.emit(self.pitch.id, self.other.text().strip())

    def _ask_to_protect(self) -> None:
        if self.pitch is not None:
            self.protect_asked.emit(self.pitch.id, not self.pitch.protected)

    def _ask_to_withdraw(self) -> None:
        if self.pitch is not None:
            self.withdrawn.emit(self.pitch.id)
