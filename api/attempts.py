"""Attempts to sign in, limited by login and by address."""

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

    def wait(self, *names: str) -> int:
        """Seconds before the next attempt is allowed, 0 when it is."""
        with self._lock:
            return max((self._wait(name) for name in names), default=0)

    def failed(self, *names: str) -> None:
        with self._lock:
            if len(self._failures) > MOST_KNOWN:
                self._sweep()
            for name in names:
                self._failures.setdefault(name, []).append(self._clock())

    def succeeded(self, name: str) -> None:
        with self._lock:
            self._failures.pop(name, None)

    def _wait(self, name: str) -> int:
        since = self._clock() - WINDOW
        recent = [at for at in self._failures.get(name, ()) if at > since]
        if len(recent) < self._most:
            return 0
        return max(1, round(recent[-self._most] - since))

    def _sweep(self) -> None:
        since = self._clock() - WINDOW
        self._failures = {name: at for name, at in self._failures.items() if at[-1] > since}
