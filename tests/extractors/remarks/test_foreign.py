"""The title of a paper that is no page of the piece."""

from __future__ import annotations

import pytest

from extractors.remarks.foreign import foreign_title
from models.piece import PieceKind
from schemes import load_scheme
from tests.pages import line, page

VA = load_scheme("MDV-LGC-Va2").models_of(PieceKind.VA, "medecin-liberal")[0]
BODY = [
    line("Médecin : Hélène Marchand", 0.1, 0.12),
    line("Attestation du 12/01/2027", 0.1, 0.15),
    line("Réserves : aucune", 0.1, 0.18),
    line("Page 3", 0.1, 0.21),
]


@pytest.mark.parametrize(
    "text",
    [
        "Procès-verbal de réserves",
        "PV de recette",
        "Liste des anomalies",
        "Devis n° 12",
        "Mise en demeure",
        "Bon d’intervention",
    ],
)
def test_another_paper_behind_the_piece(text: str) -> None:
    found = foreign_title(page([line(text, 0.1, 0.07, 0.019), *BODY]), VA)
    assert found is not None
    assert found[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Attestation de vérification d’aptitude (VA)",
        "Conditions générales",
        "Annexe 1 : liste des sites",
        "Aides publiques",
        "Date de signature",
    ],
)
def test_a_page_of_the_piece(text: str) -> None:
    assert foreign_title(page([line(text, 0.1, 0.07, 0.019), *BODY]), VA) is None


def test_a_line_of_the_text_is_no_title() -> None:
    assert foreign_title(page([line("Réserves : aucune", 0.1, 0.3), *BODY]), VA) is None
