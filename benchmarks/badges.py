"""Printing badges with QR codes: seconds of the processor, size of the file and the memory a process came to."""

import json
import random
import statistics
import sys
import time
from collections.abc import Iterator

from benchmarks.child import measured_apart, peak_memory
from benchmarks.people import invent_people
from benchmarks.table import Row
from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.documents.badges import Badge, badges_pdf
from t4gsw_desktop.documents.stock import find_stock

SIZES, QUICK_SIZES = (100, 1_000, 10_000), (50,)
RUNS, MOST_TO_RUN_AGAIN = 3, 1_000
STOCK = "Avery L4785"  # ten badges on a sheet of A4
_UNITS = {"CPU time": "s", "CPU time per badge": "s", "file": "kB", "peak memory": "MB"}
_REACH = {"CPU time": "1.5 s for 1,000", "file": "600 kB for 1,000"}

_ROLES = ("", "", "", "Volunteer", "Host", "Expert")
_LANGUAGES = ("English", "Polish", "Somali", "Welsh", "Arabic", "British Sign Language")
_SKILLS = ("websites", "bookkeeping", "laptop repair", "graphic design", "driving", "grant writing", "choirs", "maps")
_ISSUES = ("Digital inclusion", "Transport", "Climate", "Older people", "Young people", "Health and care")


def rows(quick: bool) -> Iterator[Row]:
    """Each size in processes of its own; equal times per badge at all sizes mean that time grows evenly.

    A plain badge has name, pronouns, organisation, photo wish and QR code; a full one all that a guest list may tell.
    """
    for content in ("plain", "full"):
        for size in QUICK_SIZES if quick else SIZES:
            runs = 1 if quick or size > MOST_TO_RUN_AGAIN else RUNS
            measured = [measured_apart("benchmarks.badges", [content, str(size)]) for _ in range(runs)]
            for what in measured[0]:
                value = statistics.median(one[what] for one in measured)
                reach = _REACH.get(what, "") if size == 1_000 else ""
                yield Row("badges", what, f"{size:,} {content} badges", value, _UNITS[what], reach)


def invent_badges(size: int, content: str, seed: int = 1) -> list[Badge]:
    """`size` "plain" or "full" badges with codes of their own, for names of ten tongues; the same for a seed."""
    luck = random.Random(seed)
    codes: set[str] = set()
    badges = []
    for person in invent_people(size, seed):
        code = new_code(codes, luck.choice)
        codes.add(code)
        pronouns, photo = luck.choice(("she/her", "he/him", "they/them", "")), luck.choice(("yes", "ask", "no"))
        badge = Badge(person.full_name, pronouns, person.organisation, photo=photo, code=code)
        badges.append(_filled(badge, luck) if content == "full" else badge)
    return badges


def _filled(badge: Badge, luck: random.Random) -> Badge:
    return Badge(
        badge.name,
        badge.pronouns,
        badge.organisation,
        luck.choice(_ROLES),
        badge.photo,
        luck.choice(("anyone", "known", "none", "")),
        badge.code,
        first_time=luck.random() < 0.5,
        languages=tuple(luck.sample(_LANGUAGES, luck.choice((1, 1, 2, 3)))),
        helps_with=", ".join(luck.sample(_SKILLS, 2)),
        ask_me=", ".join(luck.sample(_ISSUES, luck.choice((1, 2)))),
    )


def measure(size: int, content: str) -> dict[str, float]:
    """What the first PDF of this process costs, loading the fonts included, importing modules left out."""
    badges, stock = invent_badges(size, content), find_stock(STOCK)
    begun = time.process_time()
    pdf = badges_pdf(badges, stock, event="Measured evening", plan_note="Plan 1")
    taken = time.process_time() - begun
    peak = peak_memory()
    measured = {"CPU time": taken, "CPU time per badge": taken / size, "file": len(pdf) / 1_000}
    return measured | ({"peak memory": peak} if peak else {})


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[2]), sys.argv[1])))
