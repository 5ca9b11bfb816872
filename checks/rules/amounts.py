"""MON-01 to MON-04, MON-06 and MON-10: ceilings, arithmetic and franchise."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.apart import named_lines, told_apart
from checks.billed import multiplied
from checks.case import Case
from checks.ceiling import of_base, of_scale, of_table
from checks.lines import BILLED, TITLES, ReadLine, paired, read_lines
from checks.money import financed, near, share, vat_of
from checks.result import NOWHERE, Result, Spot, failed, passed, review, skipped
from checks.rules.calendar import no_limit
from checks.wording import amount, on, rate, show_field
from models.dossier import Line
from models.piece import PieceKind
from models.reading import Field
from schemes.facts import Role


def sure(cell: Field) -> bool:
    """The cell may carry a PASS or a FAIL."""
    return cell.certain and not cell.repaired


# --- MON-01


def ceilings(case: Case) -> Iterator[Result]:
    """MON-01: HT of each line within the ceiling of its profile (S2:563, S2:797-891)."""
    if case.scheme.scales:
        yield skipped("Le plafond dépend de l’activité combinée : voir MON-12.")
        return
    for role, line, excl_tax, where, certain in _amounts(case):
        yield _within(case, role, line.site, excl_tax, where, certain=certain)


def _amounts(case: Case) -> Iterator[tuple[Role, Line, Decimal, Spot, bool]]:
    """Every HT amount: declared, and read where a piece says another one."""
    dossier = case.dossier
    ordered: tuple[tuple[Role, tuple[Line, ...]], ...] = (
        ("principale", dossier.principale),
        ("secondaire", dossier.secondaire),
    )
    for role, lines in ordered:
        for line in lines:
            yield role, line, line.excl_tax, NOWHERE, True
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE):
        for role, line, row in paired(case, piece):
            cell = row.cell("ht")
            if cell.found and cell.amount != line.excl_tax:
                yield role, line, cell.amount, row.spot("ht"), sure(cell)


def _within(
    case: Case, role: Role, site: str | None, excl_tax: Decimal, where: Spot, *, certain: bool
) -> Result:
    name = case.scheme.prestations[role] + (f" ({site})" if site else "")
    limit = of_table(case, role, site) if case.scheme.ceilings else of_base(case, site)
    if limit.why:
        return skipped(f"{name} : {limit.why}", where)
    if limit.low is None or limit.high is None:
        return review(f"{name} : aucun plafond n’est connu pour ce profil. Vérifiez le cas déclaré.", where)
    return under(name, excl_tax, limit.low, limit.high, where, certain=certain)


def scale(case: Case) -> Iterator[Result]:
    """MON-12: HT within the affine scale by activité combinée, a cent apart at most (S1:785-872)."""
    own = case.scheme.scale(case.dossier.order.nature)
    slack = own.slack if own else Decimal(0)
    for role, line, excl_tax, where, certain in _amounts(case):
        limit = of_scale(case, line.site)
        name = case.scheme.prestations[role] + (f" ({line.site})" if line.site else "")
        if limit.low is None or limit.high is None:
            yield review(f"{name} : {limit.why} Complétez le dossier.", where)
        else:
            yield under(name, excl_tax, limit.low, limit.high, where, certain=certain, slack=slack)


def under(
    name: str,
    excl_tax: Decimal,
    low: Decimal,
    high: Decimal,
    where: Spot,
    *,
    certain: bool,
    slack: Decimal = Decimal(0),
) -> Result:
    """Without a tranche, what is under the lowest ceiling passes and what is over the highest fails."""
    shown, limit, known = amount(excl_tax), amount(high), low == high
    if excl_tax <= low + slack:
        if not certain:
            return skipped(f"{name} : montant HT non lu avec certitude, voir LIS-02.", where, observed=shown)
        return passed(
            f"{name} : {shown} HT respecte le plafond.", where, expected=f"au plus {limit}", observed=shown
        )
    if excl_tax > high + slack and certain:
        return failed(
            f"{name} : {shown} HT dépasse le plafond de {limit}. Demandez au fournisseur un montant corrigé.",
            where,
            expected=f"au plus {limit}",
            observed=shown,
        )
    why = "" if known else "La tranche du site n’est pas déclarée : "
    return review(
        f"{name} : {why}{shown} HT est à rapprocher du plafond. Vérifiez dans la Base de référence et sur "
        "l’image.",
        where,
        expected=f"au plus {limit}",
        observed=shown,
    )


# --- MON-02


def arithmetic(case: Case) -> Iterator[Result]:
    """MON-02: VAT = HT × rate, TTC = HT + VAT, half up, a cent a line apart at most (S0:31-46)."""
    yield from told_apart((name, _declared_sum(case, line)) for name, line in named_lines(case.dossier))
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE):
        for row in read_lines(piece, *BILLED):
            yield from _row_sum(case, row)
            yield from multiplied(case, row)


def _declared_sum(case: Case, line: Line) -> Result:
    name = f"Ligne déclarée de {amount(line.excl_tax)} HT"
    vat = line.vat if line.vat is not None else Decimal(0)
    total = line.incl_tax if line.incl_tax is not None else line.excl_tax + vat
    wanted = vat_of(line.excl_tax, line.rate)
    slack = case.scheme.tolerance
    vat_good = line.vat is None or near(vat, wanted, slack)
    if vat_good and (line.incl_tax is None or near(total, line.excl_tax + wanted, slack)):
        return passed(f"{name} : la TVA et le TTC sont exacts.", observed=amount(total))
    return failed(
        f"{name} : la TVA ({amount(vat)}) ou le TTC ({amount(total)}) ne correspond pas au taux de "
        f"{rate(line.rate)}. Demandez la correction du dossier.",
        expected=f"TVA {amount(wanted)}, TTC {amount(line.excl_tax + wanted)}",
        observed=f"TVA {amount(vat)}, TTC {amount(total)}",
    )


def _row_sum(case: Case, row: ReadLine) -> Iterator[Result]:
    excl, applied, vat, incl = (row.cell(key) for key in ("ht", "rate", "vat", "ttc"))
    slack = case.scheme.tolerance
    if excl.found and applied.found and vat.found:
        yield _equation(row, (excl, applied, vat), "vat", vat_of(excl.amount, applied.amount), slack)
    if excl.found and vat.found and incl.found:
        yield _equation(row, (excl, vat, incl), "ttc", excl.amount + vat.amount, slack)
    elif excl.found and applied.found and incl.found:
        wanted = excl.amount + vat_of(excl.amount, applied.amount)
        yield _equation(row, (excl, applied, incl), "ttc", wanted, slack)


def _equation(row: ReadLine, cells: tuple[Field, ...], key: str, wanted: Decimal, slack: Decimal) -> Result:
    """One computed amount of a row against the printed one."""
    cell = row.cell(key)
    where = Spot(
        row.piece.key, f"amounts.{key}", tuple(p for c in cells for p in c.evidence) or row.row.evidence
    )
    said = f"{row.name} {on(row.piece.kind)}, {TITLES[key]}"
    certain = all(sure(c) for c in cells)
    if near(cell.amount, wanted, slack):
        if not certain:
            return skipped(f"{said} : lecture incertaine, voir LIS-02.", where, observed=show_field(cell))
        return passed(
            f"{said} : le calcul est exact.", where, expected=amount(wanted), observed=show_field(cell)
        )
    told = f"{said} : {show_field(cell)} est lu, le calcul donne {amount(wanted)}."
    tell = failed if certain else review
    end = "Demandez au fournisseur de corriger la pièce." if certain else "Vérifiez les montants sur l’image."
    return tell(f"{told} {end}", where, expected=amount(wanted), observed=show_field(cell))


# --- MON-10


def payments(case: Case) -> Iterator[Result]:
    """MON-10: 40 % then 60 % of the principale, TTC, or HT without VAT (S2:773-777, S2:908-913)."""
    dossier, split = case.dossier, case.scheme.split
    if split is None:
        yield no_limit(case, "split")
        return
    if dossier.payments is None:
        yield skipped("Les montants de l’avance et du solde ne sont pas déclarés.")
        return
    total = financed(dossier.principale, liable=dossier.supplier.vat_liable)
    slack = case.scheme.tolerance * len(dossier.principale)
    asked = (
        ("avance", dossier.payments.avance, split.avance),
        ("solde", dossier.payments.solde, split.solde),
    )
    for name, declared, per_cent in asked:
        wanted = share(total, per_cent)
        said = f"Montant de l’{name}" if name == "avance" else f"Montant du {name}"
        if near(declared, wanted, slack):
            yield passed(
                f"{said} : {amount(declared)} est bien {rate(per_cent)} de {amount(total)}.",
                expected=amount(wanted),
                observed=amount(declared),
            )
        else:
            yield failed(
                f"{said} : {amount(declared)} est demandé, {rate(per_cent)} de {amount(total)} font "
                f"{amount(wanted)}. Demandez la correction du dossier.",
                expected=amount(wanted),
                observed=amount(declared),
            )
