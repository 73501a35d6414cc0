"""Settings go in; out comes an Asker on the real network, the real clock and the cache on disk: what tests replace."""

from __future__ import annotations

import secrets
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kg.link.answers import AnswerCache
from kg.link.asking import Asker, Clock, Manners
from kg.link.wikidata import fetch_from
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE = "wikidata.sqlite"


def now() -> datetime:
    """Return the time, to the second, with its zone."""
    return datetime.now(UTC).replace(microsecond=0)


@contextmanager
def opened_asker(settings: Settings, *, offline: bool = False) -> Iterator[Asker]:
    """Open the endpoint that the settings name, and the cache of its answers; `offline` leaves it at the cache."""
    clock = Clock(now=lambda: datetime.now(UTC), sleep=time.sleep, jitter=secrets.SystemRandom().random)
    ask = fetch_from(settings.wikidata, user_agent=settings.user_agent, timeout=settings.request_timeout, now=clock.now)
    answers = AnswerCache(settings.cache / CACHE)
    try:
        manners = Manners(per_second=settings.requests_per_second, search=settings.wikidata == Settings().wikidata)
        yield Asker(settings.wikidata, None if offline else ask, cache=answers, clock=clock, manners=manners)
    finally:
        answers.close()
