"""Upright pages in, a spoilt file out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from PIL import Image

from testdata.scanner import machinery, paged, single
from testdata.scanner.paged import Leaf
from testdata.scanner.profile import Profile, Quality
from testdata.scanner.profiles import PROFILES
from testdata.scanner.words import PrintedWord, misread, seen_words

Split = Literal["dev", "bench"]
Texts = Sequence[Sequence[PrintedWord]]

HELD_OUT_SHARE = 0.6
"""How often a bench scan takes a profile that development never saw."""

HUGE_PAGES = 0.3
"""How often a telephone's PDF counts a pixel as a point."""


@dataclass(frozen=True)
class Scan:
    """`dpi` is counted across the sheet, whatever the file claims.

    `rotations` are the clockwise turns of the content of each page, as a reader sees it who honours the
    file's own marks (EXIF, /Rotate).
    """

    data: bytes
    suffix: str
    profile: str
    dpi: int
    rotations: list[int]


def scan(
    pages: Sequence[Image.Image], quality: Quality, rng: Random, split: Split, texts: Texts | None = None
) -> Scan:
    """All the pages in one PDF or TIFF. `pages` are upright RGB at 300 dpi.

    `texts` are the words of the pages (`printed_words`), for the profiles with a hidden text layer; without
    them Tesseract reads the pages, one to five seconds a page. ValueError if there is no page.
    """
    profile = pick(quality, split, rng)
    return scan_with(profile, pages, rng, rng.choice(profile.files), texts)


def scan_single(
    page: Image.Image, quality: Quality, rng: Random, split: Split, text: Sequence[PrintedWord] | None = None
) -> Scan:
    """One page, in whatever file such a machine gives: PDF, TIFF, JPEG, PNG, WebP, HEIC."""
    profile = pick(quality, split, rng)
    texts = None if text is None else [text]
    return scan_with(profile, [page], rng, rng.choice(profile.singles), texts)


def pick(quality: Quality, split: Split, rng: Random) -> Profile:
    """One of the profiles of that quality that the split may see."""
    held_out = split == "bench" and rng.random() < HELD_OUT_SHARE
    return rng.choice([p for p in PROFILES if p.quality == quality and p.held_out == held_out])


def scan_with(
    profile: Profile, pages: Sequence[Image.Image], rng: Random, suffix: str, texts: Texts | None = None
) -> Scan:
    """The same with a profile and a suffix of one's choice."""
    if not pages:
        raise ValueError("nothing to scan")
    dpi = rng.choice(profile.dpi)
    taken = machinery.run(pages, profile, dpi, rng)
    claimed = _claimed(profile, suffix, dpi, rng)
    leaves = [machinery.leaf(picture, profile, claimed, rng) for picture, _ in taken]
    if profile.hidden_words:
        rate = rng.uniform(*profile.hidden_words)
        known = texts or [seen_words(leaf.picture) for leaf in leaves]
        leaves = [
            replace(leaf, words=misread(words, rng, rate)) for leaf, words in zip(leaves, known, strict=True)
        ]
    return Scan(_packed(leaves, profile, suffix), suffix, profile.name, dpi[0], [turn for _, turn in taken])


def _packed(leaves: Sequence[Leaf], profile: Profile, suffix: str) -> bytes:
    if suffix == ".pdf":
        return paged.pdf(leaves, profile.producer)
    if suffix == ".tif":
        return paged.tiff(leaves)
    return single.picture_file(leaves[0], suffix)


def _claimed(profile: Profile, suffix: str, dpi: tuple[int, int], rng: Random) -> tuple[int, int]:
    """What the file says: a telephone's picture claims 72 dpi, and so do some of its PDFs (huge pages)."""
    if profile.declared_dpi is None or (suffix == ".pdf" and rng.random() > HUGE_PAGES):
        return dpi
    return (profile.declared_dpi, profile.declared_dpi)
