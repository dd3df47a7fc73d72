"""One paper as it is wanted just now: its pages, what lies on them, and what is printed when somebody says so."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from t4gsw_desktop.services.badge_papers import BadgeWishes, guests_wanted
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.paper_pack import PackedPaper
from t4gsw_desktop.services.paper_state import BADGES
from t4gsw_desktop.ui.print_centre.facts import ALL_PAPERS, EVERYTHING, Facts, with_badges
from t4gsw_desktop.ui.print_centre.options import EVERYBODY, NEW, Chosen
from t4gsw_desktop.ui.print_centre.page_view import Labels
from t4gsw_desktop.ui.print_centre.sending import Sending
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf, Wanted

# How a printing for some people only is noted: it does not count as the badges of the night.
_SOME_BADGES = "Some name badges (some-badges)"


@dataclass(frozen=True)
class Showing:
    """The paper called `name` of these facts, with these choices; `reading` counts how often facts were read."""

    facts: Facts
    name: str
    chosen: Chosen
    reading: int

    @property
    def wishes(self) -> BadgeWishes:
        """How badges are wanted."""
        return self.chosen.wishes

    @property
    def key(self) -> Hashable:
        """The same for the same pages."""
        about = self.wishes if self.name in (BADGES, EVERYTHING) else None
        return (self.reading, self.name, self.chosen.large, about)

    @property
    def papers(self) -> tuple[PackedPaper, ...]:
        """The paper; all that are in the pack for EVERYTHING."""
        shown = with_badges(self.facts, self.wishes)
        one = shown.named(self.name)
        return (one,) if one is not None else shown.in_pack(self.wishes)

    @property
    def title(self) -> str:
        """What people call it."""
        return ALL_PAPERS if self.name == EVERYTHING else self.papers[0].paper.title

    def wanted(self) -> Wanted:
        """What is to be drawn."""
        facts, name, chosen = self.facts, self.name, self.chosen
        papers = tuple(one.paper for one in self.papers)
        return Wanted(self.key, papers, chosen.large, lambda: facts.warnings(name, chosen.wishes, chosen.large))

    def trial(self) -> "Showing":
        """One sheet of badges with the edges of the labels drawn."""
        return replace(self, chosen=replace(self.chosen, wishes=replace(self.wishes, trial=True)))

    def sending(self, sheaf: Sheaf) -> Sending:
        """The finished pages on their way to a printer or a file."""
        badges, trial = self.name == BADGES, self.wishes.trial
        papers = tuple((one.logged, one.paper.plan) for one in self.papers)
        if badges and self.chosen.who not in (EVERYBODY, NEW):
            papers = ((_SOME_BADGES, ""),)
        return Sending(
            sheaf=sheaf,
            title="Test sheet" if trial else self.title,
            papers=() if trial else papers,
            step=self.facts.step,
            copies=1 if trial else self.chosen.copies,
            exact=badges,
            event=self.facts.roster.event.name,
            badges_of=() if trial else self._badges_of(),
        )

    def _badges_of(self) -> tuple[str, ...]:
        """Whose badges these pages hold."""
        if all(one.name != BADGES for one in self.papers):
            return ()
        return tuple(guest.id for guest in guests_wanted(self.facts.roster, self.wishes))

    def button_words(self, sheaf: Sheaf | None) -> str:
        """What the Print button says: how much comes out."""
        if self.chosen.copies > 1:
            return f"Print {self.chosen.copies} copies"
        if self.name == BADGES:
            return f"Print {self.papers[0].paper.many}"
        if self.name == EVERYTHING:
            return f"Print {counted(len(self.papers), 'paper', 'papers')}"
        pages = len(sheaf.sizes) if sheaf is not None else 0
        return f"Print {counted(pages, 'page', 'pages')}" if pages else "Print"

    def labels(self, page: int) -> Labels | None:
        """The labels under a page of badges; None for other papers and for rolls."""
        stock = self.wishes.stock
        if self.name != BADGES or stock.is_roll:
            return None
        return Labels(stock, min(self.wishes.start_at, stock.per_page) - 1 if page == 1 else 0)

    def words(self, page: int) -> str:
        """What is on a page: "name badges, Aaliyah to Bronwen"."""
        if self.name != BADGES:
            return self.title
        sheet, before = self.wishes.stock.per_page, min(self.wishes.start_at, self.wishes.stock.per_page) - 1
        guests = guests_wanted(self.facts.roster, self.wishes)
        here = guests[max(0, (page - 1) * sheet - before) : page * sheet - before]
        if not here:
            return "blank badges to write on"
        return f"name badges, {here[0].name} to {here[-1].name}" if len(here) > 1 else f"name badge of {here[0].name}"
