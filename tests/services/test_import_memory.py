from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.services.import_memory import (
    FOUND_BY,
    forget_place,
    forget_values,
    found_by,
    join_memory,
    joined_ids,
    said_before,
)
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

ANN = ("a" * 32, {"full_name": "Ann", "food_needs": "vegan", FOUND_BY: ["luma g1"]})
ANNE = ("b" * 32, {"full_name": "Anne", "food_needs": "no nuts", FOUND_BY: ["luma g2"]})


def place(event: Event, said: tuple[str, object], source_id: str) -> Attendee:
    return Attendee(said[0], event.id, "", source_id, source="luma", source_id=source_id)


def record(event: Event, number: int, *said: tuple[str, dict[str, object]]) -> ImportRecord:
    return ImportRecord(f"{number}" * 32, event.id, "", "list.csv", "luma", "", {}, dict(said))


def remember(workspace: Workspace, *records: ImportRecord) -> None:
    def put(work: Work) -> None:
        work.put_many(records)
        work.label = "Put"

    workspace.change(put)


def test_said_before_is_what_the_newest_list_said(workspace: Workspace, evening: Event) -> None:
    newer = (ANN[0], {**ANN[1], "food_needs": ""})
    remember(workspace, record(evening, 1, ANN, ANNE), record(evening, 2, newer))
    said = workspace.read(said_before, evening.id)
    assert said == dict([newer, ANNE])
    assert found_by(said[ANN[0]]) == ["luma g1"]
    assert found_by({}) == []


def test_join_memory_has_the_kept_place_answer_for_both(workspace: Workspace, evening: Event) -> None:
    remember(workspace, record(evening, 1, ANNE), record(evening, 2, ANN))
    kept, other = place(evening, ANN, "g1"), place(evening, ANNE, "g2")

    def join(work: Work) -> None:
        join_memory(work, kept, other)
        work.label = "Join"

    workspace.change(join)
    said = workspace.read(said_before, evening.id)
    assert set(said) == {kept.id}
    assert said[kept.id]["full_name"] == "Ann"
    assert joined_ids([kept], said) == {"luma g2"}


def test_forgetting_takes_out_a_place_or_some_of_its_values(workspace: Workspace, evening: Event) -> None:
    remember(workspace, record(evening, 1, ANN, ANNE))
    ann, anne = place(evening, ANN, "g1"), place(evening, ANNE, "g2")

    def forget(work: Work) -> frozenset[str]:
        forget_place(work, ann)
        work.label = "Forget"
        return forget_values(work, [anne], ["food_needs"])

    assert workspace.change(forget) == {"1" * 32}
    assert workspace.read(said_before, evening.id) == {anne.id: {"full_name": "Anne", FOUND_BY: ["luma g2"]}}
