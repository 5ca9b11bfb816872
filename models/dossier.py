"""The declared dossier: what the demand says (S1:1010-1030, S1:1106-1128, S2 section VI).

The ASP's own JSON names are unknown to us; these are ours. `pipeline.declared` adapts other names
with a mapping file. Money is euros with two places, rates are per cent.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from models.base import Frozen

Text = Annotated[str, Field(min_length=1, max_length=500)]
Money = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
Rate = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]


class Stage(StrEnum):
    """Which payment is asked for."""

    AVANCE = "avance"
    SOLDE = "solde"
    SECONDAIRE = "secondaire"


class Nature(StrEnum):
    """Which update the client gets (S2:151-156)."""

    V2 = "vague-2"
    V1_V2 = "vague-1-et-2"


class Supplier(Frozen):
    """The Fournisseur. `vat_liable` false: franchise, only HT is financed (S2:776-777)."""

    name: Text
    siret: Text
    vat_number: Text | None = None
    vat_liable: bool = True


class Site(Frozen):
    """A structure géographique, with its tranche of the Base de référence (S2:788-791)."""

    finess: Text
    name: Text | None = None
    tranche: Annotated[str, Field(pattern="^[A-E]$")] | None = None


class Client(Frozen):
    """The client. A doctor has `rpps`; a structure has `finess_juridique`, `name` and `sites`."""

    representative: Text
    name: Text | None = None
    rpps: Text | None = None
    finess_juridique: Text | None = None
    sites: tuple[Site, ...] = ()
    email: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    postal_code: Text | None = None
    city: Text | None = None


class DeMinimis(Frozen):
    """Aids received in the three years before the order (S3:117-123)."""

    received: bool
    total: Money | None = None


class Order(Frozen):
    """The bon de commande. `issued`: date d'émission; `signed`: signature by the client."""

    number: Text
    issued: date
    signed: date
    nature: Nature


class Solution(Frozen):
    """The software. `reference` is the numéro unique de référencement of the ANS."""

    name: Text
    version: Text
    reference: Text
    technical_version: Text | None = None


class Referencing(Frozen):
    """Dates of the référencement; they decide the conditional mention and CAL-04 (S2:507-516)."""

    evidence_complete: date | None = None
    granted: date | None = None


class Line(Frozen):
    """One amount line. `site` is the FINESS géographique it is for (structures only).

    `vat` and `incl_tax` are None when the supplier is not liable to VAT.
    """

    site: Text | None = None
    excl_tax: Money
    rate: Rate
    vat: Money | None = None
    incl_tax: Money | None = None


class Payments(Frozen):
    """What is asked for: 40 % then 60 % of the Prestation principale (S2:908-913)."""

    avance: Money
    solde: Money


class Invoice(Frozen):
    """The facture of this stage."""

    number: Text
    issued: date


class Monitoring(Frozen):
    """Figures of the journal de monitoring (S2:361-372); the period is six whole months."""

    documents_total: Annotated[int, Field(ge=0)]
    documents_sent: Annotated[int, Field(ge=0)]
    starts: date
    ends: date


class Dossier(Frozen):
    """One demand for one client. `received` is when the ASP got it, Paris time (S2:145-146)."""

    scheme: Text
    stage: Stage
    case: Text
    received: AwareDatetime
    supplier: Supplier
    client: Client
    order: Order
    solution: Solution
    referencing: Referencing = Referencing()
    principale: Annotated[tuple[Line, ...], Field(min_length=1)]
    secondaire: Annotated[tuple[Line, ...], Field(min_length=1)]
    payments: Payments | None = None
    de_minimis: DeMinimis | None = None
    asp_number: Text | None = None
    invoice: Invoice | None = None
    va_signed: date | None = None
    finalised: date | None = None
    monitoring: Monitoring | None = None
    secondaire_invoiced: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _stage_has_its_data(self) -> Dossier:
        """The solde needs an invoice, the secondaire needs monitoring and its lines as well."""
        missing: list[str] = []
        if self.stage in (Stage.SOLDE, Stage.SECONDAIRE) and self.invoice is None:
            missing.append("invoice")
        if self.stage is Stage.SOLDE and self.finalised is None:
            missing.append("finalised")
        if self.stage is Stage.SECONDAIRE and self.monitoring is None:
            missing.append("monitoring")
        if self.stage is Stage.SECONDAIRE and not self.secondaire_invoiced:
            missing.append("secondaire_invoiced")
        if missing:
            raise ValueError("champs manquants à cette étape : " + ", ".join(missing))
        return self
