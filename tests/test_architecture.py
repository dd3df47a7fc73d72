"""The plan of the house as tests: who may import whom, which library lives where, how long and how named things are."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "t4gsw_desktop"
NAME = "t4gsw_desktop"

KIND_ROOMS = (
    "rows",
    "verbs",
    "preparation",
    "sheets",
    "kind",
)
# What is typed in from paper stands where a kind is prepared by hand.
PREPARING_ROOMS = frozenset({"pitch_cards"})
# The papers and files of a kind that has many of them stand where its sheets stand.
SHEET_ROOMS = frozenset({"sheet_facts", "own_sheets", "lists"})
# The rooms of a kind that is run live stand where its verbs stand. Every other module of a kind is pure: plan, rules.
LIVE_ROOMS = frozenset(
    {
        "board_now",
        "harvested",
        "pitches_shown",
        "standing",
        "on_the_grid",
        "joining",
        "ballots",
        "voting",
        "absent_hosts",
        "placing",
        "refilling",
        "changing",
        "grid_now",
        "reweaving",
        "floor",
        "said",
        "seats",
        "run",
        "live",
        "live_values",
        "live_reads",
        "live_deeds",
        "undoing",
        "queue",
    }
)
LEAVES = frozenset({"errors", "wording", "paths", "settings"})

# What each rung may import, besides modules of the same room. "own" is the pure part of the same kind.
BELOW: dict[str, frozenset[str]] = {
    "root": frozenset(),
    "leaf": frozenset({"root"}),
    "core": frozenset(),
    "documents": frozenset({"core", "leaf", "root"}),
    "exchange": frozenset({"core", "leaf", "root"}),
    "storage": frozenset({"core", "leaf", "root"}),
    "sight": frozenset({"core"}),
    "services": frozenset({"documents", "exchange", "storage", "core", "leaf", "root"}),
    "pure": frozenset({"core"}),
    "rows": frozenset({"storage", "core", "leaf", "pure"}),
    "verbs": frozenset({"services", "storage", "core", "leaf", "pure", "rows", "contract"}),
    "preparation": frozenset({"services", "storage", "core", "leaf", "pure", "rows", "verbs", "contract"}),
    "sheets": frozenset({"services", "documents", "exchange", "core", "leaf", "pure", "rows", "verbs", "contract"}),
    "contract": frozenset({"services", "documents", "exchange", "storage", "core", "leaf"}),
    "kind": frozenset({"services", "documents", "core", "leaf", "pure", "rows", "verbs", "sheets", "contract"}),
    "register": frozenset({"contract", "kind", "services", "storage", "core"}),
    "planning": frozenset({"register", "contract", "services", "documents", "exchange", "storage", "core", "leaf"}),
}
_ALL_KINDS = frozenset({"pure", "rows", "verbs", "preparation", "sheets", "contract", "kind", "register", "planning"})
BELOW["ui"] = BELOW["services"] | {"services", "sight"} | _ALL_KINDS
BELOW["top"] = BELOW["ui"] | {"ui"}

# Where each library with a home may be imported; libraries not named here may be used by any room but the pure ones.
HOMES: dict[str, frozenset[str]] = {
    "PySide6": frozenset({"ui", "app"}),
    "shiboken6": frozenset({"ui", "app"}),
    "sqlalchemy": frozenset({"storage", "rows", "verbs"}),
    "sqlite3": frozenset({"storage"}),
    "reportlab": frozenset({"documents"}),
    "qrcode": frozenset({"documents"}),
    "uharfbuzz": frozenset({"documents"}),
    "bidi": frozenset({"documents"}),
    "pypdfium2": frozenset({"documents"}),
    "python_calamine": frozenset({"exchange"}),
    "xlsxwriter": frozenset({"exchange"}),
    "icalendar": frozenset({"exchange"}),
    "zxingcpp": frozenset({"sight"}),
    "PIL": frozenset({"sight"}),
}
# No room of their own: every module of these rungs is standard library only.
PLAIN = frozenset({"core", "pure", "leaf", "root"})
EMPTY_NAMES = frozenset({"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"})
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60


@dataclass(frozen=True)
class Module:
    """One file of the house: its dotted name below the package ("" for the package itself), text and tree."""

    name: str
    text: str
    tree: ast.Module
    is_package: bool


def read_house(root: Path) -> dict[str, Module]:
    """Every module under `root`, by dotted name."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = list(path.relative_to(root).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        text = path.read_text(encoding="utf-8")
        found[".".join(parts)] = Module(".".join(parts), text, ast.parse(text), path.name == "__init__.py")
    return found


