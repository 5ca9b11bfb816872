"""How the colour of an ink is told: by what it takes away from the paper around it."""

from __future__ import annotations

import numpy as np

from models.page import Ink

FAINT = 25.0  # levels: ink that takes less away has no colour that can be told
BLUE = 0.22  # share of the darkest channel by which red is taken more than blue
OTHER = 0.30  # share between the most and the least taken channel


def colour_of(taken: np.ndarray) -> Ink:
    """The ink that takes these shares of red, green and blue away from white paper."""
    red, _, blue = (float(value) for value in taken)
    most, least = float(taken.max()), float(taken.min())
    if most <= 0:
        return Ink.UNKNOWN
    if (red - blue) / most > BLUE and blue == least:
        return Ink.BLUE
    return Ink.OTHER if (most - least) / most > OTHER else Ink.BLACK
