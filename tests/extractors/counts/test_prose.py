"""Counts in sentences, each before its name in brackets."""

from __future__ import annotations

from tests.extractors.fields.test_counts import counts
from tests.extractors.fields.test_layouts import Texts

FIRST = "Le logiciel a produit 822 documents de santé devant faire l’objet d’un envoi (Dt), dont"


def test_figures_and_names_take_turns() -> None:
    texts: Texts = [
        ("Logiciel : Aubier Soins 4.2", 0.05, 0.08),
        (FIRST, 0.05, 0.10),
        ("678 documents ont fait l’objet d’une alimentation réussie (Dm), soit 82.5 %.", 0.05, 0.114),
        (
            "Le cabinet a reçu en six mois 903 patients uniques en consultation (T). Parmi eux, 745",
            0.05,
            0.14,
        ),
        ("ont une INS qualifiée (Tq), dont 69 par la procédure spécifique transitoire (Ts).", 0.05, 0.154),
    ]
    assert counts(texts) == ["822", "678", "903", "745", "69"]


def test_one_figure_more_leaves_all_of_them_open() -> None:
    texts: Texts = [
        (FIRST, 0.05, 0.10),
        ("678 documents sur 3 postes ont fait l’objet d’une alimentation réussie (Dm).", 0.05, 0.114),
    ]
    assert counts(texts)[:2] == [None, None]


def test_a_name_before_its_figure_takes_no_figure_before_it() -> None:
    texts: Texts = [
        (
            "Nombre de documents devant faire l’objet d’un envoi (Dt) égal à 822, documents",
            0.05,
            0.10,
        ),
        (
            "ayant fait l’objet d’une alimentation réussie (Dm) égal à 678 sur la période entière.",
            0.05,
            0.114,
        ),
    ]
    assert counts(texts)[1] != "822"
