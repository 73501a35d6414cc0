"""Ask a trained parser for the subject of a cue, where no pattern reads what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.attribution.speakers import Speaker
from kg.model import Span

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import Cue
    from kg.annotate.attribution.scene import Scene
    from kg.annotate.parsing.tree import Tree

_SUBJECT = ("nsubj",)
_SPEAK = ("NOUN", "PROPN")
_VERB = "VERB"
_JOINED = "conj"
_ASIDES = ("acl:relcl", "acl", "appos", "parataxis", "advcl", "punct")  # what is told of a subject, but does not name it
_LONGEST = 120  # code points; what is longer is no noun phrase


def subject_of(scene: Scene, sentence: Span, cue: Cue) -> Speaker | None:
    """Return the subject of a cue as a parser sees it: the actor it names, else its own words; None where it sees none."""
    if scene.syntax is None or not scene.syntax.answers or "finite" not in cue.entry.frames:
        return None
    tree = scene.syntax.tree(sentence)
    verb = tree.word_at(cue.begin)
    if verb is None or tree.words[verb].upos != _VERB:
        return None
    subject = _subject(tree, verb)
    if subject is None or tree.words[subject].upos not in _SPEAK:
        return None
    span = tree.phrase(subject, without=_ASIDES)
    if span.end > cue.begin or span.end - span.begin > _LONGEST:
        return None
    named = _actor_at(scene, tree.words[subject].begin)
    return named or Speaker(span, None)


def _subject(tree: Tree, verb: int) -> int | None:
    """Return the verb's own subject, or that of the verb it is joined to ("X came and said")."""
    found = tree.child(verb, _SUBJECT)
    while found is None and tree.words[verb].dep == _JOINED:
        verb = tree.words[verb].head
        found = tree.child(verb, _SUBJECT)
    return found


def _actor_at(scene: Scene, offset: int) -> Speaker | None:
    """Return the actor whose phrase holds an offset."""
    found = next((begin for begin, end in scene.ends_at.items() if begin <= offset < end), None)
    return None if found is None else Speaker(Span(found, scene.ends_at[found]), scene.actors_at[found])
