"""Letters of a text layer parted by the row that they stand on.

pdfplumber takes for one row the letters whose tops follow each other within three points. Beside a column
of small print set closer, one row chains to the next, and the letters of both are spelt together from left to
right: « F V - 2 0 2 6 ».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.utils.text import DEFAULT_Y_TOLERANCE

CLOSE = 0.5  # points: letters of one row, told apart from those of a chained one


def rows_of(letters: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The letters of each row; those of rows that do not chain stay together."""
    whole = [letter for letter in letters if not letter["upright"]]
    for chain in _chained([letter for letter in letters if letter["upright"]], DEFAULT_Y_TOLERANCE):
        if _top(chain[-1]) - _top(chain[0]) <= DEFAULT_Y_TOLERANCE or not _over(chain):
            whole += chain
        else:
            yield from (list(row) for row in _chained(chain, CLOSE))
    if whole:
        yield whole


def _chained(letters: Sequence[dict[str, Any]], tolerance: float) -> list[list[dict[str, Any]]]:
    """Letters whose tops follow each other."""
    found: list[list[dict[str, Any]]] = []
    for letter in sorted(letters, key=_top):
        if found and _top(letter) - _top(found[-1][-1]) <= tolerance:
            found[-1].append(letter)
        else:
            found.append([letter])
    return found


def _over(chain: Sequence[dict[str, Any]]) -> bool:
    """Whether one of its letters stands over another: they belong to two rows."""
    across = sorted(chain, key=lambda letter: float(letter["x0"]))
    return any(
        right["x0"] < left["x1"] - 0.5 * (left["x1"] - left["x0"])
        and abs(_top(right) - _top(left)) > DEFAULT_Y_TOLERANCE
        for left, right in pairwise(across)
    )


def _top(letter: Mapping[str, Any]) -> float:
    return float(letter["top"])
