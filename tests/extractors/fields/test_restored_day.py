"""A day that the first reader made no date of, seen by another reader in the same strokes."""

from __future__ import annotations

from collections.abc import Iterator

from models.geometry import Box
from models.page import Reader, Word
from models.reading import Field, Status
from tests.extractors.fields.test_layouts import Texts, fields
from tests.extractors.pages import view

SIGNED: Texts = [
    ("Bon de commande", 0.05, 0.05),
    ("Date de signature : 06/1012026", 0.05, 0.7),
    ("Signature du client", 0.05, 0.75),
]


Said = tuple[Reader, str] | tuple[Reader, str, float]


class Says:
    """Other readers that say each its own of whatever they are shown."""

    def __init__(self, *texts: Said) -> None:
        self._texts = texts

    def read(
        self, document: str, page: int, box: Box, but: Reader | None = None, *, day: bool = False
    ) -> Iterator[tuple[Word, ...]]:
        for reader, text, *sure in self._texts:
            if reader is not but:
                confidence = sure[0] if sure else 0.95
                yield (Word(text=text, box=box, confidence=confidence, reader=reader),)


APART: Texts = [
    ("Bon de commande", 0.05, 0.05),
    ("Fait à Lyon", 0.05, 0.7),
    ("Le", 0.3, 0.7),
    ("19/10/20U", 0.345, 0.7),
    ("Signature du client", 0.05, 0.75),
]


def _signed_on(*others: Said, page: Texts = SIGNED) -> Field:
    return fields("bdc-medecin-liberal", [view(page, second=Says(*others))])["signed_on"][0]


def test_it_is_the_day_where_nobody_saw_another_one() -> None:
    found = _signed_on((Reader.PPOCR_V4, "06/10/2026"))
    assert (found.value, found.repaired) == ("2026-10-06", True)


def test_it_is_none_where_any_reader_saw_another_day() -> None:
    found = _signed_on(
        (Reader.PPOCR_V4, "06/10/2026"), (Reader.TESSERACT, "06/16/2026"), (Reader.HANDS, "06/11/2026")
    )
    assert found.status is Status.UNREADABLE


def test_a_hand_that_stands_apart_from_its_short_label_is_looked_at() -> None:
    found = _signed_on((Reader.PPOCR_V4, "19/10/2026"), (Reader.TESSERACT, "19/10/2026"), page=APART)
    assert (found.status, found.value) == (Status.FOUND, "2026-10-19")
    found = _signed_on((Reader.PPOCR_V4, "19/10/20U"), page=APART)
    assert (found.status, found.raw) == (Status.UNREADABLE, "19/10/20U")


def test_words_beside_a_short_label_are_no_day() -> None:
    apart = [(text if text != "19/10/20U" else "gérant", x, y) for text, x, y in APART]
    assert _signed_on((Reader.PPOCR_V4, "gérant"), page=apart).status is Status.ABSENT


def test_its_year_may_have_two_figures() -> None:
    page = [(text.replace("06/1012026", "0310/22"), x, y) for text, x, y in SIGNED]
    assert _signed_on((Reader.HANDS, "03/10/2022"), page=page).value == "2022-10-03"
    assert _signed_on((Reader.HANDS, "03/10/2023"), page=page).status is Status.UNREADABLE


def test_a_day_likely_to_the_reader_of_hands_counts_where_the_first_one_sees_it_too() -> None:
    page = [(text.replace("06/1012026", "011/09.1.2"), x, y) for text, x, y in SIGNED]
    day = (Reader.PPOCR, "01/09/2026")
    assert _signed_on((Reader.HANDS, "01/09/2026", 0.95), day, page=page).value == "2026-09-01"
    assert _signed_on((Reader.HANDS, "01/09/2026", 0.7), day, page=page).status is Status.UNREADABLE
    assert _signed_on((Reader.PPOCR_V4, "07/09/2026"), day, page=page).status is Status.UNREADABLE
