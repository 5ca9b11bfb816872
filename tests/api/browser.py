"""A real service on a real port, and Debian's Chromium to use it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import application
from api.service import Service

CHROMIUM = shutil.which("chromium")


@contextmanager
def serving(service: Service) -> Iterator[str]:
    """The address of the service, on a free port of this machine."""
    config = uvicorn.Config(application(service), host="127.0.0.1", port=0, log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
