"""Words of a text layer as lines: where one ends is told by gaps, rulings, columns and leaders."""

from __future__ import annotations

from models.geometry import Box
from models.page import Ink, Reader
from ocr.document import read_document
from ocr.engines import Engines
from ocr.layerlines import layer_lines
from ocr.textlayer import LayerWord
from tests.ocr.paper import pdf

SHAPE = (1403, 992)


def row(y: float, *words: tuple[str, float, float]) -> list[LayerWord]:
    return [LayerWord(t, Box(left=a, top=y, right=b, bottom=y + 0.011), Ink.BLACK) for t, a, b in words]


def texts(words: list[LayerWord]) -> list[str]:
    return [line.text for line in layer_lines(words, (), SHAPE)]


SHORT = [
    *row(0.10, ("Tél.", 0.52, 0.55), ("0199005170", 0.714, 0.80)),
    *row(0.12, ("Courriel", 0.52, 0.58), ("a@b.example", 0.714, 0.80)),
]
LABEL = (("Dénomination", 0.52, 0.62), ("sociale", 0.625, 0.66), ("de", 0.665, 0.70))
LONG = row(0.14, *LABEL, ("Maison", 0.714, 0.76))


def test_a_long_label_ends_where_the_other_rows_start_their_values() -> None:
    assert texts([*SHORT, *LONG])[-2:] == ["Dénomination sociale de", "Maison"]


def test_one_other_row_is_no_column() -> None:
    assert texts([*SHORT[2:], *LONG])[-1] == "Dénomination sociale de Maison"


def test_heads_set_close_over_the_columns_of_one_row() -> None:
    number, dossier = (
        (("N°", 0.1, 0.12), ("commande", 0.125, 0.2)),
        (("N°", 0.212, 0.23), ("dossier", 0.235, 0.29)),
    )
    heads = row(0.10, *number, *dossier, ("Fin", 0.302, 0.33))
    under = row(0.115, ("S26-6607", 0.1, 0.17), ("ASP6514882", 0.212, 0.27), ("25/01/2027", 0.302, 0.37))
    assert texts([*heads, *under])[:3] == ["N° commande", "N° dossier", "Fin"]
    alone = [*heads[:4], *under[:2]]
    assert texts(alone)[0] == "N° commande N° dossier"


def test_words_a_space_apart_stay_together() -> None:
    close = row(0.14, ("Dénomination", 0.52, 0.62), ("sociale", 0.625, 0.71), ("Maison", 0.714, 0.76))
    assert texts([*SHORT, *close])[-1] == "Dénomination sociale Maison"


def test_dots_that_lead_to_a_value_take_no_place_of_it(engines: Engines) -> None:
    leader = "." * 60
    content = f"BT /F1 11 Tf 1 0 0 1 60 700 Tm (Votre commande {leader}BDC-2289) Tj ET\n"
    content += "BT /F1 11 Tf 1 0 0 1 60 600 Tm (BDC-2289) Tj ET\n"
    page = read_document("piece.pdf", pdf(content), engines).document.pages[0]
    first, second = [word for word in page.words if word.text == "BDC-2289"]
    assert first.reader is Reader.TEXT_LAYER
    assert abs(first.box.width - second.box.width) < 0.001


def test_rows_set_close_beside_other_columns_are_spelt_one_by_one(engines: Engines) -> None:
    close = [(400, 700, "Numero de facture"), (400, 692.5, "FV-2026-11-0217")]
    close += [(60, 697.5, "Prestation Segur"), (250, 695, "Montant")]
    content = "".join(f"BT /F1 7 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in close)
    page = read_document("piece.pdf", pdf(content), engines).document.pages[0]
    assert {line.text for line in page.lines} == {text for _, _, text in close}


def test_the_spaces_of_letters_of_one_width_start_no_column() -> None:
    """Each blank is as wide as a letter, and starts of words come again in other rows by chance."""
    wide = 0.0105

    def typed(y: float, text: str) -> list[LayerWord]:
        found, at = [], 0
        for word in text.split(" "):
            if word:
                found.append((word, 0.1 + at * wide, 0.1 + (at + len(word)) * wide))
            at += len(word) + 1
        return row(y, *found)

    page = [
        *typed(0.10, "JOURNAL DE MONITORING"),
        *typed(0.12, "Mois       Dt    Dm"),
        *typed(0.14, "mars      114    58"),
        *typed(0.16, "avril     120    61"),
        *typed(0.18, "Documents produits devant partir"),
        *typed(0.20, "Semestre  234    119"),
    ]
    assert texts(page) == [
        "JOURNAL DE MONITORING",
        *("Mois", "Dt", "Dm"),
        *("mars", "114", "58"),
        *("avril", "120", "61"),
        "Documents produits devant partir",
        *("Semestre", "234", "119"),
    ]
