"""What a piece says, before anybody draws it. Defects change it."""

from __future__ import annotations

from dataclasses import dataclass, field

from testdata.generate import texts
from testdata.generate.demand import SCHEME
from testdata.generate.form import Form

AF_REFERENCE = f"AF-{SCHEME}"


MENTIONS = {
    "bdc": (
        "state_funding",
        "no_strings",
        "conditional_order",
        "uniqueness_reminder",
        "privacy_notice",
        "secondary_note",
        "signatory_power",
    ),
    "va": ("va_attestation", *texts.VA_FUNCTIONS),
    "facture": ("state_funding", "vat_franchise", "late_penalties", "recovery_indemnity"),
    "journal": (),
}


@dataclass
class Row:
    """An amount row, canonical values; None is not printed."""

    role: str
    label: str
    ht: str | None
    rate: str | None = None
    vat: str | None = None
    ttc: str | None = None
    site: str | None = None


@dataclass
class Content:
    """`must`: keys that the layout may not leave out. `ticks`: options ticked by group.

    `model`: the texts have a model of it. `form`: what the layouts that print any piece go by.
    `rosters`: rows of tables, several values to a cell.
    `answers`: oui or non, by site. `signers`: one for each client where each signs, but for those `unsigned`.
    `identifier`: which number a cancelling client gives.
    `blanked`: keys whose value a defect took away: their label stays.
    `wanted`: mentions that this piece must have, when its kind does not say.
    """

    kind: str
    case: str
    stage: str
    liable: bool
    values: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    sites: list[tuple[str, str]] = field(default_factory=list)
    months: list[tuple[str, int, int]] = field(default_factory=list)
    mentions: dict[str, str] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)
    ticks: dict[str, list[str]] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)
    signature: str = "ink"
    by_supplier: bool = False
    identifier: str = ""
    stamped: bool = False
    signer: str = ""
    stamp: list[str] = field(default_factory=list)
    must: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    form: Form | None = None
    model: bool = False
    rosters: dict[str, list[dict[str, list[str]]]] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    signers: list[str] = field(default_factory=list)
    unsigned: set[int] = field(default_factory=set)
    blanked: set[str] = field(default_factory=set)
    wanted: tuple[str, ...] = ()
