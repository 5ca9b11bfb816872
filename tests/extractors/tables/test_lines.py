"""Words of a cell put in lines."""

from __future__ import annotations

from extractors.tables.lines import text_lines
from models.geometry import Box
from models.page import Reader, Word


def word(text: str, left: float, top: float) -> Word:
    box = Box(left=left, top=top, right=left + 0.018, bottom=top + 0.0145)
    return Word(text=text, box=box, confidence=1.0, reader=Reader.PPOCR)


def test_numbers_of_close_lines_keep_their_figures() -> None:
    """A list in small print: the boxes of its lines overlap, and lean a little (« 974 994 576 »)."""
    first = [word("974", 0.562, 0.3433), word("994", 0.583, 0.343), word("576", 0.603, 0.3428)]
    second = [word("974", 0.561, 0.3498), word("997", 0.583, 0.3504), word("330", 0.601, 0.351)]
    said = [" ".join(w.text for w in line) for line in text_lines([*second, *first])]
    assert said == ["974 994 576", "974 997 330"]
