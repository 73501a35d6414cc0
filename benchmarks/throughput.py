"""Articles per second on one core, from file to store, the share of each step, and how much memory grows on the way."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.annotate.assembly import COMPONENTS, pipeline_for
from kg.pipeline import BuildReport, build
from kg.reading import read_articles
from kg.resources import SAMPLE_ARTICLES
from kg.store import open_store

STEPS = 5  # how often memory is told on the way


def main(path: Path = SAMPLE_ARTICLES, limit: int = 2000) -> None:
    """Print the figures for the first `limit` articles of a file or folder."""
    number = min(limit, sum(1 for _ in read_articles([path], on_problem=lambda _: None)))
    for language in ("id", "en"):
        pipeline_for(language)  # loaded before the clock starts: what is measured is the steady state
    _speed(path, number)
    _shares(path, number)


def _speed(path: Path, number: int) -> None:
    memory: list[int] = []
    kept = 0.0

    def watch(report: BuildReport) -> None:
        nonlocal kept
        kept = time.process_time()
        if report.articles % max(number // STEPS, 1) == 0:
            memory.append(_megabytes())
        if report.articles >= number:
            raise KeyboardInterrupt

    with TemporaryDirectory() as folder:
        store, report = open_store(folder, create=True), BuildReport(watch)
        start = time.process_time()
        with suppress(KeyboardInterrupt):  # how the watcher says that it is enough
            build([path], store=store, report=report)
        end = time.process_time()
        store.close()
    taken = end - start
    print(f"{path.name}: {report.articles:,} articles in {taken:.1f} s of one core: {report.articles / taken:.0f} per second")
    print(f"  {1000 * (kept - start) / number:.1f} ms an article to find and keep, {1000 * (end - kept) / number:.1f} to compare")
    print(f"  memory, five times on the way: {', '.join(f'{size} MB' for size in memory)}")


def _shares(path: Path, number: int) -> None:
    taken: Counter[str] = Counter()
    words = 0
    for count, article in enumerate(read_articles([path], on_problem=lambda _: None)):
        if count == number:
            break
        nlp = pipeline_for(article.language)
        start = time.process_time()
        doc = nlp.make_doc(article.text)
        doc._.kg_article = article
        taken["tokenizer"] += time.process_time() - start
        words += len(article.text.split())
        for name in COMPONENTS:
            start = time.process_time()
            doc = nlp.get_pipe(name)(doc)
            taken[name] += time.process_time() - start
    whole = sum(taken.values())
    print(
        f"  {1000 * whole / number:.1f} ms an article to find;"
        f"  {words / whole:,.0f} words per second in the pipeline; {', '.join(f'{n} {s / whole:.0%}' for n, s in taken.items())}"
    )


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(*(Path(word) if number == 0 else int(word) for number, word in enumerate(sys.argv[1:])))
