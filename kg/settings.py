"""Defaults, a TOML file and the environment go in, one frozen Settings comes out; an unknown key is an error."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from kg.errors import SettingsError

FILE = "kg.toml"
PREFIX = "KG_"
FILE_VARIABLE = "KG_SETTINGS"  # names the TOML file; every other KG_… is a setting

_WIKIDATA = "https://query.wikidata.org/sparql"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program works where a command does not say otherwise."""

    store: Path = Path("kg-store")  # folder of the embedded store
    cache: Path = Path("~/.cache/geopolitical-kg")  # compiled lists, answers of endpoints; can be deleted at any time
    decisions: Path = Path("decisions.csv")  # people's yes and no on Wikidata links
    merges: Path = Path("merges.csv")  # people's word on which reports tell of one meeting
    wikidata: str = _WIKIDATA  # the SPARQL endpoint that links are looked up in
    services: tuple[str, ...] = (_WIKIDATA,)  # endpoints that a SERVICE clause may ask
    user_agent: str = "geopolitical-kg (https://w3id.org/geopolitical-kg)"  # Wikidata asks for a way to reach the operator
    requests_per_second: float = 1.0
    request_timeout: float = 60.0  # seconds
    query_timeout: float = 30.0  # seconds that a question to a store may take
    link_accept: float = 0.85  # a candidate of this score or more is linked
    link_ask: float = 0.5  # one from here up to link_accept is put to a person, below it nothing is done
    document_limit: int = 5_000_000  # bytes
    models: tuple[str, ...] = ()  # trained pipelines to use instead of our own: "en=en_core_web_trf"; "id=none" for none
    cascade: bool = True  # the trained pipeline reads only sentences that leave a question open
    workers: int = 1  # processes that read articles; 1 is this one
    cluster: str = ""  # address of a Dask scheduler, whose workers then read the articles


def load_settings(
    file: Path | None = None, *, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """Return the defaults, changed by a TOML file, changed by the environment.

    The file is `file`, else the one that KG_SETTINGS names, else `kg.toml` in `folder` (default: the current one) if it is
    there. Relative paths in it start at its own folder. `environment` is os.environ unless given; KG_STORE=DIR sets
    `store`, and so on; lists are separated by blanks. SettingsError names the file or variable, and the key.
    """
    environment = os.environ if environment is None else environment
    settings = Settings()
    if chosen := _file_of(file, folder or Path.cwd(), environment):
        settings = _changed_by_file(settings, chosen)
    settings = _changed_by_environment(settings, environment)
    if settings.link_ask > settings.link_accept:
        raise SettingsError(f"'link_ask' ({settings.link_ask}) must not be above 'link_accept' ({settings.link_accept})")
    return replace(settings, **{name: getattr(settings, name).expanduser() for name in _names_of(Path)})


def _file_of(file: Path | None, folder: Path, environment: Mapping[str, str]) -> Path | None:
    if file is None and environment.get(FILE_VARIABLE):
        file = Path(environment[FILE_VARIABLE])
    if file is not None:
        return file
    return folder / FILE if (folder / FILE).is_file() else None


def _changed_by_file(settings: Settings, path: Path) -> Settings:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 at byte {error.start}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    values = {key: _checked(key, value, f"{path}: '{key}'", f"{path}: unknown key '{key}'") for key, value in given.items()}
    # Joining leaves absolute paths and those that begin at home as they are.
    below = {name: _below(path.parent, values[name]) for name in _names_of(Path) if name in values}
    return replace(settings, **values | below)


def _below(folder: Path, path: Path) -> Path:
    return path if path.parts[:1] == ("~",) else folder / path


def _changed_by_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    values: dict[str, Any] = {}
    for variable in sorted(environment):
        if not variable.startswith(PREFIX) or variable == FILE_VARIABLE:
            continue
        key = variable.removeprefix(PREFIX).lower()
        kind = _KIND_OF.get(key)
        written = environment[variable]
        value = _FROM_WORDS[kind](written) if kind else written
        values[key] = _checked(key, value, f"environment: {variable}", f"environment: unknown setting {variable}")
    return replace(settings, **values)


def _checked(key: str, value: object, where: str, unknown: str) -> Any:  # noqa: ANN401  # settings are of several kinds
    """Return the value as its setting wants it, or raise in words that say what it should have been."""
    if key not in _KIND_OF:
        raise SettingsError(f"{unknown}; known are {', '.join(sorted(_KIND_OF))}")
    kind = _KIND_OF[key]
    made = _FROM_TOML[kind](value)
    if made is None:
        raise SettingsError(f"{where} must be {_WORDS[kind]}, found {value!r}")
    if key in _RULES and not _RULES[key][0](made):
        raise SettingsError(f"{where} must be {_RULES[key][1]}, found {value!r}")
    return made


def _whole_number(written: str) -> int | str:
    try:
        return int(written)
    except ValueError:
        return written  # the check behind says what it should have been


def _number(written: str) -> float | str:
    try:
        return float(written)
    except ValueError:
        return written


def _string_list(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else None


def _switch(written: str) -> bool | str:
    return _SWITCHES.get(written.lower(), written)


def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(name for name, its in _KIND_OF.items() if its is kind)


def _is_address(value: str) -> bool:
    return value.startswith(("https://", "http://"))


def _is_choice(value: str) -> bool:
    language, is_, name = value.partition("=")
    return bool(language and is_ and name)


_SWITCHES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_KIND_OF: Mapping[str, type] = {name: get_origin(hint) or hint for name, hint in get_type_hints(Settings).items()}
_WORDS: Mapping[type, str] = {
    Path: "a path",
    str: "a string",
    tuple: "a list of strings",
    float: "a number",
    int: "a whole number",
    bool: "true or false",
}
# value of TOML → value of the setting; None where the kind is wrong (True is an int to Python)
_FROM_TOML: Mapping[type, Callable[[Any], Any]] = {
    Path: lambda value: Path(value) if isinstance(value, str) and value else None,
    str: lambda value: value if isinstance(value, str) else None,
    tuple: _string_list,
    float: lambda value: float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None,
    int: lambda value: value if isinstance(value, int) and not isinstance(value, bool) else None,
    bool: lambda value: value if isinstance(value, bool) else None,
}
_FROM_WORDS: Mapping[type, Callable[[str], Any]] = {
    Path: str,
    str: str,
    tuple: str.split,
    float: _number,
    int: _whole_number,
    bool: _switch,
}
_RULES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "wikidata": (_is_address, "an address that begins with https:// or http://"),
    "services": (lambda value: all(map(_is_address, value)), "addresses that begin with https:// or http://"),
    "user_agent": (lambda value: value.strip() and value.isprintable(), "a line of text"),
    "requests_per_second": (lambda value: 0 < value < float("inf"), "above 0"),
    "request_timeout": (lambda value: 0 < value < float("inf"), "above 0 seconds"),
    "query_timeout": (lambda value: 0 < value < float("inf"), "above 0 seconds"),
    "link_accept": (lambda value: 0 <= value <= 1, "between 0 and 1"),
    "link_ask": (lambda value: 0 <= value <= 1, "between 0 and 1"),
    "document_limit": (lambda value: value > 0, "above 0 bytes"),
    "models": (lambda value: all(map(_is_choice, value)), "a language code, '=', and a pipeline's name each"),
    "workers": (lambda value: value > 0, "1 or more"),
    "cluster": (lambda value: not value or "://" in value, "an address like tcp://host:8786"),
}
