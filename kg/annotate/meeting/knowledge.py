"""What is known of an article before its meetings are looked for, and who in a sentence could take part in one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.model import Actor, ActorKind, CalendarDate, Mention, Span, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kg.annotate.attributes import ActorPhrase, Sentence
    from kg.annotate.meeting.grammar import Grammar
    from kg.annotate.syntax import Syntax

Spanned = TypeVar("Spanned", "ActorPhrase", Mention, TimeMention)
_BESIDE = 50  # code points behind delegates in which it is named where they are
_BEFORE = 20  # code points before "both countries" in which their delegates are named
_NEVER = {ActorKind.MEDIA, ActorKind.COMPANY}  # named around meetings, seldom in them
_SENDERS = {ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.BODY}
_NAMELESS = {ActorKind.UNNAMED, ActorKind.GROUP}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the components before this one found in the whole article, in text order."""

    text: str
    lower: str  # the text in small letters, of the same length
    phrases: tuple[ActorPhrase, ...]
    anaphora: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    mentions: tuple[Mention, ...]
    actors: dict[str, Actor]
    places: frozenset[str]
    lead: Span  # the first sentence
    published: date | None = None
    syntax: Syntax | None = None
    home: str | None = None  # the state that the article is about
    events: tuple[tuple[int, CalendarDate], ...] = ()  # where a summit is told of with its days

    def behind(self, key: str) -> frozenset[str]:
        """Return the keys of the actor and of all that it represents, transitively."""
        seen: set[str] = set()
        todo = [key]
        while todo:
            current = todo.pop()
            if current not in seen:
                seen.add(current)
                if current in self.actors:
                    todo += self.actors[current].represents
        return frozenset(seen)

    def states_of(self, key: str) -> tuple[str, ...]:
        """Return the states that an actor stands for, else the actor."""
        known = sorted(k for k in self.behind(key) if k in self.actors and self.actors[k].kind is ActorKind.STATE)
        return tuple(known) or (key,)

    def is_person(self, key: str) -> bool:
        """Tell whether the actor is one person: named, or an unnamed holder of a role."""
        return key in self.actors and self.actors[key].kind in {ActorKind.PERSON, ActorKind.UNNAMED}

    def is_nameless(self, key: str) -> bool:
        """Tell whether the actor is only known by a role."""
        return key in self.actors and self.actors[key].kind is ActorKind.UNNAMED

    def is_state(self, key: str) -> bool:
        """Tell whether the actor is a state."""
        return key in self.actors and self.actors[key].kind is ActorKind.STATE

    def is_body(self, key: str) -> bool:
        """Tell whether the actor is an organisation and not persons from one."""
        return key in self.actors and self.actors[key].kind is ActorKind.ORGANIZATION


def within(items: Sequence[Spanned], inside: Span) -> Sequence[Spanned]:
    """Return those of the items, which stand in text order, that begin inside a span."""
    first = bisect_left(items, inside.begin, key=lambda item: item.span.begin)
    return items[first : bisect_left(items, inside.end, lo=first, key=lambda item: item.span.begin)]


