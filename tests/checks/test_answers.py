"""COC-05: the oui/non table of a DUI is told column by column, a « non » line by line."""

from __future__ import annotations

from checks import run
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.piece import PieceKind, Row
from models.reading import Field, Proof
from tests.checks.change import change, the
from tests.checks.elsewhere import demand

COLUMN = "bon_deroulement"


def findings(*proofs: tuple[str, Proof]) -> list[Finding]:
    """The findings on one column whose lines have these answers."""
    case = demand("MS1-DUI-Va1", "og-unique", Stage.SOLDE)
    table = the(case, PieceKind.VA).table("answers")
    rows = tuple(_answered(table.rows[0], value, proof) for value, proof in proofs)
    tables = (
        *(t for t in the(case, PieceKind.VA).tables if t is not table),
        table.model_copy(update={"rows": rows}),
    )
    changed = change(case, PieceKind.VA, tables=tables)
    return [f for f in run(changed) if f.rule == "COC-05" and f.field == f"answers.{COLUMN}"]


def _answered(row: Row, value: str, proof: Proof) -> Row:
    def cell(one: Field) -> Field:
        return one.model_copy(update={"value": value, "proof": proof}) if one.key == COLUMN else one

    return row.model_copy(update={"cells": tuple(cell(one) for one in row.cells)})


SURE, UNSURE = ("oui", Proof.TWO_READERS), ("oui", Proof.NONE)


def test_a_column_of_sure_answers_is_one_sentence() -> None:
    (found,) = findings(SURE, SURE, SURE)
    assert found.outcome is Outcome.PASS
    assert "pour 3 lignes" in found.message


def test_answers_that_one_reader_saw_are_asked_about_together() -> None:
    found = findings(SURE, UNSURE, UNSURE)
    (asked,) = [f for f in found if f.outcome is Outcome.TO_REVIEW]
    assert "2 réponses sur 3" in asked.message
    assert "FINESS" in asked.message


def test_one_answer_is_asked_about_alone() -> None:
    (asked,) = [f for f in findings(SURE, UNSURE) if f.outcome is Outcome.TO_REVIEW]
    assert "« oui » est lu sans certitude" in asked.message


def test_each_no_is_told() -> None:
    no = ("non", Proof.TWO_READERS)
    assert [f.outcome for f in findings(SURE, no, no)].count(Outcome.FAIL) == 2
