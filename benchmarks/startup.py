"""How long a person waits: `kg --help`, `import kg`, and one article to Turtle in one process, start-up included."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import command, seconds
from kg.resources import SAMPLE_ARTICLES

RUNS = 7


def main(article: Path | None = None) -> None:
    """Print the medians; `article` is the one to build, by default a sample article."""
    article = article or min(SAMPLE_ARTICLES.glob("*.txt"))
    loading = seconds(lambda: subprocess.run([sys.executable, "-c", "import kg"], check=True), runs=RUNS)
    nothing = seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), runs=RUNS)
    print(f"import kg                    {1000 * (loading - nothing):8.0f} ms beyond Python's own start")
    print(f"kg --help                    {seconds(lambda: command(['--help']), runs=RUNS):8.2f} s")
    with TemporaryDirectory() as folder:
        words = ["build", str(article), "--out", f"{folder}/graph.ttl"]
        command(words)  # the lists are compiled once per machine
        print(f"one article to Turtle        {seconds(lambda: command(words), runs=RUNS):8.2f} s  ({article.name})")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