def rung_of(name: str) -> str:
    """The rung a module stands on; "" for one that has no place in the plan."""
    first, *rest = name.split(".") if name else [""]
    if first == "":
        return "root"
    if first in LEAVES and not rest:
        return "leaf"
    if first in ("app", "__main__", "commands"):
        return "top"
    if first in ("ui", "services", "documents", "exchange", "storage", "sight", "core"):
        return first
    if first != "kinds":
        return ""
    if len(rest) == 1 and rest[0] in ("contract", "register", "planning"):
        return rest[0]
    if len(rest) == 2 and rest[1] in LIVE_ROOMS:
        return "verbs"
    if len(rest) == 2 and rest[1] in PREPARING_ROOMS:
        return "preparation"
    if len(rest) == 2 and rest[1] in SHEET_ROOMS:
        return "sheets"
    return rest[1] if len(rest) == 2 and rest[1] in KIND_ROOMS else "pure"


def room_of(name: str) -> str:
    """The folder within which modules may import each other freely: a kind is one room, its own rules apart."""
    first, *rest = name.split(".")
    return f"kinds.{rest[0]}" if first == "kinds" and rest else first


def imported_names(module: Module) -> Iterator[tuple[str, int]]:
    """Every dotted name imported anywhere in the file, inside functions too, with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def own_imports(module: Module, house: dict[str, Module]) -> Iterator[tuple[str, int]]:
    """The modules of ours that a file imports: `from a.b import c` is a.b.c if that is a module, else a.b."""
    for full, line in imported_names(module):
        first, _, name = full.partition(".")
        if first == NAME:
            yield (name if name in house else name.rpartition(".")[0]), line


def foreign_imports(module: Module) -> Iterator[tuple[str, int]]:
    """The first names of everything imported that is not ours."""
    for full, line in imported_names(module):
        if (first := full.partition(".")[0]) != NAME:
            yield first, line


House = dict[str, Module]
Rule = Callable[[House], list[str]]


def misplaced_modules(house: House) -> list[str]:
    """Every module has a place in the plan."""
    return [f"{name}: no such room in the plan of the house" for name in house if not rung_of(name)]


def imports_upwards(house: House) -> list[str]:
    """Imports go down only; siblings and kinds never import each other; leaves and core import nothing of ours."""
    found = []
    for name, module in house.items():
        rung, room = rung_of(name), room_of(name)
        for target, line in own_imports(module, house):
            down = rung_of(target) in BELOW.get(rung, frozenset())
            other_kind = rung in _ALL_KINDS - {"register", "planning"} and target.startswith("kinds.")
            if other_kind and room_of(target) != room and rung_of(target) != "contract":
                down = False
            same = room_of(target) == room and rung_of(target) == rung and rung != "leaf"
            if not (down or same or (rung == "top" and rung_of(target) == "top")):
                found.append(f"{name}:{line} imports {target or NAME}, which is not below {rung or 'it'}")
    return found


def libraries_away_from_home(house: House) -> list[str]:
    """Qt, SQL, paper and file formats each live in one room; core, leaves and planners use the standard library."""
    found = []
    for name, module in house.items():
        rung = "app" if name == "app" else rung_of(name)
        for library, line in foreign_imports(module):
            if rung not in HOMES.get(library, {rung}):
                found.append(f"{name}:{line} imports {library}, whose home is {' or '.join(sorted(HOMES[library]))}")
            elif rung in PLAIN and library not in sys.stdlib_module_names:
                found.append(f"{name}:{line} imports {library}, and {rung} uses the standard library only")
    return found


def import_tricks(house: House) -> list[str]:
    """Imports are absolute, named, and visible to this file; only the command line picks a command by its name."""
    found = []
    for name, module in house.items():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                found.append(f"{name}:{node.lineno} imports relatively")
            elif isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
                found.append(f"{name}:{node.lineno} imports everything")
            elif isinstance(node, ast.alias) and node.name == "import_module" and node.asname:
                found.append(f"{name}:{node.lineno} hides import_module behind {node.asname}")
            elif isinstance(node, ast.Call) and is_hidden_import(node) and not picks_a_command(name, node):
                found.append(f"{name}:{node.lineno} imports by a name made at run time")
    return found


def is_hidden_import(call: ast.Call) -> bool:
    """True for calls that import whatever they are told."""
    return ast.unparse(call.func) in ("__import__", "import_module", "importlib.import_module")


def picks_a_command(name: str, call: ast.Call) -> bool:
    """True when the command line loads one module of commands/, so that each command pays only for itself."""
    return name == "__main__" and ast.unparse(call.args[0]).startswith(f"f'{NAME}.commands.{{")


def import_cycles(house: House) -> list[str]:
    """No module imports, by any way round, itself."""
    edges = {name: sorted({target for target, _ in own_imports(module, house)}) for name, module in house.items()}
    done: set[str] = set()
    found = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append("a ring of imports: " + " > ".join((*path[path.index(name) :], name)))
        elif name not in done:
            for target in edges.get(name, ()):
                visit(target, (*path, name))
            done.add(name)

    for name in edges:
        visit(name, ())
    return found


def missing_docstrings(house: House) -> list[str]:
    """Every module says what it is for, and so does every public function and class at its top level."""
    found = [f"{name or NAME}: no docstring" for name, module in house.items() if not ast.get_docstring(module.tree)]
    for name, module in house.items():
        for node in module.tree.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                found.append(f"{name}:{node.lineno} {node.name} has no docstring")
    return found


def oversized(house: House) -> list[str]:
    """Modules and functions that want to be two."""
    found = []
    for name, module in house.items():
        if (lines := len(module.text.splitlines())) > LONGEST_MODULE:
            found.append(f"{name}: {lines} lines, over {LONGEST_MODULE}")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    found.append(f"{name}:{node.lineno} {node.name} has {lines} lines, over {LONGEST_FUNCTION}")
    return found


def empty_names(house: House) -> list[str]:
    """No module, and no class, has a name that says nothing."""
    found = []
    for name, module in house.items():
        if EMPTY_NAMES & set(re.split(r"[._]", name)):
            found.append(f"{name}: a name that says nothing")
        for node in ast.walk(module.tree):
            words = re.findall(r"[A-Z][a-z]*", node.name) if isinstance(node, ast.ClassDef) else []
            if EMPTY_NAMES & {word.lower() for word in words}:
                found.append(f"{name}:{node.lineno} {node.name}: a name that says nothing")
    return found


def busy_packages(house: House) -> list[str]:
    """An `__init__.py` holds its docstring and no more; the package's own adds its version."""
    found = []
    for name, module in house.items():
        allowed = r"__version__ = '[^']+'" if name == "" else r"(?!)"
        extra = [node for node in module.tree.body[1:] if not re.fullmatch(allowed, ast.unparse(node))]
        if module.is_package and extra:
            found.append(f"{name or NAME}:{extra[0].lineno} __init__.py holds more than its docstring")
    return found


