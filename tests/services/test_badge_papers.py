"""Badges come out as they are wanted: for whom, in which order, with or without code and photo wish."""

import pypdfium2
import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.documents.stock import find_stock
from t4gsw_desktop.services.badge_papers import (
    BY_SURNAME,
    BadgeWishes,
    badge_paper,
    badge_warnings,
    badges_wanted,
    guests_wanted,
)
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.papers import heading_of
from t4gsw_desktop.services.roster import Roster, read_roster
from t4gsw_desktop.services.workspace import Workspace, now_utc

NAMES = ("Zoë Ash", "Bilal Young", "Anbarasi Marchbanks")


@pytest.fixture
def roster(workspace: Workspace, evening: Event) -> Roster:
    for name in NAMES:
        workspace.change(walk_in, evening.id, name, photo="no")
    return workspace.read(read_roster, evening.id)


def words(roster: Roster, wishes: BadgeWishes, large: bool = False) -> str:
    document = pypdfium2.PdfDocument(badge_paper(roster, wishes, heading_of(roster, now_utc())).make(large))
    return "\n".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))


def test_badges_are_in_the_order_asked_for(roster: Roster) -> None:
    assert [guest.name for guest in guests_wanted(roster, BadgeWishes())] == sorted(NAMES)
    by_surname = guests_wanted(roster, BadgeWishes(order=BY_SURNAME))
    assert [guest.name for guest in by_surname] == ["Zoë Ash", "Anbarasi Marchbanks", "Bilal Young"]


def test_only_some_people_get_theirs_and_then_no_blank_ones(roster: Roster) -> None:
    everybody = badge_paper(roster, BadgeWishes(), heading_of(roster, now_utc()))
    assert everybody.many == "3 badges"
    one = BadgeWishes(only=frozenset({roster.guests[0].id}))
    text = words(roster, one)
    assert roster.guests[0].name.split()[0] in text
    assert roster.guests[1].name.split()[0] not in text
    assert text.count("Spring surgery") == 1
    assert words(roster, BadgeWishes(spares=2)).count("Spring surgery") == 5


def test_code_and_photo_wish_can_be_left_off(roster: Roster) -> None:
    assert "No photos" in words(roster, BadgeWishes())
    without = words(roster, BadgeWishes(codes=False, photos=False))
    assert "hoto" not in without
    assert {badge.code for badge in badges_wanted(roster, BadgeWishes(codes=False))} == {""}


def test_first_label_beyond_the_sheet_is_taken_as_its_last(roster: Roster) -> None:
    assert words(roster, BadgeWishes(find_stock("L4785"), start_at=65))


def test_nobody_on_the_list_gives_blank_badges_and_says_so(workspace: Workspace, evening: Event) -> None:
    paper = badge_paper(
        workspace.read(read_roster, evening.id), BadgeWishes(spares=0), heading_of_empty(workspace, evening)
    )
    assert paper.waits == "Ready when the guests are"
    assert len(pypdfium2.PdfDocument(paper.make(False))) == 1


def heading_of_empty(workspace: Workspace, evening: Event):  # type: ignore[no-untyped-def]
    return heading_of(workspace.read(read_roster, evening.id), now_utc())


def test_letters_that_no_font_can_draw_and_small_names_are_told(workspace: Workspace, evening: Event) -> None:
    workspace.change(walk_in, evening.id, "Ada \U00012000")
    workspace.change(walk_in, evening.id, "Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley")
    roster = workspace.read(read_roster, evening.id)
    wishes = BadgeWishes(find_stock("L7651"))
    missing, small = badge_warnings(badges_wanted(roster, wishes), wishes.stock, large_print=False)
    assert missing == "No font here can draw \U00012000 of “Ada \U00012000”. Write that one by hand."
    assert "Wolfeschlegelsteinhausenbergerdorff" in small
