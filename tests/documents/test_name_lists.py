from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.documents.checkin_sheet import CheckinRow, checkin_sheet_pdf
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.master_list import MasterRound, MasterTable, master_list_pdf
from t4gsw_desktop.documents.name_lists import joined, pieces, reads_from_right, width_of, wrap_names
from t4gsw_desktop.documents.table_cards import CafeTable, table_cards_pdf
from t4gsw_desktop.documents.text import text_width

MIXED = ("محمد", "김민준", "Ann")
ALL_RIGHT_TO_LEFT = ("محمد", "سارة", "שרה")


def _starts(data, words):
    """The left edge of each of these words on the first page, found in whichever order their letters are read."""
    page = pypdfium2.PdfDocument(BytesIO(data))[0].get_textpage()
    text = page.get_text_range()
    places = [max(text.find(word), text.find(word[::-1])) for word in words]
    assert min(places) >= 0
    return [
        min(page.get_charbox(place + index)[0] for index in range(len(word)))
        for place, word in zip(places, words, strict=True)
    ]


def _plain(text):
    return "".join(pieces(text))


@pytest.mark.parametrize("names", [MIXED, ALL_RIGHT_TO_LEFT, ("Ann", "محمد", "שרה", "Zoë")])
def test_names_stand_from_left_to_right_whichever_comes_first(heading, names):
    rounds = [MasterRound(1, "19:00", (MasterTable("Table 1", names),))]
    starts = _starts(master_list_pdf(rounds, heading=heading), names)
    assert starts == sorted(starts)


def test_full_name_stands_before_the_organisation(heading):
    row = CheckinRow(1, "Mo", "محمد", "Tool Library")
    starts = _starts(checkin_sheet_pdf([row], heading=heading), ("محمد", "Tool"))
    assert starts == sorted(starts)


def test_marks_are_not_read_counted_or_measured(read, heading):
    rounds = [MasterRound(1, "19:00", (MasterTable("Table 1", MIXED),), ("Zoë", "שרה לוי"))]
    text = "".join(read(master_list_pdf(rounds, heading=heading)).pages)
    assert "Resting: Zoë, " in text
    assert not {"\u2066", "\u2067", "\u2068", "\u2069"} & {*text}
    assert width_of(joined(("Ann", "Bo")), 12) == pytest.approx(text_width("Ann, Bo", 12), abs=0.5)


def test_empty_names_and_marks_inside_names_are_left_out():
    assert _plain(joined(("", "Ann", " ", "\u2068Bo\u2069 Ash"), " and ")) == "Ann and Bo Ash"
    assert joined(()) == ""


def test_text_without_names_is_one_piece():
    assert pieces("Break") == ["Break"]


def test_lines_end_between_names_where_they_can():
    width = text_width("Joyce Braithwaite, Winst", 12)
    lines = wrap_names(joined(("Joyce Braithwaite", "Winston Braithwaite", "Bo")), 12, width)
    assert [_plain(line).strip() for line in lines] == ["Joyce Braithwaite,", "Winston Braithwaite, Bo"]


def test_parts_of_a_broken_name_never_meet_on_one_line_without_their_space():
    name = "Nguyễn Thị Ánh"
    for width in range(60, 120):
        lines = wrap_names(joined((name,)), 14, width)
        assert _plain(" ".join(lines)).split() == name.split()


def test_comma_never_begins_a_line():
    for width in range(20, 120):
        lines = wrap_names(f"With {joined(('Aaliyah Rahman', 'محمد عبد الله', 'Wolfeschlegel'))} too", 12, width)
        assert not any(_plain(line).startswith((",", " ")) for line in lines)


def test_lines_that_read_from_the_right_begin_under_one_another(heading):
    table = CafeTable("Table 2", "محو الأمية الرقمية لكبار السن في مجتمعنا المحلي")
    page = pypdfium2.PdfDocument(BytesIO(table_cards_pdf([table], heading=heading)))[0]
    large = [one.get_bounds() for one in page.get_objects() if one.type == 1 and one.get_bounds()[3] < 480]
    rights = sorted(right for _, bottom, right, top in large if top - bottom > 25)
    assert len(rights) > 2
    assert rights[-3:] == pytest.approx([rights[-1]] * 3, abs=6)


@pytest.mark.parametrize(
    ("text", "from_right"), [("محمد", True), ("(1) שרה", True), ("Ann محمد", False), ("12", False), ("", False)]
)
def test_first_letter_says_which_way_a_text_reads(text, from_right):
    assert reads_from_right(text) is from_right
    assert not reads_from_right(joined([text, "Ann"]))


@given(
    st.lists(st.text(st.sampled_from("aB é-محمدשרה김王"), min_size=1, max_size=20), max_size=5),
    st.integers(15, 200),
)
def test_fitted_lists_are_complete_and_within_their_width(names, width):
    text = joined(names)
    lines = fit_lines(text, width, 12)
    assert "".join(_plain(line.text) for line in lines).replace(" ", "") == _plain(text).replace(" ", "")
    assert all(width_of(line.text, line.size) <= width + 0.01 for line in lines)
