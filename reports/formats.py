"""Canonical values as a French reader expects them: 18/03/2026, 1 250,00 €, 732 829 320 00074."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from models.reading import Field, ValueKind
from reports.clean import clean

PARIS = ZoneInfo("Europe/Paris")
NARROW = "\u202f"  # narrow no-break space, the French thousands separator
_GROUPS: dict[ValueKind, tuple[int, ...]] = {
    ValueKind.SIRET: (3, 3, 3, 5),
    ValueKind.SIREN: (3, 3, 3),
    ValueKind.PHONE: (2, 2, 2, 2, 2),
}


def show(kind: ValueKind, value: str) -> str:
    """The value for a person; text that is not what its kind says is shown as it stands."""
    text = clean(value)
    if kind is ValueKind.DATE:
        return _day(text)
    if kind in (ValueKind.AMOUNT, ValueKind.RATE, ValueKind.COUNT):
        return _number(kind, text)
    groups = _GROUPS.get(kind)
    return _grouped(text, groups) if groups else text


def show_field(field: Field) -> str:
    """The value of a field, or what stood on the page when it gave no value; "" when nothing did."""
    return show(field.kind, field.value) if field.value is not None else clean(field.raw)


def show_instant(instant: datetime) -> str:
    """A day and hour in Paris: « 18/03/2026 à 11 h 59 »."""
    local = instant.astimezone(PARIS) if instant.tzinfo else instant
    return f"{local:%d/%m/%Y} à {local:%H} h {local:%M}"


def show_size(size: int) -> str:
    """Bytes as « 350 o », « 12 Ko » or « 1,4 Mo »."""
    if size < 1000:
        return f"{size} o"
    if size < 1_000_000:
        return f"{round(size / 1000)} Ko"
    return f"{size / 1_000_000:.1f} Mo".replace(".", ",")


def show_share(share: float) -> str:
    """A share of 0 to 1 as « 97 % »."""
    return f"{round(share * 100)} %"


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _number(kind: ValueKind, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    if kind is ValueKind.AMOUNT:
        places = max(2, -int(number.as_tuple().exponent))  # never rounded: what was read is what is shown
        return f"{number:,.{places}f} €".replace(",", NARROW).replace(".", ",")
    if kind is ValueKind.RATE:
        return f"{number:f} %".replace(".", ",")
    return f"{number:,f}".replace(",", NARROW)


def _grouped(text: str, groups: tuple[int, ...]) -> str:
    if len(text) != sum(groups) or not text.isascii() or not text.isdigit():
        return text
    parts, start = [], 0
    for length in groups:
        parts.append(text[start : start + length])
        start += length
    return " ".join(parts)
