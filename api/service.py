"""What every request needs: the settings, the store, who reads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from api.attempts import Attempts
from api.hub import Hub
from api.settings import ServiceSettings, prepare
from pipeline.batch.job import ReadOrder
from pipeline.batch.places import Places
from pipeline.batch.read import read_for_good
from pipeline.pool import Pool, Progress
from store.blobs import Blobs
from store.database import Database

# Reads the files of an order, keeps the reading, tells the progress.
Reads = Callable[[ReadOrder, Pool, Progress | None], int]


@dataclass(frozen=True)
class Service:
    """Shared by requests and by the threads that do the work. `wake` is set when something waits."""

    settings: ServiceSettings
    secret: bytes
    db: Database
    blobs: Blobs
    places: Places
    reads: Reads
    hub: Hub
    attempts: Attempts
    attempts_by_address: Attempts
    wake: threading.Event = field(default_factory=threading.Event)


def open_service(settings: ServiceSettings, reads: Reads = read_for_good) -> Service:
    """Opens the store and brings its tables up to date. Raises UnsafeError, OSError."""
    secret = prepare(settings)
    db = Database(settings.url)
    db.migrate()
    return Service(
        settings=settings,
        secret=secret,
        db=db,
        blobs=Blobs(settings.data_dir / "pieces"),
        places=Places(settings.data_dir / "lectures"),
        reads=reads,
        hub=Hub(),
        attempts=Attempts(settings.login_attempts),
        # Many people may stand behind one address.
        attempts_by_address=Attempts(10 * settings.login_attempts),
    )
