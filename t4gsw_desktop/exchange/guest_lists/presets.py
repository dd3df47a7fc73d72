"""The lists of well-known platforms: by which headings each is told, and what its fixed columns hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Headings of our own export, in order: what is written under them is read back without loss.
OWN_HEADINGS = (
    ("Place id", "source_id"),
    ("Name", "full_name"),
    ("Call me", "call_me"),
    ("Pronouns", "pronouns"),
    ("Organisation", "organisation"),
    ("E-mail", "email"),
    ("Phone", "phone"),
    ("Languages", "languages"),
    ("Can offer", "offers"),
    ("Looking for", "seeks"),
    ("Interests", "focus"),
    ("Access needs", "access"),
    ("Food", "food"),
    ("Photo choice", "photo"),
    ("Talk to me", "talk"),
    ("Comes with", "companion"),
    ("Keep on the list", "keep_on_list"),
    ("First time here", "first_time"),
    ("Ticket", "ticket"),
    ("Status", "status"),
    ("Order", "order_ref"),
    ("Session wishes", "wishes"),
    ("Notes", "notes"),
)


@dataclass(frozen=True, slots=True)
class Preset:
    """A platform's list. `marks` are sets of heading keys, any one of which tells it; `fields` maps heading keys.

    A field that starts with "-" is left out, and the rest is the reason (a key of `sentences.LEFT_OUT`). Columns that
    are not named here are the organiser's own questions and go through the general mapper. `remark`: what to say once
    about every list of this kind (a key of `sentences.REMARKS`).
    """

    source: str
    label: str
    marks: tuple[frozenset[str], ...]
    fields: Mapping[str, str]
    remark: str = ""


def _marks(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text.split("|")) for text in texts)


def _fields(text: str) -> dict[str, str]:
    """Read lines of `field: heading|heading`."""
    found = {}
    for line in text.strip().splitlines():
        field, keys = line.strip().split(": ")
        found.update(dict.fromkeys(keys.split("|"), field))
    return found


_EVENTBRITE = Preset(
    "eventbrite",
    "Eventbrite",
    _marks(
        "order number|order type|attendee status",
        "order no|order type|attendee status",
        "order id|attendee first name|barcode number",
        "order id|buyer first name|ticket quantity",
        "order no|buyer first name|ticket type",
        "attendee number|qty|ticket type",
        "attendee number|order number|ticket type",
    ),
    _fields(
        """
        order_ref: order number|order no|order id
        source_id: attendee number|barcode number
        first_name: first name|attendee first name
        last_name: last name|surname|attendee last name
        email: email|attendee email
        quantity: quantity|qty|ticket quantity
        ticket: ticket type
        status: attendee status
        organisation: company
        phone: phone number
        buyer_first_name: buyer first name
        buyer_last_name: buyer last name
        buyer_email: buyer email
        -platform: group|order type|ticket tier|price tier|job title
        -date: date|order date|date attending
        """
    ),
)
_MEETUP = Preset(
    "meetup",
    "Meetup",
    _marks("name|user id|rsvp", "name|user id|rsvped on", "name|user id|member id"),
    _fields(
        """
        full_name: name
        source_id: user id
        status: rsvp
        guests: guests
        -platform: title|event host|member id|intro|photo|assistant organizer|mailing list|url of member profile|attendance|total rsvps|rsvped yes|rsvped maybe|rsvped no|meetups attended|no shows
        -date: rsvped on|joined group on|last visited group on|last attended
        -address: location
        notes: notes
        """  # noqa: E501
    ),
    "no_email",
)
_LUMA = Preset(
    "luma",
    "Luma",
    _marks("api id|approval status|email", "guest id|approval status|email"),
    _fields(
        """
        source_id: api id|guest id
        full_name: name
        first_name: first name
        last_name: last name
        email: email
        phone: phone number
        status: approval status
        ticket: ticket name
        -date: created at|checked in at
        -money: amount|amount tax|amount discount|currency|coupon code|eth address|solana address
        -platform: custom source|qr code url|survey response rating|survey response feedback|ticket type id
        """
    ),
)
_PRETIX = Preset(
    "pretix",
    "pretix",
    _marks(
        "order code|attendee name|product", "order code|position id|product", "order code|position id|attendee email"
    ),
    _fields(
        """
        order_ref: order code
        position: position id
        secret: secret
        full_name: attendee name
        email: attendee email
        ticket: product
        status: status
        organisation: company
        phone: phone number
        notes: comment|order comment
        buyer_name: invoice address name
        -event: event slug|seat id|seat name|seat zone|seat row|seat number
        -date: date|start date|end date|order date|order time|checked in|checked out|automatically checked in|follow up date
        -money: price|paid|tax rate|tax rule|tax value|voucher|voucher code|vat id|payment providers
        -platform: variation|requires special attention|pseudonymization id|sales channel|order locale|email address verified
        -address: address|zip code|city|country|state
        """  # noqa: E501
    ),
)
_HI_EVENTS = Preset(
    "hi.events",
    "Hi.Events",
    _marks("public id|short id|product id"),
    _fields(
        """
        source_id: public id
        first_name: first name
        last_name: last name
        email: email
        status: status
        ticket: product name
        notes: notes
        -platform: id|product id|event id|short id
        -date: check ins|created date|last updated date
        -event: event name
        """
    ),
)
_ALF_IO = Preset(
    "alf.io",
    "alf.io",
    _marks("reservationid|full name|category"),
    _fields(
        """
        source_id: id
        order_ref: reservationid
        full_name: full name
        first_name: first name
        last_name: last name
        email: email
        status: status
        ticket: category
        -event: event
        -money: originalprice|paidprice|discount|vat|promo code|payment id
        -address: billing address|country code
        -platform: locked|language
        -date: confirmation
        """
    ),
)
_MAILCHIMP = Preset(
    "mailchimp",
    "Mailchimp",
    _marks("email address|euid|leid", "email address|optin time|euid", "email address|optin ip"),
    _fields(
        """
        email: email address
        first_name: first name
        last_name: last name
        -platform: member rating|cc|leid|euid|notes|tags|unsub campaign id|unsub campaign title|unsub reason|unsub reason other
        -ip: optin ip|confirm ip|latitude|longitude|gmtoff|dstoff|timezone
        -date: optin time|confirm time|last changed|unsub time
        -address: region|address
        -phone: phone|phone number
        """  # noqa: E501
    ),
    "mailing_list",
)
_MICROSOFT_FORMS = Preset(
    "microsoft forms",
    "Microsoft Forms",
    _marks("id|start time|completion time"),
    _fields(
        """
        source_id: id
        account_email: email
        account_name: name
        -date: start time|completion time|last modified time
        -platform: total points|quiz feedback
        """
    ),
)
_GOOGLE_FORMS = Preset(
    "google forms",
    "Google Forms",
    _marks("timestamp"),
    _fields(
        """
        account_email: username
        -date: timestamp
        -platform: score
        """
    ),
)
_TITO = Preset(
    "ti.to",
    "Tito",
    _marks("ticket reference|ticket email", "ticket reference|ticket first name", "ticket full name|order email"),
    _fields(
        """
        source_id: ticket reference
        order_ref: order reference
        ticket: ticket
        full_name: ticket full name
        first_name: ticket first name
        last_name: ticket last name
        email: ticket email
        organisation: ticket company name
        phone: ticket phone number
        buyer_name: order name
        buyer_email: order email
        status: ticket status|void status
        -date: ticket created date|ticket last updated date|event
        -platform: number|tags|unique ticket url|unique order url|ticket slug|order ip
        -money: price|order company name
        """
    ),
)
_OWN = Preset(
    "t4gsw",
    "our own export",
    _marks("place id|name|can offer|looking for", "place id|name|access needs|photo choice"),
    {"place id": "source_id"},
)
PRESETS = (
    _OWN,
    _TITO,
    _EVENTBRITE,
    _LUMA,
    _PRETIX,
    _HI_EVENTS,
    _ALF_IO,
    _MEETUP,
    _MAILCHIMP,
    _MICROSOFT_FORMS,
    _GOOGLE_FORMS,
)
OWN_SOURCE = _OWN.source
GENERAL = Preset("list", "a list of your own", (), {})


def find_preset(keys: Iterable[str]) -> Preset:
    """The platform told by the heading keys, the most telling marks first; GENERAL when none is."""
    present = frozenset(keys)
    fitting = [(max((len(mark) for mark in preset.marks if mark <= present), default=0), preset) for preset in PRESETS]
    most = max(size for size, _ in fitting)
    return next(preset for size, preset in fitting if size == most) if most else GENERAL
