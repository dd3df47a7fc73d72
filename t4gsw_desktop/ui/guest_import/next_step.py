"""What the filled button says at each step, and the quiet line beside it."""

from t4gsw_desktop.ui.guest_import.course import ADD, CHOOSE, DOUBLES, MATCH, Course


def next_words(course: Course, something: bool) -> tuple[str, str, bool]:
    """Words and icon of the next step, and whether it can be taken now. `something`: the import would write."""
    if course.step == CHOOSE:
        return _choosing(course)
    if course.step == MATCH:
        if course.seen is None:
            return "Next: check doubles", "arrow-right", False
        left = len(course.undecided)
        if left:
            return f"Next: check {left:,} {'double' if left == 1 else 'doubles'}", "arrow-right", True
        return "Next: look over the doubles" if course.doubles else "Next: see what is added", "arrow-right", True
    if course.step == DOUBLES:
        left = len(course.undecided)
        if left:
            return "Keep both, and go on" if left == 1 else f"Keep both for {left:,}, and go on", "arrow-right", True
        return "Next: see what is added", "arrow-right", True
    if course.step == ADD:
        return _adding(course, something)
    return "Go to Tonight", "house", True


def _choosing(course: Course) -> tuple[str, str, bool]:
    if course.waiting is not None:
        return "Next: match the columns", "arrow-right", False
    if course.found is not None or course.typed.strip():
        return "Next: match the columns", "arrow-right", True
    return "Choose a file", "folder-open", True


def _adding(course: Course, something: bool) -> tuple[str, str, bool]:
    outcome = course.outcome()
    if outcome is None:
        return "Add them", "check", False
    if not something:
        return "Close, nothing to add", "check", True
    count = outcome.additions
    if not count:
        return "Bring the list up to date", "check", True
    named = sum(line.state != "listed" for line in outcome.people)
    if named != count:
        return f"Add {count:,} {'place' if count == 1 else 'places'}", "user-plus", True
    return f"Add {count:,} {'person' if count == 1 else 'people'}", "user-plus", True


def note(course: Course) -> str:
    """What to know about this step, in one sentence."""
    if course.step == MATCH:
        if course.chosen:
            return "Next time you import a file like this, these choices are remembered."
        return "Change what is wrong. Nothing is added yet."
    if course.step == DOUBLES:
        return "Nothing is added yet."
    if course.step == ADD:
        return "One Undo takes all of it back."
    return ""
