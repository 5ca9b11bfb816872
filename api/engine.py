"""The threads that take what waits and settle it; files are opened by the hands that the executor gives.

Other services may take from the same queue: what this one takes it holds by a lease, which it renews.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from api import work
from api.metrics import SETTLED, WORK_SECONDS
from api.presence import Presence
from api.service import Service
from pipeline.batch.executors import ExecutorError, Hands, LostError
from store import queue
from store.database import AWAY
from store.objects import AwayError
from store.tables import Version

LOG = logging.getLogger("recevable.engine")
IDLE = 1.0  # seconds between two looks at the queue: another process may have filled it
AGAIN = 5.0  # seconds before a cluster that is away is called again
RECOUNT = 5.0  # seconds between two counts of those who work: a cluster grows and shrinks
BEAT = 15.0  # seconds between two signs of life; several of them make a lease
Hire = Callable[[], AbstractContextManager[Hands]]


class Engine:
    """Settles dossiers until it is stopped. What was under way then is taken up again at the next start.

    While the executor is away dossiers are still accepted: they wait.
    """

    def __init__(self, service: Service, me: Presence, hire: Hire) -> None:
        self._service, self._me, self._hire = service, me, hire
        self._stopping = threading.Event()
        self._ended = threading.Event()
        self._hands: Hands | None = None
        self._places = 0
        self._threads = [
            threading.Thread(target=self._supervise, name="engine", daemon=True),
            threading.Thread(target=self._beat, name="beat", daemon=True),
        ]

    def __enter__(self) -> Self:
        with self._service.db.write() as db:
            again = queue.take_back(db, self._me.dead)
        LOG.info("started", extra={"resumed": again})
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._ended.set()
        self._service.wake.set()
        if self._hands is not None:
            self._hands.stop()
        for thread in self._threads:
            thread.join(timeout=10)
        with self._service.db.write() as db:
            queue.release(db, self._me.name)

    def _beat(self) -> None:
        """Says that we live, and takes back what those hold who live no more."""
        while not self._stopping.wait(BEAT):
            try:
                with self._service.db.write() as db:
                    queue.renew(db, self._me.name)
                    again = queue.take_back(db)
            except AWAY as error:
                LOG.error("database", extra={"cause": type(error).__name__})
                continue
            if again:
                LOG.warning("taken back", extra={"dossiers": again})
                self._service.wake.set()

    @property
    def alive(self) -> bool:
        return self._threads[0].is_alive() and self._hands is not None and not self._stopping.is_set()

    def _supervise(self) -> None:
        while not self._stopping.is_set():
            try:
                with self._hire() as found:
                    self._employ(found)
            except ExecutorError as error:
                LOG.error("executor", extra={"cause": str(error)})
            self._stopping.wait(AGAIN)

    def _employ(self, found: Hands) -> None:
        """A thread for each of those who work, as many as there are, until the end or until they are lost."""
        self._ended.clear()
        self._hands = found
        threads: list[threading.Thread] = []
        try:
            while not (self._stopping.is_set() or self._ended.is_set()):
                self._places = found.recount()
                for rank in range(len(threads), self._places):
                    thread = threading.Thread(target=self._run, args=(found, rank), name=f"settle-{rank}")
                    thread.daemon = True
                    threads.append(thread)
                    thread.start()
                self._ended.wait(RECOUNT)
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()
            self._hands = None

    def _run(self, found: Hands, rank: int) -> None:
        while not (self._stopping.is_set() or self._ended.is_set()):
            try:
                version = self._next() if rank < self._places else None
            except AWAY as error:  # the database is away: it will come back
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
            return queue.claim(db, self._me.name)

    def _settle(self, found: Hands, version: Version) -> None:
        seen = {"dossier": version.dossier, "version": version.number}
        try:
            with WORK_SECONDS.time():
                done = work.settle(self._service, found, version)
            LOG.info("settled", extra={**seen, "first": done})
            SETTLED.labels("done").inc()
        except (LostError, CancelledError):
            self._ended.set()
            self._put_back(version)
        except AwayError:  # the store of pieces will come back
            LOG.error("store")
            self._put_back(version)
            self._stopping.wait(AGAIN)
        except Exception as error:  # noqa: BLE001 - one dossier must never stop the others; it is written down
            if not self._stopping.is_set():
                self._failed(version, type(error).__name__)
        finally:
            self._service.hub.forget(version.dossier)

    def _put_back(self, version: Version) -> None:
        """The cluster or the store has gone away, which is no fault of the dossier."""
        if not self._stopping.is_set():
            with self._service.db.write() as db:
                queue.put_back(db, version)

    def _failed(self, version: Version, cause: str) -> None:
        with self._service.db.write() as db:
            given_up = queue.fail(db, version, cause)
        seen = {"dossier": version.dossier, "version": version.number}
        LOG.error("failed", extra={**seen, "cause": cause, "given_up": given_up})
        SETTLED.labels("failed").inc()
