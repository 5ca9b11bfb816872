"""The declared dossier: what the demand says (S1:1010-1030, S1:1106-1128, S2 section VI).

The ASP's own JSON names are unknown to us; these are ours. `pipeline.declared` adapts other names
with a mapping file. Money is euros with two places, rates are per cent. What a scheme demands beyond
what is mandatory here stands in its YAML (`schemes.demands`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, model_validator

from models.base import Frozen
from models.parties import Beneficiaries, Client, Mandataire, Money, Rate, Supplier, Text


class Stage(StrEnum):
    """Which payment is asked for, or the cancellation of one (S0:1341-1390)."""

    AVANCE = "avance"
    SOLDE = "solde"
    SECONDAIRE = "secondaire"
    ANNULATION = "annulation"


class Nature(StrEnum):
    """Which update the client gets (S2:151-156, S1:284-296)."""

    V2 = "vague-2"
    V1_V2 = "vague-1-et-2"


class DeMinimis(Frozen):
    """Aids received in the three years before the order (S3:117-123)."""

    received: bool
    total: Money | None = None


class Order(Frozen):
    """The bon de commande. `issued`: date d'émission; `signed`: signature by the client."""

    number: Text
    issued: date | None = None
    signed: date
    nature: Nature | None = None


class Solution(Frozen):
    """The software. `reference` is the numéro unique de référencement of the ANS."""

    name: Text
    version: Text | None = None
    reference: Text | None = None
    technical_version: Text | None = None


class Referencing(Frozen):
    """Dates of the référencement; they decide the conditional mention and CAL-04 (S2:507-516)."""

    evidence_complete: date | None = None
    granted: date | None = None


class Line(Frozen):
    """One amount line. `site`: the FINESS (géographique or PMSI) it is for, where there are several.

    `vat` and `incl_tax` are None when the supplier is not liable to VAT.
    """

    site: Text | None = None
    excl_tax: Money
    rate: Rate
    vat: Money | None = None
    incl_tax: Money | None = None


class Payments(Frozen):
    """What is asked for: 40 % then 60 % of the Prestation (S2:908-913, S1:996-1000, S4:742-747)."""

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


class Cancellation(Frozen):
    """The cancellation of the order, by the supplier or by the client (S0:1341-1390)."""

    by: Literal["fournisseur", "client"]
    signed: date | None = None
    signatory: Text | None = None
    reason: Text | None = None


def _either_client(schema: dict[str, Any]) -> None:
    """`clients` may stand for `client`."""
    schema["required"].remove("client")
    schema["anyOf"] = [{"required": ["client"]}, {"required": ["clients"]}]


class Dossier(Frozen):
    """One demand. `received` is when the ASP got it, Paris time (S2:145-146).

    `client` is the one client, or the first of `clients` when the order has several; JSON may give either.
    `principale`: the lines of the Prestation Ségur, or of the Prestation principale where there are two.
    `scenarios`: what was ticked, by group of boxes (`dmp: direct`).
    """

    model_config = ConfigDict(json_schema_extra=_either_client)

    scheme: Text
    stage: Stage
    case: Text
    received: AwareDatetime
    supplier: Supplier
    client: Client
    clients: tuple[Client, ...] = ()
    mandataire: Mandataire | None = None
    beneficiaries: Beneficiaries = Beneficiaries()
    order: Order
    solution: Solution
    referencing: Referencing = Referencing()
    scenarios: dict[Text, Text] = Field(default_factory=dict)
    principale: tuple[Line, ...] = ()
    secondaire: tuple[Line, ...] = ()
    payments: Payments | None = None
    de_minimis: DeMinimis | None = None
    asp_number: Text | None = None
    invoice: Invoice | None = None
    va_signed: date | None = None
    mom_signed: date | None = None
    finalised: date | None = None
    monitoring: Monitoring | None = None
    secondaire_invoiced: tuple[Line, ...] = ()
    cancellation: Cancellation | None = None

    @property
    def parties(self) -> tuple[Client, ...]:
        """Every client of the order, in the order declared."""
        return self.clients or (self.client,)

    @property
    def signatory(self) -> str:
        """Who signs for the client(s): the mandataire when there is one, else the first representative."""
        return self.mandataire.signatory if self.mandataire else self.client.representative

    @model_validator(mode="before")
    @classmethod
    def _first_of_the_clients(cls, content: Any) -> Any:
        if not isinstance(content, dict) or content.get("client") is not None:
            return content
        clients = content.get("clients")
        return {**content, "client": clients[0]} if isinstance(clients, list | tuple) and clients else content

    @model_validator(mode="after")
    def _clients_begin_with_the_client(self) -> Dossier:
        if self.clients and self.clients[0] != self.client:
            raise ValueError("« client » doit être le premier de « clients », ou ne pas être donné")
        return self

    @model_validator(mode="after")
    def _stage_has_its_data(self) -> Dossier:
        """The solde needs an invoice, the secondaire monitoring as well, a cancellation says by whom."""
        wanted = {
            Stage.AVANCE: ("principale",),
            Stage.SOLDE: ("principale", "invoice", "finalised"),
            Stage.SECONDAIRE: ("principale", "invoice", "monitoring", "secondaire_invoiced"),
            Stage.ANNULATION: ("cancellation",),
        }
        missing = [name for name in wanted[self.stage] if not getattr(self, name)]
        if missing:
            raise ValueError("champs manquants à cette étape : " + ", ".join(missing))
        return self
