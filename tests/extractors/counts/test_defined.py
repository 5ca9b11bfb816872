"""Counts in a table of their names, what these mean, and their values."""

from __future__ import annotations

from models.reading import Status
from tests.extractors.counts.test_tables import fields
from tests.extractors.fields.test_layouts import Texts

HEADS: Texts = [("Grandeur", 0.1, 0.2), ("Définition", 0.22, 0.2)]
ROWS: Texts = [
    ("Dt", 0.1, 0.23),
    ("Nombre total des documents de santé produits", 0.22, 0.222),
    ("devant faire l’objet d’un envoi automatisé", 0.22, 0.238),
    ("640", 0.82, 0.23),
    ("Dm", 0.1, 0.26),
    ("Nombre de documents de santé ayant fait l’objet", 0.22, 0.252),
    ("d’une alimentation réussie", 0.22, 0.268),
    ("333", 0.82, 0.26),
    ("T", 0.1, 0.285),
    ("Nombre total de patients uniques reçus en consultation", 0.22, 0.285),
    ("1 104", 0.82, 0.285),
    ("Tq", 0.1, 0.303),
    ("Patients uniques dont l’INS a été qualifiée", 0.22, 0.303),
    ("871", 0.82, 0.303),
    ("Ts", 0.1, 0.328),
    ("Patients uniques dont l’INS a été qualifiée par", 0.22, 0.32),
    ("la procédure spécifique transitoire", 0.22, 0.336),
    ("39", 0.82, 0.328),
]


def test_a_count_behind_its_name_and_what_it_means() -> None:
    """« Patients » opens what Tq and Ts mean, and is no label of T there."""
    found = fields([*HEADS, ("Valeur", 0.82, 0.2), *ROWS])
    assert [(field.status, field.value) for field in found] == [
        (Status.FOUND, value) for value in ("640", "333", "1104", "871", "39")
    ]


def test_a_column_of_limits_or_of_a_month_tells_no_patients() -> None:
    for head in ("Objectif", "Avril 2027"):
        found = fields([*HEADS, (head, 0.82, 0.2), *ROWS])
        assert found[3].status is not Status.FOUND


def test_two_columns_of_figures_tell_none() -> None:
    """Nobody says which of them is asked for."""
    other = [(text, 0.7, y) for text, x, y in ROWS if x == 0.82]
    found = fields([*HEADS, ("Avril", 0.7, 0.2), ("Mai", 0.82, 0.2), *ROWS, *other])
    assert found[3].status is not Status.FOUND


def test_names_over_their_figures_are_no_such_table() -> None:
    texts: Texts = [
        ("Dt", 0.1, 0.2),
        ("Patients reçus", 0.5, 0.2),
        ("640", 0.1, 0.216),
        ("1 104", 0.5, 0.216),
    ]
    found = fields(texts)
    assert (found[0].value, found[2].value) == ("640", "1104")


def test_a_hanging_line_goes_on_with_its_name_and_no_other() -> None:
    """The lines of « Dt = … » and « Dm = … » start where their words do, and end before their counts."""
    texts: Texts = [
        ("Dt = nombre total des documents de santé produits devant faire l’objet", 0.08, 0.3),
        ("d’un envoi automatisé vers Mon espace santé", 0.1225, 0.315),
        (": 1846", 0.62, 0.315),
        ("Dm = nombre de documents de santé ayant fait l’objet d’une", 0.08, 0.33),
        ("alimentation réussie vers Mon espace santé", 0.1225, 0.345),
        (": 1597", 0.62, 0.345),
    ]
    assert [field.value for field in fields(texts)][:2] == ["1846", "1597"]
