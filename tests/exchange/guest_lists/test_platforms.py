"""Every platform's header row from real exports, with invented people."""

import pytest

from t4gsw_desktop.exchange.guest_lists.columns import Mapping, recognise
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import Table

EVENTBRITE_2024 = """\
Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,\
Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,Home Address 1,Home Address 2,\
Home City,Home State,Home Zip,Home Country,What are your pronouns?,Job Title,Company
1101,11/29/24 22:28,Kerensa,Trewin,kerensa@moor.example,1,,General,9001,,Free Order,GBP,0,0,0,0,Attending,\
1 Hill,,Bude,Cornwall,EX23,GB,she/her,Cook,Moor Kitchen
1101,11/29/24 22:28,Info Requested,Info Requested,kerensa@moor.example,1,,General,9002,,Free Order,GBP,0,0,0,0,\
Attending,1 Hill,,Bude,Cornwall,EX23,GB,,,
1102,11/30/24 08:00,Osian,Parry,osian@levels.example,1,,General,9003,,Free Order,GBP,0,0,0,0,Not Attending,,,,,,,,,
"""
EVENTBRITE_2017 = """\
Order no.,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Order Type,Total Paid,Eventbrite Fees,\
Eventbrite Payment Processing,Attendee Status,Home Address 1,Home Address 2,Home City,County of Residence,\
Home Postcode,Home Country
700,01/02/17,Tegan,Rowe,tegan@sea.example,3,General,Free,0,0,0,Attending,,,Poole,Dorset,BH1,UK
701,01/02/17,Wil,de Boer,wil@sea.example,1,General,Free,0,0,0,Attending,,,Poole,Dorset,BH1,UK
"""
EVENTBRITE_2025 = """\
Order ID,Order date,Attendee first name,Attendee last name,Attendee email,Phone number,Purchaser city,Purchaser state,\
Purchaser country,Event name,Event ID,Event start date,Event start time,Event timezone,Event location,Ticket quantity,\
Ticket tier,Ticket type,Currency,Ticket price,Buyer first name,Buyer last name,Buyer email,Seating location 1,\
Seating location 2,Seating location 3,Barcode number
55,2025-03-01,Ilse,Nandy,ilse@fern.example,07700900123,Bath,,GB,Spring,1,2025-04-01,18:00,Europe/London,Hall,2,,\
Standard,GBP,0,Ilse,Nandy,ilse@fern.example,,,,881
55,2025-03-01,Marek,Sowa,marek@fern.example,,Bath,,GB,Spring,1,2025-04-01,18:00,Europe/London,Hall,2,,\
Standard,GBP,0,Ilse,Nandy,ilse@fern.example,,,,882
"""
EVENTBRITE_ORDERS = """\
Order ID,Order date,Buyer first name,Buyer last name,Buyer email,Phone number,Ticket quantity,Net sales,Event name,\
Event location
81,2025-03-01,Ilse,Nandy,ilse@fern.example,,3,0,Spring,Hall
82,2025-03-01,Marek,Sowa,marek@fern.example,,1,0,Spring,Hall
"""
EVENTBRITE_BUYERS = """\
Order No.,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Order Type,Total Paid,Event Name,\
Buyer First Name,Buyer Last Name,Buyer Email
81,2025-03-01,Ilse,Nandy,ilse@fern.example,1,General,Free,0,Spring,Marek,Sowa,marek@fern.example
"""
EVENTBRITE_2013 = """\
"Attendee #","Date","Last Name","First Name","Email","QTY","Ticket Type","Date Attending","Order #"
"1","2013-01-01","Nandy","Ilse","ilse@fern.example","1","General","2013-02-01","44"
"""
MEETUP_CLASSIC = """\
Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\tNotes
Ilse N\tuser 1253\t\tYes\tYes\t2\t1/2/25\t1/1/20\thttps://meet.example/1\t
Marek S\tuser 1254\t\t\tNo\t0\t1/2/25\t1/1/20\thttps://meet.example/2\t
Wil B\tuser 1255\t\t\tWaitlist\t0\t1/2/25\t1/1/20\thttps://meet.example/3\t
"""
MEETUP_COMMAS = """\
Name,User ID,Title,RSVP,Guests,RSVPed on,Event Host
Ilse N,user 1253,,Yes,0,1/2/25,
"""
MEETUP_MEMBERS = """\
Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tLast visited group on\tLast Attended\tTotal RSVPs\t\
RSVPed Yes\tRSVPed Maybe\tRSVPed No\tMeetups attended\tNo shows\tIntro\tPhoto\tAssistant Organizer\tMailing List\t\
URL of Member Profile
 Ilse N \tuser 1253\t\t1253\tBath\t1/13/20\t1/14/20\t\t4\t3\t0\t1\t2\t1\tYes\tYes\tNo\tYes\thttps://meet.example/1
"""
LUMA_2023 = """\
api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,custom_source,qr_code_url,\
amount,amount_tax,amount_discount,currency,coupon_code,eth_address,solana_address,survey_response_rating,\
survey_response_feedback,ticket_type_id,ticket_name,Any access needs?
gst-1,Siân Pugh,Siân,Pugh,Sian@Levels.example,,2025-01-01T10:00:00Z,approved,,,https://lu.example/1,0,0,0,GBP,,,,,,tt,\
Standard,step-free please
gst-2,,Marek,Sowa,marek@fern.example,,2025-01-01T10:00:00Z,approved,,,https://lu.example/2,0,0,0,GBP,,,,,,tt,Standard,
gst-3,Wil B,Wil,B,wil@sea.example,,2025-01-01T10:00:00Z,declined,,,https://lu.example/3,0,0,0,GBP,,,,,,tt,Standard,
gst-4,Ida B,Ida,B,ida@sea.example,,2025-01-01T10:00:00Z,pending,,,https://lu.example/4,0,0,0,GBP,,,,,,tt,Standard,
"""
LUMA_2026 = """\
guest_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,qr_code_url,ticket_name
g-1,Siân Pugh,Siân,Pugh,sian@levels.example,+447700900123,2026-01-01T10:00:00Z,approved,,https://lu.example/1,Standard
"""
PRETIX_CHECKIN = """\
"Order code","Attendee name","Attendee name: Given name","Attendee name: Family name","Product","Price","Checked in",\
"Checked out","Automatically checked in","Secret","E-mail","What can you eat?","Company","Voucher code","Order date",\
"Requires special attention","Comment","Seat ID","Seat name","Seat zone","Seat row","Seat number"
"ABCDE","Ilse Nandy","Ilse","Nandy","Standard","0.00","","","No","s3cr3t","ilse@fern.example","vegan","'=Fern Co","",\
"2025-03-01","No","","","","","",""
"""
PRETIX_POSITIONS = """\
"Event slug";"Order code";"Position ID";"Status";"Email";"Phone number";"Order date";"Order time";"Product";\
"Variation";"Price";"Tax rate";"Tax rule";"Tax value";"Attendee name";"Attendee name: Given name";"Attendee email";\
"Company";"Address";"ZIP code";"City";"Country";"State";"Voucher";"Pseudonymization ID";"Seat ID";"Order comment";\
"Follow-up date";"I could help others with – Websites";"I could help others with – Grants";"Company";\
"Invoice address name";"Address";"ZIP code";"City";"Country";"State";"VAT ID";"Sales channel";"Order locale";\
"E-mail address verified";"Payment providers"
"spring";"ABCDE";"1";"Paid";"buyer@fern.example";"";"2025-03-01";"10:00";"Standard";"";"0";"0";"";"0";"Ilse Nandy";\
"Ilse";"ilse@fern.example";"Fern";"1 Hill";"BA1";"Bath";"GB";"";"";"XYZ";"";"";"";"Yes";"No";"Buyer Ltd";"Bo Uyer";\
"2 Hill";"BA2";"Bath";"GB";"";"";"Online";"en";"Yes";"free"
"spring";"ABCDE";"2";"Paid";"buyer@fern.example";"";"2025-03-01";"10:00";"Standard";"";"0";"0";"";"0";"";\
"";"";"";"";"";"";"";"";"";"XYZ";"";"";"";"";"";"Buyer Ltd";"Bo Uyer";\
"2 Hill";"BA2";"Bath";"GB";"";"";"Online";"en";"Yes";"free"
"spring";"FGHIJ";"1";"Canceled";"m@fern.example";"";"2025-03-01";"10:00";"Standard";"";"0";"0";"";"0";"Marek Sowa";\
"Marek";"m@fern.example";"";"";"";"";"";"";"";"XYZ";"";"";"";"";"";"";"";"";"";"";"";"";"";"Online";"en";"Yes";"free"
"""
PRETIX_GERMAN = """\
"Bestellnummer";"Name des Teilnehmers";"Produkt";"Preis";"E-Mail-Adresse";"Firma";"Geburtsdatum";"Anschrift"
"ABCDE";"Jörg Müßig";"Standard";"0,00";"joerg@fern.example";"Farn GmbH";"1980-01-01";"Am Hang 1"
"""
MICROSOFT_FORMS = """\
ID,Start time,Completion time,Email,Name,Last modified time,Your full name,"What would help you
take part?",Photos OK?,What can you offer?
1,7/27/26 19:06:23,7/27/26 19:08:23,anonymous,,,Ilse Nandy,A chair near the door,No thanks,websites;grant writing;
2,7/27/26 19:06:23,7/27/26 19:08:23,marek@fern.example,Marek Sowa,,,,ask me first,
"""
GOOGLE_FORMS = """\
Timestamp,Email Address,Your name ,What are you looking for?,What are you looking for?,Is this your first time?
2026/09/27 3:00:00 PM GMT+3,ilse@fern.example,Ilse Nandy,"websites, grants (small, local)",bees,Yes
"""
MAILCHIMP = """\
"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,\
GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS
"ilse@fern.example","Ilse","Nandy",2,"2020-01-01","10.0.0.1","2020-01-01","10.0.0.1",51.4,-2.5,0,1,"Europe/London",gb,\
SOM,"2020-01-01",1,abc,,"\"\"friends\"\",\"\"bath\"\""
"""
HI_EVENTS = """\
ID,First Name,Last Name,Email,Status,Check Ins,Product ID,Product Name,Event ID,Public ID,Short ID,Created Date,\
Last Updated Date,Notes,Dietary requirements
1,Ilse,Nandy,ilse@fern.example,ACTIVE,,7,Standard,3,A-77,sh1,2026-01-01,2026-01-01,,vegan
2,Marek,Sowa,m@fern.example,CANCELLED,,7,Standard,3,A-78,sh2,2026-01-01,2026-01-01,,
"""
ALF_IO = """\
ID,Category,Event,Status,OriginalPrice,PaidPrice,Discount,VAT,ReservationID,Full Name,First Name,Last Name,E-Mail,\
Locked,Language,Confirmation,Billing Address,Country Code,Promo Code,Payment ID
u-1,Standard,Spring,ACQUIRED,0,0,0,0,r-1,Ilse Nandy,Ilse,Nandy,ilse@fern.example,false,en,2026-01-01,1 Hill,GB,,p-1
"""
TITO = """\
Number,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Ticket Reference,\
Order Name,Order Email,Order Reference,Order Company Name,Price
1,Standard,Ilse Nandy,Ilse,Nandy,ilse@fern.example,Fern,T-1,Bo Uyer,bo@uyer.example,O-1,Uyer Ltd,0
"""
GENERAL = """\
Full name,Pronouns,E-mail address,Org / group,I could help others with…,Help wanted,Photo?,Anything we should know?,\
Dietary,Date of birth,Mobile
Luca Ferri,he/him,luca@ferri.example,Harbour Sound Archive,websites; grant writing,stock database,Y,\
"step-free, please",vegan,1/1/1990,07700900123
백수진,she/her,,,,,maybe,,halal,,
"""
ALL = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, str) and "\n" in value}


