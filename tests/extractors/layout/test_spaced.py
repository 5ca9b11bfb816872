"""Words printed letter by letter."""

from __future__ import annotations

import pytest

from extractors.layout.spaced import closed_up, closed_up_page
from extractors.recognise import look
from extractors.remarks.instead import other_title
from models.geometry import Box
from models.page import Page, Reader, Word
from models.piece import PieceKind
from schemes import load_scheme
from tests.extractors.pages import page, words

MODELS = load_scheme("MDV-LGC-Va2").pieces
WIDTH = 0.012
PARTICULARS = "N° du bon de commande : 004417", "Logiciel et version : Infocab", "Total TTC : 420,00"


def letters(text: str, gap: float = 0.008, blank: float = 0.025) -> tuple[Word, ...]:
    """Each letter a word; a space of the text is a wider gap."""
    made: list[Word] = []
    x = 0.1
    for sign in text:
        if sign == " ":
            x += blank - gap
            continue
        box = Box(left=x, top=0.1, right=x + WIDTH, bottom=0.112)
        made.append(Word(text=sign, box=box, confidence=0.98, reader=Reader.PPOCR))
        x += WIDTH + gap
    return tuple(made)


def said(found: tuple[Word, ...]) -> list[str]:
    return [word.text for word in found]


@pytest.mark.parametrize("text", ["FACTURE", "BON DE COMMANDE", "Total TTC"])
def test_letters_are_the_words_that_they_spell(text: str) -> None:
    found = closed_up(letters(text))
    assert said(found) == text.split()
    assert found[0].box.right == pytest.approx(0.1 + len(text.split(maxsplit=1)[0]) * (WIDTH + 0.008) - 0.008)


def test_heads_of_columns_and_cases_stay_apart() -> None:
    assert said(closed_up(letters("ABCD", gap=0.05))) == list("ABCD")
    assert said(closed_up(letters("ABCD", gap=0.02))) == list("ABCD")
    assert said(closed_up(letters("ABC"))) == list("ABC")
    assert said(closed_up(letters("2027"))) == list("2027")
    assert closed_up(words("N° du bon de commande : à 4 T")) == words("N° du bon de commande : à 4 T")


def spelt(title: str, *rest: str) -> Page:
    made = page([("INFOCAB BERRY", 0.1, 0.03), ("18000 Bourges", 0.1, 0.05), ("N° 27020041", 0.5, 0.1)])
    head = made.lines[-1]
    words_ = (*letters(title), *head.words)
    more = page([(text, 0.1, 0.2 + 0.02 * at) for at, text in enumerate(rest)]).lines if rest else ()
    title_line = head.model_copy(update={"words": words_, "box": head.box.union(words_[0].box)})
    return made.model_copy(update={"lines": (*made.lines[:-1], title_line, *more)})


def test_a_title_printed_so_tells_the_piece() -> None:
    sight = look(spelt("FACTURE", *PARTICULARS), MODELS)
    assert sight.starts
    assert sight.best is not None
    assert sight.best.model.kind is PieceKind.FACTURE


def test_so_does_that_of_another_paper() -> None:
    model = load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal")
    found = other_title(spelt("FACTURE PROFORMA"), model)
    assert found is not None
    assert found[0] == "Facture proforma"


def test_a_page_without_such_words_is_left_as_it_is() -> None:
    made = page([("Facture n° 12", 0.1, 0.1)])
    assert closed_up_page(made) is made


def test_letters_that_a_narrow_gap_glued_are_of_the_word() -> None:
    """« FA C T U R E »: an F over an A."""
    spread = letters("FACTURE")
    glued = spread[0].model_copy(update={"text": "FA", "box": spread[0].box.union(spread[1].box)})
    assert said(closed_up((glued, *spread[2:]))) == ["FACTURE"]
    assert said(closed_up(words("TVA HT A B C"))) == ["TVA", "HT", "A", "B", "C"]
