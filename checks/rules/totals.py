"""MON-03, 04, 06: totals, the total that is never zero, and suppliers without VAT."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.case import Case
from checks.lines import (
    BILLED,
    MONEY,
    ONE_COLUMN,
    SUMS,
    TITLES,
    ReadLine,
    declared_lines,
    read_lines,
    wanted_cells,
)
from checks.money import near
from checks.result import NOWHERE, Result, Spot, failed, passed, review, skipped
from checks.rules.amounts import sure
from checks.rules.mentions import present
from checks.wording import amount, on, show_field
from models.piece import MentionOutcome, Piece, PieceKind

_PIECES = (PieceKind.BDC, PieceKind.FACTURE)


def sums(case: Case) -> Iterator[Result]:
    """MON-03: each total is the sum of its lines, a cent a line apart at most (S3:107, S3:354-361)."""
    for piece in case.of(*_PIECES):
        results = [r for role, parts in SUMS.items() for r in _role_sums(case, piece, role, parts)]
        yield from results
        if not results:
            yield skipped(f"Aucun total à vérifier {on(piece.kind)}.", Spot(piece.key, "amounts"))


def _role_sums(case: Case, piece: Piece, role: str, parts: tuple[str, ...]) -> Iterator[Result]:
    others = tuple(r for r in ("other", "") if role == "total" or role in ONE_COLUMN)
    rows = read_lines(piece, *parts, *others)
    whole = _all_read(case, piece, parts)
    for total in read_lines(piece, role):
        for key in (ONE_COLUMN[role],) if role in ONE_COLUMN else MONEY:
            own = whole and not _shifted(case, piece, parts, total, rows, key)
            result = _column(case, total, rows, key, whole=own)
            if result is not None:
                yield result


def _all_read(case: Case, piece: Piece, parts: tuple[str, ...]) -> bool:
    """As many lines as declared, and none whose description was lost: a sum of others proves nothing."""
    nameless = any(row.cell("ht").found or row.cell("ttc").found for row in read_lines(piece, ""))
    counts = (len(read_lines(piece, part)) == len(declared_lines(case, piece, part)) for part in parts)
    return not nameless and all(counts)


def _shifted(
    case: Case, piece: Piece, parts: tuple[str, ...], total: ReadLine, rows: tuple[ReadLine, ...], key: str
) -> bool:
    """The total is the declared one, and each line bears an amount of a declared one: rows were mixed up."""
    wanted = [wanted_cells(line)[key] for part in parts for line in declared_lines(case, piece, part)]
    known = {wanted_cells(line)[key] for role in BILLED for line in declared_lines(case, piece, role)}
    own = sum((value for value in wanted if value is not None), Decimal(0))
    cell = total.total(key)
    right = cell.found and near(cell.amount, own, case.scheme.tolerance * max(len(wanted), 1))
    return right and all(row.cell(key).found and row.cell(key).amount in known for row in rows)


def _column(
    case: Case, total: ReadLine, rows: tuple[ReadLine, ...], key: str, *, whole: bool
) -> Result | None:
    """One column of a total; None when a line shows nothing in it. `whole`: no line seems to be lost."""
    cell = total.total(key)
    parts = [row.cell(key) for row in rows]
    parts = [c for c, row in zip(parts, rows, strict=True) if row.row.role in BILLED or c.found]
    if not cell.found or not parts or not all(c.found for c in parts):
        return None
    wanted = sum((c.amount for c in parts), Decimal(0))
    where = Spot(total.piece.key, f"amounts.{key}", cell.evidence or total.row.evidence)
    said = f"{total.name} {on(total.piece.kind)}, {TITLES[key]}"
    certain = all(sure(c) for c in (cell, *parts))
    if near(cell.amount, wanted, case.scheme.tolerance * len(parts)):
        if not certain:
            return skipped(f"{said} : lecture incertaine, voir LIS-02.", where, observed=show_field(cell))
        return passed(
            f"{said} : c’est la somme des lignes.", where, expected=amount(wanted), observed=show_field(cell)
        )
    proved = certain and whole
    tell = failed if proved else review
    end = "Demandez au fournisseur de corriger la pièce." if proved else "Vérifiez les montants sur l’image."
    return tell(
        f"{said} : {show_field(cell)} est lu, la somme des lignes est {amount(wanted)}. {end}",
        where,
        expected=amount(wanted),
        observed=show_field(cell),
    )


def not_zero(case: Case) -> Iterator[Result]:
    """MON-04: a total of zero is rejected (S2:573-574, S2:642-643, S2:736-737)."""
    for piece in case.of(*_PIECES):
        lines = [line for role in BILLED for line in declared_lines(case, piece, role)]
        if lines and sum((line.excl_tax for line in lines), Decimal(0)) == 0:
            yield _zero("Le total déclaré est égal à zéro", NOWHERE, certain=True)
        yield _printed_total(piece)


def _printed_total(piece: Piece) -> Result:
    """Any total that is not zero will do; without a total, the lines speak."""
    totals = [t.total(k) for t in read_lines(piece, *SUMS) for k in ("ttc", "ht")]
    cells = [c for c in totals if c.found] or [
        c for row in read_lines(piece, *BILLED) for c in (row.cell("ttc"), row.cell("ht")) if c.found
    ]
    where = Spot(piece.key, "amounts", tuple(p for c in cells for p in c.evidence))
    if not cells:
        return skipped(f"Aucun montant lu {on(piece.kind)}.", where)
    if any(c.amount != 0 for c in cells):
        if not any(sure(c) and c.amount != 0 for c in cells):
            return skipped(f"Le total {on(piece.kind)} n’est pas lu avec certitude : voir LIS-02.", where)
        return passed(f"Le total {on(piece.kind)} n’est pas égal à zéro.", where)
    return _zero(f"Le total {on(piece.kind)} est égal à zéro", where, certain=all(map(sure, cells)))


def _zero(said: str, where: Spot, *, certain: bool) -> Result:
    if certain:
        return failed(f"{said} : la demande n’est pas recevable.", where, observed=amount(Decimal(0)))
    return review(
        f"{said}, selon une lecture incertaine. Vérifiez sur l’image.", where, observed=amount(Decimal(0))
    )


def franchise(case: Case) -> Iterator[Result]:
    """MON-06: a supplier not liable shows no VAT and says so on the invoice (S2:776-777, facts §3.2)."""
    dossier, liable = case.dossier, case.dossier.supplier.vat_liable
    lines = (*dossier.principale, *dossier.secondaire, *dossier.secondaire_invoiced)
    if not liable and any(line.rate != 0 or line.vat for line in lines):
        yield failed(
            "Le fournisseur est déclaré non assujetti à la TVA, et une ligne déclarée en porte. "
            "Demandez la correction du dossier."
        )
    for piece in case.of(*_PIECES):
        if liable:
            yield _liable(case, piece)
        else:
            yield from _without_vat(case, piece)


def _liable(case: Case, piece: Piece) -> Result:
    """A client of a department without VAT may well be told so; elsewhere the mention contradicts."""
    mention = piece.mention("vat_franchise")
    taxed = any(line.rate != 0 for line in case.dossier.principale)
    if mention is None or mention.outcome is not MentionOutcome.PRESENT or not taxed:
        return skipped("Le fournisseur est déclaré assujetti à la TVA.", Spot(piece.key))
    return review(
        "Le fournisseur est déclaré assujetti à la TVA, et une mention de franchise figure sur la pièce. "
        "Vérifiez sur l’image, puis demandez au fournisseur son régime.",
        Spot(piece.key, mention.key, mention.evidence),
        observed=mention.found,
    )


def _without_vat(case: Case, piece: Piece) -> Iterator[Result]:
    charged = [
        (row, key)
        for row in read_lines(piece, *BILLED, *SUMS)
        for key in ("vat", "rate")
        if row.cell(key).found and row.cell(key).amount != 0
    ]
    for row, key in charged:
        cell = row.cell(key)
        tell = failed if sure(cell) else review
        yield tell(
            f"Le fournisseur n’est pas assujetti à la TVA, et {on(piece.kind)} la ligne « {row.name} » en "
            f"porte ({show_field(cell)}). Demandez une pièce corrigée.",
            row.spot(key),
            expected="aucune TVA",
            observed=show_field(cell),
        )
    if not charged:
        yield passed(f"Aucune TVA n’est facturée {on(piece.kind)}.", Spot(piece.key, "amounts"))
    model = case.model(piece)
    for mention in model.mentions if model else ():
        if mention.required == "if-not-liable":
            yield present(case, piece, mention)
