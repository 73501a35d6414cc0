"""A SPARQL text goes to an endpoint; the bytes of its answer come back, or what went wrong and whether to ask again."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, TypeAlias
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed, SPARQLWrapperException, URITooLong

from kg.errors import LinkError

if TYPE_CHECKING:
    from datetime import datetime

Fetch: TypeAlias = Callable[[str], bytes]

LARGEST_ANSWER = 64_000_000  # bytes; the public service never sends that much before its own time limit
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # what the same query may not meet a minute later


class NoAnswerError(LinkError):
    """The endpoint did not answer this time; `wait` is how many seconds it asks to be left alone, if it says so."""

    def __init__(self, reason: str, *, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(reason)


def fetch_from(endpoint: str, *, user_agent: str, timeout: float, now: Callable[[], datetime]) -> Fetch:
    """Return the function that asks an endpoint by POST; `timeout` is in seconds, `now` reads a Retry-After that is a date.

    What it returns raises NoAnswerError where asking again may help, and LinkError where it will not.
    """

    def fetch(sparql: str) -> bytes:
        client = SPARQLWrapper(endpoint, agent=user_agent)
        client.setMethod(POST)
        client.setReturnFormat(JSON)
        client.setTimeout(max(1, round(timeout)))
        client.setQuery(sparql)
        try:
            response = client.query().response
            body: bytes = response.read(LARGEST_ANSWER + 1)
        except HTTPError as error:
            raise _of_status(endpoint, error, now) from error
        except EndPointInternalError as error:
            # SPARQLWrapper keeps neither status nor headers of a 500
            raise NoAnswerError(f"{endpoint}: the server failed (500)") from error
        except (QueryBadFormed, URITooLong) as error:
            raise LinkError(f"{endpoint}: the query was refused: {_first_line(error)}") from error
        except SPARQLWrapperException as error:
            raise LinkError(f"{endpoint}: {_first_line(error)}; is this the address of a SPARQL endpoint?") from error
        except (URLError, OSError, HTTPException) as error:
            raise NoAnswerError(f"{endpoint}: no answer ({error})") from error
        if len(body) > LARGEST_ANSWER:
            raise LinkError(f"{endpoint}: the answer is longer than {LARGEST_ANSWER:,} bytes; ask for fewer actors at once")
        return body

    return fetch


def _of_status(endpoint: str, error: HTTPError, now: Callable[[], datetime]) -> Exception:
    with error:  # its socket stays open otherwise
        if error.code not in _PASSING:
            return LinkError(f"{endpoint}: refused ({error.code} {error.reason}); set 'user_agent' to what names you")
        wait = _seconds(error.headers.get("Retry-After"), now)
        return NoAnswerError(f"{endpoint}: busy ({error.code} {error.reason})", wait=wait)


def _seconds(retry_after: str | None, now: Callable[[], datetime]) -> float | None:
    """Return the seconds of a Retry-After header: a number, or a date (RFC 9110, 10.2.3); None for anything else."""
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - now()).total_seconds())
    except (ValueError, TypeError):  # no date, or one without a zone
        return None


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(getattr(error, "msg", error)).splitlines() if line.strip()]
    return lines[0][:200] if lines else type(error).__name__
