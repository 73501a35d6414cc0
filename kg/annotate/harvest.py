"""Turn an annotated Doc into Findings, so that nothing after this module needs spaCy; it reads declared attributes only."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import Gazetteer, gazetteer_for
from kg.annotate.rules import confidence_of
from kg.errors import InputError
from kg.model import Actor, ActorKind, Article, Claim, EventReport, Findings, Label, MeetingReport, Mention, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc


def findings_of(doc: Doc) -> Findings:
    """Return what the components left on the Doc; of its actors and places only those that something refers to.

    Raises InputError where a finding refers to an actor that neither a component nor a list describes.
    """
    article, gazetteer = _completed(doc), gazetteer_for(doc.lang_)
    publisher = _outlet(article.publisher, article.language, gazetteer) if article.publisher else None
    mentions = tuple(_mentions((*doc._.kg_mentions, *doc._.kg_anaphora), article.language))
    needed = {*_keys_in(mentions, doc._.kg_claims, doc._.kg_meetings), *_keys_in_events(doc._.kg_events)}
    known: dict[str, Actor | Place] = {**doc._.kg_places, **doc._.kg_actors}
    if publisher:
        needed.add(publisher.key)
        known.setdefault(publisher.key, publisher)
    entities = _with_represented(needed, known, article, gazetteer)
    return Findings(
        article=article,
        publisher=publisher.key if publisher else None,
        actors=tuple(entity for entity in entities if isinstance(entity, Actor)),
        places=tuple(entity for entity in entities if isinstance(entity, Place)),
        mentions=mentions,
        times=tuple(doc._.kg_times),
        claims=tuple(doc._.kg_claims),
        meetings=tuple(doc._.kg_meetings),
        events=tuple(doc._.kg_events),
        left_out=tuple(doc._.kg_left_out),
    )


def _completed(doc: Doc) -> Article:
    """Return the article with what the text tells of it where the input is silent."""
    article: Article = doc._.kg_article
    return replace(article, published=article.published or doc._.kg_published, publisher=article.publisher or doc._.kg_publisher)


def _outlet(name: str, language: str, gazetteer: Gazetteer) -> Actor:
    """Return the listed outlet of that name, else one of which nothing is known but the name."""
    for sense in gazetteer.senses(name):
        entity = gazetteer.entity(sense.key)
        if isinstance(entity, Actor) and entity.kind is ActorKind.MEDIA:
            return entity
    return Actor(_slug(name), ActorKind.MEDIA, Label(name, language), listed=False)


def _mentions(found: Iterable[Mention], language: str) -> Iterator[Mention]:
    """Yield the mentions in text order, as sure as their rules were right where that was counted; of two alike, the surer one."""
    best: dict[tuple[int, int, str], Mention] = {}
    for guessed in found:
        mention = replace(guessed, confidence=confidence_of(guessed.found_by, language, guessed.confidence))
        key = (mention.span.begin, mention.span.end, mention.refers_to)
        if key not in best or mention.confidence > best[key].confidence:
            best[key] = mention
    yield from (best[key] for key in sorted(best))


def _keys_in(mentions: Iterable[Mention], claims: Iterable[Claim], meetings: Iterable[MeetingReport]) -> Iterator[str]:
    for mention in mentions:
        yield mention.refers_to
    for claim in claims:
        yield from claim.about
        yield from (key for key in (claim.speaker, claim.addressee, claim.quoted_via) if key)
    for meeting in meetings:
        yield from (*meeting.participants, *meeting.organizers)
        if meeting.place:
            yield meeting.place


def _keys_in_events(events: Iterable[EventReport]) -> Iterator[str]:
    for event in events:
        yield from (*event.initiators, *event.recipients)


def _with_represented(
    needed: set[str], known: dict[str, Actor | Place], article: Article, gazetteer: Gazetteer
) -> list[Actor | Place]:
    """Return the entities needed and, step by step, those on whose behalf they act, by their keys' order."""
    kept: dict[str, Actor | Place] = {}
    ahead = sorted(needed)
    while ahead:
        key = ahead.pop()
        if key in kept:
            continue
        if key not in known and not gazetteer.knows(key):
            raise InputError(article.source or article.identifier, f"a finding refers to '{key}', which nothing describes")
        entity = kept[key] = known.get(key) or gazetteer.entity(key, article.published)
        if isinstance(entity, Actor):
            ahead.extend(entity.represents)
    return [kept[key] for key in sorted(kept)]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split()) or "outlet"
