"""Every action of this screen, with the widget its key works on."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.services.directory import FILTERS, SORTS
from t4gsw_desktop.ui.people.deeds import Deeds
from t4gsw_desktop.ui.people.doubles import DoublesPage
from t4gsw_desktop.ui.people.list_pane import FILTER_WORDS
from t4gsw_desktop.ui.people.table import COLUMNS, PeopleTable
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk

Bound = tuple[Action, QWidget | None]


class PeopleWork(Protocol):
    """What the actions need of the screen."""

    desk: Desk
    deeds: Deeds
    table: PeopleTable
    doubles: DoublesPage

    @property
    def person_id(self) -> str:
        """Whose row is chosen."""

    @property
    def at_doubles(self) -> bool:
        """True while the pairs are shown."""

    def begin_new(self, name: str = "") -> None:
        """Open the form for somebody new."""

    def begin_edit(self) -> None:
        """Open the form of the chosen person."""

    def find_focus(self) -> None:
        """Have a name typed next."""

    def open_chosen(self) -> None:
        """Go to the chosen person's panel."""

    def print_card(self) -> None:
        """Print the chosen person's badge."""

    def open_doubles(self) -> None:
        """Show the pairs that may be one person."""

    def sort_by(self, sort: str) -> None:
        """Sort by a column."""

    def choose_filter(self, key: str) -> None:
        """Show one filter's people."""

    def chosen_ids(self) -> list[str]:
        """Who is ticked or chosen."""


def people_actions(screen: PeopleWork, page: QWidget) -> list[Bound]:
    """All of them, the keys of the foot first. Single letters work on the table or the doubles only."""
    letters = screen.desk.settings.single_letters
    return [
        (
            Action("people.find", "Search people", screen.find_focus, "/" if letters else "", icon="search",
                   hint="Search"),
            page,
        ),
        *_at_table(screen, letters=letters),
        (
            Action("people.new", "New person", screen.begin_new, "Ctrl+N", menu="Event", icon="user-plus",
                   hint="New person", also="add guest"),
            page,
        ),
        (
            Action("people.import", "Import a list of people", lambda: screen.desk.go("import"), "Ctrl+I", menu="Event",
                   icon="upload", hint="Import", also="csv spreadsheet eventbrite"),
            page,
        ),
        *_about_chosen(screen),
        *_about_list(screen),
        *_at_doubles(screen, letters=letters),
    ]  # fmt: skip


def _nobody(screen: PeopleWork) -> str:
    return "" if screen.person_id else "Choose somebody in the list first."


def _no_event(screen: PeopleWork) -> str:
    return _nobody(screen) if screen.desk.event_id else "There is no event yet. Make one first."


def _at_table(screen: PeopleWork, *, letters: bool) -> list[Bound]:
    """Enter, Space and Ctrl+A are the table's own keys; here they are told to menus and help."""
    why = partial(_nobody, screen)
    table = screen.table
    return [
        (
            Action("people.open", "Open the chosen person", screen.open_chosen, shown_key="Enter", hint="Open",
                   why_not=why),
            None,
        ),
        (
            Action("people.edit", "Edit the chosen person", screen.begin_edit, "E" if letters else "", icon="pencil",
                   hint="Edit", why_not=why),
            table,
        ),
        (
            Action("people.tick", "Tick the chosen person", table.turn_tick, shown_key="Space", hint="Tick",
                   why_not=why),
            None,
        ),
        (Action("people.tick-all", "Tick everybody in the list", table.tick_all, shown_key="Ctrl+A"), None),
        (Action("people.untick", "Clear all ticks", table.untick_all), None),
    ]  # fmt: skip


def _about_chosen(screen: PeopleWork) -> list[Bound]:
    why, event = partial(_nobody, screen), partial(_no_event, screen)
    deeds = screen.deeds
    return [
        (
            Action("people.card", "Print the card of the chosen person", screen.print_card, icon="printer",
                   why_not=why),
            None,
        ),
        (
            Action("people.invite", "Add the chosen people to the event", lambda: deeds.invite(screen.chosen_ids()),
                   icon="calendar-plus", why_not=event, also="coming tonight"),
            None,
        ),
        (
            Action("people.uninvite", "Take the chosen people off the event",
                   lambda: deeds.uninvite(screen.chosen_ids()), icon="circle-minus", why_not=event, also="cancel"),
            None,
        ),
        (
            Action("people.remove", "Remove the chosen people from the directory",
                   lambda: deeds.remove(screen.chosen_ids()), "Del", icon="trash-2", why_not=why, also="delete"),
            screen.table,
        ),
    ]  # fmt: skip


def _about_list(screen: PeopleWork) -> list[Bound]:
    sorts = [
        Action(
            f"people.sort-{sort}", f"Sort people by {name.lower()}", partial(screen.sort_by, sort), icon="arrow-down-up"
        )
        for sort, name in zip(SORTS, COLUMNS, strict=True)
    ]
    filters = [
        Action(f"people.show-{key}", f"Show people: {FILTER_WORDS[key].lower()}", partial(screen.choose_filter, key),
               icon="filter", why_not=partial(_no_filter, screen, key))
        for key in FILTERS
    ]  # fmt: skip
    return [(action, None) for action in (*sorts, *filters)]


def _no_filter(screen: PeopleWork, key: str) -> str:
    return "" if screen.desk.event_id or key in ("everyone", "advise") else "There is no event yet. Make one first."


def _at_doubles(screen: PeopleWork, *, letters: bool) -> list[Bound]:
    def why_not() -> str:
        if not screen.at_doubles:
            return "Open “Check for doubles” first."
        return "" if screen.doubles.pair else "There are no doubles left to look at."

    page = screen.doubles
    keys = ("J", "K", "S") if letters else ("", "", "")
    return [
        (
            Action("people.doubles", "Check for doubles", screen.open_doubles, icon="users-round", menu="Event",
                   also="duplicates merge same person twice"),
            None,
        ),
        (Action("people.join", "Join the two entries", page.join, keys[0], icon="merge", why_not=why_not), page),
        (Action("people.keep", "Keep both entries", page.keep, keys[1], icon="users", why_not=why_not), page),
        (Action("people.skip", "Skip this pair", page.skip, keys[2], icon="arrow-right", why_not=why_not), page),
    ]  # fmt: skip
