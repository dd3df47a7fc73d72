"""`t4gsw preview GUESTS`: what importing a guest list would do; nothing is written anywhere."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from t4gsw_desktop.commands.files import read_bytes
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.preview_json import preview_as_json, summary
from t4gsw_desktop.exchange.guest_lists.reading import read_table

PASTED = "pasted lines"
_SHOWN = 12


def add_arguments(parser: ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("guests", metavar="GUESTS", help="CSV, XLSX or other list; - reads pasted lines")
    parser.add_argument("--json", action="store_true", help="print everything as JSON, for scripts")


def run(options: Namespace) -> int:
    """Print the preview. Refusal with one sentence when the list cannot be read."""
    name = PASTED if options.guests == "-" else Path(options.guests).name
    table = read_table(read_list(options.guests), name)
    seen = preview(table, recognise(table), ())
    if options.json:
        json.dump(preview_as_json(seen), sys.stdout, ensure_ascii=False, indent=1, default=str)
        print()
    else:
        print("\n".join(told(seen)))
    return 0


def read_list(name: str) -> bytes:
    """The guest list in the file called `name`, or, for "-", the lines pasted on standard input."""
    return sys.stdin.buffer.read() if name == "-" else read_bytes(Path(name))


def told(seen: Preview) -> list[str]:
    """The preview in sentences."""
    lines = [summary(seen), *seen.remarks, f"Read as: {seen.label}.", "", "Columns:"]
    lines += [
        f"  {one.heading or '(no heading)'}: {one.label if one.field else f'left out: {one.why}'}"
        for one in seen.columns
    ]
    for title, sentences in (
        ("Probably the same person", [f"Row {one.row}, {one.full_name}: {one.why}" for one in seen.doubles]),
        ("Left out", [f"Row {one.row}, {one.full_name or 'no name'}: {one.why}" for one in seen.skipped]),
        ("To look at", [problem.sentence for problem in seen.problems]),
    ):
        if sentences:
            lines += ["", f"{title}:", *(f"  {sentence}" for sentence in sentences[:_SHOWN])]
        if len(sentences) > _SHOWN:
            lines.append(f"  and {len(sentences) - _SHOWN} more; --json shows all")
    return lines
