"""A real workspace on a real file, with an evening to try things on."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace that knows the tables of two kinds."""
    with Workspace.create(tmp_path / "evenings.t4gsw", (SURGERY, CAFE)) as workspace:
        yield workspace


@pytest.fixture
def evening(workspace: Workspace) -> Event:
    """An evening of summer time, 18:30 to 21:00 in London."""
    return workspace.change(create_event, "Spring surgery", date(2026, 10, 1), time(18, 30), time(21))