def read(text: str) -> tuple[Table, Mapping, Preview]:
    table = read_table(text.encode(), "list.csv")
    mapping = recognise(table)
    return table, mapping, preview(table, mapping, [])


def held(mapping: Mapping, heading: str) -> list[str]:
    return [column.field for column in mapping.columns if column.heading == heading]


def test_every_platform_is_told() -> None:
    told = {name: read(text)[1].source for name, text in ALL.items()}
    assert told == {
        **{name: "eventbrite" for name in ALL if name.startswith("EVENTBRITE")},
        **{name: "meetup" for name in ALL if name.startswith("MEETUP")},
        **{name: "luma" for name in ALL if name.startswith("LUMA")},
        "PRETIX_CHECKIN": "pretix",
        "PRETIX_POSITIONS": "pretix",
        "PRETIX_GERMAN": "list",
        "MICROSOFT_FORMS": "microsoft forms",
        "GOOGLE_FORMS": "google forms",
        "MAILCHIMP": "mailchimp",
        "HI_EVENTS": "hi.events",
        "ALF_IO": "alf.io",
        "TITO": "ti.to",
        "GENERAL": "list",
    }


@pytest.mark.parametrize("name", sorted(ALL))
def test_no_platform_brings_addresses_payment_birth_dates_or_phones(name: str) -> None:
    _, mapping, shown = read(ALL[name])
    brought = repr([line.values for line in shown.people])
    for kept_out in ("Hill", "Bude", "BH1", "BA1", "10.0.0.1", "1990", "1980", "07700", "+4477", "GBP", "Uyer Ltd"):
        assert kept_out not in brought
    for column in mapping.columns:
        assert bool(column.field) != bool(column.why), column


