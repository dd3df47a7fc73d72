"""Which page of a wall is shown: pages turn by themselves every ten seconds, unless somebody holds them."""

from datetime import datetime, timedelta

PAGE_FOR = timedelta(seconds=10)


class PageTurning:
    """A page among pages, from 0; whoever turns one gives it the full time."""

    def __init__(self) -> None:
        self.page, self.pages, self.held = 0, 1, False
        self._since: datetime | None = None

    def first(self, now: datetime) -> None:
        """Begin with the first page."""
        self.page, self._since = 0, now

    def turn(self, by: int, now: datetime) -> None:
        """Show the next page (1) or the one before (-1), round and round."""
        self.page = (self.page + by) % self.pages
        self._since = now

    def hold(self, held: bool, now: datetime) -> bool:
        """Have pages stay, or turn by themselves again; True when that was otherwise before."""
        changed, self.held = held != self.held, held
        if changed:
            self._since = now
        return changed

    def turn_by_itself(self, now: datetime) -> bool:
        """Turn when it is time, and tell whether it was."""
        if self._since is None or now < self._since:  # also after the clock was set back
            self._since = now
        if self.held or self.pages < 2 or now - self._since < PAGE_FOR:
            return False
        self.turn(1, now)
        return True

    def note(self, page: int, pages: int) -> bool:
        """Take down what was found when the wall was set; True when it was otherwise before."""
        changed = (page, pages) != (self.page, self.pages)
        self.page, self.pages = page, pages
        return changed
