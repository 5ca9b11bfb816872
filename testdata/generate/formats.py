"""How a canonical value is written on paper: dates, amounts and identifiers as French people write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
DAY_STYLES = (
    "dd/mm/yyyy",
    "dd/mm/yyyy",
    "dd/mm/yyyy",
    "d month yyyy",
    "d month yyyy",
    "dd.mm.yyyy",
    "dd-mm-yyyy",
    "dd/mm/yy",
    "dd.mm.yy",
    "DD MONTH YYYY",
)
HAND_DAY_STYLES = (
    "dd/mm/yyyy",
    "dd/mm/yyyy",
    "dd/mm/yy",
    "d month yyyy",
    "d/m/yyyy",
    "dd.mm.yyyy",
    "dd - mm - yyyy",
)
AMOUNT_STYLES = (
    "1 250,00 €",
    "1 250,00 €",
    "1 250,00 €",
    "1250,00 €",
    "1 250,00",
    "1250,00",
    "1 250,00 EUR",
    "1250.00 EUR",
    "1.250,00 €",
    "1 250,00€",
    "1250.00 €",
    "1,250.00 €",
)
RATE_STYLES = ("20 %", "20%", "20,00 %", "20,00%", "20.00 %", "20,0 %")
GROUPS = {
    "siret": ((14,), (3, 3, 3, 5), (3, 3, 3, 5), (9, 5)),
    "rpps": ((11,), (11,), (2, 3, 3, 3), (3, 4, 4), (5, 6), (1, 4, 3, 3)),
    "finess": ((9,), (9,), (2, 3, 3, 1), (3, 3, 3), (2, 7)),
}


@dataclass(frozen=True)
class Formats:
    """One writer's habits; a piece keeps to them."""

    day: str
    amount: str
    rate: str
    siret: tuple[int, ...]
    rpps: tuple[int, ...]
    finess: tuple[int, ...]
    phone: str
    vat: str
    thin: str

    def show(self, kind: str, value: str) -> str:
        """The canonical value of that kind as this writer writes it."""
        if kind in GROUPS:
            return grouped(value, getattr(self, kind))
        if kind == "siren":
            return grouped(value, (3, 3, 3) if len(self.siret) == 4 else (9,))
        writers: dict[str, Callable[[str], str]] = {
            "date": lambda v: show_day(date.fromisoformat(v), self.day),
            "amount": lambda v: show_amount(v, self.amount, self.thin),
            "rate": lambda v: show_rate(v, self.rate),
            "phone": lambda v: show_phone(v, self.phone),
            "vat-number": lambda v: show_vat(v, self.vat),
            "count": lambda v: f"{int(v):,}".replace(",", self.thin),
        }
        return writers[kind](value) if kind in writers else value


def make_formats(rng: Random) -> Formats:
    return Formats(
        rng.choice(DAY_STYLES),
        rng.choice(AMOUNT_STYLES),
        rng.choice(RATE_STYLES),
        rng.choice(GROUPS["siret"]),
        rng.choice(GROUPS["rpps"]),
        rng.choice(GROUPS["finess"]),
        rng.choice(("space", "space", "dot", "none", "+33")),
        rng.choice(("FR45123456789", "FR 45 123456789", "FR45 123 456 789")),
        rng.choice(("\u00a0", "\u202f", " ")),
    )


def show_day(day: date, style: str) -> str:
    ordinal = "1er" if day.day == 1 else str(day.day)
    month = MONTHS[day.month - 1]
    shown = {
        "dd/mm/yyyy": f"{day:%d/%m/%Y}",
        "dd/mm/yy": f"{day:%d/%m/%y}",
        "dd.mm.yy": f"{day:%d.%m.%y}",
        "dd.mm.yyyy": f"{day:%d.%m.%Y}",
        "dd-mm-yyyy": f"{day:%d-%m-%Y}",
        "dd - mm - yyyy": f"{day:%d - %m - %Y}",
        "d month yyyy": f"{ordinal} {month} {day.year}",
        "DD MONTH YYYY": f"{day:%d} {month.upper()} {day.year}",
        "d/m/yyyy": f"{day.day}/{day.month}/{day.year}",
    }
    return shown[style]


def show_amount(value: str, style: str, thin: str) -> str:
    """`style` shows how 1250.00 is to look."""
    whole, decimals = value.split(".")
    number = f"{int(whole):,}"
    if style.startswith("1,250.00"):
        return f"{number}.{decimals}" + style[8:]
    point = "." if "1250.00" in style else ","
    separator = thin if style.startswith("1 ") else "." if style.startswith("1.") else ""
    tail = style[style.index("00") + 2 :].replace(" ", "\u00a0")
    return number.replace(",", separator) + point + decimals + tail


def show_rate(value: str, style: str) -> str:
    whole, _, decimal = value.partition(".")
    body = style.rstrip("% ").partition(" ")[0]
    decimals = len(body.replace(".", ",").partition(",")[2])
    point = "." if "." in style else ","
    if decimal or decimals:
        whole += point + decimal.ljust(max(decimals, len(decimal)), "0")
    return whole + ("\u00a0%" if " " in style else "%")


def grouped(value: str, sizes: tuple[int, ...]) -> str:
    if sum(sizes) != len(value):
        return value
    parts, start = [], 0
    for size in sizes:
        parts.append(value[start : start + size])
        start += size
    return "\u00a0".join(parts)


def show_phone(value: str, style: str) -> str:
    pairs = [value[i : i + 2] for i in range(0, len(value), 2)]
    if style == "+33":
        return "+33\u00a0" + "\u00a0".join([pairs[0][1], *pairs[1:]])
    return {"space": "\u00a0", "dot": ".", "none": ""}[style].join(pairs)


def show_vat(value: str, style: str) -> str:
    if style == "FR 45 123456789":
        return f"{value[:2]}\u00a0{value[2:4]}\u00a0{value[4:]}"
    if style == "FR45 123 456 789":
        return f"{value[:4]}\u00a0{grouped(value[4:], (3, 3, 3))}"
    return value
