"""The schemes that are drawn from YAML: who buys, at what price, when, and which pieces each case needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SCHEMES = Path(__file__).parent / "schemes"


@dataclass(frozen=True)
class Calendar:
    """Orders are signed from `first` to `last`, work is done by `done`, the solde asked for by `solde`."""

    first: date
    last: date
    done: date
    solde: date


@dataclass(frozen=True)
class Case:
    """`clients`: how many. `mandatary`: person, one-of-them or firm. `each`: every client signs.

    `proof`, `mom`, `order`: names of models; without `mom` the case has none; without `order` it is free.
    """

    key: str
    trade: str
    proof: str
    invoice: tuple[str, ...]
    mom: str | None = None
    order: str | None = None
    clients: tuple[int, int] = (1, 1)
    mandatary: str | None = None
    each: bool = False


@dataclass(frozen=True)
class Scheme:
    """`flows`: what the software sends itself or not, hence MOM or VA (S0:376-380, S0:584-591).

    `unknown`: dates that the texts leave unknown, as this generator sets them and an operator has to.
    `natures`: kinds of update, with the words of the order. `software`: the invoice names it.
    """

    key: str
    af: str
    label: str
    days: Calendar
    cases: dict[str, Case]
    wave: int = 1
    price: tuple[int, int] | None = None
    unknown: dict[str, date] = field(default_factory=dict)
    flows: tuple[str, ...] = ()
    natures: dict[str, str] = field(default_factory=dict)
    order_wordings: dict[str, list[str]] = field(default_factory=dict)
    software: bool = False


def scheme_keys() -> list[str]:
    """Every scheme of this folder."""
    return sorted(path.stem for path in SCHEMES.glob("*.yaml"))


@cache
def load_scheme(key: str) -> Scheme:
    """The scheme of that id. Raises OSError, KeyError, TypeError."""
    raw = yaml.safe_load((SCHEMES / f"{key}.yaml").read_text(encoding="utf-8"))
    shared = {"trade": raw.pop("trade"), "invoice": raw.pop("invoice")}
    cases = {name: read_case(str(name), {**shared, **case}) for name, case in raw.pop("cases").items()}
    price = tuple(raw.pop("price", ())) or None
    return Scheme(
        key,
        days=Calendar(**raw.pop("days")),
        cases=cases,
        price=price,
        flows=tuple(raw.pop("flows", ())),
        **raw,
    )


def read_case(key: str, raw: dict[str, Any]) -> Case:
    clients = tuple(raw.pop("clients", (1, 1)))
    return Case(key, invoice=tuple(raw.pop("invoice")), clients=clients, **raw)
