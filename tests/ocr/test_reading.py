"""A page read from its pixels says what stands on it, however it was laid on the glass."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from models.page import Grade, Ink, Page
from ocr.document import read_document
from ocr.engines import Engines
from tests.ocr.paper import LINES, encoded, letter, sheet, write

COMPACT = ["73282932000074", "10003456789", "4août2026", "DrHélèneLefèvre", "1250,00€", "8,5%"]


def page_of(image: Image.Image, engines: Engines, format_: str = "PNG", **options: object) -> Page:
    return read_document("piece", encoded(image, format_, **options), engines).document.pages[0]


def compact(page: Page) -> str:
    return "".join(page.text.split())


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 4.0])
def test_any_way_up(engines: Engines, quarter: int, skew: float) -> None:
    laid = letter().rotate(-skew, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    page = page_of(laid.rotate(-quarter, expand=True), engines)
    assert page.rotation == -quarter % 360
    assert page.skew == pytest.approx(-skew, abs=0.4)
    assert [value for value in COMPACT if value not in compact(page)] == []
    assert page.legibility.grade is Grade.GOOD


def test_lines_come_in_reading_order_and_cells_apart(engines: Engines) -> None:
    page = page_of(letter(), engines)
    texts = [line.text for line in page.lines]
    assert [text for text in texts if text in LINES] == [text for text in LINES if text in texts]
    assert texts.index("Désignation") < texts.index("Montant HT") < texts.index("Taux")
    assert {"Prestation principale", "1 250,00 €", "8,5 %"} <= set(texts)
    assert len([r for r in page.rulings if r.direction == "vertical"]) == 4
    assert len([r for r in page.rulings if r.direction == "horizontal"]) == 3


def test_words_have_their_own_boxes_and_ink(engines: Engines) -> None:
    page = page_of(letter(), engines)
    words = {word.text: word for word in page.words}
    rpps = words["10003456789"]
    assert rpps.box.left == pytest.approx(285 / 1240, abs=0.02)
    assert rpps.box.middle_y == pytest.approx(396 / 1754, abs=0.01)
    assert rpps.ink is Ink.BLACK
    assert words["l'Etat"].ink is Ink.BLUE
    assert all(0 <= w.box.left < w.box.right <= 1 and 0 <= w.confidence <= 1 for w in page.words)


def test_the_ink_of_a_grey_page_is_not_known(engines: Engines) -> None:
    assert {word.ink for word in page_of(letter().convert("L"), engines).words} == {Ink.UNKNOWN}


def test_weak_print_is_kept_with_its_doubt(engines: Engines) -> None:
    blurred = letter().resize((200, 283)).resize((1240, 1754))
    page = page_of(blurred, engines)
    assert page.lines
    assert page.legibility.grade is not Grade.GOOD
    assert page.legibility.reasons


def test_a_blank_page_is_blank_and_a_mark_is_not(engines: Engines) -> None:
    noise = np.random.default_rng(3).normal(245, 4, (1754, 1240, 3)).clip(0, 255).astype(np.uint8)
    assert page_of(Image.fromarray(noise), engines).blank
    signed = Image.fromarray(noise)
    write(signed, "J. Martin", (700, 1500), size=40)
    page = page_of(signed, engines)
    assert not page.blank
    assert "Martin" in page.text


def test_pale_print_is_read_and_the_back_that_shows_through_is_not(engines: Engines) -> None:
    pale = sheet()
    for row, text in enumerate(LINES):
        write(pale, text, (140, 140 + 60 * row), ink=(222, 222, 222))
    page = page_of(pale, engines)
    assert not page.blank
    assert "Logiciels" in page.text
    assert page_of(ImageOps.mirror(pale), engines).blank


def test_every_frame_of_a_tiff_is_a_page(engines: Engines) -> None:
    first, second = letter(), letter(("Seconde page", "Facture F-2026-12"), table=False)
    data = encoded(first, "TIFF", save_all=True, append_images=[second], dpi=(150, 150))
    read = read_document("piece.tif", data, engines)
    assert [page.number for page in read.document.pages] == [1, 2]
    assert "F-2026-12" in read.document.pages[1].text
    assert read.pixels[0].shape == (1754, 1240, 3)
    assert read.document.pages[0].dpi == 150


def test_exif_turns_are_followed(engines: Engines) -> None:
    turned = letter().rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    page = page_of(turned, engines, "JPEG", exif=exif, quality=92)
    assert page.rotation == 0
    assert "10003456789" in compact(page)


def test_the_same_bytes_give_the_same_document(engines: Engines) -> None:
    data = encoded(letter())
    assert read_document("a", data, engines).document == read_document("a", data, engines).document
