"""Strict reading of a JSON object's keys: what is there has the right form, or one sentence names the key."""

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence

Form = Mapping[str, object]


class FormTrouble(ValueError):
    """A file is not of the form it should have; the text is one clear sentence that names the key."""


def place_of(path: str, key: str) -> str:
    """The name of a key for people: `place_of("people[3]", "id")` is "people[3].id"."""
    return f"{path}.{key}" if path else key


def trouble(path: str, key: str, wanted: str) -> FormTrouble:
    """The trouble at one key, to be raised: "people[3].id: a text is needed." """
    return FormTrouble(f"{place_of(path, key)}: {wanted}.")


def form_of(value: object, what: str = "the file") -> Form:
    """`value` as an object with keys; FormTrouble names `what` when it is something else."""
    if not isinstance(value, Mapping):
        raise FormTrouble(f"{what}: an object with keys in braces is needed.")
    return value


def text_at(form: Form, key: str, path: str = "", default: str | None = None) -> str:
    """The text at `key`, never empty; one that is left out (or null, or empty) gives `default`, or trouble without."""
    value = form.get(key)
    if value in (None, "") and default is not None:
        return default
    if not isinstance(value, str) or not value:
        raise trouble(path, key, "a text is needed" if value != "" else "a text that is not empty is needed")
    return value


def choice_at(form: Form, key: str, choices: Sequence[str], path: str = "", default: str | None = None) -> str:
    """One of `choices`; a key that is left out gives `default`, or trouble without one."""
    value = text_at(form, key, path, default)
    if value not in choices:
        raise trouble(path, key, f'one of {", ".join(choices)} is needed, not "{value}"')
    return value


def texts_at(form: Form, key: str, path: str = "", default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The list of texts at `key`, in order; a key that is left out (or null) gives `default`."""
    value = form.get(key)
    if value is None:
        return default
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise trouble(path, key, 'a list of texts is needed, for example ["a", "b"]')
    return tuple(value)


def number_at(
    form: Form, key: str, path: str = "", default: int | None = None, least: int = 0, most: int | None = None
) -> int:
    """The whole number at `key`, from `least` to `most`; a key left out gives `default`, or trouble without one."""
    value = form.get(key)
    if value is None and default is not None:
        return default
    return checked_number(value, place_of(path, key), least, most)


def checked_number(value: object, place: str, least: int = 0, most: int | None = None) -> int:
    """`value` when it is a whole number from `least` to `most` (None: no upper end); else trouble naming `place`."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value and (most is None or value <= most):
        return value
    span = f"of {least} or more" if most is None else f"from {least} to {most}"
    raise FormTrouble(f"{place}: a whole number {span} is needed.")


def flag_at(form: Form, key: str, path: str = "", default: bool = False) -> bool:
    """True or false at `key`; a key that is left out (or null) gives `default`."""
    value = form.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise trouble(path, key, "true or false is needed")
    return value


def items_at(form: Form, key: str, path: str = "", needed: bool = False) -> tuple[tuple[str, Form], ...]:
    """The objects of the list at `key`, each with its own path ("people[3]") for the reading of its keys.

    A key that is left out (or null) gives nothing, or trouble when it is `needed`.
    """
    value = form.get(key)
    if value is None and not needed:
        return ()
    place = place_of(path, key)
    if not isinstance(value, list):
        raise FormTrouble(f"{place}: a list of objects is needed.")
    return tuple((f"{place}[{number}]", form_of(one, f"{place}[{number}]")) for number, one in enumerate(value))


def section_at(form: Form, key: str, path: str = "") -> Form:
    """The object at `key`; a key that is left out (or null) gives an empty one."""
    value = form.get(key)
    return {} if value is None else form_of(value, place_of(path, key))


def pairs_at(form: Form, key: str, path: str = "") -> tuple[tuple[str, str], ...]:
    """The list of pairs of ids at `key`, each of two different ids; a key that is left out gives none."""
    value = form.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise trouble(path, key, 'a list of pairs is needed, for example [["p1", "p2"]]')
    return tuple(_pair(one, f"{place_of(path, key)}[{number}]") for number, one in enumerate(value))


def _pair(value: object, place: str) -> tuple[str, str]:
    """One pair of two different ids, or trouble naming `place`."""
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(one, str) and one for one in value):
        raise FormTrouble(f'{place}: two ids are needed, for example ["p1", "p2"].')
    first, second = value
    if first == second:
        raise FormTrouble(f'{place}: two different ids are needed, not "{first}" twice.')
    return (first, second)


def distinct(named: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The ids of (place, id) pairs, in which no id may come twice; trouble names the place of the second."""
    seen: set[str] = set()
    for place, one in named:
        if one in seen:
            raise FormTrouble(f'{place}: the id "{one}" is there twice.')
        seen.add(one)
    return frozenset(seen)


def check_known(ids: Iterable[str], known: Iterable[str], place: str, what: str = "person") -> None:
    """Nothing happens when every one of `ids` is `known`; else trouble names `place` and the id."""
    there = known if isinstance(known, (set, frozenset, Mapping)) else set(known)
    for one in ids:
        if one not in there:
            raise FormTrouble(f'{place}: no {what} has the id "{one}".')


def numbers_at(form: Form, key: str, path: str, most: int) -> tuple[int, ...]:
    """The whole numbers at `key`, each from 1 to `most`; a key that is left out gives none."""
    value = form.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise FormTrouble(f"{place_of(path, key)}: a list of numbers is needed, for example [1, 2].")
    return tuple(checked_number(one, f"{place_of(path, key)}[{n}]", 1, most) for n, one in enumerate(value))


def names_at(form: Form, key: str, path: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table of names, each with a list of texts: ("Ann", ("websites", "crm"))."""
    section = form_of(form.get(key) or {}, place_of(path, key))
    return tuple((name, texts_at(section, name, place_of(path, key))) for name in section)


def refuse_unknown(form: Form, known: Collection[str], path: str) -> None:
    """Raise FormTrouble for a key that nobody reads, naming the nearest one that somebody does."""
    for key in form:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, 1)
            hint = f"; did you mean “{near[0]}”?" if near else f"; known are {', '.join(sorted(known))}."
            raise FormTrouble(f"{place_of(path, str(key))}: nothing is called so here{hint}")
