"""Read a language's table of words (`languages/<code>.toml`) into the typed section that a component asks for."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import DataError, UnsupportedLanguage
from kg.resources import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

Section = TypeVar("Section")


def languages() -> tuple[str, ...]:
    """Return the codes (BCP 47) of the languages that have a table, sorted."""
    return tuple(sorted(path.stem for path in LANGUAGES.glob("*.toml")))


def has_table(language: str, section: type[Any]) -> bool:
    """Tell whether a language has the table of its own in which a section stands."""
    folder: str = section.FOLDER
    return (LANGUAGES / folder / f"{language}.toml").is_file()


@cache
def words_of(language: str, section: type[Section]) -> Section:
    """Return one section of a language's table; the class names it (`SECTION = "claims"`) and its fields are the keys.

    A class whose section stands in a table of its own names the folder below `languages/` (`FOLDER = "events"`).
    TOML lists become tuples, TOML tables become dicts. A missing or an unknown key is a DataError.
    """
    name: str = section.SECTION  # type: ignore[attr-defined]  # a ClassVar that every section declares
    where = LANGUAGES / getattr(section, "FOLDER", "") / f"{language}.toml"
    given = _table(where, language).get(name, {})
    wanted = {f.name for f in fields(section)}  # type: ignore[arg-type]  # sections are dataclasses
    required = {f.name for f in fields(section) if f.default is MISSING and f.default_factory is MISSING}  # type: ignore[arg-type]
    if missing := sorted(required - set(given)):
        raise DataError(where, f"[{name}] lacks {', '.join(missing)}")
    if unknown := sorted(set(given) - wanted):
        raise DataError(where, f"[{name}] has unknown keys {', '.join(unknown)}; known are {', '.join(sorted(wanted))}")
    return section(**{key: _frozen(value) for key, value in given.items()})


@cache
def _table(path: Path, language: str) -> dict[str, Any]:
    if not path.is_file():
        raise UnsupportedLanguage("the text", language, known=languages())
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(path, str(error)) from error


def _frozen(value: Any) -> Any:  # noqa: ANN401  # TOML values are of any type
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
