"""How long one more article takes when a store holds a thousand, and when it holds ten thousand: the store, and its knowledge.

Articles come from files or folders. Where they are fewer than asked for, they come again: with the same names, claims and
meetings, but all on other days, and with other letters in their longer words, so that they are other news. Without a path they
are made of a few phrases. Reading a text takes the same time whatever the store holds, and so it is left out of the clock:
what is measured goes from findings to knowledge, in milliseconds of the thread that does it, as a mean of fifty articles.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import mean, median
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.annotate.assembly import findings_in
from kg.identifiers import article_graph, article_iri
from kg.knowledge import note, update_knowledge
from kg.mapping import actor_triples, article_triples
from kg.model import Article
from kg.reading import read_articles
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import CalendarDate, Findings
    from kg.store import Store

SIZES = (1000, 10_000)
MEASURED = 50  # articles after each size
TOGETHER = 500  # articles that wait until knowledge is brought up to date, while the store is filled
_LONG = re.compile(r"\b[a-z]{5,}\b")  # words that are no names, and hardly ever small ones
_FIRST, _DAYS = date(1997, 1, 1), 9000
_STATES = ("Russia", "the United States", "China", "Japan", "Ukraine", "Indonesia", "Iran", "Israel", "France", "Turkey")
_PHRASES = (
    "{0} accused {1} of massing troops near the border.",
    "{1} denied that it was massing troops near the border.",
    "“We are ready to talk with {1} about the {2} ships in the strait, and we will wait,” {0} said.",
    "The foreign ministers of {0} and {1} will meet in Geneva on {3}.",
    "{0} said the sanctions against {1} would stay for {2} years.",
)


def main(*paths: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Print the times; the ratio of the last size to the first is what growth costs."""
    articles = _again_and_again(list(_findings(paths, sizes[0])))
    means: list[float] = []
    with TemporaryDirectory() as folder:
        store = open_store(folder, create=True)
        held = 0
        for size in sizes:
            _fill(store, islice(articles, size - held))
            taken = [_seconds(findings, store) for findings in islice(articles, MEASURED)]
            held = size + MEASURED
            kept, compared = (mean(part) * 1e3 for part in zip(*taken, strict=True))
            means.append(kept + compared)
            middle = median(map(sum, taken)) * 1e3
            parts = f"{kept:.1f} to keep it, {compared:.1f} to compare it"
            print(f"article {size + 1:,}: {means[-1]:.1f} ms (median {middle:.1f}): {parts}", flush=True)
        store.close()
    print(f"ratio {means[-1] / means[0]:.2f}")


def _fill(store: Store, articles: Iterable[Findings]) -> None:
    for number, findings in enumerate(articles, start=1):
        _put(findings, store)
        if number % TOGETHER == 0:
            update_knowledge(store)
    update_knowledge(store)


def _put(findings: Findings, store: Store) -> None:
    iri = article_iri(findings.article.identifier)
    store.replace(article_graph(iri), article_triples(findings), actors=actor_triples(findings), beside=[note(iri, store)])


def _seconds(findings: Findings, store: Store) -> tuple[float, float]:
    """Return how long it takes to keep an article, and to compare it with the others."""
    start = time.thread_time()
    _put(findings, store)
    kept = time.thread_time()
    update_knowledge(store)
    return kept - start, time.thread_time() - kept


def _findings(paths: tuple[Path, ...], number: int) -> Iterator[Findings]:
    articles = read_articles(paths, on_problem=lambda _: None) if paths else _made(number)
    for at, article in enumerate(article for article in articles if article.published):
        found = findings_in(article)
        # what was made has few phrases, and would be one piece of news told a thousand times
        yield found if paths else replace(found, article=replace(article, text=_disguised(article.text, at)))


def _made(number: int) -> Iterator[Article]:
    chance = Random(0)  # the same articles on every machine
    for at in range(number):
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        sides = chance.sample(_STATES, 2)
        text = " ".join(phrase.format(*sides, chance.randrange(2, 90), f"{day + timedelta(days=3):%d %B}") for phrase in _PHRASES)
        yield Article(f"made-{at}", text, "en", published=day)


def _again_and_again(findings: list[Findings]) -> Iterator[Findings]:
    """Yield the articles, then the same as other news of other days, for ever."""
    chance = Random(1)  # the same days on every machine
    for number in count():
        for found in findings:
            yield _moved(found, number, chance.randrange(_DAYS)) if number else found


def _moved(findings: Findings, number: int, days: int) -> Findings:
    article = findings.article
    published = _FIRST + timedelta(days=days)
    later = published - (article.published or published)
    meetings = tuple(replace(report, date=_later(report.date, later) if report.date else None) for report in findings.meetings)
    name, text = f"{article.identifier}-{number}", _disguised(article.text, number)
    article = replace(article, identifier=name, text=text, published=published)
    return replace(findings, article=article, meetings=meetings)


def _later(day: CalendarDate, by: timedelta) -> CalendarDate | None:
    if day.earliest != day.latest:
        return None  # no month of another length takes its place
    return replace(day, value=(day.earliest + by).isoformat(), earliest=day.earliest + by, latest=day.latest + by)


def _disguised(text: str, number: int) -> str:
    """Put other letters in the place of those of the longer words, as many as they were."""
    chance = Random(number)  # the same letters on every machine
    letters = {ord(one): chance.choice(ascii_lowercase) for one in ascii_lowercase}
    return _LONG.sub(lambda found: found[0].translate(letters) if number else found[0], text)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
