"""A dossier in the making: what is declared, and the pieces with what they say. Defects are planted here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from testdata.generate import later_pieces, orders
from testdata.generate.content import Content
from testdata.generate.demand import declare, make_world
from testdata.generate.world import World

REQUIRED = {"avance": ("bdc",), "solde": ("facture", "va"), "secondaire": ("journal", "facture")}
MAKERS: dict[str, Callable[[Random, World], Content]] = {
    "bdc": orders.bdc,
    "va": later_pieces.va,
    "facture": later_pieces.facture,
    "journal": later_pieces.journal,
}


@dataclass
class Draft:
    """`extras`: files or pages that no piece accounts for.

    `cut`: index of a piece that loses its last page. `twice`: index of a piece handed in two times.
    """

    world: World
    declared: dict[str, Any]
    contents: list[Content]
    quality: str
    extras: list[str] = field(default_factory=list)
    cut: int | None = None
    twice: int | None = None
    required: tuple[str, ...] = ()

    def piece(self, kind: str) -> Content | None:
        return next((c for c in self.contents if c.kind == kind), None)


def make_draft(rng: Random, stage: str, case: str, quality: str, whole: bool = False) -> Draft:
    """A sound dossier; orders (and VA) of earlier stages come along sometimes, always when `whole`."""
    world = make_world(rng, stage, case)
    kinds = list(REQUIRED[stage])
    if stage != "avance" and (whole or rng.random() < 0.3):
        kinds.insert(0, "bdc")
    pieces = [MAKERS[kind](rng, world) for kind in kinds]
    for piece in pieces:
        piece.signature, piece.stamped = sound_signature(rng, quality), rng.random() < 0.2
        piece.stamp = stamp_lines(world)
        if piece.signature == "electronic":
            piece.stamped = False
    return Draft(world, declare(rng, world), pieces, quality, required=REQUIRED[stage])


def stamp_lines(world: World) -> list[str]:
    """What the client's rubber stamp says."""
    client, address = world.client, world.client.address
    name = client.name or f"Dr {client.person.plain}"
    middle = "Médecine générale" if client.name is None else ""
    lines = (name[:36], middle, address.street, f"{address.postal_code} {address.city}")
    return [x for x in lines if x]


def sound_signature(rng: Random, quality: str) -> str:
    """Ink on paper; an electronic signature on files that were never printed, and at times on prints."""
    share = 0.6 if quality == "digital" else 0.06
    return "electronic" if rng.random() < share else "ink"
