"""What a surgery is made from: who advises on what, and who asks what."""

import re
from collections.abc import Callable, Mapping, Sequence

from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.kinds.surgery.preparation import (
    add_expert,
    add_request,
    edit_expert,
    edit_request,
    list_experts,
    list_requests,
    remove_expert,
    remove_request,
)
from t4gsw_desktop.kinds.surgery.rows import Expert, Request
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.activities.person_field import PeopleField, names_coming
from t4gsw_desktop.ui.activities.setup_panel import Entry, FormLine, Listing, SetupPanel
from t4gsw_desktop.ui.widgets.fields import Segments, TextArea, number_stepper, text_field

_USUAL_SKILL = 2
_SKILLED = re.compile(r"^(.*?)\s+([123])$")


def read_topics(text: str) -> dict[str, int]:
    """ "websites 3; laptops" as topics with a skill of 1 to 3; 2 where none is said."""
    topics: dict[str, int] = {}
    for part in text.split(";"):
        found = _SKILLED.match(part.strip())
        name, skill = (found[1], int(found[2])) if found else (part.strip(), _USUAL_SKILL)
        if name:
            topics[name] = skill
    return topics


def say_topics(topics: Mapping[str, int]) -> str:
    """Topics as `read_topics` reads them."""
    return "; ".join(name if skill == _USUAL_SKILL else f"{name} {skill}" for name, skill in topics.items())


class SurgerySetup(SetupPanel):
    """Experts and requests."""

    def listings(self) -> Sequence[Listing]:
        experts = self.desk.read(list_experts, self.activity_id)
        requests = self.desk.read(list_requests, self.activity_id)
        return (
            Listing(
                "Experts",
                [
                    Entry(one.name, f"{', '.join(one.expert.topics)} · {one.expert.desk}", self._opener(one.expert))
                    for one in experts
                ],
                "Add your first expert, by trade or by experience.",
                "Add an expert",
                lambda: self._open_expert(None),
            ),
            Listing(
                "Requests",
                [
                    Entry(
                        one.name,
                        " · ".join(
                            part
                            for part in (
                                f"{one.starts} with {one.expert}" if one.slot else "waits",
                                one.request.words or ", ".join(one.request.topics),
                            )
                            if part
                        ),
                        self._request_opener(one.request),
                    )
                    for one in requests
                ],
                "Nobody has asked for advice yet.",
                "Add a request",
                lambda: self._open_request(None),
            ),
        )

    def _opener(self, expert: Expert) -> Callable[[], None]:
        return lambda: self._open_expert(expert)

    def _request_opener(self, request: Request) -> Callable[[], None]:
        return lambda: self._open_request(request)

    def _open_expert(self, expert: Expert | None) -> None:
        who = PeopleField("Who advises", names_coming(self.desk), [expert.attendee_id] if expert else [])
        who.setReadOnly(expert is not None)
        topics = text_field("Topics", say_topics(expert.topics) if expert else "", "websites 3; spreadsheets")
        by = Segments(
            self.theme,
            "Expert by",
            [("trade", "By trade"), ("experience", "By experience")],
            expert.by if expert else "trade",
        )
        desk = text_field("Desk", expert.desk if expert else "", "The first free one")

        def save(work: Work) -> object:
            if expert is not None:
                return edit_expert(
                    work,
                    expert.id,
                    topics=read_topics(topics.text()),
                    by=by.value,
                    desk=desk.text().strip() or expert.desk,
                )
            chosen = who.people()[0] if who.people() else ""
            return add_expert(
                work, self.activity_id, chosen, read_topics(topics.text()), by=by.value, desk=desk.text().strip()
            )

        self.show_form(
            "Expert",
            [
                FormLine("Who", who),
                FormLine("Topics", topics, "A 1, 2 or 3 after a topic says how well they know it."),
                FormLine("By trade, or by their own experience", by),
                FormLine("Desk", desk),
            ],
            save,
            (lambda work: remove_expert(work, expert.id)) if expert is not None else None,
        )

    def _open_request(self, request: Request | None) -> None:
        who = PeopleField("Who asks", names_coming(self.desk), [request.attendee_id] if request else [])
        who.setReadOnly(request is not None)
        said = TextArea("In their own words", request.words if request else "")
        topics = text_field("Topics", "; ".join(request.topics) if request else "", "websites; social media")
        most = parts_of(self.desk.read(activity_of, self.activity_id)).count
        length = number_stepper(self.theme, "Slots in a row", request.length if request else 1, 1, most)

        def save(work: Work) -> object:
            wanted = tuple(part.strip() for part in topics.text().split(";") if part.strip())
            told = said.toPlainText().strip()
            if request is not None:
                return edit_request(work, request.id, words=told, topics=wanted, length=length.number)
            chosen = who.people()[0] if who.people() else ""
            return add_request(work, self.activity_id, chosen, words=told, topics=wanted, length=length.number)

        self.show_form(
            "Request",
            [
                FormLine("Who", who),
                FormLine("What they ask, in their own words", said),
                FormLine(
                    "Topics, the most wanted first",
                    topics,
                    "With ; between. They are matched with the experts' topics.",
                ),
                FormLine("Slots in a row", length),
            ],
            save,
            (lambda work: remove_request(work, request.id)) if request is not None else None,
        )
