"""Whole evenings from a guest list to a printed pack, as the command line makes them."""

import json
import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from t4gsw_desktop.__main__ import main
from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan, Printing
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.services.workspace import Workspace

PLAIN = "Name,Email\nAnn Lee,ann@example.org\nBob Day,bob@example.org\nZoë Brontë,\n王小明,\nسارة علي,\n"
EVENTBRITE = (
    "Order ID,Order date,Attendee first name,Attendee last name,Attendee email,Phone number,Ticket quantity,"
    "Ticket type,Buyer first name,Buyer last name,Buyer email,Barcode number\n"
    "91,2026-11-01,Ann,Lee,ann@example.org,'+447700900123,1,General,Ann,Lee,ann@example.org,1001\n"
    "91,2026-11-01,Łukasz,Żółć,ann@example.org,,1,General,Ann,Lee,ann@example.org,1002\n"
    "92,2026-11-02,Info Requested,Info Requested,cem@example.org,,1,General,Cem,Ay,cem@example.org,1003\n"
)


def make(folder, guests, *options, name="guests.csv", seconds="0.1"):
    path = folder / name
    path.write_bytes(guests if isinstance(guests, bytes) else guests.encode("utf-8"))
    out = folder / "out"
    code = main(["evening", str(path), "--out", str(out), "--seconds", seconds, "--on", "2027-01-21", *options])
    return code, out


def summary_of(out):
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


def page_text(path):
    document = pypdfium2.PdfDocument(path)
    return "\n".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))


def codes_on(path):
    document = pypdfium2.PdfDocument(path)
    found = []
    for n in range(len(document)):
        picture = document[n].render(scale=150 / 72, grayscale=True).to_pil()
        codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        found += [code.text for code in codes]
    return found


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    """The practice evening, made once for all tests that only look at it."""
    out = tmp_path_factory.mktemp("practice") / "out"
    assert main(["practice", "--out", str(out), "--seconds", "0.3", "--json"]) == 0
    return out


def opened(out):
    return Workspace.open(out / "evening.t4gsw", components())


def test_practice_evening_places_people_and_never_in_two_places(practice):
    summary = summary_of(practice)
    assert summary["guests"]["people"] == 60
    assert summary["in_two_places"] == 0
    assert {one["kind"]: one["plan"] for one in summary["activities"]} == {
        "surgery": 1,
        "unconference": 1,
        "cafe": 1,
        "speed_friending": 1,
    }
    with opened(practice) as workspace:
        (event,) = workspace.read(lambda view: view.find(Event))
        assert workspace.read(one_place, event.id) == ()
        placed = {row.attendee_id for row in workspace.read(lambda view: view.find(Placement))}
        everybody = workspace.read(lambda view: view.find(Attendee))
        assert {one.id for one in everybody} == placed - {""}
        assert len(workspace.read(lambda view: view.find(AcceptedPlan))) == 4
        assert len(workspace.read(lambda view: view.find(Printing))) == len(summary["papers"])


def test_practice_evening_writes_every_paper_with_names_in_their_script(practice):
    papers = summary_of(practice)["papers"]
    assert len(papers) >= 15
    sheet = page_text(practice / next(one for one in papers if "check-in" in one))
    for name in ("Łukasz Wójcik", "Ayşe Yıldırım", "Guðrún Jónsdóttir"):
        assert name in sheet
    for paper in papers:
        assert (practice / paper).read_bytes().startswith(b"%PDF-")
        assert "Practice evening" in page_text(practice / paper)
    assert not list(practice.glob("**/*.unfinished"))


def test_practice_evening_badges_carry_the_codes_of_the_attendees(practice):
    read = codes_on(practice / "papers" / "01-badges.pdf")
    with opened(practice) as workspace:
        codes = {one.code for one in workspace.read(lambda view: view.find(Attendee))}
    assert set(read) == codes
    assert all(read_code(code) == code for code in read)


