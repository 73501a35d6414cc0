"""Make the empty pipeline of a language: our own, quick Indonesian tokenizer, spaCy's for every other language."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, HYPHENS, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import BaseDefaults, Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # the same
from spacy.util import registry

from kg.annotate.sentences import SentenceWords
from kg.annotate.words import languages, words_of
from kg.errors import UnsupportedLanguage

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


def blank(language: str) -> Language:
    """Return a new pipeline without components for a language that has a table of words (BCP 47 code).

    Raises UnsupportedLanguage for any other.
    """
    if language not in languages():
        raise UnsupportedLanguage("the text", language, known=languages())
    if language == "id":
        return _with_abbreviations(Indonesian())
    if language == "en":
        return English()
    return _other(language)


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
