"""The same scanned pages before other readers: time, and critical values found letter by letter.

    python -m bench.peers --seed 7 --out bench/results/peers.md

A value counts as found when it stands anywhere in the text of its piece's pages: no reader is asked to
know what it is.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.machine import cores, cpu_seconds, first_line, processor, versions
from bench.markdown import section, table
from bench.peer_readers import SECONDS, GaveUpError, Reader, readers
from bench.pictures import picture
from bench.printed import NOT_SEARCHED, stands_in
from bench.run import WORK, generate
from bench.score_fields import COLUMNS, CRITICAL
from bench.share import Share, share
from bench.truth import TruePiece, load_truth
from models.base import Frozen

DIGITAL = "digital"
HEAD = ("reader", "s a page", "processor s a page", "pages given up", "values found")


class Sample(Frozen):
    """A scanned piece of a generated dossier."""

    folder: Path
    quality: str
    piece: TruePiece


class Reached(Frozen):
    """What one reader made of one piece."""

    reader: str
    quality: str
    pages: int
    seconds: float
    cpu_seconds: float
    gave_up: int
    found: tuple[bool, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Always 0 once the tables are written."""
    options = parse(arguments)
    work = WORK / f"peers-{options.split}-{options.seed}"
    generate(options, work / "dossiers")
    samples = choose(work / "dossiers", options.pages, random.Random(options.seed))  # noqa: S311 - a sample
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        reached = list(compare(samples, readers(), Path(folder)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(page(reached, options.seed), encoding="utf-8")
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.peers", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=40, help="dossiers to draw the pages from")
    parser.add_argument("--split", choices=("dev", "bench"), default="bench")
    parser.add_argument("--pages", type=int, default=60, help="at most so many pages")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args(arguments)


def choose(dossiers: Path, pages: int, rng: random.Random) -> list[Sample]:
    """Scanned pieces in a random order, as many as fit in so many pages."""
    found: list[Sample] = []
    for folder in sorted(one for one in dossiers.iterdir() if one.is_dir()):
        truth = load_truth(folder)
        if truth.quality != DIGITAL:
            found += [Sample(folder=folder, quality=truth.quality, piece=piece) for piece in truth.pieces]
    rng.shuffle(found)
    kept: list[Sample] = []
    for sample in found:
        if len(sample.piece.pages) <= pages:
            kept.append(sample)
            pages -= len(sample.piece.pages)
    return kept


def compare(samples: Iterable[Sample], given: Mapping[str, Reader], folder: Path) -> Iterator[Reached]:
    """Every reader on every sample; each reader reads one page first that is not counted."""
    for number, sample in enumerate(samples):
        pictures = [
            picture(sample.folder / ref.document, ref.page, folder / f"{number:04d}-{ref.page:03d}.png")
            for ref in sample.piece.pages
        ]
        if number == 0:
            for read in given.values():
                try_reading(read, pictures[0])
        for name, read in given.items():
            yield reach(name, read, sample, pictures)
        print(f"{sample.folder.name} {sample.piece.kind} {sample.quality}", file=sys.stderr)


def reach(name: str, read: Reader, sample: Sample, pictures: Sequence[Path]) -> Reached:
    """What a reader finds on the pages of a piece, and how long it takes."""
    started, worked = time.perf_counter(), cpu_seconds()
    texts = [try_reading(read, one) for one in pictures]
    seconds, cpu = time.perf_counter() - started, cpu_seconds() - worked
    whole = "\n".join(text for text in texts if text is not None)
    return Reached(
        reader=name,
        quality=sample.quality,
        pages=len(pictures),
        seconds=seconds,
        cpu_seconds=cpu,
        gave_up=texts.count(None),
        found=tuple(stands_in(key, value, whole) for key, value in values(sample.piece)),
    )


def try_reading(read: Reader, shown: Path) -> str | None:
    """The text of a page, None when the reader gives up."""
    try:
        return read(shown)
    except GaveUpError:
        return None


def values(piece: TruePiece) -> Iterator[tuple[str, str]]:
    """The critical values printed on a piece, each once."""
    cells = [
        (f"{name}.{column}", row[column])
        for name, rows in piece.tables.items()
        for row in rows
        for column in COLUMNS
        if row.get(column) is not None
    ]
    lists = [
        (key, one)
        for key, value in piece.fields.items()
        for one in ((value,) if isinstance(value, str) else value)
    ]
    for key, value in dict.fromkeys([*lists, *cells]):
        if key in CRITICAL and key not in NOT_SEARCHED and value is not None:
            yield key, value


def page(reached: Sequence[Reached], seed: int) -> str:
    """The tables as Markdown."""
    qualities = sorted({one.quality for one in reached})
    names = list(dict.fromkeys(one.reader for one in reached))
    rows = [_row([one for one in reached if one.reader == name], name, qualities) for name in names]
    known = versions() | {"ocrmypdf": first_line("ocrmypdf", "--version")}
    shown = ", ".join(f"{name} {value}" for name, value in sorted(known.items()))
    pages = sum(one.pages for one in reached if one.reader == names[0]) if names else 0
    return section(
        "Other readers on the same pages",
        f"{pages} scanned pages (seed {seed}), one thread each, on {cores()} cores of {processor()}. "
        "A critical value (identifier, amount, date, number) is found when it stands letter by letter in "
        "the text of its piece's pages; spaces, separators, accents and case are forgiven. "
        f"A reader gives up on a page that it refuses, or that takes it more than {SECONDS:.0f} s.",
        table((*HEAD, *qualities), rows),
        f"Versions: {shown}.",
        level=1,
    ) + "\n"  # fmt: skip


def _row(some: Sequence[Reached], name: str, qualities: Sequence[str]) -> list[object]:
    pages = sum(one.pages for one in some)
    times = [sum(one.seconds for one in some) / pages, sum(one.cpu_seconds for one in some) / pages]
    by_quality = [_found(one for one in some if one.quality == quality) for quality in qualities]
    gave_up = sum(one.gave_up for one in some)
    return [name, *(f"{one:.2f}" for one in times), gave_up, _found(some), *by_quality]


def _found(some: Iterable[Reached]) -> Share:
    return share(hit for one in some for hit in one.found)


if __name__ == "__main__":
    sys.exit(main())
