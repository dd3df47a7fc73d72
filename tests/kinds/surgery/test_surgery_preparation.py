"""Preparing a surgery by hand: what is typed in is planned like what was described, and what cannot be is refused."""

from datetime import UTC, datetime, time

import pytest

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.surgery.kind import SURGERY
from t4gsw_desktop.kinds.surgery.preparation import (
    add_expert,
    add_request,
    edit_expert,
    edit_request,
    list_experts,
    list_requests,
    list_topics,
    remove_expert,
    remove_request,
    slots_between,
)
from t4gsw_desktop.kinds.surgery.rows import Expert, Request
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.storage.unit_of_work import View

SURGERY_ONLY = {"kind": "surgery", "starts": "19:15", "room": "Loft"}


class Desk:
    """A surgery without anything in it, and the guests by name."""

    def __init__(self, evening):
        self.evening, self.workspace = evening, evening.workspace
        self.id = evening.activity("surgery").id
        self.guests = {guest.name: guest.id for guest in evening.roster().guests}

    def change(self, verb, *args, **kwargs):
        return self.workspace.change(verb, *args, **kwargs)

    def expert(self, name, topics, **more):
        return self.change(add_expert, self.id, self.guests[name], topics, **more)

    def request(self, name, **more):
        return self.change(add_request, self.id, self.guests[name], **more)

    def role(self, name):
        return self.workspace.read(View.get, Attendee, self.guests[name]).role

    def rows(self):
        return self.workspace.read(lambda view: (view.find(Expert), view.find(Request), view.find(Attendee)))


@pytest.fixture
def desk(night):
    return Desk(night([SURGERY_ONLY]))


def test_expert_gets_the_first_free_desk_with_its_features_and_is_marked_on_the_list(desk):
    first = desk.expert("Chidi Eze", {" crm ": 3, "": 2})
    second = desk.expert("Priya Nair", {"seo": 2}, slots=[2, 1], by="experience")
    third = desk.expert("Tariq Aziz", {"seo": 1})
    assert (dict(first.topics), first.desk, first.features) == ({"crm": 3}, "Table 1", ("quiet",))
    assert (second.desk, second.slots, second.by) == ("Table 2", (1, 2), "experience")
    assert (third.desk, third.features) == ("Any free table", ())
    assert desk.role("Chidi Eze") == "expert"
    before = desk.rows()
    desk.change(remove_expert, first.id)
    assert desk.role("Chidi Eze") == "guest"
    assert desk.workspace.undo() == "Chidi Eze no longer advises at Tech surgery"
    assert desk.rows() == before


def test_what_is_typed_in_is_planned_and_listed_with_its_appointments(desk):
    desk.expert("Chidi Eze", {"crm": 3})
    desk.request("Priya Nair", words="300 contacts", topics=["CRM"], length=2)
    desk.request("王小明", topics=["crm"])
    task = desk.workspace.read(prepare, SURGERY, desk.id)
    desk.change(accept, task, work_out(task, seconds=0.1, seed=1), at=datetime(2027, 1, 21, tzinfo=UTC))
    (expert,) = desk.workspace.read(list_experts, desk.id)
    assert (expert.name, expert.booked) == ("Chidi Eze", 3)
    lines = desk.workspace.read(list_requests, desk.id)
    assert [(line.name, line.request.topics, line.expert) for line in lines] == [
        ("Priya Nair", ("crm",), "Chidi Eze"),
        ("王小明", ("crm",), "Chidi Eze"),
    ]
    times = {1: "19:15", 2: "19:35", 3: "19:55"}
    assert [line.starts for line in lines] == [times[line.slot] for line in lines]
    late = desk.request("Tariq Aziz", topics=["crm"])
    assert [(one.slot, one.starts, one.expert) for one in desk.workspace.read(list_requests, desk.id)][2] == (0, "", "")
    assert late.length == 1


