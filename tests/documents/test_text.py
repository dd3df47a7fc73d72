"""One line of text: right in every script, exact when copied, never cut, never a silent box."""

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.documents.canvas import begin_pdf
from t4gsw_desktop.documents.clusters import split_clusters
from t4gsw_desktop.documents.shaping import shape_line
from t4gsw_desktop.documents.text import draw_text, fit_size, missing_glyphs, text_width, wrap_text

NAMES = {
    "English": "Aaliyah O’Brien-Smith",
    "kerned": "AVATAR Toy, Wyatt",
    "German": "Jürgen Strauß",
    "Polish": "Łukasz Żółć",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Vietnamese, decomposed": "Nguye\u0302\u0303n Thi\u0323 A\u0301nh",
    "Korean, decomposed": "\u1100\u1175\u11b7 \u1106\u1175\u11ab",
    "Cyrillic": "Олександра",
    "Greek": "Ελένη Παπαδοπούλου",
    "Armenian": "Անահիտ",
    "Georgian": "ნინო",
    "Hebrew": "שרה לוי",
    "Hebrew with a number": "בן-גוריון 7",
    "Hebrew in brackets": "שרה (היא)",
    "Arabic": "محمد عبد الله",
    "Arabic with dots": "سارة-ليلى الأنصاري",
    "Arabic in brackets": "محمد (هو)",
    "Syriac": "ܣܘܪܝܝܐ",
    "Devanagari": "सुनीता श्री क्ष",
    "Bengali": "বাংলা ক্ষ",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ",
    "Gujarati": "ગુજરાતી",
    "Tamil": "தமிழ்செல்வி",
    "Telugu": "తెలుగు",
    "Kannada": "ಕನ್ನಡ",
    "Malayalam": "മലയാളം",
    "Sinhala": "ශ්‍රී ලංකා",
    "Thai": "ไพลิน น้ำ",
    "Lao": "ລາວ ນ້ຳ",
    "Khmer": "ភាសាខ្មែរ",
    "Burmese": "မြန်မာ ကျော်",
    "Tibetan": "བཀྲ་ཤིས",
    "Ethiopic": "ነጋሽ",
    "Cherokee": "ᏣᎳᎩ",
    "Tifinagh": "ⵜⵉⴼⵉⵏⴰⵖ",
    "Chinese": "王小明",
    "Japanese": "山田 太郎",
    "Korean": "김민준",
    "emoji": "Robin 🎉🏳️‍🌈",
    "flags and skin": "Wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧 1️⃣ 👩🏽‍🚒 ✓ 2026",
    "left then right": "Ali محمد",
    "right then left": "محمد 42 Ali",
    "right inside left": "a שרה b",
    "isolates": "\u2067אבג\u2069 abc",
    "no-break space": "10\u00a0am",
}
ISOLATED_FORMS = ["محمد", "سارة", "क्ष", "தமிழ்செல்வி", "ශ්‍රී", "မြန်မာ"]


