"""What goes out of the keep-in-touch slips: the slips to tick, the letters afterwards, and the list of mutual pairs."""

from collections.abc import Mapping

from t4gsw_desktop.core.badge_code import read_code, speak_code
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.keep_in_touch import TouchSlip
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.documents.touch_letters import INTRODUCE, TouchContact, TouchLetter, touch_letters_pdf
from t4gsw_desktop.documents.touch_slips import SlipLine, TouchSlipPaper, touch_slips_pdf
from t4gsw_desktop.exchange.spreadsheets_out import Sheet
from t4gsw_desktop.services.keep_in_touch import LETTERS, SLIPS, PersonSlip, SlipPile, mutual_touch, slip_pile
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import SEATS, Fields, Paper, PaperDesk
from t4gsw_desktop.storage.unit_of_work import View

_HEADINGS = ("Name", "Contact", "Other name", "Other contact", "What to do")
_PASS_ON, _INTRODUCE = "Pass on", "Introduce them: somebody chose nothing to pass on"
_LETTERS_SHOW: Fields = {
    Person: ("full_name", "call_me", "email", "phone", "shares"),
    TouchSlip: ("ticked",),
}


def touch_papers(desk: PaperDesk) -> tuple[Paper, Paper]:
    """The slips to tick, blank ones before there is a plan; and the letters, once slips have been typed in.

    The letters are printed on purpose only, never along with everything: by then the evening's other papers are old.
    """
    pile = slip_pile(desk.view, desk.activity.id)
    papers = [_slip_paper(slip) for slip in pile.slips if slip.attendee_id in pile.expected]
    letters = touch_letters(desk.view, pile)
    title = f"{desk.activity.title}: keep in touch"
    return (
        Paper(
            SLIPS,
            "Keep-in-touch slips",
            lambda large: touch_slips_pdf(papers, heading=desk.heading, large_print=large, title=title),
            desk.heading.plan,
            counted(len(papers), "slip", "slips"),
            "" if papers else "Ready when the rounds are",
            SEATS,
        ),
        Paper(
            LETTERS,
            "Keep-in-touch letters",
            lambda large: touch_letters_pdf(letters, heading=desk.heading, large_print=large, title=title),
            many=counted(len(letters), "letter", "letters"),
            waits="" if letters else "Ready when slips are typed in",
            shows=_LETTERS_SHOW,
            on_purpose=True,
        ),
    )


def _slip_paper(slip: PersonSlip) -> TouchSlipPaper:
    lines = tuple(SlipLine(row.number, row.name, f"round {row.round}") for row in slip.rows)
    return TouchSlipPaper(slip.name, read_code(slip.code) or "", speak_code(slip.code), lines)


def touch_letters(view: View, pile: SlipPile) -> list[TouchLetter]:
    """A letter for everybody whose slip was typed in, by name, each with those who ticked them as they did."""
    slips = {slip.attendee_id: slip for slip in pile.slips}
    found: dict[str, list[PersonSlip]] = {}
    for one, other in mutual_touch(view, pile.activity.id):
        found.setdefault(one, []).append(slips[other])
        found.setdefault(other, []).append(slips[one])
    return [
        TouchLetter(slip.name, tuple(TouchContact(one.name, one.contact) for one in _by_name(found, slip)))
        for slip in pile.slips
        if slip.typed
    ]


def _by_name(found: Mapping[str, list[PersonSlip]], slip: PersonSlip) -> list[PersonSlip]:
    return sorted(found.get(slip.attendee_id, ()), key=lambda one: (one.name, one.attendee_id))


def touch_sheet(view: View, activity: Activity) -> Sheet:
    """The mutual pairs of an activity, for whoever passes the contacts on.

    Contacts stand in it only where both chose something to pass on; the other pairs are to be introduced by somebody.
    """
    pile = slip_pile(view, activity.id)
    slips = {slip.attendee_id: slip for slip in pile.slips}
    order = {slip.attendee_id: number for number, slip in enumerate(pile.slips)}
    pairs = sorted(sorted(pair, key=order.__getitem__) for pair in mutual_touch(view, activity.id))
    rows = [
        _pair_row(slips[one], slips[other])
        for one, other in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))
    ]
    return Sheet(f"{activity.title}: keep in touch", _HEADINGS, tuple(rows))


def _pair_row(one: PersonSlip, other: PersonSlip) -> tuple[str, ...]:
    if one.contact and other.contact:
        return one.name, one.contact, other.name, other.contact, _PASS_ON
    return one.name, INTRODUCE, other.name, INTRODUCE, _INTRODUCE
