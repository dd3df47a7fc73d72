"""What the import says to people, by code: why a column is left out, what is odd about a row, why a row is skipped."""

LEFT_OUT = {
    "birth": "Birth dates are not kept",
    "ip": "Where somebody was online is not kept",
    "money": "Payment details are not needed",
    "address": "Addresses are not needed",
    "date": "Dates of booking and check-in are not needed",
    "event": "This is about the event, not about a person",
    "platform": "The platform's own bookkeeping",
    "phone": "Phone numbers are left out unless you ask for them",
    "taken": "Read from another column already",
    "no_heading": "This column has no heading: choose what it is if you need it",
    "unknown": "Not recognised: choose where it goes if you need it",
    "empty": "This column is empty",
    "you": "Left out by you",
    "anonymous": "Nobody gave a name here",
}
PROBLEMS = {
    "no_name": "Row {row} has no name, so it was left out.",
    "stray_quote": "Row {row} has a quotation mark that does not close. Check that its cells are where they belong.",
    "too_many_cells": "Row {row} has more cells than there are headings. Left over: '{cell}'.",
    "email": "Row {row}: '{cell}' is not an e-mail address, so none was kept.",
    "emails": "Row {row}: '{cell}' holds several e-mail addresses. The first was kept.",
    "photo": "Row {row}: '{cell}' is not a photo choice. The person will be asked.",
    "talk": "Row {row}: '{cell}' is not one of the talk-to-me choices, so none was kept.",
    "yes_no": "Row {row}: '{cell}' is neither yes nor no, so nothing was kept.",
    "status": "Row {row}: '{cell}' is not a status this program knows. The person counts as coming.",
    "number": "Row {row}: '{cell}' is not a number of people, so no guests were added for it.",
    "many_guests": "Row {row}: {cell} guests is more than anybody brings, so none were added for it.",
    "scientific": "Row {row}: '{cell}' was shortened by a spreadsheet. Look up the real one; it is kept as it stands.",
    "lost_zero": "Row {row}: '{cell}' has probably lost the 0 it began with. It is kept as it stands.",
    "rounded": "Row {row}: '{cell}' was probably rounded by a spreadsheet, so it is not used to tell places apart.",
    "same_id": "Row {row}: '{cell}' is used by an earlier row too, so it is not used to tell places apart.",
    "broken_letters": "Row {row}: the letters of '{cell}' look broken. Ask for the list saved as UTF-8.",
    "brackets": "Row {row}: what stands in brackets was kept with the name; move it if it is no name.",
    "two_people": "Row {row}: '{cell}' may be two people in one row. One place was kept; give each a row of their own.",
    "long_cell": "Row {row} has a cell that is too long for a guest list, so only its beginning was kept.",
    "long_name": "Row {row} holds a whole text where a name belongs, so it was left out: '{cell}'.",
}
SKIPPED = {
    "cancelled": "cancelled",
    "refunded": "refunded",
    "declined": "declined",
    "not_coming": "not coming",
    "total": "a line of totals",
    "headings": "the headings again",
    "heading": "a heading, not a person",
    "you": "left out by you",
}
# `other` is the other row or somebody known; `somebody` is the same with the name as it stands there.
DOUBLES = {
    "repeat": "The same name and e-mail as {other}: added once.",
    "same_name_file": "The same name as {other}, with no e-mail address to tell them apart; both are kept.",
    "same_name_one_email": "The same name as {other}, and only one of them has an e-mail address; both are kept.",
    "same_name_emails": "The same name as {other} with another e-mail address; both are kept.",
    "same_name_no_email": "The same name as {other}, with no e-mail address on either side; both are kept.",
    "near_name_email": "The same e-mail address as {somebody}, and a name that is nearly the same; both are kept.",
    "near_name": "A name that is nearly the same as that of {somebody}; both are kept.",
    "joined_before": "The same name as {other}, which is on the list once.",
}
REMARKS = {
    "no_email": "Meetup lists hold no e-mail addresses, so people are told apart by their Meetup number.",
    "mailing_list": "This is a mailing list, not a guest list: only names and e-mail addresses are read. "
    "Make sure these people are coming.",
    "no_headings": "This list has no headings, so the columns were told by what is in them.",
    "waiting": "{count} on the waiting list.",
    "surname_first": "Names are kept as written, surname first.",
    "nobody": "There is nobody on this list below its headings.",
    "buyers": "This list names only who booked, so they are taken as the people who come.",
}


def counted(count: int, one: str, many: str) -> str:
    """ "1 person", "2 people"."""
    return f"{count:,} {one if count == 1 else many}"
