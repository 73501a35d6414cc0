"""Reports of one event become one event, whatever order they come in, and however their articles come and go."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF

from kg.identifiers import DECISIONS_GRAPH, KNOWLEDGE_GRAPH, article_graph, article_iri
from kg.kinds import plover_code
from kg.knowledge import note, rebuild_knowledge, update_knowledge
from kg.knowledge.decided import decision_triples
from kg.knowledge.decisions import Decision
from kg.knowledge.events import blocks_of, events_of, guests_taken, occurrences_in
from kg.knowledge.identity import Decided, Verdict
from kg.knowledge.values import Event, EventTold, When
from kg.mapping import actor_triples, article_triples
from kg.model import Article, EventReport, EventType, Findings, Span, Status
from kg.namespaces import GK
from kg.store.memory import MemoryStore
from tests.stories import BLINKEN, LAVROV, NATO, RUSSIA, STATES, on

if TYPE_CHECKING:
    from kg.model import Actor

DAY = date(2022, 4, 6)


def told(name: str, *, day: str | None = None, published: date | None = DAY, status: Status = Status.HELD, cameo: str = "163"):
    when = When(date.fromisoformat(day), date.fromisoformat(day), day) if day else None
    iri = f"https://example.org/article/{name}/event/0-9"
    return EventTold(iri, name, EventType.SANCTION, status, ("us",), ("ru",), published, when, cameo)


def events(*reports: EventTold) -> list[list[str]]:
    return sorted(sorted(iri.split("/")[-3] for iri, _ in event.reasons) for event in events_of(occurrences_in(reports)))


def one(*reports: EventTold) -> Event:
    (event,) = events_of(occurrences_in(reports))
    return event


def test_the_same_day_is_the_same_event() -> None:
    assert events(told("a", day="2022-04-05"), told("b", day="2022-04-05"), told("c", day="2022-04-02")) == [["a", "b"], ["c"]]


def test_a_report_without_a_day_is_of_what_has_just_happened() -> None:
    assert events(told("a", day="2022-04-05"), told("b"), told("c", published=DAY + timedelta(9))) == [["a", "b"], ["c"]]


def test_reports_without_a_day_are_one_event_while_the_story_lasts() -> None:
    reports = [told(name, published=DAY + timedelta(days)) for name, days in (("a", 0), ("b", 2), ("c", 3))]
    assert events(*reports) == [["a", "b"], ["c"]]


def test_an_article_without_a_day_of_its_own_stays_alone() -> None:
    assert events(told("a", published=None), told("b", published=None)) == [["a"], ["b"]]


def test_the_order_does_not_matter() -> None:
    reports = (told("a", day="2022-04-05"), told("b"), told("c", published=DAY + timedelta(3)), told("d", day="2022-04-05"))
    assert len({tuple(events_of(occurrences_in(each))) for each in permutations(reports)}) == 1


def test_the_latest_article_tells_the_status_and_most_articles_the_code() -> None:
    later = told("b", day="2022-04-05", published=DAY + timedelta(1), status=Status.CANCELLED, cameo="16")
    event = one(told("a", day="2022-04-05", status=Status.PLANNED), later, told("c", day="2022-04-05"))
    assert (event.status, event.cameo) == (Status.CANCELLED, "163")
    assert dict(event.reasons)[told("a").iri] == "FirstReport"


def test_blocks_depend_on_the_report_alone() -> None:
    assert blocks_of(told("a", day="2022-04-05")) == blocks_of(told("b", published=date(2022, 4, 30)))
    assert blocks_of(told("a", day="2022-04-05")) != blocks_of(told("b", day="2022-05-05"))


def test_what_is_told_right_after_a_month_is_a_guest_of_that_month() -> None:
    own, guest = blocks_of(told("a", published=date(2022, 5, 1)))
    assert (own,) == blocks_of(told("b", day="2022-05-20"))
    assert (guest,) == blocks_of(told("c", day="2022-04-30"))
    assert blocks_of(told("d", day="2022-05-02")) == (own, guest)
    assert len(blocks_of(told("e", published=date(2022, 5, 3)))) == 1


def test_a_guest_is_taken_where_its_story_began_but_not_where_its_own_month_has_it() -> None:
    last, april = told("a", day="2022-04-30"), blocks_of(told("a", day="2022-04-30"))[0]
    undated, first = told("b", published=date(2022, 5, 2)), told("c", day="2022-05-01")
    assert guests_taken(april, [last, undated]) == {undated.iri}
    assert guests_taken(april, [last, undated, first]) == frozenset()
    assert guests_taken(april, [told("d", published=date(2022, 4, 30)), undated]) == {undated.iri}


def test_a_person_joins_and_parts() -> None:
    a, b, c = (told(name, day=day) for name, day in (("a", "2022-04-05"), ("b", "2022-04-05"), ("c", "2022-04-09")))
    parted = Decided(apart={a.iri: frozenset({b.iri}), b.iri: frozenset({a.iri})})
    assert [len(event.reasons) for event in events_of(occurrences_in([a, b], parted), parted)] == [1, 1]
    assert len({event.iri for event in events_of(occurrences_in([a, b], parted), parted)}) == 2
    (event,) = events_of(occurrences_in([a, b, c]), Decided(same=((a.iri, c.iri),)))
    assert dict(event.reasons)[c.iri] == "DecidedByPerson"
    assert event.when == a.when


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        (EventType.CONSULT, Status.HELD, "CONSULT"),
        (EventType.CONSULT, Status.PLANNED, "AGREE"),
        (EventType.AID, Status.PROPOSED, "REQUEST"),
        (EventType.AID, Status.REJECTED, "REJECT"),
        (EventType.SANCTION, Status.PLANNED, "THREATEN"),
        (EventType.SANCTION, Status.POSSIBLE, "SANCTION"),
        (EventType.ACCUSE, Status.PLANNED, "ACCUSE"),
    ],
)
def test_plover_has_its_own_code_for_what_has_not_happened(kind, status, code) -> None:
    assert plover_code(kind, status) == code


def findings(name: str, *reports: tuple[EventType, Actor, Actor, str | None], published: date = DAY) -> Findings:
    text = "x " * len(reports)
    made = tuple(
        EventReport(
            kind, (by.key,), (to.key,), Status.HELD, (Span(at * 2, at * 2 + 1),), 0.5, "test", "163", on(day) if day else None
        )
        for at, (kind, by, to, day) in enumerate(reports)
    )
    return Findings(Article(name, text, "en", published=published), actors=(RUSSIA, STATES, NATO, LAVROV, BLINKEN), events=made)


def put(store: MemoryStore, found: Findings) -> None:
    article = article_iri(found.article.identifier)
    store.replace(article_graph(article), article_triples(found), actors=actor_triples(found), beside=[note(article, store)])


def test_a_minister_stands_for_his_state() -> None:
    store = MemoryStore()
    put(store, findings("one", (EventType.ACCUSE, LAVROV, STATES, "2022-04-05")))
    put(store, findings("two", (EventType.ACCUSE, RUSSIA, BLINKEN, "2022-04-05")))
    rebuild_knowledge(store)
    assert len(set(store.match(KNOWLEDGE_GRAPH, None, RDF.type, GK.Event))) == 1
    assert len(set(store.match(KNOWLEDGE_GRAPH, None, GK.reportsOn))) == 2


def articles_of(store: MemoryStore) -> list[list[str]]:
    events = {event for event, _, _ in store.match(KNOWLEDGE_GRAPH, None, RDF.type, GK.Event)}
    reports = ([report for report, _, _ in store.match(KNOWLEDGE_GRAPH, None, GK.reportsOn, event)] for event in events)
    return sorted(sorted(str(report).split("/")[-3][:2] for report in each) for each in reports)


def test_a_story_goes_on_across_the_end_of_a_month() -> None:
    store = MemoryStore()
    put(store, findings("one", (EventType.ACCUSE, RUSSIA, STATES, "2022-01-31"), published=date(2022, 1, 31)))
    put(store, findings("two", (EventType.ACCUSE, RUSSIA, STATES, None), published=date(2022, 2, 1)))
    update_knowledge(store)
    put(store, findings("three", (EventType.ACCUSE, RUSSIA, STATES, None), published=date(2022, 2, 2)))
    update_knowledge(store)
    assert [len(event) for event in articles_of(store)] == [3]
    put(store, findings("four", (EventType.ACCUSE, RUSSIA, STATES, "2022-02-01"), published=date(2022, 2, 1)))
    update_knowledge(store)
    assert sorted(len(event) for event in articles_of(store)) == [1, 3]


def decided(store: MemoryStore, *pairs: tuple[str, str, Verdict]) -> None:
    reports = ((*(f"{article_iri(name)}/event/0-1" for name in names), verdict) for *names, verdict in pairs)
    store.replace(
        DECISIONS_GRAPH,
        decision_triples(Decision(min(one, other), max(one, other), verdict, "", "A", DAY) for one, other, verdict in reports),
    )


def test_a_decision_holds_across_blocks_until_it_is_taken_back() -> None:
    store = MemoryStore()
    put(store, findings("1one", (EventType.ACCUSE, RUSSIA, STATES, "2022-04-05")))
    put(store, findings("2two", (EventType.SANCTION, RUSSIA, STATES, "2022-01-05")))
    put(store, findings("3three", (EventType.ACCUSE, RUSSIA, STATES, "2022-04-05")))
    for pairs, expected in (
        ([], [1, 2]),
        ([("1one", "2two", Verdict.SAME)], [3]),
        ([("1one", "2two", Verdict.SAME), ("2two", "3three", Verdict.DIFFERENT)], [1, 2]),
        ([("1one", "3three", Verdict.DIFFERENT)], [1, 1, 1]),
        ([], [1, 2]),
    ):
        decided(store, *pairs)
        update_knowledge(store)
        assert sorted(map(len, articles_of(store))) == expected, pairs


PARTIES = ((RUSSIA, STATES), (LAVROV, BLINKEN), (STATES, RUSSIA), (RUSSIA, NATO))
DAYS = (None, None, "2022-04-05", "2022-04-01", "2022-04-02", "2022-03-31", "2022-03-30")
REPORT = st.tuples(st.sampled_from((EventType.ACCUSE, EventType.SANCTION)), st.sampled_from(PARTIES), st.sampled_from(DAYS))
CORPUS = st.lists(st.tuples(st.lists(REPORT, max_size=2), st.integers(-36, 2)), min_size=1, max_size=7)
DECIDED = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]), st.sampled_from(Verdict), max_size=3
)


@settings(max_examples=40, deadline=None)
@given(CORPUS, DECIDED, DECIDED, st.randoms(use_true_random=False))
def test_what_is_added_removed_and_decided_in_any_order_is_what_would_be_drawn_anew(corpus, first, then, chance) -> None:
    articles = [
        findings(str(at), *((kind, *parties, day) for kind, parties, day in reports), published=DAY + timedelta(days))
        for at, (reports, days) in enumerate(corpus)
    ]
    told_by = {found.article.identifier for found in articles if found.events}
    kept, anew = MemoryStore(), MemoryStore()
    for at, found in enumerate(chance.sample(articles, len(articles))):
        put(kept, found)
        if at == len(articles) // 2:
            decided(kept, *((str(one), str(other), verdict) for (one, other), verdict in first.items()))
        update_knowledge(kept)
    for found in chance.sample(articles, len(articles) // 2):
        article = article_iri(found.article.identifier)
        kept.remove(article_graph(article), beside=[note(article, kept)])
        told_by.discard(found.article.identifier)
        update_knowledge(kept)
    last = [(str(one), str(other), verdict) for (one, other), verdict in then.items() if {str(one), str(other)} <= told_by]
    decided(kept, *last)
    update_knowledge(kept)
    decided(anew, *last)
    for found in articles:
        if article_graph(article_iri(found.article.identifier)) in kept.names():
            put(anew, found)
    rebuild_knowledge(anew)
    assert sorted(kept.lines(KNOWLEDGE_GRAPH)) == sorted(anew.lines(KNOWLEDGE_GRAPH))
