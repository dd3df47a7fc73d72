"""What the papers of speed-friending say: everybody's route, the master list, and a sign for each table."""

from t4gsw_desktop.documents.table_signs import TableSign, table_signs_pdf
from t4gsw_desktop.kinds.speed_friending.verbs import tables_of
from t4gsw_desktop.services.papers import Paper, PaperDesk, feature_words
from t4gsw_desktop.services.round_papers import round_papers


def papers(desk: PaperDesk) -> tuple[Paper, ...]:
    """The papers of one speed-friending; before there is a plan they are blank to write on."""
    used = {placement.place for placement in desk.placements}
    signs = [
        TableSign(table.id, feature_words(tuple(table.features)))
        for table in tables_of(desk.view, desk.activity, desk.roster)
        if table.id in used
    ]
    signed = Paper(
        "table-signs",
        "Table signs",
        lambda large: table_signs_pdf(signs, heading=desk.heading, large_print=large),
        desk.heading.plan,
    )
    return (*round_papers(desk), signed)
