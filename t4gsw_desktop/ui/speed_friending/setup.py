"""How the rounds of a speed-friending are set up: how many, how long, at which tables, and what is asked in each."""

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.kinds.speed_friending.form import FORM, LONGEST_WALK, WALK
from t4gsw_desktop.kinds.speed_friending.questions import SHIPPED, question_for, questions_of
from t4gsw_desktop.kinds.speed_friending.run import choose_questions
from t4gsw_desktop.kinds.speed_friending.verbs import outlook, pace_of
from t4gsw_desktop.services.activity_lengths import change_settings
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.activities.setup_panel import Entry, FormLine, Listing, SetupPanel
from t4gsw_desktop.ui.plan.setting_fields import SettingFields
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, TextArea, choice, number_stepper
from t4gsw_desktop.ui.widgets.words import line, words

_OWN = "own"


class FriendingSetup(SetupPanel):
    """Settings that are kept as soon as they are changed, what comes of them in words, and a question a round."""

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__(desk, activity_id)
        self._known: tuple[object, str] = (None, "")
        self.outlook: QLabel | None = None

    def head(self) -> Sequence[QWidget]:
        activity = self._activity()
        fields = SettingFields(self.theme, FORM, self._change)
        fields.show_values({**FORM.usual_settings(), **parts_of(activity).as_settings(), **activity.settings})
        walk = number_stepper(
            self.theme, "Seconds to walk", pace_of(activity).walk_seconds, 0, LONGEST_WALK, suffix=" s"
        )
        assert isinstance(walk.box, QSpinBox)
        walk.box.setSingleStep(10)
        walk.changed.connect(lambda: self._change(WALK, walk.number))
        self.outlook = self._outlook_label(activity)
        return (
            words("The rounds", "title"),
            fields,
            Field(
                self.theme, "Seconds to walk to the next table", walk, "For the clock. The plan counts whole minutes."
            ),
            self.outlook,
            line(),
        )

    def listings(self) -> Sequence[Listing]:
        activity = self._activity()
        entries = [
            Entry(f"“{question_for(activity, number)}”", f"Round {number}", self._opener(number))
            for number in range(1, parts_of(activity).count + 1)
        ]
        return (
            Listing(
                "Questions",
                entries,
                "There is no round yet.",
                "Ask these",
                add_lines=self._take_lines,
                lines_hint="Your own, one a line",
            ),
        )

    def foot(self) -> Sequence[QWidget]:
        own = questions_of(self._activity())
        if not own:
            return (
                words("These come with the program, from light to deeper, others each evening.", "hint", wrap=True),
            )
        said = f"{counted(len(own), 'question', 'questions')} of your own, in turn."
        back = Button(self.theme, "Ask the program's own again", icon="rotate-ccw", press=lambda: self._choose([]))
        return (words(said, "hint", wrap=True), back)

    # Settings --------------------------------------------------------------------------------------------------------

    def _activity(self) -> Activity:
        return self.desk.read(activity_of, self.activity_id)

    def _change(self, key: str, value: object) -> None:
        def change(work: Work) -> None:
            change_settings(work, self.activity_id, FORM, **{key: value})

        self.desk.do(change)

    def _outlook_label(self, activity: Activity) -> QLabel:
        """What comes of the settings in words, as soon as it is known: a big evening takes a while."""

        def facts(view: View) -> tuple[int, str]:
            return len(read_roster(view, activity.event_id).guests), event_of(view, activity.event_id).timezone

        people, zone = self.desk.read(facts)
        key: object = (sorted(map(repr, activity.settings.items())), activity.starts, people)
        if key != self._known[0]:
            self._known = (key, "")

            def work(_job: Any) -> tuple[object, str]:
                found = outlook(activity, people, zone).sentence
                return key, f"With {counted(people, 'person', 'people')}: {found}"

            self.desk.start("Work out what comes of it", work, lambda came: self._say(*came))
        return words(self._known[1], "strong", wrap=True)

    def _say(self, key: object, sentence: str) -> None:
        """Show what was worked out, if it is still about the settings there are; the panel may be gone by now."""
        if key == self._known[0] and shiboken6.isValid(self):
            self._known = (key, sentence)
            if self.outlook is not None and shiboken6.isValid(self.outlook):
                self.outlook.setText(sentence)

    # Questions -------------------------------------------------------------------------------------------------------

    def _take_lines(self, text: str) -> bool:
        return self._choose([one for one in text.splitlines() if one.strip()])

    def _choose(self, questions: list[str]) -> bool:
        done = not refused(self.desk.attempt(choose_questions, self.activity_id, questions))
        if done:
            self.refresh()
        return done

    def _opener(self, number: int) -> Callable[[], None]:
        return lambda: self._open_question(number)

    def _open_question(self, number: int) -> None:
        activity = self._activity()
        rounds = parts_of(activity).count
        asked = [question_for(activity, one) for one in range(1, rounds + 1)]
        now = asked[number - 1]
        area = TextArea(f"Question of round {number}", now, lines=4)
        kept = choice(
            "One that comes with the program", [(_OWN, "As written above"), *((one, one) for one in SHIPPED)], _OWN
        )
        kept.activated.connect(lambda at: area.setPlainText(kept.itemData(at)) if at else None)

        def save(work: Work) -> object:
            asked[number - 1] = " ".join(area.toPlainText().split()) or now
            choose_questions(work, self.activity_id, asked)
            return None

        self.show_form(
            f"Round {number}",
            [FormLine("What is asked", area), FormLine("Or one that comes with the program", kept)],
            save,
        )
