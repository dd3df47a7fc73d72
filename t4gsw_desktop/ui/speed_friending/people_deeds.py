"""What can be done for people while the rounds run, as questions with answers: who, and to which table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.kinds.speed_friending import live
from t4gsw_desktop.kinds.speed_friending.live import LivePerson, LiveRoom
from t4gsw_desktop.services.door_book import CANCELLED, LEFT, DoorBook, DoorGuest
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.door.field import code_in, is_no_name
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.choosing import Answer, Deed, Question

_MOST = 40
AWAY = (
    Answer("evening", "Has left the evening", "No seat in any round to come"),
    Answer("here", "Sits out from here on", "Still in the room, and may come back"),
)
AT_TABLE = (
    ("left", "Leaves, or sits out"),
    ("move", "Moves to another table"),
    ("swap", "Swaps with somebody"),
    ("rest", "Rests next round"),
)
_NEW_ONLY = "Everybody on the list has a seat. Type the name of somebody new."
_NOBODY = "There is nobody to choose."
_NOBODY_FOUND = "Nobody like this is in question here. Try fewer letters."
_NEW = "new:"
_NEXT_ROUND = Answer("", "No table now", "Plays from the next round on")
_REST_NOW = Answer("", "No table", "Rests in this round")
_NO_SEAT = Answer("", "No table", "Had no seat in that round")
TABLE_NOTHING = "No table has a number like this."


@dataclass(frozen=True, slots=True)
class _Seat:
    person: LivePerson
    where: str


class PeopleDeeds:
    """Makes the questions of each deed from the run as it is when they are asked."""

    def __init__(self, desk: Desk, room: Callable[[], LiveRoom], book: DoorBook) -> None:
        self._desk, self._room, self._book = desk, room, book

    # The deeds -------------------------------------------------------------------------------------------------------

    def late(self) -> Deed:
        """Somebody has come, or is back, or is new: who, and to which table."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if not answers:
                return self._who("Who has come?", self._not_seated(), new=True)
            return self._to_which_table(answers[0].key, _NEXT_ROUND) if len(answers) == 1 else None

        return Deed("Late arrival", ask, self._seat)

    def left(self) -> Deed:
        """Somebody has left, or wants to sit out."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if not answers:
                return self._who("Who has left?", self._seated())
            if len(answers) == 1:
                return Question("Which is it?", lambda text: [one for one in AWAY if fits(text, one.title)])
            return None

        def do(answers: tuple[Answer, ...]) -> bool:
            evening = answers[1].key == "evening"
            return self._do(live.leave_rounds, answers[0].key, evening=evening)

        return Deed("Someone left", ask, do)

    def swap(self) -> Deed:
        """Two change places in this round."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if len(answers) == 2:
                return None
            seats = self._seated(resting=False)
            if not answers:
                return self._who("Who is the first?", seats)
            first = next((one.where for one in seats if one.person.attendee_id == answers[0].key), "")
            return self._who("And who is the second?", [one for one in seats if one.where != first])

        return Deed("Swap two", ask, lambda answers: self._do(live.swap_two, answers[0].key, answers[1].key))

    def move(self) -> Deed:
        """Somebody goes to another table in this round."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if not answers:
                return self._who("Who moves?", self._seated())
            return self._to_which_table(answers[0].key, _REST_NOW) if len(answers) == 1 else None

        return Deed("Move one", ask, lambda answers: self._do(live.move_one, answers[0].key, answers[1].key))

    def rest(self) -> Deed:
        """Somebody sits out the next round and is back in the one after."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            return None if answers else self._who("Who rests next round?", self._seated(resting=False))

        return Deed("Rest next round", ask, lambda answers: self._do(live.rest_next, answers[0].key))

    def correct(self) -> Deed:
        """Somebody really sat elsewhere, in this round or in one that is over."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if not answers:
                return Question("In which round?", self._begun_rounds, "This round has not begun yet.")
            if len(answers) == 1:
                return self._who("Who sat elsewhere?", self._everybody())
            if len(answers) == 2:
                return Question("Where did they really sit?", self._any_table_or_none, TABLE_NOTHING)
            return None

        def do(answers: tuple[Answer, ...]) -> bool:
            return self._do(live.correct_seat, int(answers[0].key), answers[1].key, answers[2].key)

        return Deed("Who really sat where", ask, do)

    def lose(self) -> Deed:
        """A table can no longer be used."""

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            return None if answers else Question("Which table is lost?", self._any_table, TABLE_NOTHING)

        return Deed("A table is lost", ask, lambda answers: self._do(live.lose_table, answers[0].key))

    def at_table(self, place: str) -> Deed:
        """Something happens to somebody at this table: who, what, and what that needs to know."""
        table = next((one for one in self._room().tables if one.place == place), None)
        seats = [_Seat(one, f"Table {table.label}") for one in table.people] if table else []
        made = {"left": self.left, "move": self.move, "swap": self.swap, "rest": self.rest}
        choices = [Answer(key, words) for key, words in AT_TABLE]

        def ask(answers: tuple[Answer, ...]) -> Question | None:
            if not answers:
                return self._who("Who is it about?", seats)
            if len(answers) == 1:
                return Question("What happens?", lambda text: [one for one in choices if fits(text, one.title)])
            return made[answers[1].key]().ask((answers[0], *answers[2:]))

        def do(answers: tuple[Answer, ...]) -> bool:
            return made[answers[1].key]().do((answers[0], *answers[2:]))

        return Deed(f"Table {table.label}" if table else "Table", ask, do)

    # Who, and where --------------------------------------------------------------------------------------------------

    def _who(self, prompt: str, seats: Sequence[_Seat], *, new: bool = False) -> Question:
        """Somebody of these, by name as at the door or by a scanned badge; `new` offers what is typed as a new name."""
        by_id = {one.person.attendee_id: one for one in seats}

        def find(text: str) -> list[Answer]:
            if not text:
                return [self._person(one) for one in seats[:_MOST]]
            wanted = [one.id for one in self._book.find(text)]
            wanted = wanted or [key for key, one in by_id.items() if fits(text, one.person.name)]
            found = [self._person(by_id[key]) for key in wanted if key in by_id]
            if new and not is_no_name(text):
                found.append(Answer(_NEW + text, f"New: {text}", "A walk-in, who is not on the list"))
            return found[:_MOST]

        def scan(text: str) -> Answer | None:
            code = code_in(text, self._book.by_code)
            guest = self._book.by_code(code) if code else None
            return self._person(by_id[guest.id]) if guest is not None and guest.id in by_id else None

        return Question(prompt, find, _NOBODY_FOUND if seats else _NEW_ONLY if new else _NOBODY, scan)

    def _to_which_table(self, attendee_id: str, else_: Answer) -> Question:
        """The tables for somebody, the best on top; `else_` is what can be done without a table."""
        room = self._room()
        who = "" if attendee_id.startswith(_NEW) else attendee_id
        offers = self._desk.read(live.offers_for, room.activity.id, who, self._desk.clock())

        def find(text: str) -> list[Answer]:
            tables = [
                Answer(one.place, f"Table {one.label}", one.sentence, one.possible)
                for one in offers
                if not text or fits_table(text, one.label)
            ]
            possible = [one for one in tables if one.possible]
            rest = [one for one in tables if not one.possible]
            return [*possible, *([] if text else [else_]), *rest]

        return Question("To which table? The best is on top.", find, TABLE_NOTHING)

    def _person(self, seat: _Seat) -> Answer:
        guest = self._book.guest(seat.person.attendee_id)
        full = guest.full_name if guest is not None and guest.full_name != seat.person.name else ""
        second = " · ".join(part for part in (full, seat.where) if part)
        return Answer(seat.person.attendee_id, seat.person.name, second)

    def _seated(self, *, resting: bool = True) -> list[_Seat]:
        room = self._room()
        seats = [_Seat(one, f"Table {table.label}") for table in room.tables for one in table.people]
        return seats + ([_Seat(one, "Rests this round") for one in room.resting] if resting else [])

    def _everybody(self) -> list[_Seat]:
        return self._seated() + [_Seat(one, "Has no seat") for one in self._room().waiting]

    def _not_seated(self) -> list[_Seat]:
        """Those without a seat: who waits first, then who has not been seen, then who has left."""
        room = self._room()
        seated = {one.person.attendee_id for one in self._seated(resting=False)}
        waiting = [_Seat(one, "Waits for a seat") for one in room.waiting]
        resting = [_Seat(one, "Rests this round") for one in room.resting]
        known = seated | {one.person.attendee_id for one in (*waiting, *resting)}
        others = sorted(
            (one for one in self._book.guests.values() if one.id not in known and one.state != CANCELLED),
            key=lambda one: (one.state == LEFT, one.sort_as),
        )
        return waiting + [_Seat(_as_person(one), _door_words(one)) for one in others] + resting

    def _begun_rounds(self, text: str) -> list[Answer]:
        begun = self._room().state.called
        rounds = [Answer(str(number), f"Round {number}") for number in range(begun, 0, -1)]
        return [one for one in rounds if not text or one.key == text]

    def _any_table(self, text: str) -> list[Answer]:
        return [
            Answer(table.place, f"Table {table.label}", f"{counted(len(table.people), 'person', 'people')} now")
            for table in self._room().tables
            if not text or fits_table(text, table.label)
        ]

    def _any_table_or_none(self, text: str) -> list[Answer]:
        return [*self._any_table(text), *([] if text else [_NO_SEAT])]

    # Acts ------------------------------------------------------------------------------------------------------------

    def _seat(self, answers: tuple[Answer, ...]) -> bool:
        who, place = answers[0].key, answers[1].key
        if who.startswith(_NEW):
            return self._do(live.walk_in_late, who.removeprefix(_NEW), place)
        return self._do(live.join_late, who, place)

    def seat_at_best(self, attendee_id: str) -> bool:
        """Seat somebody who waits at the best table there is; False where there is none."""
        room = self._room()
        offers = self._desk.read(live.offers_for, room.activity.id, attendee_id, self._desk.clock())
        best = next((one for one in offers if one.possible), None)
        return best is not None and self._do(live.join_late, attendee_id, best.place)

    def _do(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        before = self._desk.workspace.step()
        self._desk.do(verb, self._room().activity.id, *args, at=self._desk.clock(), **kwargs)
        return self._desk.workspace.step() > before


def fits(text: str, name: str) -> bool:
    """True when any word of `name` begins with `text`, accents and capitals aside."""
    wanted = fold(text)
    return any(part.startswith(wanted) for part in (fold(name), *fold(name).split()))


def fits_table(text: str, label: str) -> bool:
    """True when `text` ("4", "table 4") names this table or the beginning of its label."""
    wanted = fold(text).removeprefix("table").strip()
    return fold(label).startswith(wanted)


def _as_person(guest: DoorGuest) -> LivePerson:
    return LivePerson(guest.id, guest.called, came_late=False, third=False, code=guest.code)


def _door_words(guest: DoorGuest) -> str:
    return {"in": "Checked in, no seat", "left": "Had left", "waiting": "On the waiting list"}.get(
        guest.state, "Not checked in yet"
    )
