"""Articles read elsewhere: the same graph as from one process, bad documents told, and one line when the workers are lost."""

from __future__ import annotations

import json
import os
import pickle
import time
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path

import pytest

import kg.cluster
from kg.cluster import spreading
from kg.errors import ClusterError, DataError, InputError, KgError, UnknownFormat, UnsupportedLanguage
from kg.export import export_store
from kg.pipeline import BuildReport, Result, build
from kg.resources import SAMPLE_ARTICLES
from kg.settings import Settings
from kg.store import open_store

ARTICLES = sorted(SAMPLE_ARTICLES.glob("*.*"))[:6]
TWO = Settings(workers=2)
# what Dask does on its own: it looks for the next event loop, and leaves sockets to the collector when it is cut off
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def local_cluster(workers: int = 1):
    from distributed import LocalCluster

    # over a socket, so that all is pickled as it is between machines; any free port, for tests run side by side
    return LocalCluster(n_workers=workers, threads_per_worker=2, processes=False, dashboard_address=":0", protocol="tcp")


@pytest.fixture(scope="module")
def cluster():
    with local_cluster() as running:
        yield Settings(cluster=running.scheduler_address)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(kg.cluster, "_BATCH", 2)


def turtle_of(paths, settings: Settings, folder: Path) -> tuple[bytes, BuildReport]:
    store = open_store(folder / f"store-{settings.workers}-{bool(settings.cluster)}", create=True)
    try:
        report = build(paths, store=store, settings=settings)
        export_store(store, folder / "graph.ttl")
    finally:
        store.close()
    return (folder / "graph.ttl").read_bytes(), report


def jsonl(path: Path, *documents: dict[str, str]) -> Path:
    path.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    return path


@pytest.mark.usefixtures("small_batches")
def test_a_cluster_and_processes_give_the_same_bytes_as_one_process_and_tell_the_same_problems(cluster, tmp_path):
    endless = jsonl(tmp_path / "endless.jsonl", {"id": "endless", "text": "x" * 1_000_001, "lang": "en"})
    paths = [ARTICLES[0], endless, *ARTICLES[1:]]
    alone, first = turtle_of(paths, Settings(), tmp_path)
    assert first.results == {Result.NEW: len(ARTICLES)}
    assert "split it" in str(first.problems[0])
    for settings in (cluster, TWO):
        graph, report = turtle_of(paths, settings, tmp_path)
        assert graph == alone
        assert report.results == first.results
        assert [(type(each), str(each)) for each in report.problems] == [(InputError, str(first.problems[0]))]


def test_what_stands_unchanged_in_the_store_is_not_sent(cluster, tmp_path, monkeypatch):
    store, sent = open_store(tmp_path / "store", create=True), []

    @contextmanager
    def watched(settings):
        with spreading(settings) as spread:
            yield lambda work, values: spread(work, (sent.append(value) or value for value in values))

    monkeypatch.setattr("kg.pipeline.spreading", watched)
    one = {"id": "a", "text": "Biden met Scholz in Berlin on 3 May 2024.", "lang": "en"}
    build(jsonl(tmp_path / "one.jsonl", one), store=store, settings=cluster)
    two = jsonl(tmp_path / "two.jsonl", one, {"id": "b", "text": "Scholz said no.", "lang": "en"})
    assert build(two, store=store, settings=cluster).results == {Result.UNCHANGED: 1, Result.NEW: 1}
    assert [article.identifier for article in sent] == ["a", "b"]
    assert build(two, store=store, settings=cluster, again=True).articles == 2
    assert len(sent) == 4
    store.close()


def test_an_article_that_comes_twice_is_counted_as_by_one_process(cluster, tmp_path):
    one = {"id": "a", "text": "Biden met Scholz in Berlin on 3 May 2024.", "lang": "en", "title": "A visit"}
    untitled = {name: value for name, value in one.items() if name != "title"}
    path = jsonl(tmp_path / "news.jsonl", one, untitled, {**one, "text": "Scholz said no."})
    alone, first = turtle_of(path, Settings(), tmp_path)
    together, second = turtle_of(path, cluster, tmp_path)
    assert first.results == second.results == {Result.NEW: 1, Result.UNCHANGED: 1, Result.CHANGED: 1}
    assert together == alone


