"""The main path: properties that hold for every text, and the seed article exactly as it must come out."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import InputError, QueryError, StoreError, UnsupportedLanguage
from kg.export import export_store
from kg.model import ActorKind, Article, ClaimType, Findings, SpeechMode, Status
from kg.pipeline import BuildReport, Result, build, remove, totals_of
from kg.store import open_store
from tests.conftest import SHARED

SEED = SHARED / "seeds" / "000_033e7a7d67a195c4.txt"
US, RUSSIA, NATO, OSCE = "Q30", "Q159", "Q7184", "Q81299"

needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="the seed article lies outside of the repository")

SENTENCES = [
    "Presiden Amerika Serikat Joe Biden bertemu Presiden Rusia Vladimir Putin di Jenewa pada 16 Juni 2021.",
    "“Kami siap berunding,” kata Menteri Luar Negeri Ukraina Dmytro Kuleba, Senin (10/1/2022).",
    "Baca Juga: Harga Minyak Naik",
    "Juru bicara itu membantah tuduhan tersebut 😀.",
    "The Kremlin said on Tuesday that no meeting with NATO was planned.",
    "“We will see,” he said, adding: “Not before May.”",
    "Menlu RI akan menjamu Menlu Jepang pada 12–13 Februari 2022 di Bali; PM Jepang tidak hadir.",
    "U.S. Secretary of State Antony Blinken postponed his visit to Jakarta, officials said.",
    "\tAS–China   \u200bsepakat…\r\n",
    "„Niemand“ said so (10/1).",
]
WORDS = st.sampled_from(
    [
        *" ".join(SENTENCES).split(" "),
        "\n",
        "“",
        "”",
        '"',
        "(",
        "Dr.",
        "é",
        "e\u0301",
        "中国",
        "\u202e",
        "1/13/2022",
        "99/99/9999",
    ]
)


def spans_of(findings: Findings) -> set:
    spans = {one.span for one in (*findings.mentions, *findings.times)} | set(findings.left_out)
    for claim in findings.claims:
        spans |= {claim.content, claim.sentence, claim.cue, claim.speaker_span}
    for report in findings.meetings:
        spans |= {*report.evidence, report.topic}
    return spans - {None}


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
    | st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
)
def test_whatever_the_text_every_span_lies_in_it_and_every_key_is_known(language, text):
    findings = kg.extract(text, language=language, date="2022-01-10")
    for span in spans_of(findings):
        assert 0 <= span.begin < span.end <= len(text), span
    known = {entity.key for entity in (*findings.actors, *findings.places)}
    assert {mention.refers_to for mention in findings.mentions} <= known
    assert {claim.speaker for claim in findings.claims} - {None} <= known
    assert {key for actor in findings.actors for key in actor.represents} <= known
    kg.graph_of(findings)


def test_the_same_text_gives_the_same_findings_again(extract):
    text = " ".join(SENTENCES)
    assert extract(text, language="id", date="2022-01-10") == extract(text, language="id", date=date(2022, 1, 10))


def test_extract_detects_the_language_and_tells_the_known_ones(extract):
    assert extract(SENTENCES[0] + " " + SENTENCES[1]).article.language == "id"
    with pytest.raises(UnsupportedLanguage, match="en, id"):
        extract("Der Minister sprach.", language="de")
    with pytest.raises(InputError, match="2022-01-10"):
        extract(SENTENCES[0], language="id", date="yesterday")


def test_only_actors_that_something_refers_to_are_kept(extract):
    findings = extract(
        "Lavrov tiba di Jakarta. Menteri Luar Negeri Rusia Sergei Lavrov mengatakan ia lelah.", language="id", date="2022-01-10"
    )
    referred = {mention.refers_to for mention in findings.mentions} | {claim.speaker for claim in findings.claims}
    represented = {key for actor in findings.actors for key in actor.represents}
    assert {actor.key for actor in findings.actors} <= referred | represented
    assert RUSSIA in {actor.key for actor in findings.actors}


@pytest.mark.parametrize(("publisher", "listed"), [("Reuters", True), ("Warta Rimba Raya", False)])
def test_the_publisher_is_the_listed_outlet_or_one_of_its_own(publisher, listed):
    from kg.annotate.assembly import findings_in

    findings = findings_in(Article("a", SENTENCES[0], "id", publisher=publisher))
    outlet = next(actor for actor in findings.actors if actor.key == findings.publisher)
    assert outlet.kind is ActorKind.MEDIA
    assert outlet.listed is listed
    assert (outlet.key == "warta-rimba-raya") is not listed


def test_a_text_too_long_to_be_worked_through_is_told(monkeypatch, pipeline):
    monkeypatch.setattr(pipeline("en"), "max_length", 100)
    with pytest.raises(InputError, match="split it, at most 100"):
        kg.extract("x" * 101, language="en")


def test_memory_stays_flat_because_a_pipeline_that_met_many_words_makes_way(monkeypatch, pipeline):
    first = pipeline("en")
    monkeypatch.setattr("kg.annotate.assembly._MOST_WORDS", 1)
    kg.extract(SENTENCES[4], language="en")
    assert pipeline("en") is not first


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    lines = [{"id": f"n{number}", "text": text, "lang": "id", "date": "2022-01-11"} for number, text in enumerate(SENTENCES[:4])]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_a_build_tells_its_watcher_of_each_article(store, news):
    seen = []
    report = build(news, store=store, report=BuildReport(lambda report: seen.append(report.articles)))
    assert seen == [1, 2, 3, 4]
    assert report.results == {Result.NEW: 4}
    assert totals_of(store)["articles"] == 4


def test_building_again_changes_nothing(store, news, tmp_path):
    build([news], store=store)
    export_store(store, tmp_path / "one.nq")
    assert build([news], store=store).results == {Result.UNCHANGED: 4}
    assert build([news], store=store, again=True).results == {Result.UNCHANGED: 4}
    export_store(store, tmp_path / "two.nq")
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


def test_a_build_that_is_ended_leaves_knowledge_that_agrees(store, news):
    def stop(report):
        if report.articles == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([news], store=store, report=BuildReport(stop))
    assert totals_of(store) | {"articles": 2, "meetings": 1} == totals_of(store)


def test_a_store_that_fails_ends_the_build(store, news, monkeypatch):
    def refuse(*args, **kwargs):
        raise StoreError("disk full")

    monkeypatch.setattr(type(store), "replace", refuse)
    with pytest.raises(StoreError, match="disk full"):
        build([news], store=store)


def test_removing_all_articles_leaves_nothing(store, news):
    build([news], store=store)
    with pytest.raises(QueryError, match="'n9'"):
        remove(["n1", "n9"], store=store)
    assert totals_of(store)["articles"] == 4
    assert len(remove(["n0", "n1", "n2", "n3"], store=store)) == 4
    assert set(totals_of(store).values()) == {0}


@pytest.fixture(params=["file", "JSON Lines"])
def seed(request, tmp_path) -> Findings:
    """The seed article, read from its file and as a line of JSON."""
    from kg.annotate.assembly import findings_in

    path = SEED
    if request.param == "JSON Lines":
        path = tmp_path / "seed.jsonl"
        path.write_text(json.dumps({"id": "seed", "text": SEED.read_text(encoding="utf-8")}), encoding="utf-8")
    (article,) = kg.read_articles([path])
    return findings_in(article)


@needs_seed
def test_the_seed_article_tells_its_date_and_publisher(seed):
    assert seed.article.published == date(2021, 12, 28)
    assert seed.article.language == "id"
    assert next(actor.kind for actor in seed.actors if actor.key == seed.publisher) is ActorKind.MEDIA
    left_out = [seed.article.text[span.begin : span.end] for span in seed.left_out]
    assert sum(words.startswith("Baca Juga:") for words in left_out) == 2


@needs_seed
def test_the_seed_article_tells_of_three_meetings(seed):
    found = {report.date.value: report for report in seed.meetings if report.date}
    represented = {actor.key: {actor.key, *actor.represents} for actor in seed.actors}
    parties = {day: set().union(*(represented[key] for key in report.participants)) for day, report in found.items()}
    assert sorted(found) == ["2022-01-10", "2022-01-12", "2022-01-13"]
    assert {US, RUSSIA} <= parties["2022-01-10"]
    assert {NATO, RUSSIA} <= parties["2022-01-12"]
    assert {US, RUSSIA} <= parties["2022-01-13"]
    assert len(found["2022-01-13"].participants) == 3, "several European countries too"
    assert found["2022-01-13"].organizers == (OSCE,)
    assert [found[day].status for day in sorted(found)] == [Status.PLANNED, Status.POSSIBLE, Status.PLANNED]


@needs_seed
def test_the_seed_article_tells_who_said_what(seed):
    text, actors = seed.article.text, {actor.key: actor for actor in seed.actors}
    said = {text[claim.content.begin : claim.content.end].strip(" .,"): claim for claim in seed.claims}
    claim = said["tidak ada keputusan yang akan dibuat tentang Ukraina tanpa Ukraina"]
    assert claim.mode is SpeechMode.INDIRECT
    spokesperson = actors[claim.speaker]
    assert spokesperson.kind is ActorKind.UNNAMED
    council = actors[spokesperson.represents[0]]
    assert council.kind is ActorKind.BODY
    assert US in council.represents
    quoted = [claim for claim in seed.claims if claim.mode is SpeechMode.DIRECT]
    assert len(quoted) == 2
    assert {claim.speaker for claim in quoted} == {spokesperson.key}


@needs_seed
def test_in_the_seed_article_russia_denies_what_the_united_states_claim(seed):
    (denial,) = (claim for claim in seed.claims if claim.kind is ClaimType.DENIAL and claim.speaker == RUSSIA)
    answered = seed.claims[denial.responds_to]
    assert answered.speaker == US


@needs_seed
def test_the_seed_article_s_graph_joins_the_denial_to_the_claim(store, tmp_path):
    build([SEED], store=store)
    assert store.query("ASK { ?denial <https://w3id.org/geopolitical-kg/ontology#contradicts> ?claim }") is True
    assert totals_of(store)["meetings"] == 3
    export_store(store, tmp_path / "seed.ttl")
    assert not re.search(r'gk:\w*[dD]ate "2021-01', (tmp_path / "seed.ttl").read_text(encoding="utf-8"))
