"""Find who and what a text speaks of: sentences and actor lists in, `kg_mentions`, `kg_phrases`, `kg_actors`, `kg_places` out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes
from kg.annotate.gazetteer import Gazetteer, gazetteer_for
from kg.annotate.naming import bodies, persons, roles
from kg.annotate.naming.context import settled, speakers_in
from kg.annotate.naming.grammar import Action, reduced
from kg.annotate.naming.people import People, short_names, with_final_keys
from kg.annotate.naming.recognised import ends_in_person, spoken_in, with_recognised
from kg.annotate.naming.result import result_of
from kg.annotate.naming.scene import Memory, Scene
from kg.annotate.naming.senses import name_tokens
from kg.annotate.naming.tokens import tokens_of, words_of_text
from kg.annotate.naming.vocabulary import Vocabulary, vocabulary_of
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.naming.grammar import Chunk
    from kg.annotate.naming.tokens import Token
    from kg.annotate.syntax import Syntax


@Language.factory("kg_actors")
def make_component(nlp: Language, name: str) -> ActorFinder:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language."""
    declare_attributes()
    language = nlp.lang or ""
    return ActorFinder(language, gazetteer_for(language), vocabulary_of(language))


class ActorFinder:
    """Writes the actors and places of a Doc; sentences and the date of publication are used where other components found them."""

    def __init__(self, language: str, gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
        self._language, self._gazetteer, self._vocabulary = language, gazetteer, vocabulary
        self._memory = Memory()

    def __call__(self, doc: Doc) -> Doc:
        """Fill `kg_mentions`, `kg_phrases`, `kg_actors` and `kg_places`."""
        text = doc._.kg_article.text if doc._.kg_article else doc.text  # spaCy puts its text together anew each time
        regions = [sentence.span for sentence in doc._.kg_sentences] or [Span(0, len(text))]
        scene = Scene(text, self._language, doc._.kg_published, self._gazetteer, self._vocabulary, self._memory)
        scene.words, scene.sentences = words_of_text(text), [region.begin for region in regions]
        names = name_tokens(scene, self._gazetteer.matches(text))
        tokens = settled(scene, tokens_of(text, regions, names, self._vocabulary))
        scene.speakers = speakers_in(tokens)
        people, syntax = People(scene), doc._.kg_syntax
        if syntax:
            scene.spoken = spoken_in(tokens, regions)
        tokens = reduced(tokens, self._vocabulary.rules, _actions(scene, people, syntax))
        if syntax:
            tokens = with_recognised(scene, people, tokens, regions, syntax)
        people.settle(tokens)
        tokens = [with_final_keys(people, t) if t.key or t.parts else t for t in short_names(people, tokens)]
        people.finish()
        result = result_of(scene, tokens)
        doc._.kg_mentions, doc._.kg_phrases = result.mentions, result.phrases
        doc._.kg_actors, doc._.kg_places = result.actors, result.places
        return doc


def _proper(scene: Scene, syntax: Syntax | None, chunk: Chunk) -> Token | None:
    """Make a body of its own name, unless that ends in the name of somebody who speaks."""
    return None if syntax and ends_in_person(scene, syntax, chunk) else bodies.proper(scene, chunk)


def _actions(scene: Scene, people: People, syntax: Syntax | None) -> dict[str, Action]:
    """Return the actions that the rules of a language's table may name."""
    return {
        "body": partial(bodies.body, scene),
        "proper": partial(_proper, scene, syntax),
        "named": partial(bodies.named, scene),
        "government": partial(bodies.government, scene),
        "acronym": partial(bodies.acronym, scene),
        "alias": partial(bodies.alias, scene),
        "person": partial(persons.person, scene, people),
        "relative": partial(persons.relative, scene, people),
        "described": partial(persons.described, scene, people),
        "aged": partial(persons.aged, scene, people),
        "extended": partial(persons.extended, scene),
        "role": partial(roles.role, scene),
        "own": partial(roles.own, scene),
        "group": partial(roles.group, scene),
    }