def missing_packages(house: House) -> list[str]:
    """Every folder with modules is a package, so that the wheel carries it."""
    parents = {name.rpartition(".")[0] for name in house if name}
    return [f"{name}: no __init__.py" for name in sorted(parents) if name not in house or not house[name].is_package]


RULES: tuple[Rule, ...] = (
    misplaced_modules,
    imports_upwards,
    libraries_away_from_home,
    import_tricks,
    import_cycles,
    missing_docstrings,
    oversized,
    empty_names,
    busy_packages,
    missing_packages,
)


@cache
def the_house() -> House:
    return read_house(HOUSE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_keeps_the_rule(rule: Rule) -> None:
    assert rule(the_house()) == []


def test_house_has_every_rung_below_the_screens() -> None:
    standing = {rung_of(name) for name in the_house()}
    assert standing >= {"root", "leaf", "core", "documents", "exchange", "storage", "sight", "services", "pure", "top"}


# Proof that each rule bites: a small house with one thing wrong, and a word of the complaint. -------------------------

DOC = '"""Says what it is for."""\n'
SOUND = {
    "__init__.py": DOC + '__version__ = "1"\n',
    "errors.py": DOC,
    "core/__init__.py": DOC,
    "core/people.py": DOC + "import json\n",
    "storage/__init__.py": DOC,
    "storage/tables.py": DOC + f"import sqlalchemy\nfrom {NAME}.core.people import x\nfrom {NAME} import errors\n",
    "sight/__init__.py": DOC,
    "sight/reading.py": DOC + f"import zxingcpp\nfrom {NAME}.core.people import x\n",
    "services/__init__.py": DOC,
    "services/people.py": DOC + f"from {NAME}.storage import tables\n",
    "kinds/__init__.py": DOC,
    "kinds/contract.py": DOC,
    "kinds/register.py": DOC + f"from {NAME}.kinds.cafe import kind\n",
    "kinds/planning.py": DOC + f"from {NAME}.kinds.register import x\nfrom {NAME}.services.people import x\n",
    "kinds/cafe/__init__.py": DOC,
    "kinds/cafe/rules.py": DOC + f"from {NAME}.core import people\n",
    "kinds/cafe/plan.py": DOC + f"from {NAME}.kinds.cafe.rules import x\n",
    "kinds/cafe/rows.py": DOC + f"import sqlalchemy\nfrom {NAME}.storage import tables\n",
    "kinds/cafe/verbs.py": DOC + f"from {NAME}.services import people\nfrom {NAME}.kinds.cafe import rows, plan\n",
    "kinds/cafe/sheets.py": DOC + f"from {NAME}.kinds.cafe import rows, verbs\n",
    "kinds/cafe/kind.py": DOC + f"from {NAME}.kinds.cafe import verbs\nfrom {NAME}.kinds.contract import x\n",
    "kinds/surgery/__init__.py": DOC,
    "kinds/surgery/rules.py": DOC,
    "ui/__init__.py": DOC,
    "ui/window.py": DOC + f"import PySide6.QtWidgets\nfrom {NAME}.kinds import register\n",
    "__main__.py": DOC + f"from importlib import import_module\nimport_module(f'{NAME}.commands.{{name}}')\n",
    "commands/__init__.py": DOC,
    "commands/evening.py": DOC + f"from {NAME}.services import people\n",
}
BROKEN: tuple[tuple[Rule, str, str, str], ...] = (
    (misplaced_modules, "shed/__init__.py", DOC, "shed"),
    (imports_upwards, "core/late.py", DOC + f"def f():\n    from {NAME}.storage import tables\n", "not below core"),
    (imports_upwards, "core/leaning.py", DOC + f"from {NAME}.errors import Refusal\n", "imports errors"),
    (imports_upwards, "errors.py", DOC + f"import {NAME}.core.people\n", "not below leaf"),
    (imports_upwards, "storage/paper.py", DOC + f"from {NAME}.services.people import x\n", "not below storage"),
    (imports_upwards, "documents/badges.py", DOC + f"from {NAME}.storage import tables\n", "not below documents"),
    (imports_upwards, "sight/list.py", DOC + f"from {NAME}.errors import Refusal\n", "not below sight"),
    (imports_upwards, "services/camera.py", DOC + f"from {NAME}.sight.reading import x\n", "not below services"),
    (imports_upwards, "services/screens.py", DOC + f"from {NAME}.ui.window import x\n", "not below services"),
    (imports_upwards, "services/all.py", DOC + f"from {NAME}.kinds.register import x\n", "not below services"),
    (imports_upwards, "kinds/planning.py", DOC + f"from {NAME}.kinds.cafe.verbs import x\n", "not below planning"),
    (imports_upwards, "kinds/cafe/plan.py", DOC + f"from {NAME}.kinds.surgery.rules import x\n", "not below pure"),
    (imports_upwards, "kinds/cafe/verbs.py", DOC + f"from {NAME}.kinds.surgery.rules import x\n", "not below verbs"),
    (imports_upwards, "kinds/cafe/preparation.py", DOC + f"from {NAME}.kinds.cafe import kind\n", "below preparation"),
    (imports_upwards, "kinds/cafe/rules.py", DOC + f"from {NAME}.kinds.cafe.rows import x\n", "not below pure"),
    (imports_upwards, "kinds/cafe/plan.py", DOC + f"from {NAME}.errors import Refusal\n", "not below pure"),
    (imports_upwards, "kinds/cafe/rows.py", DOC + f"from {NAME}.services.people import x\n", "not below rows"),
    (imports_upwards, "ui/loop.py", DOC + f"from {NAME}.commands.evening import x\n", "not below ui"),
    (libraries_away_from_home, "core/arrays.py", DOC + "import tqdm\n", "standard library only"),
    (libraries_away_from_home, "kinds/cafe/fast.py", DOC + "def f():\n    import numpy\n", "standard library only"),
    (libraries_away_from_home, "services/ask.py", DOC + "from PySide6.QtCore import Qt\n", "home is app or ui"),
    (libraries_away_from_home, "commands/sql.py", DOC + "from sqlalchemy import select\n", "home is rows or"),
    (libraries_away_from_home, "services/file.py", DOC + "import sqlite3\n", "home is storage"),
    (libraries_away_from_home, "kinds/cafe/sheets.py", DOC + "import reportlab.lib\n", "home is documents"),
    (libraries_away_from_home, "services/code.py", DOC + "import qrcode\n", "home is documents"),
    (libraries_away_from_home, "ui/door.py", DOC + "import zxingcpp\n", "home is sight"),
    (import_tricks, "core/near.py", DOC + "from . import people\n", "relatively"),
    (import_tricks, "core/all.py", DOC + f"from {NAME}.core.people import *\n", "everything"),
    (import_tricks, "core/sly.py", DOC + f"import importlib\nimportlib.import_module('{NAME}.ui')\n", "run time"),
    (import_tricks, "core/slyer.py", DOC + "from importlib import import_module as so\n", "behind so"),
    (import_tricks, "__main__.py", DOC + f"import_module(f'{NAME}.ui.{{name}}')\n", "run time"),
    (import_tricks, "core/like_main.py", DOC + f"import_module(f'{NAME}.commands.{{name}}')\n", "run time"),
    (import_tricks, "core/slyest.py", DOC + "__import__('os')\n", "run time"),
    (import_cycles, "core/people.py", DOC + f"from {NAME}.core import people\n", "core.people > core.people"),
    (missing_docstrings, "core/silent.py", "import json\n", "core.silent: no docstring"),
    (missing_docstrings, "core/terse.py", DOC + "def work():\n    pass\n", "work has no docstring"),
    (missing_docstrings, "core/bare.py", DOC + "class Thing:\n    pass\n", "Thing has no docstring"),
    (oversized, "core/long.py", DOC + "\n" * LONGEST_MODULE, "401 lines"),
    (oversized, "core/deep.py", DOC + "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION, "f has 61 lines"),
    (empty_names, "core/date_utils.py", DOC, "says nothing"),
    (empty_names, "core/tables.py", DOC + "class TableManager:\n    pass\n", "TableManager"),
    (busy_packages, "core/__init__.py", DOC + f"from {NAME}.core.people import x\n", "more than its docstring"),
    (missing_packages, "core/deeper/thing.py", DOC, "core.deeper: no __init__.py"),
)


def build(root: Path, files: dict[str, str]) -> House:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_house(root)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_leaves_a_sound_house_alone(rule: Rule, tmp_path: Path) -> None:
    assert rule(build(tmp_path, SOUND)) == []


@pytest.mark.parametrize(("rule", "path", "text", "complaint"), BROKEN, ids=lambda part: getattr(part, "__name__", ""))
def test_rule_catches_a_broken_house(rule: Rule, path: str, text: str, complaint: str, tmp_path: Path) -> None:
    (found,) = rule(build(tmp_path, SOUND | {path: text}))
    assert complaint in found


def test_rule_on_rings_names_the_whole_ring(tmp_path: Path) -> None:
    ring = {
        "core/one.py": DOC + f"from {NAME}.core import two\n",
        "core/two.py": DOC + f"from {NAME}.core.three import x\n",
        "core/three.py": DOC + f"def f():\n    import {NAME}.core.one\n",
    }
    assert import_cycles(build(tmp_path, SOUND | ring)) == [
        "a ring of imports: core.one > core.two > core.three > core.one"
    ]
