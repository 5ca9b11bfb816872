"""COC-04 and COC-05: the boxes against the piece that was sent, and the oui/non table of a DUI."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.wording import on
from models.piece import Piece, PieceKind
from models.reading import Field, Status, ValueKind

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
        cells = [(c.title, row.cell(c.key, c.kind)) for row in table.rows for c in columns]
        where = Spot(piece.key, ANSWERS, table.evidence)
        if not cells:
            yield _no_table(case, piece, where)
        for title, cell in cells:
            yield _answer(case, piece, title, cell)


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
