"""Dotted leaders are taken out of what is written over them, and of nothing else."""

from __future__ import annotations

import pytest

from extractors.layout.leaders import without_leaders
from tests.extractors.pages import words


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("N° de SIRET : ..9..9..8.. .4..8..4.. .7..1..1..", "N° de SIRET : 998 484 711"),
        ("9.7.6.00.", "97600"),
        ("29...décembre..2025.", "29 décembre 2025."),
        (".Maëlle.Tessier...", ".Maëlle Tessier"),
        ("Nom : ..M...A..R...T.I.N... .J.e..a..n", "Nom : MARTIN Jean"),
        ("version 4.2.1.3", "version 4.2.1.3"),
        (".C..A.B.I..P.R..O. 10.8", "CABIPRO 10.8"),
        ("Mail : ..jeanne.martin@cabinet.example...", "Mail : jeanne.martin@cabinet.example"),
        ("Fait le 18.03.26", "Fait le 18.03.26"),
        ("N° : C.0.0.0.6 6.0.8", "N° : C0006608"),
        ("versions 4.2 5.1", "versions 4.2 5.1"),
        ("Clinisoft version.3.8.9..", "Clinisoft version 3.8.9"),
    ],
)
def test_dots(read: str, meant: str) -> None:
    assert " ".join(w.text for w in without_leaders(words(read))) == meant


def test_a_blank_to_fill_stays() -> None:
    assert without_leaders(words("………………")) == words("………………")
