"""The address of a store goes in, a folder on disk or a SPARQL server on the network; a `Store` comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store.base import Answer, Bindings, Change, Note, Noting, Row, Rows, Step, Store, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Answer", "Bindings", "Change", "Note", "Noting", "Row", "Rows", "Step", "Store", "Term", "Triple", "open_store"]


def open_store(
    location: str | Path,
    *,
    create: bool = False,
    services: Iterable[str] = (),
    seconds: float | None = None,
    cache: Path | None = None,
) -> Store:
    """Open the store at a folder, or at the query address of a SPARQL 1.1 server ("http://localhost:7878/query").

    `create` makes the folder where there is none. `services` are the addresses that a query may reach by SERVICE.
    `seconds` limit every question, of this program or of others; a server's answers have a minute if none are given. In the
    folder `cache` notes on a server's store are kept; without one all its articles are compared again after each change.
    Raises StoreError where it cannot be opened, with what to do.
    """
    if str(location).startswith(("http://", "https://")):
        from kg.store.remote import SECONDS, Endpoint, RemoteStore

        return RemoteStore(Endpoint.at(str(location)), services=services, seconds=seconds or SECONDS, cache=cache)
    from kg.store.embedded import EmbeddedStore

    return EmbeddedStore(location, create=create, services=services, seconds=seconds)
