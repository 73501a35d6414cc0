"""A trigger in its scene goes in; out comes who does it to whom: by voice, by prepositions, or as whose deed a noun is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.event.subjects import subject_of
from kg.annotate.event.triggers import Group, keys_between
from kg.model import EventType

if TYPE_CHECKING:
    import re

    from kg.annotate.event.triggers import Look

_AUXILIARY = 40  # code points before a participle in which that is looked for which makes it passive
_OWNER = 60  # code points between an actor and the noun that is its own
_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """Who does it, and to whom; `rule` says how they were found, `since` where the words begin that tell its status."""

    rule: str
    since: int
    until: int
    initiators: Group | None = None
    recipients: Group | None = None
    mutual: bool = False
    people: bool = False  # people whom nobody names suffer it


def sides_of(look: Look) -> Sides | None:
    """Return the sides of an event; None where the words around the trigger are not such as tell of one."""
    if look.is_noun:
        return _around_noun(look)
    passive = look.entry.form == "passive" or _is_passive(look)
    if passive and look.entry.form in {"base", "third", "gerund", "active", "past"}:
        return None
    return _of_passive(look) if passive else _of_active(look)


def _is_passive(look: Look) -> bool:
    """Tell whether a participle is passive: by its auxiliary, or by an agent right behind it."""
    if look.entry.form not in {"participle", "past"}:
        return False
    mask, grammar = look.scene.mask, look.grammar
    if grammar.passive.search(mask, max(look.clause.begin, look.begin - _AUXILIARY), look.begin):
        return True
    return grammar.agent_near.match(mask, look.end, look.clause.end) is not None


def _of_active(look: Look) -> Sides | None:
    mask, grammar, meaning = look.scene.mask, look.grammar, look.entry.meaning
    end = look.end
    if meaning.objects:
        object_ = grammar.objects[meaning].match(mask, end, look.clause.end)
        if object_ is None:
            return None
        end = object_.end()
    subject = subject_of(look, look.begin)
    since = subject.end if subject else look.clause.begin
    if meaning.mutual:
        return _together(look, subject, end, since)
    limit = look.sentence.end if meaning.beyond else look.clause.end
    target = _group(look, look.reach.match(mask, end, limit))
    if target is None and meaning.people and (met := _people(look, subject, end)):
        there = _group(look, grammar.people.located.match(mask, met.end(), limit)) if meaning.places else None
        return Sides("verb-active", since, met.end(), subject, there, people=there is None)
    sides = Sides("verb-active", since, max(end, target.end if target else 0), subject, target)
    return replace(sides, initiators=target, recipients=subject) if meaning.reversed else sides


def _people(look: Look, subject: Group | None, end: int) -> re.Match[str] | None:
    """Return the people whom nobody names that a verb is followed by; its subject must be near.

    In "gunmen ambushed an army patrol, killing two soldiers" the far subject is whoever has no name.
    """
    if subject is None or "," in look.scene.mask[subject.end : look.begin]:
        return None
    return look.grammar.people.near.match(look.scene.mask, end, look.clause.end)


def _together(look: Look, subject: Group | None, end: int, since: int) -> Sides | None:
    """Return all who do together what one of them does "with" another, or several do."""
    mask, grammar = look.scene.mask, look.grammar
    other = _group(look, grammar.between.match(mask, end, look.clause.end)) or _group(
        look, grammar.with_.match(mask, end, look.clause.end)
    )
    parties = tuple(dict.fromkeys((*(subject.keys if subject else ()), *(other.keys if other else ()))))
    if len(parties) < _PARTIES:
        met = grammar.people.with_.match(mask, end, look.clause.end) if look.entry.meaning.people and subject else None
        return Sides("verb-together", since, met.end(), subject, people=True) if met else None
    together = Group(subject.begin if subject else look.begin, other.end if other else end, parties)
    return Sides("verb-together", since, max(end, together.end), together, together, mutual=True)


def _of_passive(look: Look) -> Sides | None:
    mask, grammar, meaning = look.scene.mask, look.grammar, look.entry.meaning
    agent = _group(look, grammar.agent.match(mask, look.end, look.clause.end))
    if not meaning.objects:
        subject = subject_of(look, look.begin, passive=True)
        since = subject.end if subject else look.clause.begin
        people = (
            subject is None and meaning.people and grammar.people.before.search(mask, look.clause.begin, look.begin) is not None
        )
        return Sides("verb-passive", since, max(look.end, agent.end if agent else 0), agent, subject, people=people)
    object_ = grammar.objects_before[meaning].search(mask, look.clause.begin, look.begin)
    if object_ is None:
        return None
    reach = look.reach
    inside = reach.match(mask, object_.start("tail"), look.begin)
    target = _group(look, inside) or _group(look, reach.match(mask, look.end, look.clause.end))
    if agent and target is None:
        target = _group(look, reach.match(mask, agent.end, look.clause.end))
    if target and agent is None:
        agent = _group(look, grammar.agent.match(mask, target.end, look.clause.end))
    owner = agent or _owner_before(look, object_.start())
    until = max(look.end, *(group.end if group else 0 for group in (agent, target)))
    if meaning.mutual:
        between = _group(look, grammar.between.match(mask, object_.start("tail"), look.clause.end)) or agent
        many = between if between and len(between.keys) >= _PARTIES else None
        return Sides("verb-passive", object_.start("tail"), until, many, many, mutual=True)
    return Sides("verb-passive", object_.start("tail"), until, owner, target)


def _around_noun(look: Look) -> Sides | None:
    mask, grammar, meaning = look.scene.mask, look.grammar, look.entry.meaning
    before = _owner_before(look, look.begin)
    after = _group(look, grammar.owners_after.match(mask, look.end, look.clause.end))
    since = look.begin
    if meaning.mutual:
        between = _group(look, grammar.between.match(mask, look.end, look.clause.end))
        other = between or _group(look, grammar.with_.match(mask, after.end if after else look.end, look.clause.end))
        named = [group for group in (before or after, other) if group]
        parties = tuple(dict.fromkeys(key for group in named for key in group.keys))
        together = Group(named[0].begin, named[-1].end, parties) if len(parties) >= _PARTIES else None
        return Sides("noun-together", since, together.end, together, together, mutual=True) if together else None
    start = after.end if after and before is None else look.end
    target = _group(look, look.reach.match(mask, start, look.clause.end))
    if target is None and after and before:
        target = _group(look, look.reach.match(mask, look.end, look.clause.end))
    owner = before or after
    if owner is None and target:
        ahead = (pattern.match(mask, target.end, look.clause.end) for pattern in (grammar.agent, grammar.owners_after))
        owner = next(filter(None, (_group(look, match) for match in ahead)), None)
    if owner and target is None and (victims := _victims(look, owner)):
        return victims
    if owner is None or (target is None and not meaning.alone):
        return None
    return Sides("noun", since, max(look.end, owner.end, target.end if target else 0), owner, target)


def _victims(look: Look, owner: Group) -> Sides | None:
    """Return the sides of a deed in which somebody came to harm ("17 of B's people were killed in an attack by A")."""
    mask, grammar, kind = look.scene.mask, look.grammar, look.entry.meaning.kind
    start = min(owner.begin, look.begin)
    harmed = grammar.people.harmed.search(mask, look.clause.begin, start) if kind is EventType.ASSAULT else None
    if harmed is None or start - harmed.end() > _OWNER:
        return None
    before = [group for group in look.before(harmed.start()) if group.begin >= look.clause.begin and group.keys != owner.keys]
    if before and harmed.start() - before[-1].end <= _OWNER:
        return Sides("noun-victims", harmed.start(), max(look.end, owner.end), owner, before[-1])
    people = grammar.people.before.search(mask, look.clause.begin, harmed.start())
    return Sides("noun-victims", harmed.start(), max(look.end, owner.end), owner, people=True) if people else None


def _owner_before(look: Look, position: int) -> Group | None:
    """Return whose deed a noun at a position is told as ("Russia's invasion", "US sanctions")."""
    for group in reversed(look.before(position)[-1:]):
        near = position - group.end < _OWNER
        if near and look.grammar.owners_before.fullmatch(look.scene.mask, group.end, position):
            return group
    return None


def _group(look: Look, match: re.Match[str] | None) -> Group | None:
    if match is None:
        return None
    begin, end = next(match.span(name) for name, found in match.groupdict().items() if found is not None)
    said = look.scene.text[begin:end].lower()
    if look.grammar.not_target.match(look.scene.mask, end) or said in look.grammar.words.subject_forms:
        return None
    keys = keys_between(look.scene, begin, end)
    return Group(begin, end, keys) if keys else None
