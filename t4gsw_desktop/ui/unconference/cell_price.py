"""What one place would cost the session that is being moved, in the few words a cell has room for."""

from dataclasses import dataclass

SAME, FEWER, MORE, BLOCKED, HERE = "same", "fewer", "more", "blocked", "here"


@dataclass(frozen=True, slots=True)
class CellPrice:
    """`words` stand in the cell ("same", "1 fewer", "2 more", or why not); `kind` is how they look; `change` is in
    missed wishes; `swaps_with` is the session that would go the other way."""

    words: str
    kind: str
    change: int = 0
    swaps_with: str = ""

    @property
    def spoken(self) -> str:
        """The price as a screen reader says it, before what is in the cell."""
        if self.kind == HERE:
            return "It is here now"
        if self.kind == BLOCKED:
            return f"Not possible, {self.words}"
        clashes = "clash" if abs(self.change) == 1 else "clashes"
        said = "Same number of clashes" if self.kind == SAME else f"{abs(self.change)} {clashes} {self.kind}"
        return f"{said}, swaps" if self.swaps_with else said


def plain_price(change: int, swaps_with: str = "") -> CellPrice:
    """The price of a place that breaks no rule."""
    if not change:
        return CellPrice("same", SAME, 0, swaps_with)
    kind = MORE if change > 0 else FEWER
    return CellPrice(f"{abs(change)} {kind}", kind, change, swaps_with)
