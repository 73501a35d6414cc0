"""Find contents that hang on a noun of saying with an owner: "X's claim that C", "his refusal to C", "klaim X bahwa C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords, Cue, CueEntry
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.scene import ACTOR, Scene
from kg.annotate.attribution.speakers import Speaker
from kg.annotate.patterns import alternatives
from kg.model import ClaimType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.attribution.contents import ContentRules

_FRAMES = frozenset({"clause"})


class NounRules:
    """The patterns of one language."""

    def __init__(self, words: ClaimWords, contents: ContentRules) -> None:
        self._contents = contents
        self._kinds = {noun: ClaimType(kind) for noun, kind in words.speech_nouns.items()}
        no_noun = rf"(?!{ACTOR}|(?:{alternatives(words.articles + words.determiners)})(?![\w-]))"
        that, to = alternatives(words.strong_that), alternatives(words.noun_links)
        nouns, links = alternatives(words.speech_nouns), rf"(?=\s+(?:(?:{that})\s|(?:{to})\s+{no_noun}))"
        between = r"(?:\s+[^\W\d_][\w-]*){0,2}?"
        is_that = rf"(?:\s+(?:{alternatives(words.passive_after)})(?=\s+(?:{that})\s))?"
        owned = rf"(?P<noun>{nouns})(?![\w-]){is_that}{links}"
        self._patterns = [
            re.compile(rf"(?P<who>{ACTOR})['’]s{between}\s+{owned}"),
            re.compile(
                rf"(?<![\w-])(?P<noun>{nouns})(?![\w-]){between}\s+(?:{alternatives(words.noun_owners)})?(?P<who>{ACTOR}){links}"
            ),
        ]
        suffix = words.inverted_suffix
        before = rf"(?:{alternatives(words.possessives)}){between}\s+" if not suffix else ""
        self._own = re.compile(rf"(?<![\w-]){before}(?P<noun>{nouns}){suffix}(?![\w-]){links}")

    def drafts(self, scene: Scene, sentence: Span, last: Speaker | None) -> Iterator[Draft]:
        """Yield the claims of one sentence; `last` is whom "his" means. What opens a sentence is the subject of another verb."""
        for pattern in self._patterns:
            for match in pattern.finditer(scene.masked, sentence.begin, sentence.end):
                at = match.start("who")
                who = Speaker(Span(at, scene.ends_at[at]), scene.actors_at[at])
                yield from self._draft(scene, sentence, match, who)
        if last is not None:
            for match in self._own.finditer(scene.masked, sentence.begin + 1, sentence.end):
                if not match.end() <= last.span.begin < sentence.end:  # who is named behind it is not meant
                    yield from self._draft(scene, sentence, match, last)

    def _draft(self, scene: Scene, sentence: Span, match: re.Match[str], who: Speaker) -> Iterator[Draft]:
        entry = CueEntry(self._kinds[match["noun"]], _FRAMES)
        content = self._contents.after(scene, Cue(match.start("noun"), match.end(), entry), sentence.end)
        if content is not None and (scene.masked[sentence.begin : match.start()].strip() or match.end() > match.end("noun")):
            yield Draft(who, content, Cue(match.start("noun"), match.end("noun"), entry), sentence, "noun")
