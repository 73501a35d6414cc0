"""Batches, pace, patience, the cache and what endpoints get wrong, against a real server on loopback."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from rdflib import Literal, URIRef

from kg.errors import DataError, LinkError
from kg.link.asking import NotCachedError
from kg.link.wikidata import NoAnswerError, fetch_from
from kg.namespaces import WD
from tests.link.conftest import START
from tests.link.wikidata_server import cut_off, hangs_up, is_slow, says, status

if TYPE_CHECKING:
    from kg.link.asking import Asker
    from tests.link.conftest import FakeClock, MakeAsker
    from tests.link.wikidata_server import Trick, Wikidata

MARA, JON, NOBODY = Literal("Mara Velen", lang="en"), Literal("Jon Aster", lang="en"), Literal("Nemo Nullus", lang="en")
PAGE = b"<!DOCTYPE html><html><body>Rate limit exceeded</body></html>"


def found(asker: Asker, *names: Literal, younger: timedelta | None = None) -> list[str]:
    rows = asker.rows("named", {"name": names}, younger=younger)
    return sorted(str(row["item"]).removeprefix(str(WD)) for row in rows)


MARAS = ["Q900100", "Q900101", "Q900102", "Q900103"]


def test_names_are_asked_in_batches_and_the_endpoint_is_told_who_asks(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    asker = make_asker(batch=2)
    assert found(asker, MARA, JON, NOBODY, MARA) == [*MARAS, "Q900120", "Q900121"]
    assert asker.requests == len(wikidata.asked) == 2
    assert set(wikidata.agents) == {"test-agent (tests@example.org)"}


def test_what_was_answered_is_not_asked_again_in_whatever_batch(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    found(make_asker(), MARA, NOBODY)
    assert found(make_asker(batch=1), NOBODY, JON, MARA) == [*MARAS, "Q900120", "Q900121"]
    assert len(wikidata.asked) == 2
    assert "Mara" not in wikidata.asked[1]


def test_an_old_answer_is_asked_for_again_only_where_it_matters(
    make_asker: MakeAsker, wikidata: Wikidata, clock: FakeClock
) -> None:
    found(make_asker(), MARA)
    clock.sleep(86400 * 10)
    assert found(make_asker(), MARA, younger=timedelta(days=11)) == MARAS
    assert found(make_asker(offline=True), MARA, younger=timedelta(days=1)) == MARAS
    assert len(wikidata.asked) == 1
    assert found(make_asker(), MARA, younger=timedelta(days=9)) == MARAS
    assert len(wikidata.asked) == 2


def test_offline_the_cache_is_all_there_is(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    found(make_asker(), MARA)
    assert found(make_asker(offline=True), MARA) == MARAS
    with pytest.raises(NotCachedError, match=r'"Jon Aster"@en is not in the cache.*without --offline'):
        found(make_asker(offline=True), JON)
    assert len(wikidata.asked) == 1


def test_an_interrupted_run_goes_on_where_it_was(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    rows = make_asker(batch=1).rows("named", {"name": [JON, MARA]})
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert found(make_asker(), JON, MARA) == [*MARAS, "Q900120", "Q900121"]
    assert ["Jon" in sparql for sparql in wikidata.asked] == [True, False]


def test_requests_keep_their_distance(make_asker: MakeAsker, clock: FakeClock) -> None:
    found(make_asker(batch=1, per_second=0.5), MARA, JON, NOBODY)
    assert clock.slept == [2.0, 2.0]


PASSING: list[tuple[str, Trick]] = [
    ("429", status(429)),
    ("500", status(500)),
    ("502", status(502)),
    ("503", status(503)),
    ("504", status(504)),
    ("connection closed", hangs_up),
    ("page instead of an answer", says(PAGE, "text/html")),
    ("half an answer", cut_off),
    ("nothing", says(b"")),
    ("JSON that is no answer", says(b'{"error": "overload"}')),
    ("rows that are none", says(b'{"head": {"vars": ["name", "item"]}, "results": {"bindings": [{"item": 3}]}}')),
    ("a list", says(b"[]")),
]


@pytest.mark.parametrize(("what", "trick"), PASSING, ids=[name for name, _ in PASSING])
def test_what_may_pass_is_asked_again(
    what: str, trick: Trick, make_asker: MakeAsker, wikidata: Wikidata, clock: FakeClock
) -> None:
    wikidata.tricks.extend([trick, trick])
    assert found(make_asker(first_wait=4.0), MARA) == MARAS, what
    assert len(wikidata.asked) == 3
    assert clock.slept == [4.0, 8.0]


@pytest.mark.parametrize("after", ["7", "Sun, 01 Nov 2026 12:00:07 GMT"])
@pytest.mark.parametrize("code", [429, 503])
def test_retry_after_is_honoured(code: int, after: str, make_asker: MakeAsker, wikidata: Wikidata, clock: FakeClock) -> None:
    wikidata.tricks.append(status(code, Retry_After=after))
    assert found(make_asker(), MARA) == MARAS
    assert clock.slept == [8.0]  # and the jitter, so that not everybody comes back at once


def test_a_retry_after_that_is_nothing_is_passed_over(make_asker: MakeAsker, wikidata: Wikidata, clock: FakeClock) -> None:
    wikidata.tricks.append(status(429, Retry_After="soon"))
    found(make_asker(first_wait=3.0), MARA)
    assert clock.slept == [3.0]


def test_nobody_waits_for_hours(make_asker: MakeAsker, wikidata: Wikidata, clock: FakeClock) -> None:
    wikidata.tricks.append(status(429, Retry_After="7200"))
    with pytest.raises(LinkError, match=r"gave up after 1 tries.*429"):
        found(make_asker(), MARA)
    assert clock.slept == []


def test_patience_ends(make_asker: MakeAsker, wikidata: Wikidata, clock: FakeClock) -> None:
    wikidata.tricks.extend([status(500)] * 3)
    with pytest.raises(LinkError, match=r"gave up after 3 tries: .*500.*go on later"):
        found(make_asker(tries=3, first_wait=10.0, longest_wait=15.0), MARA)
    assert clock.slept == [10.0, 15.0]


def test_a_slow_endpoint_is_asked_again(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    wikidata.tricks.append(is_slow(1.5))
    assert found(make_asker(timeout=1.0), MARA) == MARAS
    assert len(wikidata.asked) == 2


def test_an_absent_endpoint_is_an_error_that_may_pass() -> None:
    fetch = fetch_from("http://127.0.0.1:9/sparql", user_agent="test", timeout=1, now=lambda: START)
    with pytest.raises(NoAnswerError, match=r"127.0.0.1:9/sparql: no answer"):
        fetch("ASK {}")


FINAL: list[tuple[str, Trick]] = [
    (r"refused \(403 Forbidden\); set 'user_agent'", status(403)),
    (r"the query was refused: QueryBadFormed|the query was refused", status(400, b"parse error")),
    (r"is this the address", status(404)),
    (r"columns x, not name, item", says(b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')),
    (
        r"speaks of Somebody, which was not asked",
        says(
            b'{"head": {"vars": ["name", "item"]}, "results": {"bindings": [{"name": {"type": "literal", "value": "Somebody"},'
            b' "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}}]}}'
        ),
    ),
]


@pytest.mark.parametrize(("message", "trick"), FINAL, ids=[str(number) for number in range(len(FINAL))])
def test_what_will_not_pass_ends_at_once(message: str, trick: Trick, make_asker: MakeAsker, wikidata: Wikidata) -> None:
    wikidata.tricks.append(trick)
    with pytest.raises(LinkError, match=message):
        found(make_asker(), MARA)
    assert len(wikidata.asked) == 1


def test_a_lie_is_not_kept(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    wikidata.tricks.append(says(b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'))
    with pytest.raises(LinkError, match="columns"):
        found(make_asker(), MARA)
    assert found(make_asker(), MARA) == MARAS


def test_a_name_is_a_term_whatever_it_says(make_asker: MakeAsker) -> None:
    evil = Literal('x" } SERVICE <http://127.0.0.1:1/> { ?a ?b "\n\\', lang="en")
    assert found(make_asker(), evil, MARA) == MARAS


def test_faults_of_ours_are_told(make_asker: MakeAsker) -> None:
    with pytest.raises(DataError, match="no such query"):
        list(make_asker().rows("nothing", {"name": [MARA]}))
    with pytest.raises(LinkError, match=r"no empty VALUES for \?item"):
        list(make_asker().rows("named", {"item": [URIRef(WD["Q1"])]}))
    with pytest.raises(LinkError, match=r"wants values for \?class"):
        list(make_asker().rows("classes", {"item": [URIRef(WD["Q1"])]}))
