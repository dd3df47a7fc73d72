"""What the papers of speed-friending say: everybody's route, the master list, and a sign for each table."""

from functools import partial

from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import SeatingTable
from t4gsw_desktop.documents.table_signs import TableSign, table_signs_pdf
from t4gsw_desktop.kinds.speed_friending.questions import question_for
from t4gsw_desktop.kinds.speed_friending.verbs import places_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import Paper, PaperDesk
from t4gsw_desktop.services.round_papers import round_papers
from t4gsw_desktop.services.touch_papers import touch_papers


def papers(desk: PaperDesk) -> tuple[Paper, ...]:
    """The papers of one speed-friending; before there is a plan they are blank to write on."""
    used = {placement.place for placement in desk.placements}
    signs = [
        TableSign(name, desk.features(groups[0].features), _places(name, groups))
        for name, groups in places_of(desk.view, desk.activity, desk.roster)
        if used.intersection(group.id for group in groups)
    ]
    signed = Paper(
        "table-signs",
        "Table signs",
        lambda large: table_signs_pdf(signs, heading=desk.heading, large_print=large),
        desk.heading.plan,
        counted(len(signs), "sign", "signs"),
        "" if signs else "Ready when the rounds are",
        {Placement: ("place",), Table: ("name", "features"), Room: ("features",)},
    )
    return (*round_papers(desk, partial(question_for, desk.activity)), signed, *touch_papers(desk))


def _places(name: str, groups: tuple[SeatingTable, ...]) -> str:
    """What stands on the sign of a table that several groups share."""
    letters = [group.id.removeprefix(name) for group in groups]
    return f"Places {', '.join(letters[:-1])} and {letters[-1]}" if len(letters) > 1 else ""
