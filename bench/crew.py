"""A few workers that share out the dossiers; a worker that dies or hangs costs one dossier."""

from __future__ import annotations

import math
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from bench.record import Record
from bench.score import base_record
from bench.truth import load_truth

COMMAND = (sys.executable, "-m", "bench.worker")


class Worker:
    """A worker process, started again after a crash."""

    def __init__(self, command: Sequence[str] = COMMAND, seconds: float = 600.0) -> None:
        self._command = command
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def measure(self, folder: Path) -> Record:
        """The record of a dossier; one that says so when the worker died or took too long."""
        process = self._running()
        too_long = threading.Timer(self._seconds, process.kill)
        too_long.start()
        answer = _ask(process, str(folder))
        timed_out = not too_long.is_alive()
        too_long.cancel()
        if answer:
            return Record.model_validate_json(answer)
        code = self._end()
        why = f"more than {self._seconds:.0f} s" if timed_out else f"the process ended with code {code}"
        return base_record(folder.name, load_truth(folder), crash=why)

    def close(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._end()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env=os.environ | {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"},
            )
        return self._process

    def _end(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.communicate()
        return process.returncode


def _ask(process: subprocess.Popen[str], question: str) -> str:
    """The line that the process answers, "" when it is dead."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("a worker speaks through pipes")
    try:
        process.stdin.write(question + "\n")
        process.stdin.flush()
    except BrokenPipeError:
        return ""
    return process.stdout.readline()


def measure_all(
    folders: Iterable[Path],
    workers: int,
    hire: Callable[[], Worker] = Worker,
    until: float = math.inf,
) -> Iterator[Record]:
    """The records of the folders, each as soon as it is there; none is begun after `until` (monotonic s)."""
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    crew = [hire() for _ in range(workers)]
    for worker in crew:
        idle.put(worker)
    pool = ThreadPoolExecutor(workers)
    try:
        futures = [pool.submit(_measure_one, idle, folder, until) for folder in folders]
        for future in as_completed(futures):
            if record := future.result():
                yield record
    finally:
        pool.shutdown(cancel_futures=True)
        for worker in crew:
            worker.close()


def _measure_one(idle: queue.SimpleQueue[Worker], folder: Path, until: float) -> Record | None:
    if time.monotonic() > until:
        return None
    worker = idle.get()
    try:
        return worker.measure(folder)
    finally:
        idle.put(worker)
