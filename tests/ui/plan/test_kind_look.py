"""Every registered kind has a look of its own, and one nobody drew has the look of the house."""

from t4gsw_desktop.kinds.register import KINDS
from t4gsw_desktop.ui.theme.icons import picture
from t4gsw_desktop.ui.theme.tokens import LOOKS, colours
from t4gsw_desktop.ui.widgets.kind_look import kind_look


def test_each_kind_has_a_look_of_its_own_that_can_be_drawn(application: object) -> None:
    looks = [kind_look(kind.key) for kind in KINDS]
    assert len({look.role for look in looks}) == len({look.icon for look in looks}) == len(KINDS)
    for look in [*looks, kind_look("a kind nobody drew")]:
        assert all({look.role, look.soft} <= colours(name).keys() for name in LOOKS)
        assert not picture(look.icon, "#000000", 24, 1.0).isNull()


def test_a_kind_nobody_drew_does_not_borrow_the_look_of_another() -> None:
    assert kind_look("quiz").role not in {kind_look(kind.key).role for kind in KINDS}
