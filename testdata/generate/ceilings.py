"""Prices of the schemes drawn from YAML: S4:676-725, S1:795-872; the vague 1 ones are only plausible."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

from testdata.generate.money import agreed, cents
from testdata.generate.scheme import Scheme
from testdata.generate.world import Client

MIDWIVES = Decimal("333.33")
PARAMEDICS = Decimal("225.00")
CENTRES = {
    "A": Decimal("1575.00"),
    "B": Decimal("2475.00"),
    "C": Decimal("3375.00"),
    "D": Decimal("4050.00"),
    "E": Decimal("4950.00"),
}
# Activité combinée at the start of each tranche -> TTC 20 % there: vague 2, vague 1 + 2 (S1:806-872).
STEPS = (
    (0, 6050, 7700),
    (7000, 8250, 10500),
    (22500, 14300, 18200),
    (230000, 44000, 56000),
    (1600000, 93500, 119000),
)


def hospital_ceiling(activity: int, nature: str) -> Decimal:
    """HT, for an activité combinée of at most 1 600 000."""
    column = 1 if nature == "vague-2" else 2
    for low, high in pairwise(STEPS):
        if activity <= high[0]:
            share = Decimal(activity - low[0]) / (high[0] - low[0])
            return cents((low[column] + share * (high[column] - low[column])) / Decimal("1.2"))
    raise ValueError(f"no ceiling for {activity}")


def paramedic_ceiling(client: Client) -> Decimal:
    if client.sites:
        return CENTRES[client.sites[0].tranche]
    well_paid = client.profession in ("Sage-femme", "Infirmier de pratique avancée")
    return MIDWIVES if well_paid else PARAMEDICS


def price(rng: Random, scheme: Scheme, client: Client, activity: int | None, nature: str) -> Decimal:
    """What one client is charged, HT."""
    if activity is not None:
        return agreed(rng, hospital_ceiling(activity, nature))
    if scheme.price is None:
        return agreed(rng, paramedic_ceiling(client))
    low, high = scheme.price
    return cents(Decimal(rng.randint(low * 100, high * 100)) / 100)
