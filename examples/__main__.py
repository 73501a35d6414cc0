"""Run the notebooks beside this file and keep what they show; with --check, keep nothing and tell what they show otherwise."""

from __future__ import annotations

import difflib
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
SECONDS = 300  # for one cell, on a machine that has much else to do


def main() -> None:
    """Run every notebook; the exit code is 1 where --check finds that one shows something else now."""
    check = "--check" in sys.argv[1:]
    changed = False
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"IPYTHONDIR": folder, "JUPYTER_RUNTIME_DIR": folder}  # nothing is left in anybody's home
        paths = sorted(HERE.glob("*.ipynb"))
        notebooks = [nbformat.read(path, as_version=4) for path in paths]
        with ThreadPoolExecutor() as pool:  # each notebook has a process of its own
            runs = list(pool.map(executed, notebooks))
        for path, kept, fresh in zip(paths, notebooks, runs, strict=True):
            difference = list(difflib.unified_diff(shown(kept), shown(fresh), path.name, "as it is now", lineterm=""))
            changed |= bool(difference)
            print("\n".join(difference) or f"{path.name}: nothing has changed")
            if difference and not check:
                nbformat.write(fresh, path)
    sys.exit(1 if changed and check else 0)


def executed(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook with what it shows now, without the marks of a single run (times, counters, versions)."""
    fresh = nbformat.from_dict(notebook)
    quiet = ["--IPKernelApp.log_level=40"]
    client = NotebookClient(fresh, timeout=SECONDS, startup_timeout=SECONDS, extra_arguments=quiet)
    client.execute(cwd=str(HERE))
    fresh.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(fresh.cells, start=1):
        cell.id = f"cell-{number}"
        cell.metadata = {}
    return fresh


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what a reader sees, as lines of text; of a picture, only that there is one, for its bytes vary with the fonts."""
    lines = []
    for cell in notebook.cells:
        lines += [*cell.source.splitlines(), ""]
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            lines += ["[picture]"] if "image/png" in data else (output.get("text") or data.get("text/plain", "")).splitlines()
    return lines


if __name__ == "__main__":
    main()
