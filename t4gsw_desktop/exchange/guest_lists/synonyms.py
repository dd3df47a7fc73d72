"""The words headings use, in several languages: from any heading to a field, or to the reason for leaving it out."""

import re
from functools import lru_cache

from t4gsw_desktop.core.folding import fold

_WORDS = re.compile(r"\w+")

# Whole headings, as `heading_key` gives them. English first, then the languages hosts of ticket shops set.
_EXACT_TEXT = {
    "full_name": "name|full name|your name|your full name|guest name|participant|participants|participant name|"
    "attendees|attendee name|guest|guests names|names|person|people|who|display name|first and last name|name surname|"
    "name and surname|what is your name|what is your full name|ticket holder|ticket holder name|volunteer|member|"
    "attendee|member name|delegate|delegate name|teilnehmer|teilnehmername|name des teilnehmers|vollstandiger name|"
    "nom complet|nom du participant|nom et prenom|nombre completo|nombre y apellidos|nome completo|nome e cognome|"
    "volledige naam|naam|enw|enw llawn|nimi|navn|namn|imie i nazwisko|jmeno a prijmeni|ad soyad|ονοματεπωνυμο|имя|"
    "фио|姓名|氏名|이름|الاسم|שם",
    "first_name": "first name|firstname|forename|given name|given names|fname|christian name|vorname|prenom|nombre|"
    "nombres|voornaam|nome|enw cyntaf|imie|jmeno|fornavn|fornamn|etunimi|first",
    "middle_name": "middle name|middle names|middle initial|tussenvoegsel",
    "last_name": "last name|lastname|surname|family name|lname|nachname|familienname|nom|nom de famille|apellido|"
    "apellidos|achternaam|cognome|sobrenome|cyfenw|nazwisko|prijmeni|etternavn|efternavn|efternamn|sukunimi|last",
    "call_me": "call me|preferred name|known as|badge name|name on badge|name for badge|name badge|nickname|"
    "likes to be called|like to be called|goes by|what should we call you|what shall we call you|what to call them|"
    "rufname",
    "pronouns": "pronouns|pronoun|your pronouns|pronomen|pronoms|rhagenwau",
    "organisation": "organisation|organization|company|company name|organisation name|organization name|org|org group|"
    "group|affiliation|employer|charity|firma|unternehmen|entreprise|societe|empresa|azienda|bedrijf|sefydliad|"
    "organisatie|verein",
    "email": "email|email address|your email|your email address|mail|e mail address|contact email|username|"
    "email adresse|adresse email|courriel|correo electronico|correo|indirizzo email|emailadres|mailadres|"
    "mail adresse|ebost|adres email|sahkoposti|epost|электронная почта",
    "phone": "phone|phone number|telephone|telephone number|mobile|mobile number|mobile phone|cell|cell phone|tel|"
    "contact number|telefon|telefonnummer|handy|telefono|telefoonnummer|ffon|numero de telephone|whatsapp",
    "languages": "languages|languages spoken|spoken languages|which languages do you speak|sprachen|langues|ieithoedd",
    "offers": "offers|can offer|offering|i can offer|i could help others with|can help with|skills|skills to share",
    "seeks": "seeks|looking for|help wanted|wants|i am looking for|i would like help with|needs help with|help needed",
    "focus": "focus|interests|interest|topics|topics of interest|themes|issues|causes|focus issues",
    "access": "access|access needs|access note|access requirements|accessibility|accessibility needs|"
    "accessibility requirements|anything we should know|needs|special requirements|additional needs|"
    "reasonable adjustments|support needs|requires special attention",
    "food": "food|food needs|diet|dietary|dietary needs|dietary requirements|dietary restrictions|dietary preferences|"
    "allergies|eats|meal|meal choice|essen|regime alimentaire",
    "photo": "photo|photos|pics|photo choice|photo consent|photography|photography consent|photo permission|foto|fotos",
    "talk": "talk|talk to me|communication badge|conversation badge|interaction badge",
    "companion": "companion|comes with|coming with|carer|support worker|personal assistant|pa",
    "keep_on_list": "keep on list|keep on the list|keep me on the list|keep in touch|stay in touch|marketing opt in|"
    "newsletter|mailing list|opt in|contact me about future events",
    "notes": "notes|note|comment|comments|remarks|anything else|other|order comment|bemerkungen|nodiadau",
    "first_time": "first time|first time here|is this your first time|first timer|new|newcomer",
    "ticket": "ticket|ticket type|ticket name|product|product name|category|ticket category|item|produkt|produit|"
    "producto|prodotto|admission",
    "status": "status|rsvp|attendee status|approval status|booking status|ticket status|registration status|"
    "attendance status|response|coming|attending|going|are you coming|will you attend|etat|estado|stato|statws",
    "order_ref": "order|order number|order no|order id|order code|order reference|order ref|booking|booking number|"
    "booking reference|booking ref|booking id|reservation id|reference|bestellung|bestellnummer|bestellcode|"
    "numero de commande|code de commande|pedido|codice ordine|bestelling",
    "source_id": "attendee number|attendee id|ticket id|ticket number|ticket no|ticket reference|guest id|api id|"
    "barcode|barcode number|place id|place number|registration id|registration number|public id|"
    "ticket code",
    "secret": "secret|geheimnis",
    "position": "position id|position|positionid|positions id|positionsnummer",
    "quantity": "quantity|qty|number of tickets|tickets|ticket quantity|places|number of places|seats booked|menge|"
    "quantite|cantidad|aantal",
    "guests": "guests|number of guests|plus ones|plus one|plus 1|plus 1s|additional guests|extra guests|bringing|"
    "how many guests",
    "wishes": "wishes|session wishes|sessions|sessions wanted|workshops|workshop choices|which sessions",
}
# Left out whatever else the words may suggest: reasons are keys of `sentences.LEFT_OUT`.
_LEFT_OUT_RULES = (
    ("birth", r"\b(date of birth|birth ?dates?|birthday|dob|age|geburtsdatum|date de naissance)\b"),
    ("ip", r"\b(ip|ip address|ip addr|user agent|optin ip|confirm ip|latitude|longitude|gmtoff|dstoff)\b"),
    (
        "money",
        r"\b(price|paid|payments?|fees?|currency|amount|tax|vat|discount|coupon|promo|voucher|total|subtotal|refund|"
        r"invoice|billing|card|iban|bank|net sales|gross|eth address|solana address|preis|steuer|prix|cost|donation)\b",
    ),
    (
        "address",
        r"\b(home|street|postal|postcode|post code|zip|city|town|county|state|country|address [12]|shipping|"
        r"purchaser|residence|adresse|anschrift|postleitzahl|plz|ort|land|region|direccion|indirizzo)\b|^address$",
    ),
    (
        "date",
        r"\b(dates?|time|timestamp|timezone|created|updated|modified|joined|rsvped on|last visited|visited|checked in|"
        r"check ins?|check out|checked out|datum|uhrzeit|on sale|follow up|locked|horodatage|marca temporal|"
        r"zeitstempel)\b",
    ),
    ("event", r"\b(event|venue|location|seating|seat|subevent|sub event|veranstaltung)\b"),
    (
        "platform",
        r"\b(url|link|qr code|user id|member id|member rating|total rsvps|no shows?|meetups attended|photo url|"
        r"payment id|verified|locale|sales channel|custom source|rating|feedback|quiz|points|euid|leid|tags|"
        r"automatically checked|"
        r"job title|title|event host|assistant organizer|order type|price tier|ticket tier|utm|tracking)\b",
    ),
)
# Questions, tried in this order; the first that fits wins.
_QUESTION_RULES = (
    ("notes", r"\banything else\b(?!.*\b(access|adjust\w*|help|support|need|easier)\b)"),
    ("photo", r"\b(photos?|photograph\w*|pictures?|pics?|filmed|filming|image consent)\b"),
    ("pronouns", r"\bpronouns?\b"),
    ("food", r"\b(diet\w*|food|eats?|allerg\w*|vegan|vegetarian|meal)\b"),
    ("talk", r"\b(talk to me|communication badge|conversation badge|how would you like to be approached)\b"),
    (
        "call_me",
        r"\b(call you|be called|goes by|known as|badge name|preferred name|nick ?name|name badge|"
        r"(on|for) (your|the) (name )?badge)\b",
    ),
    (
        "access",
        r"\b(access|accessib\w*|adjustments?|help you take part|should know|need to know|support needs|disab\w*|"
        r"make it easier|wheelchair|step free|barrierefrei\w*)\b",
    ),
    (
        "keep_on_list",
        r"\b(keep (me|in touch|you|your details|us)|mailing list|newsletter|marketing|stay in touch|future events|"
        r"opt in)\b",
    ),
    ("first_time", r"\b(first time|been before|been to (one|a|our)|new to)\b"),
    (
        "offers",
        r"\b(offer\w*|help others|could help|can help|happy to help|able to help|share with|skills|expertise|teach|"
        r"advise on|give advice)\b",
    ),
    (
        "seeks",
        r"\b(looking for|help wanted|need help|like help|want help|help with|want to learn|like to learn|get help|"
        r"hoping to|advice on|want advice|stuck|learn about|seek\w*|problem)\b",
    ),
    ("wishes", r"\b(sessions?|workshops?|talks?)\b"),
    ("focus", r"\b(interest\w*|focus|topics?|themes?|issues|causes|care about)\b"),
    ("languages", r"\blanguages?\b"),
    ("companion", r"\b(companion|carer|support worker|personal assistant|come with|coming with|bringing someone)\b"),
    ("guests", r"\b(guests|plus ones?|plus 1s?|bring(ing)? with you)\b"),
    (
        "organisation",
        r"\b(organi[sz]ation|company|charity|employer|affiliation|org|community group|work for|which group)\b",
    ),
    ("phone", r"\b(phone|mobile|telephone|whatsapp|telefon\w*)\b"),
    ("email", r"\b(email|email address|courriel|correo)\b"),
    ("full_name", r"\b(full name|your name|name of (the )?(attendee|participant|guest)|attendee name)\b"),
    ("notes", r"\b(comments?|notes?|anything else|tell us|questions?)\b"),
)
_BUYER_WORDS = (
    "buyer",
    "purchaser",
    "order",
    "booker",
    "billing",
    "invoice",
    "payer",
    "customer",
    "booked by",
    "kaufer",
)
_ATTENDEE_WORDS = ("attendee", "ticket", "ticket holder", "participant", "guest", "delegate", "teilnehmer")
_ROLE_FIELDS = {
    "name": "full_name",
    "full name": "full_name",
    "first name": "first_name",
    "given name": "first_name",
    "last name": "last_name",
    "surname": "last_name",
    "family name": "last_name",
    "email": "email",
    "email address": "email",
    "company": "organisation",
    "company name": "organisation",
    "organisation": "organisation",
    "phone": "phone",
    "phone number": "phone",
    "pronouns": "pronouns",
}
_BUYER_FIELDS = {
    "full_name": "buyer_name",
    "first_name": "buyer_first_name",
    "last_name": "buyer_last_name",
    "email": "buyer_email",
}
EXACT = {key: field for field, keys in _EXACT_TEXT.items() for key in keys.split("|")}
_LEFT_OUT = tuple((reason, re.compile(pattern)) for reason, pattern in _LEFT_OUT_RULES)
_QUESTIONS = tuple((field, re.compile(pattern)) for field, pattern in _QUESTION_RULES)
_LONGEST_HEADING = 2000  # letters; a question may be a paragraph, but no more is needed to know what it is about


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """The heading as it is compared: folded, words only; "#" reads as "number", "+" as "plus", "e-mail" as "email"."""
    plain = heading[:_LONGEST_HEADING].replace("#", " number ").replace("+", " plus ").replace("_", " ")
    words = " ".join(_WORDS.findall(fold(plain).replace("'", "")))
    return re.sub(r"\be mails?\b", "email", words)


