"""Canonical values shown as a French reader expects them."""

from datetime import UTC, datetime

import pytest

from models.reading import Field, Status, ValueKind
from reports.formats import show, show_field, show_instant, show_share, show_size


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (ValueKind.DATE, "2026-03-18", "18/03/2026"),
        (ValueKind.AMOUNT, "1250.00", "1\u202f250,00 €"),
        (ValueKind.AMOUNT, "451.5", "451,50 €"),
        (ValueKind.AMOUNT, "52.085", "52,085 €"),
        (ValueKind.RATE, "8.5", "8,5 %"),
        (ValueKind.COUNT, "12000", "12\u202f000"),
        (ValueKind.SIRET, "73282932000074", "732 829 320 00074"),
        (ValueKind.PHONE, "0123456789", "01 23 45 67 89"),
        (ValueKind.DATE, "31 février", "31 février"),
        (ValueKind.AMOUNT, "NaN", "NaN"),
        (ValueKind.SIRET, "732", "732"),
    ],
)
def test_values(kind: ValueKind, value: str, shown: str) -> None:
    assert show(kind, value) == shown


def test_a_field_without_value_shows_what_stood_on_the_page() -> None:
    field = Field(key="total", kind=ValueKind.AMOUNT, status=Status.UNREADABLE, raw="4?1,5O")
    assert show_field(field) == "4?1,5O"


def test_an_instant_is_shown_in_paris() -> None:
    assert show_instant(datetime(2026, 12, 16, 11, 0, tzinfo=UTC)) == "16/12/2026 à 12 h 00"


def test_sizes_and_shares() -> None:
    assert [show_size(n) for n in (350, 12_400, 1_450_000)] == ["350 o", "12 Ko", "1,4 Mo"]
    assert show_share(0.968) == "97 %"
