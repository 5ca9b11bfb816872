"""How fast a run goes, minute by minute, kept in the ledger for the plots."""

from __future__ import annotations

import time

from pipeline.batch.ledger import Ledger

STRETCH = 60.0  # seconds


class PaceKeeper:
    """Counts pages and dossiers of the present minute."""

    def __init__(self, ledger: Ledger) -> None:
        self._connection = ledger.connection
        row = self._connection.execute("SELECT coalesce(max(run), 0) + 1 FROM pace").fetchone()
        self._run = int(row[0])
        self._rank = 0
        self._begin()

    def _begin(self) -> None:
        self._begun, self._pages, self._dossiers = time.monotonic(), 0, 0

    def add(self, pages: int) -> None:
        """One more dossier."""
        self._pages += pages
        self._dossiers += 1

    def note(self) -> None:
        """Writes the present minute down, and begins another one when it is over."""
        seconds = time.monotonic() - self._begun
        self._connection.execute(
            "INSERT OR REPLACE INTO pace VALUES (?, ?, ?, ?, ?)",
            (self._run, self._rank, seconds, self._pages, self._dossiers),
        )
        if seconds >= STRETCH:
            self._rank += 1
            self._begin()
