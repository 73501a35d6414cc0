"""A page for a person goes in; out comes one HTML file without script, in which everything that articles say is escaped."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.display import STYLES, pieces
from kg.namespaces import GKD

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from kg.show.page import Entry, Page, Quote

_NAME = re.compile(r" \[([^\]]+)\]$")  # the address that ends the line of a report
_LEGEND = ("claim", "actor", "place", "date")


def html_of_page(page: Page) -> str:
    """Return a whole document in UTF-8, with its style in it; wide and narrow screens, light and dark ones."""
    title = escape(page.title)
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title>\n<style>\n{_css()}</style></head>\n<body>\n<h1>{title}</h1>\n{''.join(_body(page))}"
        f"<footer>Marked: {', '.join(_marked(kind, kind) for kind in _LEGEND)}.</footer>\n</body>\n</html>\n"
    )


def _body(page: Page) -> Iterator[str]:
    yield "<dl>"
    for name, value in page.facts:
        yield f"<dt>{escape(name)}</dt><dd>{_linked(value)}</dd>"
    yield "</dl>\n"
    addresses = {value.removeprefix(str(GKD)) for _, value in page.facts}
    for section in page.sections:
        yield f"<section><h2>{escape(section.title)} <small>{len(section.entries)}</small></h2>\n"
        yield from (_entry(entry, addresses) for entry in section.entries)
        yield "</section>\n"


def _entry(entry: Entry, addresses: Set[str]) -> str:
    named = _NAME.search(entry.line)
    name = f" <code>{escape(named[1])}</code>" if named and named[1] not in addresses else ""
    line = entry.line[: named.start()] if named else entry.line
    quotes = "".join(f"<blockquote>{_quote(quote)}</blockquote>" for quote in entry.quotes)
    source = f'<p class="source">— {escape(entry.source)}</p>' if entry.source else ""
    reasons = "".join(f"<li><em>{escape(name)}</em>: {escape(reason)}</li>" for name, reason in entry.reasons)
    why = f'<ul class="reasons">{reasons}</ul>' if reasons else ""
    if not (quotes or source or why):
        return f'<p class="item">{escape(line)}</p>\n'
    return f'<article><p class="line">{escape(line)}{name}</p>{quotes}{source}{why}</article>\n'


def _quote(quote: Quote) -> str:
    return "".join(_styled(piece, [mark.kind for mark in over]) for piece, over in pieces(quote.text, quote.marks))


def _styled(text: str, kinds: list[str]) -> str:
    style = ";".join(STYLES[kind][0] for kind in dict.fromkeys(kinds))
    return f'<span style="{style}">{escape(text)}</span>' if style else escape(text)


def _marked(text: str, kind: str) -> str:
    return _styled(text, [kind])


def _linked(value: str) -> str:
    """Return an address as a link; our own ones are names, and lead nowhere."""
    shown = escape(value)
    leads = value.startswith(("https://", "http://")) and not value.startswith(str(GKD))
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if leads else shown


@cache
def _css() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
