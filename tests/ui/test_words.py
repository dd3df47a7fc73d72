"""Words on the screen: what is cut, and how."""

import pytest

from t4gsw_desktop.ui.widgets.words import shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), ("Quay House", "Quay House"), ("Quay House 2", "Quay Hous…"), ("Quay Inns and out", "Quay Inns…")],
)
def test_text_is_cut_to_the_length_given_and_never_behind_a_space(text: str, shown: str) -> None:
    assert shortened(text, 10) == shown
    assert len(shown) <= 10
    assert " …" not in shortened("Quay and so on", 6)
