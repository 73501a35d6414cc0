"""The name of a rule (gk:foundBy) goes in; how often what it finds is right, and what it goes by, come out."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import DataError
from kg.resources import COUNTS, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LESS_SURE = "less_sure"
_DECIMALS = 2
_SUREST = 0.99  # a rule that was never seen to err may still

# Few judgements say little of one rule in one language, so each count leans on the wider one before it in the chain, as if
# that many judgements had come out as the wider count says. In ten-fold cross-validation 5 did best of 2, 5, 10 and 20.
_LEANING = 5.0


@dataclass(slots=True)
class _Count:
    """How many findings were right of how many judged; a set of articles that counts less counts in parts."""

    right: float = 0.0
    judged: float = 0.0


def confidence_of(found_by: str, language: str, otherwise: float) -> float:
    """Return how likely what a rule finds is right, from 0 to 1; `otherwise` where nothing of its component was ever judged.

    The rule is written as in gk:foundBy: "component:rule", or "component:rule/circumstance" where something makes it less sure.
    """
    measured = _confidence(found_by, language)
    return otherwise if measured is None else measured


def words_of_rule(found_by: str) -> str:
    """Return what a rule goes by, in words for a person; its bare name where nobody has described it."""
    (component, rule, circumstance), words = _parts(found_by), _table()
    told = [words.get(component, {}).get(rule, rule.replace("-", " ").replace("_", " "))]
    if circumstance:
        told.append(words[_LESS_SURE].get(circumstance, circumstance))
    return "; ".join(told)


@cache
def _confidence(found_by: str, language: str) -> float | None:
    counts, share = _counts(), None
    for key in _chain(found_by, language):
        count = counts.get(key, _Count())
        if share is None:
            if not count.judged:
                return None
            share = (count.right + 1) / (count.judged + 2)
        else:
            share = (count.right + _LEANING * share) / (count.judged + _LEANING)
    return None if share is None else min(round(share, _DECIMALS), _SUREST)


def _chain(found_by: str, language: str) -> Iterator[tuple[str, ...]]:
    """Yield what is counted together, from the widest to this rule in this language under this circumstance."""
    component, rule, circumstance = _parts(found_by)
    yield (component,)
    yield (component, circumstance)
    yield (component, circumstance, language)
    yield (component, circumstance, language, rule)


def _parts(found_by: str) -> tuple[str, str, str]:
    component, _, rest = found_by.partition(":")
    rule, _, circumstance = rest.partition("/")
    return component, rule, circumstance


@cache
def _counts() -> Mapping[tuple[str, ...], _Count]:
    counts: dict[tuple[str, ...], _Count] = defaultdict(_Count)
    for name, weight, language, rule, right, judged in _judgements():
        if not 0 <= right <= judged:
            raise DataError(COUNTS, f"[sets.{name}.{language}] '{rule}': {right} of {judged} cannot be right")
        for key in _chain(rule, language):
            counts[key].right += weight * right
            counts[key].judged += weight * judged
    return counts


def _judgements() -> Iterator[tuple[str, float, str, str, int, int]]:
    for name, given in tomllib.loads(COUNTS.read_text(encoding="utf-8"))["sets"].items():
        for language, rules in given["rules"].items():
            for rule, (right, judged) in rules.items():
                yield name, given["weight"], language, rule, right, judged


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))
