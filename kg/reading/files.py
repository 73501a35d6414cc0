"""Paths as a person gives them go in, the files to read come out, folders walked in sorted order."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.reading.draft import OnProblem

_STORE = {"CURRENT", "IDENTITY", "LOCK"}  # files of a store's folder, which holds no articles


def files_in(paths: Iterable[Path], *, on_problem: OnProblem) -> Iterator[Path]:
    """Yield each file given and each file in a folder given; hidden ones (`.name`) only when they are given themselves."""
    walked: set[Path] = set()
    for path in paths:
        if path.is_dir():
            yield from _files_below(path, walked, on_problem)
        elif path.is_file():
            yield path
        elif path.exists():
            on_problem(InputError(path, "is neither a file nor a folder"))
        else:
            on_problem(InputError(path, "there is no such file or folder"))


def _files_below(folder: Path, walked: set[Path], on_problem: OnProblem) -> Iterator[Path]:
    """Links to folders are followed, but no folder is read twice, so a loop of links ends."""
    before, found = len(walked), False

    def unreadable(error: OSError) -> None:
        on_problem(InputError(error.filename or folder, f"the folder cannot be read: {error.strerror}"))

    for here, folders, files in os.walk(folder, followlinks=True, onerror=unreadable):
        real = Path(here).resolve()
        if real in walked:
            folders.clear()
            continue
        walked.add(real)
        if set(files) >= _STORE:
            folders.clear()
            found = True
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            found = True
            yield Path(here, name)
    if not found and len(walked) > before:
        on_problem(InputError(folder, "the folder holds no file to read"))
