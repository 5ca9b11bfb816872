"""What is said of a page: a dark ground under white letters is not pale, faint letters are."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.legibility import LOW_CONTRAST, contrast_and_sharpness


@pytest.mark.parametrize(
    ("paper", "letters", "pale"),
    [(255, 20, False), (20, 255, False), (250, 200, True), (40, 90, True)],
)
def test_contrast_is_of_letters_and_their_ground(paper: int, letters: int, pale: bool) -> None:
    page = np.full((400, 300, 3), paper, np.uint8)
    page[50:350:12, 40:260] = letters
    contrast, _ = contrast_and_sharpness(page)
    assert (contrast < LOW_CONTRAST) is pale
