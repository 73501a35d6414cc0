"""`kg link`: actors without a Wikidata item go in; links, each with its reasons, come out, by rule or by a person's word."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption, opened

if TYPE_CHECKING:
    from rich.console import Console

    from kg.link.decisions import Decision
    from kg.link.linking import Proposal
    from kg.link.scoring import Score
    from kg.settings import Settings
    from kg.store import Store

OfflineOption = Annotated[bool, typer.Option("--offline", help="Ask no endpoint: use what was answered before.")]
_SHOWN = 3  # candidates of a proposal


def link(
    store: StoreOption = None,
    review: Annotated[bool, typer.Option("--review", help="Ask you about those that the rules leave open.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")] = False,
    offline: OfflineOption = False,
    undo: Annotated[str | None, typer.Option("--undo", metavar="ACTOR|ITEM", help="Take a link back, for good.")] = None,
) -> None:
    """Find the Wikidata items of actors that have none; doubtful ones are left to you, and nothing is asked twice.

    Decisions stand in the file that the setting 'decisions' names (decisions.csv); answers of the endpoint are kept.

    \b
    kg link --dry-run --store my-store
    kg link --review --store my-store
    kg link --undo Q42 --store my-store
    """
    from kg.link.decisions import add_decisions
    from kg.link.graph import update_links
    from kg.settings import load_settings

    settings = load_settings()
    with opened(store) as kept:
        if not dry_run:
            update_links(kept, settings.decisions)  # the file may have been edited, or the store made anew
        try:
            made = _undone(undo, settings) if undo else _linked(kept, settings, review=review and not dry_run, offline=offline)
            for decision in made:
                if not dry_run:
                    add_decisions(settings.decisions, [decision])  # one by one: whoever quits, or is cut off, loses nothing
        finally:
            if not dry_run:
                update_links(kept, settings.decisions)


def _undone(wanted: str, settings: "Settings") -> Iterator["Decision"]:
    from kg.cli.screen import output
    from kg.link.decisions import read_decisions, undoing
    from kg.link.session import now

    for decision in undoing(read_decisions(settings.decisions), wanted, who=_person(), when=now()):
        output().print(f"no link any more: {decision.name} ({decision.actor}) → {decision.item}", markup=False)
        yield decision


def _linked(store: "Store", settings: "Settings", *, review: bool, offline: bool) -> Iterator["Decision"]:
    from kg.cli.screen import output
    from kg.link.decisions import read_decisions
    from kg.link.linking import proposals_for, reviewed, rule_decision
    from kg.link.scoring import Verdict
    from kg.link.session import now, opened_asker
    from kg.link.subjects import unlinked_subjects
    from kg.reading import known_languages

    counted: Counter[str] = Counter()
    console, decisions = output(), read_decisions(settings.decisions)
    with opened_asker(settings, offline=offline) as asker:
        subjects = unlinked_subjects(store)
        for proposal in proposals_for(subjects, decisions, asker=asker, settings=settings, languages=sorted(known_languages())):
            counted[proposal.verdict] += 1
            _show(proposal, console)
            if proposal.verdict is Verdict.ACCEPT:
                yield rule_decision(proposal, when=now())
            elif proposal.verdict is Verdict.ASK and review:
                yield from reviewed(proposal, ask=_asked, settings=settings, who=_person(), now=now)
    told = ", ".join(f"{counted[each]} {_TOLD[each]}" for each in Verdict if counted[each]) or "no actor is without an item"
    console.print(f"{told}; {asker.requests} requests sent", markup=False)


_TOLD = {"accept": "linked", "ask": "in doubt", "abstain": "without a candidate that fits", "unknown": "not in the cache"}


def _show(proposal: "Proposal", console: "Console") -> None:
    from kg.link.scoring import Verdict

    if proposal.verdict in (Verdict.ABSTAIN, Verdict.UNKNOWN):
        return
    shown = proposal.scores[:1] if proposal.verdict is Verdict.ACCEPT else proposal.scores[:_SHOWN]
    console.print(f"{proposal.verdict}: {proposal.subject.name} ({proposal.subject.kind})", markup=False)
    for score in shown:
        console.print(f"  {score.value:.2f} {score.candidate.item} {_told(score)}", markup=False)
        for reason in score.reasons:
            console.print(f"       {reason}", markup=False)


def _asked(proposal: "Proposal", score: "Score") -> str:
    """Ask whether a candidate is the actor; q ends the command, with all that was answered before kept."""
    from kg.cli.screen import output

    for context in proposal.subject.contexts[:2]:
        output().print(f"     … {' '.join(context.split())} …", markup=False)
    question = f"Is {proposal.subject.name} {score.candidate.item}, {_told(score)}? [y]es [n]o [u]nsure [s]kip [q]uit"
    answer = ""
    while answer not in {"y", "n", "u", "s", "q"}:
        answer = str(typer.prompt(question, prompt_suffix=" ")).strip().lower()[:1]
    if answer == "q":
        raise typer.Exit
    return answer


def _told(score: "Score") -> str:
    candidate = score.candidate
    return f"{candidate.name}{f' ({candidate.descriptions[0]})' if candidate.descriptions else ''}"


def _person() -> str:
    import getpass

    return getpass.getuser()
