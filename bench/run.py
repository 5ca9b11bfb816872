"""Generate dossiers, control each, compare with the truth, write the tables.

    python -m bench.run --seed 7 --count 60 --workers 2 --out bench/results/latest.md
    python -m bench.run --seed 7 --count 60 --scheme all --out bench/results/schemes.md

Records go to `out/bench/` a line each as they come: a run cut short gives its tables all the same, and
`--resume` goes on from there.
"""

from __future__ import annotations

import argparse
import math
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.crew import measure_all
from bench.page import page
from bench.record import Record
from bench.summary import Summary, context, summarise
from testdata.generate.demand import SCHEME as MDV
from testdata.generate.run import QUALITIES
from testdata.generate.scheme import scheme_keys

WORK = Path("out/bench")
QUICK = 12
EVERY = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0; 1 when a dossier ended in a crash or came out conforme though it is not."""
    options = parse(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    work = WORK / f"{options.scheme}-{options.split}-{options.seed}-{options.count}"
    log = work / "records.jsonl"
    if not options.resume or not log.exists():
        generate(options, work / "dossiers")
        log.write_text("", encoding="utf-8")
    records = load(log)
    try:
        _go_on(options, work / "dossiers", log, records)
    finally:
        found = write(options, records)
    return 1 if found.crashes or found.false_accepted else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.run", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60, help="dossiers, half of them with a defect")
    parser.add_argument("--scheme", choices=(MDV, *scheme_keys(), "all"), default=MDV)
    parser.add_argument("--quality", choices=sorted(set(QUALITIES)), help="that quality only")
    parser.add_argument("--split", choices=("dev", "bench"), default="bench")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True, help="the Markdown page; the JSON goes beside it")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} dossiers")
    parser.add_argument("--resume", action="store_true", help="keep what an earlier run measured")
    parser.add_argument("--minutes", type=float, default=math.inf, help="begin no dossier after that time")
    options = parser.parse_args(arguments)
    if options.quick:
        options.count = QUICK
    return options


def generate(options: argparse.Namespace, folder: Path) -> None:
    """Draw the dossiers. Raises subprocess.CalledProcessError when the generator fails."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "testdata.generate", "--split", options.split, "--out", str(folder)]
    wanted = ["--seed", str(options.seed), "--count", str(options.count), "--scheme", options.scheme]
    wanted += ["--quality", options.quality] if options.quality else []
    subprocess.run([*command, *wanted], check=True)  # noqa: S603 - our own module


def load(log: Path) -> list[Record]:
    """The records of an earlier run; a line cut in the middle is measured again."""
    lines = log.read_text(encoding="utf-8").split("\n")
    whole = lines[:-1]
    log.write_text("".join(line + "\n" for line in whole), encoding="utf-8")
    return [Record.model_validate_json(line) for line in whole]


def _go_on(options: argparse.Namespace, dossiers: Path, log: Path, records: list[Record]) -> None:
    """Measure what is not yet measured; each record is written down at once."""
    known = {record.dossier for record in records}
    folders = [f for f in sorted(dossiers.iterdir()) if f.is_dir() and f.name not in known]
    until = time.monotonic() + 60 * options.minutes
    with log.open("a", encoding="utf-8") as lines:
        for record in measure_all(folders, options.workers, until=until):
            print(record.model_dump_json(), file=lines, flush=True)
            records.append(record)
            _tell(options, record, len(records))
            if len(records) % EVERY == 0:
                write(options, records)


def _tell(options: argparse.Namespace, record: Record, done: int) -> None:
    mark = "FALSE ACCEPT" if record.false_accept else record.crash or ""
    got = record.verdict or "crash"
    print(
        f"{done}/{options.count} {record.dossier} {record.quality}: expected {record.expected}, got {got}, "
        f"{record.page_count} pages in {record.seconds:.1f} s {mark}",
        file=sys.stderr,
    )


def write(options: argparse.Namespace, records: Sequence[Record]) -> Summary:
    """The Markdown page, and the same measures as JSON beside it."""
    ordered = sorted(records, key=lambda record: record.dossier)
    about = context(options.seed, options.count, options.split, options.workers, ordered)
    found = summarise(ordered, about)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(page(found), encoding="utf-8")
    options.out.with_suffix(".json").write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return found


if __name__ == "__main__":
    sys.exit(main())
