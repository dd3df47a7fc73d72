"""Who booked and who comes: told apart by their columns, and one and the same where a booking names nobody else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.exchange.guest_lists.drafts import Draft
from t4gsw_desktop.exchange.guest_lists.fields import AS_ATTENDEE, BUYER_NAME_FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch
from t4gsw_desktop.exchange.guest_lists.names import LONGEST_NAME, is_placeholder
from t4gsw_desktop.exchange.guest_lists.synonyms import field_by_role

_AS_BUYER = {
    "email": "buyer_email",
    "full_name": "buyer_name",
    "first_name": "buyer_first_name",
    "last_name": "buyer_last_name",
}


def part_buyers(matches: Sequence[ColumnMatch], keys: Sequence[str]) -> list[ColumnMatch]:
    """Where a column says "Attendee email", the column that only says "Email" is the buyer's; so for names.

    "Ticket name" is no such column when it is known to hold the kind of ticket.
    """
    by_role = [field_by_role(key) for key in keys]
    roles = {match.field for match, role in zip(matches, by_role, strict=True) if role and role == match.field}
    return [
        replace(match, field=_AS_BUYER[match.field])
        if match.field in _AS_BUYER and match.field in roles and not role and match.sure == "sure"
        else match
        for match, role in zip(matches, by_role, strict=True)
    ]


def take_buyers_as_people(matches: list[ColumnMatch]) -> tuple[list[ColumnMatch], tuple[str, ...]]:
    """In a list that names only who booked, they are the people; so it is with the orders report of ticket shops.

    Returns the columns and the codes of what is to be said about it (keys of `sentences.REMARKS`).
    """
    if not any(match.field in BUYER_NAME_FIELDS for match in matches):
        return matches, ()
    held = {match.field for match in matches}
    turned = [
        replace(match, field=AS_ATTENDEE[match.field])
        if match.field in AS_ATTENDEE and AS_ATTENDEE[match.field] not in held
        else match
        for match in matches
    ]
    return turned, ("buyers",)


def name_lone_buyers(drafts: Sequence[Draft]) -> None:
    """Give a row without a name the name of who booked, where the booking is this one place and nobody else's.

    A second place of the same order or the same buyer stays a guest of theirs, and so does a place whose name the
    platform marks as not known yet.
    """
    orders = Counter(draft.order_ref for draft in drafts if draft.order_ref)
    buyers = Counter(fold(draft.buyer_name) for draft in drafts)
    named = {draft.folded_name for draft in drafts}
    for draft in drafts:
        buyer = draft.buyer_name
        if not buyer or draft.typed_name or draft.quantity > 1 or orders[draft.order_ref] > 1:
            continue
        if buyers[fold(buyer)] > 1 or fold(buyer) in named or is_placeholder(buyer) or len(buyer) > LONGEST_NAME:
            continue
        draft.name, draft.folded_name = buyer, fold(buyer)
        draft.email = draft.email or draft.parts.get("buyer_email", "")
        draft.folded_email = draft.email.casefold()
