"""The graph of one article goes in; out come its claims as they are compared with those of others, and their answers."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from rdflib import DCTERMS, URIRef

from kg.annotate.attribution.replies import is_refusal
from kg.annotate.wording import Wording, content_key, wording_of, words_in
from kg.identifiers import article_graph
from kg.knowledge.terms import day_of, local_name
from kg.knowledge.values import Response, Statement
from kg.model import ClaimType, Polarity, SpeechMode, Status
from kg.namespaces import GK, ITSRDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.knowledge.listed import Listed
    from kg.store import Store, Term

_SPAN = re.compile(r"#char=(\d+),(\d+)$")
# what knowledge of claims is drawn from; the text, its spans and the rest stay in the store
_TERMS = (
    *(DCTERMS.issued, DCTERMS.language, ITSRDF.taIdentRef, GK.represents, GK.date),
    *(GK.speaker, GK.content, GK.contentSpan, GK.claimType, GK.speechMode, GK.polarity, GK.earliestDate, GK.latestDate),
    *(GK.about, GK.respondsTo, GK.accordingTo, GK.status, GK.statusText, GK.cue),
)
_SPELLED_OUT = 2  # terms in common, where an answer does not only speak of "the charges"
_LEFT_OVER = 2  # terms that may stand beside a meeting, its parties and its date in a content that tells its fate alone


class Named(NamedTuple):
    """Actors and places that a stretch of the text (code points, end exclusive) names."""

    begin: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What one article's graph tells: by subject (IRI) and predicate the values, with the stretches that name somebody."""

    article: str
    facts: Mapping[str, Mapping[URIRef, list[Term]]]
    listed: Listed
    named: tuple[Named, ...] = ()
    dated: tuple[Named, ...] = ()
    told: Mapping[str, list[str]] = field(default_factory=dict)  # who represents whom, after this article

    def one(self, subject: str, predicate: URIRef) -> Term | None:
        """Return the value; of several the first in order, None where there is none."""
        return min(self.facts.get(subject, {}).get(predicate, ()), key=str, default=None)

    def all(self, subject: str, predicate: URIRef) -> list[str]:
        """Return the values, sorted."""
        return sorted(str(value) for value in self.facts.get(subject, {}).get(predicate, ()))


def facts_of(article: str, store: Store, listed: Listed) -> ArticleFacts:
    """Read the graph of an article; an article that is not there tells nothing."""
    facts: dict[str, dict[URIRef, list[Term]]] = defaultdict(lambda: defaultdict(list))
    graph = article_graph(URIRef(article))
    for term in _TERMS:
        for subject, predicate, value in store.match(graph, None, term):
            facts[str(subject)][predicate].append(value)
    told = {
        subject: [str(other) for other in values[GK.represents]] for subject, values in facts.items() if GK.represents in values
    }
    spans = [(int(found[1]), int(found[2]), values) for subject, values in facts.items() if (found := _SPAN.search(subject))]
    named = tuple(
        Named(begin, end, names)
        for begin, end, values in spans
        if (names := _names(sorted(map(str, values.get(ITSRDF.taIdentRef, ()))), article, listed, told))
    )
    dated = tuple(Named(begin, end, ()) for begin, end, values in spans if GK.date in values)
    return ArticleFacts(article, facts, listed, _in_order(named), dated, told)


def statements_of(facts: ArticleFacts, meeting_of: Callable[[str], str | None]) -> Iterator[Statement]:
    """Yield every claim of the article; `meeting_of` tells which meeting a report is of."""
    claims = sorted(subject for subject, values in facts.facts.items() if GK.speaker in values)
    places = {iri: _place(facts.one(iri, GK.contentSpan)) for iri in claims}
    for iri in claims:
        if statement := _statement(iri, facts, meeting_of):
            begin, end = places[iri]
            within = {other for other in claims if begin <= places[other][0] and places[other][1] <= end} - {iri}
            relays = frozenset(str(facts.one(other, GK.speaker)) for other in within)
            yield replace(statement, relays=relays) if relays else statement


def responses_of(facts: ArticleFacts) -> Iterator[Response]:
    """Yield every claim of the article that answers another."""
    for iri in sorted(subject for subject, values in facts.facts.items() if GK.respondsTo in values):
        for target in facts.all(iri, GK.respondsTo):
            kind, polarity, other = facts.one(iri, GK.claimType), facts.one(iri, GK.polarity), facts.one(target, GK.polarity)
            if kind and polarity and other:
                yield Response(
                    iri,
                    ClaimType(local_name(kind)),
                    Polarity(local_name(polarity)),
                    target,
                    Polarity(local_name(other)),
                    local_name(kind) == ClaimType.DENIAL and _negates(iri, target, facts),
                )


