"""Files and folders go in, Articles come out one at a time, and every problem is told without losing the rest."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from kg.errors import InputError, UnknownFormat
from kg.model import Article
from kg.reading import html_page, json_lines, plain_text
from kg.reading.draft import Draft, OnProblem, Reader
from kg.reading.files import files_in
from kg.reading.language import known_languages, language_named, language_of

READERS: Mapping[str, Reader] = {
    ".txt": plain_text.read,
    ".md": plain_text.read,
    ".html": html_page.read,
    ".htm": html_page.read,
    ".jsonl": json_lines.read,
    ".jsonl.gz": json_lines.read,
}
_STRINGS = ("text", "identifier", "language", "title", "published", "publisher", "url")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\S+)?")


def raise_problem(problem: InputError) -> NoReturn:
    """Raise the problem: what `read_articles` does with one unless it is told otherwise."""
    raise problem


def read_articles(
    paths: Iterable[Path | str],
    *,
    on_problem: OnProblem = raise_problem,
    languages: Collection[str] | None = None,
    language: str | None = None,
    limit: int = 5_000_000,
) -> Iterator[Article]:
    """Yield the articles of files and folders in order, holding one at a time.

    Each document (or part of one) that cannot be read is told to `on_problem`, and reading goes on behind it. `languages`
    are the codes of those that can be worked with (default: all that have a table of words), `language` is taken for every
    article instead of what the input says, `limit` is the size in bytes of the largest single document.
    """
    known = known_languages() if languages is None else languages
    forced = None if language is None else language_named(language, known=known, where="the language given")
    for file in files_in(map(Path, paths), on_problem=on_problem):
        for draft in _drafts_in(file, limit, on_problem):
            try:
                spoken = forced or _language_of(draft, known)
                published = _day_of(draft, on_problem)
            except InputError as problem:
                on_problem(problem)
            else:
                yield _article(draft, spoken, published)


def reader_for(path: Path) -> Reader:
    """Return the reader for a file's suffix, in whatever case; UnknownFormat lists the known ones."""
    name = path.name.lower()
    for suffix, reader in READERS.items():
        if name.endswith(suffix):
            return reader
    raise UnknownFormat(path, known=READERS)


def _drafts_in(file: Path, limit: int, on_problem: OnProblem) -> Iterator[Draft]:
    try:
        for draft in reader_for(file)(file, limit, on_problem):
            if fault := _fault_of(draft):
                on_problem(InputError(file, fault, line=draft.line))
            else:
                yield draft
    except InputError as problem:
        on_problem(problem)
    except OSError as error:
        on_problem(InputError(file, f"cannot be read: {error.strerror or error}"))


def _fault_of(draft: Draft) -> str | None:
    """Say why the document cannot be worked with, whatever its format."""
    if not draft.text.strip():
        return "the document holds no text"
    # JSON's escapes and a page's entities can spell what no text file and no graph can hold.
    for name in _STRINGS:
        if bad := _NO_TEXT.search(getattr(draft, name) or ""):
            return f"its '{name}' holds U+{ord(bad[0]):04X} at character {bad.start()}, which is no text"
    return None


def _language_of(draft: Draft, known: Collection[str]) -> str:
    if draft.language:
        return language_named(draft.language, known=known, where=draft.where)
    return language_of(draft.text, known=known, where=draft.where)


def _day_of(draft: Draft, on_problem: OnProblem) -> date | None:
    """Return the day as written there, whatever the time zone; a bad one is told, and the article stays, without a date."""
    if draft.published is None:
        return None
    written = draft.published.strip()
    try:
        if _DAY.fullmatch(written):
            return datetime.fromisoformat(written).date()
    except ValueError:
        pass  # the 30th of February
    on_problem(InputError(draft.file, f"read without its date: '{written[:60]}' is not like 2022-01-10", line=draft.line))
    return None


def _article(draft: Draft, language: str, published: date | None) -> Article:
    return Article(
        identifier=draft.identifier or draft.url or hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        text=draft.text,
        language=language,
        title=draft.title,
        published=published,
        publisher=draft.publisher,
        source=draft.url or draft.file.name,  # not the whole path: a moved file stays the same article
    )
