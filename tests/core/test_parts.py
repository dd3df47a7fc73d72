import pytest

from t4gsw_desktop.core.parts import ChoiceSetting, KindForm, NumberSetting, Parts
from t4gsw_desktop.kinds.register import forms


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.key)
def test_settings_of_each_kind_are_named_and_limited(form: KindForm) -> None:
    usual = form.usual_settings()
    assert list(usual) == [one.key for one in form.settings]
    assert len(usual) == len(form.settings)
    for one in form.settings:
        assert one.label
        if isinstance(one, NumberSetting):
            assert one.least <= one.usual <= one.most
        else:
            assert one.usual in [value for value, _ in one.choices]
    assert Parts(*(usual[key] for key in ("parts", "minutes", "gap"))) == form.usual


def test_parts_are_called_by_the_word_of_the_kind() -> None:
    form = KindForm("reading", "Quiet reading", "chapters", "pause", Parts(1, 30, 0))
    assert [one.label for one in form.settings] == ["Chapters", "Each chapter", "Pause"]
    odd = ChoiceSetting("odd", "If one is left over", (("trio", "Join"), ("rest", "Rest")))
    assert odd.usual == "trio"
