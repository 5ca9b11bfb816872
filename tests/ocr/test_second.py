"""The second reader reads the crops that it is asked for."""

import pytest

from models.geometry import Box
from models.page import Reader, Word
from models.reading import ValueKind
from ocr.doubles import ReplayReader, ReplaySecondReader
from ocr.engines import Engines
from tests.ocr.paper import letter, pixels

RPPS = Box(left=0.10, top=0.212, right=0.45, bottom=0.24)


def test_it_reads_a_line_and_gives_places_on_the_page(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(letter())})
    words = second.read("a", 1, RPPS, ValueKind.RPPS)
    assert words[-1].text == "10003456789"
    assert words[-1].reader is Reader.TESSERACT
    assert words[-1].box.left == pytest.approx(285 / 1240, abs=0.02)
    assert words[-1].box.middle_y == pytest.approx(396 / 1754, abs=0.01)
    assert second.read("a", 1, RPPS, ValueKind.RPPS) is words


def test_it_sees_nothing_on_paper(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(letter())})
    assert second.read("a", 1, Box(left=0.1, top=0.8, right=0.5, bottom=0.84), ValueKind.TEXT) == ()


def test_doubles_repeat_what_they_were_told() -> None:
    box = Box(left=0.1, top=0.1, right=0.4, bottom=0.15)
    reader = ReplayReader({box: "Bonjour"})
    paper = pixels(letter())
    assert [strip.text for strip in reader.read(paper, reader.find(paper))] == ["Bonjour"]
    word = Word(text="12", box=box, confidence=0.9, reader=Reader.TESSERACT)
    second = ReplaySecondReader({("a", 1): [word]})
    assert second.read("a", 1, box, ValueKind.COUNT) == (word,)
    assert second.read("a", 1, RPPS, ValueKind.COUNT) == ()
