"""Train a pipeline to shipping size on what teachers annotated, and write it as package data."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.cli.train import train as spacy_train
from spacy.tokens import Doc, DocBin, Span
from spacy.util import load_model_from_path

from training.sentences import OUTSIDE, Sentence
from training.teaching import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONFIG = Path(__file__).with_name("student.cfg")
_DOCUMENT = 8  # sentences that are read as one text


def write_docs(sentences: Sequence[Sentence], path: Path) -> None:
    """Write sentences as spaCy's binary documents, in a mixed order, several sentences to a document."""
    vocab = spacy.blank("xx").vocab
    mixed = list(sentences)
    random.Random(0).shuffle(mixed)  # noqa: S311  # the same order every time is what is wanted
    binary = DocBin(attrs=["ORTH", "POS", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"])
    for begin in range(0, len(mixed), _DOCUMENT):
        binary.add(_doc(mixed[begin : begin + _DOCUMENT], vocab))
    binary.to_disk(path)


def train_student(train: Path, dev: Path, folder: Path, *, steps: int) -> Path:
    """Train on binary documents for so many steps; return the folder of the best pipeline."""
    overrides = {"paths.train": str(train), "paths.dev": str(dev), "training.max_steps": steps}
    spacy_train(CONFIG, folder, overrides=overrides)
    return folder / "model-best"


def ship(trained: Path, folder: Path) -> None:
    """Write a trained pipeline as it is shipped: without a tokenizer, with the strings of its labels only."""
    nlp = load_model_from_path(trained)
    nlp.config["paths"].update(train=None, dev=None)  # where they lay on the machine that trained it is nobody's business
    for old in [path for path in folder.glob("*") if path.is_dir()]:  # the card stays
        shutil.rmtree(old)
    nlp.to_disk(folder, exclude=["tokenizer"])
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    shutil.rmtree(folder / "vocab")
    (folder / "vocab").mkdir()
    (folder / "vocab" / "strings.json").write_text(json.dumps(sorted(labels)), encoding="utf-8")


def _doc(sentences: Iterable[Sentence], vocab: spacy.Vocab) -> Doc:
    words, spaces, upos, heads, deps, entities = ([] for _ in range(6))
    for sentence in sentences:
        at = len(words)
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        upos += sentence.upos
        heads += [at + head for head in sentence.heads]
        deps += ["ROOT" if dep == "root" else dep for dep in sentence.deps]
        entities += [(at + begin, at + end, kind) for begin, end, kind in sorted(spans_of(sentence.entities or (OUTSIDE,)))]
    doc = Doc(vocab, words=words, spaces=spaces, pos=upos, heads=heads, deps=deps)
    doc.set_ents([Span(doc, begin, end, label=kind) for begin, end, kind in entities], default="outside")
    return doc
