"""Names typed or pasted into a box: addresses from a mail, one name a line, bulleted lists, cells of a spreadsheet."""

import re

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.entries import entries_of, name_and_email
from t4gsw_desktop.exchange.guest_lists.headings import build_table
from t4gsw_desktop.exchange.guest_lists.layouts import is_surname_first, looks_like_cells
from t4gsw_desktop.exchange.guest_lists.separated import SEPARATORS, split_records
from t4gsw_desktop.exchange.guest_lists.synonyms import is_known_heading
from t4gsw_desktop.exchange.guest_lists.table import ReadAs, Row, Table, tidy_cells, tidy_text

_DASH = re.compile(r"\s+[–—-]\s+")


def read_pasted(text: str) -> Table:
    """Return the table of pasted `text`; raises Refusal when there is nothing in it.

    Understood: `Name <email>; Name <email>`, one name a line (bulleted or numbered too), `Name, email`, `Name - group`
    when most lines are so, and cells copied from a spreadsheet. Row numbers count lines, or entries where a line
    holds several.
    """
    tidied = tidy_text(text)
    if not tidied.strip():
        raise Refusal("There is nothing here yet. Paste names, one a line, or choose a file.")
    if looks_like_cells(tidied):
        found = split_records(tidied)
        records = [tidy_cells(record) for record in found.cells]
        return build_table("", records, ReadAs("pasted", separator=SEPARATORS[found.separator]), found.oddities)
    return read_pasted_names(tidied, "", ReadAs("pasted"))


def read_pasted_names(text: str, name: str, read_as: ReadAs) -> Table:
    """Return a table of names, and of addresses and groups where there are any, from tidied `text` without columns.

    A name is kept as it is written, the surname first too; that is said in the remarks of the table.
    """
    per_line = [entries_of(line) for line in text.splitlines()]
    several = any(len(entries) > 1 for entries in per_line)
    numbered = [(number, entry) for number, entries in enumerate(per_line, 1) for entry in entries]
    if several:
        numbered = [(count, entry) for count, (_, entry) in enumerate(numbered, 1)]
    people = [(number, *name_and_email(entry)) for number, entry in numbered]
    if people and is_known_heading(people[0][1]) and not people[0][2]:
        people = people[1:]
    if not people:
        raise Refusal("There is nothing in this list. Choose another file, or paste the names.")
    parted = [(number, *_name_and_group(who), email) for number, who, email in people]
    with_groups = 2 * sum(1 for _, _, group, _ in parted if group) > len(parted)
    if not with_groups:
        parted = [(number, who, "", email) for number, who, email in people]
    with_emails = any(email for *_, email in parted)
    headings = ("Name", *(["E-mail"] if with_emails else []), *(["Organisation"] if with_groups else []))
    rows = tuple(
        Row(number, (who, *([email] if with_emails else []), *([group] if with_groups else [])))
        for number, who, group, email in parted
    )
    remarks = ("surname_first",) if is_surname_first([who for _, who, _ in people]) else ()
    return Table(name, headings, rows, read_as, remarks=remarks)


def _name_and_group(who: str) -> tuple[str, str]:
    """The two sides of a dash between spaces ("Ann Hill - Moor Kitchen"); the whole and "" where there is not one."""
    parts = _DASH.split(who)
    return (parts[0], parts[1]) if len(parts) == 2 else (who, "")
