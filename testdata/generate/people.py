"""Draws suppliers and clients."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from random import Random

from testdata.generate import names, numbers
from testdata.generate.world import Address, Client, Person, Site, Supplier


def slug(text: str) -> str:
    """Lower case ASCII, hyphens for the rest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def make_person(rng: Random, title: str = "") -> Person:
    return Person(rng.choice(names.GIVEN), rng.choice(names.FAMILY), title)


def make_address(rng: Random, places: tuple[tuple[str, str, str], ...] = names.PLACES) -> Address:
    postal, city, department = rng.choice(places)
    number = str(rng.randint(1, 180)) + rng.choice(("", "", "", "", " bis", " ter"))
    street = f"{number} {rng.choice(names.STREET_KINDS)} {rng.choice(names.STREETS)}"
    return Address(street, postal, city, department)


def make_supplier(rng: Random) -> Supplier:
    siren = numbers.siren(rng)
    head = rng.choice(names.FIRM_HEADS) + rng.choice(names.FIRM_TAILS)
    name = f"{head} {rng.choice(names.FIRM_KINDS)}".strip()
    form = rng.choice(names.LEGAL_FORMS)
    if rng.random() < 0.4:
        name = f"{name} {form}"
    contact = make_person(rng)
    mail = rng.choice(
        (
            f"contact@{slug(head)}.example",
            f"{slug(contact.family)}@{slug(name)}.example",
            f"segur@{slug(head)}-sante.example",
        )
    )
    return Supplier(
        name,
        form,
        rng.choice((5000, 10000, 37500, 50000, 120000, 250000)),
        numbers.siret(rng, siren),
        numbers.vat_number(siren),
        rng.random() > 0.1,
        make_address(rng),
        contact,
        numbers.phone(rng),
        mail,
    )


def client_places(rng: Random, structure: bool) -> tuple[tuple[str, str, str], ...]:
    """Overseas one time in five. Mayotte for doctors only: we are not sure of the head of its FINESS."""
    if rng.random() > 0.2:
        return names.PLACES
    return tuple(p for p in names.OVERSEAS if not (structure and p[2] == "976"))


def make_doctor(rng: Random) -> Client:
    person = make_person(rng, rng.choice(("Dr", "Docteur", "Dr.", "")))
    host = rng.choice(("cabinet-{}.example", "{}-medecin.example", "medecin.mssante.example"))
    mail = f"{slug(person.given)}.{slug(person.family)}@" + host.format(slug(person.family))
    return Client(
        person,
        make_address(rng, client_places(rng, structure=False)),
        numbers.phone(rng, rng.random() < 0.4),
        mail,
        rpps=numbers.rpps(rng),
    )


def make_structure(rng: Random) -> Client:
    address = make_address(rng, client_places(rng, structure=True))
    name = f"{rng.choice(names.STRUCTURE_KINDS)} {rng.choice(names.STRUCTURE_NAMES)}"
    count = rng.choices((1, 2, 3, 4, 5, 6), (40, 25, 15, 10, 6, 4))[0]
    places = rng.sample(names.SITE_NAMES, count)
    sites: list[Site] = []
    for place in places:
        number = numbers.finess(rng, address.department)
        while number in {s.finess for s in sites}:
            number = numbers.finess(rng, address.department)
        sites.append(Site(name if count == 1 else f"{name} - {place}", number, rng.choice("AAABBCCDE")))
    person = make_person(rng)
    civil = "Mme" if person.given in names.WOMEN else "M."
    person = replace(person, title=rng.choice(("", "", civil, civil, "Dr")))
    box = rng.choice(("direction", "accueil", "contact", "secretariat"))
    mail = f"{box}@{slug(name)[:24].strip('-')}.example"
    return Client(
        person,
        address,
        numbers.phone(rng),
        mail,
        name=name,
        finess_juridique=numbers.finess(rng, address.department),
        sites=tuple(sites),
    )
