"""Saying a problem to people: names for ids, times for slots, and the sentence or the few words for its code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.wording import few_words, sentence

_TIMES = ("slot", "when")  # facts that are the ids of slots


@dataclass(frozen=True)
class Telling:
    """What things of one activity are called: `names` by id, and `times` at which each slot begins."""

    names: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[str, str] = field(default_factory=dict)

    def say(self, problem: Problem) -> str:
        """The problem in a sentence."""
        return sentence(problem.code, self._facts(problem))

    def say_short(self, problem: Problem) -> str:
        """The problem in a few words."""
        return few_words(problem.code, self._facts(problem))

    def _facts(self, problem: Problem) -> dict[str, object]:
        told = {key: self._told(key, value) for key, value in problem.facts.items()}
        who = listed([self.names.get(one, one) for one in problem.who])
        return {"who": who, "where": self.names.get(problem.where, problem.where), **told}

    def _told(self, key: str, value: object) -> object:
        if isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
            return listed([self.names.get(one, one) for one in value])
        if not isinstance(value, str):
            return value
        return self.times.get(value, value) if key in _TIMES else self.names.get(value, value)
