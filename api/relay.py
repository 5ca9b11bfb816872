"""One warm reader at a time, and the next one warmed beside it before it gives way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.pool import Pool
from pipeline.settings import Settings


@dataclass
class _Turn:
    """A pool, and how many are using it now."""

    pool: Pool
    seats: int = 0


class Relay:
    """Pools of one worker, one after the other: nobody waits for the engines of a fresh worker."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.model_copy(update={"workers": 1})
        self._lock = threading.Lock()
        self._turn: _Turn | None = None
        self._next: Pool | None = None
        self._open: list[Pool] = []

    def open(self) -> None:
        """Has a reader loaded for the first file; else that one starts it."""
        with self._lock:
            self._current()

    @property
    def ready(self) -> bool:
        """A file would not wait for engines that are still being loaded."""
        return self._turn is None or self._turn.pool.ready

    @contextmanager
    def seat(self) -> Iterator[Pool]:
        """The pool, for one file."""
        with self._lock:
            turn = self._renewed()
            turn.seats += 1
        try:
            yield turn.pool
        finally:
            with self._lock:
                turn.seats -= 1
                self._retire(turn)

    def close(self) -> None:
        with self._lock:
            pools, self._open = self._open, []
        for pool in pools:
            pool.close()

    def _current(self) -> _Turn:
        if self._turn is None:
            self._turn = _Turn(self._warm())
        return self._turn

    def _renewed(self) -> _Turn:
        """The pool for the next file: a worn one is used until the one after it is loaded."""
        turn = self._current()
        if self._next is not None and self._next.ready:
            self._turn, self._next = _Turn(self._next), None
            self._retire(turn)
            return self._turn
        if self._next is None and turn.pool.worn:
            self._next = self._warm()
        return turn

    def _warm(self) -> Pool:
        pool = Pool(self._settings, warm=True)
        self._open.append(pool)
        return pool

    def _retire(self, turn: _Turn) -> None:
        """Stops a pool that was replaced, once nobody uses it; nobody waits for that."""
        if turn is not self._turn and not turn.seats and turn.pool in self._open:
            self._open.remove(turn.pool)
            threading.Thread(target=turn.pool.close, name="retire").start()
