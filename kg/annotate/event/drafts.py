"""One trigger in its scene goes in; out comes what it tells of an event, if it tells of one between actors that are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.event.dating import date_of
from kg.annotate.event.sides import Sides, sides_of
from kg.annotate.event.status import Stage, settled, stage_of
from kg.model import ActorKind, CalendarDate, EventType, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.annotate.event.scene import Scene
    from kg.annotate.event.triggers import Group, Look

_ROOT = {EventType.THREATEN: "13"}


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


def draft_of(looks: tuple[Look, ...], country: Callable[[str], str | None]) -> Draft | None:
    """Return what a trigger tells by the first of its readings that makes an event; `country` gives the state of a place."""
    for look in looks:
        sides = sides_of(look)
        draft = _draft(look, sides, country) if sides else None
        if draft:
            return draft
    return None


def _draft(look: Look, sides: Sides, country: Callable[[str], str | None]) -> Draft | None:
    scene, meaning = look.scene, look.entry.meaning
    initiators = _keys(sides.initiators, scene, country)
    recipients = _keys(sides.recipients, scene, country)
    if not sides.mutual:
        recipients = _others(initiators, recipients, scene) if meaning.foreign else recipients
        missing = not recipients and (not meaning.alone or sides.recipients is not None)
        if missing or not initiators:
            return None
    stage = stage_of(look, sides)
    if stage is None:
        return None
    when = date_of(look, sides, stage.status)
    kind = EventType.THREATEN if stage.threat else meaning.kind
    return Draft(
        kind=kind,
        cameo=_ROOT[kind] if stage.threat else meaning.cameo,
        initiators=initiators,
        recipients=recipients,
        stage=settled(stage, when, scene.published),
        evidence=look.sentence,
        cue=Span(look.begin, look.end),
        rule=sides.rule,
        date=when,
        according_to=tuple(scene.claims_over(look.begin, look.end)),
    )


def _keys(group: Group | None, scene: Scene, country: Callable[[str], str | None]) -> tuple[str, ...]:
    """Return the actors of a group that are listed or stand for such; a place stands for its state, and who has no name for his."""
    found: list[str] = []
    for key in group.keys if group else ():
        actor = scene.actors.get(key)
        if actor is None:
            found += filter(None, (country(key),))
        elif actor.kind is ActorKind.UNNAMED:
            found += actor.represents
        elif is_known(key, scene):
            found.append(key)
    return tuple(dict.fromkeys(found))


def _others(initiators: tuple[str, ...], recipients: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Return the recipients that are none of the initiators, nor of their states."""
    own = {state for key in initiators for state in scene.states_of(key)}
    return tuple(key for key in recipients if own.isdisjoint(scene.states_of(key)))


def is_known(key: str, scene: Scene) -> bool:
    """Tell whether an actor is listed or acts for one that is; a state of which only a place was named is listed."""
    actor = scene.actors.get(key)
    if actor is None:
        return True
    return (actor.listed and actor.kind is not ActorKind.UNNAMED) or bool(actor.represents)
