"""Every proof has one number in the report: the same place keeps its number wherever it is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.finding import Finding
from models.geometry import Place
from reports.order import Concern, concern


@dataclass(frozen=True)
class Proof:
    """A place, its number, and the most pressing finding on it: its concern, subject and index."""

    number: int
    place: Place
    concern: Concern
    subject: str
    finding: int


def number_proofs(subjects: Iterable[tuple[Finding, str]]) -> dict[Place, Proof]:
    """Numbers in reading order of the report. Findings with their subjects, as the report shows them."""
    proofs: dict[Place, Proof] = {}
    for index, (finding, subject) in enumerate(subjects, start=1):
        kind = concern(finding)
        for place in finding.evidence:
            known = proofs.get(place)
            if known is None or _rank(kind) < _rank(known.concern):
                number = known.number if known else len(proofs) + 1
                proofs[place] = Proof(number, place, kind, subject, index)
    return proofs


def _rank(kind: Concern) -> int:
    return tuple(Concern).index(kind)
