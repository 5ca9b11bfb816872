"""What is kept of one dossier: one JSON line, enough to make every table again without reading anew."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bench.truth import Defect
from models.base import Frozen
from models.finding import Outcome, Severity, Verdict
from models.piece import MentionOutcome, PageState, PieceKind, SignatureKind

FieldOutcome = Literal[
    "exact",  # the value, letter by letter (spaces folded)
    "near",  # a text, a name or an address that differs by case, accents, punctuation or title
    "wrong",
    "absent",
    "unreadable",
    "ambiguous",
    "no-piece",  # the piece itself was not recognised
    "invented",  # read where nothing is printed
]
Paper = Literal["scanned", "digital", "mixed", "none"]


class FieldSeen(Frozen):
    """One value of the truth beside what was read. Table cells have keys such as `amounts.ht`."""

    piece: PieceKind
    key: str
    outcome: FieldOutcome
    certain: bool = False
    handwritten: bool = False
    held_out: bool = False
    wanted: str = ""
    got: str = ""


class MentionSeen(Frozen):
    """`read` is None when the piece, or the mention in it, was not looked at.

    `demanded` is false where the mention is missing and the text does not ask for it in this dossier.
    """

    key: str
    truth: MentionOutcome
    read: MentionOutcome | None
    demanded: bool = True


class GroupSeen(Frozen):
    """A group of check boxes."""

    key: str
    outcome: Literal["right", "wrong", "doubt", "no-piece"]


class SignatureSeen(Frozen):
    """`read` is None when the piece or the zone was not found."""

    key: str
    truth: SignatureKind
    read: SignatureKind | None


class PieceSeen(Frozen):
    """`whole`: exactly the pages of the truth."""

    kind: PieceKind
    found: bool
    whole: bool = False
    case_right: bool = False


class PageSeen(Frozen):
    """`right`: the state is the true one, and so is the piece when there is one."""

    truth: PageState
    read: PageState | None
    right: bool


class FindingSeen(Frozen):
    """A conclusion other than PASS and NOT_APPLICABLE."""

    rule: str
    outcome: Outcome
    severity: Severity
    field: str = ""


class Record(Frozen):
    """One dossier. `crash` says what ended the control; everything read is then empty.

    `problems`: codes of the files that could not be opened. `warm`: the worker had its models loaded.
    """

    dossier: str
    scheme: str = "MDV-LGC-Va2"
    stage: str
    case: str
    quality: str
    profile: str
    sound: bool
    defects: tuple[Defect, ...]
    expected: Verdict
    verdict: Verdict | None = None
    crash: str | None = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    warm: bool = False
    paper: Paper = "none"
    page_count: int = 0
    peak_mb: int = 0
    problems: tuple[str, ...] = ()
    fields: tuple[FieldSeen, ...] = ()
    mentions: tuple[MentionSeen, ...] = ()
    groups: tuple[GroupSeen, ...] = ()
    signatures: tuple[SignatureSeen, ...] = ()
    pieces: tuple[PieceSeen, ...] = ()
    surplus_pieces: int = 0
    pages: tuple[PageSeen, ...] = ()
    findings: tuple[FindingSeen, ...] = ()
    versions: dict[str, str] = Field(default_factory=dict)

    @property
    def false_accept(self) -> bool:
        """A dossier that is not conforme and came out conforme: the one thing that must not happen."""
        return self.expected is not Verdict.CONFORME and self.verdict is Verdict.CONFORME
