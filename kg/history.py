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
from kg.identifiers import ACTORS_GRAPH, INFERRED_GRAPH, LINKS_GRAPH, article_graph
from kg.knowledge import rebuild_knowledge
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


def edition_of(
    store: Store, day: date, *, services: Iterable[str] = (), seconds: float | None = None, cache: Path | None = None
) -> Edition:
    """Return what was known on a day, its own articles included; it is to be closed like any store.

    It is in memory; for a store in a folder it is kept in the folder `cache`, if one is given, until that store changes.

    It is what a build of these articles alone would give, graph by graph: their evidence, the actors that they name and
    the links of these, knowledge, and inferences where the store has some. Whether an article without a day was known
    then cannot be told, and so it is left out. Takes about ten seconds per thousand articles, and none where it is kept;
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
    return cache / _SHELVES / f"{day}-{state}-{version('geopolitical-kg')}"


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
        then = MemoryStore(Path(folder) / _STORE)
        try:
            edition = _drawn(store, day, then, None)
        finally:
            then.close()
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
    days = {URIRef(str(article)): str(issued)[: len(_LIKE)] if issued else "" for article, issued in _rows(store, "articles")}
    known = [article for article, issued in days.items() if issued and issued <= day.isoformat()]
    names = set(store.names())
    if missing := [article for article in known if article_graph(article) not in names]:
        raise QueryError(
            f"this graph keeps no article apart ({missing[0]} has no graph of its own), so it cannot be seen as of a day;"
            " use the store, or a .trig or .nq file of it"
        )
    then.take(store, [*map(article_graph, known), ACTORS_GRAPH])
    then.forget_orphans()
    _keep_links(then, store)
    rebuild_knowledge(then)
    if INFERRED_GRAPH in names:
        rebuild_inferences(then)
    then.limit(seconds)
    return Edition(day, then, len(known), len(days), sum(not issued for issued in days.values()))


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
