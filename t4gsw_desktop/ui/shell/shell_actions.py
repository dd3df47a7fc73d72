"""The actions that work everywhere: go, find, undo, text size, look, help."""

from functools import partial

from t4gsw_desktop.ui.projector.wall_actions import wall_actions
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.frame import Frame
from t4gsw_desktop.ui.shell.screens import SCREENS

_NOT_IN_DOOR_MODE = ("edit.find", "view.pages")


def shell_actions(window: Frame) -> list[Action]:
    """All of them, in the order of the menus; in door mode those that lead nowhere and show nothing else."""
    if window.desk.door_mode:
        kept = [*_edit(window), *_view(window), *_help(window)]
        return [action for action in kept if action.key not in _NOT_IN_DOOR_MODE]
    return [*_file(window), *_edit(window), *_view(window), *_go(window), *wall_actions(window.desk), *_help(window)]


def _file(window: Frame) -> list[Action]:
    return [
        Action(
            "file.open", "Open another file", lambda: window.leave_for(None), "Ctrl+O", menu="File", icon="folder-open"
        ),
        Action("file.back-up", "Make a backup now", window.back_up, menu="File", icon="hard-drive", also="copy save"),
        Action("file.show", "Show where the file is", window.show_folder, menu="File", icon="folder"),
        Action("file.quit", "Close the program", window.close, "Ctrl+Q", menu="File", icon="log-out", also="quit exit"),
    ]


def _edit(window: Frame) -> list[Action]:
    workspace = window.desk.workspace
    return [
        Action(
            "edit.undo",
            "Undo the last change",
            window.desk.undo,
            "Ctrl+Z",
            menu="Edit",
            icon="undo-2",
            why_not=lambda: "" if window.desk.undo_label() else "There is nothing to undo.",
        ),
        Action(
            "edit.redo",
            "Do again what was undone",
            window.desk.redo,
            "Ctrl+Shift+Z | Ctrl+Y",
            menu="Edit",
            icon="redo-2",
            shown_key="Ctrl+Shift+Z",
            also="redo",
            why_not=lambda: "" if workspace.redo_label() else "There is nothing to do again.",
        ),
        Action(
            "edit.find",
            "Find or do anything",
            window.open_palette,
            "Ctrl+K",
            menu="Edit",
            icon="search",
            in_palette=False,
        ),
        Action(
            "edit.next",
            "Do the next thing",
            window.do_next,
            "Ctrl+Return | Ctrl+Enter",
            menu="Edit",
            icon="arrow-right",
            shown_key="Ctrl+Enter",
        ),
    ]


def _view(window: Frame) -> list[Action]:
    return [
        Action(
            "view.larger",
            "Larger text",
            lambda: window.change_scale(1),
            "Ctrl+= | Ctrl++",
            menu="View",
            icon="zoom-in",
            shown_key="Ctrl+=",
            also="bigger zoom",
        ),
        Action(
            "view.smaller", "Smaller text", lambda: window.change_scale(-1), "Ctrl+-", menu="View", icon="a-large-small"
        ),
        Action(
            "view.usual", "Text at 100 %", lambda: window.change_scale(0), "Ctrl+0", menu="View", icon="a-large-small"
        ),
        Action("view.light", "Light look", lambda: window.change_look("light"), menu="View", icon="sun", also="theme"),
        Action("view.dark", "Dark look", lambda: window.change_look("dark"), menu="View", icon="moon", also="theme"),
        Action(
            "view.contrast",
            "High contrast look",
            lambda: window.change_look("contrast"),
            menu="View",
            icon="contrast",
            also="theme",
        ),
        Action(
            "view.system",
            "Look as the system does",
            lambda: window.change_look("system"),
            menu="View",
            icon="monitor",
            also="theme",
        ),
        Action(
            "view.side",
            "Turn to the side panel and back",
            lambda: window.screen.turn_side(),
            "F9",
            menu="View",
            icon="panel-right",
        ),
        Action(
            "view.cover",
            "Cover the screen",
            window.cover,
            "Ctrl+Shift+L",
            menu="View",
            icon="eye-off",
            also="hide lock privacy",
        ),
        Action(
            "view.pages", "Show all pages", window.open_rail_menu, "F10", menu="View", icon="menu", in_palette=False
        ),
    ]


def _go(window: Frame) -> list[Action]:
    pages = [
        Action(
            f"go.{place.key}",
            f"Go to {place.title}" if place.key != "import" else "Import people",
            partial(window.show_screen, place.key),
            place.shortcut,
            menu="Event",
            icon=place.icon,
        )
        for place in SCREENS
    ]
    extra = [
        Action(
            "live.door",
            "Check people in",
            lambda: window.show_screen("check-in"),
            "F5",
            menu="Live",
            icon="scan-line",
            also="door arrive",
        ),
        Action(
            "live.activity",
            "Run an activity",
            lambda: window.show_screen("activities"),
            "F6",
            menu="Live",
            icon="layout-grid",
        ),
        Action(
            "live.print",
            "Print what this page shows",
            lambda: window.screen.print_this(),
            "F7",
            menu="Live",
            icon="printer",
        ),
    ]
    return [*pages, *extra]


def _help(window: Frame) -> list[Action]:
    return [
        Action(
            "help.screen",
            "Help with this screen",
            window.open_help,
            "F1",
            menu="Help",
            icon="circle-question-mark",
            hint="Help with this screen",
            also="manual keys",
        )
    ]
