"""Plan files of a surgery: reading an instance with every key checked, and writing the appointments."""

from datetime import date

from t4gsw_desktop.core.forms import (
    Form,
    check_known,
    checked_number,
    distinct,
    flag_at,
    items_at,
    number_at,
    pairs_at,
    section_at,
    text_at,
    texts_at,
    trouble,
)
from t4gsw_desktop.kinds.surgery.rules import (
    BEST_SKILL,
    Appointment,
    Appointments,
    Expert,
    Request,
    Snapshot,
)


def read_instance(data: Form) -> Snapshot:
    """The snapshot a plan file describes; FormTrouble names the key that is not of the form. Unknown keys are ignored.

    Earlier appointments and `avoid` may name people who are not here tonight; everything else must exist.
    """
    slots = texts_at(data, "slots")
    distinct((f"slots[{number}]", slot) for number, slot in enumerate(slots))
    experts = tuple(_expert(form, path, slots) for path, form in items_at(data, "experts", needed=True))
    distinct((f"experts[{number}].id", expert.id) for number, expert in enumerate(experts))
    requests = tuple(_request(form, path, slots) for path, form in items_at(data, "requests", needed=True))
    distinct((f"requests[{number}].id", request.id) for number, request in enumerate(requests))
    before = section_at(data, "before")
    return Snapshot(
        slots=slots,
        experts=experts,
        requests=requests,
        apart=pairs_at(data, "apart"),
        before=tuple(_appointment(form, path) for path, form in items_at(before, "appointments", "before")),
        settled=flag_at(data, "settled", default=True),
    )


def write_plan(plan: Appointments) -> dict[str, object]:
    """The appointments as a plan file holds them."""
    rows = [
        {"request": row.request, "expert": row.expert, "slot": row.slot, "topic": row.topic}
        for row in plan.appointments
    ]
    return {"appointments": rows, "waiting": list(plan.waiting)}


def _slots_at(form: Form, path: str, slots: tuple[str, ...]) -> tuple[str, ...] | None:
    """The slots listed, all known; None when the key is left out."""
    if form.get("slots") is None:
        return None
    listed = texts_at(form, "slots", path)
    check_known(listed, slots, f"{path}.slots", "slot")
    return listed


def _expert(form: Form, path: str, slots: tuple[str, ...]) -> Expert:
    topics = section_at(form, "topics", path)
    return Expert(
        id=text_at(form, "id", path),
        topics={topic: checked_number(topics[topic], f"{path}.topics.{topic}", 1, BEST_SKILL) for topic in topics},
        slots=_slots_at(form, path, slots),
        features=texts_at(form, "features", path),
        organisation=text_at(form, "organisation", path, default="") if form.get("organisation") else "",
    )


def _request(form: Form, path: str, slots: tuple[str, ...]) -> Request:
    return Request(
        id=text_at(form, "id", path),
        person=text_at(form, "person", path),
        topics=tuple(dict.fromkeys(texts_at(form, "topics", path))),
        slots=_slots_at(form, path, slots),
        needs=texts_at(form, "needs", path),
        length=number_at(form, "length", path, default=1, least=1),
        priority=flag_at(form, "priority", path),
        waiting_since=_date_at(form, path),
        avoid=texts_at(form, "avoid", path),
    )


def _date_at(form: Form, path: str) -> str:
    """The ISO date the request has waited since, or "" when it is left out or empty."""
    if form.get("waiting_since") in (None, ""):
        return ""
    text = text_at(form, "waiting_since", path)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise trouble(path, "waiting_since", f'a date like 2026-10-02 is needed, not "{text}"') from None


def _appointment(form: Form, path: str) -> Appointment:
    return Appointment(
        text_at(form, "request", path),
        text_at(form, "expert", path),
        text_at(form, "slot", path),
        text_at(form, "topic", path, default="-"),
    )