def test_eventbrite_2024_keeps_the_place_number_and_turns_info_requested_into_a_guest() -> None:
    _, _, shown = read(EVENTBRITE_2024)
    (person,) = shown.people
    assert person.source_id == "9001"
    assert person.order_ref == "1101"
    assert person.name_parts == ("Kerensa", "Trewin")
    assert person.values["full_name"] == "Kerensa Trewin"
    assert person.values["pronouns"] == "she/her"
    assert person.values["organisation"] == "Moor Kitchen"
    (guest,) = shown.unnamed_guests
    assert (guest.label, guest.source_id, guest.row, guest.host_row) == ("Guest of Kerensa Trewin", "9002", 3, 2)
    assert [(row.row, row.why) for row in shown.skipped] == [(4, "not coming")]


def test_eventbrite_2017_quantity_brings_guests_without_a_name() -> None:
    _, _, shown = read(EVENTBRITE_2017)
    assert [line.full_name for line in shown.people] == ["Tegan Rowe", "Wil de Boer"]
    assert [guest.source_id for guest in shown.unnamed_guests] == ["700#1", "700#2"]


def test_eventbrite_2025_never_lets_the_buyer_overwrite_the_attendee() -> None:
    _, _, shown = read(EVENTBRITE_2025)
    assert [(line.full_name, line.values["email"], line.source_id) for line in shown.people] == [
        ("Ilse Nandy", "ilse@fern.example", "881"),
        ("Marek Sowa", "marek@fern.example", "882"),
    ]
    assert shown.unnamed_guests == ()  # the order of two has two rows


