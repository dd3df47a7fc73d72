"""What a person can do in the print centre, for keys, menus, the palette and the help."""

from collections.abc import Iterator
from typing import Protocol

from t4gsw_desktop.ui.print_centre.errands import Errands
from t4gsw_desktop.ui.print_centre.facts import EVERYTHING
from t4gsw_desktop.ui.shell.actions import Action

_MENU = "File"


class _Page(Protocol):
    @property
    def paper(self) -> str: ...

    def turn_large(self) -> None: ...

    def turn_page(self, step: int) -> None: ...

    def zoom(self, step: int) -> None: ...

    def choose_paper(self, name: str) -> None: ...

    def to_list(self) -> None: ...

    def why_not(self) -> str: ...


def print_actions(page: _Page, errands: Errands) -> Iterator[Action]:
    """Every action of the screen, the best known first, for those stand at the foot."""
    why = page.why_not
    yield Action("print.choose", "Choose a paper", page.to_list, hint="Choose", shown_key="↑ ↓", in_palette=False)
    yield Action(
        "print.next", "Next page", lambda: page.turn_page(1), "PgDown", hint="Next page", shown_key="PgDn", why_not=why
    )
    yield Action("print.back", "Page before", lambda: page.turn_page(-1), "PgUp", why_not=why)
    yield Action(
        "print.print",
        "Print this paper",
        errands.print,
        "Ctrl+P",
        hint="Print",
        menu=_MENU,
        icon="printer",
        why_not=lambda: why() or errands.why_no_printer(),
    )
    yield Action(
        "print.save",
        "Save this paper as PDF",
        errands.save,
        "Ctrl+S",
        hint="Save PDF",
        menu=_MENU,
        icon="download",
        why_not=why,
    )
    yield Action(
        "print.large",
        "Turn large print on or off",
        page.turn_large,
        "Ctrl+L",
        hint="Large print",
        icon="a-large-small",
        why_not=why,
    )
    yield Action(
        "print.test",
        "Test labels on plain paper",
        errands.test,
        icon="file-text",
        why_not=lambda: why() or errands.why_no_test(page.paper),
    )
    yield from _further(page, errands)


def _further(page: _Page, errands: Errands) -> Iterator[Action]:
    why = page.why_not
    yield Action(
        "print.everything",
        "Print everything for the night",
        lambda: page.choose_paper(EVERYTHING),
        icon="package",
        why_not=why,
        also="all papers pack",
    )
    yield Action("print.each", "Save every paper as a PDF of its own", errands.save_each, icon="folder", why_not=why)
    yield Action(
        "print.calendars",
        "Save everybody's own calendar",
        errands.save_calendars,
        menu=_MENU,
        icon="calendar-days",
        why_not=lambda: why() or errands.why_no_calendars(),
        also="unconference sessions wishes phone ics",
    )
    yield Action("print.mark", "Mark this paper as printed", errands.mark, icon="circle-check", why_not=why)
    yield Action("print.zoom", "Zoom into the page", lambda: page.zoom(1), "Ctrl+Alt++ | Ctrl+Alt+=", icon="zoom-in")
    yield Action("print.fit", "Fit the page", lambda: page.zoom(0), "Ctrl+Alt+0", icon="maximize")
    yield Action("print.printers", "Look for printers again", errands.look_for_printers, icon="refresh-cw")
    yield Action("print.kept", "Show the PDFs that were printed", errands.show_kept, icon="folder-open")
