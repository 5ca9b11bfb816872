"""Marks that void a piece, and words that do not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.remarks.void import void_marks
from models.geometry import Box
from models.page import Ink, Line, Page, Reader, Word
from tests.pages import line, page

TEXT = [
    line("BON DE COMMANDE", 0.3, 0.05, 0.018),
    line("Numéro du bon de commande : BC-2026-018", 0.1, 0.12),
    line("Nom du médecin : Jeanne Martin", 0.1, 0.2),
    line("RPPS : 10101299823", 0.1, 0.23),
    line("Prestation principale Vague 2", 0.1, 0.4),
]


def stamp(text: str, left: float, top: float, right: float, bottom: float, ink: Ink = Ink.OTHER) -> Line:
    box = Box(left=left, top=top, right=right, bottom=bottom)
    return Line(words=(Word(text=text, box=box, confidence=0.9, ink=ink, reader=Reader.PPOCR),), box=box)


def words_of(*lines: Line, cancels: bool = False, text: Sequence[Line] = TEXT) -> list[str]:
    return [word for word, _, _ in void_marks(page([*text, *lines]), cancels=cancels)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ANNULÉ", "ANNULÉ"),
        ("Annulé", "ANNULÉ"),
        ("ANNULÉ LE 12/09/2026", "ANNULÉ"),
        ("COMMANDE ANNULÉE", "ANNULÉ"),
        ("S P É C I M E N", "SPÉCIMEN"),
        ("BROUILLON", "BROUILLON"),
        ("NUL ET NON AVENU", "NUL ET NON AVENU"),
        ("SANS VALEUR CONTRACTUELLE", "SANS VALEUR"),
        ("PRO FORMA", "PRO FORMA"),
    ],
)
def test_a_word_that_stands_alone(text: str, word: str) -> None:
    assert words_of(line(text, 0.4, 0.3)) == [word]


@pytest.mark.parametrize("text", ["PROJET", "ANNULATION", "NUL", "REFUSÉ", "MODÈLE", "TEST", "À REFAIRE"])
def test_a_word_of_forms_must_be_much_larger_than_the_text(text: str) -> None:
    assert words_of(line(text, 0.4, 0.3, 0.03)) == [text]
    assert words_of(line(text, 0.4, 0.3)) == []


def test_a_title_that_says_draft() -> None:
    assert words_of(text=[line("Projet de bon de commande", 0.3, 0.03), *TEXT[1:]]) == ["PROJET"]


@pytest.mark.parametrize(
    "text",
    [
        "Bon de commande annulé si la solution n’est pas référencée",
        "bon de commande annulé.",
        "Ce bon annule et remplace le bon n° 12",
        "Projet de soins",
        "Le montant est nul",
        "Total nul",
        "Spécimen de signature",
        "COPIE",
        "DUPLICATA",
        "ANNUEL",
        "Objet : annulation de la commande",
    ],
)
def test_a_word_in_a_sentence(text: str) -> None:
    assert words_of(line(text, 0.1, 0.3)) == []


def test_a_cell_beside_others_is_no_mark() -> None:
    assert words_of(line("Annulé", 0.1, 0.3), line("En cours", 0.5, 0.3)) == []
    assert words_of(line("ANNULÉ", 0.1, 0.3), line("En cours", 0.5, 0.3)) == ["ANNULÉ"]


def test_a_slanted_stamp_cut_in_two_by_a_ruling() -> None:
    found = words_of(stamp("ANNI", 0.344, 0.332, 0.504, 0.407), stamp("JLE", 0.495, 0.312, 0.6, 0.375))
    assert found == ["ANNULÉ"]


def test_a_slanted_stamp_read_without_one_letter() -> None:
    assert words_of(stamp("ANULÉ", 0.3, 0.3, 0.6, 0.36)) == ["ANNULÉ"]


@pytest.mark.parametrize("text", ["ANNUEL", "SANTÉ", "ANNECY", "SPECIAL", "PROJECTEUR"])
def test_the_large_word_of_a_logo(text: str) -> None:
    assert words_of(stamp(text, 0.3, 0.3, 0.6, 0.36)) == []


def test_a_letter_that_cancels_says_so_itself() -> None:
    assert words_of(line("ANNULATION", 0.4, 0.01, 0.03), cancels=True) == []
    assert words_of(line("SPÉCIMEN", 0.4, 0.3, 0.03), cancels=True) == ["SPÉCIMEN"]


def test_a_page_without_words() -> None:
    blank: Page = page([])
    assert list(void_marks(blank)) == []


@pytest.mark.parametrize(("text", "words"), [("ANNULE", ["ANNULÉ"]), ("NUL", ["NUL"]), ("LOGISOIN", [])])
def test_large_letters_that_were_read_apart(text: str, words: list[str]) -> None:
    marked = page(TEXT).model_copy(update={"marks": (stamp(text, 0.3, 0.3, 0.6, 0.4),)})
    assert [word for word, _, _ in void_marks(marked)] == words
