"""Badges: whole names, codes that scan, wishes told by word and shape, on every kind of label."""

import io
import random
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from t4gsw_desktop.core.badge_code import new_code, speak_code
from t4gsw_desktop.documents.badge_design import design_face
from t4gsw_desktop.documents.badge_names import BREAK_NAME_BELOW, fit_name
from t4gsw_desktop.documents.badges import Badge, badges_pdf, missing_on_badges, small_names
from t4gsw_desktop.documents.stock import MM, Box, Stock, all_stocks, find_stock, label_boxes
from t4gsw_desktop.errors import Refusal

EVENT = "Winter Gathering"
LONG = "Thandiwe Nomvula Featherstonehaugh-Cholmondeley"
SOURCE = random.Random(7)


def make_badge(name: str, **said: object) -> Badge:
    return replace(Badge(name, code=new_code((), SOURCE.choice)), **said)  # type: ignore[arg-type]


GUESTS = (
    make_badge("Aaliyah Rahman", pronouns="she/her", organisation="Ropewalk Repair Café", photo="yes"),
    make_badge(LONG, pronouns="they/them", organisation="Quayside Welcome Hub", role="Host", photo="no"),
    make_badge("سارة الأنصاري", pronouns="she/her", organisation="Tamar Valley Carers"),
    make_badge("தமிழ்செல்வி", languages=("Tamil", "English")),
    make_badge("王小明", pronouns="he/him", talk="known"),
    make_badge("Robin 🎉", pronouns="they/them", photo="no", first_time=True, talk="anyone"),
    make_badge("Nguyễn Thị Ánh", helps_with="bicycles", ask_me="beekeeping"),
    make_badge("Bo"),
    Badge("", organisation="Guest of Aaliyah Rahman", code=new_code((), SOURCE.choice), blank=True),
    Badge("", blank=True),
)
CODES = {badge.code for badge in GUESTS if badge.code}


def print_badges(badges: tuple[Badge, ...], stock: Stock, **said: object) -> bytes:
    return badges_pdf(badges, stock, event=EVENT, **said)  # type: ignore[arg-type]


def pages_of(pdf: bytes, dpi: int) -> list[Image.Image]:
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)]


def codes_on(pdf: bytes, dpi: int = 150) -> list[str]:
    return [found.text for page in pages_of(pdf, dpi) for found in zxingcpp.read_barcodes(page)]


def text_of(pdf: bytes) -> str:
    """All words of the document; pdfium puts a control in the place of a hyphen that ends a line."""
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return text.replace("\x02", "-").replace("\ufffe", "-")


@pytest.mark.parametrize(
    "name", ["L4785", "plain", "L7418", "L4784", "5160", "L7162", "A6 portrait x4", "99014", "DK1201"]
)
def test_badges_pdf_every_code_scans_from_the_page(name: str) -> None:
    assert sorted(codes_on(print_badges(GUESTS, find_stock(name)))) == sorted(CODES)


def test_badges_pdf_every_code_scans_from_large_print() -> None:
    assert set(codes_on(print_badges(GUESTS, find_stock("L4785"), large_print=True))) == CODES


def test_badges_pdf_folding_badge_shows_each_code_on_both_sides() -> None:
    assert sorted(codes_on(print_badges(GUESTS, find_stock("82x203 butterfly")))) == sorted([*CODES, *CODES])


def test_badges_pdf_says_names_wishes_and_codes_in_words() -> None:
    text = text_of(print_badges(GUESTS, find_stock("L4785"), plan_note="plan 2"))
    squeezed = "".join(text.split())
    for badge in GUESTS:
        assert all(word in squeezed for word in badge.name.split())
        assert badge.pronouns in text
        assert not badge.code or speak_code(badge.code) in text
    assert text.count("No photos") == 2
    assert text.count("Photos: yes") == 1
    assert text.count("Photos: ask") == 7
    for words in ("Host", "People I know", "Talk to me", "Ask me about beekeeping", "Winter Gathering · plan 2"):
        assert words in text


def test_badges_pdf_tells_photo_wishes_apart_without_colour_or_words() -> None:
    signs = []
    for photo in ("yes", "ask", "no"):
        (page,) = pages_of(print_badges((Badge("Al", photo=photo),), find_stock("L4785")), 150)
        box = label_boxes(find_stock("L4785"))[0]
        column = int((box.x + 4 * MM) * 150 / 72)
        row = page.height - int((box.y + 4 * MM) * 150 / 72)
        signs.append(page.crop((column, row - 55, column + 22, row)).point(lambda grey: 255 * (grey > 128)).tobytes())
    assert len(set(signs)) == 3


