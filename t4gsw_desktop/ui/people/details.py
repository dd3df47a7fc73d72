"""The panel beside the list: one person, with what they offer, look for and have done with us."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.person_details import NEED_NAMES, PairWith, PersonDetails
from t4gsw_desktop.services.person_history import PersonHistory
from t4gsw_desktop.ui.people.history_dots import HistoryDots
from t4gsw_desktop.ui.people.row_paint import initials
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.hidden_part import HiddenPart
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS, Lanyard
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import chip, line, picture_label, words

_SHARES = {"email": "their email", "phone": "their phone"}
_TALK = {"anyone": "Happy to talk with anyone", "known": "Prefers people they know", "none": "Rather not be talked to"}


_CHIP_WIDTH = 270  # the panel's own width without its edges, in pixels of the design


@dataclass(frozen=True)
class PersonDeeds:
    """What the panel lets one do with the person it shows; each is given their id, or a rule's."""

    edit: Callable[[], object]
    print_card: Callable[[], object]
    fill_menu: Callable[[QMenu], object]
    keep_apart: Callable[[], object]
    lift: Callable[[str], object]
    part: Callable[[str], object]
    open_person: Callable[[str], object]
    log: Callable[[], Sequence[str]]
    back: Callable[[], object] | None


class DetailsPanel(QFrame):
    """One person at a time; the buttons at its foot stay while the rest scrolls."""

    def __init__(self, theme: Theme, deeds: PersonDeeds) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme, self._deeds = theme, deeds
        self.details: PersonDetails | None = None
        self.hidden: list[HiddenPart] = []
        self._history_open = False
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        edge = theme.px(20)
        self._inside.setContentsMargins(edge, theme.px(18), theme.px(14), theme.px(12))
        self._inside.setSpacing(theme.px(10))
        self._scroll = scrolling(inside, name="About this person")
        self.edit = Button(theme, "Edit", icon="pencil", press=deeds.edit)
        self.print_card = Button(theme, "Print card", icon="printer", press=deeds.print_card)
        self.more = Button(theme, "More", icon="ellipsis", press=self._open_menu)
        foot = row(theme, self.edit, self.print_card, self.more, gap=6)
        foot.addStretch(1)
        foot.setContentsMargins(theme.px(16), theme.px(12), 0, theme.px(14))
        self._foot = QWidget()
        self._foot.setProperty("kind", "clear")
        self._foot.setLayout(foot)
        whole = column(theme, gap=0)
        if deeds.back is not None:
            back = Button(theme, "Back to the list", icon="arrow-left", kind="quiet", key="F9", press=deeds.back)
            top = row(theme, back, None)
            top.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), 0)
            whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(line())
        whole.addWidget(self._foot)
        self.setLayout(whole)
        self.show_nobody()

    @property
    def scrolled(self) -> int:
        """How far the panel is scrolled down."""
        return self._scroll.verticalScrollBar().value()

    def show_nobody(self) -> None:
        """Say that nobody is chosen."""
        self.details = None
        self._clear()
        quiet = words("Choose somebody in the list to see more about them.", "quiet", wrap=True)
        quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._inside.addStretch(1)
        self._inside.addLayout(row(self._theme, None, picture_label(self._theme, "user", "ink-2", 36), None))
        self._inside.addWidget(quiet)
        self._inside.addStretch(2)
        self._foot.setEnabled(False)

    def show_person(self, details: PersonDetails, history: PersonHistory) -> None:
        """Show somebody; the same person again stays scrolled where they were."""
        same = self.details is not None and self.details.person.id == details.person.id
        scrolled = self.scrolled if same else 0
        self._history_open = self._history_open and same
        self.details = details
        self._clear()
        self._foot.setEnabled(True)
        person = details.person
        self.edit.setAccessibleName(f"Edit {person.full_name}")
        self.print_card.setAccessibleName(f"Print the card of {person.full_name}")
        self.more.setAccessibleName(f"More to do with {person.full_name}")
        for part in self._parts(details, history):
            if self._inside.count():
                self._inside.addWidget(line())
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self._scroll.verticalScrollBar().setValue(scrolled)

    def cover(self) -> None:
        """Hide whatever private thing is shown."""
        for part in self.hidden:
            part.cover()

    def _clear(self) -> None:
        self.hidden = []
        empty(self._inside)

    def _parts(self, details: PersonDetails, history: PersonHistory) -> list[QWidget]:
        theme, person = self._theme, details.person
        parts = [self._head(details)]
        for title, said, kind in (
            ("Can offer", person.offers, "skill"),
            ("Looking for", person.seeks, "need"),
            ("Cares about", person.focus, "plain"),
            ("Languages", person.languages, "plain"),
        ):
            if said:
                parts.append(_box(theme, words(title, "label"), _chips(theme, said, kind)))
        if details.together:
            parts.append(self._together(details.together))
        needs = HiddenPart(theme, "Access needs", partial(self._needs, person))
        apart = HiddenPart(theme, "Keep apart", partial(self._apart, details.apart), icon="shield")
        self.hidden = [needs, apart]
        return [*parts, needs, apart, self._history(history)]

    def _head(self, details: PersonDetails) -> QWidget:
        theme, person = self._theme, details.person
        round_ = words(initials(person.full_name), "title")
        round_.setProperty("kind", "initials")
        round_.setAlignment(Qt.AlignmentFlag.AlignCenter)
        round_.setFixedSize(theme.px(64), theme.px(64))
        name = WholeWords(person.full_name, "person-name")
        called = f"called {person.call_me}" if person.call_me and person.call_me != person.full_name else ""
        below = " · ".join(filter(None, (person.pronouns, called)))
        naming = column(theme, name, gap=2)
        if below:
            naming.addWidget(words(below, "quiet", wrap=True))
        naming.addStretch(1)
        top = row(theme, gap=14)
        top.addWidget(round_, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(naming, 1)
        lanyard = Lanyard(theme, person.photo_wish)
        top.addWidget(lanyard, 0, Qt.AlignmentFlag.AlignTop)
        rows: list[tuple[str, str]] = [
            ("briefcase", person.organisation),
            ("mail", person.email),
            ("phone", person.phone),
        ]
        photo = PHOTOS[person.photo_wish]
        rows.append((photo.icon, photo.means if person.photo else "Photos not said: ask first"))
        rows.append(("users", _TALK.get(person.talk, "")))
        if person.wall:
            rows.append(("projector", "On the wall: badge number"))
        if person.shares:
            rows.append(("handshake", f"To keep in touch, pass on: {_SHARES.get(person.shares, person.shares)}"))
        box = column(theme, top, gap=8)
        box.addLayout(self._tonight(details))
        for icon, text in rows:
            if text:
                box.addLayout(_fact(theme, icon, text))
        return _holder(box)

    def _tonight(self, details: PersonDetails) -> QVBoxLayout:
        """Where they stand on the list of the chosen event."""
        place = details.place
        texts = {
            "coming": ("good", "On the list"),
            "waiting": ("warn", "Waiting for a place"),
            "cancelled": ("bad", "Not coming"),
        }
        if place is None:
            return column(self._theme)
        kind, text = texts.get(place.status, ("plain", place.status))
        said = [(text, kind)]
        if place.role != "guest":
            said.append((place.role.capitalize(), "plain"))
        if place.first_time:
            said.append(("First time", "friend"))
        box = wrapping(self._theme, *(chip(word, look) for word, look in said), gap=6)
        return column(self._theme, box)

    def _together(self, pairs: Sequence[PairWith]) -> QWidget:
        box = column(self._theme, words("Goes with", "label"), gap=6)
        for pair in pairs:
            box.addLayout(self._pair(pair, "Part", self._deeds.part))
        return _holder(box)

    def _pair(self, pair: PairWith, verb: str, lift: Callable[[str], object]) -> QVBoxLayout:
        theme = self._theme
        name = Button(theme, pair.name, kind="link", press=partial(self._deeds.open_person, pair.person_id))
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        name.setMinimumWidth(theme.px(60))
        name.setAccessibleName(f"Open {pair.name}")
        undo = icon_button(theme, "x", f"{verb}: {pair.name}", partial(lift, pair.rule_id), size=16)
        top = row(theme, name, None, undo, gap=4)
        whole = column(theme, top, gap=0)
        if pair.words:
            whole.addWidget(words(pair.words, "hint", wrap=True))
        return whole

    def _needs(self, person: Person) -> QWidget:
        theme = self._theme
        said = [NEED_NAMES.get(need, need) for need in person.access_needs]
        box = column(theme, gap=6)
        if said:
            box.addWidget(_chips(theme, said, "info"))
        facts = (("", person.access_note), ("Food: ", person.food_needs), ("Note: ", person.notes))
        texts = [f"{title}{text}" for title, text in facts if text]
        for text in texts:
            box.addWidget(words(text, "body", wrap=True))
        if not said and not texts:
            box.addWidget(words("Nothing said.", "quiet"))
        return _holder(box)

    def _apart(self, pairs: Sequence[PairWith]) -> QWidget:
        theme = self._theme
        box = column(theme, gap=6)
        if not pairs:
            box.addWidget(words("Nobody. Plans may seat them with anyone.", "quiet", wrap=True))
        for pair in pairs:
            box.addLayout(self._pair(pair, "Let them meet again", self._deeds.lift))
        add = Button(theme, "Keep apart from somebody", icon="plus", press=self._deeds.keep_apart)
        box.addLayout(row(theme, add, None))
        return _holder(box)

    def _history(self, history: PersonHistory) -> QWidget:
        theme = self._theme
        box = column(theme, gap=8)
        if history.lately:
            met = f", met {counted(history.met, 'person', 'people')}" if history.met else ""
            lately = len(history.lately)
            of = f"the last {lately} events" if lately > 1 else "the last event"
            came = (
                f"Came to {history.came_lately} of {of}{met}"
                if lately > 1
                else (f"{'Came' if history.came_lately else 'Did not come'} to {of}{met}")
            )
            box.addWidget(words(came, "label", wrap=True))
            dots = row(
                theme, HistoryDots(theme, history.lately, came), words("latest on the right", "hint"), None, gap=12
            )
            box.addLayout(dots)
        else:
            box.addWidget(words("No event is over yet.", "label", wrap=True))
        turn = Button(theme, "Show history", icon="history", kind="link")
        turn.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        lines = QWidget()
        lines.setProperty("kind", "clear")
        lines.setLayout(column(theme, gap=6))

        def show(shown: bool) -> None:
            self._history_open = shown
            turn.say("Hide history" if shown else "Show history")
            empty(lines.layout())  # type: ignore[arg-type]
            for text in self._history_lines(history) if shown else ():
                lines.layout().addWidget(words(text, "quiet", wrap=True))  # type: ignore[union-attr]

        turn.clicked.connect(lambda _checked=False: show(not self._history_open))
        box.addLayout(row(theme, turn, None))
        box.addWidget(lines)
        if self._history_open:
            show(True)
        return _holder(box)

    def _history_lines(self, history: PersonHistory) -> list[str]:
        told = []
        for one in history.events:
            day = wall_clock(from_text(one.event.starts), one.event.timezone)
            how = {
                True: "came",
                False: "did not come",
                None: {"coming": "on the list"}.get(one.attendee.status, one.attendee.status),
            }
            told.append(f"{day.day} {day:%b %Y}: {one.event.name}, {how[one.came]}")
        return told + [f"{line_[:10]} {line_.partition(' ')[2]}" for line_ in self._deeds.log()]

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deeds.fill_menu(menu)
        menu.ensurePolished()
        corner = self.more.mapToGlobal(self.more.rect().topRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), menu.sizeHint().height() + self._theme.px(4)))


def _box(theme: Theme, *parts: QWidget) -> QWidget:
    return _holder(column(theme, *parts, gap=6))


def _chips(theme: Theme, texts: Sequence[str], kind: str) -> QWidget:
    """Chips in as many lines as they need; one that is longer than a line is cut, and whole in its tooltip."""
    metrics = QFontMetrics(theme.font(14, 600))
    made = []
    for text in texts:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, theme.px(_CHIP_WIDTH))
        one = chip(shown, kind)
        one.setAccessibleName(text)
        one.setToolTip(text if shown != text else "")
        made.append(one)
    return wrapping(theme, *made, gap=6)


def _holder(layout: QVBoxLayout) -> QWidget:
    box = QWidget()
    box.setProperty("kind", "clear")
    box.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box


def _fact(theme: Theme, icon: str, text: str) -> QVBoxLayout:
    label = WholeWords(text)
    layout = row(theme, gap=8)
    layout.addWidget(picture_label(theme, icon, "ink-2", 18), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label, 1)
    return column(theme, layout)