@lru_cache(maxsize=4096)
def is_known_heading(heading: str) -> bool:
    """True when the cell is, as a whole, a heading of guest lists; used to find the row of headings."""
    if not heading or len(heading) > 60:
        return False
    key = heading_key(heading)
    return key in EXACT or bool(key) and field_by_role(key) != ""


def field_by_role(key: str) -> str:
    """The field of a heading such as "Attendee first name" or "Buyer email", told by its first word; "" if none."""
    for words in _ATTENDEE_WORDS:
        if key.startswith(words + " "):
            found = _ROLE_FIELDS.get(key[len(words) + 1 :], "")
            if found:
                return found
    for words in _BUYER_WORDS:
        if key.startswith(words + " "):
            found = _BUYER_FIELDS.get(_ROLE_FIELDS.get(key[len(words) + 1 :], ""), "")
            if found:
                return found
    return ""


def field_by_words(key: str) -> str:
    """The field a question is probably about, by its keywords; "" when nothing fits."""
    return next((field for field, pattern in _QUESTIONS if pattern.search(key)), "")


def left_out_by_words(key: str) -> str:
    """The reason for leaving a column out by its keywords (a key of `sentences.LEFT_OUT`); "" when nothing says so."""
    return next((reason for reason, pattern in _LEFT_OUT if pattern.search(key)), "")
