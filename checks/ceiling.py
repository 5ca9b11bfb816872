"""The highest HT amount of a line: the scheme's table, its affine scale, or the reference base."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from checks.case import Case
from checks.fold import compact
from checks.money import HUNDRED, cents
from models.parties import Client, Identifier
from models.reference import Kind
from schemes.facts import Scale

TRANCHES = ("A", "B", "C", "D", "E")


@dataclass(frozen=True)
class Limit:
    """Between `low` and `high`, equal when the profile is known; `why` when nothing is known at all."""

    low: Decimal | None = None
    high: Decimal | None = None
    why: str = ""

    @property
    def known(self) -> bool:
        return self.low is not None and self.low == self.high


def of_table(case: Case, role: str, site: str | None) -> Limit:
    """From the table of ceilings; without a tranche the lowest and the highest."""
    nature = case.dossier.order.nature if role == "principale" else None
    own = case.profile(site)
    found = [case.scheme.ceiling(p, role, nature) for p in ((own,) if own else TRANCHES)]
    amounts = [c.excl_tax for c in found if c is not None]
    return Limit(min(amounts), max(amounts)) if amounts else Limit()


def of_base(case: Case, site: str | None) -> Limit:
    """What the loaded bases give for the client or the site."""
    numbers = (
        [site] if site else [n for c in case.dossier.parties for k in Identifier for n in c.identifiers(k)]
    )
    for kind in (Kind.BASE_SEGUR, Kind.BASE_STRUCTURES):
        for number in numbers:
            entry = case.references.find(kind, compact(number).upper())
            if entry is not None and entry.ceiling is not None:
                return Limit(entry.ceiling, entry.ceiling)
    known = case.scheme.unknown.get("ceilings")
    return Limit(why=known.unknown if known else "")


def of_scale(case: Case, site: str | None) -> Limit:
    """The sum of the ceilings of the clients that the line is for (S1:785-805)."""
    scale = case.scheme.scale(case.dossier.order.nature)
    if scale is None:
        return Limit(why="La nature de la Prestation n’est pas déclarée : le barème n’est pas déterminé.")
    total = Decimal(0)
    for client in clients_of(case, site):
        days = activity(case, client)
        if days is None:
            return Limit(
                why="L’activité combinée du client n’est pas déclarée : le plafond n’est pas calculé."
            )
        amount = affine(scale, days)
        if amount is None:
            top = scale.points[-1].activity
            return Limit(why=f"Au-delà de {top:f} jours d’activité, le barème ne donne pas de plafond.")
        total += amount
    return Limit(total, total)


def clients_of(case: Case, site: str | None) -> tuple[Client, ...]:
    """The client that a line names, all of them when it names none."""
    wanted = compact(site).upper() if site else None
    named = [c for c in case.dossier.parties if c.finess_pmsi and compact(c.finess_pmsi).upper() == wanted]
    return tuple(named) or case.dossier.parties


def activity(case: Case, client: Client) -> Decimal | None:
    """Of the Base Ségur when it is loaded, else declared (S1:274-276)."""
    number = compact(client.finess_pmsi or "").upper()
    entry = case.references.find(Kind.BASE_SEGUR, number) if number else None
    return entry.activity if entry is not None and entry.activity is not None else client.activity


def affine(scale: Scale, days: Decimal) -> Decimal | None:
    """HT at an activité combinée, half up; None beyond the last point, which the text leaves open."""
    for low, high in pairwise(scale.points):
        if low.activity <= days <= high.activity:
            share = (days - low.activity) / (high.activity - low.activity)
            with_tax = low.incl_tax + share * (high.incl_tax - low.incl_tax)
            return cents(with_tax * HUNDRED / (HUNDRED + scale.rate))
    return None
