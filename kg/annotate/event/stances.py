"""Claims that accuse, demand, threaten or deny go in; out come the same events as a verb of accusing would tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.event.drafts import Draft
from kg.annotate.event.status import Stage
from kg.model import ClaimType, EventType, Polarity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.event.grammar import Grammar
    from kg.annotate.event.scene import Scene
    from kg.model import Claim

_OPENING = 5  # code points: an article, but no verb or other noun
_PASSIVE = ":passive"  # behind a passive word of saying stands who says it


def drafts_of_claims(scene: Scene, grammar: Grammar) -> Iterator[Draft]:
    """Yield an event for each claim that is one by its kind, and names whom it is aimed at."""
    kinds = {name: EventType(value) for name, value in grammar.words.claims.items()}
    for claim in scene.claims:
        kind = kinds.get(claim.kind.value)
        if (
            kind is None
            or claim.speaker is None
            or claim.cue is None
            or (claim.polarity is Polarity.DENIED and kind is not EventType.REJECT)
            or _PASSIVE in claim.found_by
        ):
            continue
        if not scene.is_political(claim.speaker) or (claim.responds_to is None and _is_trigger(claim, scene, grammar)):
            continue
        target = _target(claim, scene, grammar)
        if target is None or scene.are_one(claim.speaker, target):
            continue
        yield Draft(
            kind=kind,
            cameo=grammar.words.claim_codes.get(claim.kind.value, ""),
            initiators=(claim.speaker,),
            recipients=(target,),
            stage=Stage(Status.HELD),
            evidence=claim.sentence,
            cue=claim.cue,
            rule="claim",
            date=claim.claimed_on,
            according_to=(),
        )


def _is_trigger(claim: Claim, scene: Scene, grammar: Grammar) -> bool:
    """Tell whether the word of saying is a trigger itself: then its own sentence tells whether it is an event, and of whom."""
    return claim.cue is not None and scene.mask[claim.cue.begin : claim.cue.end] in grammar.entries


def _target(claim: Claim, scene: Scene, grammar: Grammar) -> str | None:
    """Return whom a claim is aimed at: who is named between the cue and the content, else who is told.

    A demand is made of who must do something, and not of who is only told of it.
    """
    if claim.cue is None:
        return None
    if claim.responds_to is not None:  # what is denied was said by somebody
        accuser = scene.claims[claim.responds_to].speaker
        return accuser if accuser and scene.is_political(accuser) else None
    demands = claim.kind is ClaimType.DEMAND
    if demands and (obliged := _obliged(claim, scene, grammar)):
        return obliged
    none = {claim.speaker, claim.addressee} if demands else {claim.speaker}
    for at in range(claim.cue.end, claim.content.begin):
        for key in scene.keys.get(at, ()):
            if key in scene.actors and key not in none and scene.is_political(key):
                return key
    told = None if demands else claim.addressee
    return told if told and scene.is_political(told) else None


def _obliged(claim: Claim, scene: Scene, grammar: Grammar) -> str | None:
    """Return the actor with whom a content opens, and who is told what to do ("said Iran must stop")."""
    opening = range(claim.content.begin, min(claim.content.begin + _OPENING, claim.content.end))
    begin = next((at for at in opening if scene.keys.get(at)), None)
    if begin is None or not grammar.people.obliged.match(scene.mask, begin):
        return None
    keys = scene.keys[begin]
    return next((key for key in keys if key in scene.actors and key != claim.speaker and scene.is_political(key)), None)
