"""Which panel sets up which kind of activity; a kind without one has nothing but the settings of its plan."""

from collections.abc import Callable

from t4gsw_desktop.ui.activities.setup_panel import SetupPanel
from t4gsw_desktop.ui.cafe.setup import CafeSetup
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.setup import FriendingSetup
from t4gsw_desktop.ui.surgery.setup import SurgerySetup
from t4gsw_desktop.ui.unconference.setup import UnconferenceSetup

_PANELS: dict[str, Callable[[Desk, str], SetupPanel]] = {
    "surgery": SurgerySetup,
    "cafe": CafeSetup,
    "unconference": UnconferenceSetup,
    "speed_friending": FriendingSetup,
}


def setup_of(kind: str) -> Callable[[Desk, str], SetupPanel] | None:
    """How the panel of this kind is made; None for a kind that has nothing but its settings."""
    return _PANELS.get(kind)
