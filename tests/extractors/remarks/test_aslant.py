"""Large text written aslant over a piece is asked about, whatever it says."""

from __future__ import annotations

import pytest

from extractors.remarks.aslant import unknown_marks
from models.geometry import Box
from models.page import Ink, Line, Page, Reader, Word
from tests.pages import line, page

TEXT = [
    line("FACTURE", 0.3, 0.05, 0.018),
    line("Raison sociale : Luméa Santé", 0.1, 0.12),
    line("Nom du médecin : Jeanne Martin", 0.1, 0.2),
    line("Prestation hors périmètre", 0.1, 0.4),
]
SLANTED = Box(left=0.23, top=0.37, right=0.73, bottom=0.58)


def mark(text: str, box: Box = SLANTED, reader: Reader = Reader.TEXT_LAYER, sure: float = 1.0) -> Line:
    words = (Word(text=one, box=box, confidence=sure, ink=Ink.OTHER, reader=reader) for one in text.split())
    return Line(words=tuple(words), box=box)


def asked(*marks: Line, lines: tuple[Line, ...] = ()) -> list[str]:
    made: Page = page([*TEXT, *lines]).model_copy(update={"marks": marks})
    return [text for text, _ in unknown_marks(made, [made])]


@pytest.mark.parametrize(
    "text", ["ILLISIBLE", "Contestée", "NON PAYÉ", "HORS PÉRIMÈTRE", "KO!! NON", "REÇU EN DOUBLE"]
)
def test_words_that_nobody_listed(text: str) -> None:
    assert asked(mark(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "COPIE",
        "DUPLICATA",
        "COPIE CONFORME",
        "REÇU LE 12/09/2026",
        "PAYÉ PAR L’ASP",
        "Luméa Santé",
        "ORIGINAL",
        "V2",
    ],
)
def test_copies_stamps_of_arrival_and_names_that_the_piece_prints(text: str) -> None:
    assert asked(mark(text)) == []


def test_small_slanted_text() -> None:
    small = Box(left=0.23, top=0.37, right=0.33, bottom=0.4)
    assert asked(mark("IMPRIMÉ EN FRANCE", small)) == []


def test_what_was_seen_of_a_scan() -> None:
    assert asked(lines=(mark("CONTESTÉE", reader=Reader.PPOCR, sure=0.95),)) == ["CONTESTÉE"]
    assert asked(mark("CONTESTÉE", reader=Reader.PPOCR, sure=0.95)) == ["CONTESTÉE"]


@pytest.mark.parametrize(("text", "sure"), [("Rodlee", 0.95), ("RMD", 0.95), ("ANAN", 0.45)])
def test_letters_that_a_reader_makes_of_a_signature(text: str, sure: float) -> None:
    assert asked(lines=(mark(text, reader=Reader.PPOCR, sure=sure),)) == []


def test_a_level_title() -> None:
    level = Box(left=0.2, top=0.3, right=0.7, bottom=0.35)
    assert asked(lines=(mark("GRAND TITRE", level, Reader.PPOCR),)) == []
