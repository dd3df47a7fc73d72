"""`t4gsw desk begin, leave, meet, settle, clear`: what the page called Second desk does, for scripts and tests."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TypeVar

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.desk_clashes import Clash, clashes, settle
from t4gsw_desktop.services.desk_files import Exchange, begin_desk, free_name, leave_copy, meet_folder
from t4gsw_desktop.services.desk_sticks import DeskCopy, clear_folder, copies_in, said_when
from t4gsw_desktop.services.desks import desk_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.workspace import Workspace, now_utc

T = TypeVar("T")
_FOLDER_WORDS = "the stick, or a folder that both laptops see"


def add_arguments(parser: ArgumentParser) -> None:
    """The parts of this command, each with its options."""
    parts = parser.add_subparsers(metavar="part", required=True)
    leave = parts.add_parser("leave", help="leave a copy that a second desk can begin from")
    _take_file_and_folder(leave)
    leave.add_argument("--for", dest="invites", default="", metavar="NAME", help="what the second desk is to be called")
    leave.set_defaults(part=_leave)
    begin = parts.add_parser("begin", help="make the file of a second desk from what another desk left")
    begin.add_argument("folder", type=Path, metavar="FOLDER", help=_FOLDER_WORDS)
    begin.add_argument("--out", type=Path, required=True, metavar="FILE.t4gsw", help="where the file of this desk goes")
    begin.add_argument("--name", default="", help="what this desk is called (default: as the other desk says)")
    begin.add_argument("--of", default="", metavar="NAME", help="the desk to begin from (default: the latest copy)")
    begin.set_defaults(part=_begin)
    meet = parts.add_parser("meet", help="take in what the other desks left, and leave a copy for them")
    _take_file_and_folder(meet)
    meet.set_defaults(part=_meet)
    settling = parts.add_parser("settle", help="list what two desks said differently, or settle one of it")
    settling.add_argument("file", type=Path, metavar="FILE.t4gsw")
    settling.add_argument("number", type=int, nargs="?", help="which one, by its number in the list")
    settling.add_argument("version", type=int, nargs="?", help="which version of it holds, by its number")
    settling.set_defaults(part=_settle)
    clear = parts.add_parser("clear", help="remove every desk's copy from a stick")
    clear.add_argument("folder", type=Path, metavar="FOLDER", help=_FOLDER_WORDS)
    clear.set_defaults(part=_clear)


def run(options: Namespace) -> int:
    """Do the part that was asked for. Refusal with one sentence when it cannot be done."""
    options.part(options)
    return 0


def told(came: Exchange) -> list[str]:
    """What came of an exchange, a line for each sentence; what follows a desk's headline is set in."""
    lines = []
    for one in came.met:
        headline, *more = one.sentences
        lines += [headline, *(f"  {sentence}" for sentence in more)]
    if not came.met:
        lines.append("No other desk has left anything here yet.")
    if came.left is not None:
        lines.append(f"A copy of this desk is there for the others: {came.left.name}")
    return [*lines, *came.sentences]


def _take_file_and_folder(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.t4gsw", help="the file of this desk")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=_FOLDER_WORDS)


def _leave(options: Namespace) -> None:
    with Workspace.open(options.file, components()) as workspace:
        print(leave_copy(workspace, options.folder, invites=options.invites))


def _begin(options: Namespace) -> None:
    copies = copies_in(options.folder, now_utc())
    copy = _chosen(copies, options.of)
    assert copy.label is not None
    name = options.name or copy.label.invites or free_name([one.name for one in copies])
    begin_desk(copy, options.out, name)
    print(f"“{name}” can begin: {options.out}")


def _chosen(copies: tuple[DeskCopy, ...], of: str) -> DeskCopy:
    fit = [one for one in copies if one.label is not None and (not of or one.name.casefold() == of.casefold())]
    if not fit:
        why = [one.sentence for one in copies if one.label is None]
        raise Refusal(" ".join(["No desk has left a copy to begin from in this folder.", *why]))
    return fit[0]


def _meet(options: Namespace) -> None:
    with Workspace.open(options.file, components()) as workspace:
        came = meet_folder(workspace, options.folder)
        open_still = len(workspace.read(clashes))
    print("\n".join(told(came)))
    if open_still:
        print(f"{counted(open_still, 'thing', 'things')} to settle: t4gsw desk settle {options.file}")


def _settle(options: Namespace) -> None:
    with Workspace.open(options.file, components()) as workspace:
        found = workspace.read(clashes)
        if options.number is None or options.version is None:
            print("\n".join(_listed(found)) or f"Nothing to settle at {desk_of(workspace).name}.")
            return
        clash = _at(found, options.number, "There is nothing with this number to settle.")
        choice = _at(clash.choices, options.version, "There is no version with this number.")
        workspace.change(settle, clash.id, choice.key)
        print(f"{clash.about}: {choice.words}")


def _at(among: tuple[T, ...], number: int, otherwise: str) -> T:
    if not 1 <= number <= len(among):
        raise Refusal(f"{otherwise} The list shows them all.")
    return among[number - 1]


def _listed(found: tuple[Clash, ...]) -> list[str]:
    lines = []
    for number, clash in enumerate(found, 1):
        lines.append(f"{number}. {clash.about}{f': {clash.field}' if clash.field else ''}")
        for version, choice in enumerate(clash.choices, 1):
            when = f", {said_when(choice.at, now_utc())}" if choice.at else ""
            lines.append(f"   {version}. {choice.words}" + (f" ({choice.desk}{when})" if choice.desk else ""))
    return lines


def _clear(options: Namespace) -> None:
    count = clear_folder(options.folder)
    print(f"{counted(count, 'copy was', 'copies were')} removed.")
