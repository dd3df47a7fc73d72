"""While a board is looked at and nothing else is under way, more is proven about how good its grid is."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.kept_bound import better
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.proofs import prove
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts

_STEPS = 10_000_000  # ten seconds or so: what sixty sessions need
_REST = 1000  # milliseconds without another change before it is worth while to begin
_MISSED = "missed_wishes"


class Proving(QObject):
    """Keeps what was proven for the facts as they are; nothing of it is written into the file.

    `wanted` gives the board that is shown, None for none. `proven` tells that `known` says more of it than before.
    """

    proven = Signal()

    def __init__(self, parent: QObject, desk: Desk, wanted: Callable[[], BoardFacts | None]) -> None:
        super().__init__(parent)
        self._desk, self._wanted = desk, wanted
        self._found: dict[str, float] = {}
        self._tried: dict[str, float] = {}
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.begin)

    def known(self, facts: BoardFacts) -> BoardFacts:
        """The board with the most that is proven of it; more is looked for soon where there is more to prove."""
        if self._found:
            facts = replace(facts, bound=better(dict(facts.bound), self._found, facts.snapshot, facts.grid))
        if self._is_open(facts):
            self._timer.start()
        else:
            self._timer.stop()
        return facts

    def begin(self) -> None:
        """Look now, unless something else is under way; then in a while."""
        facts = self._wanted()
        if facts is None or not self._is_open(facts):
            return
        if self._desk.background.busy:
            self._timer.start()
            return

        def work(job: Job) -> tuple[dict[str, float], bool]:
            def disturbed() -> bool:  # whatever else is asked for meanwhile comes first
                return job.stopped() or len(self._desk.background.busy) > 1

            found = prove(Masks(facts.snapshot), facts.grid, Budget(steps=_STEPS, stop=disturbed))
            return better(found, facts.bound, facts.snapshot, facts.grid), disturbed()

        self._job = self._desk.start("Proving how good the grid is", work, lambda found: self._take(*found))

    def _is_open(self, facts: BoardFacts) -> bool:
        """True while more may be proven of this grid, and may be told."""
        return facts.bound != self._tried and not facts.votes.hidden and facts.bound[_MISSED] < facts.score[_MISSED]

    def stop(self) -> None:
        """Leave the processor to others: the board is not looked at any more."""
        self._timer.stop()
        if self._job is not None:
            self._job.stop()

    def _take(self, found: dict[str, float], disturbed: bool) -> None:
        self._job = None
        self._found, self._tried = found, {} if disturbed else found
        self.proven.emit()
