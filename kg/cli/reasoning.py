"""`kg reason`: a store goes in; what follows from it is added, or it is checked for contradictions."""

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption, opened

if TYPE_CHECKING:
    from kg.reason import Consistency

CheckOption = Annotated[bool, typer.Option("--check", help="Ask HermiT whether all of it can be true; needs Java.")]
SampleOption = Annotated[int, typer.Option("--sample", min=1, help="With --check and --store: about how many things of it.")]


def reason(store: StoreOption = None, check: CheckOption = False, sample: SampleOption = 200) -> None:
    """Add to a store what follows from it: wider classes, whom actors act for, which states a meeting involves.

    It stands in a graph of its own, which is drawn anew as a whole, also by later builds. With --check nothing is written: a
    reasoner looks for contradictions in the ontology and, where --store is given, in things of the store; the exit code is 9
    if it finds any.

    \b
    kg reason --store my-store
    kg reason --check
    kg reason --check --store my-store --sample 100
    """
    if check:
        _check(store, sample)
    else:
        _infer(store)


def _infer(store: str | None) -> None:
    from kg.cli.screen import output, table
    from kg.reason import rebuild_inferences

    with opened(store) as kept:
        report = rebuild_inferences(kept)
    rows = ((rule, f"{number:,}") for rule, number in report.added.items())
    output().print(table(("rule", "adds"), rows))
    output().print("the graph of inferences was drawn anew" if report.changed else "nothing has changed")


def _check(store: str | None, sample: int) -> None:
    from kg.cli.screen import errors, output
    from kg.errors import ReasonError
    from kg.reason import check_consistency

    errors().print("asking the reasoner …")
    if store is None:
        found = check_consistency()
    else:
        with opened(store) as kept:
            found = check_consistency(kept, sample=sample)
    output().print(_told(found), markup=False)
    if found.unsatisfiable or not found.consistent:
        raise typer.Exit(ReasonError.exit_code)


def _told(found: "Consistency") -> str:
    asked = f"{found.classes} classes and {found.individuals} individuals"
    if found.culprit:
        return f"contradiction: {asked} cannot all be true; the first with which they cannot is {found.culprit}"
    if not found.consistent:
        return f"contradiction: the ontology's {asked} cannot all be true"
    if found.unsatisfiable:
        return f"{asked}: these classes can have no member: {', '.join(found.unsatisfiable)}"
    follows = "; ".join(f"{narrow} lies below {wide}" for narrow, wide in found.classified)
    return f"consistent: {asked}, and every class can have members{'; as follows from the rest, ' if follows else ''}{follows}"
