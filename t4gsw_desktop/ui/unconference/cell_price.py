"""What one place would cost the session that is being moved, in the few words a cell has room for."""

from dataclasses import dataclass

SAME, FEWER, MORE, BLOCKED, HERE, FITS = "same", "fewer", "more", "blocked", "here", "fits"


@dataclass(frozen=True, slots=True)
class CellPrice:
    """`words` stand in the cell ("same", "1 fewer", "2 more", or why not); `kind` is how they look.

    `change` is in missed wishes, `swaps_with` the title of the session that would go the other way; with `puts_out` it
    would lose its place instead.
    """

    words: str
    kind: str
    change: int = 0
    swaps_with: str = ""
    puts_out: bool = False

    @property
    def spoken(self) -> str:
        """The price as a screen reader says it, before what is in the cell."""
        if self.kind == HERE:
            return "It is here now"
        if self.kind == BLOCKED:
            return f"Not possible, {self.words}"
        said = "It fits" if self.kind == FITS else self._counted("Same number of clashes")
        if not self.swaps_with:
            return said
        return f"{said}, {self.swaps_with} would lose its place" if self.puts_out else f"{said}, swaps"

    @property
    def line(self) -> str:
        """The price as a second line of a button: "1 clash fewer, swaps with Energy"."""
        if self.kind in (BLOCKED, HERE):
            return self.words
        said = "fits" if self.kind == FITS else self._counted("no more clashes")
        if not self.swaps_with:
            return said
        return f"{said}, instead of {self.swaps_with}" if self.puts_out else f"{said}, swaps with {self.swaps_with}"

    def _counted(self, same: str) -> str:
        clashes = "clash" if abs(self.change) == 1 else "clashes"
        return same if self.kind == SAME else f"{abs(self.change)} {clashes} {self.kind}"
