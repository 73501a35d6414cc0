"""A server, a clock that stands still until somebody sleeps, and what asks the one by the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kg.link.answers import AnswerCache
from kg.link.asking import Asker, Clock, Manners
from kg.link.wikidata import fetch_from
from tests.link.wikidata_server import Wikidata, running_wikidata

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """Time that passes only while somebody sleeps."""

    time: datetime = START
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += timedelta(seconds=seconds)

    def clock(self) -> Clock:
        return Clock(now=self.now, sleep=self.sleep, jitter=lambda: 1.0)


@pytest.fixture
def wikidata() -> Iterator[Wikidata]:
    with running_wikidata() as server:
        yield server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


MakeAsker = Callable[..., Asker]


@pytest.fixture
def make_asker(wikidata: Wikidata, clock: FakeClock, tmp_path: Path) -> Iterator[MakeAsker]:
    """Give a function that makes askers of one cache; `offline` and manners as in Asker."""
    cache = AnswerCache(tmp_path / "cache" / "answers.sqlite")

    def make(*, offline: bool = False, timeout: float = 5.0, **manners: float) -> Asker:
        fetch = fetch_from(wikidata.address, user_agent="test-agent (tests@example.org)", timeout=timeout, now=clock.now)
        kept = Manners(**manners)  # type: ignore[arg-type]
        return Asker(wikidata.address, None if offline else fetch, cache=cache, clock=clock.clock(), manners=kept)

    yield make
    cache.close()
