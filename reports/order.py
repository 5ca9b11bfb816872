"""What a person must look at first: findings sorted by what they ask for, and put under their piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.finding import Finding, Outcome, Report, Severity
from models.piece import Piece


class Concern(StrEnum):
    """Outcome and severity as one scale, the most pressing first."""

    ERROR = "error"
    REJECT = "reject"
    FIX = "fix"
    REVIEW = "review"
    REMARK = "remark"
    PASS = "pass"  # noqa: S105 - a concern, not a password
    NONE = "none"


CONCERN_WORDS: dict[Concern, str] = {
    Concern.ERROR: "Contrôle en erreur",
    Concern.REJECT: "Irrecevabilité",
    Concern.FIX: "À corriger",
    Concern.REVIEW: "À vérifier",
    Concern.REMARK: "Remarque",
    Concern.PASS: "Conforme",
    Concern.NONE: "Sans objet",
}
CONCERN_COUNTS: dict[Concern, tuple[str, str]] = {
    Concern.ERROR: ("contrôle en erreur", "contrôles en erreur"),
    Concern.REJECT: ("motif d’irrecevabilité", "motifs d’irrecevabilité"),
    Concern.FIX: ("point à corriger", "points à corriger"),
    Concern.REVIEW: ("point à vérifier", "points à vérifier"),
    Concern.REMARK: ("remarque", "remarques"),
    Concern.PASS: ("contrôle conforme", "contrôles conformes"),
    Concern.NONE: ("contrôle sans objet", "contrôles sans objet"),
}
_RANK = {concern: rank for rank, concern in enumerate(Concern)}
_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_FAILED = {Severity.REJECT: Concern.REJECT, Severity.FIX: Concern.FIX, Severity.NOTE: Concern.REMARK}
_SETTLED = {
    Outcome.ERROR: Concern.ERROR,
    Outcome.PASS: Concern.PASS,
    Outcome.NOT_APPLICABLE: Concern.NONE,
}
TO_TREAT = frozenset({Concern.ERROR, Concern.REJECT, Concern.FIX, Concern.REVIEW, Concern.REMARK})


@dataclass(frozen=True)
class Group:
    """The findings of one piece (None: of the whole dossier), the most pressing first."""

    piece: Piece | None
    findings: tuple[Finding, ...]

    @property
    def pressing(self) -> bool:
        return any(concern(finding) in TO_TREAT for finding in self.findings)


def concern(finding: Finding) -> Concern:
    """A doubt about a mere remark is a remark: it blocks nothing."""
    if finding.outcome in _SETTLED:
        return _SETTLED[finding.outcome]
    if finding.outcome is Outcome.TO_REVIEW and finding.severity is not Severity.NOTE:
        return Concern.REVIEW
    return _FAILED[finding.severity]


def counted(findings: Iterable[Finding]) -> dict[Concern, int]:
    """How many of each concern, those that occur, the most pressing first."""
    found = Counter(concern(finding) for finding in findings)
    return {kind: found[kind] for kind in Concern if found[kind]}


def count_words(kind: Concern, count: int) -> str:
    """« 1 point à corriger », « 3 points à corriger »."""
    one, several = CONCERN_COUNTS[kind]
    return f"{count} {one if count < 2 else several}"


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The most pressing first; the order of the report decides between equals."""
    return tuple(sorted(findings, key=lambda f: (_RANK[concern(f)], _SEVERITY_RANK[f.severity])))


def grouped(report: Report) -> tuple[Group, ...]:
    """The dossier, then every piece (also one without findings); those to treat come first."""
    pieces: list[Piece | None] = [None, *report.pieces]
    known = {piece.key for piece in report.pieces}
    groups = []
    for piece in pieces:
        key = piece.key if piece else None
        mine = (f for f in report.findings if (f.piece if f.piece in known else None) == key)
        groups.append(Group(piece, ordered(mine)))
    return tuple(sorted((g for g in groups if g.piece or g.findings), key=lambda g: not g.pressing))