def doubled(number: int) -> int:
    return 2 * number


def slow(number: int) -> int:
    time.sleep(0.01)
    return number


def ruined(number: int) -> int:
    raise DataError("words.toml", "is wrong", line=number)


def faulty(number: int) -> float:
    return number / 0


def deadly(number: int) -> None:
    os._exit(number if parent_process() else 0)  # where there is none, it is the tests that end


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("work", [doubled, slow])
def test_results_come_in_order_and_values_are_taken_as_they_are_needed(work, cluster):
    taken = []

    def values():
        for number in range(1000):
            taken.append(number)
            yield number

    with spreading(cluster) as spread:
        results = spread(work, values())
        assert [next(results) for _ in range(20)] == list(map(work, range(20)))
        assert len(taken) <= 40
    with spreading(Settings()) as spread:
        assert spread is map


@pytest.mark.parametrize(
    ("work", "kind", "told"), [(ruined, DataError, "words.toml:7: is wrong"), (faulty, ClusterError, "ZeroDivisionError")]
)
def test_what_ends_the_work_elsewhere_ends_it_here(work, kind, told, cluster):
    with spreading(cluster) as spread, pytest.raises(kind, match=told):
        list(spread(work, [7]))


def test_a_lost_process_is_told_in_one_line():
    with spreading(TWO) as spread, pytest.raises(ClusterError) as caught:
        list(spread(deadly, range(100)))
    assert str(caught.value).startswith("2 worker processes: BrokenProcessPool")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://host:1"])
def test_a_scheduler_that_cannot_be_reached_is_told(address, monkeypatch, tmp_path):
    monkeypatch.setattr(kg.cluster, "_PATIENCE", 0.3)
    store = open_store(tmp_path / "store", create=True)
    with pytest.raises(ClusterError, match=f"^{address}: "):
        build(ARTICLES, store=store, settings=Settings(cluster=address))
    store.close()


def test_a_cluster_without_workers_is_told(monkeypatch):
    monkeypatch.setattr(kg.cluster, "_PATIENCE", 0.3)
    with (
        local_cluster(workers=0) as running,
        pytest.raises(ClusterError, match="workers"),
        spreading(Settings(cluster=running.scheduler_address)),
    ):
        pass


def test_workers_that_go_on_the_way_are_told(monkeypatch):
    monkeypatch.setattr(kg.cluster, "_PATIENCE", 0.5)
    with local_cluster() as running, spreading(Settings(cluster=running.scheduler_address)) as spread:
        results = spread(slow, range(1000))
        next(results)
        running.scale(0)
        with pytest.raises(ClusterError, match="all workers are gone"):
            list(results)


def test_workers_with_another_version_are_told(cluster, monkeypatch):
    monkeypatch.setattr(kg.cluster, "version", lambda name: "9.9")
    monkeypatch.setattr("distributed.Client.run", lambda *_: {"tcp://a:1": "0.0.1", "tcp://b:1": "9.9"})
    with pytest.raises(ClusterError, match=r"workers have kg 0\.0\.1, here it is 9\.9"), spreading(cluster):
        pass


@pytest.mark.parametrize(
    "error",
    [
        KgError("a"),
        InputError(Path("a.txt"), "is empty", line=3),
        UnknownFormat(Path("a.png"), known=["txt"]),
        UnsupportedLanguage("a.txt", "de", known=["en", "id"]),
        DataError("a.csv", "is wrong"),
    ],
)
def test_errors_cross_processes_as_they_are(error):
    crossed = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert type(crossed) is type(error)
    assert (str(crossed), vars(crossed)) == (str(error), vars(error))