def test_badges_pdf_counts_pages_and_leaves_used_labels_alone() -> None:
    stock = find_stock("L4785")
    guests = tuple(make_badge(f"Guest {number}") for number in range(25))
    assert len(pypdfium2.PdfDocument(print_badges(guests, stock))) == 3
    assert len(pypdfium2.PdfDocument(print_badges(guests, stock, start_at=6))) == 3
    assert len(pypdfium2.PdfDocument(print_badges(guests, stock, start_at=7))) == 4
    first = pages_of(print_badges(guests, stock, start_at=7), 72)[0]
    for number, box in enumerate(label_boxes(stock), start=1):
        assert ink_in(first, box) is (number >= 7)


def ink_in(page: Image.Image, box: Box, dpi: int = 72) -> bool:
    scale = dpi / 72
    top = page.height - (box.y + box.height) * scale
    edges = (box.x * scale, top, (box.x + box.width) * scale, top + box.height * scale)
    return page.crop(tuple(round(edge) for edge in edges)).getextrema()[0] < 200  # type: ignore[operator,arg-type]


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_badges_pdf_stays_on_the_labels_of_every_stock(stock: Stock) -> None:
    """All ink is a good millimetre inside the labels, and every label has some, whatever its badge says."""
    chatty = replace(GUESTS[1], languages=("Polish", "Welsh"), helps_with="x" * 90, ask_me="gardens", talk="none")
    badges = (chatty, *GUESTS, make_badge("W" * 60), make_badge("a b c d e f g h i j k l m n o p"))
    for page in pages_of(print_badges(badges, stock), 100):
        outside = page.copy()
        pen = ImageDraw.Draw(outside)
        for box in label_boxes(stock):
            inner = Box(box.x + MM, box.y + MM, box.width - 2 * MM, box.height - 2 * MM)
            left, right = (edge * 100 / 72 for edge in (inner.x, inner.x + inner.width))
            low, high = (page.height - edge * 100 / 72 for edge in (inner.y, inner.y + inner.height))
            if stock.is_round:
                pen.ellipse((left, high, right, low), fill=255)
            else:
                pen.rectangle((left, high, right, low), fill=255)
        if not stock.cut_marks:
            assert outside.getextrema()[0] > 250  # type: ignore[operator]
        assert page.getextrema()[0] < 100  # type: ignore[operator]


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_badges_pdf_prints_the_whole_name_on_every_stock(stock: Stock) -> None:
    text = text_of(print_badges((make_badge(LONG),), stock))
    assert LONG.replace(" ", "") in "".join(text.split())


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("name", ["L4785", "L7418", "L4784", "A7 portrait x8"])
def test_design_face_keeps_its_parts_apart(name: str, large_print: bool) -> None:
    width, height = (side * MM for side in find_stock(name).label_mm)
    design = design_face(width, height, large_print=large_print)
    assert design.qr is not None
    assert design.column.x + design.column.width <= design.qr.x + 0.01
    assert design.name.y >= design.column.y + design.column.height - 0.01
    assert design.qr.y >= design.code_at[1] + 0.7 * design.code_at[2]
    beside = design.name.x + design.name.width <= design.qr.x + 0.01
    above = design.name.y >= design.qr.y + design.qr.height - 0.01
    assert beside or above


def test_fit_name_takes_one_line_while_that_stays_large() -> None:
    place = Box(0, 0, 204, 63)
    assert fit_name("Oleksandra", place).lines == ("Oleksandra",)
    assert fit_name("Oleksandra", place).size >= BREAK_NAME_BELOW


def test_fit_name_breaks_between_words_before_it_gets_small() -> None:
    fit = fit_name("Muhammad Yusuf Rahimzadeh", Box(0, 0, 204, 63))
    assert fit.lines == ("Muhammad Yusuf", "Rahimzadeh")
    assert fit.size >= 24


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=80).map(lambda text: " ".join(text.split())).filter(bool), st.floats(40, 300))
def test_fit_name_never_cuts_and_stays_in_its_place_while_type_can_be_read(name: str, width: float) -> None:
    fit = fit_name(name, Box(0, 0, width, 60))
    assert "".join("".join(fit.lines).split()) == "".join(name.split())
    assert fit.height <= 60.01


