"""What every request needs: the settings, the store, who reads."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from api.attempts import Attempts
from api.hub import Hub
from api.readings import Readings
from api.settings import ServiceSettings, prepare
from pipeline.batch.job import Read
from pipeline.batch.read import read_for_good
from store.blobs import Blobs
from store.database import Database
from store.objects import open_objects


@dataclass(frozen=True)
class Service:
    """Shared by requests and by the threads that do the work. `wake` is set when something waits.

    `reader` reads the files of an order and keeps the reading: it travels to whoever does it.
    """

    settings: ServiceSettings
    secret: bytes
    db: Database
    blobs: Blobs
    readings: Readings
    reader: Read
    hub: Hub
    attempts: Attempts
    attempts_by_address: Attempts
    wake: threading.Event = field(default_factory=threading.Event)


def open_service(settings: ServiceSettings, reader: Read = read_for_good) -> Service:
    """Opens the store and brings its tables up to date. Raises UnsafeError, OSError."""
    secret = prepare(settings)
    objects = open_objects(settings.where)
    db = Database(settings.url)
    db.migrate()
    return Service(
        settings=settings,
        secret=secret,
        db=db,
        blobs=Blobs(objects),
        readings=Readings(objects),
        reader=reader,
        hub=Hub(),
        attempts=Attempts(settings.login_attempts),
        # Many people may stand behind one address.
        attempts_by_address=Attempts(10 * settings.login_attempts),
    )
