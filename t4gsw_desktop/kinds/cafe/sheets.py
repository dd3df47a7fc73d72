"""What the papers of a café say: a card and a harvest sheet for each table, and everybody's way through the rounds."""

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.table_cards import CafeTable, table_cards_pdf
from t4gsw_desktop.kinds.cafe.rows import TopicTable
from t4gsw_desktop.kinds.cafe.verbs import tables_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import NAMES, Paper, PaperDesk
from t4gsw_desktop.services.round_papers import round_papers


def papers(desk: PaperDesk) -> tuple[Paper, ...]:
    """The papers of one café; without tables one blank card of each kind."""
    tables = tables_of(desk.view, desk.activity)
    rounds = parts_of(desk.activity).count
    cards = [
        CafeTable(
            table.name,
            table.topic,
            joined(map(desk.name_of, table.hosts), " and "),
            desk.features(table.features),
        )
        for table in tables
    ]
    return (
        Paper(
            "table-cards",
            "Table cards and harvest sheets",
            lambda large: table_cards_pdf(cards, heading=desk.heading, large_print=large, rounds=rounds),
            many=counted(len(cards), "table", "tables"),
            waits="" if cards else "Ready when the tables are",
            shows={**NAMES, TopicTable: ("name", "topic", "hosts", "features"), Activity: ("settings",)},
        ),
        *round_papers(desk),
    )
