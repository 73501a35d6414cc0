"""A key goes in; out come the manifest's addresses, the preview page and the flyout of the service."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from kg.namespaces import GK, GKD, WD
from kg.serve.reconcile.directory import all_kinds

if TYPE_CHECKING:
    from kg.serve.reconcile.directory import Directory

BATCH = 50
WIDTH, HEIGHT = 400, 200  # pixels of a preview
_SHOWN = 8  # aliases and posts


def manifest(address: str) -> dict[str, Any]:
    """Return what the service says of itself; `address` is that of the service, without a slash at its end."""

    def suggested(what: str) -> dict[str, str]:
        return {"service_url": address, "service_path": f"/suggest/{what}", "flyout_service_path": f"/flyout/{what}?id=${{id}}"}

    return {
        "versions": ["0.2"],
        "name": "Actors and places of geopolitical-kg",
        "identifierSpace": f"{GKD}actor/",
        "schemaSpace": str(GK),
        "defaultTypes": all_kinds(),
        "documentation": "https://w3id.org/geopolitical-kg",
        "view": {"url": f"{address}/preview?id={{{{id}}}}"},
        "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {what: suggested(what) for what in ("entity", "type", "property")},
        "extend": {"propose_properties": {"service_url": address, "service_path": "/properties"}, "property_settings": []},
        "batchSize": BATCH,
    }


def preview(key: str, directory: Directory) -> str:
    """Return a page on a known key."""
    return _page().substitute(name=escape(directory.name(key)), body=flyout(key, directory))


def flyout(key: str, directory: Directory) -> str:
    """Return a piece of a page on a known key; all that comes from the lists is escaped."""
    entity, posts = directory.entity(key), directory.posts(key)
    names = list(dict.fromkeys(alias.text for alias in entity.aliases if alias.text != entity.name.text))
    lines = [f"<h1>{escape(entity.name.text)}</h1>", f"<p>{escape(directory.description(key))}</p>"]
    if names:
        lines.append(f"<p>{escape(', '.join(names[:_SHOWN]))}{' …' if len(names) > _SHOWN else ''}</p>")
    if posts:
        lines.append(f"<p>{'<br>'.join(escape(post.title) for post in posts[-_SHOWN:])}</p>")
    if entity.wikidata:
        address = escape(str(WD[entity.wikidata]), quote=True)
        lines.append(f'<p><a href="{address}">{escape(entity.wikidata)}</a> · {escape(directory.address(key))}</p>')
    return "\n".join(lines)


@cache
def _page() -> Template:
    return Template((Path(__file__).parent / "preview.html").read_text(encoding="utf-8"))
