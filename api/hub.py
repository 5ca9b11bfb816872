"""How far the readings under way have come: page by page, in memory only."""

from __future__ import annotations

import threading
from collections.abc import Mapping


class Hub:
    """Pages read and expected, by dossier and file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: dict[str, dict[str, tuple[int, int]]] = {}

    def tell(self, dossier: str, name: str, done: int, total: int) -> None:
        with self._lock:
            self._pages.setdefault(dossier, {})[name] = (done, total)

    def seen(self, dossier: str) -> Mapping[str, tuple[int, int]]:
        with self._lock:
            return dict(self._pages.get(dossier, {}))

    def forget(self, dossier: str) -> None:
        with self._lock:
            self._pages.pop(dossier, None)
