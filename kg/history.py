"""A store and a day go in; out comes a store of what was known on that day, drawn from the articles published by then."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache as remembered
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rdflib import SKOS, URIRef

from kg.errors import QueryError
from kg.identifiers import (
    ACTORS_GRAPH,
    INFERRED_GRAPH,
    KNOWLEDGE_GRAPH,
    LINKS_GRAPH,
    MEMBERSHIPS_GRAPH,
    article_graph,
    article_of_graph,
)
from kg.knowledge import note, rebuild_knowledge, update_knowledge
from kg.knowledge.index import VERSION
from kg.knowledge.memberships import membership_changes
from kg.reason import rebuild_inferences
from kg.resources import QUERIES
from kg.store import open_store
from kg.store.base import rows_of
from kg.store.embedded import EmbeddedStore
from kg.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Row, Store

_SHELVES, _UNFINISHED, _STORE, _COUNTS = "as-of", "new-", "store", "counts"
_AT_MOST = 8  # editions kept of all stores together; each is as large as a store of its articles
_DIGITS = 16  # of a hash
_FEW = 1.5  # later articles, for one that was known: to take out more of a copy is slower than to put in what stays
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


@dataclass(frozen=True, slots=True)
class _Told:
    """The articles that were known, how many there are, with and without a day, and whether inferences stand beside them."""

    known: list[URIRef]
    whole: int
    undated: int
    inferred: bool


def edition_of(
    store: Store, day: date, *, services: Iterable[str] = (), seconds: float | None = None, cache: Path | None = None
) -> Edition:
    """Return what was known on a day, its own articles included; it is to be closed like any store.

    It is in memory; for a store in a folder it is kept in the folder `cache`, if one is given, until that store changes.

    It is what a build of these articles alone would give, graph by graph: their evidence, the actors that they name and
    the links of these, knowledge, and inferences where the store has some. Whether an article without a day was known
    then cannot be told, and so it is left out. Takes about ten seconds per thousand articles, less where few of the whole
    are left out of a folder, and none where it is kept;
    `services` and `seconds` are those of `open_store`.
    Raises QueryError for a store that keeps no article apart.
    """
    shelf = _shelf(store, day, cache) if cache else None
    if cache is None or shelf is None:
        return _drawn(store, day, MemoryStore(services=services), seconds)
    if not (shelf / _COUNTS).is_file():
        shelf = _shelve(store, day, cache)
    articles, whole, undated = map(int, (shelf / _COUNTS).read_text(encoding="ascii").split())
    return Edition(day, open_store(shelf / _STORE, services=services, seconds=seconds), articles, whole, undated)


def day_of(written: str) -> date:
    """Return the day that is written like 2021-12-30.

    Raises QueryError for anything else.
    """
    if _DAY.fullmatch(written):  # Python takes weeks too, and days without a dash
        with suppress(ValueError):
            return date.fromisoformat(written)
    raise QueryError(f"a day must look like {_LIKE}, and be in the calendar; found '{written}'")


def _shelf(store: Store, day: date, cache: Path) -> Path | None:
    """Return the folder in which the edition of a store as it is now is kept; None where none can be."""
    if not isinstance(store, EmbeddedStore) or not (files := store.files()):
        return None
    # when a store is opened, all that was written stands in such files; that they are put together anew is no harm
    told = "\n".join(map(_state_of, files))
    state = sha256(told.encode()).hexdigest()[:_DIGITS]
    return cache / _SHELVES / f"{day}-{state}-{version('geopolitical-kg')}-{VERSION}"


def _state_of(path: Path) -> str:
    try:
        state = path.stat()
    except FileNotFoundError:  # the store tidies its files up on its own
        return f"{path} gone"
    return f"{path.resolve()} {state.st_size} {state.st_mtime_ns}"


def _shelve(store: Store, day: date, cache: Path) -> Path:
    """Draw an edition and put it on its shelf, whole or not at all; the oldest make room."""
    shelves = cache / _SHELVES
    shelves.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=shelves, prefix=_UNFINISHED) as folder:
        edition = _drawn_in(Path(folder) / _STORE, store, day)
        counts = f"{edition.articles} {edition.whole} {edition.undated}"
        (Path(folder) / _COUNTS).write_text(counts, encoding="ascii")
        shelf = _shelf(store, day, cache) or shelves / str(day)  # the engine has put its files in order by now
        with suppress(OSError):  # another process has put it there meanwhile
            Path(folder).rename(shelf)
            Path(folder).mkdir()  # what is to be removed when this block ends
    kept = [path for path in shelves.iterdir() if not path.name.startswith(_UNFINISHED)]
    for old in sorted(kept, key=lambda path: path.stat().st_mtime)[:-_AT_MOST]:
        rmtree(old, ignore_errors=True)
    return shelf


def _drawn(store: Store, day: date, then: MemoryStore, seconds: float | None) -> Edition:
    """Fill the store `then` by what was known on the day."""
    told = _told_by(store, day)
    _take(then, store, told)
    then.limit(seconds)
    return Edition(day, then, len(told.known), told.whole, told.undated)


def _drawn_in(folder: Path, store: Store, day: date) -> Edition:
    """Put what was known on the day into a new folder; the store of it is closed."""
    told = _told_by(store, day)
    few_later = isinstance(store, EmbeddedStore) and told.whole - len(told.known) <= _FEW * len(told.known)
    then = MemoryStore.copy_of(store, folder) if isinstance(store, EmbeddedStore) and few_later else MemoryStore(folder)
    try:
        (_cut if few_later else _take)(then, store, told)
    finally:
        then.close()
    return Edition(day, then, len(told.known), told.whole, told.undated)


def _told_by(store: Store, day: date) -> _Told:
    """Return which articles were out by the day, and how many there are."""
    days = {URIRef(str(article)): str(issued)[: len(_LIKE)] if issued else "" for article, issued in _rows(store, "articles")}
    known = [article for article, issued in days.items() if issued and issued <= day.isoformat()]
    names = set(store.names())
    if missing := [article for article in known if article_graph(article) not in names]:
        raise QueryError(
            f"this graph keeps no article apart ({missing[0]} has no graph of its own), so it cannot be seen as of a day;"
            " use the store, or a .trig or .nq file of it"
        )
    return _Told(known, len(days), sum(not issued for issued in days.values()), INFERRED_GRAPH in names)


def _take(then: MemoryStore, store: Store, told: _Told) -> None:
    """Fill an empty store by the articles that were known, and draw from them what follows."""
    then.take(store, [*map(article_graph, told.known), ACTORS_GRAPH])
    then.forget_orphans()
    _keep_links(then, store)
    rebuild_knowledge(then)
    if told.inferred:
        rebuild_inferences(then)


def _cut(then: MemoryStore, store: Store, told: _Told) -> None:
    """Take all that was not known out of a copy of the store; knowledge is drawn anew where it came in."""
    kept = {*map(article_graph, told.known), ACTORS_GRAPH, KNOWLEDGE_GRAPH, MEMBERSHIPS_GRAPH}
    dropped = [name for name in then.names() if name not in kept]
    then.change([note(article, then) for name in dropped if (article := article_of_graph(name))])
    then.drop(dropped)
    then.forget_orphans()
    _keep_links(then, store)
    update_knowledge(then)
    then.change([membership_changes(then)])
    if told.inferred:
        rebuild_inferences(then)


def _keep_links(then: Store, store: Store) -> None:
    """Take over the Wikidata links of the actors that are there; who somebody is does not depend on the day."""
    links = tuple(store.match(LINKS_GRAPH))
    then.replace(LINKS_GRAPH, links)
    linked = tuple(_rows(then, "linked"))
    names, actors = {link for link, _ in linked}, {actor for _, actor in linked}
    then.replace(LINKS_GRAPH, (each for each in links if each[0] in names or (each[1] == SKOS.exactMatch and each[0] in actors)))


def _rows(store: Store, name: str) -> Iterable[Row]:
    return rows_of(store, _text(name))


@remembered
def _text(name: str) -> str:
    return (QUERIES / "history" / f"{name}.rq").read_text(encoding="utf-8")
