"""Ask a trained parser who a verb's subject is, and to whom it does it, where the order of words leaves that open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.parsing.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.annotate.meeting.reach import Look
    from kg.annotate.meeting.scene import Group, Scene

_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")
_NAMED = ("flat", "flat:name", "appos")  # from the word of a role to the name of who holds it
_SHARED = frozenset({"conj", "xcomp", "advcl"})  # verbs that have the subject of the verb above them, if none of their own
_OBJECTS = ("obj", "iobj")
_RELATIVE = "acl:relcl"
_VERBS = frozenset({"VERB", "AUX"})
_NAMES = frozenset({"NOUN", "PROPN"})
_FARTHEST = 4  # verbs from the one that is asked about up to the one whose subject it has
_DEEPEST = 3  # nouns, each of the next ("leaders of the members of X")
_MOST = 60  # sentences of an article that are read for its meetings


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the parser says; without `told` it says nothing, without a group the subject is none of the actors."""

    told: bool
    group: Group | None = None


_SILENT = Verdict(told=False)


def subject_by_tree(scene: Scene, position: int) -> Verdict:
    """Return whom the parser takes for the subject of the verb at a position of the sentence."""
    tree = tree_of(scene)
    verb = tree.word_at(scene.sentence.span.begin + position)
    if verb is None or tree.words[verb].upos not in _VERBS:
        return _SILENT
    for at in _upwards(tree, verb):
        found = tree.child(at, _SUBJECT)
        if found is None:
            if at != verb and tree.child(at, ("obj",)) is not None and tree.words[verb].dep == "xcomp":
                return _SILENT  # "urged Kyiv to meet": the words say whom that is
            continue
        if tree.words[found].upos in _NAMES:
            return Verdict(told=True, group=group_of(scene, tree, found))
        if tree.words[at].dep == _RELATIVE:
            return Verdict(told=True, group=group_of(scene, tree, tree.words[at].head))
        return Verdict(told=True, group=_holding(scene, tree, found))  # a pronoun, perhaps one that was resolved
    return _SILENT


def _upwards(tree: Tree, verb: int) -> Iterator[int]:
    """Yield a verb, and those above it whose subject it shares."""
    for _ in range(_FARTHEST):
        yield verb
        word = tree.words[verb]
        if word.dep not in _SHARED or word.head == verb:
            return
        verb = word.head


def group_of(scene: Scene, tree: Tree, word: int) -> Group | None:
    """Return the group that a word stands in, or the name that is put beside it ("the head of X, A")."""
    found = _holding(scene, tree, word)
    named = (_holding(scene, tree, each) for each in tree.children(word) if tree.words[each].dep in _NAMED)
    return (
        found or next((group for group in named if group), None) or _members_of(scene, tree, word) or _led_by(scene, tree, word)
    )


def _led_by(scene: Scene, tree: Tree, word: int) -> Group | None:
    """Return who leads those who are spoken of ("a delegation headed by A")."""
    base = scene.sentence.span.begin
    begin, end = tree.words[word].begin - base, tree.words[word].end - base
    for group in scene.groups:
        head = scene.grammar.tables["headed"].search(scene.mask, begin, group.begin) if group.begin > end else None
        if head and head.start() == begin:
            return group
    return None


def _members_of(scene: Scene, tree: Tree, word: int) -> Group | None:
    """Return the body of which many are spoken ("the 57 states of X", "leaders of the members of X")."""
    for _ in range(_DEEPEST):
        base = scene.sentence.span.begin
        said = scene.lower[tree.words[word].begin - base : tree.words[word].end - base]
        below = tree.child(word, ("nmod",))
        if below is None or scene.grammar.tables["collectives"].search(said) is None:
            return None
        group = _holding(scene, tree, below)
        if group is not None:
            return group if group.collective else None
        word = below
    return None


def _holding(scene: Scene, tree: Tree, word: int) -> Group | None:
    offset = tree.words[word].begin - scene.sentence.span.begin
    return next((group for group in scene.groups if group.begin <= offset < group.end), None)


def tree_of(scene: Scene) -> Tree:
    """Return the tree of a sentence; an empty one where nothing reads, or too many were read."""
    syntax = scene.syntax
    if syntax is None or not syntax.answers or syntax.read > _MOST:
        return _NOTHING
    return syntax.tree(scene.sentence.span)


def told_in(look: Look) -> tuple[Group, ...]:
    """Return who told whom something in a meeting ("in a call on Monday, A asked B to wait"); nobody where one is missing."""
    scene, words = look.scene, look.scene.grammar.words
    if len(scene.groups) < 2 or not scene.grammar.telling.search(scene.mask[look.trigger.clause[0] : look.trigger.begin]):
        return ()  # before a tree is asked for
    tree, base = tree_of(scene), scene.sentence.span.begin
    noun = tree.head_of(scene.span(look.trigger.begin, look.trigger.end))
    if noun is None or not _stands_with(scene, tree, noun, words.told_in):
        return ()
    verb = tree.words[noun].head
    if tree.words[verb].upos != "VERB" or verb == noun:
        return ()
    teller = subject_by_tree(scene, tree.words[verb].begin - base).group
    objects = [at for at in tree.children(verb) if tree.words[at].dep in _OBJECTS]
    beside = (at for above in (verb, *objects) for at in tree.children(above))  # "conveyed his thanks to B"
    told = [*objects, *(at for at in beside if _stands_with(scene, tree, at, words.told_to))]
    hearer = next((group for at in told if (group := group_of(scene, tree, at)) and group != teller), None)
    return (teller, hearer) if teller and hearer and not set(teller.keys) & set(hearer.keys) else ()


def _stands_with(scene: Scene, tree: Tree, word: int, prepositions: Sequence[str]) -> bool:
    """Tell whether one of the prepositions stands before a word."""
    base = scene.sentence.span.begin
    cases = (tree.words[at] for at in tree.children(word) if tree.words[at].dep == "case")
    return any(scene.lower[case.begin - base : case.end - base] in prepositions for case in cases)


_NOTHING = Tree()
