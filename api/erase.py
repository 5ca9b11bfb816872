"""Erasing a dossier: its rows, then the files that no other dossier needs."""

from __future__ import annotations

from datetime import datetime

from api.service import Service
from store import erasure


def erase(service: Service, dossier: str, actor: str, action: str = "effacement") -> None:
    """Raises GoneError."""
    with service.db.write() as db:
        orphans = erasure.erase(db, dossier, actor, action)
    service.db.forget()
    for sha256 in orphans.blobs:
        service.blobs.remove(sha256)
    for key in orphans.readings:
        service.readings.forget(key)


def purge(service: Service, before: datetime, actor: str) -> int:
    """Erases what was settled before that instant; how many dossiers that were."""
    with service.db.read() as db:
        overdue = erasure.overdue(db, before)
    for dossier in overdue:
        erase(service, dossier, actor, "purge")
    return len(overdue)
