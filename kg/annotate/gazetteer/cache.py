"""Keep compiled tables on disk, keyed by what they were made from; without a writable folder they are made anew each time."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

VARIABLE = "KG_CACHE"
_FORMAT = 2  # raise when the tables change their shape


def cache_folder() -> Path:
    """Return the user's cache folder for this package; KG_CACHE names another one."""
    if given := os.environ.get(VARIABLE):
        return Path(given)
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "geopolitical-kg"


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a hash of the files' contents, this Python and this module's format."""
    digest = hashlib.blake2b(f"{_FORMAT} {sys.implementation.cache_tag} {marshal.version}".encode(), digest_size=12)
    for path in paths:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def cached(name: str, key: str, make: Callable[[], Any], *, folder: Path) -> Any:  # noqa: ANN401  # plain values of any shape
    """Return the stored value for a name and key, or make and store it."""
    path = folder / f"{name}-{key}.bin"
    try:
        return marshal.loads(path.read_bytes())  # noqa: S302  # our own file in the user's own cache folder
    except (OSError, EOFError, ValueError, TypeError):
        pass  # not there, or half written by somebody else: make it
    value = make()
    _store(path, value, name)
    return value


def _store(path: Path, value: Any, name: str) -> None:  # noqa: ANN401  # plain values of any shape
    """Write beside the place and rename, so that nobody reads half a file; older tables of the name are removed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(marshal.dumps(value))
        Path(file.name).replace(path)
        for old in path.parent.glob(f"{name}-*.bin"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
