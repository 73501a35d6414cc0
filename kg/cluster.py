"""A function and a stream of values go in, its results come out in order: done here, in processes, or on a Dask cluster."""

from __future__ import annotations

from collections import deque
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from logging import CRITICAL, getLogger
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.errors import ClusterError, KgError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from distributed import Client

    from kg.settings import Settings

A = TypeVar("A")
R = TypeVar("R")

_BATCH = 16  # values sent at once: sending one by one costs more than it brings
_AHEAD = 2  # batches per worker that are sent before the oldest is back: nobody waits, and memory stays flat
_PATIENCE = 10.0  # seconds to reach a scheduler, and to wait before asking whether anybody is still at work
_PACKAGE = "geopolitical-kg"
# One pipeline per process, and it is not made to read two texts at once; Dask's workers have a thread for each core.
_ONE_AT_A_TIME = Lock()


class Map(Protocol):
    """What the built-in `map` is: results come in the order of the values."""

    def __call__(self, work: Callable[[A], R], values: Iterable[A], /) -> Iterator[R]:
        """Do the work on each value, wherever; raise ClusterError where those who do it are lost."""


@contextmanager
def spreading(settings: Settings) -> Iterator[Map]:
    """Give a `map` that works where the settings say: `cluster` goes before `workers`, of which one is this process.

    Elsewhere the work must be a function of a module, and what goes in and out must be fit for pickle. Values are taken
    from the stream as results are taken out. Raises ClusterError where a cluster cannot be reached.
    """
    if settings.cluster:
        with _connected(settings.cluster) as client:
            yield _Crew(settings.cluster, client.get_executor(pure=False), lambda: sum(client.nthreads().values()))
    elif settings.workers > 1:
        # not forked: the store and the progress bar have threads, which a forked process would miss
        pool = ProcessPoolExecutor(settings.workers, get_context("spawn"), initializer=signal, initargs=(SIGINT, SIG_IGN))
        try:
            yield _Crew(f"{settings.workers} worker processes", pool, lambda: settings.workers)
        finally:
            pool.shutdown(cancel_futures=True)
    else:
        yield map


@dataclass(frozen=True, slots=True)
class _Crew:
    """Those who work elsewhere: what to call them, how to give them work, how many they are now."""

    name: str
    executor: Executor
    strength: Callable[[], int]

    def __call__(self, work: Callable[[A], R], values: Iterable[A], /) -> Iterator[R]:
        """Yield the results in order, with a bounded number of batches on their way."""
        waiting: deque[Future[list[R]]] = deque()
        for batch in _batches(values):
            with _telling(self.name):
                waiting.append(self.executor.submit(_done, work, batch))
                most = _AHEAD * self.strength()
            while len(waiting) > most:
                yield from self._result(waiting.popleft())
        while waiting:
            yield from self._result(waiting.popleft())

    def _result(self, future: Future[list[R]]) -> list[R]:
        """Wait for a batch as long as somebody is at work."""
        while True:
            with _telling(self.name):
                try:
                    error = future.exception(_PATIENCE)
                    break
                except TimeoutError:
                    if not self.strength():
                        raise ClusterError(f"{self.name}: all workers are gone") from None
        if isinstance(error, KgError):
            raise error
        if error:
            raise ClusterError(f"{self.name}: {_in_one_line(error)}") from error
        return future.result()


def _done(work: Callable[[A], R], batch: list[A]) -> list[R]:
    """Do a batch; this is what runs elsewhere, and what `work` needs is made there."""
    with _ONE_AT_A_TIME:
        return [work(value) for value in batch]


def _batches(values: Iterable[A]) -> Iterator[list[A]]:
    stream = iter(values)
    while batch := list(islice(stream, _BATCH)):
        yield batch


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Give a connection to a scheduler that has workers, all with this version of the program."""
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise SettingsError(f"{error.name} is not installed; get it by: pip install '{_PACKAGE}[cluster]'") from error
    getLogger("distributed.client").setLevel(CRITICAL)  # it prints the frames of what is told in one line here
    with _telling(address):
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    try:
        with _telling(address):
            client.wait_for_workers(1, timeout=_PATIENCE)
            others = {its for its in client.run(version, _PACKAGE).values() if its != version(_PACKAGE)}
        if others:  # the same input must give the same bytes, wherever it is read
            raise ClusterError(f"{address}: workers have kg {', '.join(sorted(others))}, here it is {version(_PACKAGE)}")
        yield client
    finally:
        client.close()


@contextmanager
def _telling(where: str) -> Iterator[None]:
    """Turn what happens to those who are away into one line."""
    try:
        yield
    except CancelledError as error:
        raise ClusterError(f"{where}: the connection is lost") from error
    except (BrokenExecutor, ImportError, OSError, RuntimeError, ValueError) as error:
        raise ClusterError(f"{where}: {_in_one_line(error)}") from error


def _in_one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
