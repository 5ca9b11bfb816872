"""How well dossiers are judged: false accepts, straight-through, defects found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bench.record import Record
from bench.share import Share, share
from models.base import Frozen
from models.finding import Outcome, Severity, Verdict

REFUSED = (Verdict.IRRECEVABLE, Verdict.A_COMPLETER)


class DefectScore(Frozen):
    """One kind of defect: said wrong by its control, or sent to a person by it, or not noticed by it.

    `accepted`: the dossier came out conforme although it should not have.
    """

    failed: Share
    noticed: Share
    accepted: int


def confusion(records: Iterable[Record]) -> dict[str, dict[str, int]]:
    """How many dossiers of each expected verdict got each verdict ("crash" for none)."""
    table: dict[str, Counter[str]] = {}
    for record in records:
        table.setdefault(record.expected, Counter())[record.verdict or "crash"] += 1
    return {expected: dict(sorted(row.items())) for expected, row in sorted(table.items())}


def false_accepts(records: Iterable[Record]) -> Share:
    """Dossiers that came out conforme, of those that are not."""
    return share(r.false_accept for r in records if r.expected is not Verdict.CONFORME)


def straight_through(records: Iterable[Record]) -> Share:
    """Sound dossiers that came out conforme with nobody's help."""
    return share(r.verdict is Verdict.CONFORME for r in records if r.sound)


def wrong_refusals(records: Iterable[Record]) -> Share:
    """Sound dossiers for which something wrong was asked of the applicant."""
    return share(r.verdict in REFUSED for r in records if r.sound)


def stoppers(records: Iterable[Record]) -> dict[str, int]:
    """What kept sound dossiers from conforme: « rule outcome field », in how many dossiers."""
    counts: Counter[str] = Counter()
    for record in records:
        if record.sound and record.verdict is not Verdict.CONFORME:
            counts.update(set(_blocking(record)))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _blocking(record: Record) -> Iterable[str]:
    for finding in record.findings:
        if finding.severity is not Severity.NOTE or finding.outcome is Outcome.ERROR:
            yield f"{finding.rule} {finding.outcome} {finding.field}".strip()


def unopened(records: Iterable[Record]) -> dict[str, dict[str, int]]:
    """Files that were not opened, by code; of sound and of defective dossiers."""
    table: dict[str, Counter[str]] = {}
    for record in records:
        for code in record.problems:
            table.setdefault(code, Counter())["sound" if record.sound else "defective"] += 1
    return {code: dict(sorted(row.items())) for code, row in sorted(table.items())}


def defect_scores(records: Sequence[Record]) -> dict[str, DefectScore]:
    """Each defect by name, over the dossiers that carry it; a crash counts as not noticed."""
    carried: dict[str, list[tuple[Record, tuple[str, ...]]]] = {}
    for record in records:
        for defect in record.defects:
            carried.setdefault(defect.name, []).append((record, defect.controls))
    return {
        name: DefectScore(
            failed=share(_said(r, controls, Outcome.FAIL) for r, controls in cases),
            noticed=share(_said(r, controls, Outcome.FAIL, Outcome.TO_REVIEW) for r, controls in cases),
            accepted=sum(r.false_accept for r, _ in cases),
        )
        for name, cases in sorted(carried.items())
    }


def _said(record: Record, controls: Sequence[str], *outcomes: Outcome) -> bool:
    return any(f.rule in controls and f.outcome in outcomes for f in record.findings)
