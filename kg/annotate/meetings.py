"""Find the meetings an article tells of, from its sentences, actors and dates, and leave them as `doc._.kg_meetings`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes
from kg.annotate.meeting.details import date_of, mode_of, organizers_of, place_of, topic_of
from kg.annotate.meeting.grammar import Grammar, grammar_for
from kg.annotate.meeting.merging import Draft, reports_of
from kg.annotate.meeting.participants import Parties, parties_of
from kg.annotate.meeting.scene import Group, Knowledge, Scene, quotations_of, scene_of
from kg.annotate.meeting.status import stage_of
from kg.annotate.meeting.subjects import leading_subject
from kg.annotate.meeting.triggers import Trigger, find_triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
        knowledge = Knowledge(
            doc.text,
            doc._.kg_phrases,
            doc._.kg_anaphora,
            doc._.kg_times,
            doc._.kg_mentions,
            doc._.kg_actors,
            frozenset(doc._.kg_places),
        )
        drafts = self._drafts(doc, knowledge)
        doc._.kg_meetings = reports_of(drafts, knowledge, doc._.kg_published)
        return doc

    def _drafts(self, doc: Doc, knowledge: Knowledge) -> Iterator[Draft]:
        quotations = quotations_of(doc.text)
        for number, sentence in enumerate(doc._.kg_sentences):
            if not self._grammar.triggers.search(doc.text, sentence.span.begin, sentence.span.end):
                continue
            scene = scene_of(sentence, knowledge, self._grammar, quotations)
            triggers = tuple(find_triggers(scene))
            if triggers and number:
                before = scene_of(doc._.kg_sentences[number - 1], knowledge, self._grammar, quotations)
                topic = leading_subject(before)
            else:
                topic = None
            for trigger in triggers:
                yield from _drafts_of(scene, trigger, parties_of(scene, trigger, knowledge, topic), knowledge)


def _drafts_of(scene: Scene, trigger: Trigger, parties: Parties, knowledge: Knowledge) -> Iterator[Draft]:
    """Yield one draft, or several where each of the last side meets the others on its own."""
    stage = stage_of(scene, trigger)
    participants = parties.keys if parties.suffice else ()
    if parties.rule == "noun-collective" and trigger.demonstrative:
        participants = ()
    if len(participants) == 1 and trigger.is_noun and not (stage.explicit or trigger.definite or date_of(scene, trigger, stage.status)):
        return
    if not participants and not (parties.inherits or (trigger.definite and trigger.reach in {"strong", "summit"})):
        return
    draft = Draft(
        participants=participants,
        stage=stage,
        evidence=(scene.span(*_trimmed(scene, trigger.clause)),),
        core=scene.span(trigger.anchor, max((trigger.end, *(side.end for side in parties.sides)))),
        rule=parties.rule,
        definite=trigger.definite,
        inherits=parties.inherits and not participants,
        date=date_of(scene, trigger, stage.status),
        organizers=parties.hosts or organizers_of(scene, trigger),
        place=place_of(scene, trigger, knowledge),
        topic=topic_of(scene, trigger),
        mode=mode_of(scene, trigger),
    )
    if participants and parties.apart and len(parties.sides) > 1 and len(parties.sides[-1].keys) > 1:
        others = tuple(key for side in parties.sides[:-1] for key in side.keys)
        for number, key in enumerate(parties.sides[-1].keys):
            core = scene.span(parties.sides[-1].begin + number, parties.sides[-1].end)
            yield replace(draft, participants=(*others, key), core=core)
    else:
        yield draft


def _trimmed(scene: Scene, clause: tuple[int, int]) -> tuple[int, int]:
    begin, end = clause
    while begin < end and not scene.text[begin].isalnum():
        begin += 1
    while end > begin and not (scene.text[end - 1].isalnum() or scene.text[end - 1] in ")%"):
        end -= 1
    return begin, end
