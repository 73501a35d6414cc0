"""Let the components after it ask for trees of single sentences (`doc._.kg_syntax`): a trained pipeline reads only those.

Most sentences of an article hold nothing that the rules cannot tell by themselves. Those that leave a question open (a name
in no list, a verb of saying without a known speaker) are read by the tagger, the parser and the recogniser, several at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes
from kg.annotate.parsing import reader
from kg.annotate.parsing.models import model_for
from kg.annotate.parsing.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from kg.model import Span


@Language.factory("kg_syntax", default_config={"model": "", "cascade": True})
def make_component(nlp: Language, name: str, model: str, cascade: bool) -> SyntaxReader:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language.

    `model` is the trained pipeline's name as `parsing.models.model_for` takes it; without `cascade` every sentence is read.
    """
    declare_attributes()
    return SyntaxReader(model_for(nlp.lang or "", model), cascade=cascade)


class SyntaxReader:
    """Writes `kg_syntax`; what a parser before it in the same pipeline wrote is used rather than read again."""

    def __init__(self, model: Language | None, *, cascade: bool) -> None:
        self._model, self._cascade = model, cascade

    def __call__(self, doc: Doc) -> Doc:
        """Make the sentences of a Doc open to questions."""
        syntax = Syntax(doc, self._model, everywhere=not self._cascade)
        if not self._cascade:
            syntax.ask(sentence.span for sentence in doc._.kg_sentences)
        doc._.kg_syntax = syntax
        return doc


class Syntax:
    """The trees of one Doc's sentences, read when they are asked for, and once.

    `everywhere` tells the components to ask even where a sentence seems not to matter; `read` counts the sentences read.
    """

    def __init__(self, doc: Doc, model: Language | None, *, everywhere: bool = False) -> None:
        self._doc, self._model, self.everywhere = doc, model, everywhere
        self._own = doc.has_annotation("DEP")
        self._trees: dict[Span, Tree] = {}

    @property
    def read(self) -> int:
        """How many sentences were read."""
        return len(self._trees)

    @property
    def answers(self) -> bool:
        """Tell whether there is anything that reads."""
        return self._own or self._model is not None

    def ask(self, sentences: Iterable[Span]) -> None:
        """Have sentences read together; one by one takes longer."""
        wanted = [span for span in sentences if span not in self._trees]
        if self._own:
            self._trees.update((span, reader.read_own(self._doc, span)) for span in wanted)
        elif self._model is not None:
            self._trees.update(zip(wanted, reader.read(self._model, self._doc, wanted), strict=True))

    def tree(self, sentence: Span) -> Tree:
        """Return the tree of a sentence; an empty one where nothing reads."""
        if sentence not in self._trees:
            self.ask([sentence])
        return self._trees.get(sentence, _NOTHING)


_NOTHING = Tree()
