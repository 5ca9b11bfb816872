"""A piece of the dossier as read: fields, tables, mentions, boxes, signatures."""

from __future__ import annotations

from enum import StrEnum

from models.base import Frozen
from models.folio import Folio
from models.geometry import Place
from models.page import Ink
from models.reading import Field, Status, ValueKind, absent
from models.remark import Remark


class PieceKind(StrEnum):
    """The kinds of piece that the texts name."""

    BDC = "bdc"
    VA = "va"
    MOM = "mom"
    FACTURE = "facture"
    JOURNAL = "journal"
    ANNULATION_FOURNISSEUR = "annulation-fournisseur"
    ANNULATION_CLIENT = "annulation-client"


CANCELLATIONS = (PieceKind.ANNULATION_FOURNISSEUR, PieceKind.ANNULATION_CLIENT)
# The case of a piece whose model serves every case of its scheme (a MOM, an invoice of vague 1).
EVERY_CASE = "tous"


class MentionOutcome(StrEnum):
    """PRESENT to the sense; ALTERED: words that change the sense; UNREADABLE: something is there."""

    PRESENT = "present"
    ALTERED = "altered"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class WordChange(Frozen):
    """One difference between the expected and the found wording ("" where nothing stands)."""

    expected: str
    found: str


class MarkState(StrEnum):
    """State of one check box. CORRECTED: ticked, then crossed out or blackened."""

    CHECKED = "checked"
    EMPTY = "empty"
    CORRECTED = "corrected"
    UNREADABLE = "unreadable"


class CheckMark(Frozen):
    """One option of a group; `fill` is the share of ink inside the box (0 to 1), None when not found."""

    key: str
    state: MarkState
    fill: float | None = None
    evidence: tuple[Place, ...] = ()


class Mention(Frozen):
    """A mandatory sentence: what the regulation wants, what the page says, word by word.

    `mark`: the box beside a sentence that a client attests, None where there is none (EMPTY: or « non »).
    """

    key: str
    outcome: MentionOutcome
    expected: str
    found: str = ""
    score: float = 0.0
    changes: tuple[WordChange, ...] = ()
    ink: Ink = Ink.UNKNOWN
    mark: CheckMark | None = None
    evidence: tuple[Place, ...] = ()


class GroupOutcome(StrEnum):
    """How many boxes of a group are ticked. UNREADABLE when any of them cannot be told."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"
    UNREADABLE = "unreadable"
    NOT_FOUND = "not-found"


class CheckGroup(Frozen):
    """A « cocher la case » group."""

    key: str
    outcome: GroupOutcome
    marks: tuple[CheckMark, ...] = ()

    @property
    def chosen(self) -> str | None:
        """Key of the one ticked option, None unless exactly one is."""
        if self.outcome is not GroupOutcome.ONE:
            return None
        return next(mark.key for mark in self.marks if mark.state is MarkState.CHECKED)


class SignatureKind(StrEnum):
    """What stands in a signature zone."""

    INK = "ink"
    STAMP = "stamp"
    IMAGE = "image"
    TYPED = "typed"
    ELECTRONIC = "electronic"
    NONE = "none"
    UNREADABLE = "unreadable"


class Signature(Frozen):
    """What was found where the signer should sign. `stamped`: a stamp stands there as well.

    ELECTRONIC says that a visible stamp of an electronic signature is shown; `text` holds its words.
    `apart`: the words of the only one that the piece shows, away from where one signs; UNREADABLE by itself.
    `fingerprint`: of its strokes, "" when nothing is drawn (see `models.fingerprint`).
    Where every client signs, the keys are `client-1`, `client-2` … in reading order.
    """

    key: str
    kind: SignatureKind
    stamped: bool = False
    text: str = ""
    apart: str = ""
    ink_share: float = 0.0
    evidence: tuple[Place, ...] = ()
    fingerprint: str = ""


class Row(Frozen):
    """A row of a table. `role` is the row's meaning in the piece model (principale, total …), "" unknown."""

    role: str
    cells: tuple[Field, ...]
    label: str = ""
    evidence: tuple[Place, ...] = ()

    def cell(self, key: str, kind: ValueKind = ValueKind.TEXT) -> Field:
        """The cell of that column, an ABSENT field when the row has none."""
        return next((c for c in self.cells if c.key == key), absent(key, kind))

    def cells_of(self, key: str) -> tuple[Field, ...]:
        """All the values of a column in the row (a client's FINESS géographiques), ABSENT ones left out."""
        return tuple(c for c in self.cells if c.key == key and c.status is not Status.ABSENT)


