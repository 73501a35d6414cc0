"""A work and a number of seconds go in; its result comes out within them, or an error that says how to get more."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError, QueryError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

R = TypeVar("R")
T = TypeVar("T")


class Watch:
    """Tells a work that nobody waits for it any more; most works look at it between two rows."""

    def __init__(self) -> None:
        self._over = Event()

    def end(self) -> None:
        """Say that it is enough."""
        self._over.set()

    def until_over(self, values: Iterable[T]) -> Iterator[T]:
        """Yield the values, as long as somebody waits for them."""
        for value in values:
            if self._over.is_set():
                return
            yield value


def in_time(work: Callable[[Watch], R], seconds: float | None) -> R:
    """Return what the work gives; with a limit it runs in a thread of its own, which the engine lets run beside this one.

    Raises QueryError when the time is over. The engine cannot be stopped in the midst of a sort or a sum: such a query goes
    on, unheard, until it or the process ends, while one that gives row after row stops at the next. A command is a process of
    its own and ends with its error. A process for each question would cost some 80 ms: 10 for a copy of the store, which the
    engine may not read while it is written elsewhere, 20 for an interpreter, 50 to open the copy.
    """
    watch = Watch()
    if seconds is None:
        return work(watch)
    results: list[R] = []
    faults: list[KgError] = []

    def run() -> None:
        try:
            results.append(work(watch))
        except KgError as fault:  # raised again below, in the thread that asked
            faults.append(fault)

    thread = Thread(target=run, daemon=True, name="kg-query")
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        watch.end()
        raise QueryError(f"no answer within {seconds:g} seconds; narrow the question, or set `query_timeout` higher")
    if not results:
        raise faults[0] if faults else StoreError("the question ended without an answer; what is told above is a fault of kg")
    return results[0]
