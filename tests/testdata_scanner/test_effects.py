"""Effects never hide print: holes, staples, corners and headers keep off the ink."""

import numpy as np
import pytest

from testdata.scanner.fax import headed
from testdata.scanner.paper import dog_eared, punched, stapled
from testdata.scanner.shot import Effect, shot

MM = 200 / 25.4
HIDING = {"punched": punched(), "stapled": stapled(), "dog_eared": dog_eared(), "headed": headed()}


@pytest.mark.parametrize("effect", HIDING.values(), ids=HIDING.keys())
def test_drawn_on_an_empty_margin_only(effect: Effect) -> None:
    white = np.full((2338, 1654, 3), 255, np.uint8)
    written = white.copy()
    written[::8] = 0
    for seed in range(5):
        assert (effect(white, shot(seed, MM, white)) != white).any()
        assert (effect(written, shot(seed, MM, written)) == written).all()