def print_lines(*texts: str, size: float = 14, bold: bool = False) -> bytes:
    """A PDF with one text on each page."""
    out = io.BytesIO()
    canvas = begin_pdf(out, "lines", (595, 842))
    for text in texts:
        draw_text(canvas, 60, 400, text, size, bold=bold)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read_pages(pdf: bytes) -> list[str]:
    """What a reader copies from each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_draw_text_is_copied_exactly_as_written_in_every_script(bold: bool) -> None:
    assert dict(zip(NAMES, read_pages(print_lines(*NAMES.values(), bold=bold)), strict=True)) == NAMES


@pytest.mark.parametrize("text", ["Sara שרה (she/her)", "ދިވެހި", "fi ﬁ"])
def test_draw_text_keeps_all_letters_even_where_a_reader_orders_them_oddly(text: str) -> None:
    read = read_pages(print_lines(text))[0]
    assert sorted(read.replace(")", "(")) == sorted(text.replace("ﬁ", "fi").replace(")", "("))


@pytest.mark.parametrize("text", ISOLATED_FORMS)
def test_shape_line_joins_and_stacks_letters_instead_of_setting_them_one_by_one(text: str) -> None:
    runs = shape_line(text, False).runs
    drawn = [run.font.ttf.face.charToGlyph[glyph.code] for run in runs for glyph in run.glyphs]
    one_by_one = [runs[0].font.ttf.face.charToGlyph[ord(character)] for character in text if character != "\u200d"]
    assert drawn != one_by_one
    assert drawn != one_by_one[::-1]
    assert 0 not in drawn


def test_shape_line_sets_right_to_left_letters_from_the_right() -> None:
    (run,) = shape_line("שרה", False).runs
    assert [chr(glyph.code) for glyph in run.glyphs] == ["ה", "ר", "ש"]


def test_shape_line_turns_brackets_round_in_right_to_left_text() -> None:
    left, right = shape_line("(", False), shape_line(")", False)
    codes = [glyph.code for run in shape_line("(שרה)", False).runs for glyph in run.glyphs]
    assert (codes[0], codes[-1]) == (left.runs[0].glyphs[0].code, right.runs[0].glyphs[0].code)


def test_shape_line_keeps_one_face_for_the_whole_of_a_name() -> None:
    assert {run.font.name for run in shape_line("Nguyễn Thị Ánh", False).runs} == {"NotoSans-Regular"}


def test_draw_text_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = print_lines("سارة", "श्री")
    print_lines("محمد عبد الله", "क्ष सुनीता", "تجربة أخرى")
    assert print_lines("سارة", "श्री") == first


def test_draw_text_embeds_every_font_it_uses_and_no_other() -> None:
    with pikepdf.open(io.BytesIO(print_lines("Sara", "שרה"))) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
        assert not any("Helvetica" in name for name in fonts)


def test_begin_pdf_states_title_and_language() -> None:
    with pikepdf.open(io.BytesIO(print_lines("x"))) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "lines"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize(("align", "edge"), [("left", 0), ("right", 2), ("center", 1)])
def test_draw_text_puts_the_edge_where_it_was_asked_for(align: str, edge: int) -> None:
    out = io.BytesIO()
    canvas = begin_pdf(out, "line", (595, 842))
    width = draw_text(canvas, 300, 400, "Hannah", 40, align=align)  # type: ignore[arg-type]
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0].get_textpage()
    boxes = [page.get_charbox(index) for index in range(6)]
    left, right = boxes[0][0], boxes[-1][2]
    assert width == text_width("Hannah", 40)
    assert (left, (left + right) / 2, right)[edge] == pytest.approx(300, abs=4)


def test_text_width_grows_with_size_and_is_nought_for_nothing() -> None:
    assert text_width("", 10) == 0
    assert text_width("Bo", 20) == pytest.approx(2 * text_width("Bo", 10))
    assert text_width("سارة", 20, bold=True) > text_width("سارة", 20)


def test_text_width_counts_kerning() -> None:
    assert text_width("AV", 10) < text_width("A", 10) + text_width("V", 10)


@given(st.text(min_size=1, max_size=30), st.floats(20, 400))
def test_fit_size_finds_the_largest_size_that_fits(text: str, width: float) -> None:
    size = fit_size(text, width, 40, 8)
    if size is None:
        assert text_width(text, 8) > width
    else:
        assert text_width(text, size) <= width + 1e-6
        assert size == 40 or text_width(text, size) == pytest.approx(width)


@settings(max_examples=300)
@given(st.one_of(st.text(), st.sampled_from(list(NAMES.values()))), st.floats(1, 300), st.booleans())
def test_wrap_text_loses_nothing_and_keeps_to_the_width(text: str, width: float, bold: bool) -> None:
    lines = wrap_text(text, 12, width, bold=bold)
    assert "".join(lines) == text
    for line in lines:
        visible = line.rstrip()
        assert text_width(visible, 12, bold=bold) <= width + 1e-6 or len(split_clusters(visible)) <= 1


def test_wrap_text_breaks_at_spaces_and_hyphens_first() -> None:
    assert wrap_text("The quick-brown fox", 12, 60) == ("The quick-", "brown fox")


def test_wrap_text_breaks_a_word_that_is_too_long() -> None:
    lines = wrap_text("Wolfeschlegelsteinhausenbergerdorff", 12, 80)
    assert len(lines) > 2
    assert all(text_width(line, 12) <= 80 for line in lines)


def test_wrap_text_keeps_thai_syllables_and_chinese_punctuation_together() -> None:
    assert wrap_text("山田太郎、東京。", 12, 50) == ("山田太", "郎、東", "京。")
    for line in wrap_text("น้ำเชี่ยวอย่าขวางเรือ", 12, 40):
        assert line[0] not in "ะาำ่้๊๋์ิีึืุู"


def test_wrap_text_ends_lines_where_the_text_does() -> None:
    assert wrap_text("one\ntwo\n\nthree", 12, 500) == ("one\n", "two\n", "\n", "three")
    assert wrap_text("", 12, 100) == ()


def test_missing_glyphs_are_none_for_every_name() -> None:
    assert {name: missing_glyphs(text) for name, text in NAMES.items() if missing_glyphs(text)} == {}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Sara\ue000 \U00013000\ue000", ("\ue000", "\U00013000")),
        ("bad \ud800 half", ("\ufffd",)),
        ("a\tb\nc\x00\u200d", ()),
        ("", ()),
    ],
)
def test_missing_glyphs_names_each_character_once(text: str, missing: tuple[str, ...]) -> None:
    assert missing_glyphs(text) == missing


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_draw_text_prints_any_text_without_fail(text: str) -> None:
    assert print_lines(text).startswith(b"%PDF-1.7")
