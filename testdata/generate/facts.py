"""What several pieces say alike: who sells, who buys, which software, how amounts are put in rows."""

from __future__ import annotations

from random import Random

from testdata.generate.content import Row
from testdata.generate.demand import money
from testdata.generate.money import Line
from testdata.generate.world import Client, World


def person_shown(rng: Random, client: Client, title: bool) -> str:
    person = client.person
    name = rng.choice(
        (person.plain, f"{person.given} {person.family.upper()}", f"{person.family.upper()} {person.given}")
    )
    return f"{person.title} {name}".strip() if title else name


def identity(rng: Random, world: World) -> dict[str, str]:
    """Who the client is, as every piece says it."""
    client = world.client
    if world.case == "medecin-liberal":
        return {
            "client_name": person_shown(rng, client, rng.random() < 0.6),
            "client_rpps": client.rpps or "",
        }
    return {
        "client_structure": client.name or "",
        "client_finess_juridique": client.finess_juridique or "",
        "client_representative": person_shown(rng, client, rng.random() < 0.5),
    }


def reach(client: Client) -> dict[str, str]:
    return {"client_phone": client.phone, "client_email": client.email}


def postal(client: Client) -> dict[str, str]:
    address = client.address
    return {
        "client_address": address.street,
        "client_postal_code": address.postal_code,
        "client_city": address.city,
    }


def seller(world: World) -> dict[str, str]:
    supplier = world.supplier
    address = supplier.address
    found = {
        "supplier_name": supplier.name,
        "supplier_siret": supplier.siret,
        "supplier_address": f"{address.street}\n{address.postal_code} {address.city}",
        "supplier_contact": supplier.contact.plain,
        "supplier_phone": supplier.phone,
        "supplier_email": supplier.email,
    }
    if supplier.vat_liable:
        found["supplier_vat_number"] = supplier.vat_number
    return found


def product(world: World) -> dict[str, str]:
    return {
        "software_name": world.software_name,
        "software_version": world.software_version,
        "solution_reference": world.reference,
    }


def amount_row(role: str, label: str, item: Line) -> Row:
    rate = f"{item.rate.normalize():f}" if item.vat is not None else None
    return Row(role, label, money(item.ht), rate, money(item.vat), money(item.ttc), item.site)


def nature_words(nature: str) -> str:
    return "Vague 2" if nature == "vague-2" else "Vague 1 + Vague 2"


def sites_of(world: World) -> list[tuple[str, str]]:
    return [(s.name, s.finess) for s in world.client.sites]
