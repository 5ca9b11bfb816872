"""What a journal tells beside its counts: a performance, documents counted anew, the months that it lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from checks.case import Case
from checks.result import Result, Spot, review
from checks.wording import count, on
from models.piece import Piece, PieceKind
from models.reading import ValueKind
from models.remark import Remark, RemarkKind

_NEAR = Decimal("0.01")  # a rate that is printed rounded, or cut


def performance_told(case: Case, total: int, sent: int, level: Decimal) -> Iterator[Result]:
    """A performance told on a piece that is neither what the counts give nor the step reached."""
    ratio = Decimal(sent) / total if total else Decimal(0)
    for piece, remark in _remarks(case, RemarkKind.RATE):
        told = Decimal(remark.word)
        if told != level and abs(told - ratio) > _NEAR:
            share = f"{(ratio * 100).quantize(_NEAR):f}".replace(".", ",")
            yield review(
                f"« {remark.text} » est lu {on(piece.kind)}, alors que les comptes ({count(sent)} sur "
                f"{count(total)}) donnent {share} %. Vérifiez sur l’image et, si l’écart est réel, demandez "
                "au fournisseur de l’expliquer ou de corriger la pièce.",
                Spot(piece.key, "", remark.evidence),
                observed=remark.text,
            )


def counts_told(case: Case, total: int, sent: int) -> Iterator[Result]:
    """« soit 480 documents effectivement reçus »: documents that the journal counts nowhere else."""
    for piece, remark in _remarks(case, RemarkKind.COUNT):
        known = {str(total), str(sent), str(total - sent)}
        known |= {f.value for f in piece.fields if f.kind is ValueKind.COUNT and f.value}
        if remark.word not in known:
            yield review(
                f"« {remark.text} » est lu {on(piece.kind)} : ce nombre n’est aucun des comptes relevés. "
                "Vérifiez sur l’image lequel fait foi et, au besoin, demandez des précisions au fournisseur.",
                Spot(piece.key, "", remark.evidence),
                observed=remark.text,
            )


def months_told(case: Case) -> Iterator[Result]:
    """A journal that lists months lists every whole month of the declared period."""
    declared = case.dossier.monitoring
    for piece in case.of(PieceKind.JOURNAL):
        lists = [r for r in piece.remarks or () if r.kind is RemarkKind.MONTHS]
        listed = {month for remark in lists for month in remark.word.split()}
        wanted = _months(declared.starts, declared.ends) if declared else []
        missing = [m for m in wanted if f"{m:%Y-%m}" not in listed and str(m.month) not in listed]
        if listed and missing and len(missing) < len(wanted):
            named = ", ".join(f"{m:%m/%Y}" for m in missing)
            yield review(
                f"Des mois de la période déclarée ne sont pas lus parmi ceux que détaille le journal "
                f"({named}). Vérifiez sur l’image que le journal couvre toute la période.",
                Spot(piece.key, "", tuple(place for remark in lists for place in remark.evidence)),
                observed=named,
            )


def _remarks(case: Case, kind: RemarkKind) -> Iterator[tuple[Piece, Remark]]:
    for piece in case.of(PieceKind.JOURNAL, PieceKind.FACTURE):
        yield from ((piece, r) for r in piece.remarks or () if r.kind is kind)


def _months(starts: date, ends: date) -> list[date]:
    """The first day of every month that the period holds whole."""
    found = list[date]()
    first = starts if starts.day == 1 else _next(starts)
    while _next(first) - timedelta(days=1) <= ends:
        found.append(first)
        first = _next(first)
    return found


def _next(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