def test_eventbrite_orders_takes_buyers_as_people_and_counts_their_guests() -> None:
    _, _, shown = read(EVENTBRITE_ORDERS)
    assert [line.full_name for line in shown.people] == ["Ilse Nandy", "Marek Sowa"]
    assert len(shown.unnamed_guests) == 2
    assert any("who booked" in remark for remark in shown.remarks)


def test_eventbrite_with_buyer_columns_takes_the_plain_columns_for_the_attendee() -> None:
    _, _, shown = read(EVENTBRITE_BUYERS)
    assert [(line.full_name, line.values["email"]) for line in shown.people] == [("Ilse Nandy", "ilse@fern.example")]


def test_meetup_counts_guests_and_says_once_that_there_is_no_email() -> None:
    table, _, shown = read(MEETUP_CLASSIC)
    assert table.read_as.separator == "tab"
    assert [line.full_name for line in shown.people] == ["Ilse N", "Wil B"]
    assert shown.people[1].values["status"] == "waiting"
    assert [guest.label for guest in shown.unnamed_guests] == ["Guest of Ilse N"] * 2
    assert [row.why for row in shown.skipped] == ["not coming"]
    assert sum("no e-mail" in remark for remark in shown.remarks) == 1
    assert shown.problems == ()


def test_meetup_members_are_read_from_tab_text_in_utf_16_named_xls() -> None:
    table = read_table(("\ufeff" + MEETUP_MEMBERS).encode("utf-16-le"), "members.xls")
    assert table.read_as.encoding == "UTF-16"
    shown = preview(table, recognise(table), [])
    assert [(line.full_name, line.source_id) for line in shown.people] == [("Ilse N", "user 1253")]


def test_luma_falls_back_to_parts_of_names_and_keeps_case_of_emails() -> None:
    _, mapping, shown = read(LUMA_2023)
    assert [line.full_name for line in shown.people] == ["Siân Pugh", "Marek Sowa", "Ida B"]
    assert shown.people[0].values["email"] == "Sian@Levels.example"
    assert shown.people[0].values["access_needs"] == ("step_free",)
    assert shown.people[0].values["access_note"] == "step-free please"
    assert shown.people[2].values["status"] == "waiting"
    assert [row.why for row in shown.skipped] == ["declined"]
    assert held(mapping, "phone_number") == [""]