def test_practice_evening_public_papers_never_tell_a_need(practice):
    with opened(practice) as workspace:
        notes = {one.access_note for one in workspace.read(lambda view: view.find(Person)) if one.access_note}
        foods = {one.food_needs for one in workspace.read(lambda view: view.find(Person)) if len(one.food_needs) > 8}
    assert notes
    for path in practice.glob("papers/*.pdf"):
        text = page_text(path)
        if "desk-notes" in path.name:
            assert "lead organiser only" in text
        else:
            assert not [note for note in notes | foods if note in text]
    for path in (practice / "exports").iterdir():
        assert not [note for note in notes | foods if note.encode() in path.read_bytes()]


def test_practice_evening_exports_what_others_read(practice):
    calendar = (practice / "exports" / "calendar.ics").read_bytes().decode()
    assert calendar.count("BEGIN:VEVENT") > 4
    assert "TZID=Europe/London:20270121T183000" in calendar
    schedule = json.loads((practice / "exports" / "schedule.json").read_bytes())
    rooms = schedule["schedule"]["conference"]["days"][0]["rooms"]
    kinds = Counter(one["type"] for some in rooms.values() for one in some)
    assert kinds["break"] == 1
    assert kinds.total() == 12
    assert (practice / "exports" / "guests.xlsx").read_bytes().startswith(b"PK")


def test_evening_of_a_plain_list_is_planned_by_itself(tmp_path, capsys):
    code, out = make(tmp_path, PLAIN)
    assert code == 0
    told = capsys.readouterr().out
    assert "5 people" in told
    assert "No experts yet" in told
    assert "No pitches yet" in told
    described = tomllib.loads((out / "evening.toml").read_text(encoding="utf-8"))
    assert [one["kind"] for one in described["activities"]] == ["speed_friending", "surgery", "cafe", "unconference"]
    assert "王小明" in page_text(out / "papers" / "02-check-in-sheet.pdf")


def test_evening_made_again_from_the_same_list_adds_nobody(tmp_path, capsys):
    make(tmp_path, EVENTBRITE)
    with opened(tmp_path / "out") as workspace:
        before = workspace.read(lambda view: (view.find(Person), view.find(Attendee), view.find(Activity)))
    code, out = (
        main(["evening", str(tmp_path / "guests.csv"), "--out", str(tmp_path / "out"), "--seconds", "0.1"]),
        tmp_path / "out",
    )
    assert code == 0
    with opened(out) as workspace:
        people, attendees, activities = workspace.read(
            lambda view: (view.find(Person), view.find(Attendee), view.find(Activity))
        )
    assert (people, attendees) == before[:2]
    assert [one.plan_number for one in activities] == [one.plan_number + 1 for one in before[2]]


def test_evening_made_again_from_a_newer_list_adds_the_newcomers(tmp_path, capsys):
    make(tmp_path, EVENTBRITE)
    newer = EVENTBRITE + "93,2026-11-03,Dov,Bar,dov@example.org,,1,General,Dov,Bar,dov@example.org,1004\n"
    (tmp_path / "guests.csv").write_text(newer, encoding="utf-8")
    assert main(["evening", str(tmp_path / "guests.csv"), "--out", str(tmp_path / "out"), "--seconds", "0.1"]) == 0
    with opened(tmp_path / "out") as workspace:
        names = {one.full_name for one in workspace.read(lambda view: view.find(Person))}
        attendees = workspace.read(lambda view: view.find(Attendee))
    assert names == {"Ann Lee", "Łukasz Żółć", "Dov Bar"}
    assert len(attendees) == 4, "the place whose name was not given yet is a place all the same"
    assert [one.label for one in attendees if not one.person_id] == ["Guest of Cem Ay"]


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("name = 1", "activities"),
        ('name = 1\n[[activities]]\nkind="cafe"\nstarts="19:00"', "name: a text is needed"),
        ("a = [", "cannot be read as a description"),
        ('name="X"\ndate=2027-13-01', "cannot be read as a description"),
        ('name="X"\ndate="soon"\ndoors="18:00"\nends="21:00"\n[[activities]]\nkind="cafe"\nstarts="19:00"', "date"),
        ('name="X"\ndate=2027-01-21\ndoors="18:00"\nends="21:00"', "activities"),
        (
            'name="X"\ndate=2027-01-21\ndoors="18:00"\nends="21:00"\n[[activities]]\nkind="cafe"\nstart="19:00"',
            "did you mean “starts”",
        ),
        (
            'name="X"\ndate=2027-01-21\ndoors="18:00"\nends="21:00"\napart=[["Ann Leee","Bob Day"]]\n'
            '[[rooms]]\nname="Hall"\n[[activities]]\nkind="cafe"\nstarts="19:00"',
            "Is it Ann Lee?",
        ),
        (
            'name="X"\ndate=2027-03-28\ndoors="01:30"\nends="05:00"\n[[rooms]]\nname="Hall"\n'
            '[[activities]]\nkind="cafe"\nstarts="03:00"',
            "01:30 does not exist",
        ),
        (
            'name="X"\ndate=2027-01-21\ndoors="18:00"\nends="21:00"\n[[rooms]]\nname="Hall"\n'
            '[[activities]]\nkind="cafe"\nstarts="03:00"',
            "outside the event",
        ),
    ],
)
def test_evening_refuses_a_description_with_a_slip_and_leaves_nothing_behind(tmp_path, capsys, description, words):
    (tmp_path / "night.toml").write_text(description, encoding="utf-8")
    code, out = make(tmp_path, PLAIN, "--evening", str(tmp_path / "night.toml"))
    told = capsys.readouterr().err
    assert code == 2
    assert words in told
    assert list(out.iterdir()) == []


