"""Text that the file says and the page does not show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.page import Page, Word
from models.view import Pixels
from ocr.document import read_document
from ocr.engines import Engines
from ocr.reader import Quad, Strip
from ocr.witness import Otherwise, seen_otherwise
from tests.ocr.paper import LINES, letter, pdf, stream, typed


def read(data: bytes, engines: Engines) -> tuple[Page, Pixels]:
    found = read_document("piece.pdf", data, engines)
    assert found.document.problem is None
    return found.document.pages[0], found.pixels[0]


def unseen(data: bytes, engines: Engines) -> dict[str, str]:
    return {one.text: one.why for one in read(data, engines)[0].unseen}


def against(words: tuple[Word, ...], pixels: Pixels, engines: Engines) -> tuple[Otherwise, ...]:
    return seen_otherwise(words, pixels, engines.first)


def at(x: int, y: int, text: str, before: str = "0 g", size: float = 11) -> str:
    return f"{before} BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def test_an_honest_page_hides_nothing_and_is_not_contradicted(engines: Engines) -> None:
    page, pixels = read(pdf(typed()), engines)
    assert page.unseen == ()
    assert against(page.words, pixels, engines) == ()


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        (at(60, 400, "451,50", "1 1 1 rg"), "invisible"),
        (at(60, 400, "451,50", size=0.4), "tiny"),
        (at(60, 4000, "451,50"), "off-page"),
        (at(-900, 400, "451,50"), "off-page"),
        (at(60, 400, "451,50") + "q 200 0 0 60 50 380 cm /Im Do Q\n", "invisible"),
        ("/OC /Off BDC\n" + at(60, 400, "451,50") + "EMC\n", "invisible"),
    ],
)
def test_text_that_nobody_sees_is_found(hidden: str, why: str, engines: Engines) -> None:
    layers = "/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] /Order [] >> >>"
    group = b"<< /Type /OCG /Name (Cache) >>"
    data = pdf(
        typed() + hidden, letter((), table=False).crop((0, 700, 90, 790)), catalog=layers, more=[group]
    )
    data = data.replace(b"/Resources <<", b"/Resources << /Properties << /Off 7 0 R >>", 1)
    found = unseen(data.replace(b"startxref", b"startxref "), engines)
    assert found == {"451,50": why}


def test_a_picture_over_a_value_is_seen_through(engines: Engines) -> None:
    """Another value is pasted on the one that the file says: the page contradicts the layer."""
    _, pixels = read(pdf(typed()), engines)
    other, _ = read(pdf(typed([line.replace("10003456789", "10008456789") for line in LINES])), engines)
    found = against(other.words, pixels, engines)
    assert [(one.word.text, one.sure) for one in found] == [("10008456789", True)]
    assert "10003456789" in found[0].shown


def test_a_font_that_shows_another_figure_is_found_out(engines: Engines) -> None:
    """Only the 3 is mapped to an 8: everything else of the layer is true."""
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        "1 beginbfchar\n<33> <0038>\nendbfchar endcmap end"
    )
    font = b"/Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    data = pdf(typed(), more=[stream("", cmap.encode())]).replace(b"/Encoding /WinAnsiEncoding >>", font)
    page, pixels = read(data.replace(b"startxref", b"startxref "), engines)
    assert "10008456789" in page.text
    said = {one.word.text for one in against(page.words, pixels, engines)}
    assert "10008456789" in said


def test_words_of_one_look_are_read_once(engines: Engines) -> None:
    """A column of the same amount costs one reading, and each of its words is told when it is another."""
    page, pixels = read(pdf(typed(["Montant 451,50 euros"] * 28)), engines)
    amounts = [word for word in page.words if word.text == "451,50"]
    assert len(amounts) == 28
    asked = Asked(engines)
    assert seen_otherwise(amounts, pixels, asked) == ()
    assert asked.strips == 1  # set side by side, they would fill two
    others = [word.model_copy(update={"text": "451,60"}) for word in amounts]
    told = seen_otherwise(others, pixels, engines.first)
    assert [one.word for one in told] == others
    assert all(one.shown == "451,50" and one.sure for one in told)


class Asked:
    """The first reader, its strips counted."""

    def __init__(self, engines: Engines) -> None:
        self.name, self._inner, self.strips = engines.first.name, engines.first, 0

    def find(self, pixels: Pixels) -> list[Quad]:
        return self._inner.find(pixels)

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        self.strips += len(quads)
        return self._inner.read(pixels, quads)


def test_a_sign_that_the_font_does_not_show_hides_no_text(engines: Engines) -> None:
    """A font that is not in the file may lack the euro: the amount beside it is there."""
    found = unseen(pdf(typed() + at(60, 400, "451,50") + at(110, 400, "-", "1 1 1 rg")), engines)
    assert found == {}
