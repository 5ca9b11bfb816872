"""One worker: folders of dossiers come in on standard input, records go out on standard output, a line each.

A process of its own, so that a crash of a library costs one dossier and is counted.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

from bench.calendar import dates_drawn
from bench.machine import cpu_seconds, peak_mb
from bench.record import Record
from bench.score import base_record, score
from bench.truth import load_truth
from models.finding import Report
from pipeline.control import control
from pipeline.declared import load_dossier
from pipeline.files import gather
from pipeline.pool import Pool
from pipeline.settings import Settings

TRUTH = "truth.json"
DECLARED = "dossier.json"


def main() -> None:
    """Until the input ends."""
    answers = _private_stdout()
    warm = False
    with Pool(Settings(calendar=dates_drawn())) as pool:
        for line in sys.stdin:
            record = measure(Path(line.strip()), pool)
            print(record.model_copy(update={"warm": warm}).model_dump_json(), file=answers, flush=True)
            warm = True


def _private_stdout() -> TextIO:
    """The real standard output; what libraries print goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def measure(folder: Path, pool: Pool) -> Record:
    """Control the dossier of a folder and score it; a crash becomes a record too."""
    truth = load_truth(folder)
    started, worked = time.perf_counter(), cpu_seconds()
    try:
        report = _control(folder, pool)
    except Exception as error:  # noqa: BLE001 - any crash of the product is a result here, and is counted
        return base_record(folder.name, truth, crash=f"{type(error).__name__}: {error}")
    spent = {
        "seconds": round(time.perf_counter() - started, 3),
        "cpu_seconds": round(cpu_seconds() - worked, 3),
        "peak_mb": peak_mb(),
    }
    return score(folder.name, truth, report).model_copy(update=spent)


def _control(folder: Path, pool: Pool) -> Report:
    """As a user would: the declared dossier and the files beside it, never the truth."""
    paths = sorted(path for path in folder.iterdir() if path.name not in (TRUTH, DECLARED))
    declared = (folder / DECLARED).read_bytes()
    with tempfile.TemporaryDirectory(prefix="bench-") as unpacked:
        files = gather(paths, Path(unpacked), pool.settings).files
        controlled = control(load_dossier(declared, None), declared, files, pool.settings, pool=pool)
    controlled.folder.cleanup()
    return controlled.report


if __name__ == "__main__":
    main()
