"""Settings of the server go in, an ASGI application comes out: each service at its path, open to pages of other origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from kg.resources import ACTOR_LISTS
from kg.serve.reconcile.directory import Directory
from kg.serve.reconcile.routes import routes

if TYPE_CHECKING:
    from pathlib import Path

RECONCILE = "/reconcile"


def application(lists: Path = ACTOR_LISTS) -> Starlette:
    """Return the application; lists are read when the first request needs them.

    Any page may read from it, as the API asks: it holds nothing but public lists, and nothing can be changed through it.
    """
    open_to_all = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    return Starlette(routes=routes(Directory(lists), RECONCILE), middleware=[open_to_all])
