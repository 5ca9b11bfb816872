"""Runs that are killed, and what a run gives in the end: the bytes of all its results."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

from pipeline.batch.ledger import Ledger
from pipeline.batch.places import Places
from pipeline.batch.summary import summarise
from pipeline.batch.totals import balance
from reports.archive import write_results
from tests.batch.world import reports

TABLES = ("results.csv", "results.parquet", "results.xlsx", "findings.parquet")
VICTIM = (sys.executable, "-m", "tests.batch.victim")


def killed_run(archive: Path, out: Path, after: float) -> int:
    """Starts a run and kills it that many seconds after it begins; how many reports were there."""
    with subprocess.Popen([*VICTIM, str(archive), str(out)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.kill()
    return len(list((out / "dossiers").rglob("report.json")))


def given(out: Path) -> dict[str, str]:
    """Digest of every report and every table, by name."""
    with Ledger(Places(out).ledger) as ledger:
        write_results(out, ledger, summarise(ledger, balance(ledger)))
    found = {**reports(out), **{name: (out / name).read_bytes() for name in TABLES}}
    return {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}
