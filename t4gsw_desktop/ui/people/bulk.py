"""What can be done with everybody who is ticked; it stands above the list while somebody is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QMenu

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.team import ROLES
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words


class BulkBar(QFrame):
    """Add to the event, take off, set a role, clear the ticks; without an event (`at_event` False) the last alone."""

    def __init__(
        self,
        theme: Theme,
        *,
        invite: Callable[[], object],
        uninvite: Callable[[], object],
        give_role: Callable[[str], object],
        untick: Callable[[], object],
        at_event: bool,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "next")
        self._theme, self._give_role = theme, give_role
        self.said = words("", "strong")
        self.said.setMinimumHeight(theme.px(40))
        self.add = Button(theme, "Add to the event", icon="calendar-plus", press=invite)
        self.off = Button(theme, "Take off", icon="circle-minus", press=uninvite)
        self.role = Button(theme, "Set role", icon="chevron-down", press=self._open_roles)
        self.clear = Button(theme, "Clear ticks", icon="x", kind="quiet", press=untick)
        box = wrapping(theme, self.said, self.add, self.off, self.role, self.clear, gap=8)
        from_edge = theme.px(10)
        layout = box.layout()
        assert layout is not None
        layout.setContentsMargins(from_edge, theme.px(6), from_edge, theme.px(6))
        self.setLayout(layout)
        for button in (self.add, self.off, self.role):
            button.setVisible(at_event)
        self.hide()

    def tell(self, ticked: int) -> None:
        """Say how many are ticked; with none the bar goes."""
        self.said.setText(f"{counted(ticked, 'person', 'people')} ticked")
        self.setVisible(ticked > 0)

    def _open_roles(self) -> None:
        menu = QMenu(self)
        for key, text in ROLES.items():
            menu.addAction(text, partial(self._give_role, key))
        menu.popup(self.role.mapToGlobal(QPoint(0, self.role.height())))
