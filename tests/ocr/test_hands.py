"""The reader of values written by hand."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.agreement import bare
from extractors.values import KINDS
from models.geometry import Box
from models.page import Reader, same_eyes
from models.reading import ValueKind
from ocr import networks
from ocr.engines import Engines
from ocr.hands import DayReader, HandReader
from ocr.networks import HANDWRITING, load, model_bytes
from testdata.generate.fonts import font_path
from tests.ocr.paper import BLUE, pixels, sheet, write

PLACE = Box(left=0.1, top=0.1, right=0.5, bottom=0.135)  # of A4 at 150 dpi: 496 × 61 pixels
HANDS = ("kalam", "patrick-hand", "caveat", "handlee", "architects-daughter", "gochi-hand")
VALUES = ("11/04/2027", "27/09/2031", "16.08.26", "30/06/2019", "3 juin 2024", "Nadia Vasseur")


def page_by_hand(text: str, hand: str) -> Image.Image:
    """A value in ink on a dotted line, in the place."""
    page = sheet()
    draw = ImageDraw.Draw(page)
    for x in range(130, 600, 9):
        draw.rectangle((x, 228, x + 1, 229), fill="grey")
    font = ImageFont.truetype(str(font_path(hand)), 44)
    draw.text((150, 226), text, fill=BLUE, font=font, anchor="ls")
    return page


@pytest.fixture(scope="module")
def reader(engines: Engines) -> HandReader:
    return HandReader(engines.hands)


@pytest.mark.parametrize("hand", HANDS)
def test_it_reads_what_a_hand_that_it_was_not_taught_wrote_or_keeps_silent(
    reader: HandReader, hand: str
) -> None:
    pages = {text: pixels(page_by_hand(text, hand)) for text in VALUES}
    seen = {text: reader.read(page, PLACE) for text, page in pages.items()}
    said = {text: bare("".join(word.text for word in words)) for text, words in seen.items() if words}
    assert said == {text: bare(text) for text in said}
    assert len(said) >= len(VALUES) / 2
    for word in (word for words in seen.values() for word in words):
        assert word.reader is Reader.HANDS
        assert PLACE.contains_point(word.box.middle_x, word.box.middle_y)


def test_it_is_asked_after_the_other_networks_and_before_tesseract(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(page_by_hand("27/09/2031", "kalam"))})
    asked = list(dict.fromkeys(words[0].reader for words in second.read("a", 1, PLACE)))
    assert asked == [Reader.PPOCR_V4, Reader.PPOCR, Reader.HANDS, Reader.TESSERACT]


def test_no_day_is_read_where_the_calendar_has_none(engines: Engines) -> None:
    reader = DayReader(engines.hands)
    for text in ("31/02/2026", "29/02/2027", "31/06/2026"):
        assert reader.read(pixels(page_by_hand(text, "patrick-hand")), PLACE) == (), text


def test_the_heads_of_the_line_below_are_no_part_of_a_day(engines: Engines) -> None:
    page = page_by_hand("27/09/2031", "kalam")
    font = ImageFont.truetype(str(font_path("kalam")), 44)
    ImageDraw.Draw(page).text((150, 283), "Vincent Maréchal", fill=BLUE, font=font, anchor="ls")
    words = DayReader(engines.hands).read(pixels(page), PLACE.model_copy(update={"bottom": 0.145}))
    assert [word.text for word in words] == ["27/09/2031"]


@pytest.mark.parametrize("hand", HANDS)
def test_a_day_is_read_or_nothing_is_said(engines: Engines, hand: str) -> None:
    reader = DayReader(engines.hands)
    days = {text: KINDS[ValueKind.DATE].parse(text) for text in VALUES if text[0].isdigit()}
    said = {text: reader.read(pixels(page_by_hand(text, hand)), PLACE) for text in days}
    read = {text: KINDS[ValueKind.DATE].parse(words[0].text) for text, words in said.items() if words}
    assert read == {text: days[text] for text in read}
    assert len(read) >= len(days) - 1


def test_where_a_day_is_looked_for_the_reader_of_hands_gives_one_in_figures(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(page_by_hand("3 juin 2024", "kalam"))})
    seen = {words[0].reader: words for words in second.read("a", 1, PLACE, day=True)}
    assert [word.text for word in seen[Reader.HANDS]] == ["03/06/2024"]


def test_no_day_is_read_on_paper_nor_in_a_line_of_print(engines: Engines) -> None:
    reader, page = DayReader(engines.hands), sheet()
    assert reader.read(pixels(page), PLACE) == ()
    write(page, "Une ligne imprimée, bien plus longue que ce que quelqu'un écrit", (124, 180))
    assert reader.read(pixels(page), Box(left=0.08, top=0.1, right=0.9, bottom=0.12)) == ()


@pytest.mark.parametrize("hand", HANDS)
def test_the_name_that_a_hand_wrote_is_told_among_others(engines: Engines, hand: str) -> None:
    page = pixels(page_by_hand("Nadia Vasseur", hand))
    name, sure = engines.hand(page, PLACE, ("Paul Garnier", "VASSEUR Nadia")) or ("", 0.0)
    assert name == "VASSEUR Nadia"
    assert 0.3 < sure <= 1
    assert engines.hand(page, PLACE, ("Paul Garnier", "Nadia Garnier", "Hélène Vasseur")) is None


def test_no_name_is_told_on_paper_or_of_none(engines: Engines) -> None:
    assert engines.hand(pixels(sheet()), PLACE, ("Nadia Vasseur",)) is None
    assert engines.hand(pixels(page_by_hand("Nadia Vasseur", "kalam")), PLACE, ()) is None


def test_it_says_nothing_of_a_lone_one_which_may_be_eleven(reader: HandReader) -> None:
    assert reader.read(pixels(page_by_hand("20/1/2032", "patrick-hand")), PLACE) == ()
    assert reader.read(pixels(page_by_hand("20/3/2032", "patrick-hand")), PLACE) != ()


@pytest.mark.parametrize("seed", range(4))
def test_a_scrawl_is_no_value(reader: HandReader, seed: int) -> None:
    rng = Random(seed)
    page = sheet()
    path = [(150 + 9 * step, 205 + rng.gauss(0, 14)) for step in range(40)]
    ImageDraw.Draw(page).line(path, fill=BLUE, width=3, joint="curve")
    assert all(len(word.text) < 4 for word in reader.read(pixels(page), PLACE))


def test_nothing_is_read_on_paper_nor_in_a_line_of_print(reader: HandReader) -> None:
    assert reader.read(pixels(sheet()), PLACE) == ()
    page = sheet()
    write(page, "Une ligne imprimée, bien plus longue que ce que quelqu'un écrit", (124, 180))
    assert reader.read(pixels(page), Box(left=0.08, top=0.1, right=0.9, bottom=0.12)) == ()


def test_both_engines_run_the_network_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    data = model_bytes(HANDWRITING)
    assert len(data) < 8_000_000
    strip = np.random.default_rng(1).uniform(-1, 1, (1, 3, 48, 320)).astype(np.float32)
    scores = []
    for name in ("openvino", "onnxruntime"):
        pytest.importorskip(name)
        monkeypatch.setattr(networks, "backend", lambda name=name: name)
        scores.append(load(data)(strip))
    assert scores[0].shape[:2] == (1, 40)
    assert np.allclose(scores[0], scores[1], atol=0.02)


def test_it_is_no_witness_beside_the_network_it_was_taught_from() -> None:
    assert same_eyes(Reader.HANDS, Reader.PPOCR_V4)
    assert same_eyes(Reader.HANDS, Reader.HANDS)
    assert not any(same_eyes(Reader.HANDS, r) for r in (Reader.PPOCR, Reader.TESSERACT, Reader.TEXT_LAYER))


def test_the_first_network_is_asked_for_the_day_too_and_is_no_other_pair_of_eyes(engines: Engines) -> None:
    second = engines.second_reader({("a", 1): pixels(page_by_hand("3 juin 2024", "kalam"))})
    asked = [words[0].reader for words in second.read("a", 1, PLACE, day=True)]
    assert asked.index(Reader.HANDS) < len(asked) - 1 - asked[::-1].index(Reader.PPOCR)
    said = [words for words in second.read("a", 1, PLACE, day=True) if words[0].reader is Reader.PPOCR]
    assert " ".join(word.text for word in said[-1]) == "03/06/2024"
