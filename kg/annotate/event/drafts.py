"""One trigger in its scene goes in; out comes what it tells of an event, if it tells of one between actors that are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate.event.dating import date_of
from kg.annotate.event.sides import Sides, sides_of
from kg.annotate.event.status import Stage, settled, stage_of
from kg.model import ActorKind, CalendarDate, EventType, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.annotate.event.scene import Scene
    from kg.annotate.event.triggers import Group, Look
    from kg.annotate.event.vocabulary import Meaning

Country: TypeAlias = "Callable[[str], str | None]"  # the state of a place, by keys
_THREAT = "13"  # its root code in CAMEO
_PARTIES = 2
_HARM = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})  # persons and companies suffer these too


_BY_WORDS = frozenset({ActorKind.PERSON, ActorKind.PARTY})  # they attack one another in speeches


@dataclass(frozen=True, slots=True)
class Draft:
    """What one sentence tells of an event; keys of actors, offsets of the article."""

    kind: EventType
    cameo: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    stage: Stage
    evidence: Span
    cue: Span
    rule: str
    date: CalendarDate | None
    according_to: tuple[int, ...]


def draft_of(looks: tuple[Look, ...], country: Country) -> Draft | None:
    """Return what a trigger tells by the first of its readings that makes an event; `country` gives the state of a place."""
    for look in looks:
        sides = sides_of(look)
        draft = _draft(look, sides, country) if sides else None
        if draft:
            return draft
    return None


def _draft(look: Look, sides: Sides, country: Country) -> Draft | None:
    scene, meaning = look.scene, look.entry.meaning
    initiators = tuple(key for key in _keys(sides.initiators, scene, country) if scene.is_political(key))
    if sides.mutual and meaning.people and len(initiators) == 1:
        sides = replace(sides, mutual=False, people=True)  # the other side has no name
    recipients = _recipients(look, sides, initiators, country)
    if recipients is None or not initiators or (sides.mutual and len(initiators) < _PARTIES):
        return None
    stage = stage_of(look, sides)
    if stage is None:
        return None
    when = date_of(look, sides, stage.status)
    kind = EventType.THREATEN if stage.threat else _kind(meaning, initiators, scene)
    return Draft(
        kind=kind,
        cameo=_THREAT if stage.threat else meaning.cameo,
        initiators=initiators,
        recipients=recipients,
        stage=settled(stage, when, scene.published),
        evidence=look.sentence,
        cue=Span(look.begin, look.end),
        rule=sides.rule,
        date=when,
        according_to=tuple(scene.claims_over(look.begin, look.end)),
    )


def _kind(meaning: Meaning, initiators: tuple[str, ...], scene: Scene) -> EventType:
    persons = all(key in scene.actors and scene.actors[key].kind in _BY_WORDS for key in initiators)
    return meaning.persons if meaning.persons and persons else meaning.kind


def _recipients(look: Look, sides: Sides, initiators: tuple[str, ...], country: Country) -> tuple[str, ...] | None:
    """Return whom it is done to; None where nobody is, and the event needs somebody."""
    scene, meaning = look.scene, look.entry.meaning
    if sides.mutual:
        return initiators
    named = _keys(sides.recipients, scene, country)
    suffers = meaning.kind in _HARM
    named = tuple(key for key in named if scene.is_political(key) or (suffers and is_known(key, scene)))
    if sides.people:
        return ()
    if suffers and sides.recipients and not named and all(_is_stranger(key, scene) for key in sides.recipients.keys):
        return ()
    others = _others(initiators, named, scene) if meaning.foreign else named
    return others if others or (meaning.alone and sides.recipients is None) else None


def _is_stranger(key: str, scene: Scene) -> bool:
    """Tell whether somebody is named whom no list has, or people without a name who stand for nobody."""
    actor = scene.actors.get(key)
    if actor is None or actor.listed or actor.represents:
        return False
    return actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.GROUP}


def _keys(group: Group | None, scene: Scene, country: Country) -> tuple[str, ...]:
    """Return the actors of a group; a place stands for its state, and who has no name for whom he acts for."""
    found: list[str] = []
    for key in group.keys if group else ():
        actor = scene.actors.get(key)
        if actor is None:
            found += filter(None, (country(key),))
        elif actor.kind is ActorKind.UNNAMED:
            found += actor.represents
        else:
            found.append(key)
    return tuple(dict.fromkeys(found))


def _others(initiators: tuple[str, ...], recipients: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Return the recipients that are none of the initiators, nor stand for one or are stood for by one."""
    return tuple(key for key in recipients if not any(scene.are_one(key, initiator) for initiator in initiators))


def is_known(key: str, scene: Scene) -> bool:
    """Tell whether an actor is listed or acts for one that is; a state of which only a place was named is listed."""
    actor = scene.actors.get(key)
    if actor is None:
        return True
    return (actor.listed and actor.kind is not ActorKind.UNNAMED) or bool(actor.represents)
