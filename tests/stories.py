"""A small corpus of our own as Findings, with a story that every question can be asked about, and a store that holds it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.identifiers import article_graph, article_iri
from kg.knowledge import rebuild_knowledge
from kg.mapping import actor_triples, article_triples
from kg.model import (
    Actor,
    ActorKind,
    Article,
    CalendarDate,
    Certainty,
    Claim,
    ClaimType,
    DateBasis,
    Findings,
    Label,
    MeetingReport,
    Mention,
    Place,
    Polarity,
    Span,
    SpeechMode,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import Store


def _actor(key: str, kind: ActorKind, name: str, *represents: str, listed: bool = True) -> Actor:
    item = key if key.startswith("Q") else None
    return Actor(key, kind, Label(name, "en"), (Label(name.upper(), "id"),), item, represents, listed=listed)


RUSSIA, STATES = _actor("Q159", ActorKind.STATE, "Russia"), _actor("Q30", ActorKind.STATE, "United States")
NATO = _actor("Q7184", ActorKind.ORGANIZATION, "NATO")
LAVROV = _actor("Q58217", ActorKind.PERSON, "Sergey Lavrov", "Q159")
BLINKEN = _actor("Q7821917", ActorKind.PERSON, "Antony Blinken", "Q30")
SPOKESPERSON = _actor("spokesperson", ActorKind.UNNAMED, "White House spokesperson", "Q30", listed=False)
ENVOY = _actor("pia-envoy", ActorKind.PERSON, "Pia Envoy", "Q7184", listed=False)
OBSERVER, HERALD = _actor("observer", ActorKind.MEDIA, "Observer"), _actor("herald", ActorKind.MEDIA, "Herald")
GENEVA = Place("Q71", Label("Geneva", "en"), wikidata="Q71")


def on(day: str) -> CalendarDate:
    """Return a day as an article would give it in full."""
    return CalendarDate(day, date.fromisoformat(day), date.fromisoformat(day), day, DateBasis.EXPLICIT)


def in_month(month: str) -> CalendarDate:
    """Return a month as an article would give it in full."""
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return CalendarDate(month, first, last, month, DateBasis.EXPLICIT)


def span_in(text: str, words: str) -> Span:
    """Return where the words stand."""
    begin = text.index(words)
    return Span(begin, begin + len(words))


def said(text: str, words: str, speaker: Actor | None, kind: ClaimType = ClaimType.STATEMENT, **more: object) -> Claim:
    """Return a claim whose content these words are."""
    polarity = Polarity.DENIED if kind is ClaimType.DENIAL else Polarity.AFFIRMED
    values = {"mode": SpeechMode.INDIRECT, "polarity": polarity, "certainty": Certainty.UNSPECIFIED, **more}
    content = span_in(text, words)
    key = speaker.key if speaker else None
    return Claim(key, content, content, kind, confidence=0.9, found_by="test", **values)  # type: ignore[arg-type]  # defaults


def met(text: str, words: str, who: Iterable[Actor], status: Status, **more: object) -> MeetingReport:
    """Return a report of a meeting that rests on these words."""
    keys = tuple(actor.key for actor in who)
    return MeetingReport(keys, status, (span_in(text, words),), 0.8, "test", **more)  # type: ignore[arg-type]  # defaults


def _announced() -> Findings:
    text = (
        "Russia and the United States will hold talks on 10 January in Geneva about security. "
        "The spokesperson said nothing will be decided about Ukraine without Ukraine. "
        "Washington accuses Russia of planning an invasion. Moscow denies that it plans any invasion."
    )
    claims = (
        said(text, "nothing will be decided about Ukraine without Ukraine", SPOKESPERSON, about_meetings=(0,)),
        said(text, "planning an invasion", STATES, ClaimType.ACCUSATION, about=("Q159",)),
        said(text, "it plans any invasion", RUSSIA, ClaimType.DENIAL, responds_to=1),
    )
    meeting = met(
        text, "hold talks on 10 January in Geneva", (RUSSIA, STATES), Status.PLANNED, date=on("2022-01-10"), place="Q71",
        topic=span_in(text, "security"), according_to=(0,),
    )  # fmt: skip
    actors = (RUSSIA, STATES, SPOKESPERSON, OBSERVER)
    return _findings("announced", "2021-12-28", text, OBSERVER, actors, claims, (meeting,), title="Talks announced")


def _expected() -> Findings:
    text = (
        'Rusia dan AS bertemu bulan Januari. Lavrov: "We will not wait for ever". Rusia dan NATO dijadwalkan bertemu 12 Januari.'
    )
    claims = (said(text, "We will not wait for ever", LAVROV, mode=SpeechMode.DIRECT),)
    meetings = (
        met(text, "Rusia dan AS bertemu bulan Januari", (RUSSIA, STATES), Status.PLANNED, date=in_month("2022-01")),
        met(text, "Rusia dan NATO dijadwalkan bertemu", (RUSSIA, NATO), Status.PLANNED, date=on("2022-01-12")),
    )
    actors = (RUSSIA, STATES, NATO, LAVROV, HERALD)
    return _findings("expected", "2022-01-05", text, HERALD, actors, claims, meetings, language="id")


def _held() -> Findings:
    text = (
        "Lavrov and Blinken met on 10 January. The talks with NATO are put off. Analysts expect little. "
        'Lavrov said the United States had listened. Blinken repeated: "We will not wait, for ever!"'
    )
    claims = (
        said(text, "expect little", None, ClaimType.BELIEF),
        said(text, "the United States had listened", LAVROV, about=("Q30",), about_meetings=(0,)),
        said(text, "We will not wait, for ever!", BLINKEN, mode=SpeechMode.DIRECT),
    )
    meetings = (
        met(text, "Lavrov and Blinken met", (LAVROV, BLINKEN), Status.HELD, date=on("2022-01-10")),
        met(text, "The talks with NATO are put off", (RUSSIA, NATO), Status.POSTPONED, date=on("2022-01-12")),
    )
    actors = (RUSSIA, STATES, NATO, LAVROV, BLINKEN, OBSERVER)
    return _findings("held", "2022-01-11", text, OBSERVER, actors, claims, meetings, title="Talks held")


def _coming() -> Findings:
    text = "Envoy Pia may meet Blinken on 3 February. She confirmed talks with the United States are being prepared."
    claims = (said(text, "talks with the United States are being prepared", ENVOY, ClaimType.CONFIRMATION, about=("Q30",)),)
    meeting = met(text, "Pia may meet Blinken", (ENVOY, BLINKEN), Status.POSSIBLE, date=on("2022-02-03"))
    return _findings("coming", "2022-01-20", text, HERALD, (ENVOY, NATO, BLINKEN, STATES, HERALD), claims, (meeting,))


def _findings(
    identifier: str, day: str, text: str, outlet: Actor, actors: tuple[Actor, ...], claims: tuple[Claim, ...],
    meetings: tuple[MeetingReport, ...], *, title: str | None = None, language: str = "en",
) -> Findings:  # fmt: skip
    article = Article(identifier, text, language, title, date.fromisoformat(day), outlet.name.text, f"{identifier}.txt")
    mentions = tuple(Mention(Span(at, at + 1), actor.key, 0.9, "test") for at, actor in enumerate(actors))
    return Findings(article, outlet.key, actors, (GENEVA,), mentions, (), claims, meetings)


def findings_of(
    name: str,
    day: str,
    text: str,
    actors: tuple[Actor, ...],
    findings: tuple[Claim | MeetingReport, ...],
    *,
    language: str = "en",
) -> Findings:
    """Return an article of the Observer whose mentions are the actors' names wherever they stand, and its first letter all."""
    claims = tuple(each for each in findings if isinstance(each, Claim))
    meetings = tuple(each for each in findings if isinstance(each, MeetingReport))
    found = _findings(name, day, text, OBSERVER, (*actors, OBSERVER), claims, meetings, language=language)
    labels = [(label.text, actor.key) for actor in actors for label in (actor.name, *actor.aliases)]
    spans = {(Span(*each.span()), key) for words, key in labels for each in re.finditer(rf"\b{re.escape(words)}\b", text)}
    spans |= {(Span(0, 1), actor.key) for actor in (*actors, OBSERVER)}
    return replace(found, mentions=tuple(Mention(span, key, 0.9, "test") for span, key in sorted(spans)), places=())


def story() -> tuple[Findings, ...]:
    """Return the articles in the order of their days."""
    return _announced(), _expected(), _held(), _coming()


def keep(store: Store, articles: Iterable[Findings]) -> None:
    """Put articles into a store and derive knowledge from them."""
    for findings in articles:
        name = article_graph(article_iri(findings.article.identifier))
        store.replace(name, article_triples(findings), actors=actor_triples(findings))
    rebuild_knowledge(store)
