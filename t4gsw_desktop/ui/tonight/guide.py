"""How Tonight words each item of the checklist: its button, its icon, and a hint where the item has no note."""

from dataclasses import dataclass

from t4gsw_desktop.services.checklist import DONE, SKIPPED, Item


@dataclass(frozen=True, slots=True)
class Guide:
    """The words for one item: `button` begins with a verb, `go` is the same as short as it can be."""

    button: str
    go: str
    icon: str
    hint: str = ""


_GUIDES = {
    "venue": Guide("Choose the venue", "Choose", "map-pin", "With its rooms and tables, every plan knows who fits."),
    "activities": Guide(
        "Choose activities", "Choose", "calendar-days", "One is enough. You can move them about later."
    ),
    "guests": Guide("Import the list", "Import", "upload", "From your ticket site or form, as a spreadsheet or CSV."),
    "clashes": Guide("Show the clashes", "Show", "triangle-alert"),
    "badges": Guide("Print badges", "Print", "printer", "Try one sheet on plain paper first, against the light."),
    "check-in-sheet": Guide("Print the sheet", "Print", "printer", "With it the door works even without this laptop."),
    "desk-notes": Guide("Print the notes", "Print", "printer", "For the helper at the door only. Keep it face down."),
    "schedule-poster": Guide("Print the schedule", "Print", "printer", "One by the door and one by the tea."),
    "backup": Guide("Make a backup", "Back up", "hard-drive", "A stick in your pocket is a good second place."),
    "backup-after": Guide("Make a backup", "Back up", "hard-drive", "Then tonight is safe whatever happens."),
    "check-in": Guide("Open check-in", "Open", "scan-line"),
    "wrap-up": Guide("Open wrap-up", "Open", "sprout"),
    "report": Guide("Open the report", "Open", "file-text", "What the night did, in figures and without names."),
}
_OF_SCREEN = {
    "plan": Guide("Open the plan", "Open", "calendar-days"),
    "activities": Guide("Open the activity", "Open", "layout-grid"),
    "import": Guide("Import the list", "Import", "upload"),
    "print": Guide("Open print", "Print", "printer"),
    "settings": Guide("Open settings", "Open", "settings-2"),
    "check-in": Guide("Open check-in", "Open", "scan-line"),
    "wrap-up": Guide("Open wrap-up", "Open", "sprout"),
}
_PLAN = Guide("Make the plan", "Plan", "wand-sparkles", "It takes a few seconds, and you see it before it counts.")
_CLEAR = Guide("Look at it", "Look", "shield-check")
_LATER = ("Skip this", "Not yet")


def guide_of(item: Item) -> Guide:
    """How to word `item`."""
    if item.key in _GUIDES:
        return _GUIDES[item.key]
    start = item.key.partition(":")[0]
    if start == "plan":
        return _PLAN
    if start == "clear":
        return _CLEAR
    return _OF_SCREEN.get(item.screen) or Guide("Open it", "Open", "arrow-right")


def mark_by_hand(item: Item) -> str:
    """What the second button of an item makes of it: done without the program, or put off."""
    return SKIPPED if item.by_hand in _LATER else DONE


def state_words(item: Item) -> str:
    """ "done", "done by hand", "skipped", "to do", "to do again"."""
    if item.state == SKIPPED:
        return "skipped"
    if item.state == DONE:
        return "done by hand" if item.ticked else "done"
    return "to do again" if item.state == "stale" else "to do"
