"""The options that several commands share, and the store that they mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
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
OutOption = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write; the suffix tells the format.")]


@contextmanager
def opened(location: str | None, *, create: bool = False) -> Iterator["Store"]:
    """Open the store that is meant, by default the settings' one, and close it again."""
    from kg.settings import load_settings
    from kg.store import open_store

    settings = load_settings()
    store = open_store(location or settings.store, create=create, services=settings.services)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def read_only(location: str | None) -> Iterator["Store"]:
    """Open a store, or an exported file as a store that is gone when the command ends."""
    if location is None or not Path(location).is_file():
        with opened(location) as store:
            yield store
        return
    from kg.store.exported import load_exported

    with passing() as store:
        load_exported(Path(location), store)
        yield store


@contextmanager
def passing() -> Iterator["Store"]:
    """Open a store that is gone when the command ends."""
    with TemporaryDirectory(prefix="kg-") as folder, opened(folder, create=True) as store:
        yield store
