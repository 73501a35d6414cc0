"""Make persons of names that no list and no rule knows, where a trained recogniser sees a person and the sentence matters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.naming.scene import PROVISIONAL
from kg.annotate.naming.seats import is_tied
from kg.annotate.naming.tokens import BREAK, CAPITAL, INITIAL, PERSON, QUOTE, ROLE_PHRASE, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.annotate.naming.grammar import Chunk
    from kg.annotate.naming.people import People
    from kg.annotate.naming.scene import Scene
    from kg.annotate.syntax import Syntax
    from kg.model import Span

RULE = "recognised"
_PERSON = "PER"
_PARTICLE = "p"
_SAYING, _TITLE = "V", "R"
_FEWEST = 2  # words of a name that stands beside no verb of saying


@dataclass(frozen=True, slots=True)
class _Run:
    """Unknown words in capitals, tied by nothing but blanks: tokens [first, last), in the sentence `region`."""

    first: int
    last: int
    region: Span


def with_recognised(
    scene: Scene, people: People, tokens: Sequence[Token], regions: Sequence[Span], syntax: Syntax
) -> list[Token]:
    """Return the tokens with the persons that the recogniser sees among unknown words in capitals.

    Only sentences are read that also hold an actor, a title, a verb of saying or a quotation mark.
    """
    runs = list(_open_runs(scene, tokens, regions, everywhere=syntax.everywhere))
    syntax.ask(dict.fromkeys(run.region for run in runs))
    out: list[Token] = []
    done = 0
    for run in runs:
        for first, last in _persons_in(scene, tokens, run, syntax):
            begin, end = tokens[first].begin, tokens[last - 1].end
            name = scene.text[begin:end]
            people.seen(PROVISIONAL + name, name)
            out += [*tokens[done:first], Token(PERSON, begin, end, name, key=PROVISIONAL + name, rule=RULE)]
            done = last
    return [*out, *tokens[done:]]


def _open_runs(scene: Scene, tokens: Sequence[Token], regions: Sequence[Span], *, everywhere: bool) -> Iterator[_Run]:
    """Yield the runs that may be a person's name, of the sentences that matter."""
    begins = [region.begin for region in regions]
    for first, last in _sentences(tokens):
        found = list(_runs(scene, tokens, first, last))
        if found and (everywhere or _matters(tokens[first:last])):
            region = regions[bisect_right(begins, tokens[first].begin) - 1]
            yield from (_Run(begin, end, region) for begin, end in found)


def _matters(sentence: Sequence[Token]) -> bool:
    """Tell whether a sentence holds an actor, a title, a verb of saying or a quotation mark."""
    return any(token.key or token.symbol in (_SAYING, _TITLE, QUOTE) for token in sentence)


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    breaks = [at for at, token in enumerate(tokens) if token.symbol == BREAK]
    for before, after in pairwise(breaks):
        if after > before + 1:
            yield before + 1, after


def _runs(scene: Scene, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    at = first
    while at < last:
        end = at
        while (
            end < last
            and _goes_on(tokens[end], inside=end > at)
            and (end == at or is_tied(scene.text, tokens[end - 1], tokens[end]))
        ):
            end += 1
        if end - at >= _FEWEST or (end > at and (_beside_saying(tokens, at, end) or _is_titled(tokens, at))):
            yield at, end
        at = max(end, at + 1)


def _persons_in(scene: Scene, tokens: Sequence[Token], run: _Run, syntax: Syntax) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run that the recogniser sees as one person's whole name."""
    begins = {tokens[at].begin: at for at in range(run.first, run.last)}
    ends = {tokens[at].end: at + 1 for at in range(run.first, run.last)}
    for name in syntax.tree(run.region).names:
        first, last = begins.get(name.span.begin), ends.get(name.span.end)
        if name.kind != _PERSON or first is None or last is None or _is_no_person(scene, tokens[first:last]):
            continue
        if last - first >= _FEWEST or _beside_saying(tokens, first, last) or _is_titled(tokens, run.first):
            yield first, last


def _goes_on(token: Token, *, inside: bool) -> bool:
    """Tell whether a token may belong to a name; a surname can be the word for an office ("Chico Hakim")."""
    return _is_unknown(token) or (inside and token.symbol == _TITLE and token.capital)


def _is_titled(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a title behind a verb of saying stands before a run ("kata Kepala BPS Anton")."""
    return tokens[first - 1].symbol in (_TITLE, ROLE_PHRASE) and tokens[first - 2].symbol == _SAYING


def _is_unknown(token: Token) -> bool:
    return token.symbol in (CAPITAL, INITIAL, _PARTICLE) and token.key is None


def _beside_saying(tokens: Sequence[Token], first: int, last: int) -> bool:
    return _SAYING in (tokens[first - 1].symbol, tokens[last].symbol)


def _is_no_person(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Tell whether a name is made of ordinary words, or has one that only places, works and bodies bear."""
    words = [token.text.lower() for token in tokens]
    ordinary = all(token.text.isupper() or word in scene.vocabulary.ordinary for token, word in zip(tokens, words, strict=True))
    return ordinary or any(word in scene.vocabulary.no_person for word in words)


def spoken_in(tokens: Sequence[Token], regions: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences that hold a verb of saying, in text order."""
    begins = [region.begin for region in regions]
    found = (bisect_right(begins, token.begin) - 1 for token in tokens if token.symbol == _SAYING)
    return tuple(regions[at] for at in dict.fromkeys(found) if at >= 0)


def ends_in_person(scene: Scene, syntax: Syntax, chunk: Chunk) -> bool:
    """Tell whether a body's name swallowed that of a person who speaks ("kata analis Bank Utara Anton Zelmar")."""
    if len(chunk.tokens) <= _FEWEST or not all(token.symbol == CAPITAL for token in chunk.tokens[-_FEWEST:]):
        return False
    region = next((r for r in scene.spoken if r.begin <= chunk.tokens[0].begin < r.end), None)
    if region is None:
        return False
    end = chunk.tokens[-1].end
    return any(name.kind == _PERSON and name.span.end == end for name in syntax.tree(region).names)
