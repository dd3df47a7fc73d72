"""F1: the page one is at in plain words, its keys, and from there the whole manual."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.button import Button

# The manual in its reading order: what comes before and after the pages of the rail has a page of its own.
FIRST, LAST = ("start", "welcome"), ("trouble",)
AFTER = {"activities": ("live-room", "unconference")}  # what stands on a page and is large enough for one of its own


def manual_folder() -> Path:
    """Where the manual's pages and pictures are."""
    return resource_folder() / "manual"


def manual_pages() -> tuple[str, ...]:
    """The keys of all pages there are, in reading order."""
    screens = (key for place in SCREENS for key in (place.key, *AFTER.get(place.key, ())))
    wanted = (*FIRST, *screens, *LAST)
    return tuple(key for key in wanted if (manual_folder() / f"{key}.md").exists())


def page_text(key: str) -> str:
    """The text of a page as Markdown; FileNotFoundError when there is none."""
    return (manual_folder() / f"{key}.md").read_text(encoding="utf-8")


def page_title(key: str) -> str:
    """The heading of a page."""
    first = page_text(key).lstrip().split("\n", 1)[0]
    return first.lstrip("# ").strip()


def keys_table(actions: tuple[Action, ...]) -> str:
    """The keys of these actions as a table in Markdown, "" when there are none."""
    lines = [f"| **{action.key_words}** | {action.words} |" for action in actions if action.key_words]
    return "\n".join(["| Key | What it does |", "| --- | --- |", *lines]) if lines else ""


class ManualText(QTextBrowser):
    """One page of the manual; pictures are never wider than there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("The manual")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDefaultFont(theme.font(16))
        self.document().setDocumentMargin(theme.px(20))

    def show_text(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self.document().setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(manual_folder() / (name if isinstance(name, str) else name.toString())))
        room = max(200, self.viewport().width() - self._theme.px(60))
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture


class HelpWindow(QDialog):
    """The manual, opened at the page that explains `screen`. Links lead from page to page; Esc closes."""

    def __init__(self, desk: Desk, screen: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk, self._screen = desk, screen
        self.setWindowTitle("Help")
        self.resize(QSize(min(theme.px(980), parent.width() - 40), min(theme.px(680), parent.height() - 40)))
        self.pages = QListWidget()
        self.pages.setAccessibleName("Pages of the manual")
        self.pages.setFixedWidth(theme.px(250))
        self.text = ManualText(theme)
        self.text.anchorClicked.connect(self._follow)
        for key in manual_pages():
            item = QListWidgetItem(page_title(key))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, theme.px(38)))
            self.pages.addItem(item)
        self.pages.currentRowChanged.connect(self._show_row)
        close = Button(theme, "Back to the program", kind="primary", key="Esc", press=self.reject)
        layout = QVBoxLayout(self)
        edge = theme.px(14)
        layout.setContentsMargins(edge, edge, edge, edge)
        self._across = row(theme, self.pages, self.text, gap=12)
        self._across.setStretch(1, 1)
        layout.addLayout(self._across, 1)
        layout.addLayout(row(theme, None, close))
        if not desk.roomy:
            self.pages.hide()
        self.open_page(screen if screen in manual_pages() else manual_pages()[0])
        self.text.setFocus()

    @property
    def page(self) -> str:
        """The key of the page that is shown."""
        item = self.pages.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def open_page(self, key: str) -> None:
        """Show the page of this key, if there is one."""
        for number in range(self.pages.count()):
            if self.pages.item(number).data(Qt.ItemDataRole.UserRole) == key:
                self.pages.setCurrentRow(number)

    def _show_row(self, _row: int) -> None:
        text = page_text(self.page)
        own = keys_table(self._desk.actions.of_screen(self.page))
        if own:
            text += f"\n\n## Keys of this page\n\n{own}\n"
        if self.page == self._screen or not own:
            text += f"\n\n## Keys that work everywhere\n\n{keys_table(self._desk.actions.of_screen(''))}\n"
        self.text.show_text(text)

    def _follow(self, link: QUrl) -> None:
        self.open_page(link.toString().removesuffix(".md"))
