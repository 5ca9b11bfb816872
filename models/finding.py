"""What the controls conclude, and the report that holds it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from models.base import Frozen
from models.geometry import Place
from models.page import Document
from models.piece import PageEntry, Piece


class Outcome(StrEnum):
    """What a control says. ERROR: the control itself crashed."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    FAIL = "fail"
    TO_REVIEW = "to-review"
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"


class Severity(StrEnum):
    """What breaking the rule costs, from the text: rejection, a correction, or a remark."""

    REJECT = "reject"
    FIX = "fix"
    NOTE = "note"


class Verdict(StrEnum):
    """The answer for the dossier."""

    CONFORME = "conforme"
    A_VERIFIER = "a-verifier"
    A_COMPLETER = "a-completer"
    IRRECEVABLE = "irrecevable"
    NON_CONTROLE = "non-controle"


class Finding(Frozen):
    """One conclusion with its proof. `message` is French and says what to do next.

    `expected` is what was declared or demanded, `observed` what was read, both as shown to a person.
    `field` names the field, mention, box or zone of the piece; `sources` are places of the regulation.
    """

    rule: str
    title: str
    outcome: Outcome
    severity: Severity
    message: str
    piece: str | None = None
    field: str = ""
    expected: str = ""
    observed: str = ""
    evidence: tuple[Place, ...] = ()
    sources: tuple[str, ...] = ()


class InputFile(Frozen):
    """A file as handed in."""

    name: str
    sha256: str
    size: int


class Report(Frozen):
    """The whole result: same input and same versions, same bytes."""

    format: str = "recevable/report/1"
    verdict: Verdict
    summary: str
    scheme: str
    stage: str
    received: datetime
    dossier_sha256: str
    inputs: tuple[InputFile, ...]
    findings: tuple[Finding, ...]
    pieces: tuple[Piece, ...]
    pages: tuple[PageEntry, ...]
    documents: tuple[Document, ...]
    versions: dict[str, str]
