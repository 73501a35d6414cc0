"""Compile actor lists into the tables that one language needs, made of plain values that can be stored as they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.gazetteer.matching import table_key, words_in
from kg.lists.reading import is_imported
from kg.lists.rows import ActorRow, Directive, Lists, NameRow, NameUse, Role
from kg.lists.spelling import is_latin, plain
from kg.lists.templates import body_names
from kg.lists.terms import settled
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANY_LANGUAGE = "mul"
UNKNOWN_LANGUAGE = "und"  # weak names of unknown language are a mixture of names, people and capitals: good for finding only
Senses = tuple[tuple[str, str], ...]
Posts = tuple[tuple[str, str, str, str, str, str], ...]  # role, organization, title, start, end, position
# what is known of a key, from its kind and name to its aliases (each with a language) and its posts
Record = tuple[str, str, str, tuple[str, ...], str, float | None, float | None, tuple[tuple[str, str], ...], Posts]

# what a language takes from another one: no demonyms and nothing doubtful, "Polish" is another word elsewhere
_LENT = (NameUse.STRONG, NameUse.PLACE, Directive.NEVER, Directive.BLOCK)

_ALIASES = (NameUse.STRONG, NameUse.WEAK, NameUse.PLACE)

# which sense stands first where a name has several
_ORDER = {use: rank for rank, use in enumerate(("strong", "demonym", "seat", "weak", "surname", "place"))}


@dataclass(frozen=True, slots=True)
class CompiledNames:
    """The names of one language: see NameTable."""

    lengths: dict[str, tuple[int, ...]]
    senses: dict[str, Senses]


@dataclass(frozen=True, slots=True)
class CompiledEntities:
    """What is known of each key, and who held which post; every value is a tuple of strings, numbers and tuples."""

    records: dict[str, Record]
    holders: dict[tuple[str, str], tuple[tuple[str, str, str], ...]]  # (role, organization) → (start, end, person)…
    bodies: dict[tuple[str, str], str]  # (function, country) → key


def compiled_names(lists: Lists, language: str, fallback: Iterable[str] = ()) -> CompiledNames:
    """Return the table of names for a language.

    Strong names and places of the fallback languages are taken in where nothing stands.
    """
    rows = list(lists.names) + list(_labels(lists.actors)) + list(body_names(lists, language)) + list(_seats(lists))
    own = [row for row in rows if row.language in (language, ANY_LANGUAGE)]
    told = [row for row in own if isinstance(row.use, Directive)]
    senses = _senses(own)
    for other in fallback:
        for name, found in _senses([row for row in rows if row.language == other and row.use in _LENT] + told).items():
            senses.setdefault(name, found)
    _add_plain_spellings(senses, {table_key(row.name) for row in told})
    return CompiledNames(_lengths(senses), senses)


def compiled_entities(lists: Lists, languages: Iterable[str]) -> CompiledEntities:
    """Return what is known of every actor and place; of its names those of the given languages, and those of every language.

    Names in other languages stay in the lists: a graph that labelled each actor in ninety of them would not be readable.
    """
    shown = {*languages, ANY_LANGUAGE, UNKNOWN_LANGUAGE}
    aliases: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for row in lists.names:
        if row.use in _ALIASES and row.language in shown and _is_label(row):
            aliases[row.key][(row.name, row.language)] = None
    posts = defaultdict(list)
    holders = defaultdict(list)
    for post in settled(lists.posts):
        if post.title or post.role is not Role.OTHER:  # an office without a name would tell nobody anything
            facts = (post.role.value, post.organization, post.title, post.start, post.end, post.position)
            posts[post.person].append(facts)
        holders[post.role.value, post.organization].append((post.start, post.end, post.person))
    records: dict[str, Record] = {
        row.key: (
            row.kind, row.name, row.country, row.represents, row.domain, row.latitude, row.longitude,
            tuple(aliases[row.key]), tuple(sorted(posts[row.key], key=lambda post: post[3:5])),
        )
        for row in lists.actors
    }  # fmt: skip
    bodies = {(row.function.value, row.country): row.key for row in lists.actors if row.function}
    return CompiledEntities(records, {key: tuple(sorted(found)) for key, found in holders.items()}, bodies)


def _is_label(row: NameRow) -> bool:
    """Tell whether a name can label its actor: a whole name, in Latin letters where it is given for every language."""
    if row.name.count("(") != row.name.count(")"):
        return False
    if row.language == UNKNOWN_LANGUAGE and row.use is NameUse.WEAK:
        return False
    return row.language not in (ANY_LANGUAGE, UNKNOWN_LANGUAGE) or is_latin(row.name)


def _labels(actors: Iterable[ActorRow]) -> Iterator[NameRow]:
    """Yield the row's own name where it is a name of every language: persons are called the same everywhere."""
    for row in actors:
        if row.kind == ActorKind.PERSON and len(words_in(row.name)) > 1:
            yield NameRow(row.source, row.key, row.name, ANY_LANGUAGE, NameUse.STRONG)


def _seats(lists: Lists) -> Iterator[NameRow]:
    """Yield every name of a government's seat as a name for the government."""
    governments = defaultdict(list)
    for row in lists.actors:
        for seat in row.seats:
            governments[seat].append(row)
    never = {(name.key, name.name) for name in lists.names if name.use is Directive.NEVER}
    for name in lists.names:
        if name.use in (NameUse.PLACE, NameUse.WEAK) and (name.key, name.name) not in never:
            for row in governments.get(name.key, ()):
                yield NameRow(name.source, row.key, name.name, name.language, NameUse.SEAT)


def _senses(rows: Iterable[NameRow]) -> dict[str, Senses]:
    found: dict[str, dict[str, NameRow]] = defaultdict(dict)
    told: dict[Directive, set[tuple[str, str]]] = {directive: set() for directive in Directive}
    for row in rows:
        name = table_key(row.name)
        if isinstance(row.use, Directive):
            told[row.use].add((name, row.key))
        elif name:
            found[name][row.key] = row  # a later row, the edited one, wins
    words = {name for name, _key in told[Directive.WORD]}
    senses: dict[str, Senses] = {}
    for name, by_key in found.items():
        kept = [row for key, row in by_key.items() if (name, key) not in told[Directive.NEVER]]
        kept = [row for row in kept if name not in words or not _is_doubtful(row)]
        if kept:
            senses[name] = tuple((row.key, row.use.value) for row in sorted(kept, key=_likelihood))
    return senses | dict.fromkeys(sorted(name for name, _key in told[Directive.BLOCK]), ())


def _likelihood(row: NameRow) -> tuple[int, bool, int, str]:
    """Sort by use, edited rows first, then by id: the better known an item, the earlier it got its number."""
    return _ORDER[row.use.value], is_imported(row.source.path), len(row.key), row.key


def _is_doubtful(row: NameRow) -> bool:
    return is_imported(row.source.path) and row.use in (NameUse.WEAK, NameUse.SURNAME, NameUse.PLACE)


def _add_plain_spellings(senses: dict[str, Senses], words: set[str]) -> None:
    """Let a name be found without its diacritics too, where that is no word of which the lists warn ("Pará", "para")."""
    for name in list(senses):
        if not name.isascii():
            bare = plain(name)
            if bare.isascii() and bare not in words:
                senses.setdefault(bare, senses[name])


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        words = words_in(name)
        lengths[words[0]].add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
