"""What the API answers, as types: they are its documentation too."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from models.base import Frozen
from pipeline.review import Answer, Kind
from store.tables import Dossier, Version

EXAMPLE_ID = "1k3f9x2ab-7q4mz1wd"


class DossierBody(Frozen):
    """A dossier as the list shows it. `automatic` is what the machine alone said."""

    id: str = Field(examples=[EXAMPLE_ID])
    state: str = Field(description="queued, reading, done, failed, erased", examples=["done"])
    version: int
    revision: int
    created: datetime
    settled: datetime | None
    source: str = Field(examples=["api"])
    scheme: str = Field(examples=["AF-MDV-LGC-Va2"])
    stage: str = Field(examples=["solde"])
    supplier: str = Field(examples=["Éditions du Phare"])
    client: str = Field(examples=["Camille Roy"])
    number: str = Field(examples=["BC-2026-0017"])
    verdict: str = Field(examples=["a-verifier"])
    automatic: str
    summary: str
    notices: int = Field(
        description="Constats venus d’un autre dossier après le rapport, que personne n’a jugés.",
        examples=[0],
    )


class VersionBody(Frozen):
    """One version of a dossier: what was handed in at a time."""

    number: int = Field(examples=[1])
    state: str = Field(examples=["done"])
    accepted: datetime
    finished: datetime | None
    pages: int = Field(examples=[4])
    verdict: str
    failure: str


class ListBody(Frozen):
    """A page of the list. `next` is the offset of the following page, None at the end."""

    total: int = Field(examples=[1])
    next: int | None = Field(examples=[None])
    dossiers: tuple[DossierBody, ...]


class NoticeBody(Frozen):
    """What came up about a dossier after its report, which stays; a person judges it by `subject`."""

    subject: str = Field(examples=["5f0c6b3e9d1a2c4b7e8f9a0b"])
    at: datetime
    open: bool = Field(description="Personne ne l’a jugé.", examples=[True])
    finding: dict[str, Any]


class FullBody(Frozen):
    """A dossier with its versions and, once settled, the report that counts; `notices` came after it."""

    dossier: DossierBody
    versions: tuple[VersionBody, ...]
    reviewed: bool = False
    subjects: tuple[str, ...] = Field(
        default=(), description="Le sujet de chaque constat, dans l’ordre de `report.findings`."
    )
    report: dict[str, Any] | None = None
    notices: tuple[NoticeBody, ...] = ()


class AcceptedBody(Frozen):
    """What a 202 says. `again`: the same request had been accepted before."""

    id: str = Field(examples=[EXAMPLE_ID])
    version: int = Field(examples=[1])
    again: bool = Field(examples=[False])
    state: str = "queued"


class DecisionBody(Frozen):
    """One decision: on a finding (by its subject), a value or a page left over."""

    kind: Kind = Field(examples=["value"])
    subject: str = Field(
        max_length=500,
        examples=["bdc/field/3"],
        description="Un constat : le sien dans `subjects`. Une valeur : clé de la pièce, `field` et son "
        "rang, ou `cell`, tableau, ligne et colonne (`bdc/cell/0/2/1`). Une page : `2/piece.pdf`.",
    )
    answer: Answer = Field(examples=["correct"])
    value: str = Field(default="", max_length=500, examples=["BC-2026-0017"])
    reason: str = Field(default="", max_length=1000, examples=["Lu sur l’original"])


class DecisionsBody(Frozen):
    """Decisions taken together, over the review as it was at `revision`."""

    revision: int = Field(ge=0, le=2**31 - 1, examples=[0])
    decisions: tuple[DecisionBody, ...] = Field(min_length=1, max_length=200)


class RescanBody(Frozen):
    """A page that must be scanned again, and why."""

    page: int = Field(examples=[2])
    reasons: tuple[str, ...] = Field(examples=[["La résolution est trop faible."]])


class FieldBody(Frozen):
    """A value as read. `certain`: two readings, a check digit or arithmetic agree."""

    key: str = Field(examples=["order_number"])
    title: str = Field(examples=["Numéro du bon de commande"])
    value: str = Field(examples=["BC-2026-0017"])
    state: str
    certain: bool = Field(examples=[True])
    page: int | None = Field(examples=[1])


class PieceBody(Frozen):
    """A piece that was recognised in the file."""

    kind: str = Field(examples=["bdc"])
    title: str = Field(examples=["Bon de commande"])
    pages: tuple[int, ...]
    recognition: float
    fields: tuple[FieldBody, ...]


class PageBody(Frozen):
    """A page of the file: the state in which it ends, how legible it is."""

    page: int = Field(examples=[1])
    state: str = Field(examples=["attributed"])
    grade: str = Field(examples=["good"])
    dpi: int = Field(examples=[300])
    reason: str = Field(examples=[""])


class ReadBody(Frozen):
    """What one file holds. `scan_again` is empty when nothing need be scanned again."""

    name: str
    problem: str = ""
    pieces: tuple[PieceBody, ...]
    pages: tuple[PageBody, ...]
    scan_again: tuple[RescanBody, ...]


def dossier_body(row: Dossier) -> DossierBody:
    return DossierBody(**{name: getattr(row, name) for name in DossierBody.model_fields})


def version_body(row: Version) -> VersionBody:
    return VersionBody(**{name: getattr(row, name) for name in VersionBody.model_fields})
