from datetime import date

import pytest

from t4gsw_desktop.core.people import Organisation
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.organisations import (
    add_organisation,
    edit_organisation,
    mark_checked,
    remove_organisation,
)
from t4gsw_desktop.services.workspace import Workspace


def test_organisation_is_added_corrected_checked_and_removed(workspace: Workspace) -> None:
    made = workspace.change(add_organisation, " Harbour Advice ", helps_with=("housing",))
    workspace.change(edit_organisation, made.id, phone="0117 496 0000")
    checked = workspace.change(mark_checked, made.id, date(2026, 9, 30))
    assert checked == Organisation(
        made.id, "Harbour Advice", helps_with=("housing",), phone="0117 496 0000", checked_on="2026-09-30"
    )
    workspace.change(remove_organisation, made.id)
    assert workspace.read(lambda view: view.find(Organisation)) == ()
    assert workspace.undo() == "Remove Harbour Advice"
    assert workspace.read(lambda view: view.find(Organisation)) == (checked,)


def test_organisation_needs_a_name_and_a_known_kind(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(add_organisation, " ")
    with pytest.raises(Refusal, match="not “shop”"):
        workspace.change(add_organisation, "Corner shop", kind="shop")
    with pytest.raises(Refusal, match="no longer on the list"):
        workspace.change(mark_checked, "gone", date(2026, 1, 1))
