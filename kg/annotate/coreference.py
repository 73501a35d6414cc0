"""The component kg_coreference: sentences and actor phrases of a Doc in, resolved pronouns and definite phrases out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import ActorPhrase, declare_attributes, text_of
from kg.annotate.attribution.cues import lexicon_for
from kg.annotate.attribution.scene import QUOTE, Scene, lowered, scene_of
from kg.annotate.attribution.speakers import speaker_rules
from kg.annotate.reference.anaphors import Anaphor, Reach, anaphor_patterns
from kg.annotate.reference.salience import Appearance, History
from kg.model import Actor, ActorKind, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.attribution.cues import Cue

_CONFIDENCE = {Reach.PERSON: 0.7, Reach.THING: 0.6, Reach.PLURAL: 0.5, Reach.PAIR: 0.6, Reach.ROLE: 0.75}
_RECENT = 40  # sentences that an anaphor in the middle of a sentence may look back
_BESIDE = 40  # code points between an actor and the reporting word beside it
_ENDS = ("", ",", "?", "!", QUOTE[1])  # what stands between reported words and a cue behind them
_WHOM = frozenset({"told", "participle"})  # frames of cues behind which the hearer stands, or whoever else


@Language.factory("kg_coreference")
def make_component(nlp: Language, name: str) -> Coreference:
    """Return the component for the pipeline's language; its words stand in the table `[coreference]`."""
    declare_attributes()
    return Coreference(str(nlp.lang), name)


