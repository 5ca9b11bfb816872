"""How print runs is told from the ink, wherever there is print."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.view import Pixels
from ocr.reader import Quad
from ocr.slants import slants

WIDTH, HEIGHT = 1500, 1400
ALL_OF_IT: list[Quad] = [np.array([(60, 60), (1440, 60), (1440, 1340), (60, 1340)], dtype=np.float32)]


def sheet() -> Pixels:
    """A page of print: 36 lines of words."""
    page = np.full((HEIGHT, WIDTH, 3), 235, np.uint8)
    for row in range(36):
        text = "Bon de commande de la Prestation financee par l'Etat, ligne " + "abcdefgh"[row % 8] * (
            row % 5
        )
        cv2.putText(
            page, f"{text} {text}", (70, 90 + 35 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.85, (40, 40, 40), 2
        )
    return page


def leaning(degrees: float) -> Pixels:
    """The page whose lines run down by so many degrees."""
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -degrees, 1.0)
    turned = cv2.warpAffine(sheet(), matrix, (WIDTH, HEIGHT), borderValue=(235, 235, 235))
    return np.asarray(turned, dtype=np.uint8)


@pytest.mark.parametrize("degrees", [-6.0, -1.5, 0.0, 2.5, 7.0])
def test_how_print_runs_is_told_to_a_fraction_of_a_degree(degrees: float) -> None:
    told = slants(leaning(degrees), ALL_OF_IT)
    assert len(told) > 50
    assert abs(float(np.median(told[:, 2])) - degrees) < 0.35
    assert float(np.mean(np.abs(told[:, 2] - degrees) < 1.0)) > 0.9


def test_each_place_tells_its_own_slope() -> None:
    """Lines that rise on the left and fall on the right, as on a sheet that lies over a book."""
    x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    over = (40.0 * np.sin(np.pi * x / WIDTH)).astype(np.float32)
    bent = np.asarray(
        cv2.remap(sheet(), x, y + over, cv2.INTER_LINEAR, borderValue=(235, 235, 235)), dtype=np.uint8
    )
    told = slants(bent, ALL_OF_IT)
    left, right = told[told[:, 0] < WIDTH / 3], told[told[:, 0] > 2 * WIDTH / 3]
    assert float(np.median(left[:, 2])) < -2.0
    assert float(np.median(right[:, 2])) > 2.0


def test_what_stands_outside_of_the_text_tells_nothing() -> None:
    above: list[Quad] = [np.array([(60, 60), (1440, 60), (1440, 400), (60, 400)], dtype=np.float32)]
    told = slants(sheet(), above)
    assert 0 < len(told) < len(slants(sheet(), ALL_OF_IT))
    assert float(told[:, 1].max()) < 450


def test_paper_and_specks_tell_nothing() -> None:
    page = np.full((HEIGHT, WIDTH, 3), 235, np.uint8)
    assert len(slants(page, ALL_OF_IT)) == 0
    random = np.random.default_rng(3)
    for x, y in random.integers((70, 70), (1430, 1330), size=(900, 2)):
        cv2.circle(page, (int(x), int(y)), 4, (30, 30, 30), -1)
    assert len(slants(page, ALL_OF_IT)) < 40  # of more than 180 windows
    assert len(slants(page, [])) == 0
