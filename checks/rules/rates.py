"""MON-05: the rates of VAT, those declared and those that a piece says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.apart import named_lines, told_apart
from checks.case import Case
from checks.compare import ASK
from checks.days import department_of_finess, department_of_postcode
from checks.expected import declared_sites
from checks.lines import paired
from checks.result import NOWHERE, Result, Spot, failed, passed, review, skipped
from checks.rules.amounts import sure
from checks.wording import rate
from models.finding import Severity
from models.piece import PieceKind


def rates(case: Case) -> Iterator[Result]:
    """MON-05: a rate that exists and fits the department; a misfit is a remark (S2:768-779, facts §3.1)."""
    yield from told_apart(
        (name, _rate(case, line.rate, line.site, NOWHERE, certain=True))
        for name, line in named_lines(case.dossier)
    )
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE):
        for _role, line, row in paired(case, piece):
            cell = row.cell("rate")
            if cell.found and cell.amount != line.rate:
                yield _rate(case, cell.amount, line.site, row.spot("rate"), certain=sure(cell))


def _rate(case: Case, applied: Decimal, site: str | None, where: Spot, *, certain: bool) -> Result:
    shown = rate(applied)
    everywhere = {r for entry in case.scheme.rates for r in entry.rates} | {Decimal(0)}
    if applied not in everywhere:
        tell = failed if certain else review
        return tell(
            f"Le taux de TVA de {shown} n’est pas un taux admis. {ASK}",
            where,
            expected=", ".join(rate(r) for r in sorted(everywhere)),
            observed=shown,
        )
    fit = _fit(case, site)
    if not case.dossier.supplier.vat_liable:
        fit = (Decimal(0),)
    if fit is None:
        return skipped(
            "Le département du client n’est pas déclaré : le taux admis n’est pas déterminé.", where
        )
    if applied in fit:
        return passed(f"Le taux de TVA de {shown} convient.", where, observed=shown)
    return failed(
        f"Le taux de TVA de {shown} n’est pas celui attendu pour ce client "
        f"({', '.join(rate(r) for r in fit)}). "
        "Vérifiez l’assujettissement du fournisseur et le lieu de la prestation.",
        where,
        expected=", ".join(rate(r) for r in fit),
        observed=shown,
        at_most=Severity.NOTE,
    )


def _fit(case: Case, site: str | None) -> tuple[Decimal, ...] | None:
    """The rates of the client's department; None when nothing tells the department."""
    sites = declared_sites(case)
    finess = site or (sites[0] if sites else None)
    department = department_of_finess(finess) if finess else None
    department = department or department_of_postcode(case.dossier.client.postal_code or "")
    if department is None:
        return None
    special = next((e.rates for e in case.scheme.rates if department in e.departments), None)
    return special or next((e.rates for e in case.scheme.rates if not e.departments), None)
