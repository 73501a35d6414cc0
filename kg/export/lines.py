"""Lines of N-Triples in any order go in; out they come sorted, each once, in memory that does not grow with their number."""

from __future__ import annotations

from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from rdflib import URIRef

Parts: TypeAlias = "Mapping[URIRef, Callable[[], Iterator[bytes]]]"  # the lines of each named graph
Statement: TypeAlias = tuple[str, str, str]  # three terms, as N-Triples has them

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
# what a person looks for stands first, and the long text, which hides what follows, last
_FIRST = (TYPE, *(f"<http://purl.org/dc/terms/{name}>" for name in ("identifier", "title", "issued", "source")))
_PLACES = {predicate: place - len(_FIRST) for place, predicate in enumerate(_FIRST)} | {
    "<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString>": 1
}
_AT_ONCE = 200_000  # lines sorted in memory; more are sorted in parts, on disk


def write_ntriples(out: BinaryIO, parts: Parts) -> int:
    """Write the union of all graphs, one triple a line; return the number of lines."""
    return _write_lines(out, (line for part in parts.values() for line in part()), b" .\n")


def write_nquads(out: BinaryIO, parts: Parts) -> int:
    """Write every graph, one triple and the graph's name a line; return the number of lines."""
    return sum(_write_lines(out, parts[name](), f" <{name}> .\n".encode()) for name in sorted(parts))


def subjects_of(lines: Iterable[bytes]) -> Iterator[tuple[str, list[Statement]]]:
    """Yield each subject with all that is said of it, its types first, then what names it."""
    statements = (
        (subject + b">", *rest.split(b" ", 1)) for line in sorted_lines(lines) for subject, _, rest in [line.partition(b"\x01")]
    )
    for subject, together in groupby(statements, key=lambda statement: statement[0]):
        name = subject.decode()
        said = [(name, predicate.decode(), value[:-2].decode()) for _, predicate, value in together]
        yield name, sorted(said, key=lambda statement: (_PLACES.get(statement[1], 0), statement))


def sorted_lines(lines: Iterable[bytes], *, at_once: int = _AT_ONCE) -> Iterator[bytes]:
    r"""Yield each line once, in order; the end of its subject, "> ", becomes \x01, so that <a> comes before <a#b>.

    So many lines are sorted in memory `at_once`; more are sorted in parts, and the parts wait on disk.
    """
    marked = (line.replace(b"> ", b"\x01", 1) for line in lines)
    with ExitStack() as files:
        runs: list[Iterable[bytes]] = []
        while part := list(islice(marked, at_once)):
            run = sorted(set(part))
            runs.append(run if len(part) < at_once else _on_disk(run, files))
        previous = None
        for line in merge(*runs):
            if line != previous:
                yield line
            previous = line


def _on_disk(run: list[bytes], files: ExitStack) -> Iterator[bytes]:
    file = files.enter_context(TemporaryFile())  # noqa: SIM115  # the stack closes it
    file.writelines(line + b"\n" for line in run)
    file.seek(0)
    return (line[:-1] for line in file)


def _write_lines(out: BinaryIO, lines: Iterable[bytes], end: bytes) -> int:
    count = 0
    for count, line in enumerate(sorted_lines(lines), start=1):  # noqa: B007  # counted on the way
        out.write(line.replace(b"\x01", b"> ", 1)[:-2] + end)
    return count
