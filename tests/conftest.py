"""Safe ground for each test: no network, no screen, nobody's own folders, the same luck, no silent warning."""

import ipaddress
import logging
import os
import random
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Shared machines are slow at times: no deadlines, and slowness of making examples is no finding. In CI the examples
# are the same in each run; elsewhere new ones are tried.
settings.register_profile(
    "t4gsw",
    deadline=None,
    derandomize="CI" in os.environ,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("t4gsw")

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

# Where programs look for a person's own files, on Linux, macOS and Windows.
PERSONAL_FOLDERS = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",
)


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers that this file gives meaning to."""
    config.addinivalue_line("markers", "allow_log: log records of WARNING and above are expected in this test")


class NetworkIsClosed(AssertionError):
    """A test tried to reach another machine."""


def _is_this_machine(address: object) -> bool:
    """True for a local socket file and for loopback addresses, which processes of one test use between themselves."""
    if not isinstance(address, tuple):
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


@pytest.fixture(autouse=True, scope="session")
def _closed_network() -> Any:
    """No connection to another machine can be opened, and no name looked up, in any test."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            original = getattr(socket.socket, name)

            def guarded(self: socket.socket, *arguments: Any, _original: Any = original) -> Any:
                if not _is_this_machine(arguments[-1]):
                    raise NetworkIsClosed(f"tests have no network, and this one wanted {arguments[-1]}")
                return _original(self, *arguments)

            patch.setattr(socket.socket, name, guarded)
        look_up = socket.getaddrinfo

        def guarded_look_up(host: Any, *arguments: Any, **named: Any) -> Any:
            if host is not None and not _is_this_machine((host if isinstance(host, str) else host.decode(),)):
                raise NetworkIsClosed(f"tests have no network, and this one looked up {host}")
            return look_up(host, *arguments, **named)

        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has an empty home folder of its own; caches of fonts are kept for the run, being slow to build."""
    home = tmp_path_factory.mktemp("home")
    for name in PERSONAL_FOLDERS:
        monkeypatch.setenv(name, str(home))
    caches = tmp_path_factory.getbasetemp() / "caches"
    caches.mkdir(exist_ok=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))


@pytest.fixture(autouse=True)
def _same_luck() -> None:
    """Each test starts with the same random numbers, whatever ran before it."""
    random.seed(20270121)


class _Records(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Any:
    """A WARNING or worse in the log fails the test, unless it is marked `allow_log`."""
    records = _Records()
    logging.getLogger().addHandler(records)
    yield
    logging.getLogger().removeHandler(records)
    if records.kept and request.node.get_closest_marker("allow_log") is None:
        pytest.fail("logged without being expected:\n" + "\n".join(records.kept), pytrace=False)
