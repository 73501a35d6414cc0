"""Grammar: rules reduce tokens in turn, and a match that is refused stays as it was."""

from __future__ import annotations

import re

from kg.annotate.naming.grammar import Chunk, reduced
from kg.annotate.naming.tokens import Token
from kg.annotate.naming.vocabulary import Rule


def tokens(symbols: str) -> list[Token]:
    return [Token(symbol, at, at + 1, symbol) for at, symbol in enumerate(symbols)]


def joined(chunk: Chunk) -> Token:
    return Token("X", chunk.tokens[0].begin, chunk.tokens[-1].end, "", parts=chunk.tokens, rule=chunk.rule)


def rule(pattern: str, action: str = "join") -> Rule:
    return Rule("test", action, re.compile(pattern))


def symbols_after(symbols: str, *rules: Rule) -> str:
    actions = {"join": joined, "refuse": lambda _: None, "short": lambda c: joined(c) if len(c.tokens) < 3 else None}
    found = reduced(tokens(symbols), rules, actions)
    return "".join(token.symbol for token in found)


def test_a_match_becomes_one_token() -> None:
    assert symbols_after("#RSC#", rule("RS?C")) == "#X#"


def test_every_match_is_reduced() -> None:
    assert symbols_after("RCwRCwRC", rule("RC")) == "XwXwX"


def test_a_later_rule_sees_what_the_earlier_one_made() -> None:
    assert symbols_after("RCw", rule("RC"), rule("Xw")) == "X"


def test_a_refused_match_stays_and_a_shorter_one_inside_is_tried() -> None:
    assert symbols_after("#RSC#", rule("RS?C", "refuse")) == "#RSC#"
    assert symbols_after("CCC", rule("C+$", "short")) == "CX"


def test_groups_give_tokens() -> None:
    seen: list[tuple[str, ...]] = []

    def note(chunk: Chunk) -> None:
        seen.append(tuple("".join(t.symbol for t in chunk.group(name)) for name in ("role", "name", "org", "none")))
        first = chunk.first("role")
        assert first and first.begin == 2
        assert chunk.first("org") is None

    reduced(tokens("##RFCC"), [rule("(?P<role>RF?)(?P<org>S)?(?P<name>C+)", "note")], {"note": note})
    assert seen[0] == ("RF", "CC", "", "")
