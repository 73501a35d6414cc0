"""Find contents ascribed to a source without a verb: "according to X, C", "C, menurut X", "menurutnya, C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords, Cue, CueEntry
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.quoting import QuotingRules
from kg.annotate.attribution.scene import ACTOR, TIME, Scene
from kg.annotate.attribution.speakers import Speaker
from kg.annotate.patterns import alternatives
from kg.model import ActorKind, ClaimType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.attribution.contents import ContentRules

_LONG = 35  # code points; a shorter lead is an aside, not a content
_ENTRY = CueEntry(ClaimType.STATEMENT, frozenset({"clause"}))


class Sources:
    """The rules of one language."""

    def __init__(self, words: ClaimWords, contents: ContentRules) -> None:
        self._nouns, self._contents = words.source_nouns, contents
        source = alternatives(words.according_to)
        no_verb = alternatives((*words.prepositions, *words.relatives, *words.conjunctions, *words.joiners, *words.adverbs))
        named = rf"{ACTOR}(?=\s+(?!(?:{no_verb})(?![\w-]))\w)"  # "menurut X merupakan …"
        self._source = re.compile(rf"(?<![\w-])(?:{source})\s+(?P<who>{named}|[^,;]{{2,110}}?(?=,|[.]?\s*$))")
        self._stance = re.compile(rf"(?:{alternatives(words.stance_of)})\s+(?P<who>{ACTOR}),?\s+")
        told = rf"(?:\s+(?:{alternatives(words.addressee)})\s+[^,;:.]{{2,60}}(?=,))?"
        self._pronoun = re.compile(rf"(?<![\w-])(?:{alternatives(words.according_to_pronoun)})(?![\w-]){told}")
        self._clause = re.compile(rf"(?:{alternatives(words.relatives)})\s")
        self._from = re.compile(rf"(?:{alternatives(words.noun_owners)})")
        self._relative = re.compile(rf"(?<![\w-])(?:{alternatives(words.relatives)})\s+$")
        self._quoting = QuotingRules(words)
        self._actor = re.compile(ACTOR)
        self._rest = re.compile(rf"\s*(?:$|[(\ue003]|(?:{alternatives(words.prepositions + words.addressee)})\s|\w+\s+\d).*")
        self._day = re.compile(rf"\s+(?:(?:{alternatives(words.prepositions)})\s+)?{TIME}\s*$")
        self._word = re.compile(r"\S+")
        capital = r"[A-Z][\w’'-]*"
        small = alternatives((*words.prepositions, *words.articles))
        self._name = re.compile(rf"\s+(?:(?:{small})\s+)*(?P<who>{capital}(?:\s+(?:{capital}|[a-z]{{1,3}}))*\s{capital})\s*$")

    def drafts(self, scene: Scene, sentence: Span, last: Speaker | None) -> Iterator[Draft]:
        """Yield the claims of one sentence; `last` is whom a pronoun means."""
        yield from self._quoted(scene, sentence)
        if (stance := self._stance.match(scene.masked, sentence.begin, sentence.end)) and self._is_person(scene, stance):
            yield from self._around(scene, sentence, stance, self._speaker(scene, stance.start("who"), stance.end("who")))
        for match in self._source.finditer(scene.masked, sentence.begin, sentence.end):
            if self._pronoun.match(scene.masked, match.start()) or self._clause.match(scene.masked, match.start("who")):
                continue  # "according to his account", "menurut keterangan yang diterima …"
            who = self._speaker(scene, match.start("who"), match.end("who"))
            yield from self._around(scene, sentence, match, who)
        for match in self._pronoun.finditer(scene.masked, sentence.begin, sentence.end):
            if last is not None and not self._relative.search(scene.masked, sentence.begin, match.start()):
                yield from self._around(scene, sentence, match, last)

    def _quoted(self, scene: Scene, sentence: Span) -> Iterator[Draft]:
        """The agency quoted X as saying that C / C, the agency quoted X as saying."""
        for quoted in self._quoting.found(scene, sentence.begin, sentence.end):
            cue, rule = quoted.cue, "preposed"
            content = self._contents.after(scene, cue, sentence.end)
            if content is None or self._contents.closes(scene, cue.end, sentence.end):
                comma = scene.masked.rfind(",", sentence.begin, cue.begin)
                content, rule = self._contents.before(scene, sentence.begin, max(comma, sentence.begin)), "postposed"
            if content is not None:
                yield Draft(quoted.who, content, cue, sentence, rule, quoted.relay)

    def _is_person(self, scene: Scene, stance: re.Match[str]) -> bool:
        """Tell whether what holds "for X" is a person's view; for a state it may be but an interest."""
        actor = scene.actors.get(scene.actors_at[stance.start("who")])
        return actor is not None and actor.kind is ActorKind.PERSON

    def _around(self, scene: Scene, sentence: Span, attribution: re.Match[str], who: Speaker) -> Iterator[Draft]:
        begin, end = attribution.span()
        ahead = self._contents.before(scene, sentence.begin, begin)
        behind = self._contents.before(scene, end, sentence.end)
        long_ahead = ahead is not None and ahead.end - ahead.begin > _LONG
        content = ahead if long_ahead and scene.before(begin) != "—" else behind or ahead
        if (
            ahead
            and not long_ahead
            and scene.before(begin) == ","
            and self._contents.goes_on(scene, end, sentence.end) is not None
        ):
            content = self._contents.before(scene, sentence.begin, sentence.end)  # "C, according to X, C"
        if content is not None:
            first = self._word.match(scene.masked, begin, end)
            yield Draft(who, content, Cue(begin, first.end() if first else end, _ENTRY), sentence, "according_to")

    def _speaker(self, scene: Scene, begin: int, end: int) -> Speaker:
        """Return the actor that heads a source phrase; "data dari X" and "a report by X" speak for X."""
        actor = self._actor.search(scene.masked, begin, end)
        first = self._word.match(scene.masked, begin, end)
        if actor and (actor.start() == begin or (first and first.group() in self._nouns and self._ends(scene, actor.end(), end))):
            return Speaker(Span(actor.start(), scene.ends_at[actor.start()]), scene.actors_at[actor.start()])
        if owner := self._from.match(scene.masked, begin, end):
            return self._speaker(scene, owner.end(), end)  # "berdasarkan informasi dari X"
        end = begin + len(self._day.sub("", scene.masked[begin:end]))
        words = scene.text[begin:end]
        if first and first.group() in self._nouns and (name := self._name.match(scene.text, first.end(), end)):
            return Speaker(Span(name.start("who"), name.end("who")), None)  # "laporan X Network"
        begin += len(words) - len(words.lstrip())
        return Speaker(Span(begin, begin + len(words.strip())), None)

    def _ends(self, scene: Scene, offset: int, end: int) -> bool:
        """Tell whether an actor closes a source phrase, a day or what the source is about aside ("laporan X pada Senin")."""
        return self._rest.fullmatch(scene.masked, offset, end) is not None
