from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from kg.annotate.parsing import network as module
from kg.annotate.parsing.network import Network
from tests.annotate.parsing.networks import PLAN, network

SENTENCES = [["She", "said", "the", "talks", "failed"], ["Oslo"], [], ["Wartawan", "itu", "pergi", "ke", "Ambon", "kemarin", "."]]


def leads_to_the_root(heads):
    roots = [at for at, head in enumerate(heads) if head == at]
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]
        if word not in roots:
            return False
    return len(roots) == 1


@pytest.mark.parametrize("seed", range(30))
def test_every_reading_is_a_tree_with_consistent_names(seed):
    for words, found in zip(SENTENCES, network(seed).read(SENTENCES), strict=True):
        assert len(found.upos) == len(found.heads) == len(found.deps) == len(found.entities) == len(words)
        assert not words or leads_to_the_root(found.heads)
        assert [dep for at, dep in enumerate(found.deps) if found.heads[at] == at] == ["root"] * bool(words)
        pairs = pairwise(("O", *found.entities))
        assert all(tag[0] != "I" or before[2:] == tag[2:] for before, tag in pairs)


def test_neighbours_change_nothing():
    together = list(network().read(SENTENCES))
    assert together == [next(network().read([words])) for words in SENTENCES]
    assert together[::-1] == list(network().read(SENTENCES[::-1]))


def test_what_was_read_before_changes_nothing(monkeypatch):
    fresh = list(network().read(SENTENCES))
    used = network()
    monkeypatch.setattr(module, "_KEPT", 6)  # so few that the words kept are thrown away in between
    for _ in range(3):
        assert list(used.read(SENTENCES)) == fresh


def test_many_words_are_read_in_parts(monkeypatch):
    whole = list(network().read(SENTENCES * 3))
    monkeypatch.setattr(module, "_TOGETHER", 6)
    assert list(network().read(SENTENCES * 3)) == whole


def test_words_see_their_sentence():
    one, other = network(3).read([["the", "talks", "failed"], ["the", "talks", "Ambon"]])
    assert (one.upos[:2], one.heads[:2]) != (other.upos[:2], other.heads[:2])


def test_a_network_comes_back_from_its_folder(tmp_path):
    network().save(tmp_path)
    again = Network.load(tmp_path)
    assert again.plan == PLAN
    assert [found.upos for found in again.read(SENTENCES)] == [found.upos for found in network().read(SENTENCES)]


def test_without_layers_words_are_read_alone():
    alone = Network(replace(PLAN, layers=()), network()._w)
    (one, other) = alone.read([["the", "talks"], ["talks", "the"]])
    assert one.upos == other.upos[::-1]


def test_a_long_line_of_signs_is_read():
    (found,) = network().read([["—" * 5000] * 200])
    assert leads_to_the_root(found.heads)


def test_a_very_long_sentence_is_read_in_parts(monkeypatch):
    monkeypatch.setattr(module, "_LONGEST", 3)
    found = list(network().read(SENTENCES))
    assert [len(reading.upos) for reading in found] == [5, 1, 0, 7]
    assert [at for at, head in enumerate(found[3].heads) if head == at] == [
        at for at, dep in enumerate(found[3].deps) if dep == "root"
    ]
    first = next(network().read([SENTENCES[3][:3]]))
    assert found[3].heads[:3] == first.heads
    assert all(3 <= head < 6 for head in found[3].heads[3:6])


def test_the_student_that_learns_and_the_network_that_reads_are_the_same():
    torch = pytest.importorskip("torch")
    from training.learning import School
    from training.student import FORM

    plan = replace(PLAN, heads=4)
    school = School(plan, seed=1, vectors=np.ones((len(plan.forms), FORM)))
    student = school.student.eval()
    found = next(Network(plan, student.weights()).read([SENTENCES[0]]))
    with torch.no_grad():
        rows = [school._rows[school._word(word)] for word in SENTENCES[0]]
        begins = torch.tensor([0, *(len(row[1]) for row in rows[:-1])]).cumsum(0)
        forms, shapes = torch.tensor([row[0] for row in rows]), torch.tensor([row[2] for row in rows])
        vectors = student.words(forms, torch.cat([row[1] for row in rows]), begins, shapes)
        states = student(vectors[None], torch.ones(1, len(rows), 1))
        tags = [plan.upos[tag] for tag in student.upos(states)[0].argmax(-1)]
        heads = torch.tensor([[0 if head == at else head + 1 for at, head in enumerate(found.heads)]])
        deps = [plan.deps[at] for at in student.relation_scores(states, heads)[0].argmax(-1)]
    assert tuple(tags) == found.upos
    assert all(dep in ("root", mine) for dep, mine in zip(found.deps, deps, strict=True))
