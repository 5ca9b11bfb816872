"""The description of one way of scanning."""

from dataclasses import dataclass
from typing import Literal

from testdata.scanner.bilevel import Threshold
from testdata.scanner.paged import Packing
from testdata.scanner.shot import Effect

Quality = Literal["clean", "office", "poor", "phone"]
Ink = Literal["colour", "grey"] | Threshold


@dataclass(frozen=True)
class Maybe:
    """An effect that is there on some scans only."""

    chance: float
    effect: Effect


@dataclass(frozen=True)
class Profile:
    """Ranges, from which each scan takes its luck.

    `sheet` happens to each sheet on its own; `machine` is the same on all the pages of a scan (dirt on the
    glass stays where it is); `grain` comes last and differs from page to page.
    `dpi` gives (across, down). `turns` are the clockwise turns that a reader sees, drawn page by page;
    `marked` is the share of scans whose file says how to turn the page, so that a reader sees it upright.
    `files` are the suffixes that come out, each packed as `packing` says. `hidden_words` is the error rate of
    the text layer. `declared_dpi` is what a telephone writes, whatever it took.
    """

    name: str
    quality: Quality
    held_out: bool
    dpi: tuple[tuple[int, int], ...]
    ink: Ink
    summary: str
    sheet: tuple[Effect | Maybe, ...] = ()
    machine: tuple[Effect | Maybe, ...] = ()
    grain: tuple[Effect | Maybe, ...] = ()
    turns: tuple[int, ...] = (0,)
    marked: float = 0.0
    packing: Packing = "jpeg"
    jpeg: tuple[int, int] = (75, 85)
    strips: tuple[int, ...] = (1,)
    files: tuple[str, ...] = (".pdf",)
    singles: tuple[str, ...] = (".pdf",)
    hidden_words: tuple[float, float] | None = None
    declared_dpi: int | None = None
    producer: str = "Scan to PDF 2.1"
