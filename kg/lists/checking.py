"""Check a folder of actor lists: every fault with its file and line, in the words of somebody who edits the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lists.reading import is_imported, lists_and_problems
from kg.lists.rows import ActorRow, Directive, Lists, NameRow, NameUse, Problem, Source
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def check_lists(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the lists of a folder, sorted by file and line; empty when all is well.

    Besides rows that cannot be read: a key that two rows of one kind of list define, a key that nobody defines, a country
    that is no state, and a name that would stand alone for two actors although no list says which is meant.
    """
    lists, unreadable = lists_and_problems(folder)
    rules = (_repeated_keys, _unknown_keys, _no_states, _hosts, _shared_names)
    problems = [*unreadable, *(problem for rule in rules for problem in rule(lists))]
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line, problem.text)))


def _repeated_keys(lists: Lists) -> Iterator[Problem]:
    """An edited row may replace an imported one; two of the same side contradict each other."""
    first: dict[tuple[str, bool], Source] = {}
    for row in lists.actors:
        before = first.setdefault((row.key, is_imported(row.source.path)), row.source)
        if before is not row.source:
            yield _problem(row.source, f"'{row.key}' is defined twice, first in {before.path.name}:{before.line}")


def _unknown_keys(lists: Lists) -> Iterator[Problem]:
    known = {row.key for row in lists.actors}
    for source, column, key in _references(lists):
        if key and key not in known:
            yield _problem(source, f"'{column}' names '{key}', which no list defines")


def _references(lists: Lists) -> Iterator[tuple[Source, str, str]]:
    for actor in lists.actors:
        yield actor.source, "country", actor.country
        for key in actor.represents:
            yield actor.source, "represents", key
        for key in actor.seats:
            yield actor.source, "seats", key
    for name in lists.names:
        yield name.source, "key", name.key
    for post in lists.posts:
        yield post.source, "person", post.person
        yield post.source, "organization", post.organization


def _hosts(lists: Lists) -> Iterator[Problem]:
    """An international organisation sits in a state; it does not speak for it."""
    states = {row.key for row in lists.actors if row.kind == ActorKind.STATE}
    for row in lists.actors:
        if row.kind == ActorKind.ORGANIZATION and (spoken := states & set(row.represents)):
            yield _problem(row.source, f"'{row.name}' cannot represent its host {', '.join(sorted(spoken))}")


def _no_states(lists: Lists) -> Iterator[Problem]:
    kinds = {row.key: row.kind for row in lists.actors}
    for row in lists.actors:
        if row.country and kinds.get(row.country, ActorKind.STATE) != ActorKind.STATE and not is_imported(row.source.path):
            yield _problem(row.source, f"'country' must be a state, '{row.country}' is a {kinds[row.country]}")


def _shared_names(lists: Lists) -> Iterator[Problem]:
    """A name is strong for one actor only; for the others it must be weak, a surname, a seat or a place."""
    rows = _effective(lists.names)
    kinds = {row.key: row for row in lists.actors}
    strong: dict[tuple[str, str], NameRow] = {}
    for row in rows:
        if row.use is NameUse.STRONG:
            other = strong.setdefault((row.name, row.language), row)
            if other.key != row.key and not _same_person(kinds.get(other.key), kinds.get(row.key)):
                where = f"{other.source.path.name}:{other.source.line}"
                yield _problem(
                    row.source, f"'{row.name}' is strong for '{row.key}' and for '{other.key}' ({where}); make one weak"
                )


def _effective(names: Iterable[NameRow]) -> list[NameRow]:
    """Return the rows that count: the last of each key, name and language, without those taken back."""
    last: dict[tuple[str, str, str], NameRow] = {}
    never = {(row.key, row.name) for row in names if row.use is Directive.NEVER}
    for row in names:
        last[row.key, row.name, row.language] = row
    return [row for row in last.values() if (row.key, row.name) not in never]


def _same_person(one: ActorRow | None, other: ActorRow | None) -> bool:
    """Namesakes are told apart by post, country and date, which is a rule for all persons."""
    return bool(one and other and one.kind == other.kind == ActorKind.PERSON)


def _problem(source: Source, text: str) -> Problem:
    return Problem(source.path, source.line, text)
