"""Networks that keep less between two inputs give the same numbers to the last bit."""

from __future__ import annotations

import numpy as np

from ocr.networks import DETECTION, Tensor, load, load_lean, load_shaped, model_bytes
from ocr.pen import PenTold, prepared

WIDTHS = (384, 128, 640, 384)  # one that comes again


def drawn(height: int, width: int) -> Tensor:
    """Noise as a network takes it, the same each time."""
    noise = np.random.default_rng(width).uniform(-1, 1, (1, 3, height, width))
    return noise.astype(np.float32)


def test_a_lean_network_finds_what_one_does_that_keeps_all_it_made() -> None:
    lean, keeping = load_lean(model_bytes(DETECTION)), load(model_bytes(DETECTION))
    assert all(np.array_equal(lean(drawn(128, width)), keeping(drawn(128, width))) for width in WIDTHS)


def test_a_word_looks_the_same_to_the_pen_after_words_of_other_lengths() -> None:
    words = [np.random.default_rng(n).integers(0, 255, (40, n, 3), np.uint8) for n in (30, 97, 200, 97)]
    pen = PenTold()
    features = [pen.features(word) for word in words]
    assert np.array_equal(features[3], features[1])
    assert [prepared(word).shape[3] for word in words] == [36, 117, 240, 117]
    assert np.array_equal(PenTold().features(words[2]), features[2])


def test_a_shaped_network_reads_the_first_shape_again_as_at_first() -> None:
    network = load_shaped(model_bytes(DETECTION))
    first = network(drawn(128, 256))
    network(drawn(256, 128))
    assert np.array_equal(network(drawn(128, 256)), first)


def test_what_a_network_gave_is_not_changed_by_the_next_input() -> None:
    network = load_lean(model_bytes(DETECTION))
    first = network(drawn(128, 128))
    kept = first.copy()
    network(-drawn(128, 128))
    assert np.array_equal(first, kept)
