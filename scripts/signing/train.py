"""Teaches the network that tells signatures: `python -m scripts.signing.train --places D --held F --out O`.

Writes the network of the best held-out score so far; it may be stopped at any time. See README.md.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from ocr.shown import SIZE

WIDTHS = (16, 32, 48, 72, 112)
EVERY = 4  # files between two looks at the places held out


class Told(nn.Module):
    """Pictures (n × 3 × high × wide, 0 for paper to 1 for ink) → how likely each is signed (n, logits)."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for at, wide in enumerate(WIDTHS):
            layers += _layer(before, wide, 2)
            if at:
                layers += _layer(wide, wide, 1)
            before = wide
        self.seen = nn.Sequential(*layers)
        self.dropout = nn.Dropout(0.25)
        self.last = nn.Linear(2 * before, 1)

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        planes = self.seen(pictures)
        both = torch.cat([planes.mean((2, 3)), planes.amax((2, 3))], 1)
        found: torch.Tensor = self.last(self.dropout(both)).squeeze(1)
        return found


def _layer(before: int, after: int, step: int) -> list[nn.Module]:
    return [nn.Conv2d(before, after, 3, step, 1, bias=False), nn.BatchNorm2d(after), nn.ReLU(inplace=True)]


def inked(pictures: NDArray[np.uint8]) -> torch.Tensor:
    """RGB pictures (n × high × wide × 3) as the network takes them."""
    return torch.from_numpy(np.ascontiguousarray(pictures.transpose(0, 3, 1, 2))).float().div_(-255).add_(1)


def varied(batch: torch.Tensor, random: np.random.Generator) -> torch.Tensor:
    """Moved a little, paler or darker, grey or of another hue, smaller, with a part hidden, with grain."""
    count, _, high, wide = batch.shape
    angle = torch.from_numpy(random.normal(0, 0.04, count).astype(np.float32))
    size = torch.from_numpy(random.uniform(0.85, 1.2, (count, 2)).astype(np.float32))
    move = torch.from_numpy(random.normal(0, 0.06, (count, 2)).astype(np.float32))
    ratio = high / wide
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1], matrix[:, 0, 2] = size[:, 0], -angle * ratio, move[:, 0]
    matrix[:, 1, 0], matrix[:, 1, 1], matrix[:, 1, 2] = angle / ratio, size[:, 1], move[:, 1]
    grid = functional.affine_grid(matrix, list(batch.shape), align_corners=False)
    batch = functional.grid_sample(batch, grid, align_corners=False)
    gain = torch.from_numpy(random.uniform(0.6, 1.3, (count, 1, 1, 1)).astype(np.float32))
    hue = torch.from_numpy(random.uniform(0.85, 1.15, (count, 3, 1, 1)).astype(np.float32))
    batch = batch * gain * hue
    grey = torch.from_numpy((random.random(count) < 0.2).astype(np.float32))[:, None, None, None]
    batch = batch * (1 - grey) + batch.mean(1, keepdim=True) * grey
    grain = torch.from_numpy(random.uniform(0, 0.05, (count, 1, 1, 1)).astype(np.float32))
    return (batch + torch.randn_like(batch) * grain).clamp(0, 1)


def told(network: Told, pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
    """How likely each picture is signed, 0 to 1."""
    network.eval()
    with torch.no_grad():
        parts = [network(inked(pictures[at : at + 64])).sigmoid() for at in range(0, len(pictures), 64)]
    network.train()
    return torch.cat(parts).double().numpy()


def score(likely: NDArray[np.float64], signed: NDArray[np.bool_]) -> tuple[float, float, float]:
    """Share told right; share of the signed told where one unsigned in 200 passes; the loss."""
    right = float(((likely > 0.5) == signed).mean())
    limit = float(np.quantile(likely[~signed], 0.995))
    loss = -np.where(signed, np.log(likely + 1e-7), np.log(1 - likely + 1e-7)).mean()
    return right, float((likely[signed] > limit).mean()), float(loss)


def written(network: Told, out: Path) -> None:
    network.eval()
    torch.onnx.export(
        network, (torch.zeros(1, 3, *SIZE),), str(out), input_names=["ink"], output_names=["signed"],
        dynamo=False, opset_version=17,
    )  # fmt: skip
    network.train()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--places", type=Path, required=True, help="a folder of files that draw.py wrote")
    parser.add_argument("--held", type=Path, required=True, help="such a file, drawn with --held-out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(1)
    random = np.random.default_rng(asked.seed)
    held = np.load(asked.held)
    network = Told().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), lr=asked.rate, weight_decay=0.02)
    best, mean, start, step, seen = math.inf, 0.0, time.monotonic(), 0, 0
    while (gone := (time.monotonic() - start) / (60 * asked.minutes)) < 1:
        files = sorted(asked.places.glob("[0-9]*.npz"))
        shard = np.load(files[random.integers(len(files))])
        pictures, signed, seen = shard["pictures"], shard["signed"], seen + len(shard["signed"])
        for at in np.array_split(random.permutation(len(signed)), len(signed) // asked.batch):
            for group in optimiser.param_groups:
                group["lr"] = asked.rate * min(
                    (step + 1) / 100, 0.01 + 0.495 * (1 + math.cos(math.pi * min(gone, 1)))
                )
            batch = varied(inked(pictures[at]), random).contiguous(memory_format=torch.channels_last)
            wanted = torch.from_numpy(signed[at]).float() * 0.98 + 0.01
            loss = functional.binary_cross_entropy_with_logits(network(batch), wanted)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            mean = loss.item() if not step else 0.98 * mean + 0.02 * loss.item()
            step += 1
        if seen % (EVERY * len(signed)):
            continue
        right, strict, lost = score(told(network, held["pictures"]), held["signed"])
        shown = f"held out {right:.3f} right, {strict:.3f} strict, {lost:.3f}"
        print(f"{seen} places, {gone:.0%}: loss {mean:.3f}; {shown}", flush=True)
        if lost < best:
            best = lost
            written(network, asked.out)


if __name__ == "__main__":
    main()
