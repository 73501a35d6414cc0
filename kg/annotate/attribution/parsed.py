"""A cue and its sentence's tree go in; out comes the cue's subject, where no pattern reads it or one may have misread it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.scene import TIME
from kg.annotate.attribution.speakers import Speaker
from kg.annotate.patterns import alternatives
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import ClaimWords, Cue
    from kg.annotate.attribution.scene import Scene
    from kg.annotate.parsing.tree import Tree

_SUBJECT = ("nsubj",)
_SPEAK = ("NOUN", "PROPN")
_NAME = "PROPN"
_PRONOUN, _RELATIVE = "PRON", "acl:relcl"
_VERB = "VERB"
_JOINED = ("conj",)
_ADDED = ("advcl", "xcomp")  # what "…, saying C" is to the verb before it
_ASIDES = ("case", "acl:relcl", "acl", "appos", "parataxis", "advcl", "punct")  # what is told of a subject, but does not name it
_FULL_NAME = re.compile(r"\s+(?P<who>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]*){1,3})")
_LONGEST = 120  # code points; what is longer is no noun phrase


class ParsedSubjects:
    """The rules of one language for what a parser says of a cue's subject."""

    def __init__(self, words: ClaimWords) -> None:
        prep = alternatives(words.prepositions)
        self._aside = re.compile(rf"\s+(?:{prep})\s+(?:{alternatives(words.occasions)})(?![\w-])|,")
        self._lead = re.compile(rf"(?:{prep})\s+(?=\S)")
        self._clause = re.compile(
            rf"(?<![\w-])(?:{alternatives(words.negations + words.passive_after + words.auxiliary_verbs)})(?![\w-])"
        )
        self._said = frozenset(words.speech_nouns)
        self._sources = frozenset(words.source_nouns)

    def subject(self, scene: Scene, sentence: Span, cue: Cue, *, behind: bool = False) -> Speaker | None:
        """Return the subject of a cue: the actor it names, else its own words; None where the parser sees none.

        `behind` asks for one that follows its cue ("…, said the head of Y").
        """
        found = self._found(scene, sentence, cue, "inverted" if behind else "finite")
        if found is None:
            return None
        tree, at = found
        span = self._named(scene, tree.phrase(at, without=_ASIDES))
        if span.end - span.begin > _LONGEST or (span.begin < cue.end if behind else span.end > cue.begin):
            return None
        return _actor_at(scene, tree.words[at].begin) or _person_at(scene, span) or Speaker(_name_in(scene, span), None)

    def checked(self, scene: Scene, sentence: Span, cue: Cue, who: Speaker) -> Speaker:
        """Return the subject of a cue for which patterns took `who`: another one where `who` is but a part of it.

        "Sources in X said" is not said by X.
        """
        found = self._found(scene, sentence, cue, "finite")
        if found is None:
            return who
        tree, at = found
        head, span = tree.words[at], self._named(scene, tree.phrase(at, without=_ASIDES))
        if cue.begin < span.end or not self._misread(scene, tree, at, who):
            return who
        return _actor_at(scene, head.begin) or Speaker(span, None)

    def _misread(self, scene: Scene, tree: Tree, at: int, who: Speaker) -> bool:
        """Tell whether an actor is no subject, but only stands within one or within what describes it."""
        head, own = tree.words[at], tree.head_of(who.span)
        if who.span.begin <= head.begin < who.span.end or own is None or not _within(who.span, tree.phrase(at)):
            return False
        span = tree.phrase(at, without=_ASIDES)
        if not _within(who.span, span):  # "the mayor of Y, X," is X, and so is "X, the mayor of Y,"
            return head.upos == _NAME and not _is_person(scene, who)
        if _is_person(scene, who) and who.span.end >= span.end:
            first = _actor_at(scene, head.begin)
            return first is not None and _is_person(scene, first)  # rather than a title and a name
        if tree.words[own].dep in _JOINED and _actor_at(scene, head.begin) is None:
            return False
        if not _within(who.span, self._named(scene, span)):
            return False  # "As before, X said"
        told = scene.masked[span.begin : span.end]
        return not self._clause.search(told) and scene.masked[head.begin : head.end] not in self._sources

    def _found(self, scene: Scene, sentence: Span, cue: Cue, frame: str) -> tuple[Tree, int] | None:
        """Return the tree of a cue's sentence and the word in it that is the cue's subject, for cues that have a frame."""
        if scene.syntax is None or not scene.syntax.answers or frame not in cue.entry.frames:
            return None
        tree = scene.syntax.tree(sentence)
        verb = tree.word_at(cue.begin)
        if verb is None or tree.words[verb].upos != _VERB:
            return None
        if "participle" in cue.entry.frames:
            subject = _subject(tree, self._issued_by(scene, tree, verb), (*_JOINED, *_ADDED))
        else:
            subject = _subject(tree, verb, _JOINED)
        if subject is not None and tree.words[subject].upos == _PRONOUN and tree.words[verb].dep == _RELATIVE:
            subject = tree.words[verb].head  # "X, who said C"
        if subject is None or tree.words[subject].upos not in _SPEAK or scene.masked[tree.words[subject].begin] == TIME[0]:
            return None
        return tree, subject

    def _issued_by(self, scene: Scene, tree: Tree, verb: int) -> int:
        """Return the verb that issued what a participle tells of ("X issued a statement saying C"), else the participle."""
        word = tree.words[verb]
        noun = tree.words[word.head]
        stated = word.dep == "acl" and scene.masked[noun.begin : noun.end] in self._said
        return noun.head if stated and noun.dep == "obj" else verb

    def _named(self, scene: Scene, span: Span) -> Span:
        """Return a phrase without what governs it, up to where an aside begins ("X in a statement")."""
        lead = self._lead.match(scene.masked, span.begin, span.end)
        begin = lead.end() if lead else span.begin
        aside = self._aside.search(scene.masked, begin, span.end)
        return Span(begin, aside.start() if aside and aside.start() > begin else span.end)


