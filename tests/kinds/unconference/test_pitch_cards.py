"""Cards typed one a line: title and host are told apart, and a host is found through a slip of the finger."""

import pytest

from t4gsw_desktop.core.badge_code import new_code, speak_code
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.pitch_cards import GuestFinder, add_cards, guest_finder, read_card, read_cards
from t4gsw_desktop.kinds.unconference.preparation import list_pitches
from t4gsw_desktop.storage.unit_of_work import View

NAMES = {
    "1": "Dilys Evans",
    "2": "Aled Rhys",
    "3": "Leila Haddad",
    "4": "Sam Kerr",
    "5": "Sam Reid",
    "6": "王小明",
    "7": "ሰላም ተስፋዬ",
    "8": "سارة الحسن",
    "9": "Anders And",
}
FINDER = GuestFinder(NAMES, {}, {})


@pytest.mark.parametrize(
    ("line", "title", "hosts"),
    [
        ("Repair café in a box / Dilys", "Repair café in a box", ("1",)),
        ("- Repair café in a box /  dylis evans ", "Repair café in a box", ("1",)),
        ("AND/OR gates", "AND/OR gates", ()),
        ("Ins / outs of AND/OR / Aled", "Ins / outs of AND/OR", ("2",)),
        ("Websites / Aled and Leila", "Websites", ("2", "3")),
        ("Websites / Leila + Aled Rhys", "Websites", ("3", "2")),
        ("Ducks / Anders And", "Ducks", ("9",)),
        ("Maps\tDilys", "Maps", ("1",)),
        ("茶 / 王小明", "茶", ("6",)),
        ("Coffee / ሰላም", "Coffee", ("7",)),
        ("Letters / سارة", "Letters", ("8",)),
        ("Maps /", "Maps", ()),
        ("  ", "", ()),
    ],
)
def test_line_is_told_into_title_and_hosts(line, title, hosts):
    card = read_card(line, FINDER)
    assert (card.title, card.hosts.ids, card.hosts.doubt) == (title, hosts, "")


def test_host_who_may_be_two_or_nobody_is_doubted_and_not_guessed():
    two = read_card("Maps / Sam", FINDER).hosts
    assert (two.ids, two.doubt) == ((), "“Sam” may be Sam Kerr and Sam Reid. Type more of the name.")
    nobody = read_card("Maps / Aled, Wolfgang", FINDER).hosts
    assert nobody.ids == ("2",)
    assert nobody.doubt.startswith("Nobody who is coming is called “Wolfgang”.")
    assert FINDER.likely("sam") == ("4", "5")


def test_badge_code_is_a_name_too():
    code = new_code(())
    finder = GuestFinder({"1": "Dilys Evans", "2": "Aled Rhys"}, {}, {code: "1"})
    assert finder.find(speak_code(code).lower()).ids == ("1",)
    assert finder.likely(code) == ("1",)


def test_cards_are_added_in_one_act_and_those_there_already_passed_over(night):
    evening = night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall", "Loft"]}])
    activity, work = evening.activity("unconference").id, evening.workspace
    finder = work.read(guest_finder, activity)
    cards = read_cards("Maps / Priya\n\nBread\nmaps / Ann\n", finder)
    made = work.change(add_cards, activity, cards)
    assert [(one.number, one.title) for one in made] == [(1, "Maps"), (2, "Bread")]
    lines = work.read(list_pitches, activity)
    assert [one.hosts for one in lines] == [("Priya Nair",), ()]
    assert work.read(View.get, Attendee, made[0].hosts[0]).role == "host"
    assert work.change(add_cards, activity, read_cards("BREAD\nBees", finder))[0].title == "Bees"
    with pytest.raises(Refusal, match="no new pitch"):
        work.change(add_cards, activity, read_cards("bees", finder))
    work.undo()
    assert work.undo() == "Add 2 pitches to Unconference"
    assert work.read(list_pitches, activity) == ()
