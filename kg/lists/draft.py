"""Collect actors, names and posts while sources are read, each once, and write them as the CSV files of a folder."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.lists.rows import NameUse, Role
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

ACTOR_COLUMNS = (
    "key", "kind", "name", "country", "function", "represents", "seats", "domain", "latitude", "longitude", "source",
)  # fmt: skip
NAME_COLUMNS = ("key", "name", "language", "use")
POST_COLUMNS = ("person", "role", "organization", "title", "start", "end", "position", "source")
_BLANKS = re.compile(r"\s+")
_MARKS = dict.fromkeys(map(ord, "\u200b\u200e\u200f\ufeff"))  # directions and widths that stand around names in the sources


@dataclass(frozen=True, slots=True)
class DraftPost:
    """A post as a source gives it; bounds as in PostRow."""

    person: str
    role: Role
    organization: str
    title: str
    start: str
    end: str
    position: str
    source: str


@dataclass(slots=True)
class Draft:
    """What the sources have given so far; the first word on an actor stands."""

    actors: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)  # key → file that its rows go to
    names: dict[tuple[str, str, str], NameUse] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)  # key → its names in small letters
    functions: set[tuple[str, str]] = field(default_factory=set)  # (function, country) of the bodies noted so far
    posts: dict[DraftPost, None] = field(default_factory=dict)

    def add_actor(self, group: str, key: str, kind: str, name: str, **columns: str) -> None:
        """Note an actor; a later source only fills what is still empty."""
        name = clean(name)
        if not key:
            return
        row = self.actors.setdefault(key, dict.fromkeys(ACTOR_COLUMNS, "") | {"key": key, "kind": kind, "name": name})
        self.groups.setdefault(key, group)
        for column, value in columns.items():
            row[column] = row[column] or value
        if row["function"]:
            self.functions.add((row["function"], row["country"]))

    def add_name(self, key: str, name: str, language: str, use: NameUse) -> None:
        """Note a name; empty ones are passed over, the first use of a name stands."""
        name = clean(name)
        if key and len(name) > 1 and any(letter.isalnum() for letter in name):
            self.names.setdefault((key, name, language), use)
            self.known.setdefault(key, set()).add(name.lower())

    def weaken_shared_names(self) -> None:
        """Make a name weak that would stand alone for two actors; which one is meant the article must show."""
        keys: dict[tuple[str, str], set[str]] = {}
        for (key, name, language), use in self.names.items():
            if use is NameUse.STRONG:
                keys.setdefault((name, language), set()).add(key)
        for (name, language), sharing in keys.items():
            if len(sharing) > 1:
                for key in sharing:
                    self.names[key, name, language] = NameUse.WEAK

    def drop_unknown_keys(self) -> None:
        """Forget countries and organisations that no source describes (Antarctica, former states)."""
        for row in self.actors.values():
            hosted = row["kind"] == ActorKind.ORGANIZATION.value  # its seat's country is its host, not whom it speaks for
            if hosted or row["country"] not in self.actors:
                row["country"] = row["represents"] = ""
        self.posts = dict.fromkeys(
            post if post.organization in self.actors else replace(post, organization="") for post in self.posts
        )

    def write(self, folder: Path) -> dict[str, int]:
        """Write every file of the folder anew and return the number of rows by file name."""
        folder.mkdir(parents=True, exist_ok=True)
        written = {}
        for group in sorted(set(self.groups.values())):
            keys = sorted((key for key in self.actors if self.groups[key] == group), key=_order)
            names: dict[str, list[tuple[str, str, str, str]]] = {key: [] for key in keys}
            for (key, name, language), use in self.names.items():
                if key in names:
                    names[key].append((key, name, language, use.value))
            written[f"{group}.csv"] = _save(
                folder / f"{group}.csv", ACTOR_COLUMNS, ([self.actors[key][c] for c in ACTOR_COLUMNS] for key in keys)
            )
            rows = (row for key in keys for row in sorted(names[key], key=lambda row: (row[3], row[2], row[1])))
            written[f"{group}-names.csv"] = _save(folder / f"{group}-names.csv", NAME_COLUMNS, rows)
        posts = sorted(([getattr(post, c) for c in POST_COLUMNS] for post in self.posts), key=lambda row: (_order(row[0]), row))
        written["posts.csv"] = _save(folder / "posts.csv", POST_COLUMNS, posts)
        return written


def clean(text: str) -> str:
    """Return a text with single blanks, none around it and no invisible marks."""
    return _BLANKS.sub(" ", text.translate(_MARKS)).strip().strip('"').strip()


def _order(key: str) -> tuple[int, str]:
    return (int(key[1:]), "") if key[:1] == "Q" and key[1:].isdigit() else (1 << 60, key)


def _save(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count
