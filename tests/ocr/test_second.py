"""The second readers read the crops that they are asked for, one after the other."""

import pytest

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.doubles import ReplayReader, ReplaySecondReader
from ocr.engines import Engines
from ocr.second import Second
from tests.ocr.paper import letter, pixels

RPPS = Box(left=0.10, top=0.212, right=0.45, bottom=0.24)


def test_each_engine_reads_a_line_and_gives_places_on_the_page(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(letter())})
    readings = list(second.read("a", 1, RPPS))
    asked = [Reader.PPOCR_V4, Reader.PPOCR, Reader.PPOCR_V4, Reader.TESSERACT]
    assert [words[-1].reader for words in readings] == asked
    assert all("".join(w.text for w in words).endswith("10003456789") for words in readings)
    for words in (readings[0], readings[-1]):
        assert words[-1].text == "10003456789"
        assert words[-1].box.left == pytest.approx(285 / 1240, abs=0.02)
        assert words[-1].box.middle_y == pytest.approx(396 / 1754, abs=0.01)


def test_the_first_reader_is_asked_first_on_a_page_that_it_has_not_seen(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(letter())}, drawn=[("a", 1)])
    assert next(second.read("a", 1, RPPS))[0].reader is Reader.PPOCR


def test_nothing_is_seen_on_paper(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(letter())})
    assert list(second.read("a", 1, Box(left=0.1, top=0.8, right=0.5, bottom=0.84))) == []


class Counting:
    """Sees the same word everywhere, and counts how often it was asked."""

    def __init__(self, name: Reader) -> None:
        self.name = name
        self.asked = 0

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        self.asked += 1
        return (Word(text="12", box=box, confidence=0.9, reader=self.name),)


def test_an_engine_is_asked_only_when_wanted_and_once_for_a_crop() -> None:
    fast, slow = Counting(Reader.PPOCR_V4), Counting(Reader.TESSERACT)
    second = Second({("a", 1): pixels(letter())}, (fast, slow))
    assert next(second.read("a", 1, RPPS))[0].reader is Reader.PPOCR_V4
    assert (fast.asked, slow.asked) == (1, 0)
    assert len(list(second.read("a", 1, RPPS))) == 2
    assert (fast.asked, slow.asked) == (1, 1)


def test_doubles_repeat_what_they_were_told() -> None:
    box = Box(left=0.1, top=0.1, right=0.4, bottom=0.15)
    reader = ReplayReader({box: "Bonjour"})
    paper = pixels(letter())
    assert [strip.text for strip in reader.read(paper, reader.find(paper))] == ["Bonjour"]
    word = Word(text="12", box=box, confidence=0.9, reader=Reader.TESSERACT)
    second = ReplaySecondReader({("a", 1): [word]})
    assert list(second.read("a", 1, box)) == [(word,)]
    assert list(second.read("a", 1, RPPS)) == []
