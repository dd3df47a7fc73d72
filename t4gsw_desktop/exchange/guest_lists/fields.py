"""What a column can be about: the fields of a guest list, what people call them, and which of them are private."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column can hold. `attribute` names it in core.people.Person or core.events.Attendee ("" if neither).

    `several`: more than one column may hold it and answers are joined. `private`: only organisers may see it.
    `asked_for`: recognised but left out until somebody asks for it (data minimisation).
    """

    key: str
    label: str
    attribute: str = ""
    several: bool = False
    private: bool = False
    asked_for: bool = False


_ALL = (
    Field("full_name", "Name", "full_name"),
    Field("first_name", "First name"),
    Field("middle_name", "Middle name"),
    Field("last_name", "Last name"),
    Field("call_me", "What to call them", "call_me"),
    Field("pronouns", "Pronouns", "pronouns", private=True),
    Field("organisation", "Organisation", "organisation"),
    Field("email", "E-mail", "email"),
    Field("phone", "Phone", "phone", private=True, asked_for=True),
    Field("languages", "Languages", "languages", several=True),
    Field("offers", "Can offer", "offers", several=True),
    Field("seeks", "Looking for", "seeks", several=True),
    Field("focus", "Interests", "focus", several=True),
    Field("access", "Access needs", "access_needs", several=True, private=True),
    Field("food", "Food", "food_needs", several=True, private=True),
    Field("photo", "Photo choice", "photo"),
    Field("talk", "Talk to me", "talk"),
    Field("companion", "Comes with", "companion"),
    Field("keep_on_list", "Keep on the list", "keep_on_list"),
    Field("notes", "Notes", "notes", several=True, private=True),
    Field("first_time", "First time here", "first_time"),
    Field("ticket", "Ticket", "ticket"),
    Field("status", "Status", "status"),
    Field("order_ref", "Order", "order_ref"),
    Field("source_id", "Place number", "source_id"),
    Field("secret", "Place number, kept as a digest", private=True),
    Field("position", "Position in the order"),
    Field("quantity", "Number of places"),
    Field("guests", "Number of guests"),
    Field("wishes", "Session wishes", "wishes", several=True),
    Field("account_name", "Name of the account"),
    Field("account_email", "E-mail of the account"),
    Field("buyer_name", "Buyer's name"),
    Field("buyer_first_name", "Buyer's first name"),
    Field("buyer_last_name", "Buyer's last name"),
    Field("buyer_email", "Buyer's e-mail"),
)
FIELDS = {field.key: field for field in _ALL}
NAME_FIELDS = ("full_name", "first_name", "middle_name", "last_name", "account_name")
BUYER_NAME_FIELDS = ("buyer_name", "buyer_first_name", "buyer_last_name")
# What a person is called when no attendee is named at all: an order list, whose buyers are the people.
AS_ATTENDEE = {
    "buyer_name": "full_name",
    "buyer_first_name": "first_name",
    "buyer_last_name": "last_name",
    "buyer_email": "email",
}
