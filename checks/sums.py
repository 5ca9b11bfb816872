"""Sums that a dossier makes known: what is declared, what a piece says in its fields and tables."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from checks.case import Case
from checks.money import cents
from models.dossier import Line
from models.piece import Piece
from models.reading import ValueKind

_PARTS = ("excl_tax", "vat", "incl_tax")


def declared_sums(case: Case) -> set[Decimal]:
    """The HT, VAT and TTC of every declared line, of those of one role, and of them all."""
    dossier = case.dossier
    roles = (dossier.principale, dossier.secondaire, dossier.secondaire_invoiced)
    every = tuple(line for lines in roles for line in lines)
    sums = [_sum(lines, key) for lines in (*roles, every) for key in _PARTS]
    told = [part for line in every for key in _PARTS if (part := getattr(line, key)) is not None]
    return {cents(value) for value in (*told, *sums)}


def _sum(lines: Iterable[Line], key: str) -> Decimal:
    return sum((getattr(line, key) or Decimal(0) for line in lines), Decimal(0))


def read_sums(piece: Piece) -> set[Decimal]:
    """The amounts that were read in the fields and tables of a piece."""
    cells = [cell for table in piece.tables for row in table.rows for cell in row.cells]
    read = [field for field in (*piece.fields, *cells) if field.kind is ValueKind.AMOUNT]
    return {cents(Decimal(value)) for field in read for value in (field.value, *field.values) if value}


def paid_sums(case: Case) -> set[Decimal]:
    """What the agency pays: « Avance versée par l’ASP : - 180,60 € », « Solde restant dû : 270,90 € »."""
    payments = case.dossier.payments
    return {payments.avance, payments.solde} if payments else set()


def ceiling_sums(case: Case) -> set[Decimal]:
    """The ceilings of the scheme, without VAT and with it, which a note may quote."""
    rates = {rate for entry in case.scheme.rates for rate in entry.rates} | {Decimal(0)}
    return {cents(one.excl_tax * (100 + rate) / 100) for one in case.scheme.ceilings for rate in rates}
