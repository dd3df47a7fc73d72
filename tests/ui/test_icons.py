"""The icons that are carried: each is shown somewhere, can be drawn in any colour, and has its licence."""

import re

from PySide6.QtGui import QGuiApplication

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.theme.icons import picture
from t4gsw_desktop.ui.widgets.kind_look import kind_look

ICONS = resource_folder() / "icons"
SOURCES = ICONS.parents[1] / "t4gsw_desktop"


def test_no_icon_lies_about_unseen() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    assert [path.stem for path in ICONS.glob("*.svg") if f'"{path.stem}"' not in code] == []


def test_every_icon_that_is_asked_for_is_carried() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    asked = set(re.findall(r'icon="([a-z0-9-]+)"', code))
    assert len(asked) > 50
    assert sorted(name for name in asked if not (ICONS / f"{name}.svg").exists()) == []


def test_icons_are_drawn_in_the_colour_asked_for(application: QGuiApplication) -> None:
    for name in (*(place.icon for place in SCREENS), kind_look("cafe").icon):
        drawn = picture(name, "#AE2B20", 24).toImage()
        inked = [drawn.pixelColor(x, y) for x in range(24) for y in range(24) if drawn.pixelColor(x, y).alpha() > 250]
        assert inked, name
        wanted = (0xAE, 0x2B, 0x20)
        off = [max(abs(a - b) for a, b in zip(colour.getRgb(), wanted, strict=False)) for colour in inked]
        assert max(off) <= 2, f"{name} is not in the colour that was asked for"


def test_their_licence_lies_beside_them() -> None:
    assert "ISC License" in (ICONS / "LICENSE").read_text(encoding="utf-8")
