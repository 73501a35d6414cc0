"""A folder goes in; Oxigraph's engine in it comes out, or a refusal that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = (OSError, RuntimeError, ValueError)  # what pyoxigraph raises for a full disk, a corrupt file, a lost lock
_MARK = "CURRENT"  # RocksDB keeps this file in every folder that is a store


def engine_in(folder: Path, *, create: bool) -> ox.Store:
    """Return the engine in a folder; `create` makes a new one where there is none.

    Raises StoreError where the folder is none of a store, or cannot be used.
    """
    inside = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if not inside and not create:
        raise StoreError(f"{folder}: there is no store here; make one with `kg build --store {folder} …`")
    if inside and _MARK not in inside:
        raise StoreError(f"{folder}: not a store: it holds other files ({inside[0]}, …); give an empty or a new folder")
    try:
        if create:
            folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except FAULTS as error:
        reason = str(error)
        if "lock" in reason.casefold():
            raise StoreError(f"{folder}: another process is using this store; wait until it ends, or close it") from error
        if reason.startswith("Corruption"):
            raise StoreError(f"{folder}: the store is damaged ({reason}); build it again in a new folder") from error
        raise StoreError(f"{folder}: no store can be opened here ({reason}); choose a folder that you may write to") from error
