"""A web page goes in, its main text comes out as one Draft, with the title, date, publisher and address that it declares."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.reading.decoding import bytes_of, text_of
from kg.reading.draft import Draft, OnProblem

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; HTML asks for the first 1024, real pages are later
# Only what the page declares is a date: searched for in the whole page, "© 2024" below the text becomes 1 January 2024.
# The last day is fixed because the default is today, and the same page must give the same article tomorrow.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-12-31"}
# What the library and lxml raise on pages that are none; there is no common ancestor below Exception.
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError, SyntaxError)


def read(path: Path, limit: int, on_problem: OnProblem) -> Iterator[Draft]:  # noqa: ARG001  # every reader is called alike
    """Yield the one document of the page; InputError when there is no main text in it."""
    data = bytes_of(path, limit)
    found = _extracted(text_of(data, path, encoding=_declared_encoding(data)))
    if found is None or not found.text:
        raise InputError(path, "no main text was found in the page")
    yield Draft(
        text=_without_headline(found.text, found.title),
        file=path,
        title=found.title,
        published=found.date,
        publisher=found.sitename,
        url=found.url,
    )


def _declared_encoding(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    if match is None:
        return None
    name = match[1].decode("ascii", errors="replace")
    try:
        "a".encode(name)  # also refuses what is no encoding of text, like base64
    except LookupError:
        return None
    return name


def _extracted(html: str) -> Any | None:  # noqa: ANN401  # the library's Document, which ships no types
    from trafilatura import bare_extraction  # takes half a second to import
    from trafilatura.utils import load_html

    try:
        tree = load_html(html)
        if tree is None:
            return None
        for stamp in tree.xpath("//meta[contains(@property, 'modified') or contains(@itemprop, 'Modified')]"):
            stamp.getparent().remove(stamp)  # the library takes the day of the last change when no other is declared
        return bare_extraction(
            tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATE_SEARCH
        )
    except _FAULTS:
        return None


def _without_headline(text: str, title: str | None) -> str:
    return text.removeprefix(f"{title}\n") if title else text
