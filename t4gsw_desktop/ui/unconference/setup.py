"""What an unconference is made from: its pitches, who hosts them and what they need, and breaks between the slots."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from t4gsw_desktop.core.parts import Interlude
from t4gsw_desktop.core.places import FEATURES
from t4gsw_desktop.kinds.unconference.preparation import add_pitches, edit_pitch, list_pitches, remove_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.papers import FEATURE_WORDS
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.activities.person_field import PeopleField, names_coming
from t4gsw_desktop.ui.activities.setup_panel import Entry, FormLine, Listing, SetupPanel
from t4gsw_desktop.ui.shell.desk import refused
from t4gsw_desktop.ui.unconference.interludes import (
    NOTHING,
    InterludeForm,
    interlude_entries,
    put_interlude,
    room_names,
    slot_times,
    usual_interlude,
)
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.fields import text_field


class UnconferenceSetup(SetupPanel):
    """Breaks and plenaries, and pitches typed one a line; more can be done with these on their own page."""

    def listings(self) -> Sequence[Listing]:
        pitches = self.desk.read(list_pitches, self.activity_id)
        entries = [
            Entry(
                f"{one.pitch.number}. {one.pitch.title}",
                " · ".join(
                    part
                    for part in (
                        ", ".join(one.hosts) or "looking for a host",
                        f"{one.votes} wish for it" if one.votes else "",
                        one.room or "not placed",
                    )
                    if part
                ),
                self._opener(one.pitch),
            )
            for one in pitches
        ]
        between = self.desk.read(interlude_entries, self.activity_id, self._interlude_opener)
        return (
            Listing(
                "Breaks and plenaries",
                between,
                NOTHING,
                "Add a break or plenary",
                add=self._add_interlude,
            ),
            Listing(
                "Pitches",
                entries,
                "Pitches go on paper first? Type them in here, one a line.",
                "Add these pitches",
                add_lines=self._add_pitches,
                lines_hint="New pitches, one a line",
            ),
        )

    def _add_interlude(self) -> None:
        self._open_interlude(None)

    def _interlude_opener(self, one: Interlude) -> Callable[[], None]:
        return lambda: self._open_interlude(one)

    def _open_interlude(self, one: Interlude | None) -> None:
        activity = self.desk.read(activity_of, self.activity_id)
        rooms, times = (self.desk.read(read, self.activity_id) for read in (room_names, slot_times))
        form = InterludeForm(self.theme, rooms, times, one or usual_interlude(activity))
        remove: Callable[[Work], object] | None = None
        if one is not None:
            remove = lambda work: put_interlude(work, self.activity_id, one, None)  # noqa: E731
        self.show_form(
            one.title if one is not None else "New break or plenary",
            form.lines,
            lambda work: put_interlude(work, self.activity_id, one, form.value),
            remove,
        )

    def _add_pitches(self, text: str) -> bool:
        return not refused(self.desk.attempt(add_pitches, self.activity_id, text))

    def _opener(self, pitch: Pitch) -> Callable[[], None]:
        return lambda: self._open_pitch(pitch)

    def _open_pitch(self, pitch: Pitch) -> None:
        title = text_field("Title", pitch.title)
        hosts = PeopleField("Hosts", names_coming(self.desk), pitch.hosts, several=True)
        boxes: dict[str, QCheckBox] = {}
        for feature, said in FEATURE_WORDS.items():
            boxes[feature] = QCheckBox(said)
            boxes[feature].setAccessibleName(f"Needs: {said}")
            boxes[feature].setChecked(feature in pitch.needs)
        needs = QWidget()
        needs.setLayout(column(self.theme, *boxes.values(), gap=2))
        needs.setFocusProxy(boxes[FEATURES[0]])

        def save(work: Work) -> object:
            return edit_pitch(
                work,
                pitch.id,
                title=title.text().strip(),
                hosts=hosts.people(),
                needs=tuple(feature for feature, box in boxes.items() if box.isChecked()),
            )

        self.show_form(
            f"Pitch {pitch.number}",
            [FormLine("Title", title), FormLine("Hosts", hosts), FormLine("What it needs of a room", needs)],
            save,
            lambda work: remove_pitch(work, pitch.id),
        )
