"""Time and memory of archive runs without engines, from 1 000 dossiers up. `python -m bench.scale --help`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.machine import commit, cores, high_water_kb, processor
from bench.markdown import section, table
from bench.scale_archive import make_archive, recorded
from pipeline.batch.job import Choices, Html, Writers
from pipeline.batch.keys import reading_version
from pipeline.batch.ledger import Ledger
from pipeline.batch.places import Places
from pipeline.batch.run import Order, Told, run
from pipeline.batch.summary import summarise
from pipeline.settings import Settings
from reports.archive import write_results
from reports.html import to_html
from reports.json_ import to_json

HEAD = (
    "dossiers", "plan s", "read back and control s", "across s", "results s", "second run s",
    "dossiers/s", "peak MB", "ledger MB", "links",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.workers)))
        return
    rows = []
    for count in asked.counts:
        rows.append(_apart(count, asked))
        rows.sort(key=lambda row: int(row["dossiers"]))
        asked.out.write_text(_page(rows, asked.workers), encoding="utf-8")


def _apart(count: int, asked: argparse.Namespace) -> dict[str, Any]:
    """In a process of its own, so that the peak of memory is that of this size."""
    command = [sys.executable, "-m", "bench.scale", "--one", str(count), "--workers", str(asked.workers)]
    done = subprocess.run([*command, "--out", str(asked.out)], stdout=subprocess.PIPE, check=True)  # noqa: S603 - ours
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(count: int, workers: int) -> dict[str, Any]:
    """One size: makes the archive, runs it, runs it again."""
    with tempfile.TemporaryDirectory(prefix="recevable-scale-") as folder:
        archive = make_archive(Path(folder) / "in", count)
        order = _order(archive, Path(folder) / "out", workers)
        clock = _Clock()
        totals = run(order, Told(clock.start, clock.done))
        ended = time.monotonic()
        with Ledger(Places(order.out).ledger) as ledger:
            write_results(order.out, ledger, summarise(ledger, totals))
        written = time.monotonic()
        peak = high_water_kb(os.getpid()) // 1024
        run(order, Told(lambda waiting, total: None, lambda done: None))
        again = time.monotonic()
        ledger_mb = Places(order.out).ledger.stat().st_size / 1e6
        return {
            "dossiers": count,
            "plan": clock.planned - clock.begun,
            "control": clock.last - clock.planned,
            "across": ended - clock.last,
            "results": written - ended,
            "again": again - written,
            "peak": peak,
            "ledger": ledger_mb,
            "links": totals.links,
        }


def _order(archive: Path, out: Path, workers: int) -> Order:
    choices = Choices(
        settings=Settings(),
        writers=Writers(to_json, to_html),
        reader=recorded,
        version="scale",
        reading=reading_version(),
        html=Html.NONE,
    )
    return Order((archive,), out, f"local:{workers}", choices)


class _Clock:
    """When the plan ended, and when the last dossier came back."""

    def __init__(self) -> None:
        self.begun = self.planned = self.last = time.monotonic()

    def start(self, waiting: int, total: int) -> None:
        self.planned = time.monotonic()

    def done(self, done: object) -> None:
        self.last = time.monotonic()


def _page(rows: list[dict[str, Any]], workers: int) -> str:
    cells = [
        (
            row["dossiers"],
            *(f"{row[name]:.1f}" for name in ("plan", "control", "across", "results", "again")),
            f"{row['dossiers'] / row['control']:.0f}",
            *(f"{row[name]:.0f}" for name in ("peak", "ledger")),
            row["links"],
        )
        for row in rows
    ]
    said = (
        f"Recorded readings, one page a dossier, no engine; `local:{workers}`; {cores()} cores of "
        f"{processor()}, shared with other work; commit {commit()}. One "
        "dossier in a hundred is a second order of the same client. `peak MB` is that of the run itself, the "
        "processes that control have a bounded memory of their own."
    )
    return section("How an archive run grows", said, table(HEAD, cells), level=1) + "\n"


if __name__ == "__main__":
    main()
