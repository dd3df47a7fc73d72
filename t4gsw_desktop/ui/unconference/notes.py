"""The page of notes: what came out of each session, typed in from its harvest sheet while it is still fresh."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.core.harvest import HarvestNote
from t4gsw_desktop.kinds.unconference.harvested import SessionNotes, sessions_with_notes
from t4gsw_desktop.kinds.unconference.standing import find_pitch
from t4gsw_desktop.services.harvest import add_notes, edit_note, remove_note
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.activities.person_field import names_coming
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.unconference.note_form import Draft, NoteForm
from t4gsw_desktop.ui.unconference.note_list import note_lines
from t4gsw_desktop.ui.unconference.session_list import WHOLE, SessionList
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Search
from t4gsw_desktop.ui.widgets.words import words

_SIDE, _CODE_WIDTH = 340, 330
_NO_SESSION = "No session has the code {}. Look at the sheet again."


class NotesPage(QWidget):
    """The notes of one unconference. `done` goes back to the board; `asked` is there because all its pages have it."""

    done = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.desk, self.theme, self.activity_id = desk, desk.theme, activity_id
        self.lines: tuple[SessionNotes, ...] = ()
        self.chosen: str | None = None  # the id of a session, "" for the unconference as a whole
        theme = desk.theme
        names = names_coming(desk)
        self._names = {key: name for name, key in names.items()}
        self.code = Search(theme, "Code on the harvest sheet", "Code on the sheet, for example 7K")
        self.code.setMaxLength(20)
        self.code.setMinimumWidth(theme.px(_CODE_WIDTH))
        self.code.returnPressed.connect(self.find_session)
        self.told = words("", "strong", wrap=True)
        self.sessions = SessionList(theme)
        self.sessions.currentRowChanged.connect(self._choose_row)
        self.form = NoteForm(theme, names, self._keep)
        self._notes = column(theme, gap=0)
        work = column(theme, self.form, self._notes, gap=12, margin=6)
        work.addStretch(1)
        turn = Button(theme, "Type its notes", icon="pencil", kind="primary", press=self.turn_side)
        foot = [] if desk.roomy else [row(theme, None, turn)]
        side = card(theme, words("Sessions", "title"), self.sessions, *foot, gap=6, margin=10)
        self.panes = TwoPanes(theme, scrolling(work, name="Notes"), side, side_width=_SIDE, roomy=desk.roomy)
        beside = [self.told] if desk.roomy else []
        others = [] if desk.roomy else [Button(theme, "Sessions", icon="list", press=self.turn_side)]
        head = row(theme, self.code, *beside, None, *others, gap=12)
        layout = column(theme, head, *([] if beside else [self.told]), self.panes, gap=8)
        layout.setStretch(layout.count() - 1, 1)
        self.setLayout(layout)

    # What the room asks ----------------------------------------------------------------------------------------------

    @property
    def being_written(self) -> bool:
        """True while notes are typed that are not in the file."""
        return bool(self.form.draft.text.strip() or self.code.text().strip())

    def first_focus(self) -> QWidget:
        """The code of the next sheet; the notes while some are being typed."""
        return self.form.text if self.form.draft.text.strip() else self.code

    def keep(self) -> object:
        """What has to survive when the page is built anew."""
        return self.chosen, self.form.draft, self.code.text()

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave; the page has been refreshed."""
        chosen, draft, code = kept  # type: ignore[misc]
        self.choose(chosen)  # type: ignore[has-type]
        self.form.show_draft(draft)  # type: ignore[has-type]
        self.code.setText(code)  # type: ignore[has-type]

    def refresh(self) -> None:
        """Read the sessions and their notes again; what is being typed stays."""
        self.lines = self.desk.read(sessions_with_notes, self.activity_id)
        self.sessions.show_lines(self.lines)
        if self.chosen not in {one.pitch_id for one in self.lines}:
            self.chosen = self._first()
        self._show()

    def turn_side(self) -> None:
        """Show the list of sessions where there is room for one thing only."""
        self.panes.turn()

    # What a person does ----------------------------------------------------------------------------------------------

    def find_session(self) -> None:
        """Go on with the session whose code was typed."""
        text = self.code.text().strip()
        if not text:
            return
        pitch = self.desk.read(find_pitch, self.activity_id, text)
        if pitch is None or pitch.id not in {one.pitch_id for one in self.lines}:
            self.told.setText(_NO_SESSION.format(text))
            self.code.selectAll()
            return
        self.code.clear()
        self.choose(pitch.id)
        self.panes.turn(to_side=False)
        self.form.text.setFocus()

    def choose(self, pitch_id: str | None) -> None:
        """Show the notes of this session; "" for those of the unconference as a whole."""
        if pitch_id in {one.pitch_id for one in self.lines}:
            self.chosen = pitch_id
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self, draft: Draft, author: str) -> bool:
        title = self._line.title if self._line is not None else ""

        def keep(work: Work) -> object:
            about = {"kind": draft.kind, "author": author, "consent": draft.consent}
            if draft.note_id:
                return edit_note(work, draft.note_id, text=draft.text, **about)
            now = self.desk.clock()
            return add_notes(work, self.activity_id, self.chosen or "", draft.text, title=title, now=now, **about)

        return not refused(self.desk.attempt(keep))

    def _remove(self, note: HarvestNote) -> None:
        self.desk.do(remove_note, note.id)

    # Inside ----------------------------------------------------------------------------------------------------------

    @property
    def _line(self) -> SessionNotes | None:
        return next((one for one in self.lines if one.pitch_id == self.chosen), None)

    def _first(self) -> str:
        """The first session without notes, else the first there is."""
        return next((one.pitch_id for one in self.lines if not one.notes), self.lines[0].pitch_id)

    def _choose_row(self, at: int) -> None:
        if 0 <= at < len(self.lines):
            self.chosen = self.lines[at].pitch_id
            self._show()

    def _show(self) -> None:
        line = self._line
        if line is None:
            return
        self.sessions.choose(self.lines.index(line))
        self.form.title.setText(line.title if line.pitch_id else WHOLE)
        self.form.where.setText(" · ".join(part for part in (line.code, line.where) if part))
        self.form.where.setHidden(not self.form.where.text())
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._notes.addWidget(note_lines(self.theme, line.notes, self._names, self.form.begin_change, self._remove))
        self.told.setText(self._said())

    def _said(self) -> str:
        sessions = [one for one in self.lines if one.at]
        have = sum(bool(one.notes) for one in sessions)
        return f"{have} of {counted(len(sessions), 'session', 'sessions')} have notes." if sessions else ""
