"""How much of a file may be opened: beyond it, the file is a recorded problem and not a risk."""

from __future__ import annotations

from models.base import Frozen

A4_SQUARE_INCHES = 96.7
LOWEST_DPI = 130  # small print is lost below it


class Limits(Frozen):
    """Limits on one file, checked on what the file declares before anything is decoded.

    `max_pixels` is per page and `max_total_pixels` for all the pages of the file together.
    `render_dpi` is the resolution of a page that has none of its own (vector PDF); a scan is read at
    its own resolution, between `min_scan_dpi` and `max_scan_dpi`. The pixels of all the pages are kept
    until the dossier is read: a file of many pages is read at a lower resolution (`for_pages`).
    """

    max_bytes: int = 100_000_000
    max_pages: int = 200
    max_pixels: int = 60_000_000
    max_total_pixels: int = 1_500_000_000
    max_kept_bytes: int = 600_000_000
    render_dpi: int = 200
    min_scan_dpi: int = 150
    max_scan_dpi: int = 300

    def for_pages(self, count: int) -> Limits:
        """The same limits for a file of that many pages: their pixels together fit `max_kept_bytes`."""
        most = int((self.max_kept_bytes / (3 * A4_SQUARE_INCHES * max(count, 1))) ** 0.5)
        highest = max(LOWEST_DPI, most)
        lowered = {
            name: min(getattr(self, name), highest) for name in ("render_dpi", "min_scan_dpi", "max_scan_dpi")
        }
        return self.model_copy(update=lowered)
