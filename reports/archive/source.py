"""What the results are written from: whoever keeps the ledger gives its rows, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from models.archive import DossierRow, FindingRow, Link


class Source(Protocol):
    """Each method may be called several times, and gives its rows in a settled order."""

    def rows(self) -> Iterator[DossierRow]: ...

    def findings(self) -> Iterator[FindingRow]: ...

    def links(self) -> Iterator[Link]: ...

    def sample(self) -> Iterator[DossierRow]: ...

    def misplaced(self) -> Iterator[tuple[str, str]]: ...
