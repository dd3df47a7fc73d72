"""Beginning an evening and going on with it: all or nothing, and rules about pairs that hold as soon as they can."""

from datetime import UTC, date, datetime

import pytest

from t4gsw_desktop.commands.evening_setup import open_night
from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import KeepApart, Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
NIGHT = """
name = "Night"
date = 2027-01-21
doors = "18:00"
ends = "21:00"
apart = [["Xavier Stone", "Ann Lee"], ["Zed New", "Ben Day"]]
[[rooms]]
name = "Hall"
tables = 2
[[activities]]
kind = "surgery"
starts = "18:30"
experts = [{name = "Xavier Stone", topics = {web = 3}}]
"""
PLAIN = NIGHT.replace('apart = [["Xavier Stone", "Ann Lee"], ["Zed New", "Ben Day"]]', "")


def begin(folder, names="Ann Lee,Ben Day", text=NIGHT, day=None, name="night.toml"):
    data = ("Name\n" + "\n".join(names.split(","))).encode()
    description = None if text is None else text.encode()
    table = read_table(data, "guests.csv")
    path = folder / "evening.t4gsw"
    return open_night(path, table, "guests.csv", data, description=description, name=name, day=day, now=NOW)


def pairs(night):
    names = {one.id: one.full_name for one in night.workspace.read(lambda view: view.find(Person))}
    rules = night.workspace.read(lambda view: view.find(KeepApart))
    return {(names[rule.first_id], names[rule.second_id]) for rule in rules}


def test_expert_who_is_not_on_the_list_is_kept_apart_all_the_same(tmp_path):
    night = begin(tmp_path)
    with night.workspace:
        assert pairs(night) == {("Xavier Stone", "Ann Lee")}


def test_rule_about_somebody_who_comes_with_a_later_list_holds_then(tmp_path):
    begin(tmp_path).workspace.close()
    night = begin(tmp_path, "Ann Lee,Ben Day,Zed New", text=None)
    with night.workspace:
        assert pairs(night) == {("Xavier Stone", "Ann Lee"), ("Zed New", "Ben Day")}
        assert night.private == ()


def test_names_of_people_to_be_kept_apart_are_only_for_the_lead_organiser(tmp_path):
    night = begin(tmp_path)
    with night.workspace:
        assert night.notes == ("Not on the guest list and added as helpers: Xavier Stone.",)
        assert night.private == ("“Zed New” (apart 2) is not on the guest list, so that line was left out.",)


def test_label_stock_that_is_not_there_is_told_before_anything_is_made(tmp_path):
    with pytest.raises(Refusal, match="Nonesuch"):
        begin(tmp_path, text='badge_stock = "Nonesuch"\n' + PLAIN)
    assert list(tmp_path.iterdir()) == []


def test_slip_is_told_with_the_name_of_the_file_it_is_in(tmp_path):
    with pytest.raises(Refusal, match=r"In “night\.toml”, .*skill"):
        begin(tmp_path, text=PLAIN.replace("topics", "skill"))


def test_run_that_was_cut_short_before_its_first_act_can_be_made_again(tmp_path):
    Workspace.create(tmp_path / "evening.t4gsw", components()).close()
    night = begin(tmp_path)
    with night.workspace:
        assert len(night.workspace.read(lambda view: view.find(Event))) == 1


def test_beginning_is_one_act_with_its_description_beside_it(tmp_path):
    night = begin(tmp_path)
    with night.workspace:
        assert night.workspace.step() == 1
        assert (tmp_path / "evening.toml").read_text(encoding="utf-8") == NIGHT
        assert night.workspace.undo() == "Set up Night"
        assert night.workspace.read(lambda view: (view.find(Event), view.find(Attendee))) == ((), ())


def test_description_that_lies_in_the_folder_is_used_and_never_overwritten(tmp_path):
    (tmp_path / "evening.toml").write_text(PLAIN, encoding="utf-8")
    night = begin(tmp_path, text=None)
    night.workspace.close()
    assert night.spec.name == "Night"
    other = tmp_path / "other"
    other.mkdir()
    (other / "evening.toml").write_text(PLAIN, encoding="utf-8")
    with pytest.raises(Refusal, match="Another “evening.toml”"):
        begin(other, text=NIGHT)
    assert (other / "evening.toml").read_text(encoding="utf-8") == PLAIN


def test_same_day_may_be_asked_for_again_and_another_is_refused(tmp_path):
    begin(tmp_path, text=None, day=date(2027, 1, 21), name="").workspace.close()
    begin(tmp_path, text=None, day=date(2027, 1, 21), name="").workspace.close()
    with pytest.raises(Refusal, match="2027-01-21, not on 2027-01-28"):
        begin(tmp_path, text=None, day=date(2027, 1, 28), name="")


def test_description_that_was_taken_away_is_asked_for(tmp_path):
    begin(tmp_path).workspace.close()
    (tmp_path / "evening.toml").unlink()
    with pytest.raises(Refusal, match="--evening"):
        begin(tmp_path, text=None)
    begin(tmp_path).workspace.close()
    assert (tmp_path / "evening.toml").read_text(encoding="utf-8") == NIGHT


def test_run_that_was_cut_short_while_its_file_was_made_can_be_made_again(tmp_path):
    for ending, content in (("", b"SQLite format 3"), ("-journal", b"x")):
        (tmp_path / f"evening.t4gsw.unfinished{ending}").write_bytes(content)
    begin(tmp_path).workspace.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["evening.t4gsw", "evening.toml"]
