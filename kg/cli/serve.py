"""`kg serve`: answers reconciliation clients (OpenRefine) over HTTP until it is stopped."""

from pathlib import Path
from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option("--host", help="The address to listen at; by default this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen at.")] = 8000,
    lists: Annotated[Path | None, typer.Option("--lists", metavar="DIR", help="The folder of lists of actors.")] = None,
) -> None:
    """Serve the lists of actors to OpenRefine and other reconciliation clients, at /reconcile.

    \b
    kg serve
    kg serve --host 0.0.0.0 --port 8080
    """
    try:
        import uvicorn

        from kg.serve.app import RECONCILE, application
    except ModuleNotFoundError as error:
        from kg.errors import SettingsError

        raise SettingsError(f"{error.name} is not installed; get it by: pip install 'geopolitical-kg[serve]'") from error
    from kg.cli.screen import errors
    from kg.resources import ACTOR_LISTS

    errors().print(f"reconciliation service: http://{host}:{port}{RECONCILE} (stop with Ctrl+C)")
    uvicorn.run(application(lists or ACTOR_LISTS), host=host, port=port, log_level="warning")
