"""The command line as a script meets it: exit codes, one sentence for what is not right, and plans the rules allow."""

import gc
import io
import json
import sys
from pathlib import Path

import pytest

import t4gsw_desktop
from t4gsw_desktop import app
from t4gsw_desktop.__main__ import main

SURGERY = {
    "kind": "surgery",
    "slots": ["18:00", "18:20"],
    "experts": [{"id": "e1", "topics": {"seo": 3}}],
    "requests": [{"id": "r1", "person": "p1", "topics": ["seo"]}, {"id": "r2", "person": "p2", "topics": ["crm"]}],
}


def write(folder, data, name="instance.json"):
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(path)


def test_plan_writes_a_plan_file_and_tells_its_figures(tmp_path, capsys):
    out = tmp_path / "plan.json"
    assert main(["plan", write(tmp_path, SURGERY), "--seconds", "0.2", "--out", str(out)]) == 0
    plan = json.loads(out.read_text(encoding="utf-8"))
    assert plan["waiting"] == ["r2"]
    assert [(row["request"], row["expert"], row["topic"]) for row in plan["appointments"]] == [("r1", "e1", "seo")]
    told = capsys.readouterr().err
    assert "waiting: 1" in told
    assert "no plan can do better than 1" in told
    assert "crm" in told


def test_plan_of_one_seed_is_one_plan(tmp_path, capsys):
    # So few meetings that the work is done long before the clock could end it.
    people = [{"id": f"p{n}", "organisation": f"o{n % 3}"} for n in range(6)]
    path = write(tmp_path, {"kind": "speed_friending", "rounds": 2, "table_size": 2, "people": people})
    plans = []
    for _ in range(2):
        assert main(["plan", path, "--seconds", "30", "--seed", "7"]) == 0
        plans.append(capsys.readouterr().out)
    assert plans[0] == plans[1]
    assert len(json.loads(plans[0])["rounds"]) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "braces"),
        ({}, "kind"),
        ({"kind": "bingo"}, "kind"),
        ({**SURGERY, "requests": [{"id": "r1"}]}, "requests[0].person"),
        ({**SURGERY, "experts": 3}, "experts"),
        ("[" * 100_000, "too deeply"),
        (b"\xff\xfe\x00".decode("latin-1"), "not JSON"),
    ],
)
def test_plan_refuses_a_file_of_another_form_in_one_sentence(tmp_path, capsys, content, words):
    assert main(["plan", write(tmp_path, content)]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_plan_refuses_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["plan", str(tmp_path / "none.json")]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_preview_says_what_an_import_would_do_and_writes_nothing(tmp_path, capsys):
    path = write(tmp_path, "Name,Email\nAnn Lee,ann@example.org\n,\nZoë Ó Brien,\n", "guests.csv")
    assert main(["preview", path]) == 0
    assert "2 people" in capsys.readouterr().out
    assert sorted(one.name for one in tmp_path.iterdir()) == ["guests.csv"]


def test_preview_as_json_has_the_promised_keys(tmp_path, capsys):
    rows = (
        "Name,Email,Status\nAnn Lee,ann@example.org,coming\nBob Day,b@example.org,cancelled\nAnn Lee,ann@example.org,\n"
    )
    assert main(["preview", write(tmp_path, rows, "guests.csv"), "--json"]) == 0
    seen = json.loads(capsys.readouterr().out)
    assert {"people", "unnamed_guests", "doubles", "skipped", "problems", "columns"} <= seen.keys()
    assert [one["values"]["full_name"] for one in seen["people"]] == ["Ann Lee"]
    assert [(one["row"], bool(one["why"])) for one in seen["skipped"]] == [(3, True)]
    assert [one["row"] for one in seen["doubles"]] == [4]
    assert [one["heading"] for one in seen["columns"]] == ["Name", "Email", "Status"]


def test_preview_reads_pasted_lines(monkeypatch, capsys):
    pasted = io.TextIOWrapper(io.BytesIO(b"Ann Lee <ann@example.org>; Bob Day <bob@example.org>"))
    monkeypatch.setattr(sys, "stdin", pasted)
    assert main(["preview", "-"]) == 0
    assert "2 people" in capsys.readouterr().out


def test_preview_refuses_a_picture_in_one_sentence(tmp_path, capsys):
    path = tmp_path / "guests.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert main(["preview", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.strip().endswith(".")


@pytest.mark.parametrize("given", [[], ["club.t4gsw"]])
def test_without_a_command_the_window_opens(monkeypatch, given):
    opened = []
    monkeypatch.setattr(gc, "freeze", lambda: None)  # this process goes on with other tests
    monkeypatch.setattr(app, "run", lambda path, *, quit_when_ready: opened.append((path, quit_when_ready)) or 0)
    assert main([*given, "--quit-when-ready"]) == 0
    assert main(given) == 0
    assert opened == [(Path(given[0]) if given else None, ready) for ready in (True, False)]


def test_library_of_the_system_that_qt_lacks_is_told_in_one_sentence(monkeypatch, capsys):
    class Loader:
        def find_spec(self, name, path=None, target=None):
            if name == "t4gsw_desktop.app":
                raise ImportError(self.words)

    loader = Loader()
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(sys, "meta_path", [loader, *sys.meta_path])
    monkeypatch.delitem(sys.modules, "t4gsw_desktop.app")
    monkeypatch.delattr(t4gsw_desktop, "app")
    loader.words = "libGL.so.1: cannot open shared object file: No such file or directory"
    assert main([]) == 2
    told = capsys.readouterr().err
    assert "lacks a library of its system: libGL.so.1." in told
    assert told.count("\n") == 1
    loader.words = "cannot import name 'x'"
    with pytest.raises(ImportError, match="cannot import name"):
        main([])


def test_help_names_the_commands_and_what_comes_without_one(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert "[FILE.t4gsw]" in told
    assert "evening" in told
    assert "quit-when-ready" not in told


def test_an_unknown_command_is_refused(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["party"])
    assert stop.value.code == 2
    assert "party" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["--seconds", "nan"], ["--seconds", "inf"], ["--seconds", "-1"], ["--seed", "9" * 20]]
)
@pytest.mark.parametrize("command", ["plan", "evening"])
def test_time_or_seed_that_cannot_be_used_is_told_before_anything_is_made(tmp_path, capsys, command, options):
    out = tmp_path / "out"
    with pytest.raises(SystemExit) as ended:
        main([command, write(tmp_path, SURGERY), "--out", str(out), *options])
    assert ended.value.code == 2
    assert f"is needed, not {options[1]}" in capsys.readouterr().err
    assert not out.exists()
