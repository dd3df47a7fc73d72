"""A preview as plain JSON values and as one sentence, for the command line and for anything that is no window."""

from collections import Counter
from dataclasses import asdict, fields

from t4gsw_desktop.exchange.guest_lists.outcome import PersonLine, Preview
from t4gsw_desktop.exchange.guest_lists.sentences import SKIPPED, counted
from t4gsw_desktop.exchange.guest_lists.sorting import NO_PEOPLE

_PERSON_LINE = tuple(one.name for one in fields(PersonLine))


def preview_as_json(preview: Preview) -> dict[str, object]:
    """The whole preview in values `json.dumps` takes: counts first, then lists, with every sentence spelled out.

    Holds personal and private answers: it is for the organiser's eyes, not for a log.
    """
    states = Counter(line.state for line in preview.people)
    return {
        "summary": summary(preview),
        "source": preview.label,
        "read_as": asdict(preview.read_as),
        "remarks": list(preview.remarks),
        "nothing_to_change": preview.nothing_to_change,
        "counts": {
            "people": len(preview.people),
            "new": states["new"],
            "known": states["known"],
            "listed": states["listed"],
            "changed": sum(1 for line in preview.people if any(change.apply for change in line.changes)),
            "unnamed_guests": len(preview.unnamed_guests),
        },
        "people": [_plain_person(line) for line in preview.people],
        "unnamed_guests": [asdict(guest) for guest in preview.unnamed_guests],
        "doubles": [{**asdict(double), "why": double.why} for double in preview.doubles],
        "skipped": [{**asdict(row), "why": row.why} for row in preview.skipped],
        "problems": [{**asdict(problem), "sentence": problem.sentence} for problem in preview.problems],
        "gone": [asdict(place) for place in preview.gone],
        "columns": [asdict(column) for column in preview.columns],
    }


def _plain_person(line: PersonLine) -> dict[str, object]:
    """A person as a dict; `dataclasses.asdict` copies deeply and takes ten times as long."""
    plain: dict[str, object] = {name: getattr(line, name) for name in _PERSON_LINE}
    plain["full_name"], plain["email"] = line.full_name, line.values.get("email", "")
    plain["values"] = {name: list(value) if isinstance(value, tuple) else value for name, value in line.values.items()}
    plain["name_parts"] = list(line.name_parts)
    plain["joined"] = [one.row for one in line.joined]
    plain["changes"] = [asdict(change) for change in line.changes]
    return plain


def summary(preview: Preview) -> str:
    """One plain sentence: "27 people, 3 guests with no name, 2 look like repeats, 1 cancelled left out."."""
    if preview.nothing_to_change and preview.people:
        return f"Nothing to change: {counted(len(preview.people), 'person is', 'people are')} on the list already."
    parts = [counted(len(preview.people), "person", "people")]
    if preview.unnamed_guests:
        parts.append(counted(len(preview.unnamed_guests), "guest", "guests") + " with no name")
    if preview.doubles:
        parts.append(counted(len(preview.doubles), "looks like a repeat", "look like repeats"))
    left_out = Counter(row.code for row in preview.skipped if row.code not in NO_PEOPLE)
    parts += [f"{count:,} {SKIPPED[code]} left out" for code, count in left_out.items()]
    nameless = sum(1 for problem in preview.problems if problem.code in ("no_name", "long_name"))
    if nameless:
        parts.append(counted(nameless, "row", "rows") + " without a name left out")
    return ", ".join(parts) + "."
