"""What is asked of the system's print queue, and what is made of its answers."""

import os
from pathlib import Path

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.print_queue import Printer, has_queue, printers_of_queue, send_to_queue

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a queue of POSIX systems")
A4 = (595.3, 841.9)


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for scripts, alone on PATH with the system's own tools."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return tmp_path


def script(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def test_printers_are_told_with_their_state_the_usual_one_first(queue: Path) -> None:
    script(
        queue,
        "lpstat",
        """case "$1" in
        -e) echo Attic; echo Hall_office;;
        -p) echo "printer Attic disabled since Thu -"; echo "	Out of paper"; echo "printer Hall_office is idle.";;
        -d) echo "system default destination: Hall_office";;
        esac""",
    )
    script(queue, "lp", "exit 0")
    assert has_queue()
    found = printers_of_queue()
    assert found == (Printer("Hall_office", "ready", True), Printer("Attic", "stopped"))
    assert [printer.words for printer in found] == ["Hall office (ready)", "Attic (stopped)"]


def test_queue_without_printers_or_default_tells_none(queue: Path) -> None:
    script(queue, "lpstat", 'echo "lpstat: no system default destination" >&2; [ "$1" = -d ] && exit 0; exit 1')
    assert printers_of_queue() == ()


@pytest.mark.parametrize(
    ("page", "media"),
    [(A4, "A4"), (A4[::-1], "A4"), ((612, 792), "Letter"), ((252, 175.7), "Custom.89x62mm")],
)
def test_paper_size_and_true_size_are_asked_for(queue: Path, page: tuple[float, float], media: str) -> None:
    script(queue, "lp", f'printf "%s\\n" "$@" > {queue}/asked')
    script(queue, "lpstat", "exit 0")
    send_to_queue(queue / "a b.pdf", "Hall", "Name badges", copies=2, page=page, exact=True)
    asked = (queue / "asked").read_text().splitlines()
    assert asked[:6] == ["-d", "Hall", "-n", "2", "-t", "Name badges"]
    assert {f"media={media}", "print-scaling=none", "sides=one-sided"} <= set(asked)
    assert asked[-2:] == ["--", str(queue / "a b.pdf")]


def test_queue_that_refuses_and_printer_that_has_stopped_are_told(queue: Path) -> None:
    script(queue, "lp", "exit 1")
    script(queue, "lpstat", 'echo "printer Hall disabled since Thu -"')
    with pytest.raises(Refusal, match="not answering"):
        send_to_queue(queue / "x.pdf", "Hall", "Badges", copies=1, page=A4, exact=False)
    script(queue, "lp", "exit 0")
    with pytest.raises(Refusal, match="has stopped"):
        send_to_queue(queue / "x.pdf", "Hall", "Badges", copies=1, page=A4, exact=False)
    (queue / "lp").unlink()
    with pytest.raises(Refusal, match="not answering"):
        send_to_queue(queue / "x.pdf", "Hall", "Badges", copies=1, page=A4, exact=False)
