"""Who runs an evening: everybody with a task, what they do when, and how somebody is given one."""

from dataclasses import dataclass, replace

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.checkin import free_code
from t4gsw_desktop.services.door_places import attendee_of
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import name_of, names_of
from t4gsw_desktop.services.people import person_of, readable_name
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.counting import count_by
from t4gsw_desktop.storage.unit_of_work import View, Work

GUEST = "guest"
# What somebody can be at an event besides a guest, with the word for it.
TASKS: tuple[tuple[str, str], ...] = (("helper", "Helper"), ("host", "Host"), ("expert", "Expert"))
ROLES = {GUEST: "Guest", **dict(TASKS)}
_IN_PLANS = ("host", "expert")


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One person with a task: `role` is a code of TASKS or whatever a file had, `doing` the titles they are needed in.

    `coming` is False for somebody who waits for a place or has cancelled.
    """

    attendee_id: str
    person_id: str
    name: str
    role: str
    doing: tuple[str, ...]
    coming: bool


def team(view: View, event_id: str) -> tuple[TeamMember, ...]:
    """Everybody of an event with a task, by role and then by name."""
    event_of(view, event_id)
    activities = {one.id: one for one in view.find(Activity, event_id=event_id)}
    roles = [role for role in count_by(view, Attendee, "role", event_id=event_id) if role != GUEST]
    attendees = view.find(Attendee, event_id=event_id, role=roles)
    names = names_of(view, attendees)
    people = sorted(attendees, key=lambda one: (fold(names[one.id]), one.id))
    doing: dict[str, set[str]] = {}
    for one in view.find(Placement, activity_id=set(activities), attendee_id={one.id for one in people}):
        if one.role in _IN_PLANS:
            doing.setdefault(one.attendee_id, set()).add(one.activity_id)
    in_order = sorted(activities.values(), key=lambda one: (one.starts, one.position))
    order = {role: number for number, (role, _) in enumerate(TASKS)}
    people.sort(key=lambda one: order.get(one.role, len(order)))
    return tuple(
        TeamMember(
            one.id,
            one.person_id,
            names[one.id],
            one.role,
            tuple(activity.title for activity in in_order if activity.id in doing.get(one.id, ())),
            one.status == "coming",
        )
        for one in people
    )


def role_word(role: str) -> str:
    """The word for a role: "Helper"."""
    return ROLES.get(role, role.capitalize())


def known_role(role: str) -> str:
    """`role`, which is a key of ROLES; Refusal for any other."""
    refuse_unless(
        role in ROLES, f"“{role}” is no task the program knows. A role is one of {', '.join(ROLES.values())}."
    )
    return role


def give_role(work: Work, attendee_id: str, role: str) -> Attendee:
    """Have somebody of the event's list be a helper, host, expert, or a guest again."""
    attendee = replace(attendee_of(work, attendee_id), role=known_role(role))
    work.put(attendee)
    word = role_word(role).lower()
    work.label = f"{name_of(work, attendee)} is {'an' if word[0] in 'aeiou' else 'a'} {word}"
    return attendee


def add_to_team(work: Work, event_id: str, name: str, role: str = "helper", *, person_id: str = "") -> Attendee:
    """Put somebody on the event's list with a task: of the directory by `person_id`, else somebody new of this name.

    Who is on the list already keeps their place and gets the role; who had cancelled or waits is coming then.
    """
    event_of(work, event_id)
    person = person_of(work, person_id) if person_id else Person(new_id(), readable_name(name))
    if not person_id:
        work.put(person)
    listed = work.find(Attendee, event_id=event_id, person_id=person.id)
    refuse_unless(
        not listed or listed[0].role != known_role(role) or listed[0].status != "coming",
        f"{person.full_name} is on the team as {role_word(role).lower()} already.",
    )
    attendee = listed[0] if listed else Attendee(new_id(), event_id, person.id, free_code(work, event_id))
    attendee = replace(attendee, role=role, status="coming")
    work.put(attendee)
    work.label = f"Add {person.full_name} to the team"
    return attendee
