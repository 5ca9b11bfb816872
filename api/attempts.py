"""Attempts to sign in, limited: counted by login, and by address."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

WINDOW = 900.0  # seconds during which failures count
MOST_KNOWN = 10_000


class Attempts:
    """Counts failures; whoever fails too often waits."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._lock = threading.Lock()
        self._failures: dict[str, list[float]] = {}

    def wait(self, name: str) -> int:
        """Seconds before the next attempt is allowed, 0 when it is."""
        with self._lock:
            since = self._clock() - WINDOW
            recent = [at for at in self._failures.get(name, ()) if at > since]
            return max(1, round(recent[-self._most] - since)) if len(recent) >= self._most else 0

    def failed(self, name: str) -> None:
        with self._lock:
            if len(self._failures) > MOST_KNOWN:
                self._sweep()
            self._failures.setdefault(name, []).append(self._clock())

    def succeeded(self, name: str) -> None:
        with self._lock:
            self._failures.pop(name, None)

    def _sweep(self) -> None:
        since = self._clock() - WINDOW
        self._failures = {name: at for name, at in self._failures.items() if at[-1] > since}
