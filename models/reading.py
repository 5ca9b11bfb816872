"""A value read from a page, who read it, and how far it can be trusted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.base import Frozen
from models.geometry import Place
from models.page import Reader


class ValueKind(StrEnum):
    """What a value is; its canonical text depends on it (see `Field.value`)."""

    TEXT = "text"  # spaces folded
    PERSON = "person"  # a name as written, spaces folded
    ADDRESS = "address"
    NUMBER = "number"  # number of a piece: order, invoice, dossier: as written, no spaces at its ends
    DATE = "date"  # ISO, 2026-03-18
    AMOUNT = "amount"  # euros, plain decimal with two places, 1250.00
    RATE = "rate"  # per cent, plain decimal, 20 or 8.5
    COUNT = "count"  # whole number, plain digits
    SIRET = "siret"  # 14 digits
    SIREN = "siren"  # 9 digits
    VAT_NUMBER = "vat-number"  # FR + 11
    FINESS = "finess"  # 9 characters
    RPPS = "rpps"  # 11 digits
    AM = "am"  # 9 characters, number of the Assurance maladie or ADELI
    YES_NO = "yes-no"  # oui or non
    PHONE = "phone"  # 10 digits, national form
    EMAIL = "email"  # lower case
    POSTAL_CODE = "postal-code"  # 5 digits
    REFERENCE = "reference"  # numéro unique de référencement: as written, no space inside
    AF = "af"  # AF-MDV-LGC-Va2
    DISPOSITIF = "dispositif"  # SGL Vague 1


class Status(StrEnum):
    """Whether a value was found. UNREADABLE: ink is there, the reading is worth nothing."""

    FOUND = "found"
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"


class Proof(StrEnum):
    """What makes a value certain (law 2). NONE supports no PASS."""

    TWO_READERS = "two-readers"
    CHECK_DIGIT = "check-digit"
    ARITHMETIC = "arithmetic"
    PERSON = "person"  # someone looked at the page and said so
    NONE = "none"


class Reading(Frozen):
    """What one reader saw: its text, the canonical value it gives (None: none), its confidence."""

    reader: Reader
    text: str
    value: str | None
    confidence: float


class Field(Frozen):
    """A value looked for in a piece.

    `value` is canonical text (see `ValueKind`), None unless FOUND or AMBIGUOUS. `raw` is what stood on
    the page. `valid` is the verdict of the kind's own validator (check digit, calendar), None where
    there is none. `repaired` says that letters were changed to make it (O for 0). `labelled` is False for
    a value that stands where one like it is usual, without a label of its own: it never supports a FAIL.
    """

    key: str
    kind: ValueKind
    status: Status
    value: str | None = None
    raw: str = ""
    valid: bool | None = None
    repaired: bool = False
    proof: Proof = Proof.NONE
    readings: tuple[Reading, ...] = ()
    handwritten: bool = False
    labelled: bool = True
    evidence: tuple[Place, ...] = ()

    @property
    def found(self) -> bool:
        return self.status is Status.FOUND and self.value is not None

    @property
    def certain(self) -> bool:
        """Read and proved: may support a PASS or a FAIL."""
        return self.found and self.proof is not Proof.NONE

    @property
    def values(self) -> tuple[str, ...]:
        """The value, then the other ones that readers saw in its place."""
        seen = (self.value, *(reading.value for reading in self.readings))
        return tuple(dict.fromkeys(value for value in seen if value is not None))

    @property
    def amount(self) -> Decimal:
        """The value as a Decimal (AMOUNT, RATE, COUNT). Raises ValueError when there is none."""
        if self.value is None:
            raise ValueError(f"{self.key}: no value")
        return Decimal(self.value)

    @property
    def day(self) -> date:
        """The value as a date. Raises ValueError when there is none."""
        if self.value is None:
            raise ValueError(f"{self.key}: no value")
        return date.fromisoformat(self.value)


def absent(key: str, kind: ValueKind) -> Field:
    """A field that was looked for and is not on the piece."""
    return Field(key=key, kind=kind, status=Status.ABSENT)
