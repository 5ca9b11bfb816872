"""When a strip must be read again with more care: near ties, and nothing else."""

import numpy as np
import pytest

from ocr.doubt import DOUBTFUL, doubt, kin

CLASSES = ("", "1", "7", "'", "’", " ")


def steps(*rows: dict[str, float]) -> np.ndarray:
    """Scores of steps; what a row leaves goes to the blank."""
    table = np.zeros((len(rows), len(CLASSES)), dtype=np.float32)
    for at, row in enumerate(rows):
        for letter, score in row.items():
            table[at, CLASSES.index(letter)] = score
        table[at, 0] = 1 - sum(row.values())
    return table


@pytest.mark.parametrize(
    ("rows", "in_doubt"),
    [
        (({"1": 0.99}, {}, {"7": 0.98}), False),
        (({}, {"1": 0.54, "7": 0.46}, {}), True),
        (({}, {" ": 0.49}, {}), True),  # a space that may be there or not
        (({"1": 0.97}, {"1": 0.55}, {}), False),  # a letter that passes into the blank
        (({"1": 0.97}, {"1": 0.5, "7": 0.5}, {"7": 0.97}), False),  # and into the next letter
        (({}, {"'": 0.5, "’": 0.48}, {}), False),  # one sign in two shapes
    ],
)
def test_only_a_near_tie_is_in_doubt(rows: tuple[dict[str, float], ...], in_doubt: bool) -> None:
    assert (doubt(steps(*rows), 1.0, kin(CLASSES)) > DOUBTFUL) is in_doubt


def test_what_stands_beyond_the_strip_does_not_count() -> None:
    rows: tuple[dict[str, float], ...] = ({"1": 0.99}, {}, {}, {}, {"7": 0.5, "1": 0.48}, {})
    assert doubt(steps(*rows), 0.4, kin(CLASSES)) < DOUBTFUL
