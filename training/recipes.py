"""What each language's pipeline is made from: treebanks, names, raw text, teachers, and how long is trained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.sentences import columns, iob2, treebank, with_layers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.sentences import Sentence

_HELD_OUT = 16  # one sentence in so many tells how a first teacher does
_LONGEST = 90  # words of a sentence that is trained on


@dataclass(frozen=True, slots=True)
class Teaching:
    """One teacher: its seed, passes over the data, how often the names come in a pass, and whether nothing is held out."""

    seed: int
    epochs: int
    names: int
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """Paths are below the folder of data; `weight` is how often gold sentences come beside the silver ones.

    With `transformer`, teachers know words by a transformer, else by vectors of the raw text. `taggers` are the seeds of
    name taggers, where the teachers leave names to them.
    """

    language: str
    teachers: tuple[Teaching, ...]
    raw: tuple[str, ...]
    silver: int  # words that the teachers annotate
    weight: tuple[int, int]  # of treebanks, of names
    words: int  # that the student sees
    tests: tuple[tuple[str, str], ...]  # (what it is called, path)
    transformer: bool = False
    taggers: tuple[int, ...] = ()
    tagger_epochs: int = 12


RECIPES = {
    "id": Recipe(
        language="id",
        teachers=(Teaching(0, 14, 2), Teaching(1, 9, 1, everything=True), Teaching(2, 12, 1, everything=True)),
        raw=("corpus/raw_id/*.jsonl.gz", "corpus/news_id.jsonl.gz"),
        silver=1_300_000,
        weight=(2, 3),
        words=6_000_000,
        tests=(
            ("CSUI test", "train/ud-id/id_csui-ud-test.conllu"),
            ("GSD test", "train/ud-id/id_gsd-ud-test.conllu"),
            ("IDNER-news-2k test", "train/ner-id/test.txt"),
        ),
    ),
    "en": Recipe(
        language="en",
        teachers=(Teaching(5, 8, 0),),
        transformer=True,
        raw=("corpus/newswire_en.jsonl.gz", "corpus/wikinews_2019_2020_en.jsonl", "corpus/whitehouse_en.jsonl.gz"),
        silver=1_200_000,
        weight=(2, 4),
        words=6_000_000,
        tests=(
            ("EWT test", "train/ud-en/en_ewt-ud-test.conllu"),
            ("UNER EWT test", "train/ner-en/en_ewt-ud-test.iob2"),
        ),
        taggers=(1, 2, 3),
    ),
}


def gold_of(language: str, data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return what people annotated and may be trained on: sentences with trees, sentences with names."""
    return _indonesian(data / "train") if language == "id" else _english(data / "train")


def lesson_of(teaching: Teaching, trees: Sequence[Sentence], names: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Return what one teacher is trained on, and what it is looked at with while it learns."""
    held = ([*trees[::_HELD_OUT][:100]], [*names[::_HELD_OUT][:100]])
    if teaching.everything:
        return [*trees, *list(names) * teaching.names], [*held[0], *held[1]]
    kept = [s for at, s in enumerate(trees) if at % _HELD_OUT], [s for at, s in enumerate(names) if at % _HELD_OUT]
    return [*kept[0], *kept[1] * teaching.names], [*held[0], *held[1]]


def read_any(path: Path) -> list[Sentence]:
    """Return the annotated sentences of a file, by its suffix."""
    readers = {".conllu": treebank, ".gz": treebank, ".txt": columns, ".iob2": iob2}
    return list(readers[path.suffix](path))


def _indonesian(train: Path) -> tuple[list[Sentence], list[Sentence]]:
    """CSUI is news and comes twice; words that a treebank splits also come whole, as our tokenizer leaves them."""
    trees: list[Sentence] = []
    for name, times in (("id_csui-ud-train", 2), ("id_gsd-ud-dev", 1), ("id_pud-ud-test", 1)):
        path = train / "ud-id" / f"{name}.conllu"
        split, whole = list(treebank(path)), list(treebank(path, whole_words=True))
        trees += split * times
        trees += [w for s, w in zip(split, whole, strict=True) if len(s.words) != len(w.words)]
    names = [*columns(train / "ner-id" / "train.txt"), *columns(train / "ner-id" / "dev.txt")]
    return [s for s in trees if len(s.words) <= _LONGEST], names


def _english(train: Path) -> tuple[list[Sentence], list[Sentence]]:
    """The names are those of the treebank's development part, so these sentences have trees for the student, too."""
    trees = [s for s in treebank(train / "ud-en" / "en_ewt-ud-train.conllu.gz") if len(s.words) <= _LONGEST]
    named = {s.words: s for s in iob2(train / "ner-en" / "en_ewt-ud-dev.iob2")}
    return trees, list(named.values())


def with_trees(language: str, names: Sequence[Sentence], data: Path) -> list[Sentence]:
    """Return sentences with names with the trees that a treebank gives them, where it does."""
    if language != "en":
        return list(names)
    parsed = {s.words: s for s in treebank(data / "train" / "ud-en" / "en_ewt-ud-dev.conllu")}
    return [with_layers(s, parsed[s.words]) if s.words in parsed else s for s in names]
