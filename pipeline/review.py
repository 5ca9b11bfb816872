"""What people decided, applied to a kept reading: the controls run again, nothing is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checks.verdict import LEFT_OVER
from extractors.values import KINDS
from models.base import Frozen
from models.dossier import Dossier
from models.finding import Finding, Outcome, Report
from models.piece import PageEntry, PageState, Piece, Row, Table
from models.reading import Field, Proof, Status, absent
from pipeline.control import conclude, report
from pipeline.reading import Reading
from pipeline.settings import Settings
from schemes import Scheme


class ReviewError(Exception):
    """The decision cannot be applied; the text is French and says what to do."""


class Kind(StrEnum):
    """What a decision is about: a finding, a value that was read, a page left over."""

    FINDING = "finding"
    VALUE = "value"
    PAGE = "page"


class Answer(StrEnum):
    """PASS and FAIL judge a finding; CONFIRM, CORRECT and ABSENT a value; SET_ASIDE a page; NONE undoes."""

    PASS = "pass"  # noqa: S105 - an answer, not a password
    FAIL = "fail"
    CONFIRM = "confirm"
    CORRECT = "correct"
    ABSENT = "absent"
    SET_ASIDE = "set-aside"
    NONE = "none"


ANSWERS: dict[Kind, frozenset[Answer]] = {
    Kind.FINDING: frozenset({Answer.PASS, Answer.FAIL, Answer.NONE}),
    Kind.VALUE: frozenset({Answer.CONFIRM, Answer.CORRECT, Answer.ABSENT, Answer.NONE}),
    Kind.PAGE: frozenset({Answer.SET_ASIDE, Answer.NONE}),
}
JUDGED = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.TO_REVIEW})
SAID = {Answer.PASS: "conforme", Answer.FAIL: "non conforme"}


@dataclass(frozen=True)
class Decided:
    """One decision; `subject` is a `fingerprint`, a `value_subjects` key or a `page_subject`."""

    kind: Kind
    subject: str
    answer: Answer
    value: str = ""
    reason: str = ""


class Reviewed(Frozen):
    """The report as people leave it; `subjects` names each finding as it was before it was judged."""

    report: Report
    subjects: tuple[str, ...]


def fingerprint(finding: Finding) -> str:
    """Names a finding by all that it says: another value read makes another finding."""
    content = json.dumps(finding.model_dump(mode="json"), sort_keys=True).encode("utf-8")
    return hashlib.sha256(content).hexdigest()[:24]


def subjects_of(report: Report) -> Reviewed:
    """A result that nobody has judged yet."""
    return Reviewed(report=report, subjects=tuple(map(fingerprint, report.findings)))


def page_subject(entry: PageEntry) -> str:
    """Names a page of the ledger."""
    return f"{entry.page}/{entry.document}"


def value_subjects(pieces: Iterable[Piece]) -> dict[str, Field]:
    """Every value that a person may confirm or correct: « bdc/field/3 », « bdc/cell/0/2/1 »."""
    found: dict[str, Field] = {}
    for piece in pieces:
        found |= {f"{piece.key}/field/{i}": field for i, field in enumerate(piece.fields)}
        for t, table in enumerate(piece.tables):
            for r, row in enumerate(table.rows):
                found |= {f"{piece.key}/cell/{t}/{r}/{c}": cell for c, cell in enumerate(row.cells)}
    return found


def latest(decisions: Iterable[Decided]) -> dict[tuple[Kind, str], Decided]:
    """The last decision on each subject; one that was undone is not there."""
    last = {(one.kind, one.subject): one for one in decisions}
    return {key: one for key, one in last.items() if one.answer is not Answer.NONE}


def reviewed(
    dossier: Dossier,
    data: bytes,
    scheme: Scheme,
    reading: Reading,
    settings: Settings,
    decisions: Sequence[Decided],
    tied: Sequence[Finding] = (),
) -> Reviewed:
    """The controls over what people corrected, then their judgements. Raises ReviewError on a misfit.

    `tied`: the findings that tie the dossier to others, which no control makes again.
    """
    last = latest(decisions)
    changed = replace(
        reading,
        pieces=_corrected(reading.pieces, {s: d for (k, s), d in last.items() if k is Kind.VALUE}),
        ledger=_set_aside(reading.ledger, {s for (k, s) in last if k is Kind.PAGE}),
    )
    judged = {s: d for (k, s), d in last.items() if k is Kind.FINDING}
    before = (*conclude(dossier, scheme, changed, settings), *tied)
    findings = tuple(_judged(finding, judged) for finding in before)
    made = report(dossier, data, scheme, changed, findings)
    return Reviewed(report=made, subjects=tuple(map(fingerprint, before)))


def check(decided: Decided, reading: Reading, current: Reviewed) -> None:
    """Refuses, in French, a decision that makes no sense over the current result. Raises ReviewError."""
    if decided.answer not in ANSWERS[decided.kind]:
        raise ReviewError("Cette réponse n’est pas possible sur cet élément.")
    if decided.kind is Kind.PAGE:
        _check_page(decided, reading.ledger)
    elif decided.kind is Kind.VALUE:
        known = value_subjects(reading.pieces)
        if decided.subject not in known:
            raise ReviewError("Cette valeur n’est plus dans le dossier : rechargez la page.")
        if decided.answer is not Answer.NONE:
            _decided_field(known[decided.subject], decided)
    else:
        _check_finding(decided, current)


def _check_page(decided: Decided, ledger: Sequence[PageEntry]) -> None:
    if decided.subject not in {page_subject(entry) for entry in ledger if entry.state in LEFT_OVER}:
        raise ReviewError("Seule une page non rattachée peut être écartée.")
    if decided.answer is not Answer.NONE and not decided.reason.strip():
        raise ReviewError("Dites pourquoi cette page est écartée.")


def _check_finding(decided: Decided, current: Reviewed) -> None:
    if decided.answer is Answer.NONE:
        return
    found = dict(zip(current.subjects, current.report.findings, strict=True)).get(decided.subject)
    if found is None:
        raise ReviewError("Ce constat n’est plus dans le dossier : rechargez la page.")
    if found.outcome not in JUDGED:
        raise ReviewError("Un contrôle sans objet ou en erreur ne se décide pas : relancez le contrôle.")
    if not decided.reason.strip():
        raise ReviewError("Donnez le motif de votre décision.")


def _judged(finding: Finding, judged: Mapping[str, Decided]) -> Finding:
    decided = judged.get(fingerprint(finding))
    if decided is None or finding.outcome not in JUDGED:
        return finding
    outcome = Outcome.PASS if decided.answer is Answer.PASS else Outcome.FAIL
    said = f"{finding.message} Décision d’une personne : {SAID[decided.answer]} ({decided.reason.strip()})."
    return finding.model_copy(update={"outcome": outcome, "message": said})


def _corrected(pieces: Sequence[Piece], decided: Mapping[str, Decided]) -> tuple[Piece, ...]:
    made = {s: _decided_field(f, decided[s]) for s, f in value_subjects(pieces).items() if s in decided}
    return tuple(_with(piece, made) for piece in pieces) if made else tuple(pieces)


def _with(piece: Piece, made: Mapping[str, Field]) -> Piece:
    def cells(t: int, r: int, row: Row) -> tuple[Field, ...]:
        return tuple(made.get(f"{piece.key}/cell/{t}/{r}/{c}", cell) for c, cell in enumerate(row.cells))

    def rows(t: int, table: Table) -> tuple[Row, ...]:
        return tuple(row.model_copy(update={"cells": cells(t, r, row)}) for r, row in enumerate(table.rows))

    fields = tuple(made.get(f"{piece.key}/field/{i}", field) for i, field in enumerate(piece.fields))
    tables = tuple(t.model_copy(update={"rows": rows(i, t)}) for i, t in enumerate(piece.tables))
    return piece.model_copy(update={"fields": fields, "tables": tables})


def _decided_field(field: Field, decided: Decided) -> Field:
    """The field as a person says it is; what the readers saw stays beside it."""
    if decided.answer is Answer.ABSENT:
        return absent(field.key, field.kind).model_copy(update={"evidence": field.evidence})
    if decided.answer is Answer.CONFIRM:
        if field.value is None:
            raise ReviewError("Rien n’a été lu ici : corrigez la valeur au lieu de la confirmer.")
        return field.model_copy(update={"status": Status.FOUND, "proof": Proof.PERSON, "repaired": False})
    parsed = KINDS[field.kind].parse(decided.value.strip())
    if parsed is None:
        raise ReviewError("La valeur saisie n’a pas la forme attendue : recopiez ce que dit la page.")
    return field.model_copy(
        update={
            "status": Status.FOUND,
            "value": parsed.value,
            "valid": parsed.valid,
            "repaired": False,
            "proof": Proof.PERSON,
        }
    )


def _set_aside(ledger: Sequence[PageEntry], subjects: set[str]) -> tuple[PageEntry, ...]:
    def seen(entry: PageEntry) -> PageEntry:
        if page_subject(entry) not in subjects or entry.state not in LEFT_OVER:
            return entry
        return entry.model_copy(update={"state": PageState.SET_ASIDE})

    return tuple(seen(entry) for entry in ledger)
