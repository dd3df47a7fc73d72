"""README, ARCHITECTURE and CHANGELOG tell of what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("core", "kinds", "storage", "documents", "exchange", "services", "commands")
ROOMS_WITH_QT = ("ui/theme", "ui/widgets", "ui/shell")


def named_places(text: str) -> set[str]:
    """What a page names in backticks or links to and what looks like a file or folder of ours."""
    spans = re.findall(r"`([\w./-]+)`", text) + re.findall(r"\]\(([\w./-]+)\)", text)
    return {span for span in spans if re.search(r"/$|\.(py|md|toml|lock|spec)$|^\.ci/", span) or span == "LICENSE"}


def is_there(place: str) -> bool:
    """From the project's folder, from the package, or, for the modules that every kind has, in some kind."""
    package = ROOT / "t4gsw_desktop"
    if (ROOT / place).exists() or (package / place).exists() or (package / "kinds" / place).exists():
        return True
    return any(package.glob(f"kinds/*/{place}"))


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_page_names_only_what_is_there(page: str) -> None:
    places = named_places((ROOT / page).read_text(encoding="utf-8"))
    assert {place for place in places if not is_there(place)} == set()


def test_architecture_names_every_room_and_every_kind() -> None:
    named = named_places((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    kinds = (folder for folder in (ROOT / "t4gsw_desktop" / "kinds").iterdir() if (folder / "__init__.py").is_file())
    rooms = {f"t4gsw_desktop/{room}/" for room in (*ROOMS, *ROOMS_WITH_QT)}
    expected = rooms | {f"t4gsw_desktop/kinds/{kind.name}/" for kind in kinds}
    assert expected <= named


def test_names_of_places_are_found_in_a_page() -> None:
    text = "See `core/`, `tests/test_stack.py`, `settings`, [this](LICENSE), [that](https://example.org/x.md)."
    assert named_places(text) == {"core/", "tests/test_stack.py", "LICENSE"}
    assert not is_there("core/no_such_file.py")


def test_readme_leads_with_commands_that_dev_knows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    verbs = set(re.findall(r"python3 dev\.py (\w+)", readme))
    script = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert verbs == {"run", "test", "check", "pictures", "bench", "build"}
    assert all(f'"{verb}"' in script for verb in verbs)
