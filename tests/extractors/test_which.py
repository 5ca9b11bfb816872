"""Pieces without a dossier find their scheme."""

from __future__ import annotations

import pytest

from extractors.which import which
from models.page import Document
from models.piece import PieceKind
from schemes import load_scheme, scheme_ids
from tests.checks.paper import Drawer, document

SCHEMES = [load_scheme(one) for one in scheme_ids()]


def handed(*lines: str) -> list[Document]:
    draw = Drawer("scan.pdf")
    for text in lines:
        draw.place(text)
    return [document("scan.pdf", draw.lines)]


@pytest.mark.parametrize("quoted", ["AF-HOP-DPI-Va2", "af - sfp - lgc - VA2", "AF-MS1-DUI-VA1"])
def test_a_quoted_reference_tells_the_scheme(quoted: str) -> None:
    found = which(handed("Bon de commande", f"Appel à financement {quoted}"), SCHEMES)
    assert found.bears(quoted.replace(" ", ""))


@pytest.mark.parametrize("scheme_id", ["BIO-SGL-Va1", "RIS-Va1", "HOP-PFI-Va1", "HOP-RI-Va1", "PHA-LGO-Va1"])
def test_the_sentences_of_an_attestation_tell_the_scheme(scheme_id: str) -> None:
    scheme = load_scheme(scheme_id)
    model = next(m for m in scheme.pieces if m.kind is PieceKind.VA)
    sentences = [m.wordings[0] for m in model.mentions]
    found = which(handed("Attestation de vérification d’aptitude (VA)", *sentences), SCHEMES)
    assert found.id == scheme_id


def test_blank_pages_are_of_the_first_scheme() -> None:
    assert which([], SCHEMES) is SCHEMES[0]
