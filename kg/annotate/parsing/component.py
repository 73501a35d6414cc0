"""spaCy's view of our network: a component that writes tags, dependencies and names of a Doc cut into sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, POS  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.parsing.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NAME = "kg_reader"
_WRAP = 2**64  # spaCy keeps a distance to the left as an unsigned number


@Language.factory(NAME, assigns=["token.pos", "token.dep", "token.head", "doc.ents"])
def make_component(nlp: Language, name: str) -> WordReader:  # noqa: ARG001  # spaCy passes both
    """Return the component; its network comes with `from_disk`, or is set."""
    return WordReader()


class WordReader:
    """Annotates Docs by a `Network`; sentences are those that the Doc has, or else the whole Doc is one."""

    def __init__(self, network: Network | None = None) -> None:
        self._network = network

    @property
    def network(self) -> Network:
        """What reads. Raises ValueError where nothing was loaded or set."""
        if self._network is None:
            raise ValueError(f"the component {NAME} has no network yet; load a pipeline from its folder")
        return self._network

    @network.setter
    def network(self, network: Network) -> None:
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """Write universal tags, heads and relations into a Doc, and its names as entities."""
        sentences = list(_sentences(doc))
        rows: list[tuple[int, int, int]] = []
        names: list[Span] = []
        for begin, reading in zip(
            (sentence[0].i for sentence in sentences),
            self.network.read([[token.text for token in sentence] for sentence in sentences]),
            strict=True,
        ):
            names += (Span(doc, begin + first, begin + last, label=kind) for first, last, kind in spans_of(reading.entities))
            for at, (tag, head, dep) in enumerate(zip(reading.upos, reading.heads, reading.deps, strict=True)):
                rows.append((doc.vocab.strings.add(tag), head - at, doc.vocab.strings.add("ROOT" if dep == "root" else dep)))
        if rows:
            doc.from_array([POS, HEAD, DEP], np.array([[tag, head % _WRAP, dep] for tag, head, dep in rows], dtype="uint64"))  # type: ignore[arg-type]
            doc.set_ents(names)
        return doc

    def to_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002  # spaCy's signature
        """Write the network into a folder."""
        self.network.save(Path(path))

    def from_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> WordReader:  # noqa: ARG002  # spaCy's signature
        """Read the network from a folder. Raises OSError or ValueError where that cannot be."""
        self._network = Network.load(Path(path))
        return self


def spans_of(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (begin, end, kind) of the names in BIO tags, as numbers of words, in their order."""
    begin = None
    for at, tag in enumerate([*tags, "O"]):
        if begin is not None and not tag.startswith("I-"):
            yield begin, at, tags[begin][2:]
            begin = None
        if tag.startswith("B-"):
            begin = at


def _sentences(doc: Doc) -> Iterator[Span]:
    if doc.has_annotation("SENT_START"):
        yield from doc.sents
    elif len(doc):
        yield doc[:]
