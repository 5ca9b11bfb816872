"""Text that a page writes aslant is spelt along its own base line."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

from models.geometry import Box
from models.page import Ink, Reader
from ocr.slanted import slanted_lines


def painted(
    text: str, angle: float, left: float = 100, bottom: float = 500, size: float = 60
) -> list[dict[str, Any]]:
    """Letters of equal width; a blank moves the pen and paints nothing."""
    along, across = (cos(radians(angle)), sin(radians(angle))), 0.6 * size
    letters = []
    for n, c in enumerate(text):
        x, y = left + n * across * along[0], bottom - n * across * along[1]
        if c != " ":
            letters.append(
                {
                    "text": c,
                    "x0": x,
                    "x1": x + size,
                    "top": y - size,
                    "bottom": y,
                    "adv": across,
                    "matrix": (along[0], along[1], -along[1], along[0], x, y),
                    "non_stroking_color": (1, 0, 0),
                    "ncs": "DeviceRGB",
                }
            )
    return letters


def box_of(letter: Any) -> Box:
    width, height = 2000.0, 2000.0
    return Box(
        left=letter["x0"] / width,
        top=letter["top"] / height,
        right=letter["x1"] / width,
        bottom=letter["bottom"] / height,
    )


def texts(letters: list[dict[str, Any]]) -> list[str]:
    return [line.text for line in slanted_lines(letters, box_of)]


def test_a_watermark() -> None:
    (line,) = slanted_lines(painted("REFUSÉE", 25), box_of)
    assert (line.text, line.words[0].ink, line.words[0].reader) == ("REFUSÉE", Ink.OTHER, Reader.TEXT_LAYER)
    assert line.box.height > 0.05


def test_words_that_no_painted_blank_parts() -> None:
    assert texts(painted("À REFAIRE", 45)) == ["À REFAIRE"]
    assert texts(painted("À REFAIRE", -30)) == ["À REFAIRE"]


def test_two_rows_of_one_text() -> None:
    assert texts(painted("NON", 25) + painted("CONFORME", 25, bottom=570)) == ["NON CONFORME"]


def test_two_texts_far_apart() -> None:
    assert texts(painted("TEST", 25) + painted("DEMO", 25, bottom=1400)) == ["TEST", "DEMO"]


def test_level_and_upright_text_is_none() -> None:
    assert texts(painted("Facture", 0) + painted("Facture", 90) + painted("Facture", 1.5)) == []
