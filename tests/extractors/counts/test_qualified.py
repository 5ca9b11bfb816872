"""Words that make a count another one than its label says."""

from __future__ import annotations

import pytest

from models.reading import Status
from tests.extractors.fields.test_layouts import Texts, read

TITLE = ("Journal de monitoring", 0.05, 0.05)


def status(label: str, head: str = "Valeur") -> Status:
    texts: Texts = [
        TITLE,
        ("Indicateur", 0.05, 0.10),
        (head, 0.6, 0.10),
        ("Documents à envoyer (Dt)", 0.05, 0.13),
        ("1 200", 0.62, 0.13),
        (label, 0.05, 0.16),
        ("860", 0.62, 0.16),
    ]
    return read("journal-medecin-liberal", texts)["documents_sent"][0].status


@pytest.mark.parametrize(
    "label",
    [
        "Documents envoyés (Dm), hors ordonnances",
        "Documents envoyés (Dm), y compris rejets",
        "Documents envoyés (Dm) – valeurs estimées",
    ],
)
def test_a_count_that_its_label_qualifies_is_for_a_person(label: str) -> None:
    assert status(label) is Status.AMBIGUOUS


def test_so_is_one_that_its_column_qualifies() -> None:
    assert status("Documents envoyés (Dm)", "Valeur (en %)") is Status.AMBIGUOUS


@pytest.mark.parametrize(
    "label",
    [
        "Documents envoyés (Dm)",
        "Documents envoyés (Dm) : total",
        "Documents envoyés (Dm), y compris par la procédure transitoire",
    ],
)
def test_a_count_as_the_text_names_it_is_found(label: str) -> None:
    assert status(label) is Status.FOUND
