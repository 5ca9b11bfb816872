"""Where the work is done: processes of this machine, or a Dask cluster. Both are `concurrent.futures`.

A dossier is one call of `work`; every file is opened in a process that can be killed alone, whichever
the executor.
"""

from __future__ import annotations

import atexit
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.batch.job import Done, Job
from pipeline.batch.keys import program_version
from pipeline.batch.work import work
from pipeline.pool import Pool
from pipeline.settings import Settings

LOCAL = "local"
REMOTE = ("tcp://", "tls://", "ucx://", "ws://", "wss://")
# Jobs that wait for a free hand: enough that none is idle, few enough that memory stays flat.
AHEAD = 2
CONNECT = "20s"


class ExecutorError(Exception):
    """The executor cannot be used; the message says why, in French."""


@dataclass(frozen=True)
class Hands:
    """Those who work: how many jobs to hand out at a time, and how to hand one out."""

    window: int
    submit: Callable[[Job], Future[Done]]


@contextmanager
def hands(where: str, settings: Settings) -> Iterator[Hands]:
    """`local:N` or the address of a Dask scheduler. Raises ExecutorError."""
    if where.startswith(REMOTE):
        with _dask(where) as found:
            yield found
        return
    number = _number(where)
    with _local(number, settings) as found:
        yield found


def _number(where: str) -> int:
    name, _, count = where.partition(":")
    if name != LOCAL or not (count or "1").isdecimal() or int(count or "1") < 1:
        raise ExecutorError(f"Exécuteur inconnu : {where}. Attendu : local:4 ou tcp://machine:8786.")
    return int(count or "1")


@contextmanager
def _local(number: int, settings: Settings) -> Iterator[Hands]:
    """A thread per dossier under way; all that costs or may crash is done in the pool's processes."""
    pool = Pool(settings.model_copy(update={"workers": number}))
    threads = ThreadPoolExecutor(number + 1)
    try:
        yield Hands(number + 1 + AHEAD, lambda job: threads.submit(work, job, pool))
    finally:
        pool.close()
        threads.shutdown(cancel_futures=True)


@contextmanager
def _dask(address: str) -> Iterator[Hands]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that only this executor needs
    except ImportError as error:
        raise ExecutorError("Installez l’option dask : uv sync --extra dask.") from error
    try:
        client = Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise ExecutorError(f"Aucun ordonnanceur Dask ne répond à {address}.") from error
    with client:
        slots = sum(client.nthreads().values())
        if not slots:
            raise ExecutorError(f"L’ordonnanceur {address} n’a aucun travailleur.")
        _refuse_other_versions(client.run(program_version))
        executor: Executor = client.get_executor(pure=False)
        try:
            yield Hands(slots * (1 + AHEAD), lambda job: executor.submit(work_remotely, job))
        finally:
            executor.shutdown(wait=False)


def _refuse_other_versions(found: dict[str, str]) -> None:
    """Workers with other code would give other results under the same key."""
    others = sorted(name for name, version in found.items() if version != program_version())
    if others:
        raise ExecutorError(f"Ces travailleurs n’ont pas la même version de recevable : {', '.join(others)}.")


_pools: dict[str, Pool] = {}
_lock = threading.Lock()


def work_remotely(job: Job) -> Done:
    """`work` on a cluster's worker, with a pool of its own that is made once."""
    with _lock:
        if not _pools:
            # A worker under a nanny is a daemon, and a daemon may not start the processes that files are
            # opened in. They end by themselves when it does: their pipe breaks.
            multiprocessing.current_process().daemon = False
            _pools["one"] = Pool(job.choices.settings)
            atexit.register(_pools["one"].close)
    return work(job, _pools["one"])
