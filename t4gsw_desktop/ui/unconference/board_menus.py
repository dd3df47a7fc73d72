"""What can be done with a session or a room, as menus for those who use neither keys nor drag."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from t4gsw_desktop.ui.unconference.board_facts import BoardCard, BoardFacts, BoardRoom
from t4gsw_desktop.ui.unconference.cell_price import HERE
from t4gsw_desktop.ui.unconference.moving import cell_prices

Deed = Callable[..., object]


def show_menu(menu: QMenu, at: QPoint) -> None:
    """Unfold a menu; it goes when it is left."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def places_menu(parent: QWidget, facts: BoardFacts, session_id: str, move: Deed) -> QMenu:
    """Every place with its price, a part for each slot; `move` is told slot and room."""
    menu = QMenu("Move to…", parent)
    prices = cell_prices(facts, session_id)
    for row in facts.rows:
        if not row.number:
            continue
        part = menu.addMenu(f"{row.starts}")
        for room in facts.rooms:
            price = prices.get((row.number, room.name))
            if price is None:
                continue
            line = part.addAction(_plain(f"{room.name}: {price.line}"))
            line.setEnabled(price.kind != HERE and not row.begun)
            line.triggered.connect(partial(_called, move, row.number, room.name))
    return menu


def session_menu(parent: QWidget, facts: BoardFacts, card: BoardCard, deeds: dict[str, Deed]) -> QMenu:
    """All that can be done with a session: `deeds` are "move", "place", "keep", "back", "pitch", "print", "leave"."""
    menu = QMenu(parent)
    placed = facts.cell_of(card.id) is not None
    menu.addAction("Move with the arrow keys").triggered.connect(partial(_called, deeds["move"]))
    menu.addMenu(places_menu(menu, facts, card.id, deeds["place"]))
    if placed:
        menu.addAction("Let it move" if card.kept else "Keep it here").triggered.connect(
            partial(_called, deeds["keep"])
        )
        menu.addAction("Put it back").triggered.connect(partial(_called, deeds["back"]))
    menu.addSeparator()
    menu.addAction("Open the pitch").triggered.connect(partial(_called, deeds["pitch"]))
    menu.addAction("Print its card").triggered.connect(partial(_called, deeds["print"]))
    for who, name in zip(card.host_ids, card.hosts, strict=False):
        menu.addMenu(_from_slot(menu, facts, f"{name} has to leave", partial(deeds["leave"], who)))
    return menu


def room_menu(parent: QWidget, facts: BoardFacts, room: BoardRoom, lose: Deed, give_back: Deed) -> QMenu:
    """A room is lost from a slot on, or there again."""
    menu = QMenu(parent)
    if room.lost_from:
        menu.addAction(_plain(f"{room.name} can be used again")).triggered.connect(
            partial(_called, give_back, room.name)
        )
    else:
        menu.addMenu(_from_slot(menu, facts, f"{room.name} is lost", partial(lose, room.name)))
    return menu


def _from_slot(parent: QMenu, facts: BoardFacts, title: str, deed: Deed) -> QMenu:
    menu = QMenu(_plain(title), parent)
    for row in facts.rows:
        if row.number and not row.begun:
            menu.addAction(f"From {row.starts} on").triggered.connect(partial(_called, deed, row.number))
    return menu


def _called(deed: Deed, *told: object) -> None:
    """Menus tell besides whether a line is ticked."""
    deed(*(one for one in told if not isinstance(one, bool)))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