def test_luma_takes_the_whole_name_where_the_parts_are_empty() -> None:
    for question in ("Pronouns", "What is your name for the badge?"):
        text = f"guest_id,name,first_name,last_name,email,approval_status,ticket_name,{question}\n"
        _, mapping, shown = read(
            text + "g1,Ann Hill,,,a@x.example,approved,Std,\ng2,,Bo,Lee,b@x.example,approved,Std,Bob\n"
        )
        assert [line.full_name for line in shown.people] == ["Ann Hill", "Bo Lee"]
        assert shown.unnamed_guests == ()
        assert held(mapping, question) == (["pronouns"] if question == "Pronouns" else ["call_me"])


def test_who_booked_one_place_for_nobody_else_is_the_person_who_comes() -> None:
    head = "Order number,Attendee name,Buyer name,Buyer email,Quantity\n"
    _, _, shown = read(head + "1,,Ann Hill,a@x.example,1\n2,Bo Lee,Cy Day,c@x.example,1\n")
    assert [(line.full_name, line.values.get("email", "")) for line in shown.people] == [
        ("Ann Hill", "a@x.example"),
        ("Bo Lee", ""),
    ]
    assert shown.unnamed_guests == ()


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        ("1,,Ann Hill,a@x.example,2\n", "Guest of Ann Hill"),
        ("1,,Ann Hill,a@x.example,1\n1,,Ann Hill,a@x.example,1\n", "Guest of Ann Hill"),
        ("1,Ann Hill,Ann Hill,a@x.example,1\n2,,Ann Hill,a@x.example,1\n", "Guest of Ann Hill"),
        ("1,Info Requested,Ann Hill,a@x.example,1\n", "Guest of Ann Hill"),
    ],
)
def test_who_booked_for_others_is_not_taken_for_them(rows: str, label: str) -> None:
    _, _, shown = read("Order number,Attendee name,Buyer name,Buyer email,Quantity\n3,Di Orr,,,\n" + rows)
    assert {guest.label for guest in shown.unnamed_guests} == {label}


def test_a_list_of_ones_own_with_odd_headings_is_understood() -> None:
    _, _, shown = read(
        "Who,Likes to be called,Mail,Needs,Eats,OK with pics?,+1s,Plus one\n"
        "Ann Hill,Annie,a@x.example,a ramp,vegan,n,2,\nBo Lee,,b@x.example,n,n,y,,yes\n"
    )
    first, second = shown.people
    assert first.values == {
        "full_name": "Ann Hill",
        "call_me": "Annie",
        "email": "a@x.example",
        "access_needs": ("step_free",),
        "access_note": "a ramp",
        "food_needs": "vegan",
        "photo": "no",
        "status": "coming",
    }
    assert second.values == {"full_name": "Bo Lee", "email": "b@x.example", "photo": "yes", "status": "coming"}
    assert [guest.label for guest in shown.unnamed_guests] == ["Guest of Annie"] * 2
    assert shown.problems == ()


def test_plus_one_yes_brings_one_guest_without_a_name() -> None:
    _, _, shown = read("Name,Plus one\nAnn,yes\nBo,n\n")
    assert [(guest.label, guest.host_row) for guest in shown.unnamed_guests] == [("Guest of Ann", 2)]
    assert shown.problems == ()


def test_forms_that_end_every_answer_with_a_semicolon_leave_none_behind() -> None:
    _, _, shown = read(
        "ID,Start time,Completion time,Email,Name,Your full name,Food needs,Access needs,Company\n"
        "1,x,y,a@x.example,Ann,Ann Hill,Vegan;,A ramp;,Fern;\n2,x,y,b@x.example,Bo,Bo Lee,Vegan;Nuts;,;,\n"
    )
    first, second = shown.people
    assert (first.values["food_needs"], first.values["access_note"], first.values["organisation"]) == (
        "Vegan",
        "A ramp",
        "Fern",
    )
    assert second.values["food_needs"] == "Vegan;Nuts"
    assert "access_note" not in second.values


