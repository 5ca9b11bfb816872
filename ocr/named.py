"""How well the ink of a strip agrees with a name: all that a network saw at each step is weighed (CTC).

Read letter by letter, « Vincent Wagner » of a hurried hand is « Yincent Magnes ». Asked instead whether the
ink may say the name that is printed elsewhere, the network tells it from any other one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DRAWN = {"o": "0", "l": "1|", "i": "1", "s": "5", "b": "6", "g": "9", "z": "2"}
HALF = 0.5  # what a figure of the same shape counts for a letter
LEAST = 1e-6  # of 1: no step rules a letter out
NOTHING = 1e-300


class NameScorer:
    """Weighs names by what one network saw; `classes` are its letters, the blank first."""

    def __init__(self, classes: Sequence[str]) -> None:
        table = np.zeros((len(classes), 1 + len(LETTERS)))
        for at, letter in enumerate(classes):
            plain = letters_of(letter)
            if not letter or not letter.isalnum():
                table[at, 0] = 1.0  # a blank, a space, a dot of the form
            elif plain:
                table[at, 1 + LETTERS.index(plain[0])] = 1.0
            for name, drawn in DRAWN.items():
                if letter and letter in drawn:
                    table[at, 1 + LETTERS.index(name)] += HALF
        self._weights = table

    def likeness(self, scores: NDArray[np.float32], name: str) -> float:
        """Mean loss of a letter, 0 or less: what the name costs beside the likeliest way to read the strip.

        `scores`: steps × classes, each row a share of 1. The words of the name may stand in any turn.
        """
        seen = np.maximum(scores.astype(np.float64) @ self._weights, LEAST)
        freely = float(np.log(seen.max(axis=1)).sum())
        return max(((_written(seen, turn) - freely) / len(turn) for turn in _turns(name)), default=-np.inf)


def letters_of(text: str) -> str:
    """Small letters without accents, nothing else."""
    parts = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in parts if c in LETTERS)


def _turns(name: str) -> set[str]:
    """The letters of a name, begun at each of its words: first name first or last."""
    words = [letters for word in name.replace("-", " ").split() if (letters := letters_of(word))]
    return {"".join(words[n:] + words[:n]) for n in range(len(words))}


def _written(seen: NDArray[np.float64], text: str) -> float:
    """Logarithm of how likely the steps say that text, blanks anywhere between its letters."""
    columns = np.zeros(2 * len(text) + 1, dtype=np.intp)
    columns[1::2] = [1 + LETTERS.index(c) for c in text]
    skips = np.zeros(len(columns))
    skips[3::2] = [a != b for a, b in pairwise(text)]
    state = np.zeros(len(columns))
    state[:2] = seen[0, columns[:2]]
    total = 0.0
    for step in seen[1:]:
        moved = state.copy()
        moved[1:] += state[:-1]
        moved[2:] += skips[2:] * state[:-2]
        state = moved * step[columns]
        whole = max(float(state.sum()), NOTHING)
        state /= whole
        total += log(whole)
    return total + log(max(float(state[-2:].sum()), NOTHING))
