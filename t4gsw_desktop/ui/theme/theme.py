"""The look in force: its colours, sizes, fonts and icons, and the style sheet of the whole application."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.ui.theme import fonts, icons
from t4gsw_desktop.ui.theme.style_sheet import style_sheet
from t4gsw_desktop.ui.theme.tokens import LOOKS, colours

SCALES = (100, 125, 150, 175, 200)
SYSTEM = "system"
_AGAIN_AFTER = 300


class Theme(QObject):
    """One for the whole application.

    For another look windows first throw their pages away (`leaving`), then the application is dressed, then they build
    their pages anew (`changed`): Qt takes seconds to dress what is already there, and milliseconds what is not.
    """

    leaving = Signal()
    changed = Signal()

    def __init__(self, wish: str = SYSTEM, scale: int = 100) -> None:
        super().__init__()
        self._wish = wish
        self._scale = scale if scale in SCALES else 100
        self._look = self._look_for(wish)
        self._tokens = colours(self._look)
        self._folder = QTemporaryDir()
        self._dressed_as: tuple[str, int] | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.change_now)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self._access = hints.accessibility()  # kept: the hints die with the last name for them
        self._access.contrastPreferenceChanged.connect(self._follow_system)

    @property
    def wish(self) -> str:
        """What the person chose: "system" or one of LOOKS."""
        return self._wish

    @property
    def look(self) -> str:
        """The look in force, one of LOOKS."""
        return self._look

    @property
    def scale(self) -> int:
        """Size of text and controls in per cent, one of SCALES."""
        return self._scale

    def choose(self, wish: str | None = None, scale: int | None = None) -> None:
        """Take another look or size, shown as soon as nothing else is under way; the same again changes nothing."""
        wish = self._wish if wish is None else wish
        scale = self._scale if scale is None else scale
        look = self._look_for(wish)
        same = (look, scale) == (self._look, self._scale)
        self._wish = wish
        if same:
            return
        self._look, self._scale, self._tokens = look, scale, colours(look)
        self._waiting.start(0)

    def change_now(self) -> None:
        """Dress the application in the look that was chosen, if that is still to be done.

        It waits for the end of whatever is under way, for the button that was pressed is thrown away with its page; and
        for the end of a dialogue, which stands on one.
        """
        if QApplication.activeModalWidget() is not None:
            self._waiting.start(_AGAIN_AFTER)
            return
        if self._dressed_as != (self._look, self._scale):
            self.leaving.emit()
            self.dress()
            self.changed.emit()

    def dress(self) -> None:
        """Give the application its fonts, colours and style sheet."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._dressed_as = (self._look, self._scale)
        app.setFont(self.font(16))
        app.setPalette(self._palette())
        app.setStyleSheet(self.sheet())

    def sheet(self) -> str:
        """The style sheet of this look and size."""
        return style_sheet(self._tokens, self.px, contrast=self._look == "contrast", images=self._sheet_pictures())

    def hex(self, role: str) -> str:
        """The colour of a role as "#RRGGBB"; KeyError for a role there is not."""
        return self._tokens[role]

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self._tokens[role])

    def px(self, length: float) -> int:
        """A length of the design (drawn at 100 %) in logical pixels of today's scale."""
        return round(length * self._scale / 100)

    def font(self, size: float, weight: int = 400, *, tabular: bool = False) -> QFont:
        """A font of a size of the design."""
        return fonts.font(self.px(size), weight, tabular=tabular)

    def icon(self, name: str, role: str = "ink-2", size: float = 20) -> QIcon:
        """An icon in the colour of a role, for a button."""
        return icons.icon(name, self.hex(role), self.px(size))

    def picture(self, name: str, role: str = "ink-2", size: float = 20, ratio: float = 1.0) -> QPixmap:
        """An icon as a picture, for labels and painters."""
        return icons.picture(name, self.hex(role), self.px(size), ratio)

    def _look_for(self, wish: str) -> str:
        if wish in LOOKS:
            return wish
        hints = QApplication.styleHints()
        access = hints.accessibility()
        if access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow_system(self) -> None:
        if self._wish == SYSTEM:
            self.choose()

    def _sheet_pictures(self) -> dict[str, str]:
        """The three pictures that a style sheet can only take from files, drawn in today's colours."""
        wanted = {
            "CHEVRON": ("chevron-down", "ink-2", 20),
            "TICK": ("check", "on-primary", 18),
            "DOT": ("circle-dot", "on-primary", 18),
        }
        paths = {}
        for key, (name, role, size) in wanted.items():
            path = Path(self._folder.path()) / f"{name}-{self.hex(role)[1:]}-{self.px(size)}.png"
            if not path.exists():
                self.picture(name, role, size).save(str(path))
            paths[key] = path.as_posix()
        return paths

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "window",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "ink",
            QPalette.ColorRole.Highlight: "primary",
            QPalette.ColorRole.HighlightedText: "on-primary",
            QPalette.ColorRole.ToolTipBase: "ink",
            QPalette.ColorRole.ToolTipText: "window",
            QPalette.ColorRole.PlaceholderText: "ink-2",
            QPalette.ColorRole.Link: "primary-ink",
            QPalette.ColorRole.LinkVisited: "primary-ink",
            QPalette.ColorRole.Mid: "line-strong",
        }
        for part, role in roles.items():
            palette.setColor(part, self.colour(role))
        for part in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.colour("line-strong"))
        return palette
