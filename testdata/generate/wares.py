"""Draws numbers of pieces, software, and the lines of an order."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from testdata.generate import names
from testdata.generate.money import CEILINGS, RATES, Line, agreed, line
from testdata.generate.world import Client


def order_number(rng: Random, year: int) -> str:
    serial = rng.randint(12, 9850)
    short = year % 100
    return rng.choice(
        (
            f"BC-{year}-{serial:05d}",
            f"{year}/{serial:04d}",
            f"CMD{year}{serial:04d}",
            f"S{short}-{serial:04d}",
            f"SEGUR-LGC-{serial:05d}",
            f"45000{serial:05d}",
            f"BDC-V2-{serial:04d}/{short}",
            f"C00{serial:05d}",
            f"DEV{short}{serial:05d}",
            f"BC{short}.{serial:04d}",
            f"{serial:06d}",
        )
    )


def invoice_number(rng: Random, year: int) -> str:
    serial = rng.randint(12, 9850)
    short = year % 100
    return rng.choice(
        (
            f"FA-{year}-{serial:05d}",
            f"F{year}-{serial:04d}",
            f"FAC{year}{serial:04d}",
            f"{year}-{serial:04d}",
            f"INV/{year}/{serial:05d}",
            f"VTE-{short}-{serial:05d}",
            f"FC{short}{serial:05d}",
            f"1{serial:07d}",
        )
    )


def make_software(rng: Random) -> tuple[str, str, str | None]:
    name = rng.choice(names.SOFTWARE_HEADS) + rng.choice(names.SOFTWARE_TAILS)
    name = rng.choice((name, name.capitalize(), f"{name} Santé", f"{name.upper()}", f"{name} Cabinet"))
    major, minor = rng.randint(2, 14), rng.randint(0, 9)
    version = rng.choice(
        (
            f"{major}.{minor}",
            f"{major}.{minor}.{rng.randint(0, 9)}",
            f"2026.{minor % 4 + 1}",
            f"V{major}.{minor}",
            f"{major} SP{minor % 3 + 1}",
            f"v{major}.{minor}.{rng.randint(0, 20)}",
        )
    )
    technical = (
        f"{major}.{minor}.{rng.randint(0, 9)}.{rng.randint(1000, 4999)}" if rng.random() < 0.25 else None
    )
    return name, version, technical


def order_lines(
    rng: Random, client: Client, nature: str, rate: Decimal, liable: bool
) -> list[tuple[Line, Line]]:
    """Principale and secondaire, for the doctor or for each site."""
    column = 0 if nature == "vague-2" else 1
    profiles: list[tuple[str | None, str]] = [(s.finess, s.tranche) for s in client.sites]
    profiles = profiles or [(None, "medecin")]
    lines = []
    for finess, profile in profiles:
        principale = line(finess, agreed(rng, CEILINGS[profile][column]), rate, liable)
        lines.append((principale, line(finess, agreed(rng, CEILINGS[profile][2]), rate, liable)))
    return lines


def client_rate(client: Client) -> Decimal:
    return RATES.get(client.address.department, Decimal(20))
