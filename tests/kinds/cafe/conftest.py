"""Lends the independent judge of rounds at tables to the tests of this kind."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


def _load(path: Path) -> ModuleType:
    """A module of the tests by its path: folders of tests are no packages."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def judge_rounds():
    return _load(Path(__file__).parents[1] / "rounds_judge.py").judge
