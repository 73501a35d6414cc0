"""Read annotated sentences: treebanks (CoNLL-U), columns of words and entity tags, and text of our own tokenizer."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OUTSIDE = "O"
_ENTITIES = frozenset({"PER", "ORG", "LOC"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence; a layer that nobody annotated is empty.

    `spaces` tells of each word whether a blank follows; `heads` are positions in the sentence from 0, the root's its own;
    `entities` are BIO tags.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    upos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def treebank(path: Path, *, whole_words: bool = False) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file (.gz too).

    With `whole_words`, a word that the treebank splits ("menyetujuinya" into "menyetujui" and "nya") stays one, with the
    annotation of the part that governs the others; this is how our tokenizer leaves it.
    """
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        yield _merged(rows) if whole_words else _split(rows)


def columns(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file with `word POS tag` per line and empty lines between sentences."""
    for block in _blocks(path):
        rows = [line.split() for line in block]
        words = tuple(row[0] for row in rows)
        yield Sentence(words, spaces_between(words), entities=_consistent([row[2] for row in rows]))


def iob2(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a Universal NER file: `number word tag …` in tab-separated columns."""
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        words = tuple(row[1] for row in rows)
        yield Sentence(words, spaces_between(words), entities=_consistent([row[2] for row in rows]))


def spaces_between(words: tuple[str, ...]) -> tuple[bool, ...]:
    """Guess where blanks stand between words that come without them."""
    closers, openers = set(".,;:!?)]}%”’"), set("([{“‘")
    return tuple(word not in openers and after not in closers for word, after in zip(words, [*words[1:], "."], strict=True))


def _blocks(path: Path) -> Iterator[list[str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
        if block:
            yield block


def _split(rows: list[list[str]]) -> Sentence:
    kept = [row for row in rows if row[0].isdigit()]
    ranges = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            ranges.update({number: (last, _spaced(row)) for number in range(first, last + 1)})
    spaces = []
    for row in kept:
        last, spaced = ranges.get(int(row[0]), (int(row[0]), _spaced(row)))
        spaces.append(spaced and int(row[0]) == last)
    return Sentence(
        tuple(row[1] for row in kept), tuple(spaces), tuple(row[3] for row in kept), _heads(kept), tuple(row[7] for row in kept)
    )


def _merged(rows: list[list[str]]) -> Sentence:
    parts: list[list[list[str]]] = []
    surface: list[list[str]] = []
    last = 0
    for row in rows:
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            parts.append([])
            surface.append(row)
        elif row[0].isdigit():
            if int(row[0]) > last:
                parts.append([])
                surface.append(row)
            parts[-1].append(row)
    place = {row[0]: at for at, group in enumerate(parts) for row in group}
    chosen = [_governor(group) for group in parts]
    heads = tuple(at if row[6] == "0" else place[row[6]] for at, row in enumerate(chosen))
    return Sentence(
        tuple(row[1] for row in surface),
        tuple(_spaced(row) for row in surface),
        tuple(row[3] for row in chosen),
        heads,
        tuple(row[7] for row in chosen),
    )


def _governor(group: list[list[str]]) -> list[str]:
    inside = {row[0] for row in group}
    return next((row for row in group if row[6] not in inside), group[0])


def _heads(rows: list[list[str]]) -> tuple[int, ...]:
    return tuple(at if row[6] == "0" else int(row[6]) - 1 for at, row in enumerate(rows))


def _spaced(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def _consistent(tags: list[str]) -> tuple[str, ...]:
    """Return BIO tags of the kinds that are used here; a kind of none (OTH) is outside."""
    clean: list[str] = []
    for tag in tags:
        prefix, _, kind = tag.partition("-")
        if kind not in _ENTITIES:
            clean.append(OUTSIDE)
        elif prefix == "I" and (not clean or clean[-1][2:] != kind):
            clean.append(f"B-{kind}")
        else:
            clean.append(tag)
    return tuple(clean)


def with_layers(sentence: Sentence, other: Sentence) -> Sentence:
    """Return the sentence with the layers that it lacks taken from another annotation of the same words."""
    return replace(
        sentence,
        upos=sentence.upos or other.upos,
        heads=sentence.heads or other.heads,
        deps=sentence.deps or other.deps,
        entities=sentence.entities or other.entities,
    )
