"""« Nom : … Prénom : … » on two lines is one name."""

from __future__ import annotations

from extractors.fields import extract_fields
from schemes import load_scheme
from tests.extractors.pages import view

MODEL = load_scheme("MDV-LGC-Va1").piece_model("mom")


def _name(*lines: str) -> str | None:
    head = ("Déclaration de mise en ordre de marche (MOM)", "Je, soussigné :")
    page = view([(text, 0.1, 0.1 + 0.05 * n) for n, text in enumerate((*head, *lines))])
    return next(f.value for f in extract_fields(MODEL, [page]) if f.key == "signatory_name")


def test_the_first_name_is_put_before_the_name() -> None:
    assert _name("Nom : PETIT", "Prénom : Luc") == "Luc PETIT"


def test_a_whole_name_is_left_alone() -> None:
    assert _name("Nom : Luc PETIT", "Prénom : Luc") == "Luc PETIT"


def test_a_name_in_two_parts_stands_far_above_the_signature() -> None:
    page = view(
        [
            ("Déclaration de mise en ordre de marche (MOM)", 0.1, 0.05),
            ("Je, soussigné :", 0.1, 0.1),
            ("Nom : PETIT", 0.1, 0.14),
            ("Prénom : Luc", 0.1, 0.18),
            ("Numéro de facture associé à la présente MOM : F-118", 0.1, 0.22),
            ("A Lyon, le 12/05/2023", 0.1, 0.8),
            ("Signature du Fournisseur", 0.1, 0.84),
        ]
    )
    found = {f.key: f.value for f in extract_fields(MODEL, [page])}
    assert found["signatory_name"] == "Luc PETIT"
