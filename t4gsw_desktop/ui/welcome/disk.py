"""A plain word about the encryption of the disk: what it protects, and how to see whether it is on, on this system."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DiskWords:
    """What this system calls it, and where to look."""

    name: str
    how: str


_WORDS = {
    "win32": DiskWords(
        "BitLocker",
        "To see whether it is on: open Settings, then Privacy & security, then Device encryption. Where that is "
        "missing, type BitLocker into the Start menu.",
    ),
    "darwin": DiskWords(
        "FileVault", "To see whether it is on: open System Settings, then Privacy & Security, then FileVault."
    ),
}
_OTHER = DiskWords(
    "LUKS",
    "To see whether it is on: open the program Disks and look for LUKS at this computer's disk, or type lsblk -f into "
    "a terminal and look for crypto_LUKS.",
)


def disk_words(platform: str = sys.platform) -> DiskWords:
    """The words for a system as Python names it."""
    return _WORDS.get(platform, _OTHER)


def what_it_protects(words: DiskWords) -> str:
    """Why it matters, honestly: the file itself is not encrypted by this program."""
    return (
        "Your file holds names, and what people need. This program does not encrypt it: whoever can use this computer "
        f"can read it. {words.name} encrypts the whole disk, so that a laptop that is lost or stolen while it is "
        "switched off tells nobody anything."
    )
