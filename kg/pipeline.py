"""THE MAIN PATH: paths go in; each article becomes one named graph in the store, and from all of them knowledge is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rdflib import DCTERMS

from kg.annotate.assembly import findings_in
from kg.cluster import spreading
from kg.errors import DataError, InputError, KgError, QueryError, SettingsError
from kg.identifiers import article_graph, article_iri
from kg.knowledge import note, update_knowledge
from kg.knowledge.decided import prune_decisions, update_decisions
from kg.link.graph import update_links
from kg.mapping import actor_triples, article_triples
from kg.model import Article
from kg.namespaces import GK
from kg.reading import known_languages, language_of, read_articles
from kg.reason import refresh_inferences
from kg.resources import QUERIES
from kg.settings import Settings
from kg.show import thing_named
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rdflib import URIRef

    from kg.model import Findings
    from kg.store import Store
    from kg.store.base import Triple

T = TypeVar("T")
R = TypeVar("R")


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
    out and told in the report; StoreError ends the build. The settings say where articles are worked through: in this
    process, in several, or on a cluster (ClusterError if that is lost); the graph is the same, and one process writes it.
    """
    report = report or BuildReport()
    settings = settings or Settings()
    wanted = [paths] if isinstance(paths, Path | str) else paths
    try:
        articles = read_articles(wanted, on_problem=report.tell, limit=settings.document_limit)
        with spreading(settings) as spread:
            for article, found in spread(partial(_found, settings), articles if again else _news(articles, store, report)):
                report.tell(_kept(article, found, store, again=again))
    finally:  # even when somebody ends the build, what is kept by then must agree with what is drawn from it
        redraw(store, settings)
        if again or report.results[Result.NEW] or report.results[Result.CHANGED]:
            update_links(store, settings.decisions)
    return report


def redraw(store: Store, settings: Settings | None = None) -> None:
    """Bring up to date what follows from the articles and from people's decisions; without settings, those the store holds."""
    if settings:
        update_decisions(store, settings.merges)
    prune_decisions(store)
    if update_knowledge(store):
        refresh_inferences(store)


def remove(wanted: Iterable[str], *, store: Store) -> list[str]:
    """Take articles out of the store, and all that rested on them alone; return their addresses (IRIs).

    Raises QueryError, before anything is removed, where one of them is not there or is no article.
    """
    articles = []
    for name in wanted:
        thing, kind = thing_named(store, name)
        if kind != "Article":
            raise QueryError(f"'{name}' is no article; what articles say goes when they go")
        articles.append(thing)
    for article in articles:
        store.remove(article_graph(article), beside=[note(article, store)])
    redraw(store)
    return [str(article) for article in articles]


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

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.results.total()

    def tell(self, news: Result | KgError) -> None:
        """Count an article, or keep a problem."""
        if isinstance(news, Result):
            self.results[news] += 1
        else:
            self.problems.append(news)
        self.watch(self)


def totals_of(store: Store) -> dict[str, int]:
    """Return how many articles, actors, claims and meetings the store holds."""
    rows = rows_of(store, _question("totals"))
    return {name: int(str(number)) for row in rows for name, number in zip(rows.columns, row, strict=True)}


def _news(articles: Iterable[Article], store: Store, report: BuildReport) -> Iterator[Article]:
    """Yield the articles that the store does not hold as they are; the others are told at once."""
    for article in articles:
        if _standing(article, store) is Result.UNCHANGED:
            report.tell(Result.UNCHANGED)
        else:
            yield article


def _found(settings: Settings, article: Article) -> tuple[Article, Findings | InputError]:
    """Return what the article says, or why that cannot be told; this may run in another process, on another machine."""
    return article, _tried(partial(findings_in, settings=settings), article, article)


def _kept(article: Article, found: Findings | InputError, store: Store, *, again: bool) -> Result | InputError:
    """Keep what the article says, and tell what has become of it."""
    triples = found if isinstance(found, InputError) else _tried(_triples, found, article)
    if isinstance(triples, InputError):
        return triples
    standing = _standing(article, store)
    if standing is Result.UNCHANGED and not again:
        return standing  # the same article came twice, and the first was not kept yet when the second was read
    evidence, actors = triples
    iri = article_iri(article.identifier)
    changed = store.replace(article_graph(iri), evidence, actors=actors, beside=[note(iri, store)])
    if standing is Result.NEW:
        return standing
    return Result.CHANGED if changed else Result.UNCHANGED


def _triples(findings: Findings) -> tuple[list[Triple], list[Triple]]:
    """Return the article's evidence, and what is told of its actors."""
    return list(article_triples(findings)), list(actor_triples(findings))


def _tried(work: Callable[[T], R], value: T, article: Article) -> R | InputError:
    """Do a work on one document, or return why it failed; one bad document must not end the build."""
    try:
        return work(value)
    except (DataError, SettingsError):  # the next document would fare no better
        raise
    except Exception as error:  # noqa: BLE001  # told in the report, with its reason
        if isinstance(error, InputError):
            return error
        return InputError(article.source or article.identifier, f"could not be worked through: {type(error).__name__}: {error}")


def _standing(article: Article, store: Store) -> Result:
    """Tell whether the store holds the article, and as it is."""
    iri = article_iri(article.identifier)
    known = {predicate: str(value) for _, predicate, value in store.match(article_graph(iri), iri)}
    if not known:
        return Result.NEW
    return Result.UNCHANGED if _is_same(article, known) else Result.CHANGED


def _is_same(article: Article, known: Mapping[URIRef, str]) -> bool:
    """Tell whether the stored hash, language, day and title are the input's; what the input does not give is not compared."""
    given = {
        GK.contentHash: sha256(article.text.encode()).hexdigest(),
        DCTERMS.language: article.language,
        DCTERMS.issued: article.published.isoformat() if article.published else None,
        DCTERMS.title: article.title,
    }
    return all(mine is None or mine == known.get(term) for term, mine in given.items())


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError("date", f"'{written}' is not like 2022-01-10") from None


@cache
def _question(name: str) -> str:
    return (QUERIES / "build" / f"{name}.rq").read_text(encoding="utf-8")
