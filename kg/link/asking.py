"""A query of `queries/wikidata/` and terms go in; rows come out: asked in batches, at a decent pace, and never twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import DataError, LinkError
from kg.link.answers import bindings_in, terms_of
from kg.link.wikidata import NoAnswerError
from kg.resources import QUERIES
from kg.store.sparql import ntriples

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from kg.link.answers import AnswerCache, Binding, Term
    from kg.link.wikidata import Fetch

Row: TypeAlias = Mapping[str, "Term"]

_EMPTY_VALUES = re.compile(r"VALUES \?(\w+) \{ \}")
_SELECTED = re.compile(r"^SELECT ([^{]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as an argument: now (with its zone), sleep (seconds), and a number from 0 to 1 that spreads repeated requests."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    jitter: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Manners:
    """How an endpoint is treated: requests per second, terms per request, how often and how long it is waited for (seconds)."""

    per_second: float = 1.0
    batch: int = 50
    search: bool = False  # the endpoint has Wikidata's own search (wikibase:mwapi); only the public service does
    tries: int = 6
    first_wait: float = 2.0
    longest_wait: float = 300.0


class NotCachedError(LinkError):
    """Offline, what was asked has not been asked before."""


class Asker:
    """Asks one endpoint; without `fetch` it works from the cache alone. The cache stays the caller's to close."""

    def __init__(
        self, endpoint: str, fetch: Fetch | None, *, cache: AnswerCache, clock: Clock, manners: Manners | None = None
    ) -> None:
        self.endpoint = endpoint
        self.offline = fetch is None
        self.searches = bool(manners and manners.search)
        self.requests = 0  # sent so far, repeated ones too
        self._fetch, self._cache, self._clock = fetch, cache, clock
        self._manners = manners or Manners()
        self._last: datetime | None = None

    def rows(
        self,
        query: str,
        terms: Mapping[str, Sequence[Term]],
        *,
        fixed: Mapping[str, Sequence[Term]] | None = None,
        younger: timedelta | None = None,
    ) -> Iterator[Row]:
        """Yield the rows of the query file of that name, for the terms of the one variable that is asked in batches.

        `fixed` fills other variables, the same in every batch. Answers older than `younger` are asked for again, unless
        there is no `fetch`. Raises LinkError where the endpoint does not answer; offline, NotCachedError for a term not in the
        cache.
        """
        ((column, wanted),) = terms.items()
        text = _with_values(_text(query), fixed or {})
        question = f"{self.endpoint}\x1f{text}"
        since = self._clock.now() - younger if younger and self._fetch else None
        missing: list[Term] = []
        for term in sorted(set(wanted), key=lambda term: term.n3()):
            found = self._cache.get(question, term, since=since)
            if found is None:
                missing.append(term)
            else:
                yield from map(terms_of, found)
        for start in range(0, len(missing), self._manners.batch):
            batch = missing[start : start + self._manners.batch]
            answers = self._answers(text, column, batch)
            self._cache.put(question, answers, asked=self._clock.now())
            for rows in answers.values():
                yield from map(terms_of, rows)

    def _answers(self, text: str, column: str, batch: Sequence[Term]) -> dict[Term, list[Binding]]:
        if self._fetch is None:
            raise NotCachedError(
                f"{batch[0].n3()} is not in the cache, and nothing is asked offline; run it once without --offline"
            )
        sparql = _with_values(text, {column: batch})
        if left := _EMPTY_VALUES.search(sparql):
            raise LinkError(f"the query wants values for ?{left[1]}")
        answers: dict[Term, list[Binding]] = {term: [] for term in batch}
        for row in self._asked(self._fetch, sparql, _columns(text)):
            term = terms_of(row).get(column)
            if term not in answers:
                raise LinkError(f"{self.endpoint}: the answer speaks of {term}, which was not asked; is it the right endpoint?")
            answers[term].append(row)
        return answers

    def _asked(self, fetch: Fetch, sparql: str, columns: Sequence[str]) -> list[Binding]:
        """Ask until there is an answer, waiting twice as long each time, or as long as the endpoint says."""
        for attempt in range(self._manners.tries):
            self._pace()
            try:
                return bindings_in(fetch(sparql), columns)
            except NoAnswerError as problem:
                wait = self._wait(attempt, problem.wait)
                if attempt + 1 == self._manners.tries or wait is None:
                    raise LinkError(
                        f"{self.endpoint}: gave up after {attempt + 1} tries: {problem}; what was answered is kept, go on later"
                    ) from problem
                self._clock.sleep(wait)
        raise LinkError(f"{self.endpoint}: 'tries' must be 1 or more")

    def _wait(self, attempt: int, asked_for: float | None) -> float | None:
        """Return how long to wait; None where the endpoint asks for longer than anybody would."""
        if asked_for is not None:
            return asked_for + self._clock.jitter() if asked_for <= self._manners.longest_wait else None
        doubled = min(self._manners.first_wait * 2.0**attempt, self._manners.longest_wait)
        return doubled * (0.5 + self._clock.jitter() / 2)

    def _pace(self) -> None:
        now = self._clock.now()
        if self._last is not None:
            rest = 1 / self._manners.per_second - (now - self._last).total_seconds()
            if rest > 0:
                self._clock.sleep(rest)
        self._last = self._clock.now()
        self.requests += 1


@cache
def _text(query: str) -> str:
    path = QUERIES / "wikidata" / f"{query}.rq"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(path, "there is no such query") from error


def _columns(sparql: str) -> list[str]:
    found = _SELECTED.search(sparql)
    return re.findall(r"\?(\w+)", found[1]) if found else []


def _with_values(sparql: str, values: Mapping[str, Sequence[Term]]) -> str:
    """Fill empty VALUES blocks with terms: they are written as N-Triples has them, so nothing in them is read as SPARQL."""
    unknown = set(values) - set(_EMPTY_VALUES.findall(sparql))
    if unknown:
        raise LinkError(f"the query has no empty VALUES for ?{min(unknown)}")

    def filled(found: re.Match[str]) -> str:
        name = found[1]
        return f"VALUES ?{name} {{ {' '.join(map(ntriples, values[name]))} }}" if name in values else found[0]

    return _EMPTY_VALUES.sub(filled, sparql)
