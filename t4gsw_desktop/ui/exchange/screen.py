"""The screen called Exchange: what people offer and look for, and where to point them to."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.services.skill_matches import SkillMatch, skill_matches
from t4gsw_desktop.ui.exchange.match_list import MatchList
from t4gsw_desktop.ui.exchange.signposts import Signposts
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, empty, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.next_strip import NextStrip
from t4gsw_desktop.ui.widgets.words import words


class ExchangeScreen(Screen):
    """Matches of offers and needs, and signposts beside them. Introductions are made by people, never by the page."""

    key = "exchange"
    title = "Skills exchange"
    topics = frozenset({"people", "attendees", "organisations"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = self.theme
        self._whose = "tonight" if desk.event_id != NO_EVENT else "everyone"
        self.strip = NextStrip(theme)
        self.matches = MatchList(theme)
        self.matches.opened.connect(self._open)
        self._nobody = words(
            "Matches appear when people say what they offer and what they look for.", "quiet", wrap=True
        )
        self._head = QVBoxLayout()
        self._list_card = card(theme, margin=0, gap=0)
        inside = self._list_card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(self._head)
        inside.addWidget(self.matches, 1)
        inside.addWidget(self._nobody)
        self.second_desk = Button(
            theme, "Exchange with a second desk", kind="link", icon="network", press=lambda: desk.go("desks")
        )
        other = row(theme, self.second_desk, None)
        other.setContentsMargins(theme.px(10), theme.px(4), theme.px(10), 0)
        inside.addLayout(other)
        inside.setContentsMargins(1, 0, 1, theme.px(10))
        self._nobody.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        self.signposts = Signposts(desk)
        self._panes = TwoPanes(theme, self._list_card, self.signposts, side_width=400, roomy=desk.roomy)
        page = QVBoxLayout(self)
        edge = theme.px(24)
        page.setContentsMargins(edge, theme.px(6), edge, theme.px(16))
        page.setSpacing(theme.px(12))
        page.addWidget(self.strip)
        page.addWidget(self._panes, 1)
        self._add_actions()

    def heading(self) -> tuple[str, str]:
        return self.title, "What people offer, what they look for, where to point them to"

    def keep(self) -> object:
        return self._whose, self._panes.side_shown and not self.desk.roomy, self.signposts.keep()

    def restore(self, kept: object) -> None:
        self._whose, side, signposts = kept  # type: ignore[misc]
        self.refresh_now()
        self.signposts.restore(signposts)  # type: ignore[has-type]
        self._panes.turn(to_side=bool(side))  # type: ignore[has-type]

    def turn_side(self) -> None:
        self._panes.turn()

    def refresh(self) -> None:
        """Read the matches and the signposts."""
        tonight = self._whose == "tonight" and self.desk.event_id != NO_EVENT
        found = self.desk.read(skill_matches, self.desk.event_id if tonight else "")
        self._show_head(len(found), tonight=tonight)
        self.matches.show_matches(found)
        self.matches.setVisible(bool(found))
        self._nobody.setVisible(not found)
        self.signposts.refresh()
        self._show_strip(found)

    def first_focus(self) -> QWidget | None:
        return self.matches

    def _show_head(self, count: int, *, tonight: bool) -> None:
        theme = self.theme
        empty(self._head)
        said = f"{count} {'match' if count == 1 else 'matches'}{' among those coming' if tonight else ''}"
        line = row(theme, words(said, "title", wrap=True), gap=10)
        line.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        line.setStretch(0, 1)
        if self.desk.event_id != NO_EVENT:
            whose = Segments(theme, "Whose", [("tonight", "Tonight"), ("everyone", "Everyone")], self._whose)
            whose.chosen.connect(self._choose)
            line.addWidget(whose)
        self._head.addLayout(line)

    def _show_strip(self, found: tuple[SkillMatch, ...]) -> None:
        if found:
            self.strip.ask(
                f"{found[0].sentence}.",
                "Show who looks for it",
                lambda: self._open(found[0]),
                quiet="Ask both before you introduce them.",
                icon="handshake",
                button_icon="user",
            )
        else:
            self.strip.ask(
                "Take down where to point people to.",
                "Add a place",
                self._new_signpost,
                quiet="Networks, colleges, helplines, people who help.",
                icon="map-pin",
                button_icon="plus",
            )

    def _choose(self, whose: str) -> None:
        self._whose = whose
        self.refresh_now()

    def _open(self, match: SkillMatch) -> None:
        self.desk.go("people", match.seeker.id)

    def _open_giver(self) -> None:
        if (match := self.matches.chosen()) is not None:
            self.desk.go("people", match.giver.id)

    def _new_signpost(self) -> None:
        self._panes.turn(to_side=True)
        self.signposts.start_new()

    def _add_actions(self) -> None:
        def why_not() -> str:
            return "" if self.matches.chosen() is not None else "There is no match to open."

        self.add_action(
            Action(
                "exchange.giver",
                "Open who offers it",
                self._open_giver,
                "Ctrl+G",
                hint="Who offers",
                icon="user",
                why_not=why_not,
            )
        )
        self.add_action(
            Action(
                "exchange.signpost",
                "Add somewhere to point people to",
                self._new_signpost,
                "Ctrl+N",
                hint="New signpost",
                icon="map-pin",
                also="signpost organisation network",
            )
        )
