"""Killed without warning while 50 dossiers are under way, then started again: each has one verdict."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from sqlalchemy import select

from store import people
from store.people import Role
from store.tables import Audit
from tests.api.world import made
from tests.batch.world import content, declared

COUNT = 50
PATIENCE = 240


@contextmanager
def victim(root: Path, key: str, url: str = "") -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "tests.api.victim", str(root), *([url] if url else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        headers = {"Authorization": f"Bearer {key}"}
        with httpx.Client(base_url=address, headers=headers, timeout=30) as client:
            yield client, process
        process.kill()


def hand_in(client: httpx.Client, number: int) -> str:
    made_ = declared(number)
    text, piece = content(made_, sleep=0.03)
    files = [("files", ("dossier.json", text)), ("files", ("bdc.pdf", piece))]
    answer = client.post("/v1/dossiers", files=files, headers={"Idempotency-Key": str(number)})
    assert answer.status_code == 202
    return str(answer.json()["id"])


def done(client: httpx.Client) -> int:
    return int(client.get("/v1/dossiers?state=done&limit=1").json()["total"])


def test_all_reach_their_verdict_and_none_twice(tmp_path: Path) -> None:
    service = made(tmp_path)
    with service.db.write() as db:
        key = people.add_key(db, "scanner", Role.SCANNER, "test")
    with victim(tmp_path, key) as (client, process):
        accepted = [hand_in(client, number) for number in range(COUNT)]
        before = done(client)
        process.kill()
    assert before < COUNT
    with victim(tmp_path, key) as (client, process):
        assert hand_in(client, 0) == accepted[0]  # whoever did not hear the answer asks again
        end = time.monotonic() + PATIENCE
        while done(client) < COUNT and time.monotonic() < end:
            time.sleep(0.2)
        assert done(client) == COUNT
    with service.db.read() as db:
        verdicts = Counter(db.scalars(select(Audit.dossier).where(Audit.action == "verdict")))
    assert verdicts == Counter(dict.fromkeys(accepted, 1))
    service.db.close()
