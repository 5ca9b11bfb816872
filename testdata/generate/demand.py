"""Draws a World, and the dossier that declares it truthfully."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from testdata.generate.days import Days, between, make_days
from testdata.generate.money import Line, cents, line, perf, total
from testdata.generate.numbers import digits
from testdata.generate.numbers import reference as make_reference
from testdata.generate.people import make_doctor, make_structure, make_supplier
from testdata.generate.wares import client_rate, invoice_number, make_software, order_lines, order_number
from testdata.generate.world import Journal, World

SCHEME = "MDV-LGC-Va2"


def make_world(rng: Random, stage: str, case: str) -> World:
    """An invented demand that breaks no rule."""
    supplier = make_supplier(rng)
    client = make_doctor(rng) if case == "medecin-liberal" else make_structure(rng)
    nature = rng.choice(("vague-2", "vague-1-et-2"))
    days = make_days(rng, stage)
    lines = order_lines(rng, client, nature, client_rate(client), supplier.vat_liable)
    secondaire = tuple(pair[1] for pair in lines)
    journal = make_journal(rng) if stage == "secondaire" else None
    name, version, technical = make_software(rng)
    aid_dates = de_minimis_dates(rng, days.signed) if case == "medecin-liberal" else ()
    return World(
        stage,
        case,
        supplier,
        client,
        nature,
        order_number(rng, days.issued.year),
        name,
        version,
        technical,
        make_reference(rng),
        days,
        lines[0][0].rate,
        tuple(pair[0] for pair in lines),
        secondaire,
        asp_number(rng),
        invoice_number(rng, (days.invoice or days.signed).year),
        Decimal(rng.randint(8, 600) * 250) if aid_dates else None,
        aid_dates,
        journal,
        secondary_due(secondaire, journal),
    )


def asp_number(rng: Random) -> str:
    serial = digits(rng, 7)
    return rng.choice((f"SGN-{serial}", f"2026-LGC-{serial[:5]}", f"ASP{serial}", f"DOS-{serial}"))


def make_journal(rng: Random) -> Journal:
    """Six months; the share sent gives PERF 1 or 0.5, never at the very edge of a step."""
    share = rng.uniform(0.62, 0.97) if rng.random() < 0.65 else rng.uniform(0.42, 0.58)
    documents = tuple(rng.randint(18, 420) for _ in range(6))
    sent = tuple(int(count * share) for count in documents)
    wanted = Decimal(1) if share > 0.6 else Decimal("0.5")
    if perf(sum(documents), sum(sent)) != wanted or sum(documents) <= 60:
        return make_journal(rng)
    patients = rng.randint(150, 2400)
    qualified = int(patients * rng.uniform(0.5, 0.98))
    return Journal(documents, sent, patients, qualified, int(qualified * rng.uniform(0, 0.2)))


def secondary_due(lines: tuple[Line, ...], journal: Journal | None) -> tuple[Line, ...]:
    """The lines of the secondaire times PERF; without VAT where the order has none."""
    if journal is None:
        return ()
    factor = perf(journal.documents_total, journal.documents_sent)
    return tuple(line(x.site, cents(x.ht * factor), x.rate, x.vat is not None) for x in lines)


def de_minimis_dates(rng: Random, signed: date) -> tuple[date, ...]:
    """Aids of the three years before the order; none, most of the time."""
    if rng.random() > 0.35:
        return ()
    first = date(signed.year - 2, signed.month, 1)
    return tuple(sorted(between(rng, first, signed) for _ in range(rng.choice((1, 1, 2)))))


def money(value: Decimal | None) -> str | None:
    return None if value is None else f"{cents(value)}"


def declared_line(item: Line) -> dict[str, Any]:
    rate = f"{item.rate.normalize():f}"
    return {
        "site": item.site,
        "excl_tax": money(item.ht),
        "rate": rate,
        "vat": money(item.vat),
        "incl_tax": money(item.ttc),
    }


def declare(rng: Random, world: World) -> dict[str, Any]:
    """The dossier as JSON, equal to the facts. Defects may change it afterwards."""
    days = world.days
    return {
        "scheme": SCHEME,
        "stage": world.stage,
        "case": world.case,
        "received": days.received.isoformat(),
        "supplier": declared_supplier(rng, world),
        "client": declared_client(rng, world),
        "order": {
            "number": world.order_number,
            "issued": str(days.issued),
            "signed": str(days.signed),
            "nature": world.nature,
        },
        "solution": {
            "name": world.software_name,
            "version": world.software_version,
            "reference": world.reference,
            "technical_version": world.technical_version,
        },
        "referencing": {"evidence_complete": iso(days.evidence), "granted": iso(days.granted)},
        "principale": [declared_line(x) for x in world.principale],
        "secondaire": [declared_line(x) for x in world.secondaire],
        "payments": payments(world),
        "de_minimis": declared_de_minimis(world),
        **later_stages(world, days),
    }


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def later_stages(world: World, days: Days) -> dict[str, Any]:
    """What only the solde and the secondaire declare."""
    if world.stage == "avance":
        return {}
    found: dict[str, Any] = {
        "asp_number": world.asp_number,
        "invoice": {"number": world.invoice_number, "issued": iso(days.invoice)},
        "va_signed": iso(days.va),
        "finalised": iso(days.finalised),
    }
    if world.journal is not None:
        found["monitoring"] = {
            "documents_total": world.journal.documents_total,
            "documents_sent": world.journal.documents_sent,
            "starts": iso(days.watch_start),
            "ends": iso(days.watch_end),
        }
        found["secondaire_invoiced"] = [declared_line(x) for x in world.secondaire_due]
    return found


def payments(world: World) -> dict[str, Any] | None:
    """40 % and 60 % of the principale (S2:908-913): TTC, or HT when not liable to VAT."""
    if world.stage == "secondaire":
        return None
    whole = total(world.principale)
    amount = whole.ht if whole.ttc is None else whole.ttc
    avance = cents(amount * Decimal("0.4"))
    return {"avance": money(avance), "solde": money(amount - avance)}


def declared_supplier(rng: Random, world: World) -> dict[str, Any]:
    supplier = world.supplier
    vat = supplier.vat_number if supplier.vat_liable and rng.random() < 0.7 else None
    return {
        "name": supplier.name,
        "siret": supplier.siret,
        "vat_number": vat,
        "vat_liable": supplier.vat_liable,
    }


def declared_client(rng: Random, world: World) -> dict[str, Any]:
    client = world.client
    person = client.person
    shown = rng.choice(
        (person.plain, f"{person.given} {person.family.upper()}", f"{person.family.upper()} {person.given}")
    )
    return {
        "representative": shown,
        "name": client.name,
        "rpps": client.rpps,
        "finess_juridique": client.finess_juridique,
        "sites": [{"finess": s.finess, "name": s.name, "tranche": s.tranche} for s in client.sites],
        "email": client.email,
        "phone": client.phone,
        "address": client.address.street,
        "postal_code": client.address.postal_code,
        "city": client.address.city,
    }


def declared_de_minimis(world: World) -> dict[str, Any] | None:
    if world.case != "medecin-liberal":
        return None
    return {"received": bool(world.de_minimis_dates), "total": money(world.de_minimis_total)}
