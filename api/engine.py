"""The threads that take what waits and settle it; files are opened by the hands that the executor gives."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from sqlalchemy.exc import OperationalError

from api import work
from api.metrics import SETTLED, WORK_SECONDS
from api.service import Service
from pipeline.batch.executors import ExecutorError, Hands, LostError
from store import queue
from store.tables import Version

LOG = logging.getLogger("recevable.engine")
IDLE = 1.0  # seconds between two looks at the queue: another process may have filled it
AGAIN = 5.0  # seconds before a cluster that is away is called again
Hire = Callable[[], AbstractContextManager[Hands]]


class Engine:
    """Settles dossiers until it is stopped. What was under way then is taken up again at the next start.

    While the executor is away dossiers are still accepted: they wait.
    """

    def __init__(self, service: Service, hire: Hire) -> None:
        self._service, self._hire = service, hire
        self._stopping = threading.Event()
        self._lost = threading.Event()
        self._hands: Hands | None = None
        self._thread = threading.Thread(target=self._supervise, name="engine", daemon=True)

    def __enter__(self) -> Self:
        with self._service.db.write() as db:
            again = queue.resume(db)
        LOG.info("started", extra={"resumed": again})
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._service.wake.set()
        if self._hands is not None:
            self._hands.stop()
        self._thread.join(timeout=10)

    @property
    def alive(self) -> bool:
        return self._thread.is_alive() and self._hands is not None and not self._stopping.is_set()

    def _supervise(self) -> None:
        while not self._stopping.is_set():
            try:
                with self._hire() as found:
                    self._employ(found)
            except ExecutorError as error:
                LOG.error("executor", extra={"cause": str(error)})
            self._stopping.wait(AGAIN)

    def _employ(self, found: Hands) -> None:
        """A thread for each of those who work, until the end or until they are lost."""
        self._lost.clear()
        threads = [
            threading.Thread(target=self._run, args=(found,), name=f"settle-{number}", daemon=True)
            for number in range(found.slots)
        ]
        self._hands = found
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._hands = None

    def _run(self, found: Hands) -> None:
        while not (self._stopping.is_set() or self._lost.is_set()):
            try:
                version = self._next()
            except OperationalError as error:  # the database is away: it will come back
                LOG.error("database", extra={"cause": type(error).__name__})
                version = None
            if version is None:
                self._service.wake.wait(IDLE)
                self._service.wake.clear()
            else:
                self._settle(found, version)

    def _next(self) -> Version | None:
        with self._service.db.read() as db:
            if not queue.anything(db):
                return None
        with self._service.db.write() as db:
            return queue.claim(db)

    def _settle(self, found: Hands, version: Version) -> None:
        seen = {"dossier": version.dossier, "version": version.number}
        try:
            with WORK_SECONDS.time():
                done = work.settle(self._service, found, version)
            LOG.info("settled", extra={**seen, "first": done})
            SETTLED.labels("done").inc()
        except (LostError, CancelledError):
            self._lost.set()
            self._put_back(version)
        except Exception as error:  # noqa: BLE001 - one dossier must never stop the others; it is written down
            if not self._stopping.is_set():
                self._failed(version, type(error).__name__)
        finally:
            self._service.hub.forget(version.dossier)

    def _put_back(self, version: Version) -> None:
        """The cluster has gone away, which is no fault of the dossier."""
        if not self._stopping.is_set():
            with self._service.db.write() as db:
                queue.put_back(db, version)

    def _failed(self, version: Version, cause: str) -> None:
        with self._service.db.write() as db:
            given_up = queue.fail(db, version, cause)
        seen = {"dossier": version.dossier, "version": version.number}
        LOG.error("failed", extra={**seen, "cause": cause, "given_up": given_up})
        SETTLED.labels("failed").inc()