class Coreference:
    """Resolve anaphors sentence by sentence and leave them in `doc._.kg_anaphora`.

    A definite phrase that the actors' component took for a new unnamed actor ("juru bicara itu") is given to its antecedent in
    `kg_phrases` and `kg_mentions` instead.
    """

    def __init__(self, language: str, name: str) -> None:
        self.name = name
        self._patterns, self._lexicon, self._speakers = anaphor_patterns(language), lexicon_for(language), speaker_rules(language)

    def __call__(self, doc: Doc) -> Doc:
        """Add the resolved anaphors to the Doc."""
        doc._.kg_anaphora = ()
        text, actors = lowered(text_of(doc)), doc._.kg_actors
        open_phrases = {p.span: p for p in doc._.kg_phrases if self._is_definite(text, p, actors.get(p.refers_to))}
        doc._.kg_phrases = tuple(p for p in doc._.kg_phrases if p.span not in open_phrases)
        scene = scene_of(doc)
        history, found = History(dict(doc._.kg_actors)), list[Mention]()
        given: dict[Span, str] = {}
        begins = [p.span.begin for p in doc._.kg_phrases]
        for sentence in scene.sentences:
            span = sentence.span
            here = [
                self._appearance(scene, span, p.span, p.refers_to)
                for p in doc._.kg_phrases[bisect_left(begins, span.begin) : bisect_left(begins, span.end)]
                if scene.masked[p.span.begin] == "\ue004"
            ]
            for anaphor in self._patterns.anaphors_in(scene.masked, span.begin, span.end):
                keys = self._antecedents(scene, anaphor, span, here, history)
                found += [
                    Mention(anaphor.span, key, _CONFIDENCE[anaphor.reach], f"kg_coreference:{anaphor.reach}") for key in keys
                ]
                here += [self._appearance(scene, span, anaphor.span, key) for key in keys]
                given |= {
                    o: keys[0] for o in open_phrases if keys and o.begin <= anaphor.span.begin and anaphor.span.end <= o.end
                }
            history.sentences.append(sorted(here, key=lambda a: a.span))
        _leave(doc, found, open_phrases, given)
        return doc

    def _is_definite(self, text: str, phrase: ActorPhrase, actor: Actor | None) -> bool:
        if actor is None or actor.kind is not ActorKind.UNNAMED:
            return False
        words = text[phrase.span.begin : phrase.span.end]
        anaphor = next(self._patterns.anaphors_in(words, 0, len(words)), None)
        return anaphor is not None and anaphor.span == Span(0, len(words)) and anaphor.reach is Reach.ROLE

    def _appearance(self, scene: Scene, sentence: Span, span: Span, key: str) -> Appearance:
        lead = scene.masked[sentence.begin : span.begin]
        governed = bool(self._speakers.after_preposition.search(lead))
        beside = self._lexicon.cues_in(
            scene.masked, max(sentence.begin, span.begin - _BESIDE), min(sentence.end, span.end + _BESIDE)
        )
        speaks = not governed and any(self._touches(scene, span, cue) for cue in beside)
        return Appearance(span, key, scene.text[span.begin : span.end].lower(), not governed, speaks)

    def _touches(self, scene: Scene, span: Span, cue: Cue) -> bool:
        """Tell whether a cue stands right behind an actor, or before one that it can have for its subject ("said X")."""
        if cue.begin >= span.end:
            return bool(self._speakers.tight.match(scene.masked[span.end : cue.begin]))
        if cue.end > span.begin or scene.masked[cue.end : span.begin].strip():
            return False
        lead = scene.masked[max(0, cue.begin - 2) : cue.begin].strip()
        return lead in _ENDS and "inverted" in cue.entry.frames and not cue.entry.frames & _WHOM

    def _antecedents(
        self, scene: Scene, anaphor: Anaphor, sentence: Span, here: list[Appearance], history: History
    ) -> tuple[str, ...]:
        if anaphor.reach is Reach.PAIR:
            earlier = replace_last(history, here, anaphor.span.begin)
            return earlier.pair(anaphor.kind)
        if anaphor.reach is Reach.ROLE:
            return _one(self._role_holder(scene, anaphor, here, history))
        if anaphor.reach is Reach.PERSON:
            closing = self._closes_speech(scene, anaphor.span, sentence)
            before = [] if closing else [a for a in here if a.span.end <= anaphor.span.begin]
            return _one(next(history.people(before=before), None))
        singular = self._patterns.words.singular
        if not self._speaks(scene, anaphor.span, sentence) and anaphor.kind is None:
            return ()
        candidates = history.things(anaphor.kind) if anaphor.reach is Reach.THING else history.plurals(singular)
        return _one(next(candidates, None))

    def _role_holder(self, scene: Scene, anaphor: Anaphor, here: list[Appearance], history: History) -> str | None:
        words = self._patterns.words
        named = [a for a in here if anaphor.span.begin <= a.span.begin and a.span.end <= anaphor.span.end]
        state = named[0].key if named else None
        earlier = replace_last(history, here, anaphor.span.begin)
        if anaphor.word in words.people:
            return next(earlier.people(), None)
        introduces = partial(self._patterns.introduces, scene.masked, anaphor)
        if holder := earlier.introduced_as(introduces, state):
            return holder
        if anaphor.word in words.generic:
            return earlier.unnamed()
        return earlier.person_of(state) if state and anaphor.word in words.leaders else None

    def _closes_speech(self, scene: Scene, span: Span, sentence: Span) -> bool:
        """Tell whether "…, he said" closes reported words; then "he" spoke before and is nobody named in them."""
        around = max(sentence.begin, span.begin - 15), min(sentence.end, span.end + _BESIDE)
        cue = next(self._lexicon.cues_in(scene.masked, *around), None)
        if cue is None:
            return False
        lead = scene.masked[sentence.begin : min(cue.begin, span.begin)].rstrip()
        return not lead or lead.endswith((",", "\ue001", "?", "!"))

    def _speaks(self, scene: Scene, span: Span, sentence: Span) -> bool:
        cues = self._lexicon.cues_in(
            scene.masked, max(sentence.begin, span.begin - _BESIDE), min(sentence.end, span.end + _BESIDE)
        )
        return any(self._touches(scene, span, cue) for cue in cues)


def replace_last(history: History, here: list[Appearance], before: int) -> History:
    """Return the history with what stands in the present sentence before an offset as its latest sentence."""
    return replace(history, sentences=[*history.sentences[-_RECENT:], [a for a in here if a.span.end <= before]])


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key is not None else ()


def _leave(doc: Doc, found: list[Mention], opened: dict[Span, ActorPhrase], given: dict[Span, str]) -> None:
    """Write the anaphors, and the definite phrases under their antecedents (or as they were where none was found)."""
    phrases = [replace(p, refers_to=given.get(span, p.refers_to)) for span, p in opened.items()]
    doc._.kg_phrases = tuple(sorted((*doc._.kg_phrases, *phrases), key=lambda p: p.span))
    covered = set(given)
    doc._.kg_anaphora = tuple(sorted((m for m in found if m.span not in covered), key=lambda m: (m.span, m.refers_to)))
    doc._.kg_mentions = tuple(
        replace(m, refers_to=given[m.span], confidence=_CONFIDENCE[Reach.ROLE], found_by="kg_coreference:role")
        if m.span in given
        else m
        for m in doc._.kg_mentions
    )
