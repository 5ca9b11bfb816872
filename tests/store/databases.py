"""Databases for the tests: SQLite in a file, and PostgreSQL started for the time of the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def programs() -> Path | None:
    """Where initdb and pg_ctl are, None when PostgreSQL is not installed."""
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else (DEBIAN[-1] if DEBIAN else None)


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a server of our own; it refuses to run as root, so Debian's account serves then."""
    folder = Path(tempfile.mkdtemp(prefix="recevable-pg-"))
    account = pwd.getpwnam("postgres") if os.getuid() == 0 else None
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    port = _free_port()
    bin_ = programs()
    assert bin_ is not None
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
        )

    run(str(bin_ / "initdb"), "-D", str(data), "-U", "recevable", "--auth=trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(str(bin_ / "pg_ctl"), "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql+pg8000://recevable@127.0.0.1:{port}/postgres"
    finally:
        run(str(bin_ / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
