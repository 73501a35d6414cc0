"""Each place where the package is meant to grow, grown by one file: language, list, question, extractor, reader, store."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
import spacy
from rdflib import Dataset, Graph, URIRef
from spacy.language import Language

from kg.annotate import words
from kg.annotate.assembly import COMPONENTS, findings_in, pipeline_for
from kg.annotate.gazetteer import gazetteer_for
from kg.annotate.harvest import findings_of
from kg.annotate.tokenizers import blank
from kg.identifiers import ACTORS_GRAPH
from kg.model import Actor, ActorKind, Article, Label, Mention, Span
from kg.pipeline import build
from kg.questions import ask, questions
from kg.reading import articles
from kg.reading.draft import Draft
from kg.resources import LANGUAGES
from kg.store.aside import Aside
from kg.store.base import Rows
from kg.store.sparql import prepared
from tests.lists.lists_of import ACTORS, ruritania, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RDFLIB = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of its own use of itself
DAY = date(2022, 1, 5)
# Indonesian word → the same in another language, whose table is otherwise Indonesian's
MALAY = {'"Juli"': '"Julai"', "Juli = 7": "Julai = 7", '"berjumpa"': '"bersua muka"', '"mengatakan"': '"memberitahu"'}


@pytest.fixture
def malay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    folder = shutil.copytree(LANGUAGES, tmp_path / "languages")
    table = (LANGUAGES / "id.toml").read_text(encoding="utf-8")
    for indonesian, its in MALAY.items():
        table = table.replace(indonesian, its)
    (folder / "ms.toml").write_text(table, encoding="utf-8")
    monkeypatch.setattr(words, "LANGUAGES", folder)
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    gazetteer_for.cache_clear()
    # small lists, for those that we ship take seconds to compile for a new language
    monkeypatch.setattr(gazetteer_for.__wrapped__, "__defaults__", (ruritania(tmp_path / "lists"),))
    yield pipeline_for("ms")
    for cached in (pipeline_for, gazetteer_for, words.words_of):
        cached.cache_clear()


@pytest.mark.usefixtures("malay")
def test_a_language_is_a_table_of_words() -> None:
    text = "Rudolf Elphberg memberitahu wartawan bahwa Ruritania akan bersua muka dengan Graustark pada 16 Julai 2022."
    found = findings_in(Article("ms-1", text, "ms", published=DAY))
    assert [time.date.value for time in found.times] == ["2022-07-16"]
    assert {"Q21", "Q1", "Q2"} <= {actor.key for actor in found.actors}
    (claim,) = found.claims
    assert claim.speaker == "Q21"
    assert claim.cue
    assert text[claim.cue.begin : claim.cue.end] == "memberitahu"
    (meeting,) = found.meetings
    assert set(meeting.participants) == {"Q1", "Q2"}
    assert meeting.date
    assert meeting.date.value == "2022-07-16"


def test_an_actor_is_a_line_in_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    lists = ruritania(tmp_path / "lists")
    write(lists, "own/mine.csv", ACTORS, "flavia,Person,Flavia of Strelsau,Q1")
    gazetteer = gazetteer_for("en", lists)
    (found,) = gazetteer.matches("On Monday Flavia of Strelsau spoke.")
    assert (found.span, [sense.key for sense in found.senses]) == (Span(10, 28), ["flavia"])
    assert gazetteer.country("flavia") == "Q1"


QUESTION = """# title: Languages
# question: In which languages do the articles speak?
# parameters:
# columns: language
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?language WHERE { ?article dcterms:language ?language }
ORDER BY ?language
"""


@RDFLIB
def test_a_question_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "languages.rq").write_text(QUESTION, encoding="utf-8")
    (asked,) = questions(tmp_path)
    store = InMemory()
    build_one(store, tmp_path)
    assert [str(language) for (language,) in ask(store, asked)] == ["en"]


@Language.component("test_treaties")
def treaties(doc):
    """An extractor of somebody else: it leaves mentions, and says whom they mean."""
    at = doc.text.find("New START")
    doc._.kg_actors = {**doc._.kg_actors, "new-start": Actor("new-start", ActorKind.GROUP, Label("New START", doc.lang_))}
    doc._.kg_mentions = (*doc._.kg_mentions, Mention(Span(at, at + 9), "new-start", 0.9, "test_treaties"))
    return doc


def test_an_extractor_is_a_component_whose_mentions_are_harvested() -> None:
    nlp = blank("en")
    for name in (*COMPONENTS, "test_treaties"):
        nlp.add_pipe(name)
    text = "Russia will leave New START, Vladimir Putin said on Monday."
    doc = nlp.make_doc(text)
    doc._.kg_article = Article("treaty", text, "en", published=DAY)
    found = findings_of(nlp(doc))
    assert [text[m.span.begin : m.span.end] for m in found.mentions if m.found_by == "test_treaties"] == ["New START"]
    assert "new-start" in {actor.key for actor in found.actors}
    assert found.claims


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_in_anybody_s_pipeline(language: str, name: str) -> None:
    nlp = spacy.blank(language) if language == "en" else blank(language)  # spaCy's own Indonesian takes seconds to load
    nlp.add_pipe(name)
    doc = nlp("Putin: Rusia. Biden met Putin on 3 May 2024, he said.")
    assert doc.text.startswith("Putin")
    assert nlp.pipe_names == [name]


def test_a_reader_is_a_function_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wire(file, limit, on_problem):  # one line of head, then the text
        head, text = file.read_text(encoding="utf-8").split("\n", 1)
        yield Draft(text, file, identifier=head, language="en", published="2022-01-05")

    monkeypatch.setattr(articles, "READERS", {**articles.READERS, ".wire": wire})
    (tmp_path / "a.wire").write_text("AFP-1\nRussia met Ukraine.", encoding="utf-8")
    (article,) = articles.read_articles([tmp_path])
    assert (article.identifier, article.text, article.published) == ("AFP-1", "Russia met Ukraine.", DAY)


class InMemory:
    """A store of somebody else: rdflib's own dataset. It never forgets an actor, which a real one must."""

    def __init__(self) -> None:
        self._dataset = Dataset(default_union=True)
        self.notes = Aside(None)  # in memory, as the rest

    def replace(self, name, triples, *, actors=(), beside=()):
        before = set(self._dataset.graph(name))
        self._dataset.remove_graph(name)
        for graph, given in ((name, triples), (ACTORS_GRAPH, actors)):
            for triple in given:
                self._dataset.graph(graph).add(triple)
        self.change(beside)
        return before != set(self._dataset.graph(name))

    def remove(self, name, *, beside=()):
        known = name in self.names()
        self._dataset.remove_graph(name)
        self.change(beside)
        return known

    def change(self, changes):
        with self.notes.around(changes) as others:
            for each in others:
                graph = self._dataset.graph(each.graph)
                for triple in each.gone:
                    graph.remove(triple)
                for triple in each.come:
                    graph.add(triple)

    def match(self, name, subject=None, predicate=None, value=None):
        return iter(list(self._dataset.graph(name).triples((subject, predicate, value))))

    def graph(self, name):
        return Graph() + self._dataset.graph(name)

    def names(self):
        return tuple(
            sorted(graph.identifier for graph in self._dataset.graphs() if isinstance(graph.identifier, URIRef) and graph)
        )

    def lines(self, name):
        yield from self.graph(name).serialize(format="nt", encoding="utf-8").splitlines()

    def query(self, sparql, bindings=None):
        answer = self._dataset.query(prepared(sparql, bindings))
        if answer.type == "ASK":
            return bool(answer.askAnswer)
        if answer.type == "CONSTRUCT":
            return answer.graph
        return Rows(tuple(map(str, answer.vars)), [tuple(row) for row in answer])

    def close(self):
        self._dataset.close()


def build_one(store, folder: Path):
    (folder / "one.md").write_text("---\nlanguage: en\ndate: 2022-01-05\n---\nRussia will meet Ukraine, Vladimir Putin said.\n")
    return build(folder / "one.md", store=store)


@RDFLIB
def test_the_path_writes_into_any_store_that_has_the_methods(tmp_path: Path) -> None:
    store = InMemory()
    assert build_one(store, tmp_path).articles == 1
    assert len(store.names()) >= 2
    assert build_one(store, tmp_path).results["unchanged"] == 1
