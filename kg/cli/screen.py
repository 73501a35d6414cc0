"""What commands put on the screen: results on standard output, progress and problems on standard error."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.pipeline import BuildReport

LOG_EVERY = 500  # articles per line of the plain log
_UNBOUNDED = 100_000  # columns: what is piped is neither cut nor wrapped


def output() -> Console:
    """Return the console for results; piped, lines keep their whole length."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_UNBOUNDED)


def errors() -> Console:
    """Return the console for progress and problems."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], *, title: str | None = None) -> Table:
    """Return a table of plain words: nothing in them is taken for markup."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*map(Text, row))
    return made


@contextmanager
def watching() -> Iterator[Callable[[BuildReport], None]]:
    """Give a function that shows how far a build is, and each problem once: a bar on a terminal, else a plain log."""
    console, shown = errors(), 0
    bar = Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console)
    task = bar.add_task("reading", total=None)

    def tell(report: BuildReport) -> None:
        nonlocal shown
        for problem in report.problems[shown:]:
            console.print(Text(f"left out: {problem}"))
        articles, fresh = report.articles, shown == len(report.problems)
        shown = len(report.problems)
        if console.is_terminal:
            bar.update(task, description=f"{articles:,} articles, {shown:,} problems")
        elif fresh and articles % LOG_EVERY == 0:
            console.print(f"{articles:,} articles, {shown:,} problems")

    if not console.is_terminal:
        yield tell
        return
    with bar:
        yield tell
