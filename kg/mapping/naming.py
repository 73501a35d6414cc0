"""Findings go in; out come the IRIs by which an article's findings name each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kg.identifiers import actor_iri, article_actor_iri, article_iri, claim_iri, event_report_iri, place_iri, report_iri, span_iri
from kg.model import Actor, ActorKind, Claim, EventReport, Findings, MeetingReport, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib import URIRef

_Finding = TypeVar("_Finding")


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one article; `claims`, `meetings` and `events` stand at the positions that they have in the Findings."""

    article: URIRef
    language: str
    actors: Mapping[str, URIRef]
    places: Mapping[str, URIRef]
    claims: tuple[URIRef, ...]
    meetings: tuple[URIRef, ...]
    events: tuple[URIRef, ...]

    def of(self, key: str) -> URIRef:
        """Return the IRI of an actor, else of a place.

        A key that the findings do not describe still gets an actor's IRI: the article is kept, and `kg validate` tells of it.
        """
        return self.actors.get(key) or self.places.get(key) or actor_iri(key)

    def span(self, span: Span) -> URIRef:
        """Return the IRI of a stretch of this article's text."""
        return span_iri(self.article, span.begin, span.end)


def names_of(findings: Findings) -> Names:
    """Name everything that was found in one article; the order in which it was found does not matter."""
    article = article_iri(findings.article.identifier)
    return Names(
        article=article,
        language=findings.article.language,
        actors={actor.key: _name_of(actor, article) for actor in findings.actors},
        places={place.key: place_iri(place.key) for place in findings.places},
        claims=_numbered(findings.claims, lambda claim: claim.content, partial(claim_iri, article), _told_apart_claim),
        meetings=_numbered(
            findings.meetings, lambda report: min(report.evidence), partial(report_iri, article), _told_apart_report
        ),
        events=_numbered(
            findings.events, lambda report: min(report.evidence), partial(event_report_iri, article), _told_apart_report
        ),
    )


def is_evidence(actor: Actor) -> bool:
    """Tell whether the actor is known from this article alone, so that its description goes when the article goes."""
    return actor.kind is ActorKind.UNNAMED or not actor.listed


def _name_of(actor: Actor, article: URIRef) -> URIRef:
    # "several European countries" are not the same ones in the next article
    nameless = actor.kind is ActorKind.UNNAMED or (actor.kind is ActorKind.GROUP and not actor.listed)
    return article_actor_iri(article, actor.key) if nameless else actor_iri(actor.key)


def _numbered(
    findings: Sequence[_Finding],
    span_of: Callable[[_Finding], Span],
    mint: Callable[[int, int, int], URIRef],
    told_apart: Callable[[_Finding], str],
) -> tuple[URIRef, ...]:
    by_span: dict[Span, list[int]] = defaultdict(list)
    for position, finding in enumerate(findings):
        by_span[span_of(finding)].append(position)
    iris: dict[int, URIRef] = {}
    for span, positions in by_span.items():
        together = positions if len(positions) == 1 else sorted(positions, key=lambda at: told_apart(findings[at]))
        for number, position in enumerate(together, start=1):
            iris[position] = mint(span.begin, span.end, number)
    return tuple(iris[position] for position in range(len(findings)))


# Positions of other findings change with the order in which these were found, so they must not count.


def _told_apart_claim(claim: Claim) -> str:
    return repr(replace(claim, about_meetings=(), responds_to=None))


def _told_apart_report(report: MeetingReport | EventReport) -> str:
    return repr(replace(report, according_to=()))
