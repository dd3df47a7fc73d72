"""What an import would do: who is new, known, on the list already; changes; doubles; and the same file twice."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson, KnownPlace, known_person, known_place
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.preview_json import preview_as_json, summary
from t4gsw_desktop.exchange.guest_lists.reading import read_table


def shown(text: str, known: Sequence[KnownPerson] = (), already: Sequence[KnownPlace] = ()) -> Preview:
    table = read_table(text.encode(), "list.csv")
    return preview(table, recognise(table), known, already=already)


def applied(first: Preview) -> tuple[list[KnownPerson], list[KnownPlace]]:
    """The directory and the list after everything in a preview of new people was written."""
    people, places = [], []
    for line in first.people:
        person_id = line.person_id or f"person-{line.row}"
        email = str(line.values.get("email", ""))
        people.append(KnownPerson(person_id, line.full_name, "", email, line.person_values))
        places.append(
            KnownPlace(
                f"place-{line.row}",
                person_id,
                line.source,
                line.source_id,
                line.order_ref,
                line.full_name,
                email,
                line.values,
                line.values,
            )
        )
    for number, guest in enumerate(first.unnamed_guests):
        places.append(KnownPlace(f"guest-{number}", "", guest.source, guest.source_id, guest.order_ref))
    return people, places


ORDERS = """\
Order #,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Order Type,Attendee Status
1,Ann,Hill,ann@x.example,1,Std,11,Free,Attending
1,Bea,Hill,ann@x.example,1,Std,12,Free,Attending
1,Ann,Hill,ann@x.example,1,Std,13,Free,Attending
2,Cy,Day,cy@x.example,1,Std,14,Free,Attending
"""


def test_shared_mailbox_keeps_people_apart_and_the_repeated_buyer_becomes_a_guest() -> None:
    found = shown(ORDERS)
    assert [line.full_name for line in found.people] == ["Ann Hill", "Bea Hill", "Cy Day"]
    assert [(guest.source_id, guest.label) for guest in found.unnamed_guests] == [("13", "Guest of Ann Hill")]
    assert found.doubles == ()


def test_same_file_twice_changes_nothing_with_ids_orders_and_guests() -> None:
    first = shown(ORDERS)
    people, places = applied(first)
    again = shown(ORDERS, people, places)
    assert again.additions == 0
    assert again.nothing_to_change
    assert again.doubles == ()
    assert again.gone == ()
    assert summary(again) == "Nothing to change: 3 people are on the list already."


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill\nBo\nAnn Hill\n+1\nAnn Hill\n",
        "Name,Guests,Email\nAnn,3,\nAnn,1,\nBo,2,b@x.example\n",
        "Order number,Name,Tickets\nA,Ann,3\nB,Bo,1\n",
        "Name,Status\nAnn,waitlist\nBo,cancelled\n",
        "Name,E-mail\nAnn,a@x.example\nAnn,a@x.example\nANN,A@X.example\nAnne,a@x.example\n",
    ],
)
def test_same_file_twice_changes_nothing_without_ids(text: str) -> None:
    first = shown(text)
    again = shown(text, *applied(first))
    assert (again.additions, again.nothing_to_change) == (0, True)
    assert len(again.people) == len(first.people)


NAMES = st.sampled_from(
    ["Ann Hill", "Anne Hill", "ann hill", "Bo", "Siân Pugh", "Info Requested", "", "+1", "Hill Ann"]
)
EMAILS = st.sampled_from(["", "", "a@x.example", "A@x.example", "b@x.example", "none"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "7", "8"]),
        NAMES,
        EMAILS,
        st.sampled_from(["", "1", "2", "4", "x"]),
        st.sampled_from(["", "p1", "p2", "p3"]),
        st.sampled_from(["", "yes", "cancelled", "pending"]),
    ),
    min_size=1,
    max_size=9,
).filter(lambda rows: any(map(any, rows)))


@settings(max_examples=400, deadline=None)
@given(ROWS)
def test_same_file_twice_changes_nothing_whatever_the_rows(rows: list[tuple[str, ...]]) -> None:
    text = "\n".join(["Order number,Name,Email,Quantity,Attendee id,Status", *(",".join(row) for row in rows)])
    first = shown(text)
    again = shown(text, *applied(first))
    assert again.additions == 0
    assert again.nothing_to_change
    # No row is lost: each is a person, a guest, a repeat, skipped, or told as a problem.
    told = {item.row for group in (first.people, first.unnamed_guests, first.doubles, first.skipped) for item in group}
    told |= {problem.row for problem in first.problems if problem.code == "no_name"}
    assert told == {number for number, row in enumerate(rows, 2) if any(row)}


def test_known_by_name_and_email_together_only() -> None:
    known = [
        KnownPerson("1", "Siân Pugh", "", "sian@x.example"),
        KnownPerson("2", "Bo Lee", "", "bo@x.example"),
        KnownPerson("3", "Cy Day", "", ""),
    ]
    found = shown(
        "Name,Email\nSIAN PUGH,Sian@X.example\nBo Lee,bo@other.example\nCy Day,\nDi Orr,bo@x.example\n", known
    )
    assert [(line.full_name, line.state, line.person_id) for line in found.people] == [
        ("SIAN PUGH", "known", "1"),
        ("Bo Lee", "new", ""),
        ("Cy Day", "new", ""),
        ("Di Orr", "new", ""),
    ]
    assert [(double.row, double.person_id, double.code, double.added) for double in found.doubles] == [
        (3, "2", "same_name_emails", True),
        (4, "3", "same_name_no_email", True),
    ]


def test_near_names_are_offered_with_the_reason_and_never_joined() -> None:
    known = [
        KnownPerson("1", "Siân Pugh-Evans", "", "sian@x.example"),
        KnownPerson("2", "Samuel Khan", "", "sk@x.example"),
        KnownPerson("3", "John Smith", "", ""),
        KnownPerson("4", "Ian Hill", "", "hill@x.example"),
    ]
    text = (
        "Name,Email\nSian Pugh,sian@x.example\nSam Khan,\nJon Smith,\nAnn Hill,hill@x.example\nSmith John,j@x.example\n"
    )
    found = shown(text, known)
    assert all(line.state == "new" for line in found.people)
    assert [(double.full_name, double.other_name, double.code) for double in found.doubles] == [
        ("Sian Pugh", "Siân Pugh-Evans", "near_name_email"),
        ("Sam Khan", "Samuel Khan", "near_name"),
        ("Jon Smith", "John Smith", "near_name"),
        ("Smith John", "John Smith", "same_name_one_email"),
    ]
    assert found.doubles[0].why == (
        "The same e-mail address as Siân Pugh-Evans, who is known already, and a name that is nearly the same; "
        "both are kept."
    )


def test_a_double_names_the_other_row_and_says_what_happens() -> None:
    found = shown("Name,Email\nA One,a@x.example\nA One,b@x.example\nSam Khan,\nSamuel Khan,\n")
    assert [(double.row, double.why) for double in found.doubles] == [
        (3, "The same name as row 2 with another e-mail address; both are kept."),
        (5, "A name that is nearly the same as that of Sam Khan in row 4; both are kept."),
    ]


def test_names_that_differ_by_a_number_or_an_initial_are_no_doubles() -> None:
    names = "P1 X\nP2 X\nP100 X\nP101 X\nVolunteer 1234\nVolunteer 1235\nAnn J Hill\nAnn K Hill\n"
    assert shown("Name\n" + names).doubles == ()
    assert shown("Name,E-mail\nPerson10 X,a@x.example\nPerson11 X,a@x.example\n").doubles == ()


def test_a_list_with_headings_and_nobody_on_it_says_so() -> None:
    found = shown("Name,E-mail\n")
    assert (found.people, found.remarks) == ((), ("There is nobody on this list below its headings.",))
    assert shown("Name,E-mail\nAnn,\n").remarks == ()


def test_columns_without_heading_and_contents_are_not_shown_and_headings_stand_on_one_line() -> None:
    found = shown('"Your full\nname",E-mail,,\nAnn,a@x.example,,\nBo,,,\n')
    assert [column.heading for column in found.columns] == ["Your full name", "E-mail"]


def test_repeats_within_the_file_are_added_once_when_name_and_email_agree() -> None:
    found = shown("Name,Email\nAnn Hill,a@x.example\nann hill,A@x.example\nBo,\nBo,\n")
    assert [line.row for line in found.people] == [2, 4, 5]
    assert [(double.row, double.other_row, double.added, double.code) for double in found.doubles] == [
        (3, 2, False, "repeat"),
        (5, 4, True, "same_name_file"),
    ]
    assert summary(found) == "3 people, 2 look like repeats."


def test_two_rows_joined_by_hand_stay_joined() -> None:
    people, places = applied(shown("Name\nBo Lee\nBo Lee\n"))
    again = shown("Name\nBo Lee\nBo Lee\n", people[:1], places[:1])
    assert (again.additions, [double.code for double in again.doubles]) == (0, ["joined_before"])


def test_a_newer_export_tells_added_changed_and_gone_and_fills_blanks() -> None:
    people, places = applied(shown(ORDERS))
    newer = """\
