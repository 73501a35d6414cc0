"""Gold of our own for the articles of `tests.stories`: right in some places, and in others other than the graph on purpose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.stories import story

if TYPE_CHECKING:
    from pathlib import Path

ACTORS = {
    "Russia": {"names": ["Russia", "Moscow"], "qid": "Q159", "type": "state"},
    "United States": {"names": ["United States", "Washington"], "qid": "Q30", "type": "state"},
    "NATO": {"names": ["NATO"], "qid": "Q7184", "type": "igo"},
    "Ukraine": {"names": ["Ukraine"], "qid": "Q212", "type": "state"},
    "White House spokesperson": {"names": ["The spokesperson"], "qid": None, "type": "unnamed", "optional": True},
    "Sergey Lavrov": {"names": ["Lavrov"], "qid": "Q58217", "type": "person"},
    "Antony Blinken": {"names": ["Blinken"], "qid": "Q7821917", "type": "person"},
}


def actors(*keys: str) -> list[dict[str, Any]]:
    """Return the records of these actors."""
    return [{"key": key, "name": key, **ACTORS[key]} for key in keys]


def meant(*keys: str) -> list[dict[str, Any]]:
    """Return the records of actors that an article means without naming them."""
    return [{**each, "optional": True} for each in actors(*keys)]


def claim(content: str, *speakers: str, kind: str | None = "statement", **more: Any) -> dict[str, Any]:
    """Return the record of a claim."""
    return {"content": content, "speaker": list(speakers), "type": kind, "mode": "indirect", **more}


def meeting(*participants: list[str], date: str | None = None, status: str = "held", **more: Any) -> dict[str, Any]:
    """Return the record of a meeting."""
    return {"participants": list(participants), "date": date, "status": status, **more}


def record(identifier: str, **layers: Any) -> dict[str, Any]:
    """Return the gold of an article of the story."""
    article = next(found.article for found in story() if found.article.identifier == identifier)
    day = article.published.isoformat() if article.published else None
    basis = {"id": identifier, "lang": article.language, "date": day, "text": article.text}
    return {**basis, "actors": [], "meetings": [], "claims": [], **layers}


def announced() -> dict[str, Any]:
    """Return gold for the talks announced: Ukraine is missed, one claim has another speaker, one is not in the graph."""
    return record(
        "announced",
        actors=actors("Russia", "United States", "Ukraine", "White House spokesperson"),
        meetings=[meeting(["Russia"], ["United States"], date="2022-01-10", status="planned")],
        claims=[
            claim("nothing will be decided about Ukraine without Ukraine", "White House spokesperson", "United States"),
            claim("planning an invasion", "Russia", kind="accusation"),
            claim("it plans any invasion", "Russia", kind="statement"),
            claim("about security", "Russia"),
        ],
    )


def held() -> dict[str, Any]:
    """Return gold for the talks held: another day, another status, a meeting that nobody told of, a claim that does not count."""
    return record(
        "held",
        actors=[*actors("United States", "NATO", "Sergey Lavrov", "Antony Blinken"), *meant("Russia")],
        meetings=[
            meeting(["Sergey Lavrov", "Russia"], ["Antony Blinken", "United States"], date="2022-01-10"),
            meeting(["NATO"], ["Russia"], date=None, status="cancelled"),
            meeting(["United States"], ["NATO"], date="2022-01-11", evidence="The talks with NATO are put off"),
        ],
        claims=[
            claim("expect little", "United States", kind="belief", optional=True),
            claim("the United States had listened", "Sergey Lavrov"),
            claim("We will not wait, for ever!", "Antony Blinken", mode="direct"),
        ],
    )


def write(folder: Path, *records: dict[str, Any]) -> Path:
    """Write gold files into a new folder of gold."""
    gold = folder / "gold"
    gold.mkdir(exist_ok=True)
    for each in records:
        (gold / f"{each['id']}.json").write_text(json.dumps(each), encoding="utf-8")
    return gold
