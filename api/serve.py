"""Running the service: the store, the threads that do the work, the HTTP server."""

from __future__ import annotations

import logging
import signal
import tempfile
from functools import partial
from types import FrameType

import uvicorn

from api import logs
from api.app import application
from api.courier import Courier
from api.engine import Engine
from api.intake import sweep
from api.presence import present
from api.service import open_service
from api.settings import ServiceSettings
from pipeline.batch.executors import hands

LOG = logging.getLogger("recevable.serve")
BEHIND = 10  # how far the readers of dossiers give way to that of a scanner that waits for an answer
GRACE = 5  # seconds for requests under way when the service is stopped


def _stop(number: int, frame: FrameType | None) -> None:
    """uvicorn ends, then gives the signal again: what is under way is put down before the process goes."""
    raise SystemExit(0)


def serve(settings: ServiceSettings) -> None:
    """Serves until it is stopped. Raises UnsafeError, OSError."""
    service = open_service(settings)
    logs.install()
    app = application(service)
    swept = sweep(service)
    LOG.info("swept", extra={"blobs": swept})
    hire = partial(hands, settings.executor, settings, BEHIND)
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, _stop)
    with present(settings.data_dir) as me, Courier(service), Engine(service, me, hire) as engine:
        tempfile.tempdir = str(me.folder)
        app.state.engine = engine
        app.state.desk.open()
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            proxy_headers=settings.secure,
        )
    service.db.close()
