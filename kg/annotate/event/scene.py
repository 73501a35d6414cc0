"""An annotated Doc goes in; its text comes out as the patterns see it: actors, places and dates masked, who they are beside it.

The masked text is in small letters and as long as the article's, so every offset in it is an offset in the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.attributes import text_of
from kg.annotate.attribution.scene import lowered
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from spacy.tokens import Doc

    from kg.model import Actor, Claim, Mention, TimeMention

ACTOR = "\ue020\ue021*"  # pattern of one masked actor: its first character, then the rest
PLACE = "\ue022\ue023*"
TIME = "\ue024+"
_ACTOR, _PLACE, _TIME = ("\ue020", "\ue021"), ("\ue022", "\ue023"), ("\ue024", "\ue024")
_POLITICAL = frozenset({ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.PARTY})
_NEVER = frozenset({ActorKind.MEDIA})  # they tell of events
_SPEAKERS = "kg_claims"  # whole phrases that name speakers: wider than what is already known of them


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules see of one article."""

    text: str
    mask: str
    keys: Mapping[int, tuple[str, ...]]  # begin of what is masked → keys of the actors, or of the place, that it names
    sentences: tuple[Span, ...]
    times: tuple[TimeMention, ...]
    claims: tuple[Claim, ...]
    actors: Mapping[str, Actor]
    published: date | None

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds an offset, or None between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda span: span.begin) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def times_in(self, begin: int, end: int) -> tuple[TimeMention, ...]:
        """Return the dates that stand in [begin, end)."""
        low = bisect_left(self.times, begin, key=lambda time: time.span.begin)
        return self.times[low : bisect_left(self.times, end, key=lambda time: time.span.begin)]

    def claims_over(self, begin: int, end: int) -> Iterator[int]:
        """Yield the positions of the claims whose content holds [begin, end)."""
        for position, claim in enumerate(self.claims):
            if claim.content.begin <= begin and end <= claim.content.end:
                yield position

    def states_of(self, key: str) -> frozenset[str]:
        """Return the states that an actor stands for, itself if it is one; else the actor."""
        return frozenset(one for one in self._behind(key) if self._kind(one) is ActorKind.STATE) or frozenset({key})

    def is_political(self, key: str) -> bool:
        """Tell whether an actor is, or stands for, a state, an international organisation, an armed group or a party.

        So is every listed person: the lists are of politicians, some of them without a post at the time.

        A state of which only a place was named is no actor of the article, and one nevertheless.
        """
        actor = self.actors.get(key)
        if actor is None or (actor.listed and actor.kind is ActorKind.PERSON):
            return True
        return any(self._kind(one) in _POLITICAL for one in self._behind(key))

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two actors are the same, or one stands for the other: what it does itself, it does not suffer."""
        return one == other or one in self._behind(other) or other in self._behind(one)

    def _behind(self, key: str) -> set[str]:
        seen: set[str] = set()
        waiting = [key]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting += self.actors[current].represents if current in self.actors else ()
        return seen

    def _kind(self, key: str) -> ActorKind | None:
        return self.actors[key].kind if key in self.actors else None


def scene_of(doc: Doc) -> Scene:
    """Return the scene of a Doc that the components for dates, actors, coreference and claims have annotated."""
    text = text_of(doc)
    letters = list(lowered(text))
    keys: dict[int, tuple[str, ...]] = {}
    for time in doc._.kg_times:
        _fill(letters, time.span, _TIME)
    for span, named in _named(doc):
        _fill(letters, span, _ACTOR)
        keys[span.begin] = named
    for mention in _places(doc):
        if not any("\ue020" <= letter <= "\ue024" for letter in letters[mention.span.begin : mention.span.end]):
            _fill(letters, mention.span, _PLACE)
            keys[mention.span.begin] = (mention.refers_to,)
    return Scene(
        text=text,
        mask="".join(letters),
        keys=keys,
        sentences=tuple(sentence.span for sentence in doc._.kg_sentences),
        times=tuple(doc._.kg_times),
        claims=tuple(doc._.kg_claims),
        actors=doc._.kg_actors,
        published=doc._.kg_published,
    )


def _named(doc: Doc) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the outermost words that name actors: phrases, then pronouns, then names that are but part of something else."""
    actors: Mapping[str, Actor] = doc._.kg_actors
    covered: list[Span] = []
    together: dict[Span, list[str]] = {}
    for mention in doc._.kg_anaphora:
        together.setdefault(mention.span, []).append(mention.refers_to)
    said = [m for m in doc._.kg_mentions if not m.found_by.startswith(_SPEAKERS)]
    for span, keys in (
        *((phrase.span, (phrase.refers_to,)) for phrase in doc._.kg_phrases),
        *((span, tuple(keys)) for span, keys in together.items()),
        *((m.span, (m.refers_to,)) for m in sorted(said, key=lambda m: (m.span.begin, -m.span.end))),
    ):
        named = tuple(key for key in keys if key in actors and actors[key].kind not in _NEVER)
        at = bisect_right(covered, span.begin, key=lambda one: one.begin)
        apart = (at == 0 or covered[at - 1].end <= span.begin) and (at == len(covered) or covered[at].begin >= span.end)
        if named and apart:
            covered.insert(at, span)
            yield span, named


def _places(doc: Doc) -> Iterator[Mention]:
    places = doc._.kg_places
    yield from (mention for mention in doc._.kg_mentions if mention.refers_to in places)


def _fill(letters: list[str], span: Span, with_: tuple[str, str]) -> None:
    first, rest = with_
    letters[span.begin : span.end] = first + rest * (span.end - span.begin - 1)
