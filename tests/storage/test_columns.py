from pathlib import Path

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.columns import read_columns, search_lines
from t4gsw_desktop.storage.unit_of_work import Work


def put(work: Work, *values: object) -> None:
    work.put_many(values)
    work.label = "Put"


def test_columns_are_the_fields_of_the_values(path: Path) -> None:
    ann = Person("a", "Ann Lee", offers=("Maps", "Tea"), keep_on_list=False)
    bob = Person("b", "Bob", organisation="Harbour Homes")
    with Workspace.create(path) as workspace:
        workspace.change(put, ann, bob)
        names = ("full_name", "offers", "keep_on_list")
        everybody = workspace.read(read_columns, Person, names)
        assert everybody == [(one.full_name, one.offers, one.keep_on_list) for one in (ann, bob)]
        assert workspace.read(read_columns, Person, ("id",), ["b", "no such person"]) == [("b",)]
        assert workspace.read(read_columns, Person, ("id",), organisation="Harbour Homes") == [("b",)]
        assert workspace.read(search_lines) == {"a": " A ann B lee", "b": " A bob C harbour C homes"}
        assert workspace.read(search_lines, ["a"]) == {"a": " A ann B lee"}
