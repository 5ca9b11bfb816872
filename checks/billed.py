"""What a billed line says beside its amounts: a part payment, a quantity and a unit price."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checks.case import Case
from checks.compare import legible
from checks.fold import fold
from checks.lines import ReadLine
from checks.money import near
from checks.result import Result, Spot, review
from checks.wording import amount, on, show_field
from models.reading import ValueKind

_PART = re.compile(
    r"\b(?:acomptes?|arrhes|provisions?|avoirs?|remboursements?|a valoir|avance (?:de|sur|\d+))\b"
)
_SHARE = re.compile(r"\d\s?%\s+(?:sur|de|du|des|d['’])", re.IGNORECASE)  # « 40 % de la prestation »


def part_payment(row: ReadLine) -> Iterator[Result]:
    """« Acompte de 40 % sur Prestation principale »: the prestation is not billed whole (S0:31-37)."""
    label = row.row.label or row.row.cell("description").value or ""
    if _PART.search(fold(label)) or _SHARE.search(label):
        yield review(
            f"La ligne « {label} » {on(row.piece.kind)} semble ne porter que sur une partie de la "
            "prestation. Vérifiez sur l’image et, si c’est bien le cas, demandez au fournisseur une pièce "
            "qui porte sur la prestation entière.",
            Spot(row.piece.key, "amounts", row.row.evidence),
            observed=label,
        )


def multiplied(case: Case, row: ReadLine) -> Iterator[Result]:
    """Quantity × unit price is the HT of the line (S0:31-46); nothing is said where one is not legible."""
    cells = (row.row.cell("quantity", ValueKind.COUNT), row.row.cell("unit"), row.cell("ht"))
    if not all(cell.found and legible(cell) for cell in cells):
        return
    quantity, unit, excl = (Decimal(cell.value or 0) for cell in cells)
    if near(quantity * unit, excl, case.scheme.tolerance * max(quantity, Decimal(1))):
        return
    yield review(
        f"{row.name} {on(row.piece.kind)} : {quantity} × {show_field(cells[1])} font "
        f"{amount(quantity * unit)}, le montant HT de la ligne est {show_field(cells[2])}. Vérifiez sur "
        "l’image et, si c’est bien le cas, demandez au fournisseur de corriger la pièce.",
        row.spot("ht"),
        expected=amount(quantity * unit),
        observed=show_field(cells[2]),
    )
