"""Organisations to point people to: taken down, corrected, and looked at again, lest somebody find a shut door."""

from dataclasses import replace
from datetime import date
from typing import Any

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import ORGANISATION_KINDS, Organisation
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


def add_organisation(work: Work, name: str, **fields: Any) -> Organisation:
    """Take down somewhere to point people to; `fields` are further fields of Organisation."""
    organisation = Organisation(id=new_id(), name=name.strip(), **fields)
    _check(organisation)
    work.put(organisation)
    work.label = f"Add {organisation.name}"
    return organisation


def edit_organisation(work: Work, organisation_id: str, **changes: Any) -> Organisation:
    """Change the named fields and no other."""
    organisation = replace(organisation_of(work, organisation_id), **changes)
    organisation = replace(organisation, name=organisation.name.strip())
    _check(organisation)
    work.put(organisation)
    work.label = f"Change {organisation.name}"
    return organisation


def mark_checked(work: Work, organisation_id: str, on: date) -> Organisation:
    """Note that somebody made sure on this day that what is written here is still right."""
    organisation = replace(organisation_of(work, organisation_id), checked_on=on.isoformat())
    work.put(organisation)
    work.label = f"Checked {organisation.name}"
    return organisation


def remove_organisation(work: Work, organisation_id: str) -> None:
    """Take an organisation off the list."""
    work.label = f"Remove {organisation_of(work, organisation_id).name}"
    work.remove(Organisation, organisation_id)


def organisation_of(view: View, organisation_id: str) -> Organisation:
    """The organisation of this id; Refusal when it is no longer on the list."""
    organisation = view.get(Organisation, organisation_id)
    if organisation is None:
        raise Refusal("This organisation is no longer on the list. Nothing was changed.")
    return organisation


def _check(organisation: Organisation) -> None:
    refuse_unless(organisation.name, "An organisation needs a name.")
    refuse_unless(
        organisation.kind in ORGANISATION_KINDS,
        f"An entry is one of {', '.join(ORGANISATION_KINDS)}, not “{organisation.kind}”.",
    )
