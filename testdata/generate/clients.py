"""Draws the clients of every scheme: laboratories, radiologists, hospitals, pharmacies, care homes…"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from testdata.generate import names, numbers
from testdata.generate.people import (
    client_places,
    make_address,
    make_doctor,
    make_person,
    make_structure,
    slug,
)
from testdata.generate.world import Address, Client, Mandatary, Person, Site

LABS = ("Laboratoire", "Laboratoires Réunis", "SELAS BioMédical", "SELARL Laboratoire", "Biologie")
IMAGING = (
    "SELARL Imagerie Médicale",
    "SELAS Radiologie",
    "SCM Centre d'imagerie",
    "GIE Scanner IRM",
    "GCS Imagerie",
)
HOSPITALS = (
    "Centre hospitalier",
    "CH",
    "Clinique",
    "Polyclinique",
    "Hôpital privé",
    "Centre hospitalier universitaire",
)
PHARMACIES = ("Pharmacie", "SELARL Pharmacie", "Grande Pharmacie", "SNC Pharmacie")
MANAGERS = ("Association", "Fondation", "Mutualité", "ADAPEI", "Fédération", "Groupement")
HOMES = ("EHPAD", "SSIAD", "IME", "ESAT", "Foyer de vie", "MAS", "SESSAD", "Résidence autonomie")
CATEGORIES = {"EHPAD": "500", "SSIAD": "354", "IME": "183", "ESAT": "246", "Foyer de vie": "382",
              "MAS": "255", "SESSAD": "182", "Résidence autonomie": "202"}  # fmt: skip
NURSES = ("Centre de santé infirmier", "Centre de soins infirmiers", "CSI")
PROFESSIONS = (
    "Sage-femme", "Infirmier de pratique avancée", "Infirmier", "Masseur-kinésithérapeute", "Orthophoniste",
    "Orthoptiste", "Pédicure-podologue",
)  # fmt: skip


def representative(rng: Random) -> Person:
    person = make_person(rng)
    civil = "Mme" if person.given in names.WOMEN else "M."
    return replace(person, title=rng.choice(("", civil, civil, "Dr")))


def firm(rng: Random, kinds: tuple[str, ...]) -> Client:
    """A legal person with its representative and nothing else."""
    name = f"{rng.choice(kinds)} {rng.choice(names.STRUCTURE_NAMES)}"
    box = rng.choice(("direction", "accueil", "contact", "secretariat", "achats"))
    address = make_address(rng, client_places(rng, structure=True))
    mail = f"{box}@{slug(name)[:22].strip('-')}.example"
    return Client(representative(rng), address, numbers.phone(rng), mail, name=name)


def several_finess(rng: Random, address: Address, count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        number = numbers.finess(rng, address.department)
        if number not in found:
            found.append(number)
    return found


def laboratory(rng: Random) -> Client:
    """A legal person with its sites, a few to many."""
    client = firm(rng, LABS)
    count = rng.choices((1, 2, 3, 5, 9, 16), (25, 25, 20, 15, 10, 5))[0]
    first, *rest = several_finess(rng, client.address, count + 1)
    sites = tuple(Site(f"Site {i}", number, "") for i, number in enumerate(rest, 1))
    return replace(client, finess_juridique=first, sites=sites)


def radiology(rng: Random) -> Client:
    """A firm, and who its examinations are counted for: AM numbers or FINESS (S0:576-580)."""
    client = firm(rng, IMAGING)
    count = rng.randint(1, 5)
    if rng.random() < 0.6:
        found = tuple(f"{client.address.department[:2]}10{numbers.digits(rng, 5)}" for _ in range(count))
    else:
        found = tuple(several_finess(rng, client.address, count))
    return replace(client, siren=numbers.siren(rng), beneficiaries=found)


def hospital(rng: Random) -> Client:
    client = firm(rng, HOSPITALS)
    return replace(client, finess_pmsi=numbers.finess(rng, client.address.department))


def pharmacy(rng: Random) -> Client:
    client = firm(rng, PHARMACIES)
    number = numbers.finess(rng, client.address.department)
    return replace(client, sites=(Site(client.name or "", number, ""),))


def manager(rng: Random) -> Client:
    """An organisme gestionnaire with the ESSMS that benefit."""
    client = firm(rng, MANAGERS)
    count = rng.choices((1, 2, 3, 4, 8, 14), (25, 25, 20, 15, 10, 5))[0]
    first, *rest = several_finess(rng, client.address, count + 1)
    sites = []
    for number in rest:
        kind = rng.choice(HOMES)
        sites.append(Site(f"{kind} {rng.choice(names.STRUCTURE_NAMES)}", number, "", CATEGORIES[kind]))
    return replace(client, finess_juridique=first, sites=tuple(sites))


def paramedic(rng: Random) -> Client:
    client = make_doctor(rng)
    return replace(client, person=replace(client.person, title=""), profession=rng.choice(PROFESSIONS))


def nurses(rng: Random) -> Client:
    client = firm(rng, NURSES)
    number = numbers.finess(rng, client.address.department)
    site = Site(client.name or "", number, rng.choice("AABCDE"))
    return replace(client, profession="Centre de santé infirmier", sites=(site,))


MAKE: dict[str, Callable[[Random], Client]] = {
    "laboratoire": laboratory,
    "medecin": make_doctor,
    "structure": make_structure,
    "radiologie": radiology,
    "hopital": hospital,
    "officine": pharmacy,
    "gestionnaire": manager,
    "paramedical": paramedic,
    "infirmiers": nurses,
}


def make_clients(rng: Random, trade: str, count: int) -> tuple[Client, ...]:
    """Clients of one place; all different people."""
    first = MAKE[trade](rng)
    found = [first]
    while len(found) < count:
        other = MAKE[trade](rng)
        known = {c.person.family for c in found}
        if other.person.family not in known and other.address.department == first.address.department:
            found.append(other)
    return tuple(found)


def make_mandatary(rng: Random, kind: str, clients: tuple[Client, ...]) -> Mandatary:
    """One of the clients, a person with a mandate, or a firm (DUI)."""
    first = clients[0]
    if kind == "one-of-them":
        return Mandatary(first.person, first.phone, first.email)
    person = representative(rng)
    mail = f"{slug(person.given)}.{slug(person.family)}@groupement.example"
    if kind == "person":
        return Mandatary(person, numbers.phone(rng), mail)
    number = numbers.siret(rng, numbers.siren(rng)) if rng.random() < 0.5 else first.finess_juridique
    name = f"GCSMS {rng.choice(names.STRUCTURE_NAMES)}"
    return Mandatary(person, numbers.phone(rng), mail, name, number)
