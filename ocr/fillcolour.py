"""The ink of a PDF's fill colour, whatever its colour space."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from models.inks import colour_of
from models.page import Ink

SPOT = ("Separation", "DeviceN", "Indexed", "Pattern")
PALE = 0.06  # of the light: an ink that takes no more is paper


def ink_of(colour: object, space: object) -> Ink:
    """The ink of a colour as pdfplumber gives it; unknown for patterns and spot colours."""
    if any(name in str(space) for name in SPOT):
        return Ink.UNKNOWN
    return _ink(_parts(colour))


def is_pale(colour: object, space: object, opacity: float = 1.0) -> bool:
    """Whether a colour takes no more from white paper than paper does; unknown ones are not."""
    if any(name in str(space) for name in SPOT):
        return False
    taken = taken_from_white(_parts(colour))
    return taken is not None and float(taken.max()) * opacity <= PALE


@lru_cache(maxsize=512)
def _ink(parts: tuple[float, ...]) -> Ink:
    taken = taken_from_white(parts)
    if taken is None or float(taken.max()) <= PALE:
        return Ink.UNKNOWN
    return colour_of(taken)


def taken_from_white(parts: Sequence[float]) -> np.ndarray | None:
    """The shares of red, green and blue that a grey, RGB or CMYK colour takes away, None for others.

    A colour that was never set is black (ISO 32000).
    """
    if not parts:
        return np.ones(3)
    if len(parts) == 1:
        return np.full(3, 1.0 - parts[0])
    if len(parts) == 3:
        return 1.0 - np.array(parts)
    if len(parts) == 4:
        return np.asarray(1.0 - (1.0 - np.array(parts[:3])) * (1.0 - parts[3]))
    return None


def _parts(colour: object) -> tuple[float, ...]:
    if isinstance(colour, int | float):
        return (float(colour),)
    if isinstance(colour, Sequence) and all(isinstance(part, int | float) for part in colour):
        return tuple(float(part) for part in colour)
    return ()
