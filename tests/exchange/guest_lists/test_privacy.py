"""What a preview tells of columns that are left out, private, or open a ticket: that they are there, never their cells.

Telephone numbers and other particulars here are invented.
"""

import json

from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.preview_json import preview_as_json
from t4gsw_desktop.exchange.guest_lists.reading import read_table


def shown(text: str) -> Preview:
    table = read_table(text.encode(), "list.csv")
    return preview(table, recognise(table), ())


def test_columns_left_out_and_private_ones_show_no_samples() -> None:
    found = shown(
        "Name,National Insurance,Mobile,Home address,eth_address,IP,Access,Diet,Comments,Company\n"
        "Ann,QQ123456C,07700900123,1 Hill,0xdead,10.1.2.3,a ramp,vegan,cake,Fern\n"
        "Bo,QQ123457C,07700900124,2 Hill,0xbeef,10.1.2.4,,halal,,Moor\n"
    )
    told = {line.heading: (line.samples, line.answers) for line in found.columns}
    assert told == {
        "Name": (("Ann", "Bo"), 2),
        "National Insurance": ((), 0),
        "Mobile": ((), 0),
        "Home address": ((), 0),
        "eth_address": ((), 0),
        "IP": ((), 0),
        "Access": ((), 1),
        "Diet": ((), 2),
        "Comments": ((), 1),
        "Company": (("Fern", "Moor"), 2),
    }
    plain = json.dumps(preview_as_json(found))
    for kept_out in ("QQ123", "077009", "Hill", "0xdead", "0xbeef", "10.1.2"):
        assert kept_out not in plain
    assert "a ramp" not in json.dumps(preview_as_json(found)["columns"])


def test_a_private_column_that_was_asked_for_still_shows_no_samples() -> None:
    table = read_table(b"Name,Mobile\nAnn,07700 900123\nBo,\n", "list.csv")
    found = preview(table, recognise(table).with_field(1, "phone"), ())
    assert (found.columns[1].label, found.columns[1].samples, found.columns[1].answers) == ("Phone", (), 1)


def test_a_secret_is_kept_as_a_digest_that_stays_the_same() -> None:
    for heading in ("Secret", "Geheimnis"):
        text = f"Order code;Attendee name;Product;{heading}\nA1;Ann;Std;sEcr3t0\nA2;Bo;Std;sEcr3t1\n"
        found = shown(text)
        assert [line.source_id for line in found.people] == ["sha256:ac5acd6000e9d18a", "sha256:9a3016fd81680586"]
        assert "sEcr3t" not in json.dumps(preview_as_json(found))


def test_a_quotation_mark_that_does_not_close_brings_nothing_of_its_row_into_the_problems() -> None:
    found = shown('Name,National Insurance\nAnn,"QQ123456C\nBo,QQ123457C\n')
    assert [problem.code for problem in found.problems] == ["stray_quote"]
    assert "QQ123" not in json.dumps(preview_as_json(found))
