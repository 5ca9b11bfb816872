"""What a file carries beside what its pages show: signatures that can be verified, and saves made after."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from models.base import Frozen
from models.geometry import Place


class SealState(StrEnum):
    """SIGNED: a signature is there. EMPTY: a field waits for one. BROKEN: it cannot be understood."""

    SIGNED = "signed"
    EMPTY = "empty"
    BROKEN = "broken"


class Coverage(StrEnum):
    """How much of the file the signature covers. REVISION: all that was there when it was made."""

    FILE = "file"
    REVISION = "revision"
    PART = "part"


class Later(StrEnum):
    """What was added to the file after the signature, from harmless to not.

    ARCHIVAL: time stamps and proofs of validity. FORM: further signatures and form fields filled in.
    OTHER: anything else, or what cannot be explained.
    """

    NOTHING = "nothing"
    ARCHIVAL = "archival"
    FORM = "form"
    NOTES = "notes"
    OTHER = "other"


class Certificate(Frozen):
    """Who a certificate names, who issued it, and from when to when it is valid."""

    subject: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime
    self_signed: bool


class Seal(Frozen):
    """One signature field of a PDF. No level, no identity and no validity is asserted (facts §4.4).

    `claimed` is the day that the signer's own machine wrote; `stamped` that a time-stamp authority did.
    `intact`: the signed bytes and the signature itself are unchanged. `later`: what came after.
    `root` names the operator's root that the certificate chains to, "" when none. `changed` are the
    places that look otherwise than when it was signed. `place` is where the field shows, if it does.
    """

    field: str
    state: SealState
    reason: str = ""
    certificate: Certificate | None = None
    claimed: datetime | None = None
    stamped: datetime | None = None
    intact: bool = False
    coverage: Coverage = Coverage.PART
    later: Later = Later.OTHER
    root: str = ""
    place: Place | None = None
    changed: tuple[Place, ...] = ()


class DataKind(StrEnum):
    """The language of a structured invoice."""

    CII = "cii"
    ZUGFERD_1 = "zugferd-1"
    ORDER_X = "order-x"
    UBL = "ubl"
    UBL_CREDIT = "ubl-credit-note"


class DataValue(Frozen):
    """A value of the data: canonical text where it is understood, as written otherwise (`understood`)."""

    key: str
    value: str
    understood: bool = True


class DataLine(Frozen):
    """One line of a structured invoice."""

    label: str
    details: str = ""
    excl_tax: str = ""
    rate: str = ""


class InvoiceData(Frozen):
    """A structured invoice or order. `name`: the file inside the PDF, or the file itself.

    `regular`: it keeps to the official schema of its profile, None when no schema is known for it.
    """

    name: str
    kind: DataKind
    profile: str = ""
    regular: bool | None = None
    values: tuple[DataValue, ...] = ()
    lines: tuple[DataLine, ...] = ()
    notes: tuple[str, ...] = ()

    def value(self, key: str) -> str | None:
        """The understood value of a key, None when there is none."""
        return next((one.value for one in self.values if one.key == key and one.understood), None)


class InputKind(StrEnum):
    """The kinds of form field that say something."""

    TEXT = "text"
    CHOICE = "choice"
    CHECK = "check"


class FormInput(Frozen):
    """A form field that shows on a page. `shown` is what the page shows at its place.

    A box has `checked`, what the form says, and `marked`, whether there is ink in it on the page.
    """

    name: str
    kind: InputKind
    place: Place
    value: str = ""
    shown: str = ""
    checked: bool = False
    marked: bool = False


class CodeKind(StrEnum):
    """The two-dimensional codes that are read."""

    QR = "qr"
    DATA_MATRIX = "data-matrix"
    TWO_D_DOC = "2d-doc"


class TwoDDoc(Frozen):
    """A 2D-Doc: who made it, when, and what it says. `verified_by` names the operator's certificate, or "".

    `fields` are (name, value); what stands after a field that is not known is left as it is in `rest`.
    """

    version: int
    authority: str
    certificate: str
    issued: date | None = None
    signed: date | None = None
    document_type: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    rest: str = ""
    verified_by: str = ""


class Code(Frozen):
    """A code on a page, with what it holds."""

    kind: CodeKind
    text: str
    place: Place
    content: TwoDDoc | None = None


class Electronic(Frozen):
    """What the file itself says. `saves` counts the times it was saved on top of itself.

    `rewritten` are the places that an unsigned save made look otherwise. `invoice` is the structured data;
    `trouble` says in French why the signatures, `invoice_trouble` why the data, and `form_trouble` why the
    form, could not be examined.
    """

    seals: tuple[Seal, ...] = ()
    saves: int = 0
    rewritten: tuple[Place, ...] = ()
    roots: int = 0
    invoice: InvoiceData | None = None
    invoice_trouble: str = ""
    inputs: tuple[FormInput, ...] = ()
    form_trouble: str = ""
    codes: tuple[Code, ...] = ()
    trouble: str = ""

    @property
    def signed(self) -> tuple[Seal, ...]:
        return tuple(seal for seal in self.seals if seal.state is SealState.SIGNED)
