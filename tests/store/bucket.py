"""An S3 server of our own for the time of the tests: moto, on a free port of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import httpx
import pytest

BUCKET = "recevable"


@contextmanager
def bucket() -> Iterator[str]:
    """« s3://recevable », with the AWS_* variables that lead there."""
    server = pytest.importorskip("moto.server")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    address = f"http://{host}:{port}"
    said = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ALLOW_HTTP": "true",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    try:
        with mock.patch.dict(os.environ, said):
            httpx.put(f"{address}/{BUCKET}").raise_for_status()
            yield f"s3://{BUCKET}"
    finally:
        running.stop()
