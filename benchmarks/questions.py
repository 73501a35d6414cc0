"""How long every question takes on a store of a million quads: the sample articles many times over, each time a month later.

Run `python -m benchmarks.questions [MILLIONS]`. Copies tell of meetings of their own, for their days differ, and most of their
claims are worded differently; knowledge is then drawn from all of them. The same store every time.
"""

from __future__ import annotations

import re
import sys
import time
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.identifiers import ACTORS_GRAPH, article_of_graph
from kg.knowledge import rebuild_knowledge
from kg.namespaces import GK, GKD
from kg.pipeline import build
from kg.questions import Kind, ask, questions
from kg.resources import SAMPLE_ARTICLES
from kg.store import open_store
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.questions import Question
    from kg.store import Store, Term, Triple

RUNS = 5
OWN_WORDS = 20  # of so many claims, one is told in the same words in every copy
APART = timedelta(days=30)
_ARTICLE = re.compile(r"(?<=article/)[0-9a-f]{16}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def main(millions: float = 1.0) -> None:
    """Print a table in Markdown: each question, what it was asked about, rows, milliseconds (the median of the runs, warm)."""
    with TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "large", create=True)
        quads, articles = _fill(store, int(millions * 1_000_000), Path(folder))
        known = rebuild_knowledge(store)
        store.compact()  # else the store would go on sorting its files while questions are asked
        given = _given(store)
        about = ", ".join(f"{kind} {value}" for kind, value in given.items())
        print(f"{quads:,} quads of {articles:,} articles, {known.meetings:,} meetings; asked about {about}\n", flush=True)
        print("| question | rows | ms |\n|---|---:|---:|")
        for each in questions():
            asked = _asked(each, given)
            rows = len(tuple(ask(store, each, asked)))
            taken = _seconds(store, each, asked)
            print(f"| {' '.join((each.name, *asked))} | {rows:,} | {1000 * taken:,.0f} |", flush=True)
        store.close()


def _seconds(store: Store, each: Question, asked: Mapping[str, str]) -> float:
    """Return the median of the runs in seconds of one core: what else the machine does is not counted."""
    runs = []
    for _ in range(RUNS):
        start = time.process_time()
        tuple(ask(store, each, asked))
        runs.append(time.process_time() - start)
    return median(runs)


def _fill(store: Store, quads: int, folder: Path) -> tuple[int, int]:
    """Copy the sample articles into the store until it holds so many quads; return how many, and of how many articles."""
    sample = open_store(folder / "sample", create=True)
    build([SAMPLE_ARTICLES], store=sample)
    graphs = {name: tuple(sample.match(name)) for name in sample.names() if article_of_graph(name)}
    actors = tuple(sample.match(ACTORS_GRAPH))
    sample.close()
    store.replace(ACTORS_GRAPH, actors)
    total, articles, copy = len(actors), 0, 0
    while total < quads:
        terms = _Copy(copy)
        for name, triples in graphs.items():
            store.replace(URIRef(terms.of(name)), [terms.triple(triple) for triple in triples])
            total, articles = total + len(triples), articles + 1
        copy += 1
    return total, articles


class _Copy:
    """What the terms of the sample become in one copy of it."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._known: dict[Term, Term] = {}

    def triple(self, triple: Triple) -> Triple:
        """Return a triple of the copy."""
        subject, predicate, value = triple
        made = self.of(value)
        if predicate == GK.content and isinstance(made, Literal) and len(made) % OWN_WORDS:
            made = Literal(f"{made} {self._number}", lang=made.language)  # else every claim would agree with all its copies
        return URIRef(str(self.of(subject))), predicate, made

    def of(self, term: Term) -> Term:
        """Return a term of the copy; what is not of an article or a day is as it was."""
        if term not in self._known:
            self._known[term] = self._made(term)
        return self._known[term]

    def _made(self, term: Term) -> Term:
        if isinstance(term, URIRef):
            return URIRef(_ARTICLE.sub(lambda found: sha256(f"{self._number} {found[0]}".encode()).hexdigest()[:16], term))
        if term.datatype and (found := _DAY.match(term)):
            day = date.fromisoformat(found[0]) + self._number * APART
            return Literal(day.isoformat() + term[len(found[0]) :], datatype=term.datatype, normalize=False)
        return term


def _given(store: Store) -> Mapping[Kind, str]:
    """Return what is asked about: whoever is quoted most, the meeting that most articles tell of, a day of its articles."""
    actor = next(iter(ask(store, "most-quoted")))[-1]
    meeting = next(iter(ask(store, "told-by-several", {"least": "1"})))[-1]
    day = next(iter(ask(store, "status-history", {"meeting": str(meeting)})))[0]
    return {Kind.ACTOR: str(actor).removeprefix(GKD), Kind.MEETING: str(meeting).removeprefix(GKD), Kind.DATE: str(day)[:10]}


def _asked(each: Question, given: Mapping[Kind, str]) -> dict[str, str]:
    needed: Iterator[tuple[str, Kind]] = ((one.name, one.kind) for one in each.parameters if one.required and one.default is None)
    return {name: f"{GKD}{given[kind]}" if kind is not Kind.DATE else given[kind] for name, kind in needed}


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
