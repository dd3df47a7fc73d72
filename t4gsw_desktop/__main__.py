"""The command line: `t4gsw` opens the window, `t4gsw evening`, `practice`, `preview`, `plan` and `desk` do without."""

import gc
import os
import re
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TextIO

from t4gsw_desktop import __version__
from t4gsw_desktop.errors import Refusal

COMMANDS = {
    "evening": "turn a guest list into a planned evening with all its papers",
    "practice": "make the practice evening with sixty invented people",
    "preview": "show what importing a guest list would do, without doing it",
    "plan": "plan one instance file",
    "desk": "begin a second desk, exchange with it, and settle what the two said differently",
}
FILES_END = ".t4gsw"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 2 with one sentence on standard error when it was refused."""
    _settle_streams()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever was reading has seen enough (`t4gsw ... | head`); nothing is to be said to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped. What had been saved is safe.", file=sys.stderr)
        return 130


def _settle_streams() -> None:
    """Have two streams that take every letter: a program with windows has none on Windows, or one of few letters."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may speak a narrow code page; a name it cannot show must not end the program.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _run(given: list[str]) -> int:
    command = next((word for word in given if word in COMMANDS), "")
    # A file to open in the window is known by its ending, so that a slip in a command is not taken for one.
    files = [word for word in given if not command and word.endswith(FILES_END)]
    parser, module = _parser(command)
    options = parser.parse_args([word for word in given if word not in files[:1]])
    if options.self_test:
        from t4gsw_desktop.commands.self_test import run_self_test

        return run_self_test()
    if module is None:
        return _open_window(Path(files[0]) if files else None, quit_when_ready=options.quit_when_ready)
    return int(module.run(options))


def _open_window(path: Path | None, *, quit_when_ready: bool) -> int:
    """Load all that the window stands on, in the order and the manner that take the least time, and open it."""
    # None of these thousands of functions and classes is ever thrown away: looking for rubbish among them over and
    # over takes an eighth of the time until the window is there.
    gc.disable()
    try:
        # SQL comes before Qt, for with Qt there every import takes longer.
        from t4gsw_desktop.kinds import register  # noqa: F401, I001
        from t4gsw_desktop import app
    except ImportError as trouble:
        raise _told_of_library(trouble) from trouble
    finally:
        gc.freeze()
        gc.enable()
    return app.run(path, quit_when_ready=quit_when_ready)


def _told_of_library(trouble: ImportError) -> Exception:
    """A sentence for who lacks a library of the system that Qt draws with; any other trouble as it is."""
    lacking = re.match(r"(\S+\.so\S*): cannot open shared object file", str(trouble))
    if lacking is None:
        return trouble
    return Refusal(
        f"The window cannot open, for this computer lacks a library of its system: {lacking[1]}. On Debian or Ubuntu "
        "“sudo apt install libgl1 libegl1” brings what is usually missing."
    )


def _parser(chosen: str) -> tuple[ArgumentParser, ModuleType | None]:
    """The parser, with the options of the chosen command only: each command imports just what it needs."""
    parser = ArgumentParser(
        prog="t4gsw",
        usage=None if chosen else f"%(prog)s [FILE{FILES_END}]\n       %(prog)s command ...",
        description="Plan, run and print community evenings, offline. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"T4GSW Desktop {__version__}")
    parser.add_argument("--self-test", action="store_true", help="see whether this copy of the program is whole")
    parser.add_argument("--quit-when-ready", action="store_true", help=SUPPRESS)
    choices = parser.add_subparsers(metavar="command")
    module = None
    for name, words in COMMANDS.items():
        sub = choices.add_parser(name, help=words, description=words.capitalize() + ".")
        if name == chosen:
            module = import_module(f"t4gsw_desktop.commands.{name}")
            module.add_arguments(sub)
    return parser, module


if __name__ == "__main__":
    sys.exit(main())
