"""Teaches `ocr/pen.py`: `python -m scripts.hands.pen --fonts FOLDER --out ocr/models/pen.npz`.

One weight for each of the features that PP-OCRv4 sees in a word, by a logistic regression over strips written
by hand and printed. See `ocr/models/README.md`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from ocr.pen import PenTold
from scripts.hands.fonts import hands
from scripts.hands.ink import Hand
from scripts.hands.strips import strip
from scripts.hands.texts import name, person, town, words

WRITTEN, JOINED = 0.5, 0.3  # of the strips; of those written, in joined letters
LEGIBLE = 16.0  # spread of the grey levels: a paler strip tells nothing
DECAY = 3e-3
STEPS = 200
HELD_OUT = 5  # one family in so many is kept to measure, none of it is taught
PASSED = (0.01, 0.005, 0.002)  # share of printed strips taken for a pen's


def main() -> None:
    """Draws strips, fits the weights, measures them on families held out and writes them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--fonts", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--strips", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    roles = {role: hands(given.fonts, role) for role in ("hand", "script", "print")}
    taught = {role: [f for n, f in enumerate(found) if n % HELD_OUT] for role, found in roles.items()}
    kept = {role: found[::HELD_OUT] for role, found in roles.items()}
    rng = Random(given.seed)
    features, written = drawn(rng, taught, given.strips)
    weights, bias = fitted(features, written)
    report(*drawn(rng, kept, given.strips // 5), weights, bias)
    np.savez(given.out, weights=weights.astype(np.float32), bias=np.float32(bias))


def drawn(
    rng: Random, roles: dict[str, list[Hand]], count: int
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The features of so many strips (count × 960), and which of them were written by hand."""
    pen, rows, written = PenTold(), [], []
    while len(rows) < count:
        by_hand = rng.random() < WRITTEN
        role = ("script" if rng.random() < JOINED else "hand") if by_hand else "print"
        hand = rng.choice(roles[role])
        said = hand.writable(rng.choice((name, name, person, town, words))(rng))
        picture = strip(rng, hand, said, rng.choice(roles["print"])) if said else None
        if picture is not None and picture.std() >= LEGIBLE:
            rows.append(pen.features(picture))
            written.append(by_hand)
    return np.array(rows), np.array(written)


def fitted(features: NDArray[np.float64], written: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """A weight for each feature as it comes, and the bias."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    inputs = torch.tensor((features - mean) / spread)
    wanted = torch.tensor(written.astype(np.float64))
    weights = torch.zeros(features.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=STEPS)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = functional.binary_cross_entropy_with_logits(inputs @ weights + bias, wanted)
        value = value + DECAY * (weights**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    plain = weights.detach().numpy() / spread
    return plain, float(bias.detach()) - float(plain @ mean)


def report(
    features: NDArray[np.float64], written: NDArray[np.bool_], weights: NDArray[np.float64], bias: float
) -> None:
    """Which share of the strips by hand is told, for few printed ones taken for them."""
    sure = 1 / (1 + np.exp(-(features @ weights + bias)))
    for share in PASSED:
        threshold = np.quantile(sure[~written], 1 - share)
        told = (sure[written] > threshold).mean()
        print(f"{share:.1%} of print over {threshold:.3f}: {told:.1%} of hands told")


if __name__ == "__main__":
    main()
