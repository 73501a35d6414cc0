"""A finding in a store goes in; out come the reasons for it: words, rule, confidence, who is meant, how days are counted."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate.rules import words_of_rule
from kg.show.asking import number, rows, short, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Row, Store, Term

Reasons: TypeAlias = tuple[tuple[str, str], ...]

_BASES = {  # gk:DateBases
    "Explicit": "as the text has it",
    "YearInferred": "its year is that in which it lies nearest to the article’s day, {issued}",
    "RelativeToArticle": "counted from the article’s day, {issued}",
    "RelativeToEvent": "counted from a day told before",
}
_JOINED = {  # gk:JoiningReasons
    "FirstReport": "the others were compared with this one",
    "SameDays": "the same parties on the same day, {date}; no person, place or mode speaks against it",
    "DateWithin": "the same parties, and of their meetings only that of {date} lies in {own}",
    "SameStory": "the same parties; no day is told, and articles of the same days tell of {date}",
    "NewDate": "it was to be on {own} and was put off to {date}",
    "SomeOfTheParties": "the same day and town, and some of the same parties; no article tells of two meetings",
    "DecidedByPerson": "the rules had it tell of another meeting",
}
_STANDS_FOR_ANOTHER = "kg_coreference:"


def why_claimed(store: Store, claim: Term | None) -> Reasons:
    """Return why somebody is said to have said something."""
    return tuple(_of_claim(store, claim))


def why_reported(store: Store, report: Term | None) -> Reasons:
    """Return why a meeting is said to be told of, with these parties, on that day, at that stage."""
    return tuple(_of_report(store, report))


def why_mentioned(store: Store, article: Term | None, actor: Term | None) -> Reasons:
    """Return by which words an article names an actor, the most frequent ones first."""
    return tuple(
        (f"“{words(text)}”" + (f" ×{words(times)}" if number(times) > 1 else ""), _rule(rule, confidence))
        for text, rule, confidence, times in rows(store, "why-mentions", article=article, actor=actor)
    )


def _of_claim(store: Store, claim: Term | None) -> Iterator[tuple[str, str]]:
    row = rows(store, "why-claim", claim=claim)[0]
    cue, kind, mode, rule, confidence, *_ = row
    heard = f"“{words(cue)}” reports it" if cue else "no word of reporting stands with it"
    yield "words", f"{heard}: {short(kind)}, {short(mode)}"
    yield "speaker", _speaker(store, row)
    yield from _day(store, claim)
    yield "rule", _rule(rule, confidence)


def _speaker(store: Store, row: Row) -> str:
    *_, article, speaker, name, named, at, begin, end, taken = row
    if name is None:
        return "the text names no source"
    if named is None or at is None:
        return f"{words(name)}, who spoke last"
    if words(taken).startswith(_STANDS_FOR_ANOTHER):
        before = (text for begin, text in rows(store, "why-named", article=article, actor=speaker) if number(begin) < number(at))
        return _taken(named, [words(name)], taken) + "".join(
            f"; last named before as “{words(text)}”" for text in islice(before, 1)
        )
    where = "" if number(begin) <= number(at) < number(end) else ", in another sentence"
    return f"{words(name)}, named as “{words(named)}”{where}"


def _taken(text: Term | None, names: list[str], rule: Term | None) -> str:
    return f"“{words(text)}” is taken for {' and '.join(names)} ({words_of_rule(words(rule))})"


def _of_report(store: Store, report: Term | None) -> Iterator[tuple[str, str]]:
    cue, status, told, rule, confidence, date, kind = rows(store, "why-report", report=report)[0]
    if cue:
        yield "words", f"“{words(cue)}” tells of {'an event: ' + short(kind) if kind else 'a meeting'}"
    yield "parties", "; ".join(_parties(store, report))
    yield "status", f"{short(status)}: {_stage(told, date)}"
    yield from _day(store, report)
    yield "rule", _rule(rule, confidence)
    yield from _joined(store, report)


def _joined(store: Store, report: Term | None) -> Iterator[tuple[str, str]]:
    """Yield why the report is taken to tell of its meeting, where it is not the only one, and its address."""
    for reason, date, own, count, who, day, word in rows(store, "why-joined", report=report)[:1]:
        if number(count) > 1:
            told = _JOINED.get(short(reason), short(reason)).format(date=words(date) or "an undated meeting", own=words(own))
            said = f"; {words(who)} decided on {words(day)} that it is this one" if who else ""
            yield "meeting", told + said + (f": {words(word)}" if word else "")
    yield "report", short(report)


def _parties(store: Store, report: Term | None) -> Iterator[str]:
    """Yield each party with the first words that name it in the sentences of the report; what stands for several comes once."""
    first = {row[0]: row for row in reversed(rows(store, "why-parties", report=report))}
    together: dict[tuple[Term | None, ...], list[str]] = {}
    for _, name, begin, text, rule in reversed(first.values()):
        together.setdefault((begin, text, rule), []).append(words(name))
    for (begin, text, rule), names in together.items():
        if begin is None:
            yield f"{' and '.join(names)}, named elsewhere in the article"
        elif words(rule).startswith(_STANDS_FOR_ANOTHER):
            yield _taken(text, names, rule)
        else:
            yield f"{' and '.join(names)}, named as “{words(text)}”"


def _stage(told: Term | None, date: Term | None) -> str:
    if told:
        return f"“{words(told)}” tells it"
    return f"no word tells it; it follows from the day, {words(date)}" if date else "no word or day tells otherwise"


def _day(store: Store, finding: Term | None) -> Iterator[tuple[str, str]]:
    for date, text, basis, issued in rows(store, "why-date", finding=finding):
        counted = _BASES.get(short(basis), short(basis)).format(issued=words(issued)[:10] or "which is not known")
        yield "day", f"{words(date)}: “{words(text)}”, {counted}"


def _rule(rule: Term | None, confidence: Term | None) -> str:
    sure = f"{100 * float(words(confidence)):.0f} of 100 such findings are right"
    return f"{words_of_rule(words(rule))} [{words(rule)}]; about {sure}"
