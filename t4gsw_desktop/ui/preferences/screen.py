"""The screen called Settings: how the program looks on this computer, its keys, its file and its backups."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from t4gsw_desktop import __version__
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.storage.backups import backup_folder, bring_back, list_backups, made_at
from t4gsw_desktop.ui.preferences.sound_choices import SoundChoices
from t4gsw_desktop.ui.preferences.wall_choices import WallChoices
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.theme.theme import SCALES
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments, choice
from t4gsw_desktop.ui.widgets.words import OneLine, words

_LOOKS = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))
_SHOWN_BACKUPS = 5


class SettingsScreen(Screen):
    """Every choice shows its effect at once, and the message at the foot takes it back."""

    key = "settings"
    title = "Settings"
    topics = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = self.theme
        self._backups = QVBoxLayout()
        self._backups.setSpacing(theme.px(6))
        self._wall = WallChoices(desk, self._choose, self._take_wall_look)
        sound = SoundChoices(desk, self._choose, self._take_bell, self._take_door_sounds)
        left = column(theme, self._look_card(), self._wall, sound, None, gap=16)
        right = column(
            theme, self._keys_card(), self._file_card(), self._backup_card(), self._about_card(), None, gap=16
        )
        page = row(theme, gap=16) if desk.roomy else column(theme, gap=16)
        page.addLayout(left, 1)
        page.addLayout(right, 1)
        edge = theme.px(24)
        page.setContentsMargins(edge, theme.px(6), edge, theme.px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(page, name="Settings"))
        self.add_action(
            Action(
                "settings.back-up",
                "Make a backup now",
                self._back_up,
                "Ctrl+B",
                hint="Make a backup",
                icon="hard-drive",
            )
        )

    def heading(self) -> tuple[str, str]:
        return self.title, "For this computer. The message at the foot takes a change back."

    def refresh(self) -> None:
        """List the backups there are, and tell of the second screen."""
        self._wall.tell()
        empty(self._backups)
        path = self.desk.workspace.path
        kept = list_backups(path)
        if not kept:
            self._backups.addWidget(words("There is no backup yet.", "quiet"))
        for backup in kept[:_SHOWN_BACKUPS]:
            made = made_at(backup, path)
            told = OneLine(f"{made.astimezone():%a %d %B, %H:%M}" if made else backup.stem)
            again = Button(self.theme, "Bring back", icon="history", press=partial(self._bring_back, backup))
            again.setAccessibleName(f"Bring back the backup of {told.text()}")
            self._backups.addLayout(row(self.theme, told, again))
        if len(kept) > _SHOWN_BACKUPS:
            self._backups.addWidget(words(f"And {len(kept) - _SHOWN_BACKUPS} older ones in the folder.", "hint"))

    # Cards -----------------------------------------------------------------------------------------------------------

    def _look_card(self) -> QFrame:
        theme = self.theme
        look = self._choose("Look", _LOOKS, theme.wish, self._take_look)
        sizes = [(str(scale), f"{scale} %") for scale in SCALES]
        size = self._choose("Text size", sizes, str(theme.scale), self._take_scale)
        look.setObjectName("settings-look")
        size.setObjectName("settings-size")
        return card(
            theme,
            words("How it looks", "title"),
            words("Colours", "label"),
            look,
            words("Size of text and buttons", "label"),
            size,
            words("Ctrl and + make it larger, Ctrl and - smaller, Ctrl and 0 is 100 %.", "hint", wrap=True),
            gap=8,
        )

    def _choose(
        self, name: str, choices: Sequence[tuple[str, str]], value: str, take: Callable[[str], None]
    ) -> QWidget:
        """All choices side by side where there is room, else in a list that folds out."""
        if self.desk.roomy:
            segments = Segments(self.theme, name, choices, value)
            segments.chosen.connect(take)
            return segments
        box = choice(name, choices, value)
        box.activated.connect(lambda at: take(str(box.itemData(at))))
        return box

    def _keys_card(self) -> QFrame:
        return card(
            self.theme,
            words("Keys and messages", "title"),
            self._switch("show_keys", "Show the keys of each page at the foot", "The keys at the foot"),
            self._switch("single_letters", "Single letters work as keys, such as E to edit", "Single letters as keys"),
            self._switch("keep_messages", "Keep messages until I close them", "Keeping messages"),
        )

    def _file_card(self) -> QFrame:
        path = self.desk.workspace.path
        where = words(str(path.parent), "quiet", wrap=True)
        caution = words(self.desk.workspace.caution or "", "warn", wrap=True)
        if not self.desk.workspace.caution:
            caution.hide()
        buttons = [
            Button(self.theme, "Show the folder", icon="folder", press=lambda: self._run("file.show")),
            Button(self.theme, "Open another file", icon="folder-open", press=lambda: self._run("file.open")),
        ]
        return card(
            self.theme,
            words("Your file", "title"),
            words(path.name, "strong", wrap=True),
            where,
            caution,
            row(self.theme, *buttons, None) if self.desk.roomy else column(self.theme, *buttons),
        )

    def _backup_card(self) -> QFrame:
        folder = backup_folder(self.desk.workspace.path).name
        said = f"One is made every half hour while you work, in the folder “{folder}”."
        make = Button(self.theme, "Make a backup now", icon="hard-drive", kind="primary", press=self._back_up)
        return card(
            self.theme,
            words("Backups", "title"),
            words(said, "quiet", wrap=True),
            self._backups,
            row(self.theme, None, make),
        )

    def _about_card(self) -> QFrame:
        return card(
            self.theme,
            words(f"T4GSW Desktop {__version__}", "title"),
            words(
                "Free software under the MIT licence. It never uses the network: nothing leaves this computer.",
                "quiet",
                wrap=True,
            ),
        )

    def _switch(self, field: str, text: str, what: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"settings-{field}")
        box.setAccessibleName(text)
        box.setChecked(bool(getattr(self.desk.settings, field)))
        box.clicked.connect(lambda on: self._take(replace(self.desk.settings, **{field: on}), what))
        return box

    # What happens ----------------------------------------------------------------------------------------------------

    def _take_look(self, wish: str) -> None:
        self._take(replace(self.desk.settings, look=wish), "The look")

    def _take_scale(self, scale: str) -> None:
        self._take(replace(self.desk.settings, scale=int(scale)), "The size")

    def _take_wall_look(self, look: str) -> None:
        self._take(replace(self.desk.settings, wall_look=look), "The look of the second screen")
        self._wall.tell()

    def _take_bell(self, volume: str) -> None:
        self._take(replace(self.desk.settings, bell=volume), "The bell")

    def _take_door_sounds(self, volume: str) -> None:
        self._take(replace(self.desk.settings, door_sounds=volume), "The sound of the door")

    def _take(self, settings: Settings, what: str) -> None:
        """Take other settings, show them at once, and offer to take that back."""
        before = self.desk.settings
        self._put(settings)
        self.desk.say(f"{what} was changed.", button="Undo", press=self._putter(before))

    def _putter(self, settings: Settings) -> Callable[[], None]:
        desk = self.desk  # this page may be gone by the time somebody presses Undo

        def put() -> None:
            desk.keep_settings(settings)
            desk.theme.choose(wish=settings.look, scale=settings.scale)

        return put

    def _put(self, settings: Settings) -> None:
        self._putter(settings)()

    def _back_up(self) -> None:
        self._run("file.back-up")
        self.refresh_now()

    def _bring_back(self, backup: Path) -> None:
        try:
            copy = bring_back(backup, self.desk.workspace.path, self.desk.clock())
        except Refusal as refusal:
            self.desk.warn(refusal.sentence)
            return
        self.desk.say(
            f"“{copy.name}” lies beside your file, which stays as it is.",
            button="Open it now",
            press=lambda: self.desk.asked_to_open.emit(str(copy)),
        )

    def _run(self, key: str) -> None:
        self.desk.actions.get(key).run()
