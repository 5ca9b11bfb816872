"""What is told beside the counts of a journal."""

from __future__ import annotations

import pytest

from extractors.remarks.figures import counts_told, months_listed, rates_told
from tests.extractors.pages import view


def rates(*lines: tuple[str, float, float]) -> list[str]:
    return [share for share, _, _ in rates_told(view(lines).page)]


@pytest.mark.parametrize(
    ("line", "shares"),
    [
        ("Taux d’alimentation (Dm / Dt) : 48 %", ["0.48"]),
        ("PERF : 0,5", ["0.5"]),
        ("Niveau de performance constaté : PERF = 1", ["1"]),
        ("PERF = 860 / 1 200 = 71,7 %", ["0.717"]),
        ("Dm / Dt : 71,67 % (PERF = 1)", ["0.7167", "1"]),
        ("Taux : 48 %", ["0.48"]),
    ],
)
def test_a_rate_is_told(line: str, shares: list[str]) -> None:
    assert rates((line, 0.1, 0.3)) == shares


def test_the_rate_of_vat_on_the_row_of_an_invoice_is_none() -> None:
    page = view([("Prestation secondaire (PERF = 1) 104,17 € 20 % 125,00 €", 0.1, 0.3)]).page
    assert [share for share, _, _ in rates_told(page, billed=True)] == ["1"]


def test_a_rate_stands_right_of_its_label() -> None:
    assert rates(("PERF", 0.1, 0.3), ("0,5", 0.6, 0.3)) == ["0.5"]


@pytest.mark.parametrize(
    "line",
    [
        "PERF = 1 si Dm / Dt ≥ 60 %",
        "Seuil de performance (Dm / Dt) : 60 %",
        "Dm / Dt",
        "Taux d’envoi du mois : 48 %",
        "Taux d’INS qualifiée : 83 %",
        "Documents envoyés (Dm) : 860",
    ],
)
def test_a_rule_a_part_or_another_rate_is_none(line: str) -> None:
    assert rates((line, 0.1, 0.3)) == []


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("soit 480 documents effectivement reçus par Mon espace santé", ["480"]),
        ("soit 1 480 comptes rendus", ["1480"]),
        ("soit 71,7 % des documents", []),
        ("soit 143 documents par mois", []),
        ("Documents envoyés (Dm) : 860", []),
    ],
)
def test_documents_counted_anew(line: str, counted: list[str]) -> None:
    assert [count for count, _, _ in counts_told(view([(line, 0.1, 0.3)]).page)] == counted


def test_the_months_of_a_table() -> None:
    rows = ["Mois", "février 2027", "Mars 2027", "04/2027", "2027-05", "juin", "Total"]
    found = months_listed(view([(text, 0.1, 0.2 + 0.02 * n) for n, text in enumerate(rows)]).page)
    assert found is not None
    assert found[0] == "2027-02 2027-03 2027-04 2027-05 6"


def test_two_ends_of_a_period_are_no_list() -> None:
    assert months_listed(view([("février 2027", 0.1, 0.2), ("juillet 2027", 0.1, 0.3)]).page) is None
