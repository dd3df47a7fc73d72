from io import BytesIO

import pikepdf

from t4gsw_desktop.documents.blocks import columns, header_row, row, title
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow


def _table(heading, rows):
    frame = frame_for("Test table", heading)
    widths = columns(frame.body.width, 1.0, 1.0)
    header = header_row(("One", "Two"), widths, 12)
    lines = [row((words(f"a{n}", 99, 14), words(f"b{n}", 99, 14)), header) for n in range(rows)]
    return print_pages(frame, flow(frame, [title("Table", frame.sizes, frame.body.width), header, *lines]))


def test_tree_has_heading_table_rows_and_cells(read, heading):
    tags = read(_table(heading, 2)).tags()
    assert tags == ["Document", "Sect", "H1", "Table", *["TR", "TH", "TH"], *["TR", "TD", "TD"] * 2]


def test_document_says_that_it_is_tagged_and_headers_name_their_columns(heading):
    with pikepdf.open(BytesIO(_table(heading, 1))) as pdf:
        assert pdf.Root["/MarkInfo"]["/Marked"]
        table = pdf.Root["/StructTreeRoot"]["/K"]["/K"][1]
        header = table["/K"][0]["/K"][0]
        assert str(header["/S"]) == "/TH"
        assert str(header["/A"]["/Scope"]) == "/Column"


def test_every_page_finds_its_elements_by_number(heading):
    with pikepdf.open(BytesIO(_table(heading, 90))) as pdf:
        index = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        assert len(pdf.pages) > 2
        for number, page in enumerate(pdf.pages):
            assert page["/StructParents"] == number
            elements = index[2 * number + 1]
            assert [element["/K"][0] for element in elements] == list(range(len(elements)))
            assert all(element["/Pg"].objgen == page.obj.objgen for element in elements)


def test_every_opened_mark_is_closed(heading):
    with pikepdf.open(BytesIO(_table(heading, 90))) as pdf:
        for page in pdf.pages:
            depth = 0
            for operation in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operation.operator), 0)
                assert depth >= 0
            assert depth == 0
