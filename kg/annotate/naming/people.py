"""Keep the persons of an article: full names, their short forms, and one key for each person in the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.annotate.naming.scene import PROVISIONAL, Scene, slug
from kg.annotate.naming.tokens import BREAK, CAPITAL, INITIAL, PERSON, QUOTE, Token
from kg.model import Actor, ActorKind, Label, Post

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARTICLE = re.compile(r"(?<![\w-])[A-Z][a-z]{1,2}(?=-[A-Z])")  # with which Arabic names begin
_MAX_WORDS = 5


@dataclass(slots=True)
class _Known:
    names: dict[str, None] = field(default_factory=dict)
    titles: dict[tuple[str, str], None] = field(default_factory=dict)  # (title, organization)


@dataclass(slots=True)
class People:
    """The persons of one article; a provisional key is PROVISIONAL + name."""

    scene: Scene
    _known: dict[str, _Known] = field(default_factory=dict)
    _short: dict[str, list[str]] = field(default_factory=dict)  # short form → keys, in order of appearance
    _full: dict[str, str] = field(default_factory=dict)  # name of two words or more → key

    def seen(self, key: str, name: str, title: str = "", organization: str | None = None) -> None:
        """Note a person under a name, and the title it was given."""
        known = self._known.setdefault(key, _Known())
        known.names[name] = None
        if title and organization:
            known.titles[title, organization] = None

    def settle(self, tokens: Iterable[Token]) -> None:
        """Learn every short form from the full names in the tokens; call before `resolved`."""
        for token in _all_tokens(tokens):
            if token.symbol == PERSON and token.key:
                span = token.head or token.span
                self.seen(token.key, self.scene.text[span.begin : span.end])
        for key, known in self._known.items():
            for name in known.names:
                if " " in name:
                    self._full.setdefault(_even(name), key)
                for short in _short_forms(name):
                    if not self._is_title(short):
                        self._note(short, key)

    def _is_title(self, short: str) -> bool:
        entries = [self.scene.vocabulary.entries.get(word.lower()) for word in short.split()]
        return all(entry and entry.symbol in "RM" for entry in entries)

    def named(self, name: str) -> str | None:
        """Return the key of the person whose short form or whole name this is."""
        return self.bearer(name) or self._full.get(_even(name))

    def _note(self, short: str, key: str) -> None:
        keys = self._short.setdefault(short, [])
        if key not in keys:
            keys.append(key)

    def bearer(self, name: str) -> str | None:
        """Return the key of the person whose short form a name is; listed persons win, then whoever came first."""
        keys = [key for key in self._short.get(_even(name), ()) if _even(key.removeprefix(PROVISIONAL)) != _even(name)]
        listed = [key for key in keys if not key.startswith(PROVISIONAL)]
        return next(iter(listed or keys), None)

    def final(self, key: str) -> str:
        """Return the key under which a person goes in the end; unlisted persons become actors."""
        if not key.startswith(PROVISIONAL):
            return key
        name = key.removeprefix(PROVISIONAL)
        fuller = self.bearer(name)
        if fuller and fuller != key:
            return self.final(fuller)
        return self._made(key, name)

    def finish(self) -> None:
        """Let actors that represent an unlisted person represent the actor made for that person."""
        for key, actor in list(self.scene.made.items()):
            if any(k.startswith(PROVISIONAL) for k in actor.represents):
                represents = tuple(self.final(k) for k in actor.represents)
                self.scene.made[key] = replace(actor, represents=represents)

    def _made(self, key: str, name: str) -> str:
        known = self._known.get(key, _Known())
        made = slug(name)
        if made not in self.scene.made:
            organizations = tuple(dict.fromkeys(o for _, o in known.titles if not o.startswith(PROVISIONAL)))
            posts = tuple(Post(title, organization) for title, organization in known.titles if organization in organizations)
            names = [n for n in known.names if n != name]
            label = Label(name, self.scene.language)
            aliases = tuple(Label(n, self.scene.language) for n in names)
            self.scene.made[made] = Actor(made, ActorKind.PERSON, label, aliases, None, organizations, posts, listed=False)
        return made


def short_names(people: People, tokens: list[Token]) -> list[Token]:
    """Return the tokens with every run of unknown capitals that is a short form of a person's name made a person."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].symbol not in (CAPITAL, INITIAL):
            out.append(tokens[at])
            at += 1
            continue
        size, key = _longest(people, tokens, at)
        if key:
            begin, end = tokens[at].begin, tokens[at + size - 1].end
            text = people.scene.text[begin:end]
            out.append(Token(PERSON, begin, end, text, key=key, head=None, rule="short-name"))
        else:
            # a sentence may open with a noun before the name ("Kunjungan Zelmar")
            size = 1 if size > 1 and (not at or tokens[at - 1].symbol in (BREAK, QUOTE)) else size or 1
            out.extend(tokens[at : at + size])
        at += size
    return out


def _longest(people: People, tokens: list[Token], at: int) -> tuple[int, str | None]:
    """Return the length of the run of capitals at a position, and whose name the whole run is."""
    size = 0
    while size < _MAX_WORDS and at + size < len(tokens) and tokens[at + size].symbol in (CAPITAL, INITIAL):
        size += 1
    if not size:
        return 0, None
    name = people.scene.text[tokens[at].begin : tokens[at + size - 1].end]
    return size, people.named(name)


def _short_forms(name: str) -> Iterable[str]:
    """Yield every run of words of a full name, of three letters or two in a capital ("Xi"), but for the name itself."""
    words = _even(name).split()
    for size in range(1, len(words)):
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            if any(len(word) > 1 for word in part) and not part[-1].islower():
                yield " ".join(part)


def _even(name: str) -> str:
    """Return a name as it is compared: "Al-Zelmar" opens a sentence, and is "al-Zelmar" elsewhere."""
    even = re.sub(r"\s+", " ", name.replace("’", "'").replace(".", "")).strip()
    return _ARTICLE.sub(lambda article: article[0].lower(), even)


def _all_tokens(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        if token.parts:
            yield from _all_tokens(token.parts)


def with_final_keys(people: People, token: Token) -> Token:
    """Return a token, and what it was made of, under the persons' final keys."""
    if not token.parts and token.symbol != PERSON:
        return token
    parts = tuple(with_final_keys(people, part) for part in token.parts)
    key = people.final(token.key) if token.symbol == PERSON and token.key else token.key
    return replace(token, key=key, parts=parts)
