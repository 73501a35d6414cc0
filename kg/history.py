"""A store and a day go in; out comes a store of what was known on that day, drawn from the articles published by then."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rdflib import SKOS, URIRef

from kg.errors import QueryError
from kg.identifiers import ACTORS_GRAPH, INFERRED_GRAPH, LINKS_GRAPH, article_graph
from kg.knowledge import rebuild_knowledge
from kg.reason import rebuild_inferences
from kg.resources import QUERIES
from kg.store.base import rows_of
from kg.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Row, Store

_LIKE = "2021-12-30"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Edition:
    """What was known at the end of a day: a store that holds `articles` of the `whole`; `undated` ones are never among them."""

    day: date
    store: Store
    articles: int
    whole: int
    undated: int


def edition_of(store: Store, day: date, *, services: Iterable[str] = (), seconds: float | None = None) -> Edition:
    """Return what was known on a day, its own articles included; it is in memory, and to be closed like any store.

    It is what a build of these articles alone would give, graph by graph: their evidence, the actors that they name and
    the links of these, knowledge, and inferences where the store has some. Whether an article without a day was known
    then cannot be told, and so it is left out. Takes about ten seconds per thousand articles; `services` and `seconds` are
    those of `open_store`.
    Raises QueryError for a store that keeps no article apart.
    """
    days = {URIRef(str(article)): str(issued)[: len(_LIKE)] if issued else "" for article, issued in _rows(store, "articles")}
    known = [article for article, issued in days.items() if issued and issued <= day.isoformat()]
    names = set(store.names())
    if missing := [article for article in known if article_graph(article) not in names]:
        raise QueryError(
            f"this graph keeps no article apart ({missing[0]} has no graph of its own), so it cannot be seen as of a day;"
            " use the store, or a .trig or .nq file of it"
        )
    then = MemoryStore(services=services)
    then.take(store, [*map(article_graph, known), ACTORS_GRAPH])
    then.forget_orphans()
    _keep_links(then, store)
    rebuild_knowledge(then)
    if INFERRED_GRAPH in names:
        rebuild_inferences(then)
    then.limit(seconds)
    return Edition(day, then, len(known), len(days), sum(not issued for issued in days.values()))


def day_of(written: str) -> date:
    """Return the day that is written like 2021-12-30.

    Raises QueryError for anything else.
    """
    if _DAY.fullmatch(written):  # Python takes weeks too, and days without a dash
        with suppress(ValueError):
            return date.fromisoformat(written)
    raise QueryError(f"a day must look like {_LIKE}, and be in the calendar; found '{written}'")


def _keep_links(then: Store, store: Store) -> None:
    """Take over the Wikidata links of the actors that are there; who somebody is does not depend on the day."""
    links = tuple(store.match(LINKS_GRAPH))
    then.replace(LINKS_GRAPH, links)
    linked = tuple(_rows(then, "linked"))
    names, actors = {link for link, _ in linked}, {actor for _, actor in linked}
    then.replace(LINKS_GRAPH, (each for each in links if each[0] in names or (each[1] == SKOS.exactMatch and each[0] in actors)))


def _rows(store: Store, name: str) -> Iterable[Row]:
    return rows_of(store, _text(name))


@cache
def _text(name: str) -> str:
    return (QUERIES / "history" / f"{name}.rq").read_text(encoding="utf-8")
