"""A count of one month, or a mean, is none of the period."""

from __future__ import annotations

import pytest

from extractors.counts.spans import of_a_part
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
