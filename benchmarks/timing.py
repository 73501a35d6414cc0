"""A thing to do goes in; out come the seconds that it took, as the median of several runs."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KG = (sys.executable, "-c", "from kg.cli import main; main()")


def seconds(action: Callable[[], object], *, runs: int) -> float:
    """Return the median of the runs, in seconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)


def command(words: Sequence[str]) -> None:
    """Run `kg` in a process of its own, from start to end."""
    subprocess.run([*KG, *words], check=True, capture_output=True)
