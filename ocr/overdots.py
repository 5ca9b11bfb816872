"""Dots of a form's blanks with a value written over them, in a text layer: the dots under the value go.

A blank is painted as one run of dots, the value (or the label) as other text on the same row; gathered
from left to right, their letters would mix: « V..T..E..-22 ». A dot of the value is of no run, and stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

Letter = dict[str, Any]
DOTS = frozenset("._…·‥")
LEAST = 6  # dots painted one after the other: fewer are punctuation
APART = 0.6  # letter sizes: the most between two dots of a blank
LEVEL = 0.1  # letter sizes: how far from one level they may stand
BESIDE = 1.0  # pitches: dots that close to a letter touch it


def without_overwritten(letters: Sequence[Letter]) -> list[Letter]:
    """The letters, in the order painted, without the dots of blanks that other text is painted over."""
    runs = list(_runs(letters))
    if not runs:
        return list(letters)
    dots = {id(dot) for run in runs for dot in run}
    others = sorted((c for c in letters if id(c) not in dots), key=_middle)
    levels = [_middle(c) for c in others]
    gone: set[int] = set()
    for run in runs:
        row = others[bisect_left(levels, run[0]["top"]) : bisect_right(levels, run[0]["bottom"])]
        gone.update(_covered(run, row))
    return [c for c in letters if id(c) not in gone]


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    run: list[Letter] = []
    for letter in letters:
        if run and not _goes_on(run[-1], letter):
            if len(run) >= LEAST:
                yield run
            run = []
        if letter["text"] in DOTS:
            run.append(letter)
    if len(run) >= LEAST:
        yield run


def _goes_on(dot: Letter, letter: Letter) -> bool:
    size = float(dot["size"])
    level = abs(letter["top"] - dot["top"]) <= LEVEL * size
    return bool(
        letter["text"] == dot["text"]
        and level
        and 0 <= letter["x0"] - dot["x0"] <= _width(dot) + APART * size
    )


def _covered(run: Sequence[Letter], row: Sequence[Letter]) -> Iterator[int]:
    """The dots, by id, that a letter of the row stands on or touches."""
    margin = BESIDE * (run[1]["x0"] - run[0]["x0"])
    inside = [c for c in row if c["x0"] < run[-1]["x1"] and c["x1"] > run[0]["x0"]]
    for dot in run:
        if any(c["x0"] - margin < dot["x1"] and dot["x0"] < c["x1"] + margin for c in inside):
            yield id(dot)


def _middle(letter: Letter) -> float:
    return float(letter["top"] + letter["bottom"]) / 2


def _width(letter: Letter) -> float:
    return float(letter["x1"] - letter["x0"])
