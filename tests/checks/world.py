"""The declaration of a sound dossier, for each stage and case. All people and firms are invented."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from checks.case import PARIS
from models.dossier import (
    DeMinimis,
    Dossier,
    Invoice,
    Line,
    Monitoring,
    Nature,
    Order,
    Payments,
    Referencing,
    Solution,
    Stage,
)
from models.parties import Client, Site, Supplier
from schemes import Scheme, load_scheme

MEDECIN, STRUCTURE = "medecin-liberal", "structure"


def luhn_key(digits: str) -> str:
    """The last digit that makes the number right."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def keyed(digits: str) -> str:
    return digits + luhn_key(digits)


RPPS = keyed("1000000001")
SIREN = keyed("12345678")
SIRET = keyed(SIREN + "0001")
VAT = f"FR{(12 + 3 * (int(SIREN) % 97)) % 97:02}{SIREN}"
FINESS = keyed("75000001")
SITES = (keyed("75000002"), keyed("69000003"))


def scheme() -> Scheme:
    return load_scheme("MDV-LGC-Va2")


def line(excl_tax: str, rate: str = "20", site: str | None = None) -> Line:
    net, per_cent = Decimal(excl_tax), Decimal(rate)
    vat = (net * per_cent / 100).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    return Line(site=site, excl_tax=net, rate=per_cent, vat=vat, incl_tax=net + vat)


def dossier(stage: Stage, case: str) -> Dossier:
    """A demand that breaks nothing."""
    doctor = case == MEDECIN
    principale = (
        (line("376.25"),) if doctor else (line("2633.75", site=SITES[0]), line("4515.00", site=SITES[1]))
    )
    secondaire = (
        (line("104.17"),) if doctor else (line("729.17", site=SITES[0]), line("1250.00", site=SITES[1]))
    )
    total = sum((item.incl_tax or Decimal(0) for item in principale), Decimal(0))
    avance = (total * Decimal("0.4")).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    late = stage is Stage.SECONDAIRE
    return Dossier(
        scheme="AF-MDV-LGC-Va2",
        stage=stage,
        case=case,
        received={
            Stage.AVANCE: datetime(2026, 11, 20, 10, 0, tzinfo=PARIS),
            Stage.SOLDE: datetime(2027, 3, 10, 10, 0, tzinfo=PARIS),
            Stage.SECONDAIRE: datetime(2027, 11, 5, 10, 0, tzinfo=PARIS),
        }[stage],
        supplier=Supplier(name="Logisanté Ouest SAS", siret=SIRET, vat_number=VAT),
        client=_client(doctor),
        order=Order(
            number="BC-2026-0042", issued=date(2026, 9, 1), signed=date(2026, 9, 15), nature=Nature.V2
        ),
        solution=Solution(name="MédiPlume", version="7.4", reference="27f99871b4"),
        referencing=Referencing(evidence_complete=date(2026, 5, 4), granted=date(2026, 8, 3)),
        principale=principale,
        secondaire=secondaire,
        payments=Payments(avance=avance, solde=total - avance),
        de_minimis=DeMinimis(received=False) if doctor else None,
        invoice=None
        if stage is Stage.AVANCE
        else Invoice(number="F-2027-118", issued=date(2027, 10, 20) if late else date(2027, 2, 20)),
        va_signed=None if stage is Stage.AVANCE else date(2027, 2, 12),
        finalised=date(2027, 2, 10) if stage is Stage.SOLDE else None,
        monitoring=Monitoring(
            documents_total=1000, documents_sent=700, starts=date(2027, 3, 1), ends=date(2027, 8, 31)
        )
        if late
        else None,
        secondaire_invoiced=secondaire if late else (),
    )


def _client(doctor: bool) -> Client:
    if doctor:
        return Client(
            representative="Dr Jeanne Le Goff",
            rpps=RPPS,
            email="j.legoff@cabinet.example",
            phone="0198765432",
            address="12 rue des Lilas",
            postal_code="75011",
            city="Paris",
        )
    return Client(
        representative="Mme Anne Kerbrat",
        name="Maison de santé des Tilleuls",
        finess_juridique=FINESS,
        sites=(
            Site(finess=SITES[0], name="Site nord", tranche="A"),
            Site(finess=SITES[1], name="Site sud", tranche="B"),
        ),
        email="contact@tilleuls.example",
        phone="0198765433",
    )
