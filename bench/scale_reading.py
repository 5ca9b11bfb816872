"""Pages per second of real reading, local:1 and local:2, beside OCRmyPDF: `python -m bench.scale_reading`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from shutil import which

from PIL import Image

from bench.machine import commit, cores, first_line, processor
from bench.markdown import section, table
from pipeline.batch.ledger import Ledger
from pipeline.batch.places import Places

HEAD = ("program", "processes", "pages", "wall s", "processor s", "pages/s", "processor s a page")
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="folders of dossiers, as testdata.generate makes them")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="recevable-reading-") as folder:
        rows = [ours(asked.archive, Path(folder), number) for number in (1, 2)]
        rows += [ocrmypdf(asked.archive, Path(folder), n) for n in (1, 2)] if which("ocrmypdf") else []
    said = (
        f"From files to results, start of the program included; {cores()} cores of {processor()}; commit "
        f"{commit()}; ocrmypdf {first_line('ocrmypdf', '--version')}. OCRmyPDF only reads (deskew, rotate, "
        "force-ocr, fra); recevable reads, finds fields, controls and writes reports."
    )
    page = section("Speed of reading an archive", said, table(HEAD, rows), level=1)
    asked.out.write_text(page + "\n", encoding="utf-8")


def ours(archive: Path, folder: Path, workers: int) -> tuple[object, ...]:
    """One run of `recevable batch`."""
    out = folder / f"out-{workers}"
    options = ["--out", str(out), "--executor", f"local:{workers}", "--quiet"]
    wall, cpu = _timed([sys.executable, "-m", "cli.main", "batch", str(archive), *options])
    with Ledger(Places(out).ledger) as ledger:
        pages = ledger.connection.execute("SELECT coalesce(sum(pages), 0) FROM pace").fetchone()[0]
    return _row("recevable batch", workers, int(pages), wall, cpu)


def ocrmypdf(archive: Path, folder: Path, jobs: int) -> tuple[object, ...]:
    """The same files, one after the other; pictures are made into PDFs before the clock starts."""
    files = [made for path in sorted(archive.rglob("*")) if (made := _as_pdf(path, folder))]
    pages, wall, cpu = 0, 0.0, 0.0
    for path in files:
        target = folder / "read.pdf"
        options = ["--force-ocr", "--deskew", "--rotate-pages", "-l", "fra", "--jobs", str(jobs), "--quiet"]
        took, used = _timed(["ocrmypdf", *options, str(path), str(target)])
        pages, wall, cpu = pages + _pages(target), wall + took, cpu + used
    return _row("OCRmyPDF", jobs, pages, wall, cpu)


def _as_pdf(path: Path, folder: Path) -> Path | None:
    if path.suffix.lower() == ".pdf":
        return path
    if path.suffix.lower() not in PICTURES:
        return None
    target = folder / f"{path.parent.name}-{path.stem}.pdf"
    with Image.open(path) as image:
        image.save(target, "PDF", save_all=True, resolution=200)
    return target


def _pages(path: Path) -> int:
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only where OCRmyPDF is installed

    return len(PdfDocument(path)) if path.is_file() else 0


def _timed(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of a command and of all that it started."""
    before, begun = os.times(), time.monotonic()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - begun, used


def _row(name: str, workers: int, pages: int, wall: float, cpu: float) -> tuple[object, ...]:
    speed = f"{pages / wall:.2f}" if wall else "-"
    return name, workers, pages, f"{wall:.0f}", f"{cpu:.0f}", speed, f"{cpu / max(pages, 1):.1f}"


if __name__ == "__main__":
    main()