def _negates(iri: str, target: str, facts: ArticleFacts) -> bool:
    """Tell whether two claims have terms in common, and one content negates them where the other does not."""
    language = str(facts.one(facts.article, DCTERMS.language) or "")
    one, other = (wording_of(words_in(str(facts.one(claim, GK.content))), language) for claim in (iri, target))
    return one.turned is not other.turned and len(set(one.terms) & set(other.terms)) >= _SPELLED_OUT


def _statement(iri: str, facts: ArticleFacts, meeting_of: Callable[[str], str | None]) -> Statement | None:
    needed = [facts.one(iri, part) for part in (GK.speaker, GK.claimType, GK.polarity, GK.content)]
    if not all(needed):
        return None
    speaker, kind, polarity, content = map(str, needed)
    language = str(facts.one(facts.article, DCTERMS.language) or "")
    named = _named_within(facts.named, *_place(facts.one(iri, GK.contentSpan)))
    wording = _wording(content, named, language)
    names = tuple(dict.fromkeys(name for each in named for name in each.names))
    first, last = day_of(facts.one(iri, GK.earliestDate)), day_of(facts.one(iri, GK.latestDate))
    return Statement(
        iri=iri,
        article=facts.article,
        speaker=speaker,
        kind=ClaimType(local_name(kind)),
        polarity=Polarity(local_name(polarity)),
        mode=SpeechMode(local_name(facts.one(iri, GK.speechMode) or SpeechMode.INDIRECT)),
        language=language,
        published=day_of(facts.one(facts.article, DCTERMS.issued)),
        said=(first, last) if first and last else None,
        stands_for=frozenset(facts.listed.above(speaker, facts.told)),
        words=words_in(content),
        key=content_key(content),
        terms=wording.terms,
        modals=wording.modals,
        numbers=wording.numbers,
        turned=wording.turned,
        refuses=is_refusal(str(facts.one(iri, GK.cue) or ""), language),
        names=names,
        parties=frozenset(names).union(*(facts.listed.above(name, facts.told) for name in names)),
        roots=frozenset().union(*(facts.listed.last(name, facts.told) for name in (*names, speaker))),
        event=_event(iri, facts, meeting_of),
    )


def _wording(content: str, named: list[Named], language: str) -> Wording:
    """Return what a content is compared by, with names in the place of the words that name somebody."""
    tokens: list[str] = []
    at = 0
    for stretch in named:
        tokens += [*words_in(content[at : max(stretch.begin, at)]), *stretch.names]
        at = max(stretch.end, at)
    return wording_of((*tokens, *words_in(content[at:])), language)


def _named_within(named: tuple[Named, ...], begin: int, end: int) -> list[Named]:
    """Return the outermost names in a stretch of the text, their positions counted from its beginning."""
    within: list[Named] = []
    for stretch in named:
        if begin <= stretch.begin and stretch.end <= end and (not within or stretch.begin - begin >= within[-1].end):
            within.append(Named(stretch.begin - begin, stretch.end - begin, stretch.names))
    return within


def _event(iri: str, facts: ArticleFacts, meeting_of: Callable[[str], str | None]) -> tuple[str, Status] | None:
    """Return the meeting whose fate is all that the content tells: without its names, dates and verb hardly a word is left."""
    begin, end = _place(facts.one(iri, GK.contentSpan))
    content, language = str(facts.one(iri, GK.content)), str(facts.one(facts.article, DCTERMS.language) or "")
    for report in facts.all(iri, GK.about):
        status, meeting = facts.one(report, GK.status), meeting_of(report)
        if not meeting or not status or iri not in facts.all(report, GK.accordingTo):
            continue
        told = " ".join(facts.all(report, GK.cue) + facts.all(report, GK.statusText))
        plain = _wording(content, _named_within(_in_order(facts.named + facts.dated), begin, end), language)
        left = {term for term in plain.terms if ":" not in term} - set(wording_of(words_in(told), language).terms)
        if len(left) <= _LEFT_OVER and not plain.turned:
            return meeting, Status(local_name(status))
    return None


def _names(actors: list[str], article: str, listed: Listed, told: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the actors; for those that only the article knows the nearest whom they represent, if that is anybody."""
    nearest = (
        next((other for other in listed.above(actor, told) if not other.startswith(article)), None)
        if actor.startswith(article)
        else actor
        for actor in actors
    )
    return tuple(dict.fromkeys(name for name in nearest if name))


def _in_order(named: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(sorted(named, key=lambda stretch: (stretch.begin, -stretch.end)))


def _place(span: Term | None) -> tuple[int, int]:
    found = _SPAN.search(str(span))
    return (int(found[1]), int(found[2])) if found else (0, 0)
