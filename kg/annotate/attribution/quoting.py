"""A masked stretch goes in; out comes whom an outlet or a document in it quotes: "the agency quoted X as saying"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import Cue, CueEntry
from kg.annotate.attribution.scene import ACTOR
from kg.annotate.attribution.speakers import Speaker
from kg.annotate.patterns import alternatives
from kg.model import ClaimType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.attribution.cues import ClaimWords
    from kg.annotate.attribution.scene import Scene

_ENTRY = CueEntry(ClaimType.STATEMENT, frozenset({"clause"}))
_ACTOR = re.compile(ACTOR)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Who is quoted, by which words, and the outlet that quotes where it is an actor."""

    who: Speaker
    cue: Cue
    relay: Speaker | None


class QuotingRules:
    """The patterns of one language."""

    def __init__(self, words: ClaimWords) -> None:
        verbs, saying = alternatives(words.quoting), alternatives(words.as_saying)
        self._quoted = re.compile(rf"(?<![\w-])(?:{verbs})\s+(?P<who>[^,;:.\ue005]{{2,90}}?)\s+(?:{saying})(?![\w-])")
        self._being = re.compile(rf"\s+(?:\w+\s+)?(?:{alternatives(words.passive_after)})\s+(?:\w+\s+)?")
        self._agent = re.compile(rf"(?:{alternatives(words.agents)})\s")
        self._own = frozenset(words.as_saying)

    def found(self, scene: Scene, begin: int, end: int) -> Iterator[Quoted]:
        """Yield whoever is quoted between two offsets, from left to right."""
        for match in self._quoted.finditer(scene.masked, begin, end):
            actors = [m.start() for m in _ACTOR.finditer(scene.masked, match.start("who"), match.end("who"))]
            if self._agent.match(scene.masked, match.start("who")):  # "X was quoted by the report as saying"
                yield from self._passive(scene, begin, match)
                continue
            whole = Span(match.start("who"), match.end("who"))
            named = actors and scene.ends_at[actors[-1]] == whole.end
            outlets = [m.start() for m in _ACTOR.finditer(scene.masked, begin, match.start())]
            yield Quoted(
                _at(scene, actors[-1]) if named else Speaker(whole, None),
                Cue(match.start(), match.end(), _ENTRY),
                _at(scene, outlets[-1])
                if outlets and not scene.masked[scene.ends_at[outlets[-1]] : match.start()].strip()
                else None,
            )

    def _passive(self, scene: Scene, begin: int, match: re.Match[str]) -> Iterator[Quoted]:
        before = [m.start() for m in _ACTOR.finditer(scene.masked, begin, match.start())]
        if before and self._being.fullmatch(scene.masked, scene.ends_at[before[-1]], match.start()):
            yield Quoted(_at(scene, before[-1]), Cue(match.start(), match.end(), _ENTRY), None)

    def holds(self, before: str, cue: str) -> bool:
        """Tell whether a cue is but the end of "quoted X as saying"; `before` is what stands before it."""
        return any(f"{before[-4:].split()[-1]} {cue}" == own for own in self._own if before[-1:] == " " and before[-4:].split())


def _at(scene: Scene, begin: int) -> Speaker:
    return Speaker(Span(begin, scene.ends_at[begin]), scene.actors_at[begin])
