"""A legible name that a pen wrote is a signature; one that was typed, stamped or only underlined is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.signatures import extract_signatures
from models.piece import PieceKind, SignatureKind
from models.view import Pixels
from schemes import load_scheme
from tests.extractors.boxes.drawing import Sheet

ORDER = next(m for m in load_scheme("MDV-LGC-Va2").pieces if m.kind is PieceKind.BDC)
LARGE, USUAL = 18, 10  # points


def kind(sheet: Sheet, by_pen: float) -> SignatureKind:
    """What stands where the client signs, to a network that is that sure of every word."""

    def pen(_: Pixels) -> float:
        return by_pen

    (found,) = extract_signatures(ORDER, [replace(sheet.view(), pen=pen)])
    return found.kind


def sheet(size: float, *names: str) -> Sheet:
    """A form signed with names of that size, one under the other."""
    made = Sheet()
    for row in range(6):
        made.text("J’atteste que cette commande n’est pas conditionnée à une commande.", 60, 300 + 20 * row)
    made.text("Signature du client", 300, 560)
    for at, name in enumerate(names):
        made.text(name, 330, 600 + 1.3 * size * at, size)
    return made


def flourish(made: Sheet, rise: float) -> Sheet:
    """A stroke of 150 points under the name, that rises so far."""
    made.stroke([(335, 622), (400, 622 - 0.4 * rise), (485, 622 - rise)], 1.2)
    return made


def test_a_large_name_that_a_hand_or_a_font_may_have_drawn_is_for_a_person() -> None:
    """Names typed in a font that draws letters as a hand does went for signatures."""
    assert kind(sheet(LARGE, "Favre"), by_pen=0.999) is SignatureKind.UNREADABLE
    assert kind(flourish(sheet(LARGE, "Favre"), rise=14), by_pen=0.99) is SignatureKind.INK


@pytest.mark.parametrize("by_pen", [0.0, 0.5, 0.98])
def test_a_large_name_that_may_be_print_is_none(by_pen: float) -> None:
    assert kind(flourish(sheet(LARGE, "Favre"), rise=14), by_pen) is not SignatureKind.INK


def test_a_name_as_small_as_the_text_asks_for_a_stroke_too() -> None:
    assert kind(sheet(USUAL, "Favre"), by_pen=0.997) is not SignatureKind.INK
    assert kind(flourish(sheet(14, "Favre"), rise=14), by_pen=0.99) is SignatureKind.INK


def test_a_stroke_may_touch_the_foot_of_the_name() -> None:
    """It runs close under the letters: a reader's box of the name holds it."""
    made = sheet(LARGE, "Favre")
    made.stroke([(336, 619), (378, 616.5)], 1.0)
    assert kind(made, by_pen=0.99) is SignatureKind.INK


def test_the_letters_of_the_next_word_are_no_stroke() -> None:
    """The joined letters of a surname rise as a stroke does."""
    made = sheet(14, "Favre Martin")
    made.stroke([(375, 612), (420, 606)], 1.2)
    assert kind(made, by_pen=0.99) is not SignatureKind.INK


def test_a_ruling_under_a_name_is_no_stroke() -> None:
    assert kind(flourish(sheet(14, "Favre"), rise=0), by_pen=0.997) is not SignatureKind.INK


def test_lines_of_a_stamp_are_no_name_written_alone() -> None:
    stamp = sheet(LARGE, "Favre Santé", "12 rue Basse", "35000 Rennes")
    assert kind(stamp, by_pen=0.997) is not SignatureKind.INK


@pytest.mark.parametrize(
    ("by_pen", "expected"), [(0.95, SignatureKind.UNREADABLE), (0.5, SignatureKind.TYPED)]
)
def test_a_small_name_that_may_be_a_hand_s_is_not_said_to_be_typed(
    by_pen: float, expected: SignatureKind
) -> None:
    """A sound order was refused for a name written small over a level stroke: a person looks."""
    assert kind(sheet(USUAL, "Favre"), by_pen) is expected
