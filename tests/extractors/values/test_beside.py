"""Values beside other signs: a part of something longer is no value of its own."""

from __future__ import annotations

import pytest

from extractors.values import KINDS, amount, count, dates, finess, number
from models.geometry import Box
from models.page import Reader, Word
from models.reading import ValueKind
from tests.extractors.pages import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Période : 01/09/26-28/02/27", ["2026-09-01", "2027-02-28"]),
        ("01/09/26 - 28/02/27", ["2026-09-01", "2027-02-28"]),
        ("01.09.2026–28.02.2027", ["2026-09-01", "2027-02-28"]),
        ("1/9/26-28/2/27", ["2026-09-01", "2027-02-28"]),
        ("2.7.09 2026", ["2026-09-27"]),
    ],
)
def test_two_dates_with_a_dash_between(text: str, found: list[str]) -> None:
    assert [c.parsed.value for c in dates.find(words(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Net à payer 52;80 €", ["52.80"]),
        ("52;8O €", ["52.80"]),
        ("a 12;5 €", []),
        ("1:80 €", []),
    ],
)
def test_the_tail_of_an_amount_is_no_amount(text: str, found: list[str]) -> None:
    assert [c.parsed.value for c in amount.find(words(text))] == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("BC-2026 03007", "BC-2026 03007"),
        ("BC-2026 03007 du 18/03/2026", "BC-2026"),
        ("2026 LGC 07209", "2026 LGC 07209"),
        ("2026 LGC-07209", "2026 LGC-07209"),
        ("°.BC26 5.437", "BC26 5.437"),
        ("FA-17 12.500,00", "FA-17"),
        ("n° 2026 8944", "2026 8944"),
        ("BDC-V2 4612/26", "BDC-V2 4612/26"),
        ("le 12 000042", "12"),
        ("BC-2026 42", "BC-2026"),
        ("000123 45678", "000123"),
    ],
)
def test_figures_right_behind_a_number_end_it(text: str, first: str) -> None:
    assert next(number.find(words(text))).parsed.value == first


def test_figures_behind_a_number_are_found_once() -> None:
    assert [c.raw for c in number.find(words("BC-2026 03007"))] == ["BC-2026 03007"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FINESS 75 071 218 4", ["750712184"]),
        ("64100 Bayonne - RCS 999 985 054", []),
        ("au R.C.S. de Pau n° 732 829 320", []),
        ("RCS Mont de Marsan 732829320", []),
        ("N° de facture 2027-08875", []),  # a year and a rank, whose figures pass the key
    ],
)
def test_the_number_of_a_register_of_firms_is_no_finess(text: str, found: list[str]) -> None:
    assert [one.parsed.value for one in finess.find(words(text))] == found


@pytest.mark.parametrize("text", ["(une seule case cochée)", "libéral", "Madame, Monsieur"])
def test_what_names_nobody(text: str) -> None:
    assert list(KINDS[ValueKind.PERSON].find(words(text))) == []


@pytest.mark.parametrize("text", ["Le Goff Jeanne", "le goff jeanne", "(Le Goff) Jeanne"])
def test_what_may_be_a_name(text: str) -> None:
    assert list(KINDS[ValueKind.PERSON].find(words(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Montant total € 3.375,00 € 675,00", ["€ 3.375,00", "€ 675,00"]),
        ("HT 376,25 € TTC 451,50 €", ["376,25 €", "451,50 €"]),
    ],
)
def test_the_currency_is_of_one_amount(text: str, found: list[str]) -> None:
    assert [c.raw for c in amount.find(words(text))] == found


def test_a_mailbox_is_no_street() -> None:
    assert not list(KINDS[ValueKind.ADDRESS].find(words("dpo@esante.gouv.fr. La structure est invitée")))
    assert list(KINDS[ValueKind.ADDRESS].find(words("6 rue du Mail 49100 Angers")))


def _figures(*placed: tuple[str, float, float]) -> list[Word]:
    return [
        Word(
            text=text,
            box=Box(left=left, top=0.336, right=right, bottom=0.355),
            confidence=1.0,
            reader=Reader.PPOCR,
        )
        for text, left, right in placed
    ]


def test_figures_that_nearly_touch_are_one_number_and_it_is_in_doubt() -> None:
    (found,) = count.find(_figures(("15", 0.322, 0.332), ("57", 0.338, 0.350)))
    assert (found.parsed.value, found.parsed.repaired, found.raw) == ("1557", True, "15 57")


def test_figures_of_two_columns_are_two_numbers() -> None:
    found = count.find(_figures(("15", 0.322, 0.332), ("57", 0.400, 0.412)))
    assert [(c.parsed.value, c.parsed.repaired) for c in found] == [("15", False), ("57", False)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 31/12/2026", "2026-12-31"),
        (", 1 31.12.26", "2026-12-31"),
        ("1 3/12/2026", "2026-12-13"),
        ("n° 4 03/12/2026", "2026-12-03"),
    ],
)
def test_a_stroke_left_of_le_is_no_figure_of_a_day_of_two(text: str, day: str) -> None:
    assert [c.parsed.value for c in KINDS[ValueKind.DATE].find(words(text))] == [day]
