"""What the cells of a column say of it where its heading does not: ticked answers, addresses, names."""

from dataclasses import replace

from t4gsw_desktop.exchange.guest_lists.headings import holds_email
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch
from t4gsw_desktop.exchange.guest_lists.sentences import LEFT_OUT
from t4gsw_desktop.exchange.guest_lists.synonyms import EXACT, field_by_words, heading_key
from t4gsw_desktop.exchange.guest_lists.table import Table

_ROWS_LOOKED_AT = 200
_OPTION_MARKS = (" – ", " — ", " - ", ": ", " [")
_TICKS = {"yes", "no", "ja", "nein", "oui", "non", "true", "false", "si", "sí", "x", "✓", "1", "0", "y", "n"}
_TICKED_FIELDS = ("offers", "seeks", "focus", "languages", "access", "food", "wishes")


def ticked_option(table: Table, index: int, heading: str) -> tuple[str, str]:
    """Field and option of a column of ticks that is one answer of a question; ("", "") for any other column."""
    for mark in _OPTION_MARKS:
        question, found, option = heading.partition(mark)
        if not found or not option.strip(" ]"):
            continue
        key = heading_key(question)
        field = EXACT.get(key) or field_by_words(key)
        values = {row.cell(index).casefold() for row in table.rows[:_ROWS_LOOKED_AT]} - {""}
        if field in _TICKED_FIELDS and values and values <= _TICKS:
            return field, option.strip(" ]")
    return "", ""


def match_by_contents(table: Table, matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """For a list without headings: the column of addresses is the e-mail, the first column of words is the name."""
    settled = list(matches)
    named = False
    for match in matches:
        cells = [cell for row in table.rows[:_ROWS_LOOKED_AT] if (cell := row.cell(match.index))]
        if not cells:
            settled[match.index] = replace(match, why=LEFT_OUT["empty"])
        elif 2 * sum(1 for cell in cells if holds_email(cell)) > len(cells):
            settled[match.index] = replace(match, field="email", why="", sure="guess")
        elif not named and 2 * sum(1 for cell in cells if any(map(str.isalpha, cell))) > len(cells):
            settled[match.index], named = replace(match, field="full_name", why="", sure="guess"), True
    return settled
