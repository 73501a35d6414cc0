"""Periods of the calendar: values, bounds, and which of several is meant."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.date_arithmetic import (
    Period,
    between,
    month_of,
    months_between,
    nearest,
    part_of,
    shifted,
    week_of,
    weekday_near,
    weekend_of,
    year_of,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
TUESDAY = date(2021, 12, 28)


@given(day=DAYS)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    week = week_of(day)
    assert week.earliest <= day <= week.latest
    assert (week.earliest.isoweekday(), week.latest - week.earliest) == (1, timedelta(6))


@given(day=DAYS, unit=st.sampled_from("hwmtxq"), count=st.integers(-40, 40))
@settings(deadline=None)
def test_a_period_lies_within_its_value_or_crosses_by_days(day: date, unit: str, count: int) -> None:
    period = shifted(day, unit, count)
    assert period.earliest <= period.latest
    inside = period.earliest.isoformat().startswith(period.value) or period.latest.isoformat().startswith(period.value)
    assert inside


@pytest.mark.parametrize(
    ("earliest", "latest", "value"),
    [
        (TUESDAY, TUESDAY, "2021-12-28"),
        (date(2021, 12, 1), date(2021, 12, 31), "2021-12"),
        (date(2021, 12, 27), date(2022, 1, 2), "2021-12"),
        (date(2021, 11, 29), date(2021, 12, 5), "2021-12"),
        (date(2021, 4, 1), date(2021, 6, 30), "2021"),
        (date(2021, 12, 1), date(2022, 2, 28), "2021"),
    ],
)
def test_value_of_a_stretch(earliest: date, latest: date, value: str) -> None:
    assert between(earliest, latest) == Period(value, earliest, latest)


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("h", -1, "2021-12-27"),
        ("w", 1, "2022-01"),
        ("m", 2, "2022-02"),
        ("t", -1, "2020"),
        ("x", -1, "2021-12"),
        ("q", 1, "2022"),
    ],
)
def test_shifted(unit: str, count: int, value: str) -> None:
    assert shifted(TUESDAY, unit, count).value == value


def test_weekend_is_saturday_and_sunday() -> None:
    assert weekend_of(TUESDAY) == Period("2022-01", date(2022, 1, 1), date(2022, 1, 2))


@pytest.mark.parametrize(
    ("weekday", "direction", "day"),
    [(2, 0, 28), (2, 1, 28), (2, -2, 21), (1, 0, 27), (3, 0, 22), (3, 1, 29), (1, -2, 27), (3, 2, 29)],
)
def test_weekday_near(weekday: int, direction: int, day: int) -> None:
    assert weekday_near(TUESDAY, weekday, direction) == date(2021, 12, day)


def test_next_same_weekday_leaves_out_the_day_itself() -> None:
    assert weekday_near(TUESDAY, 2, 2) == date(2022, 1, 4)


@pytest.mark.parametrize(
    ("part", "begin", "end"),
    [("early", 1, 10), ("middle", 11, 20), ("late", 21, 31), ("earlier", 1, 28), ("later", 28, 31)],
)
def test_parts_of_a_month(part: str, begin: int, end: int) -> None:
    found = part_of(month_of(2021, 12), part, TUESDAY)
    assert found == Period("2021-12", date(2021, 12, begin), date(2021, 12, end))


def test_parts_of_a_year() -> None:
    assert part_of(year_of(2022), "late", None) == Period("2022", date(2022, 9, 1), date(2022, 12, 31))


def test_winter_ends_in_the_next_year() -> None:
    assert months_between(2022, 12, 2).latest == date(2023, 2, 28)


@pytest.mark.parametrize(("tense", "year"), [(1, 2022), (-1, 2021), (0, 2021)])
def test_tense_decides_the_year_of_a_month(tense: int, year: int) -> None:
    months = [month_of(y, 7) for y in (2020, 2021, 2022)]
    assert nearest(months, TUESDAY, tense).value == f"{year}-07"


def test_a_near_date_is_meant_whatever_the_tense() -> None:
    months = [month_of(y, 1) for y in (2021, 2022)]
    assert nearest(months, TUESDAY, -1).value == "2022-01"