def test_phone_is_offered_and_read_when_asked_for() -> None:
    table, mapping, _ = read(LUMA_2026)
    phone = next(column for column in mapping.columns if column.heading == "phone_number")
    assert phone.offered == "phone"
    shown = preview(table, mapping.with_field(phone.index, "phone"), [])
    assert shown.people[0].values["phone"] == "+447700900123"


def test_pretix_check_in_list_loses_its_formula_protection() -> None:
    _, _, shown = read(PRETIX_CHECKIN)
    (person,) = shown.people
    assert person.values["organisation"] == "=Fern Co"
    assert person.values["food_needs"] == "vegan"
    assert (person.source_id, person.order_ref) == ("sha256:4e738ca5563c06cf", "ABCDE")


def test_pretix_positions_part_attendee_from_buyer_and_read_columns_of_ticks() -> None:
    _, mapping, shown = read(PRETIX_POSITIONS)
    (person,) = shown.people
    assert (person.source_id, person.values["email"]) == ("ABCDE-1", "ilse@fern.example")
    assert person.values["organisation"] == "Fern"
    assert person.values["offers"] == ("Websites",)
    assert held(mapping, "Email") == ["buyer_email"]
    (guest,) = shown.unnamed_guests
    assert (guest.source_id, guest.label) == ("ABCDE-2", "Guest of Ilse Nandy")
    assert [(row.full_name, row.why) for row in shown.skipped] == [("Marek Sowa", "cancelled")]


def test_pretix_in_german_goes_through_the_general_mapper() -> None:
    _, _, shown = read(PRETIX_GERMAN)
    (person,) = shown.people
    assert person.full_name == "Jörg Müßig"
    assert person.order_ref == "ABCDE"
    assert person.values["email"] == "joerg@fern.example"
    assert person.values["organisation"] == "Farn GmbH"


def test_microsoft_forms_prefers_the_question_and_falls_back_on_the_account() -> None:
    _, _, shown = read(MICROSOFT_FORMS)
    first, second = shown.people
    assert first.full_name == "Ilse Nandy"
    assert "email" not in first.values
    assert first.values["access_needs"] == ("near_door",)
    assert first.values["photo"] == "no"
    assert first.values["offers"] == ("websites", "grant writing")
    assert (second.full_name, second.values["email"], second.values["photo"]) == (
        "Marek Sowa",
        "marek@fern.example",
        "ask",
    )


def test_google_forms_joins_repeated_questions_and_spares_commas_in_brackets() -> None:
    _, _, shown = read(GOOGLE_FORMS)
    (person,) = shown.people
    assert person.full_name == "Ilse Nandy"
    assert person.values["seeks"] == ("websites", "grants (small, local)", "bees")
    assert person.values["first_time"] is True


def test_mailchimp_brings_names_and_emails_only_and_says_so() -> None:
    _, _, shown = read(MAILCHIMP)
    (person,) = shown.people
    assert person.values == {"full_name": "Ilse Nandy", "email": "ilse@fern.example", "status": "coming"}
    assert any("mailing list" in remark for remark in shown.remarks)


def test_hi_events_and_alf_io_and_tito_keep_their_ids() -> None:
    assert [line.source_id for line in read(HI_EVENTS)[2].people] == ["A-77"]
    assert [(line.source_id, line.order_ref) for line in read(ALF_IO)[2].people] == [("u-1", "r-1")]
    (person,) = read(TITO)[2].people
    assert (person.source_id, person.order_ref, person.values["email"]) == ("T-1", "O-1", "ilse@fern.example")
    assert person.values["organisation"] == "Fern"


def test_general_list_is_read_by_its_words() -> None:
    _, mapping, shown = read(GENERAL)
    first, second = shown.people
    assert first.values == {
        "full_name": "Luca Ferri",
        "email": "luca@ferri.example",
        "pronouns": "he/him",
        "organisation": "Harbour Sound Archive",
        "offers": ("websites", "grant writing"),
        "seeks": ("stock database",),
        "photo": "yes",
        "access_needs": ("step_free",),
        "access_note": "step-free, please",
        "food_needs": "vegan",
        "status": "coming",
    }
    assert second.full_name == "백수진"
    assert held(mapping, "Date of birth") == [""]
    (problem,) = shown.problems
    assert problem.sentence == "Row 3: 'maybe' is not a photo choice. The person will be asked."
