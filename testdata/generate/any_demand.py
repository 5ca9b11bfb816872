"""Draws a World for a scheme of the YAML files, and the dossier that declares it truthfully."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from testdata.generate.any_days import days_of
from testdata.generate.any_values import ENVOI
from testdata.generate.ceilings import price
from testdata.generate.clients import make_clients, make_mandatary
from testdata.generate.demand import (
    asp_number,
    declared_client,
    declared_line,
    declared_supplier,
    iso,
    payments,
)
from testdata.generate.money import Line, line
from testdata.generate.numbers import reference
from testdata.generate.people import make_supplier
from testdata.generate.scheme import Scheme, load_scheme
from testdata.generate.wares import client_rate, invoice_number, make_software, order_number
from testdata.generate.world import Client, World

NATURE_KEYS = ("vague-2", "vague-1-et-2")
PROFESSION_KEYS = {
    "Sage-femme": "sage-femme",
    "Infirmier de pratique avancée": "ipa",
    "Infirmier": "ide",
    "Masseur-kinésithérapeute": "masseur-kinesitherapeute",
    "Orthophoniste": "orthophoniste",
    "Orthoptiste": "orthoptiste",
    "Pédicure-podologue": "pedicure-podologue",
}


def make_any_world(rng: Random, key: str, stage: str, case_key: str) -> World:
    """An invented demand of that scheme and case that breaks no rule."""
    scheme = load_scheme(key)
    case = scheme.cases[case_key]
    clients = make_clients(rng, case.trade, rng.randint(*case.clients))
    supplier, days = make_supplier(rng), days_of(rng, scheme, stage)
    nature = rng.choice(NATURE_KEYS) if scheme.natures else ""
    activity = rng.choice((3500, 12345, 50000, 250000, rng.randint(900, 1500000))) if scheme.natures else None
    name, version, technical = make_software(rng)
    if scheme.natures and technical is None:
        technical = f"{rng.randint(1, 9)}.{rng.randint(0, 9)}.{rng.randint(100, 999)}"
    lines = tuple(
        line(
            site_of(client, clients),
            price(rng, scheme, client, activity, nature),
            client_rate(client),
            supplier.vat_liable,
        )
        for client in clients
    )
    return World(
        stage, case_key, supplier, clients[0], nature, order_number(rng, days.issued.year), name, version,
        technical, reference(rng), days, lines[0].rate, priced(rng, lines), (), asp_number(rng),
        invoice_number(rng, (days.invoice or days.signed).year), None, (), None, (),
        scheme=key,
        clients=clients,
        mandatary=make_mandatary(rng, case.mandatary, clients) if case.mandatary else None,
        sending=sending(rng, scheme),
        activity=activity,
        former_software=f"{make_software(rng)[0]} {rng.randint(1, 9)}.{rng.randint(0, 9)}",
    )  # fmt: skip


def priced(rng: Random, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A line for each client that has a FINESS, or one for the instance that they share."""
    if len(lines) == 1 or (lines[0].site is not None and rng.random() < 0.5):
        return lines
    whole = sum((x.ht for x in lines), Decimal(0))
    return (line(None, whole, lines[0].rate, lines[0].vat is not None),)


def site_of(client: Client, clients: tuple[Client, ...]) -> str | None:
    """The FINESS that a line is for, where several clients have one each."""
    if len(clients) == 1:
        return None
    return client.finess_pmsi or client.finess_juridique


def sending(rng: Random, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """For each flow, who sends; all by the software half of the time, which calls for a MOM."""
    if scheme.natures:  # S1:1120-1132
        return ((ENVOI, rng.choice(("direct", "distinct"))),)
    if not scheme.flows:
        return ()
    if rng.random() < 0.5:
        return tuple((flow, "direct") for flow in scheme.flows)
    found = [rng.choice(("direct", "distinct")) for _ in scheme.flows]
    found[rng.randrange(len(found))] = "distinct"
    return tuple(zip(scheme.flows, found, strict=True))


def wants_mom(world: World) -> bool:
    """The software sends everything itself (S0:376-380, S0:584-591)."""
    return bool(load_scheme(world.scheme).flows) and all(who == "direct" for _, who in world.sending)


def declare_any(rng: Random, world: World) -> dict[str, Any]:
    """The dossier as JSON, equal to the facts."""
    days = world.days
    parties = [party(rng, world, client) for client in world.clients]
    found = {
        "scheme": world.scheme,
        "stage": world.stage,
        "case": world.case,
        "received": days.received.isoformat(),
        "supplier": {**declared_supplier(rng, world), "representative": world.supplier.contact.plain},
        "client": parties[0],
        "clients": parties if len(parties) > 1 else [],
        "mandataire": mandatary(world),
        "beneficiaries": beneficiaries(world),
        "order": {
            "number": world.order_number,
            "issued": str(days.issued),
            "signed": str(days.signed),
            "nature": world.nature or None,
        },
        "solution": {
            "name": world.software_name,
            "version": world.software_version,
            "reference": world.reference,
            "technical_version": world.technical_version,
        },
        "referencing": {"evidence_complete": iso(days.evidence), "granted": iso(days.granted)},
        "principale": [declared_line(x) for x in world.principale],
        "payments": payments(world),
    }
    return found | ({} if world.stage == "avance" else later(world))


def later(world: World) -> dict[str, Any]:
    """What the solde declares; the scenarios are those of the sending flows."""
    days, proof = world.days, "mom_signed" if wants_mom(world) else "va_signed"
    return {
        "asp_number": world.asp_number,
        "invoice": {"number": world.invoice_number, "issued": iso(days.invoice)},
        proof: iso(days.va),
        "finalised": iso(days.finalised),
        "scenarios": dict(world.sending),
    }


def party(rng: Random, world: World, client: Client) -> dict[str, Any]:
    """One client as declared."""
    found = declared_client(rng, replace(world, client=client))
    for site, drawn in zip(found["sites"], client.sites, strict=True):
        site |= {"tranche": drawn.tranche or None, "category": drawn.category or None}
    return found | {
        "siren": client.siren,
        "finess_pmsi": client.finess_pmsi,
        "profession": PROFESSION_KEYS.get(client.profession or ""),
        "activity": world.activity,
    }


def mandatary(world: World) -> dict[str, Any] | None:
    who = world.mandatary
    if who is None:
        return None
    number = who.identifier or ""
    return {
        "name": who.name or who.person.plain,
        "representative": who.person.plain if who.name else None,
        "finess_juridique": number if len(number) == 9 else None,
        "siret": number if len(number) == 14 else None,
        "email": who.email,
        "phone": who.phone,
    }


def beneficiaries(world: World) -> dict[str, list[str]]:
    """AM numbers or FINESS of a RIS, told apart by the fourth character that this generator gives them."""
    found = [n for client in world.clients for n in client.beneficiaries]
    am = [n for n in found if n[3] == "0"]
    return {"am": am, "finess_geographique": [n for n in found if n not in am]}