def test_topics_are_spelled_as_they_are_already(desk):
    desk.expert("Chidi Eze", {"Websites": 3})
    request = desk.request("Priya Nair", topics=["websites", "WEBSITES", " video calls "])
    assert request.topics == ("Websites", "video calls")
    other = desk.expert("Tariq Aziz", {"Video Calls": 2})
    assert dict(other.topics) == {"video calls": 2}
    topics = desk.workspace.read(list_topics, desk.id)
    assert [(one.topic, one.offered, one.asked) for one in topics] == [("video calls", 1, 1), ("Websites", 1, 1)]


def test_changes_keep_every_other_field(desk):
    expert = desk.expert("Chidi Eze", {"crm": 3}, slots=[1])
    changed = desk.change(edit_expert, expert.id, desk="Table 2", topics={"crm": 1, "seo": 2})
    assert (changed.slots, changed.desk, dict(changed.topics)) == ((1,), "Table 2", {"crm": 1, "seo": 2})
    request = desk.request("Priya Nair", words="Help", topics=["crm"], priority=True)
    changed = desk.change(edit_request, request.id, avoid=(desk.guests["Chidi Eze"],), topics=["seo", "crm"])
    assert (changed.words, changed.topics, changed.priority) == ("Help", ("seo", "crm"), True)
    desk.change(remove_request, request.id)
    assert desk.workspace.read(list_requests, desk.id) == ()
    assert desk.workspace.undo() == "Priya Nair no longer asks"


@pytest.mark.parametrize(
    ("topics", "more", "sentence"),
    [
        ({}, {}, "at least one topic"),
        ({"crm": 4}, {}, "from 1 .* to 3"),
        ({"crm": 1}, {"slots": [4]}, "slots 1 to 3"),
        ({"crm": 1}, {"by": "luck"}, "by trade or by experience"),
    ],
)
def test_expert_who_cannot_be_is_refused(desk, topics, more, sentence):
    with pytest.raises(Refusal, match=sentence):
        desk.expert("Chidi Eze", topics, **more)
    assert desk.role("Chidi Eze") == "guest"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "in their own words or by a topic"),
        ({"topics": ["crm"], "length": 4}, "from 1 to 3 slots"),
        ({"topics": ["crm"], "slots": [0]}, "slots 1 to 3"),
        ({"topics": ["crm"], "avoid": ["gone"]}, "no longer on the list"),
    ],
)
def test_request_that_cannot_be_is_refused(desk, more, sentence):
    with pytest.raises(Refusal, match=sentence):
        desk.request("Priya Nair", **more)


def test_somebody_is_an_expert_once_and_of_this_event(desk):
    desk.expert("Chidi Eze", {"crm": 3})
    with pytest.raises(Refusal, match="Chidi Eze is an expert here already"):
        desk.expert("Chidi Eze", {"seo": 3})
    event = desk.change(create_event, "Other", datetime(2027, 2, 4).date(), time(18), time(21))

    def come(work):
        work.put(Attendee("elsewhere", event.id, "", "X", label="Guest of Ann"))
        work.label = "Come"

    desk.change(come)
    with pytest.raises(Refusal, match="Guest of Ann is not on the list of “Test evening”"):
        desk.change(add_expert, desk.id, "elsewhere", {"crm": 1})
    with pytest.raises(Refusal, match="no longer on the list"):
        desk.change(edit_expert, "gone", desk="Table 1")


def test_slots_follow_from_when_somebody_can_be_there(desk):
    def slots(comes=None, leaves=None):
        return desk.workspace.read(slots_between, desk.id, comes, leaves)

    assert slots() == ()
    assert slots(time(19), time(21)) == ()
    assert slots(leaves=time(19, 55)) == (1, 2)
    assert slots(time(19, 20)) == (2, 3)
    assert slots(time(19, 20), time(19, 55)) == (2,)
    assert slots(leaves=time(0, 30)) == ()
    with pytest.raises(Refusal, match="No slot of “Tech surgery” fits"):
        slots(time(19, 40), time(20))
