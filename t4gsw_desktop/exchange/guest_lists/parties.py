"""Orders and parties: who comes without a name, how many a quantity stands for, and names that stay the same."""

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.exchange.guest_lists.drafts import Draft, RowProblem
from t4gsw_desktop.exchange.guest_lists.outcome import UnnamedGuest

_PLUS_ONE = re.compile(r"\+ ?1|plus (one|1)")


@dataclass(slots=True)
class Parties:
    """Drafts parted into those who have a name and places that have none, both in the order of the list."""

    named: list[Draft] = field(default_factory=list)
    unnamed: list[UnnamedGuest] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    unnamed_ids: set[str] = field(default_factory=set)


def part_unnamed(drafts: list[Draft], source: str) -> Parties:
    """Tell named people from unnamed guests among `drafts` and give every one a stable, unique `source_id`.

    Unnamed are: places of an order without a name or with a placeholder, the buyer's name repeated within one order,
    and what a quantity or a number of guests says beyond the rows. Their ids count within the order ("A7#1"), so the
    same file gives the same ids. People whose platform gives no id get one made from order, name and e-mail.
    """
    parties = Parties()
    hosts = _hosts(drafts)
    seen: set[tuple[str, str, str]] = set()
    counts: Counter[str] = Counter()
    before: Draft | None = None
    for draft in drafts:
        if draft.skipped:
            continue
        who = (draft.order_ref, draft.folded_name, draft.folded_email)
        if draft.name and not (draft.order_ref and who in seen):
            seen.add(who)
            parties.named.append(draft)
            before = draft
        else:
            host = hosts.get(draft.order_ref) or (before if _PLUS_ONE.fullmatch(fold(draft.typed_name)) else None)
            _add_nameless(parties, draft, host, source, counts)
    _give_ids(drafts, parties)
    _add_quantities(parties, source, counts)
    return parties


def _hosts(drafts: list[Draft]) -> dict[str, Draft]:
    """The first named person of every order."""
    hosts: dict[str, Draft] = {}
    for draft in drafts:
        if draft.order_ref and draft.name and not draft.skipped:
            hosts.setdefault(draft.order_ref, draft)
    return hosts


def _add_nameless(parties: Parties, draft: Draft, host: Draft | None, source: str, counts: Counter[str]) -> None:
    """A place without a name: a guest of whoever booked; without an order or a placeholder it is only a bad row."""
    if any(problem.code == "long_name" for problem in draft.problems):
        return
    if not (draft.order_ref or draft.buyer_name or draft.typed_name):
        parties.problems.append(RowProblem(draft.row, "no_name", "", draft.email))
        return
    host_name = _shown(host) if host else draft.buyer_name
    source_id = draft.source_id
    if not source_id or source_id in parties.unnamed_ids:
        source_id = _next_id(_party_key(host or draft), counts)
    parties.unnamed_ids.add(source_id)
    parties.unnamed.append(_unnamed(draft, host, host_name, source, source_id))


def _unnamed(draft: Draft, host: Draft | None, host_name: str, source: str, source_id: str) -> UnnamedGuest:
    return UnnamedGuest(
        row=draft.row,
        source=source,
        source_id=source_id,
        order_ref=draft.order_ref,
        label=f"Guest of {host_name}" if host_name else "Guest",
        status=str(draft.values.get("status", "coming")),
        ticket=str(draft.values.get("ticket", "")),
        host_row=host.row if host else 0,
    )


def _shown(draft: Draft) -> str:
    return str(draft.values.get("call_me") or draft.name)


def _party_key(draft: Draft) -> str:
    return draft.order_ref or draft.source_id or made_id(draft)


def _next_id(key: str, counts: Counter[str]) -> str:
    counts[key] += 1
    return f"{key}#{counts[key]}"


def made_id(draft: Draft) -> str:
    """A stable id for a row whose platform gives none: a digest of order, name and e-mail, so it tells nobody who."""
    text = "\x1f".join((draft.order_ref, draft.folded_name, draft.folded_email))
    return "~" + hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _give_ids(drafts: list[Draft], parties: Parties) -> None:
    """Every named or skipped draft gets an id: the platform's, else one that is made; no two named ones share it."""
    used = dict.fromkeys(parties.unnamed_ids, "")
    made: Counter[str] = Counter()
    for draft in parties.named:
        if draft.source_id and draft.source_id in used:
            if used[draft.source_id] != draft.folded_name:
                parties.problems.append(RowProblem(draft.row, "same_id", "", draft.source_id))
            draft.source_id = ""
        if not draft.source_id:
            made_once = made_id(draft)
            made[made_once] += 1
            draft.source_id = made_once if made[made_once] == 1 else f"{made_once}.{made[made_once]}"
        used[draft.source_id] = draft.folded_name
    for draft in drafts:
        if draft.skipped and draft.name and not draft.source_id:
            draft.source_id = made_id(draft)


def _add_quantities(parties: Parties, source: str, counts: Counter[str]) -> None:
    """Places beyond the rows: an order that says 3 and has one row brings two more, one that has three rows none."""
    groups: dict[tuple[str, object], list[Draft]] = defaultdict(list)
    for draft in parties.named:
        groups[(draft.order_ref or draft.source_id, draft.values.get("ticket", ""))].append(draft)
    nameless = Counter((guest.order_ref, guest.ticket) for guest in parties.unnamed if guest.order_ref)
    for (key, ticket), group in groups.items():
        rows = len(group) + nameless[(key, str(ticket))]
        extra = max(0, max(draft.quantity for draft in group) - rows)
        for draft in group:
            for _ in range(draft.guests + (extra if draft is group[0] else 0)):
                source_id = _next_id(_party_key(draft), counts)
                parties.unnamed.append(_unnamed(draft, draft, _shown(draft), source, source_id))
    parties.unnamed.sort(key=lambda guest: guest.row)
