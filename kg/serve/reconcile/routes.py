"""Requests of reconciliation clients go in, JSON (or JSONP) and pages go out; a bad request is told what is wrong with it."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.serve.reconcile.directory import all_kinds, kind_name
from kg.serve.reconcile.pages import BATCH, flyout, manifest, preview
from kg.serve.reconcile.properties import all_properties, extension
from kg.serve.reconcile.queries import LONGEST, MOST, candidates_of, wanted_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from kg.serve.reconcile.directory import Directory

LARGEST = 1_000_000  # bytes of a request; a batch of 50 queries has some 10,000
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,99}")
_SUGGESTED = 20
_BAD, _MISSING, _TOO_LARGE = 400, 404, 413


def routes(directory: Directory, base: str) -> list[Route]:
    """Return the routes of the service at a path ("/reconcile")."""
    table = {
        base: (_service, ["GET", "POST"]),
        f"{base}/": (_service, ["GET", "POST"]),
        f"{base}/suggest/{{what}}": (_suggest, ["GET"]),
        f"{base}/flyout/{{what}}": (_flyout, ["GET"]),
        f"{base}/properties": (_proposed, ["GET"]),
    }
    made = [Route(path, _answering(partial(serve, directory)), methods=methods) for path, (serve, methods) in table.items()]
    return [*made, Route(f"{base}/preview", partial(_preview, directory))]


class _Refused(Exception):  # noqa: N818  # not an error of ours: the answer to a bad request
    def __init__(self, status: int, reason: str) -> None:
        self.status, self.reason = status, reason
        super().__init__(reason)


def _answering(serve: Callable[[Request, dict[str, str]], Awaitable[Any]]) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that gives what `serve` returns as JSON, in a call of the client's function where it names one."""

    async def endpoint(request: Request) -> Response:
        try:
            given = await _parameters(request)
            content, status = await serve(request, given), 200
        except _Refused as refused:
            given, content, status = {}, {"status": "error", "message": refused.reason}, refused.status
        except QueryError as error:
            given, content, status = {}, {"status": "error", "message": str(error)}, _BAD
        if callback := given.get("callback"):
            # the comment keeps a client from taking the answer for another kind of file
            return Response(f"/**/{callback}({json.dumps(content)});", status, media_type="application/javascript")
        return JSONResponse(content, status)

    return endpoint


async def _parameters(request: Request) -> dict[str, str]:
    """Return the parameters of the address and, of a POST, of its form."""
    given = dict(request.query_params)
    if request.method == "POST":
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                raise _Refused(_TOO_LARGE, f"a request may have {LARGEST:,} bytes; ask in smaller batches")
        try:
            given |= dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body)))
        except ValueError as error:
            raise _Refused(_BAD, f"the body must be a form (application/x-www-form-urlencoded, UTF-8): {error}") from error
    if "callback" in given and not _CALLBACK.fullmatch(given["callback"]):
        raise _Refused(_BAD, "'callback' must be the name of a function")
    return given


async def _service(directory: Directory, request: Request, given: dict[str, str]) -> Any:  # noqa: ANN401  # JSON
    if "queries" in given:
        return await run_in_threadpool(_batch, directory, _json(given["queries"], "queries"))
    if "extend" in given:
        return await run_in_threadpool(extension, _json(given["extend"], "extend"), directory)
    return manifest(str(request.url.replace(query=None)).rstrip("/"))


def _batch(directory: Directory, queries: object) -> dict[str, Any]:
    if not isinstance(queries, dict):
        raise QueryError("'queries' must be an object: names of queries and the queries")
    if len(queries) > BATCH:
        raise _Refused(_TOO_LARGE, f"a batch may have {BATCH} queries, this one has {len(queries)}")
    wanted = {name: wanted_in(query) for name, query in queries.items()}
    return {name: {"result": candidates_of(each, directory)} for name, each in wanted.items()}


async def _suggest(directory: Directory, request: Request, given: dict[str, str]) -> dict[str, Any]:
    prefix, cursor = given.get("prefix", "")[:LONGEST], _whole(given.get("cursor", "0"), "cursor")
    match request.path_params["what"]:
        case "entity":
            found = await run_in_threadpool(_suggested, directory, prefix, min(cursor, MOST))
        case "type":
            found = [kind for kind in all_kinds() if prefix.casefold() in kind["name"].casefold()]
        case "property":
            found = [each for each in all_properties() if prefix.casefold() in each["name"].casefold()]
        case other:
            raise _Refused(_MISSING, f"'{other}' cannot be suggested; entity, type and property can")
    return {"result": found[cursor : cursor + _SUGGESTED]}


def _suggested(directory: Directory, prefix: str, cursor: int) -> list[dict[str, Any]]:
    hits = directory.names.beginning_with(prefix, cursor + _SUGGESTED) if prefix.strip() else []
    return [
        {
            "id": hit.key,
            "name": directory.name(hit.key),
            "description": directory.description(hit.key),
            "notable": [{"id": directory.kind(hit.key), "name": kind_name(directory.kind(hit.key))}],
        }
        for hit in hits
        if directory.knows(hit.key)
    ]


async def _flyout(directory: Directory, request: Request, given: dict[str, str]) -> dict[str, str]:
    key = given.get("id", "")
    if request.path_params["what"] != "entity":
        known = {each["id"]: each["name"] for each in (*all_kinds(), *all_properties())}
        if key in known:
            return {"id": key, "html": f"<p>{known[key]}</p>"}
    elif await run_in_threadpool(directory.knows, key):
        return {"id": key, "html": flyout(key, directory)}
    raise _Refused(_MISSING, f"no list has '{key}'")


async def _proposed(directory: Directory, request: Request, given: dict[str, str]) -> dict[str, Any]:  # noqa: ARG001
    kind, limit = given.get("type") or None, _whole(given.get("limit", str(MOST)), "limit")
    return {"type": kind, "properties": all_properties(kind)[:limit], "limit": limit}


async def _preview(directory: Directory, request: Request) -> Response:
    key = request.query_params.get("id", "")
    if not await run_in_threadpool(directory.knows, key):
        return HTMLResponse("<p>no list has this id</p>", _MISSING)
    return HTMLResponse(preview(key, directory))


def _json(text: str, what: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QueryError(f"'{what}' must be JSON: {error}") from error


def _whole(text: str, what: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > len("1000000"):
        raise QueryError(f"'{what}' must be a whole number, found '{text[:40]}'")
    return int(text)
