"""`python -m bench.service`: a running service measured from outside, over HTTP, with data of its own.

Each dossier is a committed scan under another name, so that nothing is read twice from what was kept.
"""

from __future__ import annotations

import argparse
import io
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from bench.machine import commit, cores, processor
from bench.markdown import table
from testdata.samples import SCANS

SAMPLE = SCANS / "avance-digital-conforme"
EMPTY = b"%PDF-1.4\n%%EOF\n"  # refused at once by the reader: what is left is the service's own cost
PORT = 8765


@dataclass(frozen=True)
class Running:
    """A service, and a client that holds a key."""

    client: httpx.Client
    pid: int

    def memory(self) -> float:
        """Megabytes held by the service's own process."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def hand_in(self, *, real: bool) -> str:
        name = f"{secrets.token_hex(6)}.pdf"
        piece = (SAMPLE / "bon_de_commande.pdf").read_bytes() if real else EMPTY
        files = [
            ("files", ("dossier.json", io.BytesIO((SAMPLE / "dossier.json").read_bytes()))),
            ("files", (name, io.BytesIO(piece))),
        ]
        answer = self.client.post("/v1/dossiers", files=files)
        answer.raise_for_status()
        return str(answer.json()["id"])

    def waits(self, dossier: str) -> float:
        """Seconds from now to the verdict."""
        began = time.monotonic()
        while self.client.get(f"/v1/dossiers?q={dossier}").json()["dossiers"][0]["state"] != "done":
            time.sleep(0.1)
        return time.monotonic() - began


@contextmanager
def running(parallel: int) -> Iterator[Running]:
    """The command that an operator types, in an empty folder."""
    with tempfile.TemporaryDirectory(prefix="recevable-bench-") as folder:
        own = {"RECEVABLE_DATA_DIR": f"{folder}/data", "RECEVABLE_PORT": str(PORT)}
        environment = {
            **os.environ,
            **own,
            "RECEVABLE_EXECUTOR": f"local:{parallel}",
            "RECEVABLE_QUEUE_MAX": "5000",
        }
        program = str(Path(sys.executable).parent / "recevable")
        made = subprocess.run(  # noqa: S603 - our own words
            [program, "key", "add", "bench", "--scope", "gestionnaire"],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        headers = {"Authorization": f"Bearer {made.stdout.strip()}"}
        with (
            subprocess.Popen(  # noqa: S603 - our own words
                [program, "serve"], env=environment, stderr=subprocess.DEVNULL
            ) as process,
            httpx.Client(base_url=f"http://127.0.0.1:{PORT}", headers=headers, timeout=120) as client,
        ):
            _until_ready(client)
            yield Running(client, process.pid)
            process.terminate()


def _until_ready(client: httpx.Client) -> None:
    while True:
        try:
            client.get("/readyz").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return


def at_once(service: Running, count: int) -> list[float]:
    """Seconds to the verdict of that many dossiers handed in together."""
    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(lambda _: service.waits(service.hand_in(real=True)), range(count)))


def flood(service: Running, count: int) -> tuple[float, list[float]]:
    """Dossiers accepted a second, and the memory after each fifth of them is settled."""
    with ThreadPoolExecutor(8) as threads:
        began = time.monotonic()
        accepted = list(threads.map(lambda _: service.hand_in(real=False), range(count)))
        rate = count / (time.monotonic() - began)
    memory = []
    for part in range(1, 6):
        wanted = count * part // 5
        while service.client.get("/v1/dossiers?state=done&limit=1").json()["total"] < wanted:
            time.sleep(0.2)
        memory.append(service.memory())
    assert len(set(accepted)) == count
    return rate, memory


def main() -> None:
    """Measures, and writes the table."""
    parser = argparse.ArgumentParser(prog="bench.service")
    parser.add_argument("--out", type=Path, default=Path("bench/results/service.md"))
    parser.add_argument("--together", type=int, default=20)
    parser.add_argument("--flood", type=int, default=500)
    parser.add_argument("--parallel", type=int, default=2)
    chosen = parser.parse_args()
    with running(chosen.parallel) as service:
        at_once(service, 1)  # the readers load their models
        alone = at_once(service, 1)
        together = at_once(service, chosen.together)
    with running(chosen.parallel) as service:
        rate, memory = flood(service, chosen.flood)
    rows = [
        ("verdict of one dossier of 2 pages, alone (s)", f"{alone[0]:.1f}"),
        (f"verdict among {chosen.together} at once, median (s)", f"{median(together):.1f}"),
        (f"verdict among {chosen.together} at once, last (s)", f"{max(together):.1f}"),
        ("dossiers accepted a second, 8 clients", f"{rate:.0f}"),
        (
            f"memory of the service after each fifth of {chosen.flood} dossiers (MB)",
            " · ".join(f"{one:.0f}" for one in memory),
        ),
    ]
    said = f"{processor()}, {cores()} cores; {chosen.parallel} dossiers read side by side; commit {commit()}."
    chosen.out.write_text(f"# The service under load\n\n{said}\n\n{table(('measure', 'value'), rows)}\n")


if __name__ == "__main__":
    main()
