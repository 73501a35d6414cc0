"""A text or a language tag goes in, the code of a language that we have words for comes out."""

from collections.abc import Collection

from kg.errors import InputError, UnsupportedLanguage
from kg.resources import LANGUAGES

_LEAST = 40  # letters; below, one headline in fifty comes out as the wrong one of Indonesian and English
_ENOUGH = 6000  # characters; identification takes about a microsecond for each
# Natural logarithm of the odds that a text is in a language we know rather than in its relative. Measured with py3langid
# 0.4 on the first 300 characters of 1,880 Indonesian and 2,739 English articles: at 0, 20 and 4 go to Malay, Pidgin, …;
# at 20, none and 2. Real Malay, Javanese and Dutch of that length lead by 31 and more.
_HEAD_START = 20.0


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a table of words, sorted."""
    return tuple(sorted(path.stem for path in LANGUAGES.glob("*.toml")))


def language_named(tag: str, *, known: Collection[str], where: str) -> str:
    """Return the known code that a tag means (`id`, `id-ID`, `in`, `ind`); UnsupportedLanguage when there is none."""
    code = tag.strip().replace("_", "-").lower()
    if code in known:
        return code
    code = code.partition("-")[0]
    if code not in known:
        code = _modern(code)
    if code not in known:
        raise UnsupportedLanguage(where, tag, known=known)
    return code


def language_of(text: str, *, known: Collection[str], where: str = "the text") -> str:
    """Tell the language of a text; of a mixed one, that of the larger part.

    InputError when the text has too few letters to tell, UnsupportedLanguage when it is in none of `known`.
    """
    if sum(char.isalpha() for char in text[:_ENOUGH]) < _LEAST:
        raise InputError(where, "the text is too short to tell its language; give the language with it")
    from py3langid import rank  # takes a second to import and load: only texts that come without a language pay for it

    scores = rank(_sample(text))  # best first, natural logarithms
    for language, score in scores:
        if score < scores[0][1] - _HEAD_START:
            break
        if language in known:
            return str(language)
    raise UnsupportedLanguage(where, str(scores[0][0]), known=known)


def _sample(text: str) -> str:
    """Take a third each from the beginning, the middle and the end of a long text, for the parts may differ in language."""
    if len(text) <= _ENOUGH:
        return text
    part, middle = _ENOUGH // 3, len(text) // 2
    return "\n".join((text[:part], text[middle : middle + part], text[-part:]))


def _modern(code: str) -> str:
    """Return today's two-letter code for an old or a three-letter one."""
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, code))
