"""What the reader of hands makes certain of a day, and what it puts in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certainty import prove
from extractors.values import KINDS
from models.page import Reader
from models.reading import Proof, Status, ValueKind
from tests.extractors.pages import view, words
from tests.extractors.test_certainty import Told, seen_by


def test_a_day_that_a_hand_may_have_written_confirms_and_overrules_nothing() -> None:
    """The likeliest day, hardly more so than another: what the first reader saw too is seen by two."""
    seen, other = "13/09/2027", "13/04/2027"
    confirmed = seen_by(seen, (Reader.HANDS, seen), sure=0.85)
    assert (confirmed.value, confirmed.proof) == ("2027-09-13", Proof.TWO_READERS)
    guessed = seen_by(seen, (Reader.HANDS, seen), sure=0.7)
    assert (guessed.value, guessed.proof) == ("2027-09-13", Proof.NONE)
    doubted = seen_by(seen, (Reader.PPOCR_V4, other), (Reader.HANDS, seen), sure=0.85)
    assert (doubted.value, doubted.proof) == ("2027-09-13", Proof.NONE)
    alone = seen_by(seen, (Reader.HANDS, other), (Reader.TESSERACT, other), sure=0.85)
    assert (alone.value, alone.proof) == ("2027-09-13", Proof.NONE)
    overruled = seen_by(seen, (Reader.HANDS, other), (Reader.PPOCR, other), sure=0.95)
    assert (overruled.value, overruled.proof) == ("2027-04-13", Proof.TWO_READERS)


@pytest.mark.parametrize(
    ("pen", "hands", "status"),
    [
        (0.9, ("13/07/2027", 0.93), Status.AMBIGUOUS),
        (0.9, ("13/07/2027", 0.8), Status.FOUND),
        (0.9, ("13/01/2027", 0.93), Status.FOUND),
        (0.1, ("13/07/2027", 0.93), Status.FOUND),
    ],
)
def test_two_networks_may_take_the_same_7_for_a_1(
    pen: float, hands: tuple[str, float], status: Status
) -> None:
    """The reader of hands is asked of a day by hand that they agree on: it has it right where they err."""
    day = "13/01/2027"
    readings = [
        tuple(w.model_copy(update={"reader": reader, "confidence": sure}) for w in words(text))
        for reader, (text, sure) in ((Reader.PPOCR_V4, (day, 0.95)), (Reader.HANDS, hands))
    ]
    page = replace(view([(day, 0.05, 0.1)], second=Told(readings), confidence=0.95), pen=lambda _: pen)
    candidate = next(iter(KINDS[ValueKind.DATE].find(page.page.words)))
    found = prove("key", ValueKind.DATE, candidate, page, critical=True)
    assert found.status is status
    assert (Reader.HANDS in {r.reader for r in found.readings}) is (status is Status.AMBIGUOUS)


@pytest.mark.parametrize(
    ("hands", "asked", "other", "proof"),
    [
        (0.7, 0.95, "", Proof.TWO_READERS),
        (0.6, 0.95, "", Proof.NONE),
        (0.7, 0.8, "", Proof.NONE),
        (0.7, 0.95, "13/04/2027", Proof.NONE),
    ],
)
def test_a_day_that_hands_hardly_tells_from_others_and_the_first_network_does(
    hands: float, asked: float, other: str, proof: Proof
) -> None:
    """Both are asked which day it is, and no reader saw another one."""
    day = "13/09/2027"
    told = [(Reader.HANDS, day, hands), (Reader.PPOCR, day, asked)]
    told += [(Reader.TESSERACT, other, 0.9)] if other else []
    readings = [
        tuple(w.model_copy(update={"reader": reader, "confidence": sure}) for w in words(text))
        for reader, text, sure in told
    ]
    page = view([(day, 0.05, 0.1)], second=Told(readings), confidence=0.7)
    candidate = next(iter(KINDS[ValueKind.DATE].find(page.page.words)))
    assert prove("key", ValueKind.DATE, candidate, page, critical=True).proof is proof
