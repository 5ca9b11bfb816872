"""A count of one month, or a mean, is none of the period."""

from __future__ import annotations

import pytest

from extractors.counts.spans import of_a_part, of_another, told_apart
from tests.extractors.fields.test_counts import counts
from tests.extractors.fields.test_layouts import Texts

PARTS = [
    ("", " en décembre : 256"),
    ("", " (décembre 2027) : 256"),
    ("Juillet 2027 Dt 488 ", " 236"),
    ("Moyenne des ", " : 254"),
    ("", " (moyenne par mois) : 254"),
    ("", " ce mois : 256"),
    ("Taux de ", " : 48"),
]
WHOLES = [
    ("", " : 1 527"),
    ("", " (6 mois) : 1 527"),
    ("", " de juillet à décembre 2027 : 1 527"),
    ("", " au 31 décembre 2027 : 1 527"),
    ("", " à fin décembre 2027 : 1 527"),
    ("", " cumulés en décembre, total : 1 527"),
    ("", " (seuil 60) : 1 846"),
    ("Fait le 3 janvier 2028. ", " : 1 527"),
    ("Taux : 48 %, ", " : 1 527"),
    ("", " : 1 527 (moyenne mensuelle : 254)"),
]


@pytest.mark.parametrize(("before", "after"), PARTS)
def test_a_part(before: str, after: str) -> None:
    assert of_a_part(before, after)


@pytest.mark.parametrize(("before", "after"), WHOLES)
def test_a_whole(before: str, after: str) -> None:
    assert not of_a_part(before, after)


def test_the_count_of_the_period_and_not_of_its_last_month() -> None:
    texts: Texts = [
        ("Documents à envoyer (décembre) : 533", 0.05, 0.2),
        ("Documents envoyés en décembre : 256", 0.05, 0.22),
        ("Documents envoyés, moyenne par mois : 254", 0.05, 0.24),
    ]
    assert counts(texts)[:2] == [None, None]
    whole: Texts = [("Documents envoyés sur le semestre : 1 527", 0.05, 0.26)]
    assert counts([*texts, *whole])[:2] == [None, "1527"]


def test_a_card_of_the_last_month_with_its_sum_below() -> None:
    cards: Texts = []
    for at, (name, month, figure) in enumerate((("Dt", "533", "3 170"), ("Dm", "256", "1 527"))):
        x = 0.1 + 0.3 * at
        cards += [(name, x, 0.2), (month, x, 0.218), (f"cumul : {figure}", x, 0.236)]
    assert counts(cards)[:2] == ["3170", "1527"]


@pytest.mark.parametrize(
    "after",
    [" en échec : 12", " rejetés", " par MSSanté : 12", " dont l’INS est qualifiée : 9", " non remis"],
)
def test_another_count(after: str) -> None:
    assert of_another(after)


@pytest.mark.parametrize("after", [" à Mon espace santé : 12", " avec succès", " : 12 (dont 3 en échec)"])
def test_the_same_count(after: str) -> None:
    assert not of_another(after)


def test_a_figure_among_others() -> None:
    assert told_apart(" envoyés sur ")
    assert told_apart(" : juillet 800, août ")
    assert not told_apart(" : ")
    assert not told_apart(" : juillet 800, total ")
    assert not told_apart(" sur le semestre : ")


@pytest.mark.parametrize(
    "text",
    [
        "Soit 1 527 documents envoyés sur 3 170 documents à envoyer.",
        "Documents envoyés en échec : 1 643",
        "Documents envoyés par MSSanté : 643",
        "Documents envoyés : juillet 800, août 727",
    ],
)
def test_another_figure_of_the_line_is_not_taken(text: str) -> None:
    assert counts([(text, 0.05, 0.2)])[1] is None
    assert counts([(text, 0.05, 0.2), ("Documents envoyés : 1 527", 0.05, 0.24)])[1] == "1527"


def test_what_failed_told_on_the_next_line() -> None:
    texts: Texts = [("Documents envoyés", 0.05, 0.2), ("et rejetés", 0.05, 0.213), ("1 643", 0.5, 0.206)]
    assert counts(texts)[1] is None


def test_patients_among_those_received() -> None:
    texts: Texts = [
        ("Patients reçus dont l’INS est qualifiée : 1 040", 0.05, 0.2),
        ("Patients reçus", 0.05, 0.24),
        ("1 150", 0.5, 0.24),
    ]
    assert counts(texts)[2] == "1150"
