"""The typeface of the screen, and the fonts it falls back to, so that every name can be read on every computer."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from t4gsw_desktop.paths import resource_folder

FAMILY = "Atkinson Hyperlegible Next"
_FIRST = (
    "AtkinsonHyperlegibleNext",
    "NotoSans",
)  # what the first screen is drawn with; the rest follows when it stands
_HEAVY = ("NotoSansSC", "NotoSansKR")  # ten and six megabytes: last

_loaded: list[str] = []
_read: set[Path] = set()


def load_first_fonts() -> None:
    """Make the faces ready that nearly every name needs: some 15 ms."""
    for folder in _FIRST:
        _load(folder)


def load_other_fonts() -> None:
    """Make every other bundled script ready; names already on the screen are drawn again by Qt."""
    folders = sorted(path.name for path in (resource_folder() / "fonts").iterdir() if path.is_dir())
    for folder in (*(name for name in folders if name not in _HEAVY), *_HEAVY):
        _load(folder)


def families() -> list[str]:
    """What to set a font's families to: ours first, then the loaded fallbacks in a fixed order."""
    return [FAMILY, *(name for name in _loaded if name != FAMILY)]


def font(size: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """A font of `size` pixels; `tabular` gives all digits one width, so that a running clock stands still."""
    made = QFont(families())
    made.setPixelSize(max(1, size))
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def _load(folder: str) -> None:
    for path in sorted((resource_folder() / "fonts" / folder).glob("*.ttf")):
        if path in _read:
            continue
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FileNotFoundError(f"{path} is not a font that Qt can read")
        _read.add(path)
        for family in QFontDatabase.applicationFontFamilies(number):
            if family not in _loaded:
                _loaded.append(family)
