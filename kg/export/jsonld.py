"""Sorted lines of N-Triples go in; out comes JSON-LD with a context of prefixes, one subject a line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kg.export.lines import TYPE, Statement, subjects_of
from kg.export.turtle import compact
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.export.lines import Parts

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^(<.*>))?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def write_jsonld(out: BinaryIO, parts: Parts) -> int:
    """Write every graph apart; return the number of triples in all of them."""
    out.write(f'{{"@context": {json.dumps(dict(PREFIXES))}, "@graph": ['.encode())
    count = 0
    for number, name in enumerate(sorted(parts)):
        out.write(f'{"," if number else ""}\n{{"@id": {json.dumps(compact(f"<{name}>"))}, "@graph": ['.encode())
        for position, (subject, statements) in enumerate(subjects_of(parts[name]())):
            count += len(statements)
            node = json.dumps({"@id": compact(subject)} | _properties(statements), ensure_ascii=False)
            out.write(f"{',' if position else ''}\n{node}".encode())
        out.write(b"\n]}")
    out.write(b"\n]}\n")
    return count


def _properties(statements: list[Statement]) -> dict[str, list[Any]]:
    node: dict[str, list[Any]] = {}
    for _, predicate, value in statements:
        if predicate == TYPE:
            node.setdefault("@type", []).append(compact(value))
        else:
            node.setdefault(compact(predicate), []).append(_json_value(value))
    return node


def _json_value(value: str) -> str | dict[str, str]:
    found = _LITERAL.fullmatch(value)
    if not found:
        return {"@id": compact(value)}
    text = _ESCAPE.sub(
        lambda match: _ESCAPED.get(match[3], match[3]) if match[3] else chr(int(match[1] or match[2], 16)), found[1]
    )
    if found[2]:
        return {"@value": text, "@language": found[2]}
    return {"@value": text, "@type": compact(found[3])} if found[3] else text
