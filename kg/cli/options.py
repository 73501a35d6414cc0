"""The options that several commands share, and the store that they mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.history import Edition
    from kg.store import Store

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="A folder, or the address of a SPARQL server; by default what the settings say: kg-store.",
    ),
]
ReadOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|FILE",
        help="A folder, the address of a SPARQL server, or an exported file; by default what the settings say: kg-store.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Only what was known on that day (2021-12-30): from the articles out by then."),
]
FormatOption = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, json, or turtle (for CONSTRUCT).")
]
OutOption = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write; the suffix tells the format.")]


@contextmanager
def opened(location: str | None, *, create: bool = False, limited: bool = False) -> Iterator["Store"]:
    """Open the store that is meant, by default the settings' one, and close it again; `limited`, its answers are due in time."""
    from kg.settings import load_settings
    from kg.store import open_store

    settings = load_settings()
    seconds = settings.query_timeout if limited else None
    place, cache = location or settings.store, settings.cache.expanduser()
    store = open_store(place, create=create, services=settings.services, seconds=seconds, cache=cache)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def read_only(location: str | None, as_of: str | None = None) -> Iterator["Store"]:
    """Open a store, or an exported file as a store that is gone when the command ends; of a day, what was known then."""
    if as_of is None:
        with _whole(location) as store:
            yield store
        return
    from kg.history import day_of, edition_of
    from kg.settings import load_settings

    day = day_of(as_of)
    settings = load_settings()
    is_file = location is not None and Path(location).is_file()  # its store is another each time
    cache = None if is_file else settings.cache.expanduser()
    with _whole(location) as store:
        edition = edition_of(store, day, services=settings.services, seconds=settings.query_timeout, cache=cache)
    _tell(edition)
    try:
        yield edition.store
    finally:
        edition.store.close()


@contextmanager
def _whole(location: str | None) -> Iterator["Store"]:
    if location is None or not Path(location).is_file():
        with opened(location, limited=True) as store:
            yield store
        return
    from kg.store.exported import load_exported

    with passing(limited=True) as store:
        load_exported(Path(location), store)
        yield store


def _tell(edition: "Edition") -> None:
    """Say on standard error how much the answer rests on."""
    from kg.cli.screen import errors

    left_out = f"; {edition.undated:,} without a day are left out" if edition.undated else ""
    errors().print(f"as of {edition.day}: {edition.articles:,} of {edition.whole:,} articles{left_out}", style="dim")


@contextmanager
def passing(*, limited: bool = False) -> Iterator["Store"]:
    """Open a store that is gone when the command ends."""
    with TemporaryDirectory(prefix="kg-") as folder, opened(folder, create=True, limited=limited) as store:
        yield store