Order #,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Order Type,Attendee Status,Company
1,Ann,Hill-Jones,ann@x.example,1,Std,11,Free,Attending,Fern
1,Bea,Hill,ann@x.example,1,Std,12,Free,Cancelled,
1,Dot,Hill,ann@x.example,1,Std,13,Free,Attending,
3,Eve,Orr,eve@x.example,1,Std,15,Free,Attending,
"""
    found = shown(newer, people, places)
    by_id = {line.source_id: line for line in found.people}
    assert {(change.field, change.now, change.apply) for change in by_id["11"].changes} == {
        ("full_name", "Ann Hill-Jones", True),
        ("organisation", "Fern", True),
    }
    assert [(change.field, change.was, change.now, change.apply) for change in by_id["12"].changes] == [
        ("status", "coming", "cancelled", True)
    ]
    assert by_id["13"].state == "listed"
    assert ("full_name", "", "Dot Hill", True) in {(c.field, c.was, c.now, c.apply) for c in by_id["13"].changes}
    assert by_id["15"].state == "new"
    assert [place.full_name for place in found.gone] == ["Cy Day"]
    assert found.skipped == ()


def test_local_corrections_are_never_overwritten() -> None:
    people, places = applied(shown("Name,Email,Company,Diet\nAnn Hill,a@x.example,Fern,vegan\n"))
    corrected = replace(places[0], values={**places[0].values, "organisation": "Fern & Co", "food_needs": ""})
    same = shown("Name,Email,Company,Diet\nAnn Hill,a@x.example,Fern,vegan\n", people, [corrected])
    assert same.nothing_to_change
    assert same.people[0].changes == ()
    newer = shown("Name,Email,Company,Diet\nAnn Hill,a@x.example,Moss,vegan\n", people, [corrected])
    assert [(c.field, c.was, c.now, c.apply) for c in newer.people[0].changes] == [
        ("organisation", "Fern & Co", "Moss", False)
    ]
    assert newer.nothing_to_change
    unknown = shown("Name,Email,Company\nAnn Hill,a@x.example,Moss\n", people, [replace(corrected, imported=None)])
    assert [change.apply for change in unknown.people[0].changes] == [False]


def test_somebody_on_the_list_under_another_address_is_found_through_the_directory() -> None:
    person = Person("p", "Ann Hill", email="ann@new.example", organisation="Fern")
    place = Attendee("a", "e", "p", "CODE", source="luma", source_id="g-1", status="coming")
    listed = replace(known_place(place, person), full_name="Ann H", email="old@x.example")
    found = shown("Name,Email\nAnn Hill,ann@new.example\n", [known_person(person)], [listed])
    assert [(line.state, line.attendee_id, line.person_id) for line in found.people] == [("listed", "a", "p")]


def test_known_place_of_an_unnamed_guest_has_no_name() -> None:
    guest = Attendee("g", "e", "", "CODE", label="Guest of Ann", source="eventbrite", source_id="1#1", order_ref="1")
    place = known_place(guest, None)
    assert (place.full_name, place.email, place.person_id, place.values["status"]) == ("", "", "", "coming")


def test_a_bad_row_never_loses_a_good_one() -> None:
    long_name = "word " * 60
    text = "Name,Email,Photo?,Quantity\nAnn,not an address,maybe,many\n,x@x.example,,\n"
    text += f"{long_name},,,\nBo,b@x.example,no,99\n"
    found = shown(text)
    assert [line.full_name for line in found.people] == ["Ann", "Bo"]
    assert [(problem.row, problem.code) for problem in found.problems] == [
        (2, "email"),
        (2, "photo"),
        (2, "number"),
        (3, "no_name"),
        (4, "long_name"),
        (5, "many_guests"),
    ]
    assert [problem.cell for problem in found.problems[:3]] == ["not an address", "maybe", "many"]
    assert summary(found) == "2 people, 2 rows without a name left out."


def test_one_platform_id_on_two_people_is_told_and_both_are_kept() -> None:
    found = shown("Ticket ID,Name\n7,Ann\n7,Bo\n")
    assert [line.full_name for line in found.people] == ["Ann", "Bo"]
    assert len({line.source_id for line in found.people}) == 2
    assert [(problem.row, problem.code) for problem in found.problems] == [(3, "same_id")]


def test_columns_are_told_with_samples_and_problems() -> None:
    found = shown("Name,Photo?,Access needs,Home city\nAnn,maybe,step-free,Bath\nBo,Y,,Bath\nCy,perhaps so,,Wells\n")
    name, photo, access, city = found.columns
    assert (name.label, name.samples, name.sure) == ("Name", ("Ann", "Bo", "Cy"), "sure")
    assert (photo.field, photo.problems) == ("photo", 2)
    assert access.private
    assert not name.private
    assert (city.field, city.label, city.why) == ("", "Left out", "Addresses are not needed")


def test_summary_counts_guests_repeats_and_who_was_left_out() -> None:
    found = shown("Name,Email,Guests,Status\nAnn,a@x.example,3,yes\nAnn,a@x.example,,yes\nBo,,,cancelled\nTotal,,3,\n")
    assert summary(found) == "1 person, 3 guests with no name, 1 looks like a repeat, 1 cancelled left out."


def test_json_holds_counts_lists_and_sentences() -> None:
    text = "Name,Email,Guests,Photo?,Can offer\nAnn,a@x.example,1,maybe,maps; tea\nAnn,a@x.example,,,\nBo,,,,\n"
    plain = json.loads(json.dumps(preview_as_json(shown(text, [KnownPerson("1", "Bo", "", "")]))))
    assert set(plain) >= {"people", "unnamed_guests", "doubles", "skipped", "problems", "columns", "read_as", "summary"}
    assert plain["counts"]["people"] == len(plain["people"]) == 2
    assert plain["people"][0]["values"]["offers"] == ["maps", "tea"]
    assert plain["read_as"]["separator"] == "comma"
    assert plain["problems"][0]["sentence"].startswith("Row 2:")
    assert [double["why"] for double in plain["doubles"]] == [
        "The same name and e-mail as row 2: added once.",
        "The same name as Bo, who is known already, with no e-mail address on either side; both are kept.",
    ]