def described(out):
    return (out / "evening.toml").read_text(encoding="utf-8")


def test_evening_takes_a_corrected_description_and_keeps_people_and_codes(tmp_path, capsys):
    _, out = make(tmp_path, EVENTBRITE)
    with opened(out) as workspace:
        before = workspace.read(lambda view: view.find(Attendee))
    corrected = described(out).replace('starts = "18:30"', 'starts = "18:35"').replace("Side room", "Loft")
    (out / "evening.toml").write_text(corrected, encoding="utf-8")
    assert main(["evening", str(tmp_path / "guests.csv"), "--out", str(out), "--seconds", "0.1"]) == 0
    with opened(out) as workspace:
        assert workspace.read(lambda view: view.find(Attendee)) == before
        activities = workspace.read(lambda view: view.find(Activity))
        assert {one.plan_number for one in activities} == {2}, "papers of the first plans are about"
        assert "2027-01-21T18:35:00+00:00" in {one.starts for one in activities}
        assert {one.name for one in workspace.read(lambda view: view.find(Room))} == {"Main hall", "Loft"}
    assert described(out) == corrected


def test_evening_made_from_a_list_grows_with_it(tmp_path, capsys):
    _, out = make(tmp_path, "Name\n" + "".join(f"Guest {n} Lee\n" for n in range(3)))
    tables = described(out).count('"Table ')
    (tmp_path / "guests.csv").write_text("Name\n" + "".join(f"Guest {n} Lee\n" for n in range(40)), encoding="utf-8")
    assert main(["evening", str(tmp_path / "guests.csv"), "--out", str(out), "--seconds", "0.1"]) == 0
    assert described(out).count('"Table ') > tables
    assert not [one for one in summary_of(out)["unmet"] if "rest" in one]


def test_evening_takes_up_what_is_described_of_people_who_come_later(tmp_path, capsys):
    text = """
name = "Night"
date = 2027-01-21
doors = "18:00"
ends = "21:00"
[[rooms]]
name = "Hall"
tables = 2
[[activities]]
kind = "surgery"
starts = "19:00"
experts = [{name = "Ann Lee", topics = {Websites = 3}}]
requests = [{name = "Bob Day", topics = ["websites"]}]
"""
    (tmp_path / "night.toml").write_text(text, encoding="utf-8")
    list_path, out = tmp_path / "guests.csv", tmp_path / "out"
    list_path.write_text("Name\nAnn Lee\nCem Ay\n", encoding="utf-8")
    order = ["evening", str(list_path), "--out", str(out), "--seconds", "0.1"]
    assert main([*order, "--evening", str(tmp_path / "night.toml")]) == 0
    assert "“Bob Day” (activity 1, request 1) is not on the guest list" in capsys.readouterr().out
    list_path.write_text("Name\nAnn Lee\nCem Ay\nBob Day\n", encoding="utf-8")
    assert main(order) == 0
    assert "1 of 1 requests have an appointment" in capsys.readouterr().out


