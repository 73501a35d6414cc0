"""`kg show`: the name of a thing in the store goes in; what the store knows of it comes out, on the screen or as a web page."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import AsOfOption, ReadOption, read_only

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.show import Entry, Page, Quote

_WANTED = typer.Argument(
    metavar="ARTICLE|ACTOR|MEETING|…", help="An id, an address (IRI), its end or as answers have it, a Wikidata id, a name."
)
_OUT = typer.Option("--out", metavar="FILE", help="Write it as a web page: .html")
_WHY = typer.Option("--why", help="Tell why each finding was made.")
OPEN, CLOSE = "⟦", "⟧"  # what shows a mark where there are no colours; neither stands in news


def show(
    wanted: Annotated[str, _WANTED],
    store: ReadOption = None,
    why: Annotated[bool, _WHY] = False,
    as_of: AsOfOption = None,
    out: Annotated[Path | None, _OUT] = None,
) -> None:
    """Show an article, actor, meeting, event, claim or report: each finding with the sentence it rests on, marked.

    With --why, each finding tells the words and the rule that it was found by, whom its speaker or parties were taken for and
    why, how its day was counted, and how often such findings are right.

    \b
    kg show Q159 --store my-store
    kg show "Vladimir Putin"
    kg show meeting/0f3a2b1c4d5e6f70 --why
    kg show Q159 --as-of 2021-12-30 --out russia.html
    """
    from kg.cli.screen import output
    from kg.show import html_of_page, page_of

    if out and out.suffix != ".html":
        raise typer.BadParameter(f"'{out}' does not end in .html; leave --out away to see it here")
    with read_only(store, as_of) as kept:
        page = page_of(kept, wanted, why=why)
    if as_of:
        page = replace(page, facts=(("as of", as_of), *page.facts))
    if out:
        out.write_text(html_of_page(page), encoding="utf-8")
    else:
        _print(page, output())


def _print(page: "Page", console: "Console") -> None:
    from rich.text import Text

    console.print(Text(page.title, style="bold"))
    for name, value in page.facts:
        console.print(Text.assemble(f"  {name}: ", value))
    for section in page.sections:
        console.print()
        console.print(Text(f"{section.title} ({len(section.entries)})", style="bold underline"))
        for entry in section.entries:
            _print_entry(entry, console)


def _print_entry(entry: "Entry", console: "Console") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(entry.line), (0, 0, 0, 2), expand=False))
    for quote in entry.quotes:
        console.print(Padding(_marked(quote, console), (0, 0, 0, 4), expand=False))
    if entry.source:
        console.print(Padding(Text(f"— {entry.source}", style="dim"), (0, 0, 0, 4), expand=False))
    for name, reason in entry.reasons:
        console.print(Padding(Text.assemble((f"{name}: ", "cyan"), reason), (0, 0, 0, 6), expand=False))


def _marked(quote: "Quote", console: "Console") -> "Text":
    """Return the sentence with its marks: in colours on a terminal, else in brackets: the claim, or else whatever is marked."""
    from rich.text import Text

    from kg.display import marked_text

    if console.is_terminal:
        return marked_text(quote.text, quote.marks)
    claims = {(mark.begin, mark.end) for mark in quote.marks if mark.kind == "claim"}
    text = quote.text
    for begin, end in sorted(claims or _outermost({(mark.begin, mark.end) for mark in quote.marks}), reverse=True):
        text = f"{text[:begin]}{OPEN}{text[begin:end]}{CLOSE}{text[end:]}"
    return Text(text)


def _outermost(spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the spans that do not overlap a wider or an earlier one."""
    kept: list[tuple[int, int]] = []
    for begin, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end))
    return set(kept)
