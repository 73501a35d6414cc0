"""What commands put on the screen: results on standard output, progress and problems on standard error."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LOG_EVERY = 500  # articles per line of the plain log
_UNBOUNDED = 100_000  # columns: what is piped is never cut or wrapped


def output() -> Console:
    """Return the console for results; piped, lines keep their whole length."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_UNBOUNDED)


def errors() -> Console:
    """Return the console for progress and problems."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], *, title: str | None = None) -> Table:
    """Return a table of plain words: nothing in them is taken for markup."""
    made = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*map(Text, row))
    return made


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows how many are done and how many problems there were: a bar on a terminal, else a plain log."""
    console = errors()
    if not console.is_terminal:
        yield lambda done, problems: _log(console, what, done, problems)
        return
    bar = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    )
    with bar:
        task = bar.add_task(what, total=None)
        yield lambda done, problems: bar.update(task, completed=done, description=_told(what, problems))


def _log(console: Console, what: str, done: int, problems: int) -> None:
    if done and done % LOG_EVERY == 0:
        console.print(f"{_told(what, problems)}: {done}", markup=False)


def _told(what: str, problems: int) -> str:
    return f"{what}, {problems} problems" if problems else what
