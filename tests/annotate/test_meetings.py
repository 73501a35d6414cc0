"""Meetings: tables of marked sentences, and what holds for every report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from kg.errors import UnsupportedLanguage
from kg.model import MeetingReport, Mode, Span, Status
from tests.annotate.meeting_cases import load_cases, meetings_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

CASES = load_cases()
PUBLISHED = date(2022, 1, 5)


def test_no_case_is_lost() -> None:
    assert len(CASES) >= 60
    assert {language for _, language, _, _ in CASES} == {"en", "id"}


@pytest.mark.parametrize(("language", "published", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_case(language: str, published: date | None, case: dict[str, Any]) -> None:
    doc, found = meetings_in(case["text"], language, published)
    wanted = case["meetings"]
    assert [_told(report, doc, want) for report, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), [report.participants for report in found]


@pytest.mark.parametrize(("language", "published", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_report_rests_on_evidence_of_its_own(language: str, published: date | None, case: dict[str, Any]) -> None:
    doc, found = meetings_in(case["text"], language, published)
    first = [report.evidence[0] for report in found]
    assert len(set(first)) == len(first)
    for report in found:
        assert report.participants
        assert 0 < report.confidence <= 1
        assert report.found_by.startswith("kg_meetings:")
        assert all(0 <= span.begin < span.end <= len(doc.text) for span in report.evidence)


def test_component_runs_in_a_pipeline_and_finds_nothing_without_actors() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_meetings")
    assert nlp("The ministers met in Geneva.")._.kg_meetings == ()


def test_component_refuses_a_language_without_words() -> None:
    with pytest.raises(UnsupportedLanguage, match="known are"):
        spacy.blank("fi").add_pipe("kg_meetings")


def test_organiser_is_added_by_the_sentence_that_refers_back() -> None:
    text = (
        "[Rusia|ru] dan [NATO|nato:InternationalOrganization] kemungkinan akan berunding pada {12 Januari|2022-01-12}, "
        "sementara pertemuan yang lebih luas termasuk [Moskow|ru], [Washington|us] dan [beberapa negara Eropa|eu:ActorGroup] "
        "dijadwalkan pada {13 Januari|2022-01-13}. Pertemuan {hari berikutnya|2022-01-13} akan diselenggarakan oleh "
        "[OSCE|osce:InternationalOrganization]."
    )
    _, (first, second) = meetings_in(text, "id", PUBLISHED)
    assert (first.participants, first.status, first.organizers) == (("ru", "nato"), Status.POSSIBLE, ())
    assert (second.participants, second.status, second.organizers) == (("ru", "us", "eu"), Status.PLANNED, ("osce",))
    assert len(second.evidence) == 2


def test_what_only_two_of_three_say_is_evidence_of_their_own_meeting() -> None:
    text = (
        "[Rusia|ru] akan bertemu [Amerika Serikat|us] pada {10 Januari|2022-01-10}. Pertemuan yang lebih luas termasuk "
        "[Moskow|ru], [Washington|us] dan [beberapa negara Eropa|eu:ActorGroup] dijadwalkan pada {13 Januari|2022-01-13}. "
        "[Para pejabat Rusia|pr:UnnamedActor:ru] akan ikut dalam pembicaraan keamanan dengan [Amerika Serikat|us]."
    )
    doc, (first, second) = meetings_in(text, "id", PUBLISHED)
    assert (set(first.participants), set(second.participants)) == ({"ru", "us"}, {"ru", "us", "eu"})
    told = [[doc.text[span.begin : span.end] for span in meeting.evidence] for meeting in (first, second)]
    assert any("keamanan" in words for words in told[0])
    assert not any("keamanan" in words for words in told[1])


def test_topic_is_the_words_after_the_word_that_introduces_it() -> None:
    doc, (report,) = meetings_in(
        "[Sweden|se] and [Norway|no] held talks on fishing rights in the Arctic, [aides|x:UnnamedActor] said.",
        "en",
        PUBLISHED,
    )
    assert report.topic is not None
    assert doc.text[report.topic.begin : report.topic.end] == "fishing rights in the Arctic"


def test_mode_and_place() -> None:
    _, (call,) = meetings_in("[Macron|m:Person:fr] spoke by phone with [Putin|p:Person:ru] {today|2022-01-05}.", "en", PUBLISHED)
    assert call.mode is Mode.PHONE
    _, (meeting,) = meetings_in("[Macron|m:Person:fr] bertemu [Putin|p:Person:ru] di @Moskwa|moscow@.", "id", PUBLISHED)
    assert (meeting.mode, meeting.place) == (Mode.IN_PERSON, "moscow")


def _told(report: MeetingReport, doc: Doc, want: dict[str, Any]) -> dict[str, Any]:
    """Return of a report what the case asks about, in the case's own form."""
    topic = report.topic or Span(0, 0)
    told = {
        "participants": sorted(report.participants),
        "status": report.status.value,
        "date": report.date.value if report.date else None,
        "organizers": list(report.organizers),
        "mode": report.mode.value,
        "place": report.place,
        "topic": doc.text[topic.begin : topic.end],
    }
    return {key: told[key] if key != "participants" else _ordered(told[key], want[key]) for key in want}


def _ordered(found: list[str], wanted: list[str]) -> list[str]:
    return wanted if sorted(wanted) == found else found


def test_a_city_in_a_list_of_actors_is_the_actor_that_it_stands_for_elsewhere() -> None:
    text = "Pertemuan termasuk @Moskow|moscow@, [Washington|us] dan [Paris|fr] dijadwalkan {besok|2022-01-06}."
    _, (told,) = meetings_in(f"[Moskow|ru] membantah. {text}", "id", PUBLISHED)
    assert told.participants == ("ru", "us", "fr")
