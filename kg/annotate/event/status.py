"""Tell from the words around a trigger what has become of its event; a negated or merely imagined event has no stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import CalendarDate, EventType, Polarity, Span, Status

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from datetime import date

    from kg.annotate.event.sides import Sides
    from kg.annotate.event.triggers import Look

# the first whose words are found wins
_ORDER = (Status.REJECTED, Status.CANCELLED, Status.POSTPONED, Status.PROPOSED, Status.POSSIBLE, Status.PLANNED, Status.ONGOING)
_HARMFUL = frozenset(
    {EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE, EventType.REJECT, EventType.THREATEN}
)
_REACH = 90  # code points before a verb in which a cue may stand
_NOUN = 45  # and before a noun, or before whose deed it is
_URGED = 30  # before somebody who is urged
_INFINITIVE = 15  # before an infinitive in which its mark stands
_AFTER = 70  # behind the event, in which a condition or a later fate may stand


@dataclass(frozen=True, slots=True)
class Stage:
    """A status with the words that tell it; a `threat` is an event that is threatened, or made to hang on a condition."""

    status: Status
    words: Span | None = None
    threat: bool = False


def stage_of(look: Look, sides: Sides) -> Stage | None:
    """Return the stage of an event; None where the words tell that it is none."""
    low = _low(look, sides)
    conditional = _conditional(look, sides)
    if conditional is None or _is_denied(look, low):
        return None
    stage = _told(look, sides, low)
    if stage is None or not (conditional or stage.threat):
        return stage
    if look.entry.meaning.kind in _HARMFUL:
        return Stage(Status.HELD, stage.words, threat=True)
    return None if stage.status is Status.HELD and conditional else Stage(Status.POSSIBLE, stage.words)


def settled(stage: Stage, when: CalendarDate | None, published: date | None) -> Stage:
    """Return the stage that agrees with the date: what lies ahead has not happened."""
    if when and published and when.earliest > published and stage.status in {Status.HELD, Status.ONGOING}:
        return Stage(Status.PLANNED, stage.words, stage.threat)
    return stage


def _low(look: Look, sides: Sides) -> int:
    """Return where the words begin that can tell the status."""
    if not look.is_noun:
        low = sides.since if sides.since <= look.begin else look.clause.begin
        return max(look.clause.begin, low, look.begin - _REACH)
    owner = sides.initiators.begin if sides.initiators else look.begin
    return max(look.clause.begin, min(owner, look.begin) - _NOUN)


def _conditional(look: Look, sides: Sides) -> bool | None:
    """Tell whether the event hangs on a condition; None where it stands in the condition itself."""
    mask, grammar = look.scene.mask, look.grammar
    found = None
    for found in grammar.fate.hypothetical.finditer(mask, look.sentence.begin, look.begin):  # noqa: B007  # the last one counts
        pass
    if found is not None:
        if "," not in mask[found.end() : look.begin]:
            return None
        if found.start() - look.sentence.begin < _REACH:
            return True
    return grammar.fate.conditions.search(mask, sides.until, min(look.sentence.end, sides.until + _AFTER)) is not None


def _is_denied(look: Look, low: int) -> bool:
    scene, grammar = look.scene, look.grammar
    if grammar.fate.negation.search(scene.mask, low, look.begin):
        return True
    if look.is_noun and grammar.fate.imagined.search(scene.mask, low, look.begin):
        return True
    if grammar.fate.cues["rejected"].search(scene.mask, low, look.begin):
        return False  # what somebody refuses to do is told as rejected
    return any(scene.claims[at].polarity is Polarity.DENIED for at in scene.claims_over(look.begin, look.end))


def _told(look: Look, sides: Sides, low: int) -> Stage | None:
    grammar, mask = look.grammar, look.scene.mask
    if threat := grammar.fate.threatening.search(mask, low, look.begin):
        return Stage(Status.HELD, Span(*threat.span()), threat=True)
    stretches = [(low, look.begin)]
    doer = sides.recipients if look.entry.form == "passive" else sides.initiators
    if doer and not look.is_noun and mask[doer.end : look.begin].strip() in grammar.words.controlled:
        stretches.append((max(look.sentence.begin, doer.begin - _URGED), doer.begin))
    later = _first(grammar.fate.cues_after, look, [(sides.until, min(look.clause.end, sides.until + _AFTER))])
    found = (later if look.is_noun else None) or _before(look, low)
    if found and found.status is Status.PROPOSED and look.entry.meaning.kind is EventType.REQUEST:
        found = None  # to call for something and to urge somebody is one request after the other
    found = found or _first({"proposed": grammar.fate.cues["proposed"]}, look, stretches[1:])
    return found or _by_form(look, low)


def _before(look: Look, low: int) -> Stage | None:
    """Return what the words before tell; of a verb that goes on with another only what both share ("will meet A and sign")."""
    cues, mask = look.grammar.fate.cues, look.scene.mask
    joint = look.grammar.subject.goes_on.search(mask, low, look.begin)
    if joint is None or look.is_noun:
        return _first(cues, look, [(low, look.begin)])
    shared = {status.value.lower(): cues[status.value.lower()] for status in (Status.PLANNED, Status.POSSIBLE)}
    return _first(cues, look, [(joint.start(), look.begin)]) or _first(shared, look, [(low, joint.start())])


def _first(cues: Mapping[str, re.Pattern[str]], look: Look, stretches: list[tuple[int, int]]) -> Stage | None:
    for status in _ORDER:
        pattern = cues.get(status.value.lower())
        for begin, end in stretches if pattern else ():
            if begin < end and pattern and (match := pattern.search(look.scene.mask, begin, end)):
                return Stage(status, Span(*match.span()))
    return None


def _by_form(look: Look, low: int) -> Stage | None:
    """Return what the form of the verb tells where no word does: an infinitive tells of no event, to pledge is to plan."""
    grammar, mask = look.grammar, look.scene.mask
    pledges = look.entry.meaning.kind is not EventType.AGREE
    if pledges and grammar.fate.cues["planned"].fullmatch(mask, look.begin, look.end):
        return Stage(Status.PLANNED, Span(look.begin, look.end))
    near = max(low, look.begin - _INFINITIVE)
    if look.entry.form in {"base", "active"} and grammar.fate.cues["infinitive"].search(mask, near, look.begin):
        return None
    if look.entry.form == "gerund" and grammar.passive.search(mask, low, look.begin):
        return Stage(Status.ONGOING, Span(look.begin, look.end))
    return Stage(Status.HELD)
