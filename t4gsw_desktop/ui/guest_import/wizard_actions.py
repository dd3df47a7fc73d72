"""What can be done on the import page by key, menu or palette."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from t4gsw_desktop.ui.guest_import.course import DOUBLES, Course
from t4gsw_desktop.ui.guest_import.doubles_page import CHOICES
from t4gsw_desktop.ui.guest_import.intake import Intake
from t4gsw_desktop.ui.guest_import.pages import Pages
from t4gsw_desktop.ui.shell.actions import Action


class Wizard(Protocol):
    """What the actions are done by."""

    course: Course
    pages: Pages
    intake: Intake

    def go_on(self) -> None:
        """The next step."""

    def go_back(self) -> None:
        """The step before."""

    def leave(self) -> None:
        """Stop and add nobody."""


def wizard_actions(wizard: Wizard) -> Iterable[Action]:
    """The actions, in the order of their hints at the foot."""

    def not_at_doubles() -> str:
        return "" if wizard.course.step == DOUBLES else "This is for step 3, where possible doubles are checked."

    def nothing() -> None:
        """The arrows are heard by the columns themselves."""

    yield Action(
        "import.walk", "Move from column to column", nothing, shown_key="Arrows", hint="Move", in_palette=False
    )
    yield Action("import.match", "Change a match", nothing, shown_key="Alt+Down", hint="Change match", in_palette=False)
    yield Action(
        "import.next", "Go to the next step", wizard.go_on, shown_key="Ctrl+Enter", hint="Next step", in_palette=False
    )
    yield Action(
        "import.stop", "Stop, add nobody", wizard.leave, "Esc", menu="Event", icon="x", hint="Stop, add nobody"
    )
    yield Action(
        "import.file", "Choose a guest list", wizard.intake.ask_for_file, "Ctrl+O", menu="File", icon="folder-open"
    )
    yield Action("import.paste", "Paste a guest list", wizard.intake.paste, "Ctrl+V", menu="Edit", icon="clipboard")
    yield Action("import.sample", "Save a sample guest list", wizard.intake.save_sample, menu="File", icon="download")
    yield Action("import.back", "Go back one step", wizard.go_back, "Alt+Left", icon="arrow-left")
    for decision, text, letter, icon in CHOICES:
        yield Action(
            f"import.{decision.replace(' ', '-')}",
            f"Possible double: {text.lower()}",
            partial(wizard.pages.doubles.decide, decision),
            shown_key=letter,
            icon=icon,
            why_not=not_at_doubles,
        )
