"""Keep in touch: the slips of a speed-friending are typed in, and those who ticked each other are brought together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.clear_outs import Reminder, erase_event_ticks
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.keep_in_touch import (
    LETTERS,
    SLIPS,
    SlipPile,
    mutual_touch,
    slip_pile,
    slip_printings,
    slips_of_event,
    take_slip_out,
    type_slip,
)
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.paper_pack import part_name
from t4gsw_desktop.ui.keep_in_touch.rounds_held import note_rounds_held
from t4gsw_desktop.ui.keep_in_touch.slip_form import SlipForm, names_missing
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk, refused
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, nothing_yet, page_and_others, row, scrolling, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, choice
from t4gsw_desktop.ui.widgets.hidden_part import HiddenPart
from t4gsw_desktop.ui.widgets.next_strip import NextStrip
from t4gsw_desktop.ui.widgets.words import words
from t4gsw_desktop.ui.wrap_up.clearing import Clearing
from t4gsw_desktop.ui.wrap_up.saving import save_pairs

KIND = "speed_friending"
_NOW = "now"
_PROMISE = "Only those who ticked each other are told of one another. No other tick is ever shown, printed or saved."


class KeepInTouchScreen(Screen):
    """Slip after slip on the left; on the right how far it has come, and what comes of it."""

    key = "keep-in-touch"
    title = "Keep in touch"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._activity: Activity | None = None
        self._wanted = ""
        self._pile: SlipPile | None = None
        self._printed = ""
        self.strip = NextStrip(self.theme)
        self.form = SlipForm(self.theme)
        self.form.saved.connect(self._save)
        self.form.taken_out.connect(self._take_out)
        self.clearing = Clearing(self.theme, self._clear)
        self._printings, self._choices = QFrame(), QVBoxLayout()
        self._count, self._pairs = words("", "title", wrap=True), words("", "body", wrap=True)
        self.letters = Button(self.theme, "Print the letters", icon="printer", press=self.print_letters)
        self.pairs = Button(self.theme, "Save the pairs", icon="download", press=self.save_pairs)
        self.missing = HiddenPart(self.theme, "Slips not typed in", self._missing, icon="list-checks")
        self._whole = page_and_others(self.theme, self)
        self._whole.addWidget(self._page())
        self._whole.addWidget(
            nothing_yet(
                self.theme,
                "mail",
                "There is no speed-friending whose slips could be typed in.",
                "Slips are printed with the other papers of a speed-friending.",
                [("Back to Wrap-up", lambda: self.desk.go("wrap-up"))],
            )
        )
        self._add_actions()

    # What the window asks ----------------------------------------------------------------------------------------

    def come_up(self) -> None:
        note_rounds_held(self.desk)
        super().come_up()

    def refresh(self) -> None:
        found = self._activities()
        self._activity = next((one for one in found if one.id == self._wanted), found[0] if found else None)
        self._whole.setCurrentIndex(0 if self._activity else 1)
        self.missing.cover()
        if self._activity is None:
            self._pile = None
            return
        self._show_choices(found, self._activity)
        self._pile = self.desk.read(slip_pile, self._activity.id, self._step())
        self.form.show_pile(self._pile)
        self._show_progress(self._pile)
        self._show_clearing(self._activity.event_id)

    def heading(self) -> tuple[str, str]:
        if self._activity is None or self._pile is None:
            return self.title, ""
        return self.title, f"{self._activity.title} · {said_typed(self._pile)}"

    def open_at(self, argument: object) -> None:
        """Show the slips of the activity of this id."""
        self._wanted = str(argument or "")
        self.refresh_now()
        self.form.who.setFocus()

    def first_focus(self) -> QWidget | None:
        return self.form.who

    def keep(self) -> object:
        return self._wanted, self._printed, self.form.draft()

    def restore(self, kept: object) -> None:
        self._wanted, self._printed, draft = kept  # type: ignore[misc]
        self.refresh_now()
        self.form.take_draft(draft)  # type: ignore[has-type]

    def print_this(self) -> None:
        self.print_letters()

    # What can be done --------------------------------------------------------------------------------------------

    def print_letters(self) -> None:
        """Show the letters in the print centre."""
        if self._activity is not None:
            self.desk.go("print", (LETTERS, self._activity.id))

    def save_pairs(self) -> None:
        """Save the mutual pairs as a spreadsheet."""
        if self._activity is not None:
            save_pairs(self.desk, self._activity, self)

    def _save(self, attendee_id: str, ticked: object, shares: str | None) -> None:
        assert isinstance(ticked, tuple)
        if self._activity is None:
            return
        activity_id, now = self._activity.id, self.desk.clock()
        before = self.desk.workspace.step()
        done = self.desk.attempt(type_slip, activity_id, attendee_id, ticked, at=now, shares=shares)
        if refused(done):
            return
        self.form.clear()
        if self._pile is not None and self.desk.workspace.step() > before:
            self.desk.say(f"{self.desk.workspace.undo_label()}. {said_typed(self._pile)}.", undo=True)

    def _take_out(self, attendee_id: str) -> None:
        if self._activity is not None:
            self.form.clear()
            self.desk.do(take_slip_out, self._activity.id, attendee_id)

    def _clear(self, reminder: Reminder) -> None:
        try:
            said = erase_event_ticks(self.desk.workspace, reminder.event_id)
        except Refusal as refusal:
            self.desk.warn(refusal.sentence)
            return
        self.form.clear()
        self.desk.say(said)

    # What is shown -----------------------------------------------------------------------------------------------

    def _activities(self) -> tuple[Activity, ...]:
        if self.desk.event_id == NO_EVENT:
            return ()
        return tuple(one for one in self.desk.read(timeline, self.desk.event_id).activities if one.kind == KIND)

    def _step(self) -> int | None:
        """After which step of the file the slips in hand were printed; None for as the seats stand now."""
        return int(self._printed) if self._printed not in ("", _NOW) else None

    def _show_choices(self, found: tuple[Activity, ...], activity: Activity) -> None:
        """Which activity, where there are several, and which printing, where there is any; the latest at first."""
        empty(self._choices)
        if len(found) > 1:
            which = choice("Which slips", [(one.id, one.title) for one in found], activity.id)
            which.activated.connect(lambda _at: self.open_at(which.currentData()))
            self._choices.addWidget(Field(self.theme, "Which slips", which))
        every = self.desk.read(timeline, activity.event_id).activities
        printings = self.desk.read(slip_printings, activity, f"{part_name(activity, every)}-{SLIPS}")
        steps = [str(one.step) for one in printings]
        if self._printed not in (*steps, _NOW):
            self._printed = steps[0] if steps else ""
        show_if(self._printings, len(found) > 1 or bool(printings))
        if not printings:
            return
        zone = self.desk.read(timeline, activity.event_id).event.timezone
        shown = [(str(one.step), f"Printed {wall_clock(from_text(one.at), zone):%d %b, %H:%M}") for one in printings]
        printed = choice("Slips as they were", [*shown, (_NOW, "As people really sat")], self._printed)
        printed.activated.connect(lambda _at: self._choose_printing(str(printed.currentData())))
        self._choices.addWidget(
            Field(
                self.theme,
                "Slips as they were",
                printed,
                "The time stands on each slip. Seats put right since count later.",
            )
        )

    def _choose_printing(self, printed: str) -> None:
        self._printed = printed
        self.form.clear()
        self.refresh_now()

    def _show_progress(self, pile: SlipPile) -> None:
        self._count.setText(said_typed(pile))
        pairs = len(self.desk.read(mutual_touch, pile.activity.id))
        self._pairs.setText(f"{counted(pairs, 'pair wants', 'pairs want')} to hear from each other. {_PROMISE}")
        missing = names_missing(pile.slips, pile.expected)
        show_if(self.missing, bool(missing))
        self.pairs.setEnabled(bool(pairs))
        if pile.typed and not missing:
            quiet = "Everybody whose slip was typed in has one, so that no empty hand tells anything."
            self.strip.ask("All slips are typed in.", "Print the letters", self.print_letters, quiet=quiet, icon="mail")
        else:
            quiet = "Keyboard only: whose, Enter, 1 4 7, Enter. Esc leaves a slip."
            self.strip.ask(f"{said_typed(pile)}.", "Type the next slip", self.form.clear, quiet=quiet)
        self.letters.setEnabled(bool(pile.typed))

    def _show_clearing(self, event_id: str) -> None:
        slips = self.desk.read(slips_of_event, event_id)
        ends = self.desk.read(timeline, event_id).event.ends
        due = from_text(ends).date()
        said = "Once the letters are out, nobody needs the ticks any more. They are due to be cleared after 4 weeks."
        reminders = [Reminder(event_id, "ticks", due, len(slips), said)] if slips else []
        self.clearing.show_reminders(reminders, "No slip is kept in this file.")

    def _missing(self) -> QWidget:
        pile = self._pile
        names = names_missing(pile.slips, pile.expected) if pile else ()
        return words(f"{listed(names, most=40)}." if names else "None.", "quiet", wrap=True)

    def _page(self) -> QWidget:
        theme = self.theme
        comes = card(
            theme,
            self._count,
            self._pairs,
            row(theme, self.letters, None),
            row(theme, self.pairs, None),
            self.missing,
            gap=10,
        )
        self._printings.setProperty("kind", "clear")
        self._printings.setLayout(self._choices)
        left, right = (self.form, None), (comes, self._printings, self.clearing, None)
        if self.desk.roomy:
            inside = row(theme, column(theme, *left, gap=14), column(theme, *right, gap=14), gap=14)
            inside.setStretch(0, 3)
            inside.setStretch(1, 2)
        else:
            inside = column(theme, self.form, *right, gap=14)  # type: ignore[assignment]
        inside.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        page = QWidget()
        page.setProperty("kind", "clear")
        strip = row(theme, self.strip)
        strip.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        page.setLayout(column(theme, strip, scrolling(inside, name="Slips"), gap=8))
        return page

    def _add_actions(self) -> None:
        def why_not() -> str:
            return "" if self._pile is not None and self._pile.typed else "No slip has been typed in yet."

        self.add_action(
            Action(
                "keep-in-touch.letters",
                "Print the keep-in-touch letters",
                self.print_letters,
                menu="Event",
                icon="printer",
                why_not=why_not,
            )
        )
        self.add_action(
            Action(
                "keep-in-touch.pairs",
                "Save the pairs who want to keep in touch",
                self.save_pairs,
                "Ctrl+S",
                menu="Event",
                icon="download",
                hint="Save the pairs",
                also="export spreadsheet contacts",
                why_not=why_not,
            )
        )


def said_typed(pile: SlipPile) -> str:
    """ "47 of 52 slips typed"."""
    return f"{pile.typed:,} of {counted(len(pile.expected), 'slip', 'slips')} typed"
