"""Find the meetings an article tells of, from its sentences, actors and dates, and leave them as `doc._.kg_meetings`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes, text_of
from kg.annotate.meeting.days import events_of
from kg.annotate.meeting.drafting import drafts_of
from kg.annotate.meeting.grammar import Grammar, grammar_for
from kg.annotate.meeting.home import home_of
from kg.annotate.meeting.knowledge import Knowledge, lowered, within
from kg.annotate.meeting.merging import reports_of
from kg.annotate.meeting.participants import parties_of
from kg.annotate.meeting.reach import Look
from kg.annotate.meeting.scene import pair_in, quotations_of, scene_of
from kg.annotate.meeting.subjects import topic_of
from kg.annotate.meeting.triggers import find_triggers
from kg.annotate.rules import confidence_of
from kg.model import Span

_BACK = 3  # sentences in which those are looked for whom "they" means
_LONGEST = 1500  # code points: a sentence longer than that is a list or a text without stops, and is read piece by piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.attributes import Sentence
    from kg.annotate.meeting.drafts import Draft


@Language.factory("kg_meetings")
def make_component(nlp: Language, name: str) -> MeetingFinder:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language; raises UnsupportedLanguage where no table of words exists."""
    declare_attributes()
    return MeetingFinder(grammar_for(nlp.lang))


class MeetingFinder:
    """Writes `kg_meetings`; reads what the components for sentences, dates, actors and coreference left."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def __call__(self, doc: Doc) -> Doc:
        """Find the meetings of one article; the text itself stays as it is."""
        text = text_of(doc)
        knowledge = Knowledge(
            text,
            lowered(text),
            doc._.kg_phrases,
            doc._.kg_anaphora,
            doc._.kg_times,
            doc._.kg_mentions,
            doc._.kg_actors,
            frozenset(doc._.kg_places),
            doc._.kg_sentences[0].span if doc._.kg_sentences else Span(0, 0),
            doc._.kg_published,
            doc._.kg_syntax,
        )
        knowledge = replace(knowledge, home=home_of(knowledge), events=events_of(knowledge, self._grammar))
        drafts = self._drafts(doc, knowledge)
        doc._.kg_meetings = tuple(
            replace(report, confidence=confidence_of(report.found_by, doc.lang_, report.confidence))
            for report in reports_of(drafts, knowledge)
        )
        return doc

    def _drafts(self, doc: Doc, knowledge: Knowledge) -> Iterator[Draft]:
        quotations = quotations_of(knowledge.text)
        sentences = [piece for sentence in doc._.kg_sentences for piece in _pieces(sentence, knowledge.text)]
        for number, sentence in enumerate(sentences):
            if not self._may_tell(sentence, knowledge):
                continue
            scene = scene_of(sentence, knowledge, self._grammar, quotations)
            triggers = tuple(find_triggers(scene))
            before = scene_of(sentences[number - 1], knowledge, self._grammar, quotations) if triggers and number else None
            topic = topic_of(scene, before) if before else None
            for trigger in triggers:
                parties = parties_of(Look(scene, trigger, knowledge, topic))
                for draft in drafts_of(scene, trigger, parties, knowledge):
                    if parties.inherits:  # who "they" are, if no meeting was told before
                        nearest = reversed(sentences[max(0, number - _BACK) : number])
                        earlier = (scene_of(each, knowledge, self._grammar, quotations) for each in nearest)
                        yield replace(draft, pair=pair_in(earlier, knowledge))
                    else:
                        yield draft

    def _may_tell(self, sentence: Sentence, knowledge: Knowledge) -> bool:
        """Tell whether a word of meeting stands in a sentence, or a verb with its object in one word ("menemuinya")."""
        if self._grammar.triggers.search(knowledge.lower, sentence.span.begin, sentence.span.end):
            return True
        pronouns = (m.span.begin for m in within(knowledge.anaphora, sentence.span))
        return any(knowledge.text[begin - 1 : begin].isalpha() for begin in pronouns)


def _pieces(sentence: Sentence, text: str) -> Iterator[Sentence]:
    """Yield a sentence, cut at blanks where it is too long to be looked through as a whole again and again."""
    begin, end = sentence.span.begin, sentence.span.end
    while end - begin > _LONGEST:
        blank = text.rfind(" ", begin + 1, begin + _LONGEST)
        cut = blank if blank > begin else begin + _LONGEST
        yield replace(sentence, span=Span(begin, cut))
        begin = cut
    yield replace(sentence, span=Span(begin, end))
