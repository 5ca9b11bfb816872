"""Results that the ledger knows and the disk does not: they are done again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from models.archive import DossierRow, State
from pipeline.batch.ledger import Ledger
from pipeline.batch.places import Places


def forget_lost(ledger: Ledger, places: Places, thorough: bool) -> int:
    """Queues again the dossiers whose report is not there, or not as it was written when `thorough`."""
    lost = 0
    for row in ledger.rows(State.DONE):
        if not _there(row, places.root, thorough):
            ledger.queue_again(row.id)
            lost += 1
    return lost


def _there(row: DossierRow, root: Path, thorough: bool) -> bool:
    path = root / row.report
    if row.html and not (root / row.html).is_file():
        return False
    if not thorough:
        return path.is_file()
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == row.report_sha256
    except OSError:
        return False
