"""Find who does what to whom in an article, from its sentences, actors, dates and claims, and leave it as `doc._.kg_events`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes
from kg.annotate.event.drafts import draft_of
from kg.annotate.event.grammar import Grammar, grammar_for
from kg.annotate.event.merging import reports_of
from kg.annotate.event.scene import scene_of
from kg.annotate.event.stances import drafts_of_claims
from kg.annotate.event.triggers import find_triggers
from kg.annotate.event.vocabulary import EventWords
from kg.annotate.gazetteer import gazetteer_for
from kg.annotate.rules import confidence_of
from kg.annotate.words import has_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    from kg.annotate.event.drafts import Draft
    from kg.annotate.event.scene import Scene


@Language.factory("kg_events")
def make_component(nlp: Language, name: str) -> EventFinder:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language; one whose language has no table of events finds none."""
    declare_attributes()
    language = str(nlp.lang)
    return EventFinder(language, grammar_for(language) if has_table(language, EventWords) else None)


class EventFinder:
    """Writes `kg_events`; reads what the components for sentences, dates, actors, coreference and claims left."""

    def __init__(self, language: str, grammar: Grammar | None) -> None:
        self._language, self._grammar = language, grammar

    def __call__(self, doc: Doc) -> Doc:
        """Find the events of one article; the text itself stays as it is."""
        if self._grammar is None:
            return doc
        scene = scene_of(doc)
        country = gazetteer_for(self._language).country
        drafts = list(_drafts(scene, self._grammar, country))
        doc._.kg_events = tuple(
            replace(report, confidence=confidence_of(report.found_by, self._language, report.confidence))
            for report in reports_of(drafts, scene)
        )
        return doc


def _drafts(scene: Scene, grammar: Grammar, country: Callable[[str], str | None]) -> Iterator[Draft]:
    for looks in find_triggers(scene, grammar):
        draft = draft_of(looks, country)
        if draft:
            yield draft
    yield from drafts_of_claims(scene, grammar)
