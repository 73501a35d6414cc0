"""Reduce tokens by a language's rules in turn: what a rule's action makes of a match takes the place of the match."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.naming.tokens import Token

if TYPE_CHECKING:
    import re

    from kg.annotate.naming.vocabulary import Rule


@dataclass(frozen=True, slots=True)
class Chunk:
    """A match of a rule over tokens, with its named groups."""

    tokens: tuple[Token, ...]
    rule: str
    _match: re.Match[str]

    def group(self, name: str) -> tuple[Token, ...]:
        """Return the tokens of a named group; empty when the rule has no such group or it matched nothing."""
        if name not in self._match.re.groupindex:
            return ()
        begin, end = self._match.span(name)
        start = self._match.start()
        return self.tokens[begin - start : end - start] if begin >= 0 else ()

    def first(self, name: str) -> Token | None:
        """Return the first token of a group."""
        return next(iter(self.group(name)), None)


Action = Callable[[Chunk], Token | None]


def reduced(tokens: Sequence[Token], rules: Sequence[Rule], actions: Mapping[str, Action]) -> list[Token]:
    """Return the tokens after all rules; an action that returns None leaves its match as it was."""
    current = list(tokens)
    symbols = _symbols(current)
    for rule in rules:
        changed = _applied(current, symbols, rule, actions[rule.action])
        if changed is not None:
            current, symbols = changed, _symbols(changed)
    return current


def _symbols(tokens: Sequence[Token]) -> str:
    return "".join([token.symbol for token in tokens])


def _applied(tokens: list[Token], symbols: str, rule: Rule, action: Action) -> list[Token] | None:
    """Return the tokens after one rule; None when it changed nothing."""
    out: list[Token] = []
    done = at = 0
    while match := rule.pattern.search(symbols, at):
        begin, end = match.span()
        at = max(end, begin + 1)
        made = action(Chunk(tuple(tokens[begin:end]), rule.name, match)) if end > begin else None
        if made is None:
            at = begin + 1  # a shorter match may begin inside this one
            continue
        out.extend(tokens[done:begin])
        out.append(made)
        done = end
    if not done:
        return None
    out.extend(tokens[done:])
    return out
