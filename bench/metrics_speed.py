"""How fast, and with how much memory. One worker uses one core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from bench.record import Record
from models.base import Frozen


class Speed(Frozen):
    """Of warm workers only: the models are loaded once. Seconds of the whole control, per page.

    Processor seconds stay true on a machine that does something else as well.
    """

    dossiers: int
    pages: int
    mean_seconds_a_page: float | None
    median_seconds_a_page: float | None
    cpu_seconds_a_page: float | None

    @property
    def pages_a_second(self) -> float | None:
        return 1 / self.mean_seconds_a_page if self.mean_seconds_a_page else None


def speed(records: Iterable[Record]) -> Speed:
    """Speed over some dossiers."""
    measured = [r for r in records if r.warm and r.page_count and r.crash is None]
    pages, seconds = sum(r.page_count for r in measured), sum(r.seconds for r in measured)
    cpu = sum(r.cpu_seconds for r in measured)
    return Speed(
        dossiers=len(measured),
        pages=pages,
        mean_seconds_a_page=round(seconds / pages, 3) if pages else None,
        median_seconds_a_page=round(median(r.seconds / r.page_count for r in measured), 3) if pages else None,
        cpu_seconds_a_page=round(cpu / pages, 3) if pages else None,
    )


def speeds(records: Sequence[Record]) -> dict[str, Speed]:
    """Dossiers whose pages are all scanned, all born digital, of both; then all."""
    by_paper = {
        paper: speed(r for r in records if r.paper == paper) for paper in ("scanned", "digital", "mixed")
    }
    return by_paper | {"all": speed(records)}


def peak_memory(records: Iterable[Record]) -> int:
    """MB of the process that took the most."""
    return max((r.peak_mb for r in records), default=0)
