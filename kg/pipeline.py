"""THE MAIN PATH: paths go in; each article becomes one named graph in the store, and from all of them knowledge is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotate.assembly import findings_in
from kg.errors import DataError, InputError, KgError
from kg.identifiers import article_graph, article_iri
from kg.knowledge import update_knowledge
from kg.mapping import actor_triples, article_triples
from kg.model import Article
from kg.reading import known_languages, language_of, read_articles
from kg.resources import QUERIES
from kg.settings import Settings
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.mapping import Triple
    from kg.model import Findings
    from kg.store import Store


def build(
    paths: Iterable[Path | str] | Path | str,
    *,
    store: Store,
    settings: Settings | None = None,
    again: bool = False,
    report: BuildReport | None = None,
) -> BuildReport:
    """Read every article, find what it says, keep it as a named graph of its own, and draw knowledge from all of them.

    An article that the store holds unchanged is not read again, unless `again` asks for it. What cannot be read is left
    out and told in the report; StoreError ends the build.
    """
    report = report or BuildReport()
    limit = (settings or Settings()).document_limit
    wanted = [paths] if isinstance(paths, Path | str) else paths
    for article in read_articles(wanted, on_problem=report.tell, limit=limit):
        try:
            report.tell(_kept(article, store, again=again))
        except InputError as problem:
            report.tell(problem)
    if report.results[Result.NEW] or report.results[Result.CHANGED]:
        update_knowledge(store)
    return report


def extract(text: str, *, language: str | None = None, date: date | str | None = None, title: str | None = None) -> Findings:
    """Return what a text says; `date` is its day of publication (ISO if a string), the language is detected if not given.

    Raises UnsupportedLanguage where there are no words for the language.
    """
    published = _day(date) if isinstance(date, str) else date
    spoken = language or language_of(text, known=known_languages(), where="the text")
    return findings_in(Article(sha256(text.encode()).hexdigest(), text, spoken, title=title, published=published))


class Result(StrEnum):
    """What has become of one article."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class BuildReport:
    """What a build has done so far; whoever watches is called after every article and every problem."""

    watch: Callable[[BuildReport], None] = lambda report: None  # noqa: ARG005  # most builds are not watched
    results: Counter[Result] = field(default_factory=Counter)
    problems: list[KgError] = field(default_factory=list)

    def tell(self, news: Result | KgError) -> None:
        """Count an article, or keep a problem."""
        if isinstance(news, Result):
            self.results[news] += 1
        else:
            self.problems.append(news)
        self.watch(self)


def _kept(article: Article, store: Store, *, again: bool) -> Result:
    name = article_graph(article_iri(article.identifier))
    known = tuple(rows_of(store, (QUERIES / "build" / "known.rq").read_text(encoding="utf-8"), {"graph": name}))
    if known and not again and _is_same(article, *known[0]):
        return Result.UNCHANGED
    evidence, actors = _triples_of(article)
    changed = store.replace(name, evidence, actors=actors)
    if not known:
        return Result.NEW
    return Result.CHANGED if changed else Result.UNCHANGED


def _is_same(article: Article, *stored: object) -> bool:
    """Tell whether the stored hash, language, day and title are the input's; what the input does not give is not compared."""
    day = article.published.isoformat() if article.published else None
    given = (sha256(article.text.encode()).hexdigest(), article.language, day, article.title)
    return all(mine is None or mine == str(its) for mine, its in zip(given, stored, strict=True))


def _triples_of(article: Article) -> tuple[list[Triple], list[Triple]]:
    try:
        findings = findings_in(article)
        return list(article_triples(findings)), list(actor_triples(findings))
    except (DataError, InputError):
        raise
    except Exception as error:  # one bad document must not end the build; the report tells of it
        where = article.source or article.identifier
        raise InputError(where, f"could not be worked through: {type(error).__name__}: {error}") from error


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError("date", f"'{written}' is not like 2022-01-10") from None
