"""The middle of the print centre: the page, what to know before printing, and the way through the pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from t4gsw_desktop.ui.print_centre.page_view import Labels, PageView
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf, Sheaves
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, row
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import picture_label, width_of, words

_SHOWN_WARNINGS = 2


class Preview(QWidget):
    """Shows the pages of one sheaf; `turned` tells the number of the page that is shown."""

    turned = Signal(int)

    def __init__(self, theme: Theme, sheaves: Sheaves, *, roomy: bool, short: bool) -> None:
        super().__init__()
        self._theme, self._sheaves = theme, sheaves
        self.sheaf: Sheaf | None = None
        self.page = 0
        self._labels: Callable[[int], Labels | None] = lambda _page: None
        self._words: Callable[[int], str] = lambda _page: ""
        self.view = PageView(theme)
        self._told = self._warning_box()
        desk = card(theme, self._told, self.view, kind="desk", gap=10, margin=8 if short or not roomy else 14)
        desk.layout().setStretch(1, 1)  # type: ignore[union-attr]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(desk, 1)
        layout.addLayout(self._bar(roomy))
        self.view.wants.connect(self._ask)
        sheaves.pictured.connect(self._take_picture)
        self._show_place()

    @property
    def warning(self) -> str:
        """What is told before printing, "" for nothing."""
        return self._warning.text() if self._told.isVisibleTo(self) else ""

    def wait(self, words: str) -> None:
        """The pages are being drawn."""
        self.sheaf, self.page = None, 0
        self._told.hide()
        self.view.show_size(self._size(), None, words)
        self.view.say(words)
        self._show_place()

    def say(self, words: str) -> None:
        """Say how far the drawing is, or why there is nothing to see."""
        self.view.say(words)

    def show_sheaf(
        self, sheaf: Sheaf, page: int, labels: Callable[[int], Labels | None], words: Callable[[int], str]
    ) -> None:
        """Show a sheaf from `page` on; `labels` and `words` tell of each page what lies on it."""
        self.sheaf, self._labels, self._words = sheaf, labels, words
        shown = list(sheaf.warnings[:_SHOWN_WARNINGS])
        if len(sheaf.warnings) > _SHOWN_WARNINGS:
            shown.append(f"And {len(sheaf.warnings) - _SHOWN_WARNINGS} more like this.")
        self._say_warnings("\n".join(shown))
        self.page = 0
        self.turn_to(min(max(page, 1), len(sheaf.sizes)))

    def turn(self, step: int) -> None:
        """Turn pages forward or back, as far as there are any."""
        if self.sheaf is not None:
            self.turn_to(min(max(self.page + step, 1), len(self.sheaf.sizes)))

    def turn_to(self, page: int) -> None:
        """Show one page."""
        if self.sheaf is None or page == self.page:
            return
        self.page = page
        self.view.show_size(self.sheaf.sizes[page - 1], self._labels(page), self._said(page))
        self._ask(self.view.dots)
        self._show_place()
        self.turned.emit(page)

    def _size(self) -> tuple[float, float]:
        return self.sheaf.sizes[0] if self.sheaf is not None else (595.3, 841.9)

    def _said(self, page: int) -> str:
        assert self.sheaf is not None
        return f"Page {page} of {len(self.sheaf.sizes)}, {self._words(page)}"

    def _ask(self, dots: int) -> None:
        """Show the page with so many dots to the inch, and have the next one ready."""
        if self.sheaf is None:
            return
        image = self._sheaves.picture(self.sheaf, self.page, dots)
        if image is not None or self.view.image is None:
            self.view.show_picture(image)
        if image is not None:
            self._draw_ahead(dots)

    def _draw_ahead(self, dots: int) -> None:
        if self.sheaf is not None and self.page < len(self.sheaf.sizes):
            self._sheaves.picture(self.sheaf, self.page + 1, dots)

    def _take_picture(self, key: object, page: int, image: QImage) -> None:
        if self.sheaf is not None and key == self.sheaf.key and page == self.page:
            self.view.show_picture(image)
            self._draw_ahead(self.view.dots)

    def _show_place(self) -> None:
        count = len(self.sheaf.sizes) if self.sheaf is not None else 0
        self._place.setText(f"Page {self.page} of {count}" if count else "No page yet")
        self._back.setEnabled(self.page > 1)
        self._on.setEnabled(self.page < count)

    # Parts -----------------------------------------------------------------------------------------------------------

    def _bar(self, roomy: bool) -> QHBoxLayout:
        theme = self._theme
        self._back = icon_button(theme, "chevron-left", "Page before", lambda: self.turn(-1))
        self._on = icon_button(theme, "chevron-right", "Next page", lambda: self.turn(1))
        self._place = words("", "strong")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(width_of(theme, "Page 188 of 188", 16, 700))
        if roomy:
            fit = Button(theme, "Fit page", icon="maximize", press=lambda: self.view.zoom_by(0))
            zoom = Button(theme, "Zoom", icon="zoom-in", press=lambda: self.view.zoom_by(1))
        else:
            fit = icon_button(theme, "maximize", "Fit page", lambda: self.view.zoom_by(0))
            zoom = icon_button(theme, "zoom-in", "Zoom", lambda: self.view.zoom_by(1))
        return row(theme, None, self._back, self._place, self._on, 24 if roomy else 4, fit, zoom, None, gap=10)

    def _warning_box(self) -> QFrame:
        theme = self._theme
        self._warning = words("", "strong", wrap=True)
        sign = picture_label(theme, "triangle-alert", "warn-ink", 22)
        box = QFrame()
        box.setProperty("kind", "next")
        inner = row(theme, sign, self._warning, gap=10, margin=8)
        inner.setStretch(1, 1)
        box.setLayout(inner)
        box.hide()
        return box

    def _say_warnings(self, text: str) -> None:
        self._warning.setText(text)
        self._told.setVisible(bool(text))
