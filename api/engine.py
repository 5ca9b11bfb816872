"""The threads that take what waits and settle it; files are opened in the pool's processes only."""

from __future__ import annotations

import logging
import threading
from types import TracebackType
from typing import Self

from sqlalchemy.exc import OperationalError

from api import work
from api.metrics import SETTLED, WORK_SECONDS
from api.service import Service
from pipeline.pool import Pool
from store import queue
from store.tables import Version

LOG = logging.getLogger("recevable.engine")
IDLE = 1.0  # seconds between two looks at the queue: another process may have filled it


class Engine:
    """Settles dossiers until it is stopped. What was under way then is taken up again at the next start."""

    def __init__(self, service: Service, pool: Pool, threads: int) -> None:
        self._service, self._pool = service, pool
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, name=f"settle-{number}", daemon=True)
            for number in range(threads)
        ]

    def __enter__(self) -> Self:
        with self._service.db.write() as db:
            again = queue.resume(db)
        LOG.info("started", extra={"resumed": again})
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._service.wake.set()
        self._pool.close()
        for thread in self._threads:
            thread.join(timeout=10)

    @property
    def alive(self) -> bool:
        return not self._stopping.is_set() and all(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                version = self._next()
            except OperationalError as error:  # the database is away: it will come back
                LOG.error("database", extra={"cause": type(error).__name__})
                version = None
            if version is None:
                self._service.wake.wait(IDLE)
                self._service.wake.clear()
            else:
                self._settle(version)

    def _next(self) -> Version | None:
        with self._service.db.read() as db:
            if not queue.anything(db):
                return None
        with self._service.db.write() as db:
            return queue.claim(db)

    def _settle(self, version: Version) -> None:
        seen = {"dossier": version.dossier, "version": version.number}
        try:
            with WORK_SECONDS.time():
                done = work.settle(self._service, self._pool, version)
            LOG.info("settled", extra={**seen, "first": done})
            SETTLED.labels("done").inc()
        except Exception as error:  # noqa: BLE001 - one dossier must never stop the others; it is written down
            if not self._stopping.is_set():
                self._failed(version, type(error).__name__)
        finally:
            self._service.hub.forget(version.dossier)

    def _failed(self, version: Version, cause: str) -> None:
        with self._service.db.write() as db:
            given_up = queue.fail(db, version, cause)
        seen = {"dossier": version.dossier, "version": version.number}
        LOG.error("failed", extra={**seen, "cause": cause, "given_up": given_up})
        SETTLED.labels("failed").inc()
