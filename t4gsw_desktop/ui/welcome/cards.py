"""The cards of the welcome page: the two doors, what protects the file, and how everything looks."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from t4gsw_desktop.ui.theme.theme import SCALES, Theme
from t4gsw_desktop.ui.welcome.disk import disk_words, what_it_protects
from t4gsw_desktop.ui.welcome.places import caution_for, told
from t4gsw_desktop.ui.widgets.boxes import card, column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, Segments, choice
from t4gsw_desktop.ui.widgets.words import OneLine, picture_label, words

LOOKS = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))


def practice_card(theme: Theme, button: Button) -> QFrame:
    """The first door."""
    text = "Sixty invented people, four activities, all the papers. Nothing in it is real, so nothing can go wrong."
    return card(
        theme,
        _title(theme, "sparkles", "Try a practice evening"),
        words(text, "body", wrap=True),
        words("It is made in a file of its own. Make as many as you like.", "quiet", wrap=True),
        None,
        row(theme, button, None),
        kind="panel",
        gap=10,
        margin=20,
    )


class StartCard(QFrame):
    """The second door: the name of the new file, and the folder it lives in."""

    def __init__(
        self, theme: Theme, name: str, folder: Path, choose: Callable[[], object], make: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.name = QLineEdit(name)
        self.name.setObjectName("welcome-name")
        self.name.setPlaceholderText("Tech4Good South West")
        self.name.returnPressed.connect(make)
        self.field = Field(theme, "What is your community called?", self.name)
        where = OneLine(f"The file goes into {told(folder)}", "quiet")
        change = Button(theme, "Choose a folder", kind="link", icon="folder", press=choose)
        self.button = Button(theme, "Start our community", icon="plus", press=make)
        parts: list[QWidget] = [self.field]
        layout = column(theme, _title(theme, "users", "Start our community"), *parts, gap=10, margin=20)
        line = row(theme, gap=8)
        line.addWidget(where, 1)
        line.addWidget(change)
        layout.addLayout(line)
        if caution := caution_for(folder):
            layout.addWidget(words(caution, "warn", wrap=True))
        layout.addStretch(1)
        layout.addLayout(row(theme, self.button, None))
        self.setLayout(layout)


def desk_card(theme: Theme, button: Button) -> QFrame:
    """The third door: another laptop at another door of an evening that is under way."""
    text = "Two laptops check people in at two doors, and exchange by a memory stick. Plug it in here, then press."
    return card(
        theme,
        _title(theme, "network", "A second desk"),
        words(text, "body", wrap=True),
        row(theme, button, None),
        gap=8,
    )


def disk_card(theme: Theme) -> QFrame:
    """What protects the file, and how to see whether it does."""
    told_of = disk_words()
    return card(
        theme,
        _title(theme, "shield-check", "Is your disk encrypted?"),
        words(what_it_protects(told_of), "body", wrap=True),
        words(told_of.how, "quiet", wrap=True),
        gap=8,
    )


def look_card(
    theme: Theme, take_look: Callable[[str], object], take_size: Callable[[str], object], *, roomy: bool
) -> QFrame:
    """Look and size of text, which show their effect at once."""
    sizes = [(str(scale), f"{scale} %") for scale in SCALES]
    look = _choose(theme, "Look", LOOKS, theme.wish, take_look, roomy=roomy)
    size = _choose(theme, "Size of text and buttons", sizes, str(theme.scale), take_size, roomy=roomy)
    return card(
        theme,
        _title(theme, "a-large-small", "How it looks"),
        words("Colours", "label"),
        look,
        words("Size of text and buttons", "label"),
        size,
        gap=8,
    )


def _choose(
    theme: Theme,
    name: str,
    choices: Sequence[tuple[str, str]],
    value: str,
    take: Callable[[str], object],
    *,
    roomy: bool,
) -> QWidget:
    if roomy:
        segments = Segments(theme, name, choices, value)
        segments.setObjectName(f"welcome-{name}")
        segments.chosen.connect(take)
        return segments
    box = choice(name, choices, value)
    box.setObjectName(f"welcome-{name}")
    box.activated.connect(lambda at: take(str(box.itemData(at))))
    return box


def _title(theme: Theme, icon: str, text: str) -> QHBoxLayout:
    line = row(theme, picture_label(theme, icon, "primary-ink", 26), gap=10)
    line.addWidget(words(text, "title", wrap=True), 1)
    return line
