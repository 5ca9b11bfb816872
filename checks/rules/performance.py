"""MON-11: the performance, from the counts of the journal, and what is due by it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checks.apart import of_site, told_apart
from checks.case import Case
from checks.compare import against
from checks.lines import (
    pair,
)
from checks.money import cents, near, perf
from checks.result import NOWHERE, Result, Spot, failed, passed, review, skipped, spot
from checks.rules.amounts import sure
from checks.rules.calendar import no_limit
from checks.rules.told import counts_told, months_told, performance_told
from checks.wording import amount, count, show_field
from models.dossier import Line, Stage
from models.finding import Severity
from models.piece import Piece, PieceKind
from models.reading import ValueKind


def performance(case: Case) -> Iterator[Result]:
    """MON-11: PERF from Dt and Dm, and the amount that follows (S2:379-386, S2:729-737)."""
    if case.stage is not Stage.SECONDAIRE:
        return
    for piece in case.of(PieceKind.JOURNAL):
        for key in ("documents_total", "documents_sent"):
            result = against(case, piece, key)
            if result is not None:
                yield result
        yield from _patients(case, piece)
    counts = _counts(case)
    if counts is not None:
        yield from _due(case, *counts)
        yield from counts_told(case, *counts[:2])
    yield from months_told(case)


def _counts(case: Case) -> tuple[int, int, Spot] | None:
    """Dt and Dm: of the journal when both are certain, else declared."""
    for piece in case.of(PieceKind.JOURNAL):
        total = piece.field("documents_total", ValueKind.COUNT)
        sent = piece.field("documents_sent", ValueKind.COUNT)
        if sure(total) and sure(sent):
            return int(total.amount), int(sent.amount), spot(piece, sent).beside(spot(piece, total))
    declared = case.dossier.monitoring
    return (declared.documents_total, declared.documents_sent, NOWHERE) if declared else None


def _due(case: Case, total: int, sent: int, where: Spot) -> Iterator[Result]:
    if sent > total:
        yield failed(
            f"Le journal compte plus de documents envoyés ({count(sent)}) que produits ({count(total)}). "
            "Demandez au fournisseur un journal corrigé.",
            where,
            expected=f"au plus {count(total)}",
            observed=count(sent),
        )
        return
    if case.scheme.performance is None:
        yield no_limit(case, "performance")
        return
    level = perf(case.scheme.performance, total, sent)
    yield from performance_told(case, total, sent, level)
    told = f"{count(sent)} documents envoyés sur {count(total)} : PERF vaut {str(level).replace('.', ',')}"
    if level == 0:
        yield failed(f"{told}. Aucun montant n’est dû au titre de la Prestation secondaire.", where)
        return
    yield passed(f"{told}.", where)
    yield from told_apart(
        (f"Ligne {rank}{of_site(line)}", _declared_due(case, line, level))
        for rank, line in enumerate(case.dossier.secondaire_invoiced, start=1)
    )
    for piece in case.of(PieceKind.FACTURE):
        for line, row in pair(case, piece, "secondaire").pairs:
            ordered = _ordered(case, line)
            cell = row.cell("ht")
            if ordered is not None and cell.found:
                yield _line(case, ordered, cell.amount, level, row.spot("ht"), certain=sure(cell))


def _declared_due(case: Case, line: Line, level: Decimal) -> Result:
    """A line that is invoiced must have been ordered."""
    ordered = _ordered(case, line)
    if ordered is None:
        return failed(
            "Une ligne de Prestation secondaire est facturée sans avoir été commandée "
            f"({line.site or 'sans site'}). Demandez la correction du dossier.",
            observed=amount(line.excl_tax),
        )
    return _line(case, ordered, line.excl_tax, level, NOWHERE, certain=True)


def _ordered(case: Case, line: Line) -> Line | None:
    return next((o for o in case.dossier.secondaire if o.site == line.site), None)


def _line(
    case: Case, order: Line, invoiced: Decimal, level: Decimal, where: Spot, *, certain: bool
) -> Result:
    """PERF × the ordered amount, a cent apart at most (facts §6.2)."""
    wanted = cents(order.excl_tax * level)
    shown, due = amount(invoiced), amount(wanted)
    if near(invoiced, wanted, case.scheme.tolerance):
        if not certain:
            return skipped(
                "Le montant facturé n’est pas lu avec certitude : voir LIS-02.", where, observed=shown
            )
        return passed(
            f"Prestation secondaire : {shown} HT est le montant dû.", where, expected=due, observed=shown
        )
    tell = failed if certain else review
    end = "Demandez au fournisseur une facture corrigée." if certain else "Vérifiez sur l’image."
    return tell(
        f"Prestation secondaire : {shown} HT est facturé, {due} est dû. {end}",
        where,
        expected=due,
        observed=shown,
    )


def _patients(case: Case, piece: Piece) -> Iterator[Result]:
    """Ts ≤ Tq ≤ T: the counts of patients hold together (S2:368-372)."""
    keys = ("patients_transitional", "patients_qualified", "patients_total")
    fields = [piece.field(key, ValueKind.COUNT) for key in keys]
    for small, large in pairwise(fields):
        if small.found and large.found and small.amount > large.amount:
            yield failed(
                f"« {case.title(piece, small.key)} » ({show_field(small)}) dépasse "
                f"« {case.title(piece, large.key)} » ({show_field(large)}). Vérifiez le journal sur l’image.",
                spot(piece, small).beside(spot(piece, large)),
                observed=show_field(small),
                at_most=Severity.NOTE,
            )
