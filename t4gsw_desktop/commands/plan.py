"""`t4gsw plan INSTANCE.json`: one plan file in, one plan out, for scripts, benchmarks and the referee."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from t4gsw_desktop.commands.files import read_bytes, write_text
from t4gsw_desktop.core.forms import FormTrouble, choice_at, form_of
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.planning import budget_of
from t4gsw_desktop.kinds.register import KINDS, kind_named
from t4gsw_desktop.wording import sentence

_LONGEST = 3600
_LARGEST_SEED = 2**63 - 1


def add_arguments(parser: ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("instance", type=Path, metavar="INSTANCE.json", help="what is to be planned")
    parser.add_argument("--seconds", type=read_seconds, default=5.0, help="at most this long (default: 5)")
    parser.add_argument("--seed", type=read_seed, default=1, help="the same seed gives the same plan (default: 1)")
    parser.add_argument("--out", type=Path, metavar="PLAN.json", help="where the plan goes (default: it is printed)")


def run(options: Namespace) -> int:
    """Plan the instance and write the plan; the figures go to standard error. Refusal names a key that is not right."""
    kind, snapshot = read_instance_file(options.instance)
    proposal = kind.propose(snapshot, budget_of(kind, options.seconds), options.seed)
    text = json.dumps(kind.write_plan(proposal.plan), ensure_ascii=False, indent=1)
    if options.out is None:
        print(text)
    else:
        write_text(options.out, text + "\n")
    for name, value in proposal.score.items():
        least = f"   (no plan can do better than {proposal.bound[name]:g})" if name in proposal.bound else ""
        print(f"{name:>24}: {value:g}{least}", file=sys.stderr)
    for problem in proposal.problems:
        facts = {"who": ", ".join(problem.who), "where": problem.where, **problem.facts}
        print(f"- {sentence(problem.code, facts)}", file=sys.stderr)
    return 0


def read_seconds(text: str) -> float:
    """A time to plan in, as the command line gives it; more than none and at most an hour."""
    value = float(text)
    if not 0 < value <= _LONGEST:
        raise ArgumentTypeError(f"a time of more than 0 and at most {_LONGEST} seconds is needed, not {text}")
    return value


def read_seed(text: str) -> int:
    """A seed, as the command line gives it: a whole number that the workspace can keep."""
    value = int(text)
    if not 0 <= value <= _LARGEST_SEED:
        raise ArgumentTypeError(f"a whole number from 0 to {_LARGEST_SEED} is needed, not {text}")
    return value


def read_instance_file(path: Path) -> tuple[EventKind, Any]:
    """The kind and the snapshot of a plan file. Refusal with one sentence when it is not of the form."""
    try:
        form = form_of(json.loads(read_bytes(path)))
        kind = kind_named(choice_at(form, "kind", [kind.key for kind in KINDS]))
        return kind, kind.read_instance(form)
    except FormTrouble as trouble:
        raise Refusal(f"“{path.name}” is not of the right form: {trouble}") from trouble
    except RecursionError as trouble:
        raise Refusal(f"“{path.name}” is nested too deeply to be a plan file.") from trouble
    except ValueError as trouble:
        raise Refusal(f"“{path.name}” is not JSON: {trouble}.") from trouble
