"""The panel beside the board: why one session is where it is, or all clashes."""

from PySide6.QtWidgets import QFrame, QStackedWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts
from t4gsw_desktop.ui.unconference.clash_list import ClashList
from t4gsw_desktop.ui.unconference.why_panel import WhyPanel
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.fields import Segments

WHY, CLASHES = "why", "clashes"


class SidePanel(QFrame):
    """What is not shown is not worked out."""

    def __init__(self, theme: Theme, *, keys: bool, roomy: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.why, self.clashes = WhyPanel(theme, keys=keys, roomy=roomy), ClashList(theme)
        self.views = Segments(theme, "Beside the board", [(WHY, "Why here?"), (CLASHES, "Clashes")], WHY)
        self.views.chosen.connect(self.turn)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.why)
        self._pages.addWidget(self.clashes)
        self._facts: BoardFacts | None = None
        self._session = ""
        inner = column(theme, self.views, self._pages, gap=8, margin=12)
        inner.setStretch(1, 1)
        self.setLayout(inner)

    @property
    def shown(self) -> str:
        """Which of the two is shown."""
        return self.views.value

    def turn(self, view: str) -> None:
        """Show the other one."""
        self.views.choose(view)
        self._pages.setCurrentWidget(self.why if view == WHY else self.clashes)
        self._fill()

    def show_facts(self, facts: BoardFacts | None) -> None:
        """Be about this board; about none while another grid is laid over the one that stands."""
        self._facts = facts
        self._fill()

    def show_session(self, session_id: str) -> None:
        """Be about this session of it."""
        self._session = session_id
        self._fill()

    def _fill(self) -> None:
        if self.shown == WHY:
            self.why.show_session(self._facts, self._session)
        elif self._facts is not None:
            self.clashes.show_facts(self._facts)
