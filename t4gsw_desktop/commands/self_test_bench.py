"""What the self-test works on: a folder of its own, and in it the practice evening, made once for all checks."""

from functools import cached_property
from pathlib import Path

from t4gsw_desktop.commands.evening_papers import make_papers
from t4gsw_desktop.commands.evening_plans import Planned, plan_activity
from t4gsw_desktop.commands.evening_setup import Night, open_practice_night
from t4gsw_desktop.commands.files import make_folder, read_bytes
from t4gsw_desktop.kinds.planning import activities_to_plan
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.workspace import now_utc

_SECONDS_TO_PLAN = 0.2
_SEED = 1


class Bench:
    """Each part is made when a check first asks for it, so that what cannot be made fails that check and no other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = now_utc()

    @cached_property
    def guests(self) -> bytes:
        """The guest list of the practice evening, as the file has it."""
        return read_bytes(resource_folder() / "practice" / "guests.csv")

    @cached_property
    def night(self) -> Night:
        """The practice evening with its guests and its programme, not yet planned."""
        folder = self.folder / "practice"
        make_folder(folder)
        return open_practice_night(folder / "evening.t4gsw", self.now)

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        """All its activities, planned within a moment each."""
        workspace = self.night.workspace
        waiting = workspace.read(activities_to_plan, self.night.event_id)
        return tuple(
            plan_activity(
                workspace,
                activity,
                kind,
                seconds=_SECONDS_TO_PLAN,
                seed=_SEED,
                at=self.now,
                giving_way={one.id for one, _ in waiting[number:]},
            )
            for number, (activity, kind) in enumerate(waiting, 1)
        )

    @cached_property
    def papers(self) -> tuple[Path, ...]:
        """The PDF file of each of its papers, in the order of use."""
        made = make_papers(
            self.night.workspace,
            self.night.event_id,
            self.folder / "papers",
            stock=self.night.spec.badge_stock,
            large_print=self.night.spec.large_print,
            now=self.now,
            tell=lambda _title: None,
        )
        return tuple(self.folder / name for name, _ in made.made)

    def close(self) -> None:
        """Let go of the practice evening, if it was opened."""
        if "night" in self.__dict__:
            self.night.workspace.close()
