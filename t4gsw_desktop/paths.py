"""Where the program's own files are: beside the source, inside an installed wheel, or inside a frozen bundle."""

from functools import cache
from pathlib import Path


@cache
def resource_folder() -> Path:
    """The folder that holds `fonts/`, `label-stock.csv` and the rest; FileNotFoundError if the program is incomplete.

    An installed wheel and a frozen bundle carry it inside the package or next to it (a bundle unpacks modules as
    real folders, so `__file__` tells where); a checkout has it beside the package.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the resources folder is missing beside {package}")
