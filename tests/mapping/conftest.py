"""One invented article with everything that can be found in one, and a short way to name its spans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

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
    Mode,
    Place,
    Polarity,
    Post,
    Span,
    SpeechMode,
    Status,
    TimeMention,
)

FIRST = "Kementerian Luar Negeri Ruritania menuduh Graustark menembaki desa 😀 di perbatasan."
SECOND = "Graustark membantah tuduhan itu."
THIRD = "Kedua negara akan berunding di Strelsau pada 3 Mei dan melalui telepon bulan depan."
ADVERTISEMENT = "Baca Juga: Panen gandum melimpah"
TEXT = "\n".join((FIRST, SECOND, THIRD, ADVERTISEMENT))

SpanOf = Callable[[str], Span]


@pytest.fixture(scope="session")
def span_of() -> SpanOf:
    """Return the first place in the article where a phrase stands."""

    def find(phrase: str) -> Span:
        begin = TEXT.index(phrase)
        return Span(begin, begin + len(phrase))

    return find


@pytest.fixture(scope="session")
def may() -> CalendarDate:
    return CalendarDate("2024-05-03", date(2024, 5, 3), date(2024, 5, 3), "3 Mei", DateBasis.YEAR_INFERRED)


@pytest.fixture(scope="session")
def next_month() -> CalendarDate:
    return CalendarDate("2024-06", date(2024, 6, 1), date(2024, 6, 30), "bulan depan", DateBasis.RELATIVE_TO_ARTICLE)


@pytest.fixture(scope="session")
def actors() -> tuple[Actor, ...]:
    minister = Post("Foreign Minister", "Q900001", date(2020, 1, 1), None, "Q900009")
    return (
        Actor("Q900001", ActorKind.STATE, Label("Ruritania", "en"), (Label("Kerajaan Ruritania", "id"),), "Q900001"),
        Actor("Q900002", ActorKind.STATE, Label("Graustark", "en"), (), "Q900002"),
        Actor("mfa", ActorKind.BODY, Label("Kementerian Luar Negeri Ruritania", "id"), (), None, ("Q900001",)),
        Actor("Q900003", ActorKind.PERSON, Label("Jane Example", "en"), (), "Q900003", ("Q900001",), (minister,)),
        Actor("spokesperson", ActorKind.UNNAMED, Label("juru bicara", "id"), represents=("mfa",)),
        Actor("both-states", ActorKind.GROUP, Label("kedua negara", "id"), listed=False),
        Actor("john-doe", ActorKind.PERSON, Label("John Doe", "en"), listed=False),
        Actor("strelsau-gazette", ActorKind.MEDIA, Label("Strelsau Gazette", "en")),
    )


@pytest.fixture(scope="session")
def claims(span_of: SpanOf, may: CalendarDate) -> tuple[Claim, ...]:
    accusation = Claim(
        "mfa",
        span_of("Graustark menembaki desa 😀 di perbatasan"),
        span_of(FIRST),
        ClaimType.ACCUSATION,
        SpeechMode.INDIRECT,
        Polarity.AFFIRMED,
        Certainty.UNSPECIFIED,
        0.9,
        "kg_claims:cue-before",
        cue=span_of("menuduh"),
        about=("Q900002", "Q900002"),
        addressee="Q900002",
        claimed_on=may,
        quoted_via="strelsau-gazette",
        speaker_span=span_of("Kementerian Luar Negeri Ruritania"),
    )
    denial = Claim(
        "Q900002",
        span_of("tuduhan itu"),
        span_of(SECOND),
        ClaimType.DENIAL,
        SpeechMode.INDIRECT,
        Polarity.DENIED,
        Certainty.UNSPECIFIED,
        0.85,
        "kg_claims:cue-before",
        responds_to=0,
    )
    unattributed = Claim(
        None,
        span_of("Kedua negara akan berunding"),
        span_of(THIRD),
        ClaimType.STATEMENT,
        SpeechMode.INDIRECT,
        Polarity.AFFIRMED,
        Certainty.PROBABLE,
        0.5,
        "kg_claims:passive",
        about_meetings=(0, 1),
    )
    return accusation, denial, unattributed


@pytest.fixture(scope="session")
def meetings(span_of: SpanOf, may: CalendarDate, next_month: CalendarDate) -> tuple[MeetingReport, ...]:
    states, evidence = ("Q900001", "Q900002"), (span_of(THIRD),)
    talks = MeetingReport(
        states,
        Status.PLANNED,
        evidence,
        0.8,
        "kg_meetings:verb",
        organizers=("Q900003",),
        place="strelsau",
        topic=span_of("perbatasan"),
        date=may,
        according_to=(2,),
        cue=span_of("berunding"),
        status_words=span_of("akan"),
    )
    call = MeetingReport(states, Status.PLANNED, evidence, 0.7, "kg_meetings:verb", mode=Mode.PHONE, date=next_month)
    return talks, call


@pytest.fixture(scope="session")
def findings(
    span_of: SpanOf,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    meetings: tuple[MeetingReport, ...],
    may: CalendarDate,
) -> Findings:
    article = Article(
        "ruritania-1", TEXT, "id", "Ruritania dan Graustark berunding", date(2024, 5, 1), source="https://example.org/news/1"
    )
    both = span_of("Kedua negara")
    return Findings(
        article,
        "strelsau-gazette",
        actors,
        (Place("strelsau", Label("Strelsau", "en"), (), None, 50.1, 14.4),),
        (
            Mention(span_of("Kementerian Luar Negeri Ruritania"), "mfa", 0.95, "kg_actors:list"),
            Mention(span_of("Ruritania"), "Q900001", 0.99, "kg_actors:list"),
            Mention(span_of("Graustark"), "Q900002", 0.99, "kg_actors:list"),
            Mention(both, "Q900001", 0.6, "kg_coreference:both"),
            Mention(both, "Q900002", 0.7, "kg_coreference:both"),
            Mention(span_of("Strelsau"), "strelsau", 0.9, "kg_actors:list"),
        ),
        (TimeMention(span_of("3 Mei"), may),),
        claims,
        meetings,
        (span_of(ADVERTISEMENT),),
    )
