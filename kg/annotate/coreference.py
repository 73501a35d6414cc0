"""The component kg_coreference: sentences and actor phrases of a Doc in, resolved pronouns and definite phrases out."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import ActorPhrase, declare_attributes, text_of
from kg.annotate.attribution.contents import content_rules
from kg.annotate.attribution.cues import lexicon_for
from kg.annotate.attribution.scene import QUOTE, Scene, lowered, scene_of
from kg.annotate.attribution.speakers import speaker_rules
from kg.annotate.reference.anaphors import Anaphor, Reach, anaphor_patterns
from kg.annotate.reference.phrases import leave, nested, taken_before, within
from kg.annotate.reference.salience import Appearance, History
from kg.model import Actor, ActorKind, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.attribution.cues import Cue

_CONFIDENCE = {
    Reach.PERSON: 0.7,
    Reach.OBJECT: 0.65,
    Reach.THING: 0.6,
    Reach.PLURAL: 0.5,
    Reach.PAIR: 0.6,
    Reach.ROLE: 0.75,
    Reach.OWN: 0.7,
}
_VERB = 3  # words of a verb with its auxiliaries
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
        self._leading = content_rules(language).leading

    def __call__(self, doc: Doc) -> Doc:
        """Add the resolved anaphors to the Doc."""
        doc._.kg_anaphora = ()
        text, actors = lowered(text_of(doc)), doc._.kg_actors
        open_phrases = {p.span: p for p in doc._.kg_phrases if self._is_definite(text, p, actors.get(p.refers_to))}
        doc._.kg_phrases = tuple(p for p in doc._.kg_phrases if p.span not in open_phrases)
        scene = scene_of(doc)
        history, found = History(dict(doc._.kg_actors), self._may_be_person), list[Mention]()
        given: dict[Span, str] = {}
        begins = [p.span.begin for p in doc._.kg_phrases]
        waiting = deque(sorted(open_phrases.values()))
        for sentence in scene.sentences:
            span = sentence.span
            opened = taken_before(waiting, span.end)
            phrases = doc._.kg_phrases[bisect_left(begins, span.begin) : bisect_left(begins, span.end)]
            described = self._described(scene, text, span)
            here = [
                self._appearance(scene, span, p.span, p.refers_to)
                for p in phrases
                if scene.masked[p.span.begin] == "\ue004" and not (described and within(p.span, described.span))
            ]
            for appearance in here:
                history.tell(appearance, self._patterns.gender_of(appearance.words))
            for anaphor in self._anaphors(scene, span, described, opened):
                keys = self._antecedents(scene, anaphor, span, here, history)
                found += [
                    Mention(anaphor.span, key, _CONFIDENCE[anaphor.reach], f"kg_coreference:{anaphor.reach}") for key in keys
                ]
                again = [self._appearance(scene, span, anaphor.span, key) for key in keys]
                here += again
                if anaphor.reach is Reach.PERSON and again:
                    history.tell(again[0], self._patterns.gender_of(again[0].words))
                given |= {o.span: keys[0] for o in opened if keys and nested(anaphor.span, o.span)}
                if keys and anaphor is described:
                    given[anaphor.span], open_phrases[anaphor.span] = keys[0], ActorPhrase(anaphor.span, keys[0], anaphor.span)
            here += [self._appearance(scene, span, o.span, o.refers_to) for o in opened if o.span not in given]
            history.sentences.append(sorted(here, key=lambda a: a.span))
        leave(doc, found, open_phrases, given, _CONFIDENCE[Reach.ROLE])
        return doc

    def _may_be_person(self, actor: Actor) -> bool:
        return actor.kind is not ActorKind.UNNAMED or self._patterns.may_be_person(actor.name.text)

    def _anaphors(self, scene: Scene, sentence: Span, described: Anaphor | None, opened: list[ActorPhrase]) -> list[Anaphor]:
        """Return the anaphors of a sentence: what opens it, what patterns find, and bare titles."""
        begin = described.span.end if described else sentence.begin
        found = [self._of_state(scene, a, opened) for a in self._patterns.anaphors_in(scene.masked, begin, sentence.end)]
        taken = {a.span for a in found}
        titles = [
            self._patterns.title(scene.masked, o.span, next(iter(scene.actors[o.refers_to].represents), None))
            for o in opened
            if o.span not in taken and o.span.begin >= begin and self._patterns.is_title(scene.text[o.span.begin : o.span.end])
        ]
        taken |= {a.span for a in titles}
        for bare in self._patterns.bare_titles_in(scene.text, begin, sentence.end):
            if not any(nested(bare.span, span) for span in taken) and self._is_bare(scene, bare.span, sentence):
                titles.append(bare)
        longer = (self._longer(scene, o) for o in opened if o.span.begin >= begin)
        found += [a for a in longer if a and not any(nested(a.span, span) for span in taken)]
        return sorted([*([described] if described else []), *found, *titles], key=lambda a: a.span)

    def _of_state(self, scene: Scene, anaphor: Anaphor, opened: list[ActorPhrase]) -> Anaphor:
        """Return a definite phrase with the state that it names itself ("the French minister")."""
        phrase = next((o for o in opened if anaphor.reach is Reach.ROLE and within(o.span, anaphor.span)), None)
        return replace(anaphor, state=next(iter(scene.actors[phrase.refers_to].represents), None)) if phrase else anaphor

    def _is_bare(self, scene: Scene, span: Span, sentence: Span) -> bool:
        """Tell whether words in capitals are no part of a phrase, and speak."""
        return scene.masked[span.begin] == scene.text[span.begin].lower() and self._speaks(scene, span, sentence)

    def _longer(self, scene: Scene, phrase: ActorPhrase) -> Anaphor | None:
        """Return the definite phrase to which a phrase belongs whose last word makes it one ("pemimpin X itu")."""
        found = self._patterns.described_at(scene.masked, phrase.span)
        represents = scene.actors[phrase.refers_to].represents if found else ()
        return replace(found, state=next(iter(represents), None)) if found else None

    def _described(self, scene: Scene, text: str, sentence: Span) -> Anaphor | None:
        """Return the long definite phrase that opens a sentence and speaks ("mantan pemain klub X itu mengatakan")."""
        opening = self._leading.match(scene.masked, sentence.begin, sentence.end)
        found = self._patterns.described_in(text, opening.end() if opening else sentence.begin, sentence.end)
        return found if found and self._speaks(scene, found.span, sentence) else None

    def _is_definite(self, text: str, phrase: ActorPhrase, actor: Actor | None) -> bool:
        if actor is None or actor.kind is not ActorKind.UNNAMED:
            return False
        words = text[phrase.span.begin : phrase.span.end]
        if (
            self._patterns.is_aged(words)
            or self._patterns.is_title(actor.name.text)
            or self._patterns.described_at(text, phrase.span)
        ):
            return True
        begin = self._patterns.article_before(text, phrase.span.begin)
        anaphor = next(self._patterns.anaphors_in(text, begin, phrase.span.end), None)
        return anaphor is not None and anaphor.span == Span(begin, phrase.span.end) and anaphor.reach is Reach.ROLE

    def _appearance(self, scene: Scene, sentence: Span, span: Span, key: str) -> Appearance:
        lead = scene.masked[sentence.begin : span.begin]
        governed = bool(self._speakers.after_preposition.search(lead))
        beside = self._lexicon.cues_in(
            scene.masked, max(sentence.begin, span.begin - _BESIDE), min(sentence.end, span.end + _BESIDE)
        )
        speaks = not governed and any(self._touches(scene, span, cue) for cue in beside)
        joined = self._speakers.joined.match(scene.masked, span.end) is not None
        return Appearance(span, key, scene.text[span.begin : span.end].lower(), not governed, speaks, joined)

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
            earlier = history.until(here, anaphor.span.begin)
            return earlier.pair(anaphor.kind, self._patterns.is_second)
        if anaphor.reach is Reach.OWN:
            return _one(next(history.until(here, anaphor.span.begin).speakers(), None))
        if anaphor.reach is Reach.ROLE:
            return _one(self._role_holder(scene, anaphor, here, history))
        if anaphor.reach is Reach.OBJECT:
            return _one(next(history.until(here, anaphor.span.begin).people_but(self._subject(scene, anaphor, here)), None))
        if anaphor.reach is Reach.PERSON:
            closing = self._closes_speech(scene, anaphor.span, sentence)
            before = [a for a in here if a.span.end <= anaphor.span.begin]
            speaking = [a for a in before if a.speaks]  # 'X said C: "…," he told reporters'
            gender = self._patterns.gender_of(scene.masked[anaphor.span.begin : anaphor.span.end])
            people = partial(history.people, gender=gender)
            return _one(next(chain(people(before=[] if closing else before), people(before=speaking)), None))
        singular = self._patterns.words.singular
        if not self._speaks(scene, anaphor.span, sentence) and anaphor.kind is None:
            return ()
        candidates = history.things(anaphor.kind) if anaphor.reach is Reach.THING else history.plurals(singular)
        return _one(next(candidates, None))

    def _subject(self, scene: Scene, anaphor: Anaphor, here: list[Appearance]) -> str | None:
        """Return the subject of the verb that an object follows: who stands beside the verb, else who opens the sentence."""
        before = [a for a in here if a.span.end <= anaphor.span.begin and a.subject]
        if not before:
            return None
        between = scene.masked[before[-1].span.end : anaphor.span.begin].split()
        beside = len(between) <= _VERB and not set(between) & set(self._patterns.words.joiners)
        return before[-1 if beside else 0].key

    def _role_holder(self, scene: Scene, anaphor: Anaphor, here: list[Appearance], history: History) -> str | None:
        words = self._patterns.words
        named = [a for a in here if anaphor.span.begin <= a.span.begin and a.span.end <= anaphor.span.end]
        state = named[0].key if named else anaphor.state
        whose = frozenset(scene.text[anaphor.span.begin : anaphor.span.end].lower().split()[:-1])
        earlier = history.until(here, anaphor.span.begin)
        if anaphor.word in words.people:
            return next(earlier.people(), None)
        introduces = partial(self._patterns.introduces, scene.masked, anaphor)
        if holder := earlier.introduced_as(introduces, state, whose):
            return holder
        if anaphor.word in words.generic:
            return earlier.source()
        if anaphor.word not in words.leaders:
            return None
        return earlier.person_of(state) if state else earlier.sole_subject()

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


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key is not None else ()
