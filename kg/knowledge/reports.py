"""A store goes in; out come single meeting reports, and what is known beside them when they are compared."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rdflib import DCTERMS, PROV, RDF, SKOS, XSD, Literal, URIRef

from kg.annotate.rounds import rounds_in
from kg.identifiers import ACTORS_GRAPH, actor_iri, article_graph, article_of, place_iri
from kg.knowledge.councils import members_of_councils
from kg.knowledge.decided import decided_in
from kg.knowledge.identity import Known, Places
from kg.knowledge.meetings import sighting_of
from kg.knowledge.memberships import members_of
from kg.knowledge.parties import Actors
from kg.knowledge.terms import day_of, local_name
from kg.knowledge.values import Report, Topic, When
from kg.model import Mode, Status
from kg.namespaces import GEO, GK, NIF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.clusters import Sighting
    from kg.knowledge.listed import Listed
    from kg.store import Store, Term

_AT_HAND = 20_000  # reports kept in memory
_LEAP_DAY = (2, 29)
# as strings, for those are what kinds are compared by: a URIRef is another key than its string
_STATE, _ORGANIZATION, _PERSON = str(GK.State), str(GK.InternationalOrganization), str(GK.Person)
_IN_TEXT = "#char="  # part of every span's name
_ACTOR, _PLACE = str(actor_iri("")), str(place_iri(""))


class _Told(NamedTuple):
    """What one article tells of the actors of its reports, with what the lists say of them."""

    represents: dict[str, tuple[str, ...]]  # by the lists
    told: dict[str, tuple[str, ...]]
    kinds: dict[str, frozenset[str]]
    unnamed: dict[str, str]


class Reports:
    """The meeting reports of a store, read one by one; each is judged by its own article and the lists, whatever others tell."""

    def __init__(self, store: Store, listed: Listed) -> None:
        self._store, self._listed = store, listed
        self.sighting = lru_cache(_AT_HAND)(self._sighting)
        self._told = lru_cache(_AT_HAND)(self._told_by)
        self._days_named = lru_cache(_AT_HAND)(self._days_named_by)
        self._decided = decided_in(store)

    def of(self, article: str) -> list[str]:
        """Return the meeting reports of an article (IRI); none where it is gone."""
        found = self._store.match(article_graph(URIRef(article)), None, RDF.type, GK.MeetingReport)
        return sorted(str(report) for report, _, _ in found)

    def known_for(self, sightings: Iterable[Sighting]) -> Known:
        """Return what is known of the actors and places of these reports."""
        reports = [sighting.report for sighting in sightings]
        articles = {report.article: self._told(report.article) for report in reports}
        represents = {actor: others for told in articles.values() for actor, others in told.represents.items()}
        actors = Actors(
            represents=represents,
            assemblies=frozenset(
                actor for told in articles.values() for actor, kinds in told.kinds.items() if _ORGANIZATION in kinds
            ),
            unnamed={actor: name for told in articles.values() for actor, name in told.unnamed.items()},
            councils=members_of_councils(),
            told={article: told.told for article, told in articles.items()},
        )
        places = self._places({report.place for report in reports if report.place})
        return Known(actors, places, self._decided, self._days_named, members_of)

    def partners(self, report: str) -> set[str]:
        """Return the reports that a person has said to be of the same meeting."""
        return {other for pair in self._decided.same if report in pair for other in pair} - {report}

    def _sighting(self, iri: str) -> Sighting | None:
        """Return the report with who meets after it; None where it is gone, or tells of nobody."""
        report = self._report(iri)
        if report is None:
            return None
        told = self._told(report.article)
        kinds = told.kinds
        actors = Actors(
            represents=told.represents,
            tops=frozenset(actor for actor in kinds if kinds[actor] & {_STATE, _ORGANIZATION}),
            assemblies=frozenset(actor for actor in kinds if _ORGANIZATION in kinds[actor]),
            persons=frozenset(actor for actor in kinds if _PERSON in kinds[actor]),
            unnamed=told.unnamed,
            councils=members_of_councils(),
            told={report.article: told.told},
        )
        return sighting_of(report, actors)

    def _report(self, iri: str) -> Report | None:
        article = article_of(iri)
        graph = article_graph(URIRef(article))
        values: dict[URIRef, list[Term]] = {}
        for _, predicate, part in self._store.match(graph, URIRef(iri)):
            values.setdefault(predicate, []).append(part)

        def one(predicate: URIRef) -> Term | None:
            return min(values.get(predicate, ()), key=str, default=None)

        status, topic = one(GK.status), one(GK.topic)
        if (
            GK.MeetingReport not in values.get(RDF.type, ())
            or GK.participant not in values
            or not status
            or not one(GK.reportedIn)
        ):
            return None
        first, last, value = day_of(one(GK.earliestDate)), day_of(one(GK.latestDate)), one(GK.date)
        issued = min((str(day) for _, _, day in self._store.match(graph, URIRef(article), DCTERMS.issued)), default=None)
        place, mode = one(GK.place), one(GK.mode)
        return Report(
            iri=iri,
            article=article,
            status=Status(local_name(status)),
            participants=frozenset(map(str, values[GK.participant])),
            published=day_of(issued),
            when=When(first, last, str(value)) if first and last and value else None,
            organizers=frozenset(map(str, values.get(GK.organizer, ()))),
            place=str(place) if place else None,
            topic=Topic(str(topic), topic.language) if isinstance(topic, Literal) else None,
            mode=Mode(local_name(mode)) if mode else Mode.IN_PERSON,
            rounds=self._rounds(graph, article, values.get(PROV.wasDerivedFrom, ())),
        )

    def _rounds(self, graph: URIRef, article: str, evidence: Iterable[Term]) -> frozenset[tuple[str, int]]:
        """Return which of a series the report's sentences tell of."""
        sentences = [text for span in evidence for text in _objects(self._store, graph, str(span), NIF.anchorOf)]
        language = min(_objects(self._store, graph, article, DCTERMS.language), default="")
        return rounds_in(sorted(sentences), language)

    def _told_by(self, article: str) -> _Told:
        graph = article_graph(URIRef(article))
        told: dict[str, tuple[str, ...]] = {}
        for actor, _, other in self._store.match(graph, None, GK.represents):
            told[str(actor)] = tuple(sorted({*told.get(str(actor), ()), str(other)}))
        taking_part = {
            str(actor)
            for report in self.of(article)
            for part in (GK.participant, GK.organizer)
            for _, _, actor in self._store.match(graph, URIRef(report), part)
        }
        every = taking_part.union(*(self._listed.above(actor, told) for actor in taking_part))
        kinds = {actor: self._listed.kinds(actor) | _objects(self._store, graph, actor, RDF.type) for actor in every}
        names = {actor: _objects(self._store, graph, actor, SKOS.prefLabel) for actor in taking_part if actor.startswith(article)}
        unnamed = {actor: min(labels) for actor, labels in names.items() if labels}
        return _Told({actor: self._listed.represents(actor) for actor in every}, told, kinds, unnamed)

    def _days_named_by(self, article: str) -> frozenset[date]:
        graph = article_graph(URIRef(article))
        named = (
            span
            for span, _, value in self._store.match(graph, None, GK.date)
            if _IN_TEXT in span and isinstance(value, Literal) and value.datatype == XSD.date
        )
        return frozenset(
            day
            for span in named
            for earliest in _objects(self._store, graph, span, GK.earliestDate)
            for day in _meant(date.fromisoformat(earliest), _objects(self._store, graph, span, GK.dateBasis))
        )

    def _places(self, places: Iterable[str]) -> Places:
        points = {}
        states = set()
        for place in places:
            latitude, longitude = (_objects(self._store, ACTORS_GRAPH, place, term) for term in (GEO.lat, GEO.long))
            if latitude and longitude:
                points[place] = float(min(latitude)), float(min(longitude))
            if _STATE in self._listed.kinds(place.replace(_PLACE, _ACTOR)):
                states.add(place)
        return Places(points, frozenset(states))


def _meant(day: date, bases: frozenset[str]) -> Iterator[date]:
    """Yield the day, and that of the year before where the text tells no year: what had been planned reads as if to come."""
    yield day
    if str(GK.YearInferred) in bases and (day.month, day.day) != _LEAP_DAY:
        yield day.replace(year=day.year - 1)


def _objects(store: Store, graph: URIRef, subject: str, predicate: URIRef) -> frozenset[str]:
    return frozenset(str(value) for _, _, value in store.match(graph, URIRef(subject), predicate))
