"""An update and the folder of lists go in; out come the files of its part `from-wikidata/`, as a diff or on disk."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from difflib import unified_diff
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.lists.draft import ACTOR_COLUMNS, NAME_COLUMNS, POST_COLUMNS
from kg.lists.reading import is_imported
from kg.lists.rows import Lists
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from kg.link.posts import HeldPost
    from kg.link.updating import Update
    from kg.lists.rows import PostRow

FOLDER = "from-wikidata"  # read after `imported`, before `own`: what a person wrote stands
PERSONS, NAMES, POSTS, SOURCE = "persons.csv", "names.csv", "posts.csv", "SOURCE.md"
_NO_MORE = ("",) * 6  # columns of an actor that Wikidata is not asked for
_Row = tuple[str, ...]


def without_update(lists: Lists) -> Lists:
    """Return the lists as they are without an earlier update, so that a new one starts from the same ground."""

    def kept(rows: Iterable[object]) -> tuple[object, ...]:
        return tuple(row for row in rows if row.source.path.parent.name != FOLDER)  # type: ignore[attr-defined]

    return Lists(kept(lists.actors), kept(lists.names), kept(lists.posts), kept(lists.patterns))  # type: ignore[arg-type]


def refreshed_files(update: Update, folder: Path, posts: Iterable[PostRow], *, today: date, endpoint: str) -> dict[str, str]:
    """Return the new content of each file below the folder of lists, by name; `posts` are those of `without_update`.

    Rows on actors that were not asked about stay, and what is still so keeps the day on which it was first found.
    """
    source = f"Wikidata {today.isoformat()}"
    actors = [(each.key, ActorKind.PERSON.value, each.name, each.country, *_NO_MORE, source) for each in update.persons]
    names = [(each.key, each.name, each.language, each.use.value) for each in update.names]
    held = [(*row, source) for row in _posts(update.posts, posts)]
    tables: dict[str, tuple[Sequence[str], Iterable[_Row]]] = {
        PERSONS: (ACTOR_COLUMNS, actors),
        NAMES: (NAME_COLUMNS, names),
        POSTS: (POST_COLUMNS, held),
    }
    files = {
        name: _table(columns, _merged(folder / FOLDER / name, new, update.asked, dated=columns is not NAME_COLUMNS))
        for name, (columns, new) in tables.items()
    }
    files[SOURCE] = f"Written by `kg actors update` on {today.isoformat()}: Wikidata (CC0 1.0), {endpoint}. Edit `own` instead.\n"
    return files


def changes(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a unified diff from what is on disk to the new files; the note on the source alone is no change."""
    for name in (PERSONS, NAMES, POSTS):
        path = folder / FOLDER / name
        old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        yield from unified_diff(old, files[name].splitlines(), f"{FOLDER}/{name}", f"{FOLDER}/{name}", n=0, lineterm="")


def objections(found: Iterable[HeldPost], posts: Iterable[PostRow]) -> Iterator[str]:
    """Yield, with file and line, which terms that a person wrote as open Wikidata says are over; a person must end them."""
    over = {(p.person, p.office.role, p.office.organization, p.start): p.end for p in found if p.end and p.start}
    for row in posts:
        end = over.get((row.person, row.role, row.organization, row.start))
        if end and not row.end and not is_imported(row.source.path):
            yield f"{row.source.path}:{row.source.line}: '{row.title}' of {row.person} ended on {end} by Wikidata; end it here"


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files.

    Raises LinkError where that is not possible.
    """
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / FOLDER / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise LinkError(f"{folder / FOLDER}: the lists cannot be written: {error.strerror}; name a folder by --lists") from error


def _posts(found: Iterable[HeldPost], listed: Iterable[PostRow]) -> Iterator[_Row]:
    """Yield the posts of whoever holds an office otherwise than the imported lists say; what a person wrote goes before.

    Edited rows take the place of all imported ones of the same holder, so terms that Wikidata lacks are taken along.
    """
    imported: dict[_Row, dict[_Row, str]] = defaultdict(dict)
    told: set[_Row] = set()
    for row in listed:
        holder: _Row = (row.person, row.role.value, row.organization)
        if is_imported(row.source.path):
            imported[holder][row.start, row.end, row.position] = row.title
        else:
            told.add(holder)
    held: dict[_Row, dict[_Row, str]] = defaultdict(dict)
    for post in found:
        held[post.person, post.office.role.value, post.office.organization][post.start, post.end, post.position] = post.title
    for holder, terms in held.items():
        if holder in told or set(terms) <= set(imported[holder]):
            continue
        lacking = {term: title for term, title in imported[holder].items() if not any(_same_term(term, each) for each in terms)}
        for (start, end, position), title in {**terms, **lacking}.items():
            yield (*holder, title, start, end, position)


def _same_term(one: _Row, other: _Row) -> bool:
    """Tell whether two terms (start, end, position) are one, of which a source knows the beginning more exactly."""
    return one[2] == other[2] and (one[0].startswith(other[0]) or other[0].startswith(one[0]))


def _merged(path: Path, new: Iterable[_Row], asked: Collection[str], *, dated: bool) -> list[_Row]:
    """Return the rows of a file as they will be; the last column of a dated file is the source with its day."""
    old = _read(path)
    since = {row[:-1]: row for row in old} if dated else {row: row for row in old}
    kept = [row for row in old if row[0] not in asked]
    found = [since.get(row[:-1] if dated else row, row) for row in new]
    return sorted(dict.fromkeys([*kept, *found]), key=lambda row: (int(row[0][1:]) if row[0][1:].isdigit() else 0, row))


def _read(path: Path) -> list[_Row]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def _table(columns: Sequence[str], rows: Iterable[_Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
