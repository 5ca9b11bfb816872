"""Small truths, pieces and records, made by hand so that each score can be computed by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bench.record import FieldOutcome, FieldSeen, FindingSeen, Record
from bench.truth import Defect, TruePiece, Truth
from models.finding import Finding, Outcome, Report, Severity, Verdict
from models.page import Document, Grade, Legibility, Page
from models.piece import PageEntry, PageRef, PageState, Piece, PieceKind, Row
from models.reading import Field, Proof, Status, ValueKind


def field(key: str, value: str | None, kind: ValueKind = ValueKind.NUMBER, **more: Any) -> Field:
    """A field that was found, certain unless told otherwise."""
    defaults = {"status": Status.FOUND, "proof": Proof.TWO_READERS}
    return Field(key=key, kind=kind, value=value, **(defaults | more))


def row(role: str, **cells: str) -> Row:
    """A table row whose cells are all certain amounts, but for `site`."""
    kinds = {"site": ValueKind.FINESS, "rate": ValueKind.RATE}
    return Row(
        role=role,
        cells=tuple(field(key, value, kinds.get(key, ValueKind.AMOUNT)) for key, value in cells.items()),
    )


def read_piece(key: str = "bdc", pages: tuple[int, ...] = (1,), **more: Any) -> Piece:
    """A read bon de commande on pages of scan.pdf."""
    return Piece.model_validate(
        {
            "key": key,
            "kind": PieceKind.BDC,
            "scheme": "MDV-LGC-Va2",
            "model": "bdc",
            "case": "medecin-liberal",
            "pages": tuple(PageRef(document="scan.pdf", page=n) for n in pages),
            "recognition": 1.0,
        }
        | more
    )


def true_piece(pages: tuple[int, ...] = (1,), **more: Any) -> TruePiece:
    """A true bon de commande on pages of scan.pdf."""
    refs = [{"document": "scan.pdf", "page": n} for n in pages]
    return TruePiece.model_validate({"kind": "bdc", "case": "medecin-liberal", "pages": refs} | more)


def truth(**more: Any) -> Truth:
    """A sound dossier of one piece on one page."""
    return Truth.model_validate(
        {
            "seed": 1,
            "index": 1,
            "stage": "avance",
            "case": "medecin-liberal",
            "sound": True,
            "expected_verdict": "conforme",
            "quality": "clean",
            "pieces": [true_piece().model_dump()],
            "pages": [{"document": "scan.pdf", "page": 1, "state": "attributed", "piece_index": 0}],
        }
        | more
    )


def report(layers: tuple[str, ...] = ("none",), **more: Any) -> Report:
    """A report on scan.pdf, a page for each layer."""
    legible = Legibility(grade=Grade.GOOD, dpi=300, contrast=1.0, sharpness=1.0, mean_confidence=1.0)
    size = {"width": 10, "height": 10, "dpi": 300}
    pages = tuple(
        Page.model_validate({"number": n, "legibility": legible, "layer": layer} | size)
        for n, layer in enumerate(layers, 1)
    )
    return Report.model_validate(
        {
            "verdict": Verdict.CONFORME,
            "summary": "",
            "scheme": "AF-MDV-LGC-Va2",
            "stage": "avance",
            "received": datetime(2026, 11, 22, tzinfo=UTC),
            "dossier_sha256": "",
            "inputs": (),
            "findings": (),
            "pieces": (read_piece(),),
            "pages": (PageEntry(document="scan.pdf", page=1, state=PageState.ATTRIBUTED, piece="bdc"),),
            "documents": (Document(name="scan.pdf", sha256="", size=1, pages=pages),),
            "versions": {"engine": "1"},
        }
        | more
    )


def finding(rule: str, outcome: Outcome, severity: Severity = Severity.FIX, key: str = "") -> Finding:
    """A conclusion of a control."""
    return Finding(rule=rule, title="", outcome=outcome, severity=severity, message="", field=key)


def seen(outcome: FieldOutcome, key: str = "order_number", **more: Any) -> FieldSeen:
    """A value with its outcome."""
    return FieldSeen(**({"piece": PieceKind.BDC, "key": key, "outcome": outcome} | more))


def record(dossier: str = "0001", **more: Any) -> Record:
    """A sound dossier that came out conforme."""
    defaults: dict[str, Any] = {
        "dossier": dossier,
        "stage": "avance",
        "case": "medecin-liberal",
        "quality": "clean",
        "profile": "",
        "sound": True,
        "defects": (),
        "expected": Verdict.CONFORME,
        "verdict": Verdict.CONFORME,
    }
    return Record(**(defaults | more))


def spoilt(dossier: str, verdict: Verdict | None, *findings: FindingSeen, **more: Any) -> Record:
    """A dossier with a wrong total (MON-03), which should be completed."""
    defects = (Defect(name="wrong-total", controls=("MON-02", "MON-03")),)
    wanted = {"sound": False, "defects": defects, "expected": Verdict.A_COMPLETER}
    return record(dossier, **(wanted | {"verdict": verdict, "findings": findings} | more))


def said(rule: str, outcome: Outcome, severity: Severity = Severity.FIX, key: str = "") -> FindingSeen:
    """A conclusion as kept in a record."""
    return FindingSeen(rule=rule, outcome=outcome, severity=severity, field=key)
