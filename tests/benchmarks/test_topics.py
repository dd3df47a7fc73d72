"""Every topic of the measurements gives its rows, and what they say of the plans is true."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOPICS = sorted(
    file.stem
    for file in (ROOT / "benchmarks").glob("*.py")
    if "\ndef rows(quick: bool)" in file.read_text(encoding="utf-8")
)


def measured(topic: str) -> list[list[str]]:
    """The cells of each row of a topic's table, measured quickly."""
    command = [sys.executable, "-m", "benchmarks", topic, "--quick"]
    utf8 = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=utf8, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    _machine, heading, _rule, *lines = done.stdout.splitlines()
    assert heading.split() == ["topic", "what", "size", "measured", "reach"]
    return [re.split(r" {2,}", line) for line in lines]


def number(shown: str) -> float:
    """The value that a cell shows, without its unit."""
    return float(shown.split()[0].replace(",", ""))


def test_topics_are_found() -> None:
    assert {"badges", "evening", "guest_lists", "planners"} <= set(TOPICS)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "planners"])
def test_topic_measures_something(topic: str) -> None:
    rows = measured(topic)
    assert rows
    for name, what, size, value, *_ in rows:
        assert name == topic
        assert what
        assert re.search(r"\d", size)
        assert number(value) >= 0


def test_planners_keep_every_hard_rule_and_no_plan_beats_its_bound() -> None:
    rows = measured("planners")
    for kind in ("surgery", "unconference", "cafe", "speed_friending"):
        mine = [row for row in rows if row[1].startswith(f"{kind}: ")]
        broken = [number(value) for _, what, _, value, *_ in mine if what.endswith("hard rules broken")]
        assert broken == [0, 0]
        assert [number(value) > 0 for _, what, _, value, *_ in mine if what.endswith("steps a CPU second")] == [True]
        for _, _, size, value, *reach in mine:
            if reach and reach[0].startswith("no plan below "):
                assert number(value) >= number(reach[0].removeprefix("no plan below ")), size
