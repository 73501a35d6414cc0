"""Why a finding was made, in words that a person can check against the article."""

from __future__ import annotations

import json

import pytest

from kg.pipeline import build
from kg.show import page_of
from kg.store import open_store

ENGLISH = (
    "Russian Foreign Minister Sergey Lavrov will meet US Secretary of State Antony Blinken in Geneva on Friday. "
    'Lavrov said the talks would be short. "We expect an answer," he said on Monday. '
    "Talks between Russia and NATO have been postponed. Moscow denied that it plans an invasion."
)
INDONESIAN = (
    "Presiden Joko Widodo bertemu Perdana Menteri Kamboja Hun Sen di Jakarta pada 12 Januari 2022. "
    "Ia mengatakan kedua negara akan bekerja sama. Keduanya membahas Myanmar."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("why")
    records = [
        {"id": "english", "lang": "en", "date": "2022-01-18", "title": "Ministers to meet", "text": ENGLISH},
        {"id": "indonesian", "lang": "id", "date": "2022-01-13", "title": "Bertemu", "text": INDONESIAN},
    ]
    (folder / "news.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    store = open_store(folder / "store", create=True)
    build([folder / "news.jsonl"], store=store)
    yield store
    store.close()


def told(store, wanted: str, section: str, line: str) -> dict[str, str]:
    """Return the reasons for the entry of a section whose line, or a sentence of which, holds these words."""
    page = page_of(store, wanted, why=True)
    entries = next(each.entries for each in page.sections if each.title == section)
    found = [entry for entry in entries if line in entry.line or any(line in quote.text for quote in entry.quotes)]
    assert len(found) == 1, [entry.line for entry in entries]
    return dict(found[0].reasons)


def test_a_claim_tells_its_word_its_rule_and_how_often_that_is_right(store):
    reasons = told(store, "english", "claims", "the talks would be short")
    assert reasons["words"] == "“said” reports it: Statement, Indirect"
    assert reasons["speaker"] == "Sergey Lavrov, named as “Lavrov”"
    assert reasons["rule"].startswith(
        "who speaks stands before the reporting word, and what was said behind it [kg_claims:preposed]; about "
    )
    assert reasons["rule"].endswith(" of 100 such findings are right")


def test_a_pronoun_tells_whom_it_was_taken_for_and_by_which_words_that_one_was_named(store):
    reasons = told(store, "english", "claims", "We expect an answer")
    assert reasons["speaker"].startswith("“he” is taken for Sergey Lavrov (a pronoun for a person: ")
    assert reasons["speaker"].endswith("; last named before as “Lavrov”")
    assert reasons["day"] == "2022-01-17: “Monday”, counted from the article’s day, 2022-01-18"


def test_a_denial_tells_the_word_that_makes_it_one(store):
    assert told(store, "english", "claims", "it plans an invasion")["words"] == "“denied” reports it: Denial, Indirect"


def test_a_meeting_tells_its_word_its_parties_its_day_and_what_makes_it_planned(store):
    reasons = told(store, "english", "meetings", "Blinken")
    assert reasons["words"] == "“meet” tells of a meeting"
    assert reasons["status"] == "Planned: “will” tells it"
    assert reasons["day"] == "2022-01-21: “Friday”, counted from the article’s day, 2022-01-18"
    assert "Sergey Lavrov, named as “Sergey Lavrov”" in reasons["parties"]
    assert "[kg_meetings:verb-" in reasons["rule"]
    assert told(store, "english", "meetings", "Postponed")["status"] == "Postponed: “have been postponed” tells it"


def test_a_status_without_words_tells_what_it_follows_from(store):
    reasons = told(store, "indonesian", "meetings", "Hun Sen")
    assert reasons["status"] in ("Held: no word tells it; it follows from the day, 2022-01-12", "Held: “bertemu” tells it")
    assert reasons["day"] == "2022-01-12: “12 Januari 2022”, as the text has it"


def test_an_actor_tells_by_which_words_it_is_named(store):
    reasons = told(store, "english", "actors", "Sergey Lavrov")
    assert reasons["“Lavrov”"].endswith("findings are right")
    assert "[kg_actors:" in reasons["“Lavrov”"]


def test_reasons_are_told_only_where_they_are_wanted(store):
    page = page_of(store, "Q58217")
    assert page.sections
    assert not any(entry.reasons for section in page.sections for entry in section.entries)


def test_the_page_of_a_meeting_has_them_too(store):
    page = page_of(store, "Sergey Lavrov", why=True)
    (entry,) = next(each.entries for each in page.sections if each.title == "meetings")
    name = entry.line.partition("[")[2].rstrip("]")
    assert dict(page_of(store, name, why=True).sections[0].entries[0].reasons) == dict(entry.reasons)
