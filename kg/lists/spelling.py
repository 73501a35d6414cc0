"""Spellings of a person's name as newspapers use them: without diacritics and middle initials, and the surname alone."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_INITIAL = re.compile(r" (?:[A-Z]\.? ?)+(?= )")
_AFTER_COMMA = re.compile(r",.*")
_IN_BRACKETS = re.compile(r"\s*\(.*?\)")
_NUMERAL = re.compile(r"\s[IVX]+(?!\S)")  # "Carl XVI Gustaf"
_LATIN_END = 0x250  # Latin letters with their extensions, but for some that only phonetics use
_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a", "Ə": "A"}
)


def plain(name: str) -> str:
    """Return a Latin name without its diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name.translate(_NOT_DECOMPOSED)) if not unicodedata.combining(c))


def is_latin(name: str) -> bool:
    """Tell whether every letter of a name is a Latin one."""
    return all(ord(c) < _LATIN_END or "\u1e00" <= c <= "\u1eff" for c in name if c.isalpha())


def full_names(name: str) -> Iterator[str]:
    """Yield the name and the ways of writing it in full, the given one first."""
    bare = _AFTER_COMMA.sub("", _IN_BRACKETS.sub("", name)).strip()
    forms = [name, bare, _INITIAL.sub("", bare)]
    forms += [form.replace("-", " ") for form in forms if "-" in form]
    forms += [plain(form) for form in forms]
    yield from dict.fromkeys(form for form in forms if " " in form)


def surname(name: str, *, family_first: bool, particles: Collection[str]) -> str:
    """Return the part by which a person is named alone: the last word with its particles, or the first one.

    A ruler is named alone by the given name: what stands behind "of" is the realm.
    """
    bare = _AFTER_COMMA.sub("", _IN_BRACKETS.sub("", name))
    given, of_realm, _realm = bare.partition(" of ")
    if of_realm:
        return _NUMERAL.sub("", given)
    words = bare.split()
    if family_first:
        return words[0]
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].lower() in particles:
        begin -= 1
    return " ".join(words[begin:])
