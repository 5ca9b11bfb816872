"""The readers of one process, built when first needed and kept."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from models.view import Pixels, SecondReader
from ocr.hands import FIRST_ODDS, DayReader, HandReader, NameReader
from ocr.networks import HANDWRITING, OTHER_RECOGNITION
from ocr.other import OtherReader
from ocr.pen import PenTold
from ocr.ppocr import PpOcr
from ocr.reader import FirstReader
from ocr.recognise import Recogniser
from ocr.second import CropReader, FirstAgain, Second
from ocr.signing import SigningTold
from ocr.tesseract import TesseractReader


class Engines:
    """Holds the first reader, and makes second readers over the pixels of a dossier.

    Doubles are given by argument: `Engines(first=NoopReader())`.
    """

    def __init__(self, first: FirstReader | None = None, threads: int = 1) -> None:
        self._given = first
        self._threads = threads
        # Tesseract reads it at its start: one page on one core, whatever the machine has
        os.environ.setdefault("OMP_THREAD_LIMIT", str(threads))

    @cached_property
    def first(self) -> FirstReader:
        """The reader of whole pages."""
        return self._given or PpOcr(self._threads)

    @cached_property
    def other(self) -> Recogniser:
        """The network that reads crops before Tesseract."""
        return Recogniser(self._threads, model=OTHER_RECOGNITION)

    @cached_property
    def pen(self) -> PenTold:
        """Tells letters that a pen wrote from print."""
        return PenTold(self._threads)

    @cached_property
    def signing(self) -> SigningTold:
        """Tells signatures from stamps, writing and stray strokes."""
        return SigningTold(self._threads)

    @cached_property
    def hand(self) -> NameReader:
        """Tells which of some names a hand wrote."""
        return NameReader(self.hands)

    @cached_property
    def hands(self) -> Recogniser:
        """The network that reads what somebody wrote, when the other two do not agree."""
        return Recogniser(self._threads, model=HANDWRITING)

    def load(self) -> None:
        """Builds the networks now, which takes a second."""
        _ = self.first, self.other, self.pen, self.hands, self.signing

    def second_reader(
        self, pixels: Mapping[tuple[str, int], Pixels], drawn: Collection[tuple[str, int]] = ()
    ) -> SecondReader:
        """The reader of crops of those pages: (document name, page number) -> upright RGB pixels.

        `drawn`: those whose words all come from an honest text layer.
        """
        again, cleaned, raw = (
            FirstAgain(self.first),
            OtherReader(self.other),
            OtherReader(self.other, raw=True),
        )
        networks, tesseract = (cleaned, again, raw), TesseractReader()
        readers = (*networks, HandReader(self.hands), tesseract)
        days: tuple[CropReader, ...] = (*networks, DayReader(self.hands), *self._first_of_days(), tesseract)
        return Second(pixels, readers, drawn, (again, cleaned, raw, tesseract), days)

    def _first_of_days(self) -> Iterator[DayReader]:
        """The first reader asked which day it sees, where it made no day of the letters one by one."""
        if isinstance(self.first, PpOcr):
            yield DayReader(self.first.recogniser, self.first.name, FIRST_ODDS)
