"""Two pieces beside each other on one wide sheet are for a person; one piece on a wide sheet is read."""

from __future__ import annotations

import pytest

from extractors.assemble import TWO_UP, assemble
from models.page import Line, Page
from models.piece import PageState
from schemes import load_scheme
from tests.pages import document, line, page

MODELS = load_scheme("MDV-LGC-Va2").pieces
INVOICE = (
    ("Logisoin SAS", 0.05, 0.03),
    ("FACTURE N° F-2026-0042", 0.05, 0.06),
    ("Date de facture : 18/06/2026", 0.05, 0.15),
    ("N° du bon de commande : BC-2026-018", 0.05, 0.2),
    ("Net à payer : 451,50 €", 0.05, 0.6),
)
ATTESTATION = (
    ("Attestation de vérification d’aptitude", 0.55, 0.06),
    ("Je, soussigné : Jeanne Martin", 0.55, 0.15),
    ("Facture n° F-2026-0042", 0.55, 0.2),
    ("La possibilité d’envoyer un message", 0.55, 0.3),
    ("vers la MSSanté patient", 0.55, 0.32),
)
ACROSS = tuple(("Ligne écrite à cheval", 0.36 + n / 90, 0.7 + n / 50) for n in range(9))


def _wide(*texts: tuple[str, float, float]) -> Page:
    lines: list[Line] = [line(*text) for text in texts]
    return page(lines).model_copy(update={"width": 2339, "height": 1654})


def _state(made: Page) -> tuple[PageState, str]:
    entry = assemble([document("envoi.pdf", made)], MODELS).ledger[0]
    return entry.state, entry.reason


def test_two_pieces_on_one_sheet_are_for_a_person() -> None:
    assert _state(_wide(*INVOICE, *ATTESTATION)) == (PageState.UNRECOGNISED, TWO_UP)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(INVOICE, id="one half is blank"),
        pytest.param((*INVOICE, ("Objet : paiement du solde", 0.55, 0.2)), id="no title in the other half"),
        pytest.param(
            (*INVOICE, *ATTESTATION, *ACROSS),
            id="words across the middle",
        ),
    ],
)
def test_one_piece_on_a_wide_sheet_is_read(texts: tuple[tuple[str, float, float], ...]) -> None:
    assert _state(_wide(*texts))[0] is PageState.ATTRIBUTED


def test_a_tall_page_with_two_columns_is_read() -> None:
    made = page([line(*text) for text in (*INVOICE, *ATTESTATION)])
    assert _state(made)[0] is PageState.ATTRIBUTED
