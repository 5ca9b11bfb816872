"""Stopped as containers are: what was held is put down, and nothing stays behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

# The reader of scanners is not needed here, and would load its models.
PROGRAM = """
from pathlib import Path
from api import scan, serve, settings
scan.Desk.open = lambda desk: None
serve.serve(settings.ServiceSettings(data_dir=Path({root!r}), port={port}))
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def until_it_answers(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(address).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("it does not answer")


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_service_that_is_stopped_leaves_its_room(tmp_path: Path, asked: signal.Signals) -> None:
    port = free_port()
    program = PROGRAM.format(root=str(tmp_path / "data"), port=port)
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as process:
        until_it_answers(f"http://127.0.0.1:{port}/healthz")
        rooms = [one for one in (tmp_path / "data" / "passage").iterdir() if one.is_dir()]
        process.send_signal(asked)
        _, logs = process.communicate(timeout=240)
    assert len(rooms) == 1
    assert not rooms[0].exists()
    assert (process.returncode, "leaked" in logs) == (0, False)
