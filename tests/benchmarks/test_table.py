"""The table of measurements is complete, aligned and honest about its units."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOPIC = """
from benchmarks.table import Row, median_of

def rows(quick):
    yield Row("ages", "count", "one" if quick else "many", 3, "guests", "bound 3")
    yield Row("ages", "counting", "x", median_of(3, lambda: None), reach="0.1 s")
"""


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """The harness with one topic, `ages`, of its own."""
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    for name in ("__init__", "__main__", "machine", "table"):
        (folder / f"{name}.py").write_bytes((ROOT / "benchmarks" / f"{name}.py").read_bytes())
    (folder / "ages.py").write_text(TOPIC)
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *arguments]
    utf8 = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=utf8, capture_output=True, text=True, encoding="utf-8", check=False)


def test_bench_prints_the_machine_and_one_aligned_table(bench: Path) -> None:
    done = run(bench)
    assert done.returncode == 0, done.stderr
    machine, heading, rule, first, second = done.stdout.splitlines()
    assert f"{os.cpu_count()} cores" in machine
    assert sys.version.split()[0] in machine
    assert heading.split() == ["topic", "what", "size", "measured", "reach"]
    assert set(rule) == {"-", " "}
    assert first.split() == ["ages", "count", "many", "3", "guests", "bound", "3"]
    assert second.split()[-3] in ("µs", "ms")
    assert heading.index("reach") == first.index("bound") == second.index("0.1 s")


def test_bench_runs_one_topic_quickly_when_asked(bench: Path) -> None:
    assert "one" in run(bench, "ages", "--quick").stdout


def test_bench_says_which_topics_there_are(bench: Path) -> None:
    done = run(bench, "wages")
    assert (done.returncode, done.stderr) == (2, "No such topic: wages. There are: ages.\n")


def test_bench_without_topics_says_so(bench: Path) -> None:
    (bench / "benchmarks" / "ages.py").unlink()
    assert run(bench).stdout.splitlines()[1:] == ["Nothing to measure yet."]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0000021, "s", "2.10 µs"),
        (0.0123, "s", "12.3 ms"),
        (0.25, "s", "250 ms"),
        (1.5, "s", "1.50 s"),
        (65, "s", "65 s"),
        (0, "clashes", "0 clashes"),
        (1234567, "bytes", "1,234,567 bytes"),
        (99.5, "%", "99.5 %"),
        (0.5, "", "0.50"),
    ],
)
def test_value_is_shown_in_the_unit_that_reads_best(value: float, unit: str, text: str) -> None:
    harness = f"from benchmarks.table import shown; print(shown({value!r}, {unit!r}))"
    utf8 = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", harness], cwd=ROOT, env=utf8, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == text
