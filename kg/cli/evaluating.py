"""`kg evaluate`: a graph and articles annotated by people go in; how well they agree comes out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import passing, read_only

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, GoldArticle
    from kg.store import Store

_NAMED = 5  # absent articles that are told by name
_PATHS = typer.Argument(
    metavar="[GRAPH] GOLD",
    help="An exported file, a store's folder or a SPARQL server; then a gold file (.json), or a folder of them.",
    show_default=False,
)
_ERRORS = typer.Option("--errors", help="List every difference too: article, span, words.")
_RULES = typer.Option("--rules", help="Tell of each rule how often it is right.")
_FORMAT = typer.Option("--format", "-f", metavar="FORMAT", help="table or json; json holds everything.")


def evaluate(
    paths: Annotated[list[str], _PATHS],
    errors: Annotated[bool, _ERRORS] = False,
    rules: Annotated[bool, _RULES] = False,
    form: Annotated[str, _FORMAT] = "table",
) -> None:
    """Measure a graph by articles that people have annotated: what was found, missed or wrong, and how sure it was.

    Without GRAPH the gold's articles are read anew. In the table of confidences, "right" should be near "confidence".

    \b
    kg evaluate graph.ttl gold/
    kg evaluate gold/ --errors
    kg evaluate my-store gold/article.json --format json
    """
    from kg.cli.scores import print_scores
    from kg.cli.screen import output
    from kg.evaluate import evaluate as evaluated
    from kg.evaluate import read_gold

    if len(paths) > 2:
        raise typer.BadParameter(f"give a graph and a gold file or folder, found {len(paths)} paths")
    golds = read_gold(Path(paths[-1]))
    with read_only(paths[0]) if len(paths) == 2 else _read_anew(golds) as store:
        evaluation = evaluated(store, golds)
    _tell_absent(evaluation, paths)
    print_scores(evaluation, form, output(), errors=errors, rules=rules)


@contextmanager
def _read_anew(golds: "tuple[GoldArticle, ...]") -> Iterator["Store"]:
    """Give a store of what is found in the gold's articles."""
    from tempfile import TemporaryDirectory

    from kg.cli.screen import watching
    from kg.pipeline import BuildReport, build

    with TemporaryDirectory(prefix="kg-") as folder, passing() as store:
        file = Path(folder) / "gold.jsonl"
        file.write_text("".join(f"{json.dumps(_record(gold))}\n" for gold in golds), encoding="utf-8")
        with watching() as watch:
            build([file], store=store, report=BuildReport(watch))
        yield store


def _record(gold: "GoldArticle") -> dict[str, str | None]:
    return {"id": gold.identifier, "lang": gold.language, "date": gold.published, "title": gold.title, "text": gold.text}


def _tell_absent(evaluation: "Evaluation", paths: list[str]) -> None:
    """Tell of articles that only the gold has; where they are all, the figures would say nothing."""
    from kg.cli.screen import errors
    from kg.errors import InputError

    if evaluation.absent:
        named = ", ".join(
            [f"'{identifier}'" for identifier in evaluation.absent[:_NAMED]] + ["…"][: len(evaluation.absent) > _NAMED]
        )
        errors().print(
            f"{paths[0]} lacks {len(evaluation.absent)} of the articles in {paths[-1]}: {named}; they count as missed",
            markup=False,
        )
    if not evaluation.shares["articles read", ""].right:
        raise InputError(paths[0], f"has no article of {paths[-1]}; build it from records whose 'id' is the gold's")
