"""Sorted lines of N-Triples go in; out come Turtle and TriG with readable prefixes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from kg.export.lines import TYPE, subjects_of
from kg.namespaces import GKD, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from kg.export.lines import Parts

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_RELATIVE = re.compile(r"[a-z]+/[^:?]*")
_BARE = {
    "<http://www.w3.org/2001/XMLSchema#integer>": r"[-+]?\d+",
    "<http://www.w3.org/2001/XMLSchema#decimal>": r"[-+]?\d*\.\d+",
}
_LONGEST_FIRST = tuple(sorted(PREFIXES.items(), key=lambda item: -len(item[1])))


def write_turtle(out: BinaryIO, parts: Parts) -> int:
    """Write the union of all graphs; return the number of its triples."""
    out.write(_prefixes())
    return _write_subjects(out, (line for part in parts.values() for line in part()), indent="")


def write_trig(out: BinaryIO, parts: Parts) -> int:
    """Write every graph apart; return the number of triples in all of them."""
    out.write(_prefixes())
    count = 0
    for name in sorted(parts):
        out.write(f"\n{_short(f'<{name}>')} {{\n".encode())
        count += _write_subjects(out, parts[name](), indent="  ")
        out.write(b"}\n")
    return count


def compact(iri: str) -> str:
    """Return an IRI with its longest known prefix; in full, without brackets, where none fits."""
    plain = iri[1:-1]
    for prefix, base in _LONGEST_FIRST:
        if plain.startswith(base) and _LOCAL.fullmatch(plain, len(base)):
            return f"{prefix}:{plain[len(base) :]}"
    return plain


def _write_subjects(out: BinaryIO, lines: Iterable[bytes], *, indent: str) -> int:
    count = 0
    for subject, statements in subjects_of(lines):
        count += len(statements)
        written = []
        for predicate, together in groupby(statements, key=lambda statement: statement[1]):
            values = f" ,\n{indent}        ".join(_short(value) for _, _, value in together)
            written.append(f"{'a' if predicate == TYPE else _short(predicate)} {values}")
        out.write(f"\n{indent}{_short(subject)} {f' ;{chr(10)}{indent}    '.join(written)} .\n".encode())
    return count


def _prefixes() -> bytes:
    declared = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in sorted(PREFIXES.items()))
    return f"@base <{GKD}> .\n{declared}".encode()


@lru_cache(maxsize=65536)
def _short(term: str) -> str:
    """Write a term of N-Triples as Turtle does, as short as can be read without doubt."""
    if term.startswith("<"):
        short = compact(term)
        rest = term[1:-1].removeprefix(str(GKD))
        if short == term[1:-1]:
            return f"<{rest}>" if rest != short and _RELATIVE.fullmatch(rest) else term
        return short
    text, mark, datatype = term.rpartition("^^<")
    if not mark or term.endswith('"'):
        return term
    if (bare := _BARE.get(f"<{datatype}")) and re.fullmatch(bare, text[1:-1]):
        return text[1:-1]
    return f"{text}^^{_short(f'<{datatype}')}"
