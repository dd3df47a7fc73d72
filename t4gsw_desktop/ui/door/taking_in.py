"""A walk-in under way: the field takes their name, and the list shows whom it may be, so that nobody is added twice."""

from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.ui.door.face import Face
from t4gsw_desktop.ui.door.matches import Match
from t4gsw_desktop.ui.door.walk_in import alike
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS

_KEYS = "New walk-in. Type their name. 1 photos are fine, 2 ask, 3 no photos. Enter checks them in."


class TakingIn:
    """What the page shows while somebody is taken in; `under_way` tells whether that is so."""

    def __init__(self, desk: Desk, face: Face) -> None:
        self._desk, self._face = desk, face
        self.under_way = False

    def begin(self, book: DoorBook, name: str) -> None:
        """Have the field take a name, beginning with this one."""
        self.under_way = True
        self._face.begin_form(name)
        self.type_name(book, name)
        self._face.announce(_KEYS)

    def end(self) -> None:
        """Have the field take guests again."""
        self.under_way = False
        self._face.end_form()

    def type_name(self, book: DoorBook, name: str) -> None:
        """Show the name as typed, and those of that name."""
        lines = alike(self._desk, book, name) if len(name.strip()) > 1 else ()
        self._face.list_alike(lines, name)
        self._face.show_form()

    def show_choice(self, match: Match | None) -> None:
        """Show who is chosen among those of that name, None for a new person, and say so."""
        self._face.show_form()
        self._face.announce(f"{match.name}, {match.second}, {match.chip[0]}" if match else "A new person")

    def choose_photo(self, number: int) -> None:
        """Take the first, second or third photo choice, and say which that is."""
        self._face.form.choose(number)
        photo = PHOTOS[self._face.form.wish]
        self._face.announce(f"{photo.title}, {photo.means.lower()}")

    def wish(self) -> str:
        """The photo choice."""
        return self._face.form.wish
