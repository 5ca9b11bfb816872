"""A report against the truth of its dossier: one record."""

from __future__ import annotations

from bench.match import pair
from bench.record import FindingSeen, Paper, Record
from bench.score_fields import score_fields
from bench.score_marks import score_groups, score_mentions, score_signatures
from bench.score_pages import score_pages, score_piece
from bench.truth import Truth
from models.finding import Outcome, Report

SILENT = (Outcome.PASS, Outcome.NOT_APPLICABLE)


def base_record(name: str, truth: Truth, crash: str | None = None) -> Record:
    """The record before anything was read, or of a dossier whose control ended in a crash."""
    return Record(
        dossier=name,
        scheme=truth.scheme,
        stage=truth.stage,
        case=truth.case,
        quality=truth.quality,
        profile=truth.profile,
        sound=truth.sound,
        defects=truth.defects,
        expected=truth.expected_verdict,
        crash=crash,
    )


def score(name: str, truth: Truth, report: Report) -> Record:
    """Everything that the tables need of one dossier, but time and memory."""
    partners, surplus = pair(truth.pieces, report.pieces)
    planted = {control for defect in truth.defects for control in defect.controls}
    both = list(zip(truth.pieces, partners, strict=True))
    return base_record(name, truth).model_copy(
        update={
            "verdict": report.verdict,
            "paper": paper(report),
            "page_count": sum(len(document.pages) for document in report.documents),
            "problems": tuple(d.problem.code for d in report.documents if d.problem is not None),
            "fields": tuple(seen for t, p in both for seen in score_fields(t, p)),
            "mentions": tuple(seen for t, p in both for seen in score_mentions(t, p, planted)),
            "groups": tuple(seen for t, p in both for seen in score_groups(t, p)),
            "signatures": tuple(seen for t, p in both for seen in score_signatures(t, p)),
            "pieces": tuple(score_piece(t, p) for t, p in both),
            "surplus_pieces": len(surplus),
            "pages": score_pages(truth.pages, report.pages, partners),
            "findings": findings(report),
            "versions": report.versions,
        }
    )


def findings(report: Report) -> tuple[FindingSeen, ...]:
    """What the controls had to say."""
    return tuple(
        FindingSeen(rule=f.rule, outcome=f.outcome, severity=f.severity, field=f.field)
        for f in report.findings
        if f.outcome not in SILENT
    )


def paper(report: Report) -> Paper:
    """Whether the pages were born digital (an honest text layer) or are pictures."""
    layers = {page.layer == "honest" for document in report.documents for page in document.pages}
    if not layers:
        return "none"
    if len(layers) == 2:
        return "mixed"
    return "digital" if layers.pop() else "scanned"
