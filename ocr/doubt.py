"""How much a reading of a strip was in doubt: what else each step may be, its neighbours' letters set aside.

A network that reckons with 16 bits instead of 32 gives the same text but where two letters, or a letter and
a blank, come close to a tie. Of 1 555 strips of 32 scanned pages of all qualities, 24 were read otherwise,
each of them in doubt by 0.27 or more; at `DOUBTFUL`, one strip in ten is read again and 10 still differ,
by a space, a sign or the shape of an apostrophe, and none by a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DOUBTFUL = 0.45  # of 1: from half on, something else was likelier
SHAPES = ("'’‘", "-–—", "•●·", '“”"')  # one sign in several shapes: between them nothing is in doubt
Kin = tuple[tuple[int, ...], ...]
"""Classes that are one sign."""


def kin(classes: Sequence[str]) -> Kin:
    """The classes of each sign that has several shapes."""
    return tuple(tuple(n for n, letter in enumerate(classes) if letter and letter in one) for one in SHAPES)


def doubt(scores: NDArray[np.float32], share: float, kin: Kin = ()) -> float:
    """The greatest doubt, 0 to 1, of any step. `scores`: steps × classes, `share` of them on the strip.

    Where a letter passes into the next one, or into the blank between them, both are likely and neither
    is in doubt.
    """
    scores = scores.copy()
    for first, *others in filter(None, kin):
        scores[:, first] += scores[:, others].sum(axis=1)
        scores[:, others] = 0
    best = scores.argmax(axis=1)
    before, after = np.concatenate([best[:1], best[:-1]]), np.concatenate([best[1:], best[-1:]])
    steps = np.arange(len(best))
    known = scores[steps, best].copy()
    known += np.where(before != best, scores[steps, before], 0)
    known += np.where((after != best) & (after != before), scores[steps, after], 0)
    return float((1 - known[: int(len(best) * share) + 1]).max())
