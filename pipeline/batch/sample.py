"""A sample that anyone can draw again, and what it says of the whole archive."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable

from models.archive import State
from pipeline.batch.ledger import Ledger

LEVEL = 0.95
STEPS = 60


def rank(seed: int, dossier: str) -> str:
    """The place of a dossier in the draw: it depends on nothing but the seed and the id."""
    return hashlib.sha256(f"{seed}\0{dossier}".encode("utf-8", "surrogatepass")).hexdigest()


def draw(ledger: Ledger, size: int, seed: int) -> None:
    """Keeps `size` dossiers to control, the others are NOT_DRAWN; 0 keeps all. Inside a transaction."""
    connection = ledger.connection
    ledger.set_meta("seed", str(seed))
    connection.execute("UPDATE dossiers SET state = 'queued' WHERE state = 'not-drawn'")
    if not size:
        connection.execute("UPDATE dossiers SET rank = ''")
        return
    connection.create_function("sample_rank", 1, lambda name: rank(seed, name), deterministic=True)
    connection.execute("UPDATE dossiers SET rank = sample_rank(id)")
    connection.execute(
        """UPDATE dossiers SET rank = '' WHERE rank >
           coalesce((SELECT rank FROM dossiers ORDER BY rank LIMIT 1 OFFSET ?), 'g')""",
        (size - 1,),
    )
    connection.execute("UPDATE dossiers SET state = 'not-drawn' WHERE rank = '' AND state = 'queued'")
    ledger.blank(State.NOT_DRAWN)


def clopper_pearson(hits: int, size: int, level: float = LEVEL) -> tuple[float, float]:
    """The exact interval of a proportion: never narrower than the level says."""
    if not size:
        return 0.0, 1.0
    tail = (1 - level) / 2
    low = _solve(lambda p: 1 - _below(hits - 1, size, p), tail) if hits else 0.0
    high = _solve(lambda p: 1 - _below(hits, size, p), 1 - tail) if hits < size else 1.0
    return low, high


def _solve(rising: Callable[[float], float], wanted: float) -> float:
    """Where a function that rises from 0 to 1 takes the value."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def _below(hits: int, size: int, p: float) -> float:
    """The chance of `hits` or fewer among `size`."""
    if p in (0.0, 1.0):
        return 1.0 if p == 0.0 or hits >= size else 0.0
    logs = (
        math.lgamma(size + 1)
        - math.lgamma(k + 1)
        - math.lgamma(size - k + 1)
        + k * math.log(p)
        + (size - k) * math.log1p(-p)
        for k in range(hits + 1)
    )
    return min(1.0, sum(math.exp(value) for value in logs))
