"""Offers meet needs by the words people used, each person's first match before anybody's second."""

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.people import add_person, keep_apart
from t4gsw_desktop.services.skill_matches import skill_matches
from t4gsw_desktop.services.workspace import Workspace


def test_same_words_in_another_case_order_or_number_match(workspace: Workspace) -> None:
    workspace.change(add_person, "Ada", offers=("Websites", "grant writing"))
    workspace.change(add_person, "Ben", seeks=("website",))
    workspace.change(add_person, "Cem", seeks=("Writing grant",))
    workspace.change(add_person, "Dia", seeks=("plumbing",))
    found = {(one.giver.full_name, one.seeker.full_name, one.good) for one in workspace.read(skill_matches)}
    assert ("Ada", "Cem", True) in found
    assert {(giver, seeker) for giver, seeker, _ in found} == {("Ada", "Ben"), ("Ada", "Cem")}


def test_nobody_is_matched_with_themselves(workspace: Workspace) -> None:
    workspace.change(add_person, "Ada", offers=("maps",), seeks=("maps",))
    assert workspace.read(skill_matches) == ()


def test_two_who_are_kept_apart_are_never_matched(workspace: Workspace) -> None:
    giver = workspace.change(add_person, "Ada", offers=("maps",))
    seeker = workspace.change(add_person, "Ben", seeks=("maps",))
    workspace.change(keep_apart, seeker.id, giver.id)
    assert workspace.read(skill_matches) == ()


def test_each_seekers_first_match_comes_before_a_second(workspace: Workspace) -> None:
    for name in ("Ada", "Bea", "Cyd"):
        workspace.change(add_person, name, offers=("maps",))
    for name in ("Xan", "Yva", "Zed"):
        workspace.change(add_person, name, seeks=("maps",))
    first = workspace.read(skill_matches)[:3]
    assert {one.seeker.full_name for one in first} == {"Xan", "Yva", "Zed"} or len({one.giver.id for one in first}) > 1


def test_only_those_who_come_are_matched_for_an_event(workspace: Workspace, evening: Event) -> None:
    workspace.change(add_person, "Ada", offers=("maps",))
    seeker = workspace.change(add_person, "Ben", seeks=("maps",))
    workspace.change(walk_in, evening.id, "Ben", person_id=seeker.id)
    assert workspace.read(skill_matches, evening.id) == ()
    assert len(workspace.read(skill_matches)) == 1
