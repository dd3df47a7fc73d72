"""The screen called Print centre: every paper of the night as it will come out, and one button that prints it."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.services.badge_papers import guests_wanted, spare_count
from t4gsw_desktop.services.paper_state import BADGES, PaperState
from t4gsw_desktop.services.print_queue import Printer
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.ui.print_centre.errands import Errands
from t4gsw_desktop.ui.print_centre.facts import (
    EVERYTHING,
    NOT_ON_PAPER,
    Facts,
    Only,
    lines_of,
    read_facts,
    read_states,
    with_badges,
)
from t4gsw_desktop.ui.print_centre.options import EVERYBODY, NEW, TEAM, Chosen, Group, Options, first_choices
from t4gsw_desktop.ui.print_centre.page_view import DRAWING
from t4gsw_desktop.ui.print_centre.paper_list import PaperList
from t4gsw_desktop.ui.print_centre.preview import Preview
from t4gsw_desktop.ui.print_centre.print_actions import print_actions
from t4gsw_desktop.ui.print_centre.print_buttons import PrintButtons
from t4gsw_desktop.ui.print_centre.sending import office_of
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf, Sheaves
from t4gsw_desktop.ui.print_centre.showing import Showing
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, column, nothing_yet, row, scrolling

_LIST, _NARROW_LIST, _SIDE = 300, 250, 336
_LARGE_TEXT = 150
_STALE_AFTER = timedelta(minutes=1)  # every paper carries the minute of its printing


class PrintScreen(Screen):
    """On the left the papers, in the middle the page, on the right how it is wanted."""

    key = "print"
    title = "Print centre"
    options: Options
    sheaf: Sheaf | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: Facts | None = None
        self._states: dict[str, PaperState] = {}
        self._changed_badges: frozenset[str] | None = None
        self._one: Group | None = None
        self._only: Only | None = None
        self._name, self._page = "", 1
        self._reading = 0
        self._sheaves = Sheaves(desk, self)
        self._sheaves.made.connect(self._take_sheaf)
        self._sheaves.told.connect(self._tell_progress)
        self.office = office_of(desk)
        self.office.printers_found.connect(self._take_printers)
        self.errands = Errands(desk, self.office, self._sheaves, self._fresh)
        self._outer = QVBoxLayout(self)
        edge = self.theme.px(24)
        self._outer.setContentsMargins(edge, self.theme.px(6), edge, self.theme.px(16))
        self._outer.setSpacing(self.theme.px(10))
        self._empty = self._nothing()
        self._build(first_choices(desk.settings))
        for action in print_actions(self, self.errands):
            self.add_action(action)

    # What the window asks --------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        event = self._facts.roster.event.name if self._facts is not None else ""
        context = "Paper always works, even if the laptop stops"
        return self.title, f"{event} · {context[0].lower()}{context[1:]}" if event else context

    def first_focus(self) -> QWidget | None:
        return self.papers if self._facts is not None else None

    def turn_side(self) -> None:
        self._panes.turn()
        self.buttons.show_turned(self._panes.side_shown)

    def keep(self) -> object:
        return (self.options.chosen, self._name, self.preview.page, self._one, self._only)

    def restore(self, kept: object) -> None:
        known = cast("tuple[Chosen, str, int, Group | None, Only | None]", kept)
        chosen, name, page, self._one, self._only = known
        for old in (self._panes, self.buttons):
            old.hide()
            old.deleteLater()
        self._build(chosen)
        self._name, self._page = name, page
        self.refresh_now()

    def come_up(self) -> None:
        super().come_up()
        if self.office.printers is None:
            self.office.look()

    def open_at(self, argument: object) -> None:
        """A paper by its name or key, an activity's id, ("badge", an attendee's id), or (key, an activity's id).

        With a third, the id of a pitch or an attendee, that paper for this one alone.
        """
        facts = self._facts
        if facts is None:
            return
        if isinstance(argument, tuple) and len(argument) == 3:
            self._show_only(Only(*map(str, argument)))
            return
        if isinstance(argument, tuple) and len(argument) == 2:
            key, about = str(argument[0]), str(argument[1])
            if key == "badge":
                self._show_one_badge(about)
                return
            found = facts.of_activity(about, key)
        else:
            found = facts.named(str(argument)) or facts.of_activity(str(argument))
        if found is not None or argument == EVERYTHING:
            self.papers.choose(found.name if found is not None else EVERYTHING)

    # Reading ---------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the papers again where anything on them has changed, and always which of them are printed."""
        event_id = self.desk.event_id
        there = bool(event_id) and self.desk.read(lambda view: view.get(Event, event_id)) is not None
        self._empty.setVisible(not there)
        self._panes.setVisible(there)
        self.buttons.setVisible(there)
        if not there:
            self._facts = None
            return
        if self._facts is None or self._facts.roster.event.id != event_id or self._facts_are_old(self._facts):
            self._read_facts()
        self._show_states()

    def _fresh(self) -> tuple[Showing, Sheaf | None] | None:
        """What is shown and its pages if they are drawn, read again first where its minute is over."""
        if self._facts is None:
            return None
        if self.desk.clock() - self._facts.read_at >= _STALE_AFTER:
            self.read_again()
        showing = self.showing
        return None if showing is None else (showing, self.sheaf)

    def _facts_are_old(self, facts: Facts) -> bool:
        changed = {table for table, _ in self.desk.workspace.changes_since(facts.step)}
        return not changed <= NOT_ON_PAPER

    def read_again(self) -> None:
        """Read every paper again and draw what is shown anew."""
        self._read_facts()
        self._show_states()

    def _read_facts(self) -> None:
        step, wishes = self.desk.workspace.step(), self.options.chosen.wishes
        self._facts = self.desk.read(read_facts, self.desk.event_id, wishes, step, self.desk.clock(), self._only)
        self._reading += 1
        self._sheaves.forget()

    def _show_states(self) -> None:
        facts = self._facts
        assert facts is not None
        self._states, self._changed_badges = self.desk.read(read_states, facts)
        self.options.take_groups(self._groups(facts.roster))
        self._fill_list()
        self._show()

    def _fill_list(self) -> None:
        assert self._facts is not None
        shown = with_badges(self._facts, replace(self.options.chosen.wishes, only=None))
        lines = lines_of(shown, self._states, self.options.chosen.wishes, self.desk.clock())
        names = [line.name for line in lines if line.name]
        if self._name not in names:
            self._name = BADGES
        self.papers.take(lines, self._name)

    def _groups(self, roster: Roster) -> list[Group]:
        groups = [Group(EVERYBODY, f"Everybody ({len(roster.guests)})", None)]
        ids = {guest.id for guest in roster.guests}
        if new := (self._changed_badges or frozenset()) & ids:
            groups.append(Group(NEW, f"New or changed since ({len(new)})", frozenset(new)))
        team = frozenset(guest.id for guest in roster.guests if guest.attendee.role in ("helper", "host", "expert"))
        if team:
            groups.append(Group(TEAM, f"Helpers, hosts, experts ({len(team)})", team))
        if self._one is not None and self._one.key in ids:
            groups.append(self._one)
        return groups

    def _show_only(self, only: Only) -> None:
        self._only = only
        self.read_again()
        assert self._facts is not None
        found = self._facts.named(only.name) or self._facts.of_activity(only.activity_id, only.key)
        if found is not None:
            self.papers.choose(found.name)

    def _show_one_badge(self, attendee_id: str) -> None:
        assert self._facts is not None
        guest = self._facts.roster.guest(attendee_id)
        self.papers.choose(BADGES)
        if guest is None:
            self.desk.say("This person is not on tonight's list, so there is no badge for them.")
            return
        self._one = Group(attendee_id, f"Only {guest.name}", frozenset({attendee_id}))
        self.options.take_groups(self._groups(self._facts.roster))
        self.options.choose_who(attendee_id)

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def showing(self) -> Showing | None:
        """The paper that is shown, as it is wanted now; None while there is no event."""
        if self._facts is None:
            return None
        return Showing(self._facts, self._name, self.options.chosen, self._reading)

    def _choose(self, name: str) -> None:
        self._name, self._page = name, 1
        self.preview.wait(DRAWING)
        self._show()

    def _take_options(self) -> None:
        if self._facts is not None:
            self._page = self.preview.page or 1
            self._fill_list()
            self._show()
        chosen = self.options.chosen
        right, down = chosen.wishes.offset_mm
        self.office.keep_choice(
            stock=chosen.wishes.stock.name,
            shift_right=round(right * 10),
            shift_down=round(down * 10),
        )

    def _show(self) -> None:
        """Have the pages of the chosen paper drawn as they are wanted now."""
        showing = self.showing
        if showing is None:
            return
        facts, wishes, badges = showing.facts, showing.wishes, showing.name == BADGES
        self.options.show_for(badges=badges, asked_for_large=facts.large_print_wishes())
        if badges:
            self.options.show_blank(spare_count(len(guests_wanted(facts.roster, wishes)), wishes))
        self.sheaf = None
        self._sheaves.want(showing.wanted())
        self._show_buttons()

    def _take_sheaf(self, sheaf: Sheaf) -> None:
        showing = self.showing
        if showing is not None and sheaf.key == showing.key:
            self.sheaf = sheaf
            if sheaf.refused:
                self.preview.wait(sheaf.refused)
            else:
                self.preview.show_sheaf(sheaf, self._page, showing.labels, showing.words)
            self._show_buttons()
        if self.errands.take(sheaf) and self.sheaf is None:
            self._show()

    def _tell_progress(self, words: str) -> None:
        if self.sheaf is None and self.preview.sheaf is None:
            self.preview.say(words)

    def _take_printers(self, printers: tuple[Printer, ...]) -> None:
        self.options.take_printers(printers)

    def _take_picked(self) -> None:
        if self.office.printers:
            self.office.keep_choice(printer=self.options.chosen.printer)
        self._show_buttons()

    def _show_buttons(self) -> None:
        showing = self.showing
        if showing is None:
            return
        has_printer = bool(self.office.printers if self.office.printers is not None else self.options.chosen.printer)
        refused = self.sheaf is not None and bool(self.sheaf.refused)
        self.buttons.show_for(
            showing.button_words(self.sheaf),
            has_printer=has_printer,
            badges=showing.name == BADGES,
            ready=not refused,
        )

    # What the actions ask --------------------------------------------------------------------------------------------

    @property
    def paper(self) -> str:
        """The name of the paper that is shown."""
        return self._name

    def turn_large(self) -> None:
        """Large print on or off."""
        self.options.turn_large()

    def turn_page(self, step: int) -> None:
        """Turn pages."""
        self.preview.turn(step)

    def zoom(self, step: int) -> None:
        """Larger, smaller, or the whole page."""
        self.preview.view.zoom_by(step)

    def choose_paper(self, name: str) -> None:
        """Show another paper."""
        self.papers.choose(name)

    def to_list(self) -> None:
        """Bring the focus to the papers."""
        self.papers.setFocus()

    def why_not(self) -> str:
        """Why there is no paper now."""
        return "" if self._facts is not None else "There is no event yet, so there is no paper."

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self, chosen: Chosen) -> None:
        theme, desk = self.theme, self.desk
        self.sheaf = None
        self.papers = PaperList(theme)
        self.papers.chosen.connect(self._choose)
        self.preview = Preview(theme, self._sheaves, roomy=desk.roomy, short=desk.short)
        self.options = Options(theme, chosen)
        self.options.changed.connect(self._take_options)
        self.options.picked.connect(self._take_picked)
        self.buttons = PrintButtons(
            theme,
            roomy=desk.roomy,
            short=desk.short,
            test=self.errands.test,
            save=self.errands.save,
            print_it=self.errands.print,
            turn=self.turn_side,
        )
        self._panes = TwoPanes(theme, self._work(), self._side(), side_width=_SIDE, roomy=desk.roomy)
        self._outer.insertWidget(0, self._panes, 1)
        if not desk.roomy:
            self._outer.addWidget(self.buttons)
        if self.office.printers is not None:
            self.options.take_printers(self.office.printers)

    def _work(self) -> QWidget:
        theme = self.theme
        left = QFrame()
        left.setProperty("kind", "card")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(*[theme.px(8)] * 4)
        inside.addWidget(self.papers)
        left.setFixedWidth(theme.px(_LIST if theme.scale < _LARGE_TEXT else _NARROW_LIST))
        work = QWidget()
        work.setProperty("kind", "clear")
        work.setLayout(row(theme, left, self.preview, gap=18 if self.desk.roomy else 10))
        return work

    def _side(self) -> QFrame:
        theme = self.theme
        side = QFrame()
        side.setProperty("kind", "card")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(scrolling(self.options, name="Options"), 1)
        if self.desk.roomy:
            foot = QWidget()
            foot.setProperty("kind", "clear")
            foot.setLayout(column(theme, self.buttons, margin=14))
            inside.addWidget(foot)
        return side

    def _nothing(self) -> QWidget:
        box = nothing_yet(
            self.theme,
            "printer",
            "There is nothing to print yet",
            "Papers come from an event: badges, lists, signs and the schedule.",
            [("Make an event", lambda: self.desk.go("plan"))],
        )
        box.hide()
        self._outer.addWidget(box, 1)
        return box
