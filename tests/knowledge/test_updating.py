"""Knowledge that is brought up to date article by article is what it would be if it were drawn anew, whatever comes and goes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identifiers import INDEX_GRAPH, KNOWLEDGE_GRAPH, article_graph, article_iri
from kg.knowledge import note, rebuild_knowledge, update_knowledge
from kg.mapping import actor_triples, article_triples
from kg.model import ClaimType, Findings, SpeechMode, Status
from kg.namespaces import GK
from kg.store.memory import MemoryStore
from tests.stories import BLINKEN, ENVOY, LAVROV, NATO, RUSSIA, SPOKESPERSON, STATES, findings_of, in_month, keep, met, on, said, story

if TYPE_CHECKING:
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
    text = ""
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
    return findings_of(name, day.isoformat(), text or "Nothing.", everybody, tuple(claims), tuple(meetings))


def put(store: Store, findings: Findings) -> None:
    iri = article_iri(findings.article.identifier)
    store.replace(article_graph(iri), article_triples(findings), actors=actor_triples(findings), beside=[note(iri, store)])


def take(store: Store, name: str) -> None:
    iri = article_iri(name)
    store.remove(article_graph(iri), beside=[note(iri, store)])


def drawn(store: Store) -> list[bytes]:
    return sorted(store.lines(KNOWLEDGE_GRAPH))


def index(store: Store) -> list[bytes]:
    return sorted(store.lines(INDEX_GRAPH))


def anew(articles: list[Findings]) -> tuple[list[bytes], list[bytes]]:
    store = MemoryStore()
    for findings in articles:
        put(store, findings)
    rebuild_knowledge(store)
    return drawn(store), index(store)


NAMES = "abcdef"
STEPS = st.lists(
    st.sampled_from(NAMES).flatmap(
        lambda name: st.tuples(st.just(name), st.one_of(article(name), article(name), st.none()), st.booleans())
    ),
    min_size=3,
    max_size=12,
)


@settings(max_examples=60)
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
    assert (drawn(store), index(store)) == anew(list(reversed(held.values())))
