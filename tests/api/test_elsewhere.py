"""Pieces in an S3 bucket, readings made by a Dask cluster: the same verdicts, progress and erasure."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from api.engine import Engine
from api.presence import present
from models.finding import Report
from pipeline.batch import executors
from pipeline.batch.executors import ExecutorError, Hands, LostError, hands
from store.objects import open_objects
from store.people import Role
from tests.api.world import World, made, working
from tests.store.bucket import bucket


@pytest.fixture
def store() -> Iterator[str]:
    with bucket() as found:
        yield f"{found}/service"


@pytest.fixture
def cluster(store: str) -> Iterator[Any]:
    """Workers that know no folder of the service: they inherit the AWS_* variables only."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as found:
        yield found


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_service_whose_store_and_workers_are_elsewhere(
    cluster: Any, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_refuse_other_versions", lambda found: None)
    service = made(tmp_path, store=store)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(service.hub, "tell", lambda dossier, name, done, total: told.append((done, total)))
    hire = partial(hands, cluster.scheduler_address, service.settings)
    with present(service.settings.data_dir) as me, Engine(service, me, hire):
        world = World(service)
        client = world.machine(Role.ADMINISTRATEUR)
        dossiers = [world.hand_in(client, number, wrong=number == 3) for number in (1, 2, 3)]
        bodies = [world.settled(client, one, seconds=120) for one in dossiers]
        assert client.get(f"/v1/dossiers/{dossiers[0]}/pages/1.png").status_code == 200
    assert [b["dossier"]["verdict"] == "conforme" for b in bodies] == [True, True, False]
    assert Report.model_validate(bodies[2]["report"]).findings
    assert (1, 1) in told
    kept = [p for p in service.settings.data_dir.rglob("*") if p.suffix in (".zst", ".jpg")]
    assert kept == []
    for one in dossiers:
        assert client.delete(f"/v1/dossiers/{one}").status_code == 204
    assert list(open_objects(store).names("")) == []
    service.db.close()


def test_while_the_cluster_is_away_dossiers_wait_and_no_attempt_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.engine.AGAIN", 0.05)
    service = made(tmp_path)
    world = World(service)
    dossier = world.hand_in(client := world.machine(Role.GESTIONNAIRE))
    calls: list[int] = []

    class Leaving:
        slots, window = 1, 1

        def recount(self) -> int:
            return 1

        def submit(self, *given: Any) -> Any:
            raise LostError("parti")

        def stop(self) -> None:
            """Nothing is under way."""

    class Away(AbstractContextManager[Hands]):
        """Not there at first, then gone as soon as it is given something."""

        def __enter__(self) -> Hands:
            calls.append(1)
            if len(calls) == 1:
                raise ExecutorError("absent")
            return Leaving()

        def __exit__(self, *given: object) -> None:
            """Nothing to close."""

    with present(service.settings.data_dir) as me, Engine(service, me, Away) as engine:
        _until(lambda: len(calls) > 6)
        assert client.get(f"/v1/dossiers/{dossier}").json()["dossier"]["state"] in ("queued", "reading")
    assert not engine.alive
    with working(service):
        assert world.settled(client, dossier)["dossier"]["verdict"] == "conforme"
    service.db.close()


def test_a_cluster_that_grows_reads_more_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.engine.RECOUNT", 0.05)
    service = made(tmp_path)
    world = World(service)
    client = world.machine(Role.GESTIONNAIRE)
    for number in (1, 2, 3):
        world.hand_in(client, number)
    workers = [1]
    under_way: list[Future[Any]] = []

    class Growing:
        slots, window = 1, 1

        def recount(self) -> int:
            return workers[0]

        def submit(self, *given: Any) -> Future[Any]:
            under_way.append(Future())
            return under_way[-1]

        def stop(self) -> None:
            for future in under_way:
                future.cancel()

    def hire() -> AbstractContextManager[Hands]:
        return nullcontext(Growing())

    with present(service.settings.data_dir) as me, Engine(service, me, hire):
        _until(lambda: len(under_way) == 1)
        time.sleep(0.3)
        assert len(under_way) == 1
        workers[0] = 3
        _until(lambda: len(under_way) == 3)
    assert client.get("/v1/dossiers?state=queued").json()["total"] == 3
    service.db.close()


def _until(done: Callable[[], bool]) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("too long")
