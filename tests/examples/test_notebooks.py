"""The notebooks run from beginning to end, and show what they showed when they were written; the record answers like Wikidata."""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.request import Request, urlopen

import pytest

from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))
RECORD = EXAMPLES / "wikidata.ttl"
ASK = "SELECT ?label { <http://www.wikidata.org/entity/Q159> <http://www.w3.org/2000/01/rdf-schema#label> ?label }"


def test_the_notebooks_show_what_they_show_now() -> None:
    pytest.importorskip("nbclient", reason="needs the extra `examples`")
    command = [sys.executable, "-m", "examples", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\nrun `python -m examples` and look at the difference"
    assert done.stdout.count("nothing has changed") == len(NOTEBOOKS) == 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_small_has_a_picture_and_no_error(path) -> None:
    assert path.stat().st_size < 400_000
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert cells[0]["cell_type"] == "markdown"


def test_the_readme_names_every_notebook() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in NOTEBOOKS if f"]({path.name})" not in text] == []


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_the_record_is_served_on_loopback_until_the_block_ends(kind: str) -> None:
    from examples.recorded import endpoint

    body = ASK if kind.endswith("query") else f"query={ASK.replace('#', '%23').replace(' ', '+')}"
    with endpoint(RECORD) as address:
        assert address.startswith("http://127.0.0.1:")
        with urlopen(Request(address, body.encode(), {"Content-Type": kind})) as answer:  # noqa: S310  # loopback
            (found,) = json.load(answer)["results"]["bindings"]
    assert found["label"]["value"] == "Russia"
    with pytest.raises(OSError, match="refused"):
        urlopen(Request(address, body.encode(), {"Content-Type": kind}))  # noqa: S310  # loopback
