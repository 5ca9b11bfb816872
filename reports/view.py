"""What the HTML report shows, worked out before the template: no decision is left to the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.finding import Finding, Report
from models.geometry import Place
from models.piece import Piece
from reports.labels import Labels
from reports.order import CONCERN_WORDS, Concern, Group, concern, count_words, counted, grouped
from reports.pictures import Crop, PageKey
from reports.proofs import Proof, number_proofs
from reports.readings import Change, ReadingRow, ValueRow, changes_of, piece_parts, readings_of
from reports.sources import Citation, citation
from reports.words import SEVERITIES


@dataclass(frozen=True)
class FindingView:
    """One finding as shown. `crops` are only made for what is to be treated."""

    index: int
    finding: Finding
    concern: Concern
    badge: str
    subject: str
    severity: str
    sources: tuple[Citation, ...]
    proofs: tuple[Proof, ...]
    crops: tuple[Crop, ...] = ()
    readings: tuple[ReadingRow, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def anchor(self) -> str:
        return f"constat-{self.index}"

    @property
    def stacked(self) -> bool:
        """Proofs under the text: there are none, or they are too wide to stand beside it."""
        return not self.crops or any(crop.wide for crop in self.crops)


@dataclass(frozen=True)
class SectionView:
    """The findings of a piece: what is to be treated, what passed, what did not apply; what was read."""

    anchor: str
    title: str
    piece: Piece | None
    counts: tuple[tuple[Concern, str], ...]
    to_treat: tuple[FindingView, ...]
    passed: tuple[FindingView, ...]
    without_object: tuple[FindingView, ...]
    values: tuple[tuple[str, tuple[ValueRow, ...]], ...]


@dataclass(frozen=True)
class ReportView:
    """Everything but the page pictures."""

    sections: tuple[SectionView, ...]
    counts: tuple[tuple[Concern, str], ...]
    proofs: Mapping[Place, Proof]
    piece_titles: Mapping[str, str]


def view_of(report: Report, labels: Labels) -> ReportView:
    """The report in the order in which it is shown, every proof numbered; crops are added later."""
    groups = grouped(report)
    proofs = number_proofs(
        (finding, labels.subject(finding, group.piece)) for group in groups for finding in group.findings
    )
    titles = piece_titles(report.pieces, labels)
    sections, start = [], 1
    for group in groups:
        sections.append(_section(group, start, proofs, labels, titles))
        start += len(group.findings)
    return ReportView(tuple(sections), counted_words(report.findings), proofs, titles)


def piece_titles(pieces: tuple[Piece, ...], labels: Labels) -> dict[str, str]:
    """Titles by key; a second piece of the same title gets its rank (« Facture (2) »)."""
    titles: dict[str, str] = {}
    seen: dict[str, int] = {}
    for piece in pieces:
        title = labels.piece(piece)
        seen[title] = seen.get(title, 0) + 1
        titles[piece.key] = title if seen[title] == 1 else f"{title} ({seen[title]})"
    return titles


def pages_of(view: FindingView) -> tuple[PageKey, ...]:
    """The pages that hold the proofs of a finding, each once."""
    places = view.finding.evidence
    return tuple(dict.fromkeys((place.document, place.page) for place in places))


def counted_words(findings: Sequence[Finding]) -> tuple[tuple[Concern, str], ...]:
    """« 2 points à corriger », « 1 point à vérifier », …: by concern."""
    return tuple((kind, count_words(kind, count)) for kind, count in counted(findings).items())


def _section(
    group: Group, start: int, proofs: Mapping[Place, Proof], labels: Labels, titles: Mapping[str, str]
) -> SectionView:
    views = tuple(
        _finding(finding, index, group.piece, proofs, labels)
        for index, finding in enumerate(group.findings, start)
    )
    piece = group.piece
    return SectionView(
        anchor=f"piece-{list(titles).index(piece.key) + 1}" if piece else "dossier",
        title=titles[piece.key] if piece else "Le dossier dans son ensemble",
        piece=piece,
        counts=counted_words(group.findings),
        to_treat=tuple(v for v in views if v.concern not in (Concern.PASS, Concern.NONE)),
        passed=tuple(v for v in views if v.concern is Concern.PASS),
        without_object=tuple(v for v in views if v.concern is Concern.NONE),
        values=piece_parts(piece, labels) if piece else (),
    )


def _finding(
    finding: Finding, index: int, piece: Piece | None, proofs: Mapping[Place, Proof], labels: Labels
) -> FindingView:
    kind = concern(finding)
    return FindingView(
        index=index,
        finding=finding,
        concern=kind,
        badge=CONCERN_WORDS[kind],
        subject=labels.subject(finding, piece),
        severity=SEVERITIES[finding.severity].next_step,
        sources=tuple(citation(source) for source in finding.sources),
        proofs=tuple(proofs[place] for place in dict.fromkeys(finding.evidence)),
        readings=readings_of(finding, piece) if piece else (),
        changes=changes_of(finding, piece) if piece else (),
    )