class Table(Frozen):
    """A table read as cells."""

    key: str
    rows: tuple[Row, ...] = ()
    status: Status = Status.FOUND
    evidence: tuple[Place, ...] = ()

    def rows_of(self, role: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.role == role)


class PageRef(Frozen):
    """A page of a document."""

    document: str
    page: int


class Contradiction(Frozen):
    """A critical value of a text layer whose figures the page shows otherwise. `sure`: they read well."""

    said: str
    shown: str
    place: Place
    sure: bool


class Piece(Frozen):
    """A piece as read, blind to what was declared. `key` is unique in the dossier ("bdc", "bdc-2").

    `case` is EVERY_CASE where the piece's model serves every case of its scheme.

    `witnessed` counts the critical values of a text layer that the pixels were asked about. `remarks`,
    `folios`, `attested` (boxes beside what is attested), `withdrawn` (sentences that take back) and `struck`
    (words that are struck out) are None in a reading kept before they were looked for.
    """

    key: str
    kind: PieceKind
    scheme: str
    model: str
    case: str
    pages: tuple[PageRef, ...]
    recognition: float
    fields: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    mentions: tuple[Mention, ...] = ()
    groups: tuple[CheckGroup, ...] = ()
    signatures: tuple[Signature, ...] = ()
    witnessed: int = 0
    contradicted: tuple[Contradiction, ...] = ()
    attested: bool | None = None
    remarks: tuple[Remark, ...] | None = None
    folios: tuple[Folio, ...] | None = None
    withdrawn: tuple[Remark, ...] | None = None
    struck: tuple[Remark, ...] | None = None

    def field(self, key: str, kind: ValueKind = ValueKind.TEXT) -> Field:
        """The first field of that key, an ABSENT one when the model does not know it."""
        return next((f for f in self.fields if f.key == key), absent(key, kind))

    def fields_of(self, key: str) -> tuple[Field, ...]:
        """All the fields of that key (lists of FINESS géographiques …), ABSENT ones left out."""
        return tuple(f for f in self.fields if f.key == key and f.status is not Status.ABSENT)

    def table(self, key: str) -> Table:
        return next((t for t in self.tables if t.key == key), Table(key=key, status=Status.ABSENT))

    def mention(self, key: str) -> Mention | None:
        return next((m for m in self.mentions if m.key == key), None)

    def group(self, key: str) -> CheckGroup:
        found = next((g for g in self.groups if g.key == key), None)
        return found or CheckGroup(key=key, outcome=GroupOutcome.NOT_FOUND)

    def signature(self, key: str) -> Signature | None:
        return next((s for s in self.signatures if s.key == key), None)

    def signatures_of(self, key: str) -> tuple[Signature, ...]:
        """The signatures of a zone, several where every client signs, in reading order."""
        return tuple(s for s in self.signatures if s.key == key or s.key.startswith(f"{key}-"))


class PageState(StrEnum):
    """The one state in which every page handed in ends (law 4)."""

    ATTRIBUTED = "attributed"
    BLANK = "blank"
    SEPARATOR = "separator"
    UNRECOGNISED = "unrecognised"
    UNREADABLE = "unreadable"
    NOT_OPENED = "not-opened"
    SET_ASIDE = "set-aside"  # someone looked at it and said that the dossier does not need it


class PageEntry(Frozen):
    """A line of the ledger of pages. `page` is 0 for a file that could not be opened at all."""

    document: str
    page: int
    state: PageState
    piece: str | None = None
    reason: str = ""
