"""A day and a name that a hand wrote in the block, as tall as a signature: they sign nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Sheet
from tests.extractors.signatures.test_zone import block, kind, sign

FONTS = Path(__file__).parents[3] / "testdata" / "fonts"
HANDS = ["caveat-400.ttf", "cedarville-cursive-400.ttf", "architects-daughter-400.ttf"]


def by_hand(sheet: Sheet, text: str, x: float, y: float, hand: str) -> None:
    """A line that is read as it stands, as high as the hand that wrote it."""
    sheet.font = str(FONTS / hand)
    sheet.text(text, x, y, 24, colour="#222222")
    sheet.font = "DejaVuSans.ttf"


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("label", ["Signature du client", "Cachet et signature"])
def test_a_day_and_a_name_by_hand_sign_nothing(label: str, hand: str) -> None:
    sheet = Sheet()
    block(sheet, label)
    by_hand(sheet, "Le 12/05/2026", 300, 574, hand)
    by_hand(sheet, "Nom : Morvan Solène", 300, 602, hand)
    assert kind(sheet) is not SignatureKind.INK


@pytest.mark.parametrize("hand", HANDS)
def test_a_day_by_hand_beside_its_label_signs_nothing(hand: str) -> None:
    sheet = Sheet()
    block(sheet)
    sheet.text("Fait à Rodez, le", 300, 590)
    by_hand(sheet, "12/05/2026", 392, 580, hand)
    assert kind(sheet) is not SignatureKind.INK


def test_who_signs_under_them_has_signed() -> None:
    sheet = Sheet()
    block(sheet)
    by_hand(sheet, "Le 12/05/2026", 300, 572, HANDS[0])
    by_hand(sheet, "Nom : Morvan Solène", 300, 596, HANDS[0])
    sign(sheet, 330, 660, 2)
    assert kind(sheet) is SignatureKind.INK


def test_a_year_alone_may_be_what_a_reader_made_of_a_signature() -> None:
    sheet = Sheet()
    block(sheet)
    by_hand(sheet, "1000", 310, 592, HANDS[0])
    assert kind(sheet) is not SignatureKind.NONE


@pytest.mark.parametrize("seed", [5, 8])
def test_who_signs_over_a_stamp_under_his_name_has_signed(seed: int) -> None:
    """The name behind its label was taken for the signature, and what crosses the stamp not looked at."""
    sheet = Sheet()
    block(sheet, "Le client (signature)")
    by_hand(sheet, "Nom : Morvan Solène", 300, 520, HANDS[0])
    for row, text in enumerate(("SISA du Lac", "80 avenue Foch", "06000 Nice")):
        sheet.text(text, 320, 590 + 15 * row, 11)
    sign(sheet, 305, 605, seed, "black")
    assert kind(sheet) is SignatureKind.INK


@pytest.mark.parametrize("apart", [False, True])
def test_a_flourish_that_a_reader_made_a_word_of_beside_the_day_signs(apart: bool) -> None:
    """All that stood on the row of the day was left out, and the piece was told unsigned."""
    sheet = Sheet()
    block(sheet, "Date et signature du client")
    end = sheet.text("12/05/2026", 300, 586, 12)
    sign(sheet, end + 12, 592, 5, "black")
    sheet.font = str(FONTS / HANDS[0])
    if apart:
        sheet.text("Mw", end + 20, 580, 26, colour="white")
    assert kind(sheet) in (SignatureKind.INK, SignatureKind.UNREADABLE)
