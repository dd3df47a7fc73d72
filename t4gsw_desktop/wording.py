"""The sentence for every problem code, in plain British English; imports nothing of ours."""

from collections.abc import Mapping

# One template a code. Placeholders are filled from the problem's facts, `{who}` and `{where}` included.
SENTENCES: dict[str, str] = {}


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a problem `code` with its `facts`; raises KeyError for a code without a sentence (a bug)."""
    return SENTENCES[code].format_map(dict(facts))
