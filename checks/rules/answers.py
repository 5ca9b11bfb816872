"""COC-04 and COC-05: the boxes against the piece that was sent, and the oui/non table of a DUI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.case import Case
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.wording import on
from models.finding import Outcome
from models.piece import Piece, PieceKind, Row
from models.reading import Field, Status, ValueKind
from schemes.piece import Column

ANSWERS = "answers"


def fits_the_piece(case: Case) -> Iterator[Result]:
    """COC-04: a VA is for sendings by another software; all « direct » calls for a MOM (S0:584-591)."""
    rule = case.scheme.attestation
    if rule is None:
        return
    for piece in case.of(PieceKind.VA):
        chosen = {key: piece.group(key).chosen for key in rule.scenarios}
        places = tuple(p for key in chosen for m in piece.group(key).marks for p in m.evidence)
        where = Spot(piece.key, next(iter(chosen)), places)
        if any(answer is not None and answer != rule.direct for answer in chosen.values()):
            yield passed("Un logiciel distinct est coché : l’attestation de VA convient.", where)
        elif all(answer == rule.direct for answer in chosen.values()):
            yield failed(
                "Toutes les cases disent que le logiciel commandé assure les envois : une déclaration de MOM "
                "est attendue, et non une VA. Demandez au fournisseur laquelle est exacte.",
                where,
            )
        else:
            yield skipped("Les cases de l’attestation ne sont pas toutes lues : voir COC-01.", where)


def all_yes(case: Case) -> Iterator[Result]:
    """COC-05: every cell of the oui/non table is filled, all « oui » (S0:1275-1277)."""
    for piece in case.of(PieceKind.VA):
        model = case.model(piece)
        wanted = next((t for t in model.tables if t.key == ANSWERS), None) if model else None
        if wanted is None:
            continue
        columns = [c for c in wanted.columns if c.kind is ValueKind.YES_NO]
        table = piece.table(ANSWERS)
        if not table.rows:
            yield _no_table(case, piece, Spot(piece.key, ANSWERS, table.evidence))
            continue
        for column in columns:
            yield from _column(case, piece, column, table.rows)


def _column(case: Case, piece: Piece, column: Column, rows: Sequence[Row]) -> Iterator[Result]:
    """What its answers come to: those that are read alike are said in one sentence, a « non » each alone."""
    told: dict[Outcome, list[tuple[Row, Result]]] = defaultdict(list)
    for row in rows:
        result = _answer(case, piece, column.title, row.cell(column.key, column.kind))
        told[result.outcome].append((row, result))
    for outcome, answers in told.items():
        results = [result for _, result in answers]
        if len(results) == 1 or outcome is Outcome.FAIL:
            yield from results
            continue
        places = tuple(dict.fromkeys(place for result in results for place in result.spot.evidence))
        where = Spot(piece.key, results[0].spot.field, places)
        if outcome is Outcome.PASS:
            yield passed(f"« {column.title} » : oui, pour {len(results)} lignes.", where, observed="oui")
        else:
            yield review(
                f"« {column.title} » : {len(results)} réponses sur {len(rows)} n’ont pas été lues avec "
                f"certitude{_named([row for row, _ in answers])}. Vérifiez-les sur l’image.",
                where,
            )


def _named(rows: Sequence[Row]) -> str:
    """« (FINESS 060990744, 060994944) »: the lines that are meant, where their numbers were read."""
    numbers = [cell.value for row in rows if (cell := row.cell("finess", ValueKind.FINESS)).value]
    return f" (FINESS {', '.join(map(str, numbers))})" if len(numbers) == len(rows) else ""


def _no_table(case: Case, piece: Piece, where: Spot) -> Result:
    said = f"Le tableau oui/non n’a pas été lu {on(piece.kind)}."
    if case.clear(piece) and piece.table(ANSWERS).status is not Status.ABSENT:
        return failed(f"{said} Demandez au client de le remplir.", where)
    return review(f"{said} Vérifiez sur l’image.", where)


def _answer(case: Case, piece: Piece, title: str, cell: Field) -> Result:
    where = spot(piece, cell, f"{ANSWERS}.{cell.key}")
    if cell.found and cell.value == "oui":
        if cell.certain:
            return passed(f"« {title} » : oui.", where, observed="oui")
        return review(f"« {title} » : « oui » est lu sans certitude. Vérifiez sur l’image.", where)
    if cell.found and cell.certain and not cell.repaired:
        return failed(
            f"« {title} » : la réponse est « non ». Demandez au fournisseur de lever ce point.",
            where,
            expected="oui",
            observed=cell.value or "",
        )
    if cell.status is Status.ABSENT and cell.evidence and case.clear(piece):
        return failed(f"« {title} » n’est pas rempli. Demandez au client de compléter le tableau.", where)
    return review(f"« {title} » n’a pas été lu avec certitude. Vérifiez sur l’image.", where)
