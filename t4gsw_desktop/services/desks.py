"""Several desks of one evening: beginning another, and bringing together what each did while apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from t4gsw_desktop.core.desk_merge import Stamp
from t4gsw_desktop.core.desks import Desk
from t4gsw_desktop.core.events import HERE
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.services.desk_clashes import clashes
from t4gsw_desktop.services.desk_mending import mend
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.workspace import Workspace, now_utc, refuse_unless
from t4gsw_desktop.storage import desk_log, desk_rows, other_desk, second_desk
from t4gsw_desktop.storage.other_desk import News
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """The desk whose file this is. `parent` is the desk it was begun from ("": none), `others` all others, by id."""

    id: str
    name: str
    parent: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """Another desk heard of: `until` is when the newest act of theirs that is known here was done ("": none yet)."""

    id: str
    name: str
    until: str
    arrivals: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of meeting another desk's file.

    `arrivals` are arrivals that are news here, `changes` all other acts that are, `clashes` the differences that are
    open after it, `for_them` acts known here that the other file had not heard of. `sentences` tell all of it.
    """

    desk_name: str
    arrivals: int
    changes: int
    clashes: int
    sentences: tuple[str, ...]
    nothing_new: bool
    for_them: int = 0


def begin_second_desk(source: Path, target: Path, *, name: str, now: datetime | None = None) -> None:
    """Make `target` the file of a further desk, with all that is in `source`; see `storage.second_desk`."""
    refuse_unless(name.strip(), "A desk needs a name, so that everybody knows who checked somebody in.")
    second_desk.copy_for_desk(source, target, name.strip(), now or now_utc())


def desk_of(workspace: Workspace) -> DeskIdentity:
    """The desk whose file this is, and the others it has heard of."""
    return workspace.read(_identity)


def _identity(view: View) -> DeskIdentity:
    own = desk_log.desk_id(view.connection)
    parents = desk_log.parents_of(view.connection)
    desks = desk_log.desks_of_sittings(view.connection)
    before = (desks[parents[one].sitting] for one, desk in desks.items() if desk == own and parents[one].sitting)
    others = {*desks.values(), *(one.id for one in view.find(Desk))} - {own}
    return DeskIdentity(
        own, desk_log.desk_name(view.connection), next((one for one in before if one != own), ""), tuple(sorted(others))
    )


def rename_desk(work: Work, name: str) -> None:
    """Call this desk otherwise from now on; other desks hear of it when they meet."""
    name = name.strip()
    own = desk_log.desk_id(work.connection)
    refuse_unless(name, "A desk needs a name, so that everybody knows who checked somebody in.")
    taken = {fold(one.name) for one in work.find(Desk) if one.id != own}
    refuse_unless(fold(name) not in taken, f"There is a desk called “{name}” already. Choose another name.")
    work.put(Desk(own, name))
    work.label = f"Call this desk {name}"


def meet(workspace: Workspace, other: Path) -> Meeting:
    """Take in all that the file `other` of another desk of this community knows and this one does not.

    One act that cannot be undone; undoing what was done before or after it goes on as ever. The other file is only
    read. Meeting again, in whatever order, changes nothing more. Refusal, with nothing changed, for any other file.
    """
    refuse_unless(
        not other.exists() or not other.samefile(workspace.path),
        f"“{other.name}” is the file that is open here. Choose the other desk's.",
    )
    community, since = workspace.read(_standing)
    news = other_desk.read_file(other, workspace.components, community, since)
    if not news.acts:
        unheard = workspace.read(lambda view: desk_log.count_unheard(view.connection, news.vector))
        return Meeting(news.name, 0, 0, 0, (f"{_called(news.name)} has nothing that is not here.",), True, unheard)
    meeting = workspace.change(_take_in, news)
    return replace(meeting, clashes=len(workspace.read(clashes)))


def _standing(view: View) -> tuple[str, dict[str, int]]:
    return desk_log.fact(view.connection, desk_log.COMMUNITY), desk_log.vector_of(view.connection)


def _take_in(work: Work, news: News) -> Meeting:
    connection = work.connection
    desk_log.sit_down(connection, work.sitting)
    unheard = desk_log.count_unheard(connection, news.vector)
    other_desk.keep_news(connection, news)
    held = desk_rows.merge_rows(work, {change[:2] for some in news.changes.values() for change in some})
    work.begin_mending()
    sentences = [*_go_apart(work, news, unheard), *mend(work, news, held)]
    work.meet_above(news.highest)
    work.label = f"Meet {news.name}"
    arrivals = _arrivals(news)
    names = {stamp for stamp, some in news.changes.items() if all(table == "desks" for table, *_ in some)}
    changes = len(news.acts.keys() - arrivals.keys() - names)
    told = (
        f"{_called(news.name)}: {counted(arrivals.total(), 'arrival', 'arrivals')} and "
        f"{counted(changes, 'other change', 'other changes')} are here now."
    )
    return Meeting(news.name, arrivals.total(), changes, 0, (told, *sentences), False, unheard)


def _arrivals(news: News) -> Counter[Stamp]:
    """How many arrivals and returns each act noted, of those that noted any."""
    return Counter(
        stamp
        for stamp, some in news.changes.items()
        for table, _, before, after in some
        if table == "checkins" and after and not before and after["what"] in HERE
    )


def _go_apart(work: Work, news: News, unheard: int) -> Iterable[str]:
    """Two files that both went on as one desk (a copy by hand, a backup brought back) are two desks from now on."""
    if news.desk != desk_log.desk_id(work.connection) or not unheard:
        return
    taken = {fold(one.name) for one in work.find(Desk)} | {fold(news.name)}
    number = 2
    while fold(f"{news.name} ({number})") in taken:
        number += 1
    own = Desk(new_id(), f"{news.name} ({number})")
    desk_log.set_fact(work.connection, desk_log.DESK, own.id)
    work.put(own)
    yield (
        f"Both files were {news.name}: one is a copy of the other, and both went on. What was done in either is here "
        f"now, and this one is called {own.name} from now on."
    )


def known_desks(view: View) -> tuple[KnownDesk, ...]:
    """All other desks heard of, by name, with how much of theirs is known here."""
    own = desk_log.desk_id(view.connection)
    names = {one.id: one.name for one in view.find(Desk)}
    told = desk_log.told_by_desk(view.connection)
    ids = {*desk_log.desks_of_sittings(view.connection).values(), *names} - {own}
    found = (KnownDesk(one, names.get(one, desk_log.FIRST_DESK), *told.get(one, ("", 0))) for one in ids)
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


def _called(name: str) -> str:
    """The name of a desk at the beginning of a sentence."""
    return name[:1].upper() + name[1:]
