"""The table with ten thousand people: everything a row says, and nothing private."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from benchmarks.people import invent_people
from t4gsw_desktop.services.directory import Directory, PersonRow, Place
from t4gsw_desktop.ui.people.listing import Listing
from t4gsw_desktop.ui.people.row_paint import initials, two_lines
from t4gsw_desktop.ui.people.table import PeopleModel, PeopleTable
from t4gsw_desktop.ui.theme.theme import Theme

COUNT = 10_000


@pytest.fixture(scope="module")
def rows() -> list[PersonRow]:
    return [
        PersonRow(
            one.id,
            one.full_name,
            "they/them",
            one.organisation,
            one.email,
            ("Maps", "Tea"),
            (),
            one.full_name,
            f" A {one.full_name} ",
        )
        for one in invent_people(COUNT)
    ]


def test_model_is_sound_with_ten_thousand_rows(application: QApplication, rows: list[PersonRow]) -> None:
    model = PeopleModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(rows, {rows[3].id: Place("a", "coming", True, "guest")})
    assert (model.rowCount(), model.columnCount()) == (COUNT, 4)
    assert model.row_of(rows[-1].id) == COUNT - 1
    aloud = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == ", ".join(
        filter(None, [rows[3].name, "they/them", "first time", rows[3].organisation, "offers Maps and 1 more"])
    )
    model.tick([rows[3].id], True)
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("ticked")
    model.show(rows[:2], {})
    assert model.rowCount() == 2
    assert tester.model() is model


def test_table_keeps_its_choice_and_rows_of_one_height(application: QApplication, rows: list[PersonRow]) -> None:
    table = PeopleTable(Theme("light"))
    table.resize(836, 500)
    table.show_rows(rows, {}, keep="")
    assert table.chosen_id == rows[0].id
    table.choose(7_000)
    assert table.rowHeight(7_000) == 56
    assert table.selectionModel().isRowSelected(7_000)
    table.show_rows([row for row in rows if row.name[0] != "A"] + [rows[7_000]], {}, keep=rows[7_000].id)
    assert table.chosen_id == rows[7_000].id
    assert table.currentIndex().flags() & Qt.ItemFlag.ItemIsSelectable
    assert isinstance(table.selectionModel(), QItemSelectionModel)
    assert not table.grab().isNull()
    table.deleteLater()


def test_listing_finds_and_sorts_ten_thousand(rows: list[PersonRow]) -> None:
    listing = Listing(lambda _text: [], lambda _words, _text: [], lambda: [])
    listing.take(Directory(tuple(rows)))
    everyone = listing.find("").rows
    assert [row.sort_key for row in everyone] == sorted(row.sort_key for row in rows)
    listing.choose_sort("name", backwards=True)
    assert [row.sort_key for row in listing.find("").rows] == sorted((row.sort_key for row in rows), reverse=True)
    assert listing.find("zzzzz").why == "nobody"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Caoimhe Ní Dhomhnaill", "CD"),
        ("அன்பரசி (Anbarasi Selvakumar)", "அ"),
        ("高橋 純 (Jun Takahashi)", "高純"),
        ("Prince", "P"),
        ("(Zed)", "Z"),
        ("☆", "?"),
    ],
)
def test_initials_are_of_the_name_as_written(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_long_name_takes_two_lines_and_no_more(application: QApplication) -> None:
    font = Theme("light").font(16, 600)
    assert two_lines("Ann Lee", font, 200).lines == 1
    assert two_lines("Maria da Conceição de Albuquerque Cavalcanti e Souza", font, 200).lines == 2
    endless = two_lines("Wolfeschlegelsteinhausenbergerdorff" * 4, font, 200)
    assert endless.lines == 2
    assert endless.layout.text().endswith("…")
