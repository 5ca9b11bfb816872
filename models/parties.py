"""Who takes part in an order: the supplier, the clients with their identifiers, a mandataire."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.base import Frozen

Text = Annotated[str, Field(min_length=1, max_length=500)]
Money = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
Rate = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
Activity = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=4)]


class Identifier(StrEnum):
    """What identifies a client; a scheme says which (S0:1404, S0:1369)."""

    RPPS = "rpps"
    AM = "am"
    SIREN = "siren"
    SIRET = "siret"
    FINESS_JURIDIQUE = "finess-juridique"
    FINESS_GEOGRAPHIQUE = "finess-geographique"
    FINESS_PMSI = "finess-pmsi"


class Supplier(Frozen):
    """The Fournisseur. `vat_liable` false: franchise, only HT is financed (S2:776-777).

    `representative` signs for it (a MOM, a cancellation).
    """

    name: Text
    siret: Text
    vat_number: Text | None = None
    vat_liable: bool = True
    representative: Text | None = None


class Site(Frozen):
    """A structure géographique: its tranche of the Base de référence, its FINESS category (S0:1248)."""

    finess: Text
    name: Text | None = None
    tranche: Annotated[str, Field(pattern="^[A-E]$")] | None = None
    category: Text | None = None


class Client(Frozen):
    """A client with its identifiers: a doctor has `rpps`, a structure `finess_juridique` and `sites`,
    an ES `finess_pmsi`, a company of radiologists `siren`.

    `activity`: activité combinée of the Base Ségur, in days (S1:786-794). `profession`: key of the scheme.
    """

    representative: Text
    name: Text | None = None
    rpps: Text | None = None
    am: Text | None = None
    siren: Text | None = None
    siret: Text | None = None
    finess_juridique: Text | None = None
    finess_pmsi: Text | None = None
    sites: tuple[Site, ...] = ()
    profession: Text | None = None
    activity: Activity | None = None
    email: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    postal_code: Text | None = None
    city: Text | None = None

    def identifiers(self, kind: Identifier) -> tuple[str, ...]:
        """The identifiers of a kind as declared; only FINESS géographiques may be several."""
        if kind is Identifier.FINESS_GEOGRAPHIQUE:
            return tuple(site.finess for site in self.sites)
        own: str | None = getattr(self, kind.value.replace("-", "_"))
        return () if own is None else (own,)


class Mandataire(Frozen):
    """Who orders and signs for several clients: a person, or a structure and who answers for it."""

    name: Text
    representative: Text | None = None
    finess_juridique: Text | None = None
    siret: Text | None = None
    email: Text | None = None
    phone: Text | None = None

    @property
    def signatory(self) -> str:
        return self.representative or self.name


class Beneficiaries(Frozen):
    """Those whose activity counts for the tranche of a RIS (S0:576-580)."""

    rpps: tuple[Text, ...] = ()
    am: tuple[Text, ...] = ()
    finess_juridique: tuple[Text, ...] = ()
    finess_geographique: tuple[Text, ...] = ()
