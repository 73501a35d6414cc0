"""Knowledge that is brought up to date article by article is what it would be if it were drawn anew, whatever comes and goes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF

from kg.errors import StoreError
from kg.identifiers import KNOWLEDGE_GRAPH, article_graph, article_iri
from kg.knowledge import note, rebuild_knowledge, update_knowledge
from kg.mapping import actor_triples, article_triples
from kg.model import ClaimType, Findings, SpeechMode, Status
from kg.namespaces import GK
from kg.store import open_store
from kg.store.memory import MemoryStore
from tests.store.sparql_server import running_server
from tests.stories import (
    BLINKEN,
    ENVOY,
    LAVROV,
    NATO,
    RUSSIA,
    SPOKESPERSON,
    STATES,
    findings_of,
    in_month,
    keep,
    met,
    on,
    said,
    story,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from kg.model import Actor, Claim, MeetingReport
    from kg.store import Store

FIRST = date(2022, 1, 1)
SAYINGS = (
    "We will not wait for an answer to our letter for ever",
    "not wait for an answer to our letter for ever",
    "Russia will send two more brigades to the border of NATO in January",
    "Russia is sending soldiers to the border of Ukraine",
    "it is sending soldiers to the border",
    "The meeting was postponed",
)
PARTIES = ((RUSSIA, STATES), (LAVROV, BLINKEN), (RUSSIA, STATES, NATO), (RUSSIA, NATO), (SPOKESPERSON, RUSSIA), (ENVOY, BLINKEN))
SPEAKERS = (RUSSIA, STATES, LAVROV, BLINKEN, SPOKESPERSON, None)
KINDS = (ClaimType.STATEMENT, ClaimType.STATEMENT, ClaimType.DENIAL, ClaimType.ACCUSATION)
STATUSES = (Status.PLANNED, Status.HELD, Status.POSTPONED, Status.CANCELLED)


@st.composite
def article(draw: st.DrawFn, name: str) -> Findings:
    """Draw an article of one or two claims and one or two meetings, of few kinds, so that many of them meet."""
    claims: list[Claim] = []
    meetings: list[MeetingReport] = []
    text = "* "
    actors: set[Actor | None] = set()
    for at in range(draw(st.integers(0, 2))):
        parties = draw(st.sampled_from(PARTIES))
        words = f"Meeting {at}. "
        text += words
        when = draw(st.sampled_from([None, on("2022-01-05"), on("2022-01-05"), on("2022-01-12"), in_month("2022-01")]))
        meetings.append(met(text, words.strip(), parties, draw(st.sampled_from(STATUSES)), date=when))
        actors.update(parties)
    for _ in range(draw(st.integers(0, 2))):
        words, speaker = draw(st.sampled_from(SAYINGS)), draw(st.sampled_from(SPEAKERS))
        if words in text:
            continue
        text += f"{words}. "
        about = (0,) if meetings and draw(st.booleans()) else ()
        mode = draw(st.sampled_from(SpeechMode))
        claims.append(said(text, words, speaker, draw(st.sampled_from(KINDS)), mode=mode, about_meetings=about))
        actors.add(speaker)
    everybody = tuple(sorted((each for each in {*actors, RUSSIA, STATES, NATO} if each), key=lambda actor: actor.key))
    day = FIRST + timedelta(days=draw(st.integers(0, 15)))
    return findings_of(name, day.isoformat(), text, everybody, (*claims, *meetings))


def put(store: Store, findings: Findings) -> None:
    iri = article_iri(findings.article.identifier)
    store.replace(article_graph(iri), article_triples(findings), actors=actor_triples(findings), beside=[note(iri, store)])


def take(store: Store, name: str) -> None:
    iri = article_iri(name)
    store.remove(article_graph(iri), beside=[note(iri, store)])


def whole(store: Store) -> dict[str, list[bytes]]:
    """Return every graph of the store, the program's own too, as it would be exported."""
    notes = sorted(" ".join(note).encode() for note in store.notes.match())
    return {**{str(name): sorted(store.lines(name)) for name in store.names()}, "notes": notes}


def anew(articles: list[Findings]) -> dict[str, list[bytes]]:
    store = MemoryStore()
    for findings in articles:
        put(store, findings)
    rebuild_knowledge(store)
    return whole(store)


NAMES = "abcdef"
STEPS = st.lists(
    st.sampled_from(NAMES).flatmap(
        lambda name: st.tuples(st.just(name), st.one_of(article(name), article(name), st.none()), st.booleans())
    ),
    min_size=3,
    max_size=12,
)


@settings(max_examples=40)
@given(steps=STEPS)
def test_whatever_comes_and_goes_knowledge_is_as_if_drawn_anew(steps: list[tuple[str, Findings | None, bool]]) -> None:
    store = MemoryStore()
    update_knowledge(store)
    held: dict[str, Findings] = {}
    for name, findings, now in steps:
        if findings is None:
            take(store, name)
            held.pop(name, None)
        else:
            put(store, findings)
            held[name] = findings
        if now:
            update_knowledge(store)
    update_knowledge(store)
    assert whole(store) == anew(list(reversed(held.values())))


def told() -> tuple[Findings, ...]:
    """Return the story, each article with those places only that it speaks of."""
    first, *others = story()
    return first, *(replace(findings, places=()) for findings in others)


def test_an_update_that_is_broken_off_is_completed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    for broken in range(1, 6):
        store = MemoryStore()
        put(store, told()[0])
        update_knowledge(store)
        for findings in told()[1:]:
            put(store, findings)
        take(store, "announced")
        left = [broken]

        def failing(changes: object, left: list[int] = left, change: Callable[..., None] = store.change) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise StoreError("the disk is full")
            change(changes)

        with monkeypatch.context() as patch, suppress(StoreError):
            patch.setattr(store, "change", failing)
            update_knowledge(store)
        update_knowledge(store)
        assert whole(store) == anew(list(told()[1:]))


def test_where_nothing_waits_nothing_is_done() -> None:
    store = MemoryStore()
    assert update_knowledge(store)  # there was no index
    assert not update_knowledge(store)
    put(store, told()[0])
    assert update_knowledge(store)
    assert not update_knowledge(store)
    assert list(store.match(KNOWLEDGE_GRAPH, None, RDF.type, GK.Meeting))


def test_a_store_without_an_index_is_drawn_anew() -> None:
    store = MemoryStore()
    keep(store, told())
    before = whole(store)
    store.notes.clear()
    store.replace(KNOWLEDGE_GRAPH, ())
    update_knowledge(store)
    assert whole(store) == before


def test_a_remote_store_is_brought_up_to_date_in_the_same_way() -> None:
    with running_server() as address:
        remote = open_store(address)
        for findings in (*told(), told()[1]):
            put(remote, findings)
            update_knowledge(remote)
        take(remote, "coming")
        update_knowledge(remote)
        assert whole(remote) == anew(list(told()[:3]))
        remote.close()
