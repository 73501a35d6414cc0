"""Sentences of a Doc go in, a Tree comes out: a trained pipeline reads them, on our tokens where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc

from kg.annotate.parsing.component import NAME, spans_of
from kg.annotate.parsing.tree import Name, Tree, Word
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Token

    from kg.annotate.parsing.network import Network

# What pipelines of other schemes call what Universal Dependencies have a name for; what is not here stays as it is.
_UNIVERSAL = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "npadvmod": "obl",
}
_KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


def read(nlp: Language, doc: Doc, spans: Sequence[Span]) -> Iterator[Tree]:
    """Yield what a trained pipeline says of each of some sentences of a Doc.

    A pipeline with a tokenizer of spaCy's gets our tokens, all sentences at once. One that brings its own, as Stanza's
    does, gets the text of each, and its words keep their places in it. Our own network is asked without the way over a Doc.
    """
    if nlp.pipe_names == [NAME]:
        yield from _trees(nlp.get_pipe(NAME).network, [_tokens_in(doc, span) for span in spans])  # type: ignore[attr-defined]
        return
    if not isinstance(nlp.tokenizer, Tokenizer):
        for span in spans:
            found = nlp(doc.text[span.begin : span.end])
            yield _tree((token, span.begin + token.idx, token.i) for token in found)
        return
    tokens = [_tokens_in(doc, span) for span in spans]
    together = [token for sentence in tokens for token in sentence]
    asked = Doc(
        nlp.vocab,
        words=[token.text for token in together],
        spaces=[bool(token.whitespace_) for token in together],
        sent_starts=[at == 0 for sentence in tokens for at in range(len(sentence))],
    )
    if together:
        for _, component in nlp.pipeline:
            asked = component(asked)
    first = 0
    for sentence in tokens:
        answers = asked[first : first + len(sentence)]
        yield _tree((answer, token.idx, at) for at, (answer, token) in enumerate(zip(answers, sentence, strict=True)))
        first += len(sentence)


def read_own(doc: Doc, span: Span) -> Tree:
    """Return what other components of the same pipeline wrote on a sentence of a Doc."""
    return _tree((token, token.idx, at) for at, token in enumerate(_tokens_in(doc, span)))


def _trees(network: Network, sentences: Sequence[Sequence[Token]]) -> Iterator[Tree]:
    readings = network.read([[token.text for token in sentence] for sentence in sentences])
    for sentence, reading in zip(sentences, readings, strict=True):
        places = [(token.idx, token.idx + len(token)) for token in sentence]
        names = (
            Name(Span(places[first][0], places[last - 1][1]), kind)
            for first, last, kind in spans_of(reading.entities)
            if kind in _KINDS
        )
        words = zip(places, reading.upos, reading.deps, reading.heads, strict=True)
        yield Tree([Word(begin, end, upos, dep, head) for (begin, end), upos, dep, head in words], list(names))


def _tokens_in(doc: Doc, span: Span) -> list[Token]:
    """Return the tokens of a sentence, but for blanks."""
    found = doc.char_span(span.begin, span.end, alignment_mode="expand")
    return [token for token in found or () if not token.is_space]


def _tree(found: Iterable[tuple[Token, int, int]]) -> Tree:
    """Make a Tree from (token, where it begins in the article, its number); a head outside of it makes a root."""
    words: list[Word] = []
    names: list[Name] = []
    rows = list(found)
    numbers = {token.i: number for token, _, number in rows}
    for token, begin, number in rows:
        dep = token.dep_
        head = numbers.get(token.head.i, number)
        words.append(Word(begin, begin + len(token), token.pos_, _UNIVERSAL.get(dep, dep), head))
        kind = _KINDS.get(token.ent_type_)
        if kind and token.ent_iob_ == "I" and names and names[-1].kind == kind:
            names[-1] = Name(Span(names[-1].span.begin, begin + len(token)), kind)
        elif kind:
            names.append(Name(Span(begin, begin + len(token)), kind))
    return Tree(words, names)
