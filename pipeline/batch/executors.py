"""Where the work is done: processes of this machine, or a Dask cluster. Both are `concurrent.futures`.

A dossier is one call of a function of a task and a pool; every file is opened in a process that can be
killed alone, whichever the executor. Archives and the service both go through here.
"""

from __future__ import annotations

import atexit
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from pipeline.batch.keys import program_version
from pipeline.machine import fitting
from pipeline.pool import Pool, Progress
from pipeline.settings import Settings

LOCAL = "local"
REMOTE = ("tcp://", "tls://", "ucx://", "ws://", "wss://")
# Jobs that wait for a free hand: enough that none is idle, few enough that memory stays flat.
AHEAD = 2
CONNECT = "20s"
GONE = "L’ordonnanceur Dask ne répond plus."
T = TypeVar("T")
R = TypeVar("R")
# What is done with a task; the last argument is told the pages as they are read.
Work = Callable[[T, Pool, Progress | None], R]


class ExecutorError(Exception):
    """The executor cannot be used; the message says why, in French."""


class LostError(ExecutorError):
    """The cluster has gone away: what was handed out is to be handed out again."""


class Hands(Protocol):
    """Those who work: how many at the same time, and how many tasks to hand out so that none is idle."""

    @property
    def slots(self) -> int: ...

    @property
    def window(self) -> int: ...

    def recount(self) -> int:
        """How many can work now: those of a cluster come and go. Raises LostError, ExecutorError."""

    def submit(self, work: Work[T, R], task: T, progress: Progress | None = None) -> Future[R]:
        """Both travel, so both can be pickled; `progress` stays here. Raises LostError."""

    def stop(self) -> None:
        """What is under way is given up."""


@contextmanager
def hands(where: str, settings: Settings, nice: int = 0) -> Iterator[Hands]:
    """`local:N` or the address of a Dask scheduler. `nice`: how far those of this machine give way.

    Raises ExecutorError.
    """
    if where.startswith(REMOTE):
        with _dask(where, settings) as found:
            yield found
        return
    number = local_workers(where)
    with _local(number, settings, nice) as found:
        yield found


def local_workers(where: str) -> int:
    """The N of `local:N`, as many as the machine has room for when it is `local`.

    Raises ExecutorError when it is neither that nor a cluster's address.
    """
    if where == LOCAL:
        return fitting()
    name, _, count = where.partition(":")
    if name != LOCAL or not count.isdecimal() or int(count) < 1:
        raise ExecutorError(f"Exécuteur inconnu : {where}. Attendu : local, local:4 ou tcp://machine:8786.")
    return int(count)


class ThreadHands:
    """A thread per dossier under way; all that costs or may crash is done in the pool's processes."""

    def __init__(self, threads: ThreadPoolExecutor, pool: Pool, slots: int, window: int) -> None:
        self._threads, self._pool = threads, pool
        self.slots, self.window = slots, window

    def recount(self) -> int:
        return self.slots

    def submit(self, work: Work[T, R], task: T, progress: Progress | None = None) -> Future[R]:
        return self._threads.submit(work, task, self._pool, progress)

    def stop(self) -> None:
        self._pool.close()


@contextmanager
def _local(number: int, settings: Settings, nice: int) -> Iterator[Hands]:
    pool = Pool(settings.model_copy(update={"workers": number}), nice)
    threads = ThreadPoolExecutor(number + 1)
    try:
        yield ThreadHands(threads, pool, number, number + 1 + AHEAD)
    finally:
        pool.close()
        threads.shutdown(cancel_futures=True)


class ClusterHands:
    """Workers of a Dask cluster; what they tell of their progress comes back through the scheduler."""

    def __init__(self, client: Any, settings: Settings) -> None:
        self._client = client
        self._known: frozenset[str] = frozenset()
        self._executor: Executor = client.get_executor(pure=False)
        self._settings = Settings(**{name: getattr(settings, name) for name in Settings.model_fields})
        self.slots = self.recount()
        self.window = self.slots * (1 + AHEAD)

    def recount(self) -> int:
        """Workers that came since must run this very program."""
        if self._client.status != "running":
            raise LostError(GONE)
        threads: dict[str, int] = self._client.nthreads()
        new = sorted(threads.keys() - self._known)
        if new:
            _refuse_other_versions(self._client.run(program_version, workers=new))
        self._known = frozenset(threads)
        return sum(threads.values())

    def submit(self, work: Work[T, R], task: T, progress: Progress | None = None) -> Future[R]:
        if self._client.status != "running":
            raise LostError(GONE)
        topic = f"recevable-{uuid4().hex}" if progress is not None else ""
        future = self._executor.submit(work_remotely, work, task, self._settings, topic)
        if progress is not None:
            self._client.subscribe_topic(topic, lambda event: progress(*event[1]))
            future.add_done_callback(lambda _: self._forget(topic))
        return future

    def _forget(self, topic: str) -> None:
        if self._client.status == "running":
            self._client.unsubscribe_topic(topic)

    def stop(self) -> None:
        self._executor.shutdown(wait=False)


@contextmanager
def _dask(address: str, settings: Settings) -> Iterator[Hands]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that only this executor needs
    except ImportError as error:
        raise ExecutorError("Installez l’option dask : uv sync --extra dask.") from error
    try:
        client = Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise ExecutorError(f"Aucun ordonnanceur Dask ne répond à {address}.") from error
    with client:
        found = ClusterHands(client, settings)
        try:
            if not found.slots:
                raise ExecutorError(f"L’ordonnanceur {address} n’a aucun travailleur.")
            yield found
        finally:
            found.stop()


def _refuse_other_versions(found: dict[str, str]) -> None:
    """Workers with other code would give other results under the same key."""
    others = sorted(name for name, version in found.items() if version != program_version())
    if others:
        raise ExecutorError(f"Ces travailleurs n’ont pas la même version de recevable : {', '.join(others)}.")


_pools: dict[str, Pool] = {}
_lock = threading.Lock()


def work_remotely(work: Work[T, R], task: T, settings: Settings, topic: str) -> R:
    """On a cluster's worker, with a pool of its own that is made once for the same settings."""
    key = settings.model_dump_json()
    with _lock:
        if key not in _pools:
            # A worker under a nanny is a daemon, and a daemon may not start the processes that files are
            # opened in. They end by themselves when it does: their pipe breaks.
            multiprocessing.current_process().daemon = False
            _pools[key] = Pool(settings.model_copy(update={"workers": 1}))
            atexit.register(_pools[key].close)
    return work(task, _pools[key], _teller(topic) if topic else None)


def _teller(topic: str) -> Progress:
    from distributed import get_worker  # noqa: PLC0415 - only a cluster's worker runs this

    worker = get_worker()
    return lambda name, done, total: worker.log_event(topic, (name, done, total))
