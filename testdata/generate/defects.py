"""Every defect that can be planted: its name, the controls it breaks, what it costs, and what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from testdata.generate.draft import Draft

Plant = Callable[[Draft, Random], bool]
VERDICTS = {"reject": "irrecevable", "fix": "a-completer", "review": "a-verifier", "note": "conforme"}
RANK = ("conforme", "a-verifier", "a-completer", "irrecevable")


@dataclass(frozen=True)
class Defect:
    """`cost`: reject, fix, note (severity of the control), review (nobody can tell without looking).

    `plant` changes the draft and says whether it could; False leaves the draft as it was.
    """

    name: str
    controls: tuple[str, ...]
    cost: str
    stages: tuple[str, ...]
    plant: Plant
    needs_order: bool = False


def plant_one(draft: Draft, rng: Random, options: list[Defect]) -> Defect | None:
    """The first of the shuffled options that can be planted."""
    order = list(options)
    rng.shuffle(order)
    return next((d for d in order if d.plant(draft, rng)), None)


def verdict(costs: list[str]) -> str:
    """The worst of them."""
    return max((VERDICTS[c] for c in costs), key=RANK.index, default="conforme")