def test_small_names_tells_those_below_24_points_once() -> None:
    stock = find_stock("L4785")
    assert small_names((*GUESTS, GUESTS[1]), stock) == (LONG,)
    assert small_names(GUESTS, find_stock("A6 landscape x4")) == ()
    assert "Aaliyah Rahman" in small_names(GUESTS, find_stock("L7651"))


def test_missing_on_badges_names_who_and_which_character() -> None:
    badges = (Badge("Ada"), Badge("Tut\U00013000", pronouns="he/him"), Badge("Bo", organisation="\ue000 Club"))
    assert missing_on_badges(badges) == (("Tut\U00013000", "\U00013000"), ("Bo", "\ue000"))


def test_blank_badge_has_a_line_to_write_on_and_no_name() -> None:
    stock = find_stock("L4785")
    pdf = print_badges((Badge("Never printed", blank=True), Badge("")), stock)
    assert "Never" not in text_of(pdf)
    (page,) = pages_of(pdf, 72)
    for box in label_boxes(stock)[:2]:
        rows = range(round(page.height - box.y - box.height), round(page.height - box.y))
        across = range(round(box.x + 20), round(box.x + box.width - 20))
        assert any(all(page.getpixel((x, y)) < 245 for x in across) for y in rows)  # type: ignore[operator]


def test_badges_pdf_gives_the_same_bytes_for_the_same_badges() -> None:
    stock = find_stock("L4785")
    first = print_badges(GUESTS, stock)
    print_badges((make_badge("تجربة"), make_badge("श्री")), stock)
    assert print_badges(GUESTS, stock) == first


def test_badges_pdf_is_tagged_titled_and_embeds_all_its_fonts() -> None:
    with pikepdf.open(io.BytesIO(print_badges(GUESTS, find_stock("L4784")))) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert str(pdf.docinfo["/Title"]) == f"Name badges, {EVENT}"
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.Root.StructTreeRoot.K.K) == len(GUESTS)
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert pdf.check_pdf_syntax() == []


def test_badges_pdf_moves_everything_by_the_offset() -> None:
    stock = find_stock("L4785")
    (still,) = pages_of(print_badges(GUESTS[:1], stock), 254)
    (moved,) = pages_of(print_badges(GUESTS[:1], stock, offset_mm=(2, 1)), 254)
    before, after = still.point(lambda grey: 255 - grey).getbbox(), moved.point(lambda grey: 255 - grey).getbbox()
    assert before is not None
    assert after is not None
    assert [b - a for a, b in zip(before, after, strict=True)] == pytest.approx([20, 10, 20, 10], abs=1)


def test_badges_pdf_outlines_show_every_label_of_the_sheet() -> None:
    stock = find_stock("L4785")
    (page,) = pages_of(print_badges(GUESTS[:1], stock, outlines=True), 72)
    edges = [Box(box.x - 2, box.y + box.height / 2, 4, 4) for box in label_boxes(stock)]
    assert all(ink_in(page, edge) for edge in edges)
    (bare,) = pages_of(print_badges(GUESTS[:1], stock), 72)
    assert not any(ink_in(bare, edge) for edge in edges)


def test_badges_pdf_refuses_no_badges_and_a_label_that_is_not_there() -> None:
    with pytest.raises(Refusal, match="no badges"):
        print_badges((), find_stock("L4785"))
    with pytest.raises(Refusal, match="1 to 10"):
        print_badges(GUESTS, find_stock("L4785"), start_at=11)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.builds(Badge, st.text(max_size=60), st.text(max_size=20), st.text(max_size=60)), min_size=1, max_size=4)
)
def test_badges_pdf_prints_whatever_was_typed(badges: list[Badge]) -> None:
    assert len(pypdfium2.PdfDocument(print_badges(tuple(badges), find_stock("L4785")))) == 1


def test_a_thousand_badges_stay_small_enough_to_send() -> None:
    guests = (GUESTS[0], GUESTS[2], GUESTS[6], GUESTS[7])
    badges = tuple(replace(guests[number % 4], code=new_code((), SOURCE.choice)) for number in range(1000))
    assert len(print_badges(badges, find_stock("Avery L4785"))) < 600_000
