"""One invented demand and everything that is true about it, before any piece is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from testdata.generate.days import Days
from testdata.generate.money import Line


@dataclass(frozen=True)
class Person:
    given: str
    family: str
    title: str = ""

    @property
    def plain(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True)
class Address:
    street: str
    postal_code: str
    city: str
    department: str


@dataclass(frozen=True)
class Supplier:
    name: str
    legal_form: str
    capital: int
    siret: str
    vat_number: str
    vat_liable: bool
    address: Address
    contact: Person
    phone: str
    email: str

    @property
    def siren(self) -> str:
        return self.siret[:9]


@dataclass(frozen=True)
class Site:
    name: str
    finess: str
    tranche: str
    category: str = ""


@dataclass(frozen=True)
class Client:
    person: Person
    address: Address
    phone: str
    email: str
    rpps: str | None = None
    name: str | None = None
    finess_juridique: str | None = None
    sites: tuple[Site, ...] = ()
    siren: str | None = None
    finess_pmsi: str | None = None
    profession: str | None = None
    beneficiaries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Journal:
    """Counts of the journal de monitoring, by month (S2:361-372)."""

    documents: tuple[int, ...]
    sent: tuple[int, ...]
    patients: int
    qualified: int
    transitional: int

    @property
    def documents_total(self) -> int:
        return sum(self.documents)

    @property
    def documents_sent(self) -> int:
        return sum(self.sent)


@dataclass(frozen=True)
class Mandatary:
    """Who signs for several clients. `name` and `identifier` (SIRET or FINESS) of a legal person."""

    person: Person
    phone: str
    email: str
    name: str | None = None
    identifier: str | None = None


@dataclass(frozen=True)
class World:
    """Facts of a demand. `secondaire_due` are the lines of the invoice of the secondaire.

    `clients` are all of them (the first is `client`); `sending` says for each flow whether the software sends
    by itself ("objet") or another does ("distinct"); `activity` is the activité combinée (S1:795).
    """

    stage: str
    case: str
    supplier: Supplier
    client: Client
    nature: str
    order_number: str
    software_name: str
    software_version: str
    technical_version: str | None
    reference: str
    days: Days
    rate: Decimal
    principale: tuple[Line, ...]
    secondaire: tuple[Line, ...]
    asp_number: str
    invoice_number: str
    de_minimis_total: Decimal | None
    de_minimis_dates: tuple[date, ...]
    journal: Journal | None
    secondaire_due: tuple[Line, ...]
    scheme: str = "MDV-LGC-Va2"
    clients: tuple[Client, ...] = ()
    mandatary: Mandatary | None = None
    sending: tuple[tuple[str, str], ...] = ()
    activity: int | None = None
    former_software: str = ""

    @property
    def conditional(self) -> bool:
        """Signed before the référencement (S2:507-516)."""
        return self.days.granted is not None and self.days.signed < self.days.granted
