"""The screen called People: find, know and look after everybody in the directory."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.directory import COMING, EVERYONE, PersonRow, ids_by_sound, words_in_use
from t4gsw_desktop.services.doubles import count_doubles, keep_both, likely_doubles, merge_people
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.storage.columns import name_words
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.ui.people.actions import people_actions
from t4gsw_desktop.ui.people.bulk import BulkBar
from t4gsw_desktop.ui.people.deeds import Deeds
from t4gsw_desktop.ui.people.doubles import DoublesPage
from t4gsw_desktop.ui.people.known import KnownDirectory, how_many
from t4gsw_desktop.ui.people.list_pane import ListPane, nobody_here, nobody_yet
from t4gsw_desktop.ui.people.listing import Listing
from t4gsw_desktop.ui.people.side import PersonSide
from t4gsw_desktop.ui.people.table import PeopleTable
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import TwoPanes

SIDE_WIDTH = 372
_MANY_PEOPLE = 20_000  # doubles are not counted unasked in a larger directory
_NEAR = 20
_WARM_AT_ONCE = 150


class PeopleScreen(Screen):
    """Search, filters and a table of everybody; details, form and doubles of those who are chosen."""

    key = "people"
    title = "People"
    topics = frozenset(
        {"people", "attendees", "events", "checkins", "placements", "keep_apart", "goes_with", "kept_both"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._listing = Listing(self._near, self._heard, lambda: desk.read(name_words))
        self._known = KnownDirectory(desk)
        self._filter_was_chosen = False
        self._focus_next: QWidget | None = None
        self.deeds = Deeds(desk, self, self._find_anyone, self.event_words)
        self.table = PeopleTable(self.theme)
        self.bulk = self._make_bulk()
        self.list = ListPane(
            self.theme,
            self.table,
            self.bulk,
            new=self.begin_new,
            bring_in=lambda: desk.go("import"),
            doubles=self.open_doubles,
            coming="Coming tonight",
            roomy=desk.roomy,
        )
        self.side = PersonSide(
            desk,
            self.deeds,
            suggestions=lambda: words_in_use(self._listing.directory.rows),
            event_words=self.event_words,
            called_so=self._called_so,
        )
        self.panes = TwoPanes(self.theme, self.list, self.side, side_width=SIDE_WIDTH, roomy=desk.roomy)
        self.doubles = DoublesPage(
            self.theme,
            join=lambda kept, other: desk.do(merge_people, kept, other),
            keep=lambda first, second: desk.do(keep_both, first, second),
            leave=self.leave_doubles,
            letters=desk.settings.single_letters,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.panes)
        self._pages.addWidget(self.doubles)
        whole = QVBoxLayout(self)
        edge = self.theme.px(24)
        whole.setContentsMargins(edge, self.theme.px(4), edge, self.theme.px(16))
        whole.addWidget(self._pages)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(250)
        self._counting.timeout.connect(self._count_doubles)
        self._warming = QTimer(self)
        self._warming.setInterval(40)
        self._warming.timeout.connect(self._warm_up)
        self._warmed = 0
        self._connect()
        for action, on in people_actions(self, self):
            action.screen = self.key
            desk.actions.add(action, on)

    def _make_bulk(self) -> BulkBar:
        return BulkBar(
            self.theme,
            invite=lambda: self.deeds.invite(self.chosen_ids()),
            uninvite=lambda: self.deeds.uninvite(self.chosen_ids()),
            give_role=lambda role: self.deeds.give_role(self.chosen_ids(), role),
            untick=self.table.untick_all,
            at_event=bool(self.desk.event_id),
        )

    def _connect(self) -> None:
        self.list.typed.connect(self._type)
        self.list.filter_chosen.connect(self.choose_filter)
        self.table.chosen.connect(self._show_person)
        self.table.opened.connect(self.open_chosen)
        self.table.ticks_changed.connect(lambda: self.bulk.tell(len(self.table.people.ticked)))
        self.table.sort_asked.connect(self.sort_by)
        self.side.form_opened.connect(self._show_form)
        self.side.form_closed.connect(lambda: self._show_primary(for_form=False))
        self.side.edit_asked.connect(self.begin_edit)
        self.side.person_asked.connect(self.open_person)
        self.side.back_asked.connect(self.turn_side)
        self.side.saved.connect(self._show_saved)
        self.side.left.connect(self._back_to_table)

    # What is shown ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what changed and show it."""
        directory = self._known.read()
        if directory is not self._listing.directory:
            self._listing.take(directory)
            self._warmed = 0
        counts = self._listing.directory.counts()
        if not self._filter_was_chosen:
            self._listing.choose_filter(COMING if counts[COMING] else EVERYONE)
        self.list.tell_filters(counts, self._listing.filter_key, has_event=bool(self.desk.event_id))
        self._apply()
        if self._pages.currentWidget() is self.doubles:
            self.doubles.show_pairs(self.desk.read(likely_doubles))
        self._counting.start()

    def heading(self) -> tuple[str, str]:
        """How many people there are."""
        return self.title, f"{counted(self.desk.read(how_many), 'person', 'people')} in your directory"

    def first_focus(self) -> QWidget | None:
        """The search, unless somebody asked for something else."""
        focus, self._focus_next = self._focus_next, None
        if focus is not None:
            return focus
        return self.doubles if self._pages.currentWidget() is self.doubles else self.list.search

    def turn_side(self) -> None:
        """The list or the panel, where there is no room for both."""
        self.panes.turn()
        if self.panes.side_shown:
            self._show_person(self.person_id)
            self.side.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def person_id(self) -> str:
        """Whose row is chosen, "" for nobody's."""
        return self.table.chosen_id

    def chosen_ids(self) -> list[str]:
        """The people who are ticked; the chosen one when nobody is."""
        ticked = self.table.people.ticked
        return [row.id for row in self._listing.directory.rows if row.id in ticked] or list(
            filter(None, [self.person_id])
        )

    def event_words(self) -> str:
        """What the chosen event is called in a button: "tonight", or its name."""
        return self._known.event_words(self.desk.clock())

    def _apply(self) -> None:
        listing, text = self._listing, self.list.search.text()
        finding = listing.find(text)
        self.table.show_rows(finding.rows, listing.directory.places, keep=self.person_id)
        elsewhere = listing.elsewhere() if finding.why not in ("", "exact") else 0
        self.list.tell_finding(finding, text, elsewhere)
        if finding.rows:
            self.list.show_table()
        else:
            self.list.show_nothing(self._nothing(text, elsewhere))
            self._show_person("")
        self.bulk.tell(len(self.table.people.ticked))

    def _nothing(self, text: str, elsewhere: int) -> QWidget:
        self._show_primary(for_form=self.side.form is not None)
        if self._listing.directory.rows:
            return nobody_here(self.theme, text, elsewhere)
        self.list.new.setVisible(False)
        return nobody_yet(self.theme, lambda: self.desk.go("import"), self.begin_new)

    def _type(self, _text: str) -> None:
        self._apply()
        if self.table.people.rows and self.list.search.text().strip():
            self.table.choose(0)

    def choose_filter(self, key: str) -> None:
        """Show one of the filters' people only."""
        self._filter_was_chosen = True
        self._listing.choose_filter(key)
        self.list.tell_filters(self._listing.directory.counts(), key, has_event=bool(self.desk.event_id))
        self._apply()

    def sort_by(self, sort: str) -> None:
        """Sort by a column; by the same one again, the other way round."""
        backwards = sort == self._listing.sort and not self._listing.backwards
        self._listing.choose_sort(sort, backwards=backwards)
        self.table.headings.tell(sort, backwards)
        self._apply()

    def _find_anyone(self, text: str) -> Sequence[PersonRow]:
        return self._listing.find_anyone(text)

    def _heard(self, words: Sequence[str], text: str) -> Sequence[str]:
        return self.desk.read(ids_by_sound, words, text)

    def _near(self, text: str) -> Sequence[str]:
        found = self.desk.read(search_people, text, limit=_NEAR)
        return [one.person.id for one in found if one.why == "typo"]

    # One person ------------------------------------------------------------------------------------------------------

    def open_at(self, argument: object) -> None:
        """A person by id, "new" for the form, "doubles" for the pairs that may be one person."""
        if argument == "new":
            self.begin_new()
            self._focus_next = self.side.focus_widget()
        elif argument == "doubles":
            self.open_doubles()
        elif isinstance(argument, str):
            self.open_person(argument)
            self._focus_next = self.table if self.panes.side_shown and self.desk.roomy else self.side.focus_widget()

    def open_person(self, person_id: str) -> None:
        """Choose somebody wherever they are in the directory, and show them."""
        self.leave_doubles(quietly=True)
        if not self.side.drop_form():
            return
        if not self.table.choose_person(person_id):
            self.list.search.clear()
            if not self.table.choose_person(person_id):
                self.choose_filter(EVERYONE)
        if not self.table.choose_person(person_id):
            self.desk.warn("This person is no longer in the directory. Somebody removed them, or joined two entries.")
            return
        self.panes.turn(to_side=True)
        self._show_person(person_id)

    def open_chosen(self) -> None:
        """Enter: go to the panel of the chosen person."""
        if self.person_id:
            self.panes.turn(to_side=True)
            self._show_person(self.person_id)
            self.side.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_person(self, person_id: str) -> None:
        if self.panes.side_shown:
            self.side.show_person(person_id)

    def print_card(self) -> None:
        """Go and print this person's badge."""
        self.side.print_card()

    # The form --------------------------------------------------------------------------------------------------------

    def begin_new(self, name: str = "") -> None:
        """Open the form for somebody new, `name` typed already."""
        self.side.begin(name=name)

    def begin_edit(self) -> None:
        """Open the form of the chosen person."""
        if self.person_id:
            self.side.begin(self.person_id)

    def _show_form(self) -> None:
        self.leave_doubles(quietly=True)
        self.panes.turn(to_side=True)
        self._show_primary(for_form=True)

    def _show_saved(self, person_id: str) -> None:
        self.open_person(person_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_table(self) -> None:
        self.panes.turn(to_side=False)
        self._show_person(self.person_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_primary(self, *, for_form: bool) -> None:
        """One filled button: Save while a form is open, else New person."""
        new, kind = self.list.new, "plain" if for_form else "primary"
        new.setVisible(True)
        if new.property("kind") != kind:
            new.setProperty("kind", kind)
            new.style().unpolish(new)
            new.style().polish(new)

    def _called_so(self, name: str) -> str:
        """A sentence when somebody of this name is here already."""
        wanted = fold(name)
        known = [row for row in self._listing.directory.rows if wanted and row.sort_key == wanted]
        where = f", {known[0].organisation}" if known and known[0].organisation else ""
        return f"{known[0].name} is in the directory already{where}." if known else ""

    # Doubles ---------------------------------------------------------------------------------------------------------

    def open_doubles(self) -> None:
        """Show the pairs that may be one person."""
        if not self.side.drop_form():
            return
        self.doubles.begin()
        self.doubles.show_pairs(self.desk.read(likely_doubles))
        self._pages.setCurrentWidget(self.doubles)
        self.doubles.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_doubles(self, *, quietly: bool = False) -> None:
        """Back to the list."""
        if self._pages.currentWidget() is self.doubles:
            self._pages.setCurrentWidget(self.panes)
            if not quietly:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at_doubles(self) -> bool:
        """True while the pairs are shown."""
        return self._pages.currentWidget() is self.doubles

    def _count_doubles(self) -> None:
        if not self.isVisible():
            return
        many = len(self._listing.directory.rows) > _MANY_PEOPLE
        self._warming.start()
        self.list.tell_doubles(None if many else self.desk.read(count_doubles))

    def _warm_up(self) -> None:
        """A few names at a time while nothing else is to be done, so that the first search by sound need not wait."""
        more = self.isVisible() and self._listing.warm_up(self._warmed, _WARM_AT_ONCE)
        self._warmed += _WARM_AT_ONCE
        if not more:
            self._warming.stop()

    # Over a rebuild --------------------------------------------------------------------------------------------------

    def keep(self) -> object:
        """What was typed and chosen."""
        return {
            "person": self.person_id,
            "filter": self._listing.filter_key if self._filter_was_chosen else "",
            "text": self.list.search.text(),
            "sort": (self._listing.sort, self._listing.backwards),
            "ticked": set(self.table.people.ticked),
            "doubles": self.at_doubles,
            "form": self.side.kept(),
        }

    def restore(self, kept: object) -> None:
        """Take it back."""
        assert isinstance(kept, dict)
        self._listing.choose_sort(kept["sort"][0], backwards=kept["sort"][1])
        self.table.headings.tell(*kept["sort"])
        if kept["filter"]:
            self.choose_filter(kept["filter"])
        self.list.search.setText(kept["text"])
        self._apply()
        self.table.people.tick(list(kept["ticked"]), True)
        self.bulk.tell(len(self.table.people.ticked))
        self.table.choose_person(kept["person"])
        if kept["form"] is not None:
            self.side.restore(kept["form"])
        elif kept["doubles"]:
            self.open_doubles()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.at_doubles:
            self.leave_doubles()
        elif not self.desk.roomy and self.panes.side_shown:
            self.turn_side()
        else:
            self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.search.selectAll()

    def find_focus(self) -> None:
        """Have a name typed next."""
        self.leave_doubles(quietly=True)
        self.panes.turn(to_side=False)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()
