"""A born-digital dossier of four pages, warm: seconds to its verdict, by step: `python -m bench.digital`."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from unittest.mock import patch

from pypdfium2 import PdfDocument

from bench.machine import commit, cores, processor
from bench.markdown import section, table
from models.dossier import Dossier
from models.page import Page, Word
from models.view import Pixels
from ocr.pdf import scan_dpi
from ocr.reader import FirstReader
from ocr.settings import Limits
from ocr.witness import Otherwise, seen_otherwise
from pipeline import witnessed, worker
from pipeline.control import conclude, scheme_of
from pipeline.files import Handed
from pipeline.opening import CarryTask, ReadResult, ReadTask, carried, read_file
from pipeline.pool import Pool
from pipeline.reading import Reading, joined, read_files
from pipeline.settings import Settings
from testdata.generate.run import Made, Order, make

PAGES = 4
WORKERS = 2  # side by side
TRIED = 400  # dossiers drawn to find enough of that many pages
HEAD = ("step", "median s", "slowest s", "median processor s")


@dataclass(frozen=True)
class Lap:
    """Seconds of one step: on the clock, and of the processor."""

    wall: float
    used: float


class Watch:
    """Times steps by name."""

    def __init__(self) -> None:
        self.laps: dict[str, list[Lap]] = {}
        self._at = (0.0, 0.0)

    def start(self) -> None:
        self._at = (time.perf_counter(), time.process_time())

    def lap(self, name: str) -> None:
        wall, used = time.perf_counter(), time.process_time()
        self.laps.setdefault(name, []).append(Lap(wall - self._at[0], used - self._at[1]))
        self._at = (wall, used)


def main(arguments: Sequence[str] | None = None) -> int:
    """Always 0: the page says whether the target is reached."""
    options = parse(arguments)
    watch, asked = Watch(), []
    chosen = list(dossiers(options.seed, options.count))
    for made in chosen:  # the first round warms the engines, which compile something for every size of strip
        _measure(made, Watch())
    for made in chosen:
        asked.append(_measure(made, watch))
    with Pool(Settings(workers=WORKERS), warm=True) as pool:
        for rank in range(2 * len(chosen)):  # the first round warms both workers
            _side_by_side(chosen[rank % len(chosen)], pool, watch if rank >= len(chosen) else Watch())
    options.out.write_text(_page(watch, asked, options.seed) + "\n", encoding="utf-8")
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.digital", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=8, help="dossiers measured")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args(arguments)


def dossiers(seed: int, count: int) -> Iterator[Made]:
    """Sound born-digital dossiers of four pages, held out from development."""
    order = Order(seed=seed, split="bench", quality="digital", defective=False)
    found = 0
    for index in range(TRIED):
        made = make(order, index)
        pages = {(p["document"], p["page"]) for piece in made.truth["pieces"] for p in piece["pages"]}
        if len(pages) == PAGES and all(_drawn(data) for data in made.files.values()):
            yield made
            found += 1
        if found == count:
            return


def _drawn(data: bytes) -> bool:
    """A PDF without a scanned page."""
    if not data.startswith(b"%PDF"):
        return False
    document = PdfDocument(data)
    return all(scan_dpi(document[index]) is None for index in range(len(document)))


def _measure(made: Made, watch: Watch) -> float:
    """Times one dossier; gives the seconds of processor a page that INT-01 costs."""
    with tempfile.TemporaryDirectory(prefix="recevable-digital-") as folder:
        paths = [Path(folder) / name for name in made.files]
        for path in paths:
            path.write_bytes(made.files[path.name])
        dossier = Dossier.model_validate(made.dossier)
        scheme = scheme_of(dossier)
        watch.start()
        whole = Watch()
        whole.start()
        read = [_read(path, Path(folder) / f"{i}") for i, path in enumerate(paths)]
        watch.lap("read the pages")
        pictures = {key: path for one in read for key, path in one.pictures.items()}
        documents = tuple(one.document for one in read)
        with _Counted() as counted:
            made_of = worker.extract(worker.ExtractTask(scheme.id, documents, pictures))
        watch.lap("make the pieces")
        reading = Reading(documents, joined([made_of]), made_of.ledger, (), pictures)
        conclude(dossier, scheme, reading, Settings())
        watch.lap("control")
        whole.lap("all")
        watch.laps.setdefault("all", []).extend(whole.laps["all"])
    layered = sum(_layered(page) for document in documents for page in document.pages)
    return counted.used / max(layered, 1)


def _read(path: Path, folder: Path) -> ReadResult:
    """All that one file says and carries."""
    read = read_file(ReadTask(path.name, path, folder, Limits()))
    document = read.document.model_copy(update={"electronic": carried(CarryTask(path, read))})
    return replace(read, document=document)


def _side_by_side(made: Made, pool: Pool, watch: Watch) -> None:
    """Times one dossier as the service reads it, in warm workers."""
    with tempfile.TemporaryDirectory(prefix="recevable-digital-") as folder:
        files = []
        for name, data in made.files.items():
            path = Path(folder) / name
            path.write_bytes(data)
            files.append(Handed(name, path))
        dossier = Dossier.model_validate(made.dossier)
        scheme = scheme_of(dossier)
        watch.start()
        reading = read_files(files, scheme.id, Path(folder) / "pages", pool, None)
        conclude(dossier, scheme, reading, pool.settings)
        watch.lap(f"all, in {WORKERS} workers")


def _layered(page: Page) -> bool:
    return page.layer == "honest"


class _Counted:
    """Counts the processor seconds that the look at the pixels takes."""

    used = 0.0

    def __enter__(self) -> _Counted:
        self._patch = patch.object(witnessed, "seen_otherwise", self._timed)
        self._patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._patch.stop()

    def _timed(self, words: Sequence[Word], pixels: Pixels, reader: FirstReader) -> tuple[Otherwise, ...]:
        before = time.process_time()
        found = seen_otherwise(words, pixels, reader)
        self.used += time.process_time() - before
        return found


def _page(watch: Watch, asked: Sequence[float], seed: int) -> str:
    rows = [
        (name, f"{median(x.wall for x in laps):.2f}", f"{max(x.wall for x in laps):.2f}",
         "-" if "workers" in name else f"{median(x.used for x in laps):.2f}")
        for name, laps in watch.laps.items()
    ]  # fmt: skip
    said = (
        f"{len(asked)} born-digital dossiers of {PAGES} pages, seed {seed}, one process with one thread, "
        f"then by {WORKERS} workers, all of which read each of them once before; "
        f"{cores()} cores of {processor()}; commit {commit()}. Target: 1 s for all the steps."
    )
    cost = (
        f"INT-01, the pixels asked about critical values: {median(asked):.3f} s of processor a page "
        f"(median), {max(asked):.3f} at most; target 0.1."
    )
    return section("A born-digital dossier, warm", said, table(HEAD, rows), cost, level=1)


if __name__ == "__main__":
    raise SystemExit(main())