def lowered(text: str) -> str:
    """Return a text in small letters without changing its length (some capitals become two letters; they stay)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def named_in(sentence: Sentence, knowledge: Knowledge, grammar: Grammar) -> dict[Span, tuple[str, ...]]:
    """Return the outermost spans of the sentence that name actors, each with its keys, in text order."""
    inside = sentence.span
    named: dict[Span, tuple[str, ...]] = {}
    for phrase in within(knowledge.phrases, inside):
        span = phrase.span
        if span.end > inside.end:
            continue
        if _may_meet(phrase.refers_to, span, knowledge, grammar):
            named[span] = (phrase.refers_to,)
        elif state := _state_of(phrase.refers_to, span, knowledge, grammar):
            named[span] = (state,)
        elif grammar.tables["delegates"].search(knowledge.lower, span.begin, span.end):
            named.update(_bodies_in(span, knowledge))  # "officials of A and B"
    phrases = tuple(named)
    for mention in within(knowledge.anaphora, inside):
        span = mention.span
        apart = span.end <= inside.end and not overlaps(span, phrases)
        if apart and _may_meet(mention.refers_to, span, knowledge, grammar):
            keys = knowledge.states_of(mention.refers_to) if of_states(span, knowledge, grammar) else (mention.refers_to,)
            named[span] = tuple(dict.fromkeys((*named.get(span, ()), *keys)))
    named.update(_seats(sentence, knowledge, frozenset(span.begin for span in named)))
    return dict(sorted(named.items()))


def _bodies_in(inside: Span, knowledge: Knowledge) -> dict[Span, tuple[str, ...]]:
    """Return the bodies and states that the words for nameless delegates name, each with its key."""
    actors = ((m.span, knowledge.actors.get(m.refers_to)) for m in within(knowledge.mentions, inside) if m.span.end <= inside.end)
    found = {span: (actor.key,) for span, actor in actors if actor is not None and actor.kind in _SENDERS}
    return {span: keys for span, keys in found.items() if not overlaps(span, [other for other in found if other != span])}


def _seats(sentence: Sentence, knowledge: Knowledge, begins: frozenset[int]) -> dict[Span, tuple[str, ...]]:
    """Return the cities that a list names before actors, and that elsewhere stand for one ("Moskow, Washington dan …")."""
    inside = sentence.span
    here = [m for m in within(knowledge.mentions, inside) if m.refers_to in knowledge.places]
    found: dict[Span, tuple[str, ...]] = {}
    for mention in here:
        if mention.span.end + len(", ") not in begins or knowledge.text[mention.span.end] != ",":
            continue
        surface = knowledge.text[mention.span.begin : mention.span.end]
        named = (m.refers_to for m in knowledge.mentions if m.refers_to in knowledge.actors)
        same = (m for m in knowledge.mentions if knowledge.text[m.span.begin : m.span.end] == surface)
        keys = {m.refers_to for m in same}.intersection(named)
        if len(keys) == 1:
            found[mention.span] = tuple(keys)
    return found


def _may_meet(key: str, span: Span, knowledge: Knowledge, grammar: Grammar) -> bool:
    """Tell whether the words name somebody who could be told from others at a meeting."""
    actor = knowledge.actors.get(key)
    if actor is None or actor.kind in _NEVER:
        return False
    if actor.kind not in _NAMELESS:
        return True
    said = knowledge.lower[span.begin : span.end]
    if grammar.tables["outsiders"].search(said):
        return False
    anybody = grammar.tables["delegates"].search(said) or grammar.pronouns["opening"].fullmatch(said)
    return bool(actor.represents) or not anybody or grammar.tables["regions"].search(said) is not None


def _state_of(key: str, span: Span, knowledge: Knowledge, grammar: Grammar) -> str | None:
    """Return the state in which nameless delegates are met ("officials in Oslo", "ministers in Norway")."""
    if (
        knowledge.actors[key].kind not in _NAMELESS
        or grammar.tables["delegates"].search(knowledge.lower, span.begin, span.end) is None
    ):
        return None
    for mention in within(knowledge.mentions, Span(span.end, span.end + _BESIDE)):
        between = knowledge.lower[span.end + 1 : mention.span.begin]
        led = grammar.at_place.fullmatch(between) or grammar.tables["sent_from"].fullmatch(between.rstrip())
        state = knowledge.actors.get(mention.refers_to)
        several = grammar.joints_here.match(knowledge.lower, mention.span.end)  # "delegations led by A and B"
        if state is not None and led is not None:
            return mention.refers_to if not several and state.kind in {ActorKind.STATE, ActorKind.PERSON} else None
    return None


def of_states(span: Span, knowledge: Knowledge, grammar: Grammar) -> bool:
    """Tell whether "both countries" means the states, whose delegates are named, and not the persons told last."""
    if not grammar.tables["states"].search(knowledge.lower, span.begin, span.end):
        return False
    return grammar.tables["delegates"].search(knowledge.lower, max(0, span.begin - _BEFORE), span.end) is not None


def standing_for(key: str, span: Span, knowledge: Knowledge, grammar: Grammar) -> tuple[str, ...]:
    """Return the states or bodies themselves for their nameless delegates ("pejabat AS"), since no one could tell them apart."""
    actor = knowledge.actors[key]
    if actor.kind not in _NAMELESS or not actor.represents:
        return (key,)
    said = f"{knowledge.lower[span.begin : span.end]} {lowered(actor.name.text)}"
    return actor.represents if grammar.tables["delegates"].search(said) else (key,)


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether a span has characters in common with one of the others."""
    return any(span.begin < other.end and other.begin < span.end for other in others)
