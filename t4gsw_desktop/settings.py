"""What a person chose for this computer: look, size of text, recent files; nothing about people."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices, each with the value that suits a first evening. Nothing about people is kept here.

    `look` is "system", "light", "dark" or "contrast"; `scale` a per cent. `recent` are paths, the latest first.
    `printer` is the name of the printer used last, `stock` the label sheets chosen last; `shift_right` and `shift_down`
    are the tenths of a millimetre by which that printer has to be led to hit the labels. `wall_look` is the look of the
    second screen: "window" (as the window), "light", "dark" or "contrast"; `wall_screen` the name of the one used last.
    `bell` is how loud the bell is: "off", "soft", "usual" or "loud"; `door_sounds` are "on", "quiet" or
    "off". `camera` is the id of the camera used last at the door, and `camera_on` whether it was on. `desk_folder` is
    where desks exchanged last, and `desk_watch` whether they do so by themselves every minute.
    `door_lock` is the sealed PIN of door mode (see `core.pin`), "" while it is off.
    """

    look: str = "system"
    scale: int = 100
    show_keys: bool = True
    single_letters: bool = True
    keep_messages: bool = False
    printer: str = ""
    stock: str = ""
    shift_right: int = 0
    shift_down: int = 0
    wall_look: str = "window"
    wall_screen: str = ""
    bell: str = "usual"
    door_sounds: str = "on"
    camera: str = ""
    camera_on: bool = False
    desk_folder: str = ""
    desk_watch: bool = False
    door_lock: str = ""
    recent: tuple[str, ...] = ()
    event_id: str = ""

    def with_recent(self, path: str) -> "Settings":
        """These settings with `path` as the file opened last."""
        others = tuple(known for known in self.recent if known != path)
        return replace(self, recent=(path, *others)[:MOST_RECENT])

    def without_recent(self, path: str) -> "Settings":
        """These settings without `path` among the recent files."""
        return replace(self, recent=tuple(known for known in self.recent if known != path))


def load(path: Path) -> Settings:
    """The settings kept at `path`; those of a first evening where there are none or they cannot be read.

    Settings are a comfort: a spoilt file of them must never keep anybody from opening the door.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _from_mapping(kept) if isinstance(kept, Mapping) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Keep the settings at `path`, all at once or not at all. Raises OSError where nothing can be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(path)


def _from_mapping(kept: Mapping[str, Any]) -> Settings:
    """Those values that are of the right type; the others are as for a first evening."""
    first = Settings()
    fit: dict[str, Any] = {}
    for field in fields(Settings):
        value, usual = kept.get(field.name), getattr(first, field.name)
        if isinstance(usual, tuple) and isinstance(value, list):
            fit[field.name] = tuple(str(part) for part in value)
        elif type(value) is type(usual):
            fit[field.name] = value
    return Settings(**fit)
