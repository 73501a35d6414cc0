"""Dates are as exact as the text, and always bounded by days."""

from __future__ import annotations

from datetime import date

from rdflib import XSD, Literal, URIRef

from kg.mapping.dates import date_triples, time_triples
from kg.mapping.naming import names_of
from kg.model import CalendarDate, DateBasis, Findings, TimeMention
from kg.namespaces import GK

SUBJECT = URIRef("urn:something")


def test_a_month_stays_a_month(next_month: CalendarDate) -> None:
    assert set(date_triples(SUBJECT, next_month, "id")) == {
        (SUBJECT, GK.date, Literal("2024-06", datatype=XSD.gYearMonth)),
        (SUBJECT, GK.earliestDate, Literal("2024-06-01", datatype=XSD.date)),
        (SUBJECT, GK.latestDate, Literal("2024-06-30", datatype=XSD.date)),
        (SUBJECT, GK.dateText, Literal("bulan depan", lang="id")),
        (SUBJECT, GK.dateBasis, GK.RelativeToArticle),
    }


def test_another_predicate_may_carry_the_date(may: CalendarDate) -> None:
    predicates = {predicate for _, predicate, _ in date_triples(SUBJECT, may, "id", predicate=GK.claimedOn)}
    assert GK.claimedOn in predicates
    assert GK.date not in predicates


def test_every_basis_has_its_concept() -> None:
    for basis in DateBasis:
        year = CalendarDate("2024", date(2024, 1, 1), date(2024, 12, 31), "2024", basis)
        assert (SUBJECT, GK.dateBasis, GK[basis.value]) in set(date_triples(SUBJECT, year, "en"))


def test_a_time_mention_is_a_dated_span(findings: Findings, may: CalendarDate) -> None:
    names = names_of(findings)
    span = names.span(findings.times[0].span)
    assert (span, GK.date, Literal(may.value, datatype=XSD.date)) in set(time_triples(findings.times, names))


def test_of_two_readings_the_more_exact_one_counts(findings: Findings, may: CalendarDate, next_month: CalendarDate) -> None:
    names, span = names_of(findings), findings.times[0].span
    for readings in [(may, next_month), (next_month, may)]:
        triples = list(time_triples([TimeMention(span, reading) for reading in readings], names))
        assert [str(value) for _, predicate, value in triples if predicate == GK.date] == ["2024-05-03"]
