import pytest

from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.people import (
    add_person,
    belong_together,
    between,
    company_of,
    edit_person,
    keep_apart,
    lift_keep_apart,
    part_company,
)
from t4gsw_desktop.services.workspace import Workspace


def add(workspace: Workspace, *names: str) -> list[str]:
    return [workspace.change(add_person, name).id for name in names]


def test_add_person_keeps_the_name_as_typed_but_for_space_around_it(workspace: Workspace) -> None:
    person = workspace.change(add_person, "  van der  Meer, JAN ", photo="no", languages=("Dutch",))
    assert person.full_name == "van der  Meer, JAN"
    assert workspace.read(lambda view: view.get(Person, person.id)) == person
    assert workspace.undo_label() == "Add van der  Meer, JAN"


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "\t\n", "\u2028"])
def test_add_person_refuses_a_name_nobody_can_read(workspace: Workspace, name: str) -> None:
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(add_person, name)
    assert workspace.step() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"access_needs": ("wheelchair",)}, "access needs"),
        ({"photo": "maybe"}, "photo choice"),
        ({"talk": "loudly"}, "talk choice"),
    ],
)
def test_add_person_refuses_choices_the_program_does_not_know(
    workspace: Workspace, fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        workspace.change(add_person, "Ann", **fields)


def test_edit_person_changes_the_named_fields_only(workspace: Workspace) -> None:
    (ann,) = add(workspace, "Ann")
    workspace.change(edit_person, ann, email="ann@example.org")
    changed = workspace.change(edit_person, ann, full_name=" Anne ")
    assert (changed.full_name, changed.email) == ("Anne", "ann@example.org")
    assert workspace.undo_label() == "Rename Ann to Anne"
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(edit_person, ann, full_name=" ")


def test_edit_person_that_changes_nothing_leaves_no_step(workspace: Workspace) -> None:
    (ann,) = add(workspace, "Ann")
    workspace.change(edit_person, ann, full_name="Ann")
    assert workspace.step() == 1


def test_edit_person_refuses_somebody_who_is_gone(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="no longer in the directory"):
        workspace.change(edit_person, "nobody", full_name="Ann")


def test_keep_apart_keeps_one_rule_for_a_pair_whoever_is_named_first(workspace: Workspace) -> None:
    ann, bob = add(workspace, "Ann", "Bob")
    rule = workspace.change(keep_apart, ann, bob, "since March")
    again = workspace.change(keep_apart, bob, ann)
    assert again == rule
    assert workspace.read(lambda view: view.find(KeepApart)) == (rule,)
    workspace.change(lift_keep_apart, rule.id)
    assert workspace.read(between, KeepApart, ann, bob) is None


def test_keep_apart_names_nobody_in_the_log(workspace: Workspace) -> None:
    ann, bob = add(workspace, "Ann", "Bob")
    workspace.change(keep_apart, ann, bob, "private")
    label = workspace.undo_label()
    assert label == "Keep two people apart"


def test_keep_apart_refuses_one_person_and_people_who_belong_together(workspace: Workspace) -> None:
    ann, bob, cem = add(workspace, "Ann", "Bob", "Cem")
    workspace.change(belong_together, ann, bob)
    workspace.change(belong_together, bob, cem)
    for first, second in ((ann, ann), (ann, bob), (bob, ann), (ann, cem)):
        with pytest.raises(Refusal):
            workspace.change(keep_apart, first, second)
    assert workspace.read(lambda view: view.find(KeepApart)) == ()


def test_belong_together_refuses_company_in_which_two_are_kept_apart(workspace: Workspace) -> None:
    ann, bob, cem = add(workspace, "Ann", "Bob", "Cem")
    workspace.change(keep_apart, ann, cem)
    workspace.change(belong_together, ann, bob)
    for first, second in ((cem, bob), (bob, cem), (cem, ann), (ann, ann)):
        with pytest.raises(Refusal):
            workspace.change(belong_together, first, second)


def test_belong_together_changes_the_role_when_asked_again(workspace: Workspace) -> None:
    ann, bob = add(workspace, "Ann", "Bob")
    workspace.change(belong_together, ann, bob)
    rule = workspace.change(belong_together, ann, bob, "interpreter")
    assert workspace.read(lambda view: view.find(GoesWith)) == (rule,)
    assert rule.role == "interpreter"
    assert workspace.read(company_of, bob) == {ann, bob}
    workspace.change(part_company, rule.id)
    assert workspace.read(company_of, bob) == {bob}
