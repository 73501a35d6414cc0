"""Find the pronouns and definite phrases of a text that stand for an actor named before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.patterns import alternatives
from kg.annotate.reference.vocabulary import CoreferenceWords
from kg.annotate.words import words_of
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = 4  # words of a phrase that may stand before its role ("former US vice president")
_TITLE = 3  # words of a title
_ARTICLE = 10  # code points before a phrase in which its article stands
_FULL_NAME = re.compile(r"(?!The\b)[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]*)*")


class Reach(StrEnum):
    """What an anaphor can stand for."""

    PERSON = "person"
    OBJECT = "object"  # a person other than the subject ("met him", "menemuinya")
    THING = "thing"  # a state, an organisation, a body
    PLURAL = "plural"
    PAIR = "pair"
    OWN = "own"  # the side of whoever spoke last ("pihaknya")
    ROLE = "role"  # whoever was introduced with the same role word


_PRONOUNS = (Reach.OBJECT, Reach.OWN, Reach.PERSON, Reach.THING, Reach.PLURAL)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """One pronoun or definite phrase; `word` is its role or kind word, `kind` the kind of actor that the word asks for."""

    span: Span
    reach: Reach
    word: str = ""
    kind: ActorKind | None = None
    state: str | None = None  # whose role it is, where the phrase holds no name of it any more


class AnaphorPatterns:
    """The patterns of one language."""

    def __init__(self, words: CoreferenceWords) -> None:
        self.words = words
        nouns = alternatives((*words.roles, *words.leaders, *words.people, *words.kinds))
        after, before = alternatives(words.definite_after), alternatives(words.definite_before)
        modifiers = alternatives(words.role_modifiers)
        pairs = alternatives((*words.pair_people, *words.pair_states))
        patterns = [
            rf"(?P<pair>(?:{alternatives(words.pair_before)})\s+(?:{modifiers}\s+)?(?P<two>{pairs})|{alternatives(words.pair_words)})",
            rf"(?P<before>(?:{before})\s+(?:(?:{modifiers})\s+)?(?P<adjective>(?:[\w\ue000\ue004-]+\s+){{1,2}}?)?(?:(?:{modifiers})\s+)?(?P<noun>{nouns}))(?!\s+(?:of|for)\s)",
            rf"(?P<after>(?P<noun2>{nouns})\s+(?:\ue004\ue000*\s+)?(?:{after}))",
            rf"(?P<object>{alternatives(words.object)})",
            rf"(?:{alternatives(words.object_verbs)})(?P<suffix>{re.escape(words.object_suffix) or '(?!)'})",
            rf"(?P<own>{alternatives(words.own)})",
            rf"(?P<person>{alternatives(words.person)}|(?:{before})\s+\d+\s?-?(?:{alternatives(words.aged)}))",
            rf"(?P<thing>{alternatives(words.thing)})",
            rf"(?P<plural>{alternatives(words.plural)})",
        ]
        people = alternatives((*words.people, *words.roles, *words.leaders))
        self._described = re.compile(
            rf"(?P<who>(?P<noun>{people})(?:\s+(?:\([^()\n]{{1,20}}\)|[^\s,;:.()]+)){{1,9}}?\s+(?:{after}))(?![\w-])"
        )
        capitals = (role.title() for role in (*words.roles, *words.leaders)) if words.bare_titles else ()
        self._bare = re.compile(rf"(?<![\w-])(?:{alternatives(capitals)})(?![\w-]|\s+[A-Z(])")
        self._female, self._male = (
            re.compile(rf"(?<![\w-])(?:{alternatives(told)})(?![\w-])") for told in (words.female, words.male)
        )
        self._seconds = re.compile(rf"(?<![\w-])(?:{alternatives(words.seconds)})(?![\w-])")
        self._aged = re.compile(rf"(?:{before})\s+\d+\s?-?(?:{alternatives(words.aged)})(?:\s+\w+)?")
        self._article = re.compile(rf"(?<![\w-])(?:{before})\s+$")
        self._definite_after = re.compile(rf"\s+(?:{after})(?![\w-])")
        self._anybody = re.compile(rf"(?<![\w-])(?:{alternatives(words.no_person)})(?![\w-])")
        nobody = rf"(?:{alternatives(words.no_person)})"
        self._nobody = re.compile(rf"^{nobody}(?![\w-])" if words.bare_titles else rf"(?<![\w-]){nobody}$")
        self._behind = re.compile(rf"\s(?:{alternatives(words.behind_nouns)})\s")
        self._role = re.compile(
            rf"(?<![\w-])(?:{alternatives((*words.roles, *words.leaders, *words.people, *words.generic))})(?![\w-])"
        )
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?![\w-])")

    def article_before(self, text: str, begin: int) -> int:
        """Return where the article stands that makes the phrase at an offset definite; the offset where none does."""
        found = self._article.search(text, max(0, begin - _ARTICLE), begin)
        return found.start() if found else begin

    def anaphors_in(self, masked: str, begin: int, end: int) -> Iterator[Anaphor]:
        """Yield the anaphors of a stretch of masked text, from left to right."""
        for match in self._pattern.finditer(masked, begin, end):
            span = Span(match.start(), match.end())
            if match["suffix"]:
                yield Anaphor(Span(*match.span("suffix")), Reach.OBJECT)
            elif match["pair"]:
                yield Anaphor(span, Reach.PAIR, match["two"] or "", self._pair_kind(match["two"]))
            elif noun := match["noun"] or match["noun2"]:
                yield self._definite(span, noun)
            else:
                yield Anaphor(span, next(reach for reach in _PRONOUNS if match[reach.value]))

    def described_in(self, lowered: str, begin: int, end: int) -> Anaphor | None:
        """Return the long definite phrase with which a stretch opens ("mantan pemain klub X itu"): somebody spoken of before."""
        match = self._described.match(lowered, begin, end)
        return Anaphor(Span(match.start("who"), match.end()), Reach.ROLE, match["noun"]) if match else None

    def described_at(self, lowered: str, phrase: Span) -> Anaphor | None:
        """Return the definite phrase of which a phrase lacks but the last word ("pemimpin X" before "itu")."""
        ending = self._definite_after.match(lowered, phrase.end)
        found = self.described_in(lowered, phrase.begin, ending.end()) if ending else None
        return found if found and ending and found.span.end == ending.end() else None

    def is_title(self, words: str) -> bool:
        """Tell whether words name a bare title that stands for its holder where titles need no article ("Menlu")."""
        return self.words.bare_titles and words[:1].isupper() and len(words.split()) <= _TITLE and "\ue004" not in words

    def bare_titles_in(self, text: str, begin: int, end: int) -> Iterator[Anaphor]:
        """Yield the titles in capitals that no name follows ("kata Menlu"), where a language needs no article before them."""
        for match in self._bare.finditer(text, begin, end):
            yield Anaphor(Span(*match.span()), Reach.ROLE, match[0].lower())

    def gender_of(self, lowered: str) -> str:
        """Return "female" or "male" where words tell it ("spokeswoman X", "Mr. Y", "she"), else ""."""
        if self._female.search(lowered):
            return "female"
        return "male" if self._male.search(lowered) else ""

    def is_second(self, lowered: str) -> bool:
        """Tell whether words name one who speaks for a leader ("the Kremlin's adviser X")."""
        return self._seconds.search(lowered) is not None

    def is_aged(self, lowered: str) -> bool:
        """Tell whether words name somebody by an age alone ("the 61-year-old cleric")."""
        return self._aged.fullmatch(lowered) is not None

    def title(self, masked: str, span: Span, state: str | None) -> Anaphor:
        """Return the anaphor that a bare title is, by the role with which it opens ("Dubes RI")."""
        role = self._role.match(masked, span.begin, span.end)
        if role is None or role.end() == span.end:
            return Anaphor(span, Reach.ROLE, masked[span.begin : span.end])
        return Anaphor(span, Reach.ROLE, role[0], state=state)

    def may_be_person(self, words: str) -> bool:
        """Tell whether the words for an unnamed actor can mean one person: no body, no group, no document."""
        head = self._behind.split(words.lower(), maxsplit=1)[0]
        last = head.split()[-1:] or [""]
        return not self._nobody.search(head) and not (
            last[0].endswith(self.words.plural_endings or "\0") and not last[0].endswith("ss")
        )

    def introduces(self, masked: str, anaphor: Anaphor, words: str) -> bool:
        """Tell whether a lower-cased phrase gives the role of an anaphor: "the president" is neither a former nor a vice one."""
        role = self._roles(anaphor.word).search(words)
        return role is not None and self._holder(words[: role.start()]) == self._holder(
            masked[anaphor.span.begin : anaphor.span.end]
        )

    @cache  # noqa: B019  # the patterns of a language live as long as the process
    def _roles(self, word: str) -> re.Pattern[str]:
        """Return the pattern of a role's words, whichever of them is given."""
        same = next((group for group in self.words.same_roles if word in group), (word,))
        return re.compile(rf"(?<!\w){alternatives(same)}")

    def _holder(self, words: str) -> str:
        """Return the word that tells a holder of a role from its present one, "" where there is none."""
        return next((word for word in words.split()[-_BETWEEN:] if word in self.words.other_holders), "")

    def again(self, words: str, source: str) -> bool:
        """Tell whether lower-cased words can name an unlisted source once more: "it", "he", or its own role ("the source")."""
        named = source.lower()
        if words in self.words.thing:
            return not self._is_person(source)
        if words in self.words.person:
            return self._is_person(source) or ((source[:1].islower() or source[:1].isdigit()) and self._is_named(source))
        if self._described.fullmatch(words):
            return self._is_person(source)
        anaphor = next(self.anaphors_in(words, 0, len(words)), None)
        if anaphor is None or anaphor.span != Span(0, len(words)) or anaphor.reach is not Reach.ROLE:
            return False
        return anaphor.word in self.words.generic or re.search(rf"\b{re.escape(anaphor.word)}\b", named) is not None

    def _is_person(self, source: str) -> bool:
        """Tell whether a source is one person: a role word tells it, which no word for a body follows, or a name of two words."""
        low = source.lower()
        role = max((m.end() for m in self._role.finditer(low)), default=-1)
        body = max((m.end() for m in self._anybody.finditer(low)), default=-1)
        return role > body or (body < 0 and _FULL_NAME.fullmatch(source) is not None)

    def _is_named(self, source: str) -> bool:
        """Tell whether a description that tells of no body ends in a name ("64-year-old Tilda")."""
        return not self._anybody.search(source.lower()) and source.split()[-1][:1].isupper()

    def _definite(self, span: Span, noun: str) -> Anaphor:
        kind = ActorKind(self.words.kinds[noun]) if noun in self.words.kinds else None
        return Anaphor(span, Reach.THING if kind else Reach.ROLE, noun, kind)

    def _pair_kind(self, noun: str | None) -> ActorKind | None:
        if noun in self.words.pair_states:
            return ActorKind.STATE
        return ActorKind.PERSON if noun in self.words.pair_people else None


@cache
def anaphor_patterns(language: str) -> AnaphorPatterns:
    """Return the compiled patterns of a language."""
    return AnaphorPatterns(words_of(language, CoreferenceWords))
