"""Draws places for the lesson: `python -m scripts.signing.draw --fonts DIR --count N --seed S --out F`."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import numpy as np

from scripts.hands.fonts import hands
from scripts.signing.places import Letters, place


def letters(fonts: Path, *, held_out: bool) -> Letters:
    """The families of a lesson, or those that judge it."""
    return Letters(
        hand=hands(fonts, "held-out" if held_out else "hand"),
        script=hands(fonts, "held-out" if held_out else "script"),
        print=hands(fonts, "print"),
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fonts", type=Path, required=True, help="a folder of FAMILY.woff2")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--held-out", action="store_true", help="hands that no lesson has seen")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    rng, families = Random(asked.seed), letters(asked.fonts, held_out=asked.held_out)
    signed = [rng.random() < 0.42 for _ in range(asked.count)]
    pictures = np.stack([place(rng, families, signs=one) for one in signed])
    np.savez(asked.out, pictures=pictures, signed=np.array(signed))


if __name__ == "__main__":
    main()
