"""Running the service: the store, the threads that do the work, the HTTP server."""

from __future__ import annotations

import logging
import shutil
import tempfile
from functools import partial
from pathlib import Path

import uvicorn

from api import logs
from api.app import application
from api.courier import Courier
from api.engine import Engine
from api.intake import sweep
from api.service import open_service
from api.settings import ServiceSettings
from pipeline.batch.executors import hands

LOG = logging.getLogger("recevable.serve")
GRACE = 5  # seconds for requests under way when the service is stopped


def serve(settings: ServiceSettings) -> None:
    """Serves until it is stopped. Raises UnsafeError, OSError."""
    service = open_service(settings)
    tempfile.tempdir = str(_scratch(settings))
    logs.install()
    app = application(service)
    swept = sweep(service)
    LOG.info("swept", extra={"blobs": swept})
    with Courier(service), Engine(service, partial(hands, settings.executor, settings)) as engine:
        app.state.engine = engine
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


def _scratch(settings: ServiceSettings) -> Path:
    """Uploads and pictures under way: beside the data, and swept at each start."""
    folder = settings.data_dir / "passage"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder.resolve()
