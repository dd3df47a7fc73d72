import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.documents.fitting import fit_lines, height_of
from t4gsw_desktop.documents.text import text_width


def _joined(lines):
    return "".join("".join(line.text.split()) for line in lines)


def test_short_words_keep_the_largest_size():
    assert [(line.text, line.size) for line in fit_lines("Ann Ash", 200, 18, 12)] == [("Ann Ash", 18)]


def test_words_wrap_before_they_shrink():
    lines = fit_lines("Beatriz de Albuquerque Cavalcanti", 120, 18, 12, bold=True)
    assert len(lines) > 1
    assert {line.size for line in lines} == {18}


def test_a_word_wider_than_the_line_shrinks_before_it_breaks():
    (line,) = fit_lines("Featherstonehaugh", 120, 18, 8, bold=True)
    assert 8 <= line.size < 18


def test_a_word_wider_than_the_line_at_the_floor_is_broken_and_complete():
    word = "Wolfeschlegelsteinhausenbergerdorff" * 3
    lines = fit_lines(word, 60, 18, 12)
    assert {line.size for line in lines} == {12}
    assert _joined(lines) == word


def test_most_lines_makes_words_smaller():
    assert len(fit_lines("one two three four five six", 90, 18, 6, most=1)) == 1


def test_line_breaks_are_kept_and_empty_text_has_no_lines():
    assert [line.text for line in fit_lines("one\n\ntwo", 200, 14)] == ["one", "two"]
    assert fit_lines("  \n ", 200, 14) == ()
    assert height_of(()) == 0


@given(st.text(alphabet="abcł محדתமி王é -", max_size=60), st.floats(40, 300), st.booleans())
def test_every_line_fits_and_no_letter_is_lost(text, width, bold):
    lines = fit_lines(text, width, 20, 8, bold=bold)
    assert _joined(lines) == "".join(text.split())
    for line in lines:
        assert text_width(line.text, line.size, bold=bold) <= width + 0.01


@pytest.mark.parametrize("size", [8, 14, 18])
def test_equal_largest_and_smallest_is_that_size(size):
    assert fit_lines("Ann", 10, size)[0].size == size