def test_evening_tells_what_a_newer_list_brought_and_left_out(tmp_path, capsys):
    _, out = make(tmp_path, PLAIN)
    capsys.readouterr()
    (tmp_path / "guests.csv").write_text("Name,Email\nAnn Lee,ann@example.org\nNew One,\n", encoding="utf-8")
    assert main(["evening", str(tmp_path / "guests.csv"), "--out", str(out), "--seconds", "0.1"]) == 0
    told = capsys.readouterr().out
    assert "Since the list before: 1 new, 0 changed." in told
    assert "Still expected from an earlier list, but not on this one: Bob Day" in told


def test_evening_refuses_a_folder_that_holds_another_day(tmp_path, capsys):
    _, out = make(tmp_path, PLAIN)
    text = described(out).replace("2027-01-21", "2027-01-28")
    (tmp_path / "other.toml").write_text(text, encoding="utf-8")
    before = (out / "evening.t4gsw").read_bytes()
    code = main(["evening", str(tmp_path / "guests.csv"), "--out", str(out), "--evening", str(tmp_path / "other.toml")])
    assert code == 2
    assert "the evening of 2027-01-21" in capsys.readouterr().err
    assert (out / "evening.t4gsw").read_bytes() == before


def test_evening_that_cannot_replace_a_paper_leaves_all_as_they_were(tmp_path, capsys, monkeypatch):
    _, out = make(tmp_path, PLAIN)
    before = {path.name: path.read_bytes() for path in (out / "papers").iterdir()}
    (out / "papers" / "my notes.txt").write_text("mine", encoding="utf-8")
    rename = Path.rename

    def stuck(self, target):
        if self.name == "papers":
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    again = ["evening", str(tmp_path / "guests.csv"), "--out", str(out), "--seconds", "0.1"]
    assert main(again) == 2
    assert "close it" in capsys.readouterr().err
    monkeypatch.undo()
    assert {name: (out / "papers" / name).read_bytes() for name in before} == before
    assert main(again) == 0
    assert (out / "papers" / "my notes.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in out.iterdir() if one.is_dir()) == ["evening backups", "exports", "papers"]


def test_evening_refuses_an_unknown_label_stock_before_it_starts(tmp_path, capsys):
    code, out = make(tmp_path, PLAIN, "--stock", "Nonesuch 1")
    assert code == 2
    assert "Nonesuch" in capsys.readouterr().err
    assert not out.exists() or list(out.iterdir()) == []


def test_evening_names_letters_no_font_can_draw(tmp_path, capsys):
    code, out = make(tmp_path, "Name\nAnn Lee\nBob \U00013000 Day\n")
    assert code == 0
    assert "U+13000" in capsys.readouterr().out
    assert any("U+13000" in one for one in summary_of(out)["unmet"])


def test_evening_of_one_guest_and_of_none(tmp_path, capsys):
    code, out = make(tmp_path, "Name\nAnn Lee\n")
    assert code == 0
    assert summary_of(out)["guests"]["people"] == 1
    shutil.rmtree(out)
    code, out = make(tmp_path, "Name\n")
    told = capsys.readouterr()
    assert code in (0, 2)
    assert told.out or told.err.count("\n") == 1


def test_evening_gives_back_its_own_export(tmp_path, capsys):
    make(tmp_path, EVENTBRITE)
    exported = (tmp_path / "out" / "exports" / "guests.csv").read_bytes()
    shutil.rmtree(tmp_path / "out")
    code, out = make(tmp_path, exported, name="again.csv")
    assert code == 0
    with opened(out) as workspace:
        people = workspace.read(lambda view: view.find(Person))
    assert {(one.full_name, one.email) for one in people} == {
        ("Ann Lee", "ann@example.org"),
        ("Łukasz Żółć", "ann@example.org"),
    }


def test_evening_in_large_print_takes_more_paper(tmp_path, capsys):
    code, out = make(tmp_path, PLAIN, "--large-print")
    assert code == 0
    small = tmp_path / "small"
    small.mkdir()
    _, normal = make(small, PLAIN)
    large_pages = sum(len(pypdfium2.PdfDocument(path)) for path in Path(out).glob("papers/*.pdf"))
    assert large_pages > sum(len(pypdfium2.PdfDocument(path)) for path in Path(normal).glob("papers/*.pdf"))
