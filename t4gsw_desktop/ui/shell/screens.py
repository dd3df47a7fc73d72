"""The screens there are, in the order of the rail; each is loaded when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One place of the rail (`on_rail`), or a page reached from one (`under` is its key there)."""

    key: str
    title: str
    icon: str
    shortcut: str
    load: Callable[[Desk], Screen]
    on_rail: bool = True
    under: str = ""


def _tonight(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.tonight.screen import TonightScreen

    return TonightScreen(desk)


def _plan(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.plan.screen import PlanScreen

    return PlanScreen(desk)


def _check_in(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.door.screen import DoorScreen

    return DoorScreen(desk)


def _activities(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.activities.screen import ActivitiesScreen

    return ActivitiesScreen(desk)


def _people(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.people.screen import PeopleScreen

    return PeopleScreen(desk)


def _exchange(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.exchange.screen import ExchangeScreen

    return ExchangeScreen(desk)


def _print(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.print_centre.screen import PrintScreen

    return PrintScreen(desk)


def _wrap_up(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.wrap_up.screen import WrapUpScreen

    return WrapUpScreen(desk)


def _keep_in_touch(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.keep_in_touch.screen import KeepInTouchScreen

    return KeepInTouchScreen(desk)


def _door_lists(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.door_list.screen import DoorListPage

    return DoorListPage(desk)


def _import(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.guest_import.screen import ImportScreen

    return ImportScreen(desk)


def _desks(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.desks.screen import DesksScreen

    return DesksScreen(desk)


def _settings(desk: Desk) -> Screen:
    from t4gsw_desktop.ui.preferences.screen import SettingsScreen

    return SettingsScreen(desk)


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("tonight", "Tonight", "house", "Alt+1", _tonight),
    ScreenEntry("plan", "Plan", "calendar-days", "Alt+2", _plan),
    ScreenEntry("check-in", "Check-in", "scan-line", "Alt+3", _check_in),
    ScreenEntry("activities", "Activities", "layout-grid", "Alt+4", _activities),
    ScreenEntry("people", "People", "users", "Alt+5", _people),
    ScreenEntry("exchange", "Exchange", "arrow-left-right", "Alt+6", _exchange),
    ScreenEntry("print", "Print", "printer", "Alt+7", _print),
    ScreenEntry("wrap-up", "Wrap-up", "sprout", "Alt+8", _wrap_up),
    ScreenEntry("keep-in-touch", "Keep in touch", "mail", "", _keep_in_touch, on_rail=False, under="wrap-up"),
    ScreenEntry("door-lists", "Door lists", "list-checks", "", _door_lists, on_rail=False, under="check-in"),
    ScreenEntry("import", "Import people", "upload", "", _import, on_rail=False, under="people"),
    ScreenEntry("desks", "Second desk", "network", "", _desks, on_rail=False, under="check-in"),
    ScreenEntry("settings", "Settings", "settings-2", "Ctrl+,", _settings),
)


def entry(key: str) -> ScreenEntry:
    """The screen of this key; KeyError when there is none."""
    for known in SCREENS:
        if known.key == key:
            return known
    raise KeyError(key)
