"""The file of a guest list on the disk: its bytes, or one sentence why not; and a sample of what a list may hold."""

import csv
import io
from pathlib import Path

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.containers import LARGEST_FILE

SAMPLE_NAME = "guest list sample.csv"
_SAMPLE = (
    ("Name", "Call me", "Pronouns", "Group", "E-mail", "I can offer", "I am looking for", "Access needs", "Photos OK?"),
    ("Wren Ashdown", "", "they/them", "Quay Mending Circle", "wren@example.org", "sewing; repairs", "a van", "", "yes"),
    (
        "Esi Abara-Lund",
        "Esi",
        "she/her",
        "Harbour Radio",
        "esi.abara@example.org",
        "sound",
        "volunteers",
        "step-free",
        "ask",
    ),
    ("陳美玲", "Mei-Ling", "", "", "", "translation", "", "", "no"),
)


def read_list(path: Path) -> bytes:
    """All of the file at `path`. Refusal when it is missing, a folder, far too large, or not to be read."""
    if path.is_dir():
        raise Refusal(f"“{path.name}” is a folder. Open it and choose the list inside.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal("This file is larger than any guest list: over 100 MB. Choose another file.")
        return path.read_bytes()
    except FileNotFoundError as trouble:
        raise Refusal(f"“{path.name}” is not there any more. Choose the file again.") from trouble
    except OSError as trouble:
        raise Refusal(
            f"“{path.name}” cannot be opened. If it is open in another program, close it there, then choose it again."
        ) from trouble


def write_sample(path: Path) -> None:
    """Write a short list of invented people with the usual headings. Refusal when the disk says no."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_SAMPLE)
    try:
        path.write_bytes(text.getvalue().encode("utf-8-sig"))  # with the mark by which Excel knows the letters
    except OSError as trouble:
        raise Refusal(f"“{path.name}” cannot be written there. Choose another folder.") from trouble
