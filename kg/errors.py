"""Every error this package raises on purpose, as one tree; each says what, where and what to do.

KgError                     exit code 1
├── SettingsError           an unknown key or a value of the wrong kind                      (2)
├── InputError              a document, or a part of one, cannot be read                     (3)
│   ├── UnknownFormat       no reader for this suffix
│   └── UnsupportedLanguage no table of words for this language
├── DataError               a shipped data file (list, language table, question) is wrong    (4)
├── StoreError              the store cannot be opened, written or questioned                (5)
├── QueryError              a question is unknown, lacks a parameter, or is not SPARQL       (6)
├── LinkError               Wikidata (or another endpoint) cannot be asked                   (7)
├── ValidationError         a graph cannot be checked                                        (8)
├── ReasonError             the reasoner cannot run, or its ontology cannot be given to it    (9)
└── ClusterError            those who work elsewhere cannot be reached, or are lost          (10)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class KgError(Exception):
    """Anything this package refuses to do; the message is meant for the person at the keyboard."""

    exit_code = 1

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from one process to another as it is: most classes below cannot be made from the message alone."""
        return _remade, (type(self), self.args), vars(self)


def _remade(kind: type[KgError], args: tuple[object, ...]) -> KgError:
    return kind.__new__(kind, *args)


class SettingsError(KgError):
    """A setting is unknown or has a value of the wrong kind."""

    exit_code = 2


class InputError(KgError):
    """One document cannot be read; `line` (from 1) is given where the fault stands in a line."""

    exit_code = 3

    def __init__(self, path: Path | str, problem: str, *, line: int | None = None) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}{f':{line}' if line else ''}: {problem}")


class UnknownFormat(InputError):  # noqa: N818  # it names what is unknown, as its parent names what is wrong
    """No reader is listed for the suffix of a file."""

    def __init__(self, path: Path, *, known: Iterable[str]) -> None:
        super().__init__(path, f"no reader for '{path.suffix or path.name}'; known are {', '.join(sorted(known))}")


class UnsupportedLanguage(InputError):  # noqa: N818  # likewise
    """A text is in a language for which no table of words exists."""

    def __init__(self, where: Path | str, language: str, *, known: Iterable[str]) -> None:
        super().__init__(where, f"no words for language '{language}'; known are {', '.join(sorted(known))}")


class DataError(KgError):
    """A shipped or edited data file is wrong at a line (from 1)."""

    exit_code = 4

    def __init__(self, path: Path | str, problem: str, *, line: int | None = None) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}{f':{line}' if line else ''}: {problem}")


class StoreError(KgError):
    """The store cannot be opened, written or questioned."""

    exit_code = 5


class QueryError(KgError):
    """A question is unknown, lacks a parameter, or its SPARQL is not valid."""

    exit_code = 6


class LinkError(KgError):
    """A SPARQL endpoint could not be asked, or its answer could not be used."""

    exit_code = 7


class ValidationError(KgError):
    """A graph could not be checked against the shapes."""

    exit_code = 8


class ReasonError(KgError):
    """The reasoner cannot run, or the ontology cannot be given to it."""

    exit_code = 9


class ClusterError(KgError):
    """Worker processes, or a cluster's scheduler or workers, cannot be reached or are lost."""

    exit_code = 10
