"""`kg export`, `kg validate`, `kg remove`: a store goes in; a file, its faults, or a store without an article comes out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import AsOfOption, OutOption, ReadOption, StoreOption, opened, read_only

if TYPE_CHECKING:
    from kg.show import Losses


def export(
    out: OutOption,
    store: ReadOption = None,
    article: Annotated[str | None, typer.Option("--article", metavar="ARTICLE", help="Only what was found in this one.")] = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the whole graph to one file, sorted, with readable prefixes; the same store gives the same bytes.

    \b
    kg export --store my-store --out graph.ttl       one graph (Turtle; also .nt)
    kg export --store my-store --out graph.trig      every article's graph apart (also .nq, .jsonld)
    kg export --store my-store --out events.csv      event data: who did what to whom, when, by which article
    kg export --store my-store --as-of 2021-12-30 --out then.trig
    """
    from kg.cli.screen import errors
    from kg.export import export_store
    from kg.show import thing_named

    with read_only(store, as_of) as kept:
        lines = export_store(kept, out, article=thing_named(kept, article)[0] if article else None)
    errors().print(f"wrote {lines:,} {'rows' if out.suffix == '.csv' else 'statements'} to {out}", markup=False)


def validate(store: StoreOption = None) -> None:
    """Tell in plain words where the graph breaks the rules of ontology/shapes.ttl; the exit code is 8 if it does.

    Each problem comes with the sentence that it rests on, or with the first one that names whom or what it is about.

    \b
    kg validate --store my-store
    """
    from itertools import chain

    from kg.cli.screen import output
    from kg.errors import ValidationError
    from kg.validate import broken_rules, validate_store

    with opened(store) as kept:
        problems = 0
        for problem in chain(validate_store(kept.names(), kept.graph), broken_rules(kept)):
            output().print(f"{problem.severity}: {problem}", markup=False)
            if problem.quotation:
                output().print(f"    in {problem.quotation}", markup=False)
            problems += 1
    output().print(f"{problems:,} problems" if problems else "no problem: the graph keeps to its shapes")
    if problems:
        raise typer.Exit(ValidationError.exit_code)


def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Ids, addresses (IRIs) or titles.")],
    store: StoreOption = None,
) -> None:
    """Take articles out of the store, and with them all that rested on them alone; tell what that was.

    \b
    kg remove kompas-2021-12-28 --store my-store
    """
    from kg.cli.screen import output
    from kg.pipeline import remove as removed
    from kg.show import losses_of

    with opened(store) as kept:
        losses = losses_of(kept, articles)
        for identifier in removed(articles, store=kept):
            output().print(f"removed {identifier}", markup=False)
    for line in _told(losses):
        output().print(line, markup=False)


def _told(losses: "Losses") -> Iterator[str]:
    """Yield what went with the articles, in words."""
    named = {"Claim": "claims", "MeetingReport": "reports of meetings", "EventReport": "reports of events"}
    gone = [f"{losses.findings[kind]:,} {name}" for kind, name in named.items() if losses.findings.get(kind)]
    yield f"with them went {', '.join(gone) or 'no finding'}"
    if losses.alone:
        yield f"no other article tells of these {len(losses.alone):,}:"
        yield from (f"  {title}" for title in losses.alone)
    if losses.kept:
        yield f"{losses.kept:,} that others tell of too are still there, as these tell them"
