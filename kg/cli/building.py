"""`kg build`: paths go in, a store or a graph file comes out, with a summary of what was read and what was left out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption, opened, passing

if TYPE_CHECKING:
    from kg.pipeline import BuildReport
    from kg.settings import Settings
    from kg.store import Store

_PATHS = typer.Argument(metavar="PATH…", help="Files or folders: .txt .md .html .jsonl .jsonl.gz", show_default=False)
_OUT = typer.Option("--out", metavar="FILE", help="Also write the whole graph: .ttl, .trig, .nq or .jsonld.")
_AGAIN = typer.Option("--again", help="Read articles anew that the store holds already.")
_WORKERS = typer.Option(
    "--workers",
    "--cluster",
    metavar="N|ADDRESS",
    help="Read them in so many processes, or on the Dask cluster at tcp://host:8786.",
)


def build(
    paths: Annotated[list[Path], _PATHS],
    store: StoreOption = None,
    out: Annotated[Path | None, _OUT] = None,
    again: Annotated[bool, _AGAIN] = False,
    workers: Annotated[str | None, _WORKERS] = None,
) -> None:
    """Read articles and keep what they say; what is there already stays as it is.

    With --out and without --store nothing is kept but that file. The exit code is not 0 when something was left out.

    \b
    kg build seeds/articles --store my-store
    kg build article.txt --out article.ttl
    kg build news.jsonl.gz more/ --store my-store --out all.ttl
    kg build news.jsonl.gz --store my-store --workers 4
    """
    from kg.cli.screen import output, table, watching
    from kg.export import check_format, export_store
    from kg.pipeline import BuildReport
    from kg.pipeline import build as built

    settings = _settings(workers)
    if out:
        check_format(out)
    with passing() if out and not store else opened(store, create=True) as kept:
        with watching() as watch:
            report = built(paths, store=kept, settings=settings, again=again, report=BuildReport(watch))
        if out:
            export_store(kept, out)
        output().print(table(("", "number"), _summary(report, kept)))
    if report.problems:
        raise typer.Exit(report.problems[0].exit_code)


def _settings(workers: str | None) -> "Settings":
    """Return the settings; a number or an address on the command line says where articles are read."""
    from kg.settings import load_settings

    settings = load_settings()
    if workers is None:
        return settings
    if workers.isdecimal() and int(workers):
        return replace(settings, workers=int(workers), cluster="")
    if "://" in workers:
        return replace(settings, cluster=workers)
    raise typer.BadParameter(f"'{workers}' is neither a number of processes nor an address like tcp://host:8786")


def _summary(report: "BuildReport", store: "Store") -> Iterator[tuple[str, str]]:
    """Yield what this build has done, and what stands in the store after it."""
    from kg.pipeline import Result, totals_of

    yield "articles read", f"{report.articles:,}"
    for result in Result:
        yield f"  {result}", f"{report.results[result]:,}"
    yield "problems", f"{len(report.problems):,}"
    for name, number in totals_of(store).items():
        yield f"{name} in the graph", f"{number:,}"
