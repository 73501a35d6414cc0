"""Claims of an article come in one by one; out comes whom "katanya", "he" and "the source" mean after those that spoke before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.attribution.scene import ACTOR, Scene, lowered
from kg.model import ActorKind

if TYPE_CHECKING:
    from kg.annotate.attribution.draft import Draft
    from kg.annotate.attribution.speakers import Speaker
    from kg.annotate.reference.anaphors import AnaphorPatterns

_BODIES = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.STATE}
_RECENT = 4  # sentences within which a person who spoke is whom "katanya" means, though a body spoke since
_NEAR = 500  # code points before a pronoun within which whoever it means was named anew
_ACTOR = re.compile(ACTOR)
_NEXT_WORD = re.compile(r"\s+\w+")


@dataclass(slots=True)
class Memory:
    """Who spoke or acted last, the quotation before, and the last person who spoke with the sentences since."""

    speaker: Speaker | None = None
    quoted: Draft | None = None
    person: Speaker | None = None
    since: int = 0

    def hear(self, speaker: Speaker | None, scene: Scene) -> None:
        """Note who spoke or acted in a sentence, if anybody did."""
        self.speaker, self.since = speaker or self.speaker, self.since + 1
        if _kind(scene, speaker) is ActorKind.PERSON:
            self.person, self.since = speaker, 0


class Voices:
    """The rules of one language; its pronouns and definite phrases are given."""

    def __init__(self, anaphors: AnaphorPatterns) -> None:
        self._anaphors = anaphors

    def meant(self, scene: Scene, memory: Memory) -> Speaker | None:
        """Return whom "katanya" means: the person who spoke just before a body did rather than the body."""
        body = _kind(scene, memory.speaker) in _BODIES
        return memory.person if body and memory.person and memory.since <= _RECENT else memory.speaker

    def same(self, scene: Scene, draft: Draft, last: Speaker | None) -> Draft:
        """Give "it said" and "the source said" to a source that spoke just before and that no list knows."""
        if last is None or last.key is not None or draft.speaker is None or draft.speaker.span == last.span:
            return draft
        if _named_since(scene, draft.speaker, last.span.end):
            return draft
        words, source = (scene.text[s.span.begin : s.span.end] for s in (draft.speaker, last))
        following = _NEXT_WORD.match(scene.text, draft.speaker.span.end)  # "pemain itu": what makes it definite may stand behind
        said = (words, words + following.group()) if following else (words,)
        return replace(draft, speaker=last) if any(self._anaphors.again(lowered(w), source) for w in said) else draft

    def acting(self, scene: Scene, subject: Speaker | None) -> Speaker | None:
        """Return a person who acts in a sentence without speech, whom the next "he said" means."""
        return subject if _kind(scene, subject) is ActorKind.PERSON else None


def _kind(scene: Scene, speaker: Speaker | None) -> ActorKind | None:
    actor = scene.actors.get(speaker.key or "") if speaker else None
    return actor.kind if actor else None


def _named_since(scene: Scene, speaker: Speaker, begin: int) -> bool:
    """Tell whether the person whom a pronoun was taken for has been named between an offset and the pronoun."""
    begin = max(begin, speaker.span.begin - _NEAR)
    named = (m.start() for m in _ACTOR.finditer(scene.masked, begin, max(begin, speaker.span.begin)))
    person = _kind(scene, speaker) is ActorKind.PERSON
    return person and any(scene.actors_at.get(at) == speaker.key and at not in scene.pronouns for at in named)
