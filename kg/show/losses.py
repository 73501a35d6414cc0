"""A store and articles that are to be removed go in; out comes what will go with them, and what they alone tell of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.show.asking import number, rows, short
from kg.show.pages import title_of
from kg.show.things import thing_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Losses:
    """What goes with articles: how many findings of each kind, the titles of what they alone tell of, and what others keep."""

    findings: Mapping[str, int]  # "Claim", "MeetingReport", "EventReport" → how many
    alone: tuple[str, ...]  # meetings and events, as their pages are headed, with their addresses
    kept: int  # meetings and events that others tell of too


def losses_of(store: Store, wanted: Iterable[str]) -> Losses:
    """Return what would go if these articles went together; whatever is no article counts for nothing.

    Raises QueryError where the store holds nothing of a name.
    """
    found = (thing_named(store, name) for name in wanted)
    articles = {article for article, kind in found if kind == "Article"}
    findings: Counter[str] = Counter()
    tellers: dict[str, set[str]] = defaultdict(set)
    for article in sorted(articles):
        findings.update({short(kind): number(many) for kind, many in rows(store, "found-in", article=article)})
        for thing, teller in rows(store, "rests-on", article=article):
            tellers[str(thing)].add(str(teller))
    gone = sorted(thing for thing, telling in tellers.items() if telling <= {str(article) for article in articles})
    return Losses(findings, tuple(title_of(store, thing) for thing in gone), len(tellers) - len(gone))
