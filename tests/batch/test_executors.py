"""Processes of this machine and workers of a cluster give the same bytes, and lose nothing when one dies."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.archive import State
from pipeline.batch import executors
from pipeline.batch.executors import ExecutorError, hands
from pipeline.batch.job import Done
from pipeline.batch.keys import program_version
from pipeline.batch.run import Told, run
from pipeline.batch.totals import Totals
from pipeline.settings import Settings
from tests.batch.killing import given
from tests.batch.world import content, declared, folders, go, order, put

COUNT = 10


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders(tmp_path_factory.mktemp("executors") / "in", COUNT)


@pytest.fixture(scope="module")
def wanted(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("inline")
    go(archive, out)
    return given(out)


def executed(archive: Path, out: Path, executor: str) -> tuple[Totals, list[Done]]:
    done: list[Done] = []
    made = order(archive, out, executor=executor, hire=hands)
    return run(made, Told(lambda waiting, total: None, done.append)), done


def test_processes_of_this_machine(archive: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    """And a file that kills its worker three times costs its dossier only."""
    executed(archive, tmp_path / "out", "local:2")
    assert given(tmp_path / "out") == wanted
    log = tmp_path / "log"
    put(archive.parent / "bad" / "k", *content(declared(90), kill=True, log=str(log)))
    folders(archive.parent / "bad", 2)
    totals, done = executed(archive.parent / "bad", tmp_path / "bad", "local:2")
    assert totals.states == {"done": 2, "left": 1}
    left = next(one for one in done if one.row.state is State.LEFT)
    assert (left.row.id, left.row.verdict) == ("k", "non-controle")
    assert log.read_text().splitlines() == ["bdc.pdf"] * 3


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    made = distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    )
    with made:
        yield made


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_dask_cluster_with_a_worker_killed_in_the_middle(
    cluster: Any,
    wanted: dict[str, str],
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The sources may change under a test that lasts; that workers must agree has its own test.
    monkeypatch.setattr(executors, "_refuse_other_versions", lambda found: None)
    killed = threading.Event()

    def kill_one(done: Done) -> None:
        if not killed.is_set():
            killed.set()
            nanny = next(iter(cluster.workers.values()))
            os.kill(nanny.pid, signal.SIGKILL)

    made = order(archive, tmp_path / "out", executor=cluster.scheduler_address, hire=hands)
    totals = run(made, Told(lambda waiting, total: None, kill_one))
    assert killed.is_set()
    assert totals.states == {"done": COUNT}
    assert given(tmp_path / "out") == wanted


def test_workers_with_another_version_are_refused() -> None:
    executors._refuse_other_versions({"tcp://one:1": program_version()})
    with pytest.raises(ExecutorError, match="tcp://two:2"):
        executors._refuse_other_versions({"tcp://two:2": "other"})


@pytest.mark.parametrize("where", ["local:0", "local:x", "ftp://machine", "threads"])
def test_an_executor_that_does_not_exist(where: str) -> None:
    with pytest.raises(ExecutorError, match="Attendu"), hands(where, Settings()):
        pass


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "CONNECT", "1s")
    with pytest.raises(ExecutorError, match="ne répond"), hands("tcp://127.0.0.1:9", Settings()):
        pass
