"""The bundled fonts: all there, licensed, loadable, and asked in the right order."""

import pytest

from t4gsw_desktop.documents.fonts import FAMILIES, PRIMARY, Family, find_family, is_invisible, load_font
from t4gsw_desktop.paths import resource_folder

FONTS = resource_folder() / "fonts"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.folder)
def test_family_loads_in_each_weight_and_has_its_licence_beside_it(family: Family) -> None:
    assert load_font(family, bold=False).name == f"{family.folder}-Regular"
    assert load_font(family, bold=True).name == f"{family.folder}-{'Bold' if family.has_bold else 'Regular'}"
    licence = (FONTS / family.folder / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_fonts_folder_holds_no_font_that_nobody_asks_for_and_its_list_names_each() -> None:
    folders = {path.name for path in FONTS.iterdir() if path.is_dir()}
    assert folders == {family.folder for family in FAMILIES}
    listed = (FONTS / "README.md").read_text(encoding="utf-8")
    assert all(f"| {folder} | `@expo-google-fonts/" in listed for folder in folders)


def test_fonts_stay_within_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.rglob("*.ttf")) < 30_000_000


@pytest.mark.parametrize(
    ("character", "folder"),
    [
        ("a", "AtkinsonHyperlegibleNext"),
        ("Я", "NotoSans"),
        ("ש", "NotoSansHebrew"),
        ("س", "NotoSansArabic"),
        ("श", "NotoSans"),
        ("த", "NotoSansTamil"),
        ("ไ", "NotoSansThai"),
        ("ነ", "NotoSansEthiopic"),
        ("ན", "NotoSerifTibetan"),
        ("王", "NotoSansSC"),
        ("か", "NotoSansSC"),
        ("김", "NotoSansKR"),
        ("🎉", "NotoEmoji"),
    ],
)
def test_find_family_asks_the_font_of_the_script(character: str, folder: str) -> None:
    found = find_family(character)
    assert found is not None
    assert found.folder == folder


@pytest.mark.parametrize("character", ["\ue000", "\U00013000", "\U00010330", "\uffff", "\U0010ffff"])
def test_find_family_says_none_for_what_no_font_has(character: str) -> None:
    assert find_family(character) is None


def test_find_family_is_not_misled_by_codes_made_for_joined_letters() -> None:
    font = load_font(PRIMARY, bold=False)
    code, _ = font.code_for(5, "a text of its own")
    assert find_family(chr(code)) is None


def test_code_for_gives_a_plain_character_its_own_code_and_any_other_text_a_private_one() -> None:
    font = load_font(PRIMARY, bold=False)
    glyph = font.ttf.face.charToGlyph[ord("a")]
    assert font.code_for(glyph, "a")[0] == ord("a")
    assert font.code_for(glyph, "two letters")[0] >= 0xF0000
    assert font.code_for(glyph, "two letters") == font.code_for(glyph, "two letters")


@pytest.mark.parametrize("character", [" ", "\t", "\n", "\u00a0", "\u200d", "\ufe0f", "\u2067", "\U000e0067", "\u3000"])
def test_is_invisible_knows_what_asks_for_no_ink(character: str) -> None:
    assert is_invisible(character)


def test_is_invisible_is_false_for_letters_and_marks() -> None:
    assert not any(is_invisible(character) for character in "aש\u0301王🎉")
