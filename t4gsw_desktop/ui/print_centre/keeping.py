"""Where a PDF is kept when it is printed, so that nothing is lost when the printer is; and names of files."""

from pathlib import Path

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.whole_files import plain_name, write_whole


def kept_folder(workspace: Path) -> Path:
    """The folder beside the file of the evening that holds the latest PDF of each paper."""
    return workspace.with_name(f"{workspace.stem} papers")


def file_name(*parts: str) -> str:
    """A file name every system takes: "Winter Gathering, Name badges.pdf"."""
    told = ", ".join(plain_name(part) for part in parts)
    return f"{told[:120].strip()}.pdf"


def write_pdf(path: Path, pdf: bytes) -> None:
    """Write a PDF, all at once or not at all. Refusal when it cannot be written there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, pdf)
    except OSError as trouble:
        raise Refusal(
            f"“{path.name}” could not be written: {trouble.strerror or 'no reason was given'}. "
            "Nothing else has changed. Choose another place."
        ) from trouble
