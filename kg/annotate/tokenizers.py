"""Make the empty pipeline of a language: our own, quick Indonesian tokenizer, spaCy's for every other language."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, HYPHENS, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import BaseDefaults, Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # the same
from spacy.tokens import Doc
from spacy.util import registry

from kg.annotate.sentences import SentenceWords
from kg.annotate.words import languages, words_of
from kg.errors import UnsupportedLanguage

if TYPE_CHECKING:
    from collections.abc import Iterator

# A reduplication ("negara-negara", "undang-undang", "sekutu-sekutunya") is one word and one token, as in the Indonesian
# treebanks; a hyphen beside a capital or a digit ("Rusia-Ukraina", "Asia-Pasifik") joins two words and is a token of its own.
_INFIXES = (
    *LIST_ELLIPSES,
    *LIST_ICONS,
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])[.!?](?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])(?:{HYPHENS})(?=[{ALPHA_UPPER}0-9])",
    r"(?<=\w)(?:--+|[–—])(?=\w)",
)
# spaCy takes punctuation off a word character by character and copies the rest each time: 50,000 quotation marks in a row
# would take an hour. No word is as long as this, only what is none.
_ENDLESS = re.compile(r"\S{200,}")
_PIECE = 100  # code points
_REDUPLICATION = re.compile(r"(?P<half>[^\W\d_]{2,})-(?P=half)(?:nya|ku|mu|an|kah|lah)?", re.IGNORECASE)


class IndonesianDefaults(BaseDefaults):
    """Base exceptions only; the abbreviations come from the language's table when the tokenizer is made."""

    tokenizer_exceptions = BASE_EXCEPTIONS
    infixes = _INFIXES
    token_match = _REDUPLICATION.fullmatch


@registry.languages("kg_id")
class Indonesian(Language):  # type: ignore[no-untyped-call]  # spaCy's __init_subclass__ has no types
    """Indonesian without spaCy's 15,963 exceptions, which take seconds to load."""

    lang = "id"
    Defaults = IndonesianDefaults


class PatientTokenizer(Tokenizer):  # type: ignore[misc]  # compiled, without types
    """A language's own tokenizer, in time that grows with the text's length whatever stands in it."""

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; its text is the same, character by character."""
        if _ENDLESS.search(text) is None:
            doc: Doc = super().__call__(text)
            return doc
        parts = [super(PatientTokenizer, self).__call__(text[begin:end]) for begin, end in pairwise(_cuts(text))]
        tokens = [token for part in parts for token in part]
        return Doc(self.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])


def blank(language: str) -> Language:
    """Return a new pipeline without components for a language that has a table of words (BCP 47 code).

    Raises UnsupportedLanguage for any other.
    """
    if language not in languages():
        raise UnsupportedLanguage("the text", language, known=languages())
    if language == "id":
        return _with_abbreviations(_patient(Indonesian()))
    return _patient(English() if language == "en" else _other(language))


def _patient(nlp: Language) -> Language:
    made = nlp.tokenizer
    if isinstance(made, Tokenizer):  # some languages bring a tokenizer of another kind
        nlp.tokenizer = PatientTokenizer(
            nlp.vocab,
            rules=made.rules,
            prefix_search=made.prefix_search,
            suffix_search=made.suffix_search,
            infix_finditer=made.infix_finditer,
            token_match=made.token_match,
            url_match=made.url_match,
        )
    return nlp


def _cuts(text: str) -> Iterator[int]:
    """Yield the offsets between which a text is read apart: its ends, and so many within each endless word."""
    yield 0
    for word in _ENDLESS.finditer(text):
        yield from range(word.start() + _PIECE, word.end(), _PIECE)
    yield len(text)


def _with_abbreviations(nlp: Language) -> Language:
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for abbreviation in _abbreviations(nlp.lang):
            tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return nlp


@cache
def _abbreviations(language: str) -> tuple[str, ...]:
    words = words_of(language, SentenceWords)
    # A single letter with a stop is left to the suffix rules: "H." may be an initial or the end of a sentence.
    known = {*words.titles, *words.before_number, *words.abbreviations}
    return tuple(sorted(f"{word.removesuffix('.')}." for word in known if len(word) > 1))


def _other(language: str) -> Language:
    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")
