"""A pool of worker processes whose tasks are bounded in time and memory, one by one."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from models.page import FileProblem
from pipeline import worker
from pipeline.settings import Settings

# Tasks after which a worker gives way to a fresh one: engines keep something of every size of strip.
RENEWED_AFTER = 150
WORN_AFTER = 105  # leaves time for a fresh one to load its engines
Progress = Callable[[str, int, int], None]
T = TypeVar("T")

TOO_SLOW = FileProblem(
    code="too-slow",
    message="La lecture du fichier a dépassé le temps permis : renvoyez-le avec moins de pages.",
)
CRASHED = FileProblem(
    code="crashed",
    message="Le fichier a fait échouer la lecture : numérisez la pièce à nouveau et renvoyez-la.",
)
TOO_MUCH_MEMORY = FileProblem(
    code="too-much-memory",
    message="Le fichier demande trop de mémoire : renvoyez-le numérisé à 300 dpi au plus.",
)


class TaskFailed(Exception):  # noqa: N818 - it carries a finding, not a bug
    """A task was killed or crashed: what happened, in words for the report.

    `died`: the worker process itself ended, of this task or of something else.
    """

    def __init__(self, problem: FileProblem, cause: str, died: bool = False) -> None:
        super().__init__(cause)
        self.problem = problem
        self.cause = cause
        self.died = died


class Pool:
    """Runs tasks in processes of their own. Use as a context manager; made once, serves many dossiers.

    `nice`: how far they give way to others (0 to 19). `warm`: the engines are loaded before the first task.
    """

    def __init__(self, settings: Settings, nice: int = 0, warm: bool = False) -> None:
        self.settings = settings
        context = multiprocessing.get_context("spawn")
        self._queue: Any = context.Queue()
        self._listeners: dict[str, Progress] = {}
        self._given, self._dossiers = 0, 0
        self._counting = threading.Lock()
        self._closing, self._closed = threading.Lock(), False
        self._pool = ProcessPool(
            max_workers=settings.workers,
            context=context,
            max_tasks=RENEWED_AFTER,
            initializer=worker.start,
            initargs=(self._queue, nice, warm),
        )
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        # Nothing starts before a first task: this one asks for nothing.
        self._warming = self._pool.schedule(worker.ready) if warm else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def ready(self) -> bool:
        """What was to be loaded before the first task is loaded."""
        return self._warming is None or self._warming.done()

    @property
    def worn(self) -> bool:
        """Its worker gives way to a fresh one before long (a pool of one worker)."""
        return self._given >= WORN_AFTER

    @property
    def hands(self) -> int:
        """How many workers a dossier that is being read may have at once, with its share of them."""
        return max(1, self.settings.workers // max(self._dossiers, 1))

    @contextmanager
    def dossier(self) -> Iterator[None]:
        """While a dossier is read: the workers are for all of those that are."""
        with self._counting:
            self._dossiers += 1
        try:
            yield
        finally:
            with self._counting:
                self._dossiers -= 1

    def close(self) -> None:
        """Stops the workers, at once when something is still running.

        Asked by several threads, it is done once, and none goes on before it is.
        """
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._pool.stop()
            self._pool.join()
            self._queue.put(None)
            self._thread.join(timeout=5)

    def _listen(self) -> None:
        while (message := self._queue.get()) is not None:
            task, name, done, total = message
            listener = self._listeners.get(task)
            if listener is not None:
                listener(name, done, total)

    def submit(self, function: Callable[[Any], T], task: Any, seconds: float) -> ProcessFuture[T]:
        """Starts one task with its own time limit."""
        self._given += 1
        args = [function, task, self.settings.memory_mb]
        return self._pool.schedule(worker.bounded, args=args, timeout=seconds)

    def watch(self, task: str, progress: Progress | None) -> None:
        """Sends the page counts of a task to `progress` (None: no longer)."""
        if progress is None:
            self._listeners.pop(task, None)
        else:
            self._listeners[task] = progress


def result(future: ProcessFuture[T]) -> T:
    """The task's result. Raises TaskFailed when it was killed, ran out of memory or crashed."""
    try:
        return future.result()
    except FutureTimeoutError as error:
        raise TaskFailed(TOO_SLOW, "time limit") from error
    except MemoryError as error:
        raise TaskFailed(TOO_MUCH_MEMORY, "memory limit") from error
    except ProcessExpired as error:
        raise TaskFailed(CRASHED, f"process ended with {error.exitcode}", died=True) from error
    except Exception as error:  # a library's crash is a recorded result, and the dossier is never conforme
        raise TaskFailed(CRASHED, type(error).__name__) from error