def _subject(tree: Tree, verb: int, climbed: tuple[str, ...]) -> int | None:
    """Return the verb's own subject, or that of the verb it is joined to ("X came and said")."""
    found = tree.child(verb, _SUBJECT)
    while found is None and tree.words[verb].dep in climbed and tree.words[verb].head != verb:
        verb = tree.words[verb].head
        found = tree.child(verb, _SUBJECT)
    return found


def _actor_at(scene: Scene, offset: int) -> Speaker | None:
    """Return the actor whose phrase holds an offset."""
    found = next((begin for begin, end in scene.ends_at.items() if begin <= offset < end), None)
    return None if found is None else Speaker(Span(found, scene.ends_at[found]), scene.actors_at[found])


def _person_at(scene: Scene, span: Span) -> Speaker | None:
    """Return the person whose name closes a phrase ("direktur X Ann Lee")."""
    begin = next((b for b, end in scene.ends_at.items() if span.begin <= b and end == span.end), None)
    found = None if begin is None else Speaker(Span(begin, span.end), scene.actors_at[begin])
    return found if found and _is_person(scene, found) else None


def _name_in(scene: Scene, span: Span) -> Span:
    """Return the name that closes a phrase behind a body's ("direktur badan X Ann Lee"), else the whole phrase."""
    ends = [end for begin, end in scene.ends_at.items() if span.begin <= begin and end < span.end]
    name = _FULL_NAME.fullmatch(scene.text, max(ends), span.end) if ends else None
    return Span(*name.span("who")) if name else span


def _is_person(scene: Scene, who: Speaker) -> bool:
    actor = scene.actors.get(who.key or "")
    return actor is not None and actor.kind is ActorKind.PERSON


def _within(inner: Span, outer: Span) -> bool:
    return outer.begin <= inner.begin and inner.end <= outer.end
