"""Teaches the reader of hands: `python -m scripts.hands.train --wheel X.onnx --fonts DIR --out hands.onnx`.

Writes the network of the best held-out score so far; it may be stopped at any time. See README.md.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from scripts.hands.fonts import hands
from scripts.hands.network import CLASSES, Reader, Stem, base, names, relearn, written_back
from scripts.hands.strips import HEIGHT, Picture, strip
from scripts.hands.texts import text

INDEX = {letter: index for index, letter in enumerate(CLASSES)}
WIDTHS = (320, 512)  # shorter strips are padded with grey to the next of them, as the product does
Sample = tuple[Picture, str]


class Strips(IterableDataset[Sample]):
    """Features of strips, and their texts, without end.

    Batches are of one width: a sample waits until enough of its width came.
    """

    def __init__(self, fonts: Path, wheel: Path, seed: int, batch: int, roles: dict[str, float]) -> None:
        self._fonts, self._wheel, self._seed, self._batch, self._roles = fonts, wheel, seed, batch, roles

    def __iter__(self) -> Iterator[tuple[torch.Tensor, list[str]]]:
        rng, stem = Random(self._seed), Stem(base(self._wheel))
        kinds = [hands(self._fonts, role) for role in self._roles]
        prints = hands(self._fonts, "print")
        waiting: dict[int, list[Sample]] = {}
        while True:
            hand = rng.choice(rng.choices(kinds, list(self._roles.values()))[0])
            said = hand.writable(text(rng))
            picture = strip(rng, hand, said, rng.choice(prints))
            width = next((w for w in WIDTHS if w >= picture.shape[1]), 0)
            if len(said) > picture.shape[1] // 9 or not width or not set(said) <= INDEX.keys():
                continue
            group = waiting.setdefault(width, [])
            group.append((picture, said))
            if len(group) == self._batch * WIDTHS[0] // width:
                yield stem(_batch([p for p, _ in group], width)), [t for _, t in group]
                group.clear()


def _batch(pictures: list[Picture], width: int) -> torch.Tensor:
    batch = np.zeros((len(pictures), 3, HEIGHT, width), np.float32)
    for at, picture in enumerate(pictures):
        batch[at, :, :, : picture.shape[1]] = picture[:, :, ::-1].transpose(2, 0, 1) / 127.5 - 1.0
    return torch.from_numpy(batch)


def read(scores: torch.Tensor) -> list[str]:
    """Greedy CTC."""
    texts = []
    for row in scores.argmax(-1).tolist():
        kept = (b for a, b in zip([0, *row], row, strict=False) if b and b != a)
        texts.append("".join(CLASSES[index] for index in kept).strip())
    return texts


def loss_of(reader: Reader, features: torch.Tensor, texts: list[str]) -> torch.Tensor:
    scores = reader(features).float().log_softmax(-1).transpose(0, 1)
    lengths = torch.tensor([len(t) for t in texts])
    wanted = torch.tensor([INDEX[c] for t in texts for c in t], dtype=torch.long)
    steps = torch.full((len(texts),), scores.shape[0])
    each = functional.ctc_loss(scores, wanted, steps, lengths, reduction="none", zero_infinity=True)
    return (each / (lengths + 2)).mean()


def score(reader: Reader, shown: list[tuple[torch.Tensor, list[str]]]) -> float:
    """The share of strips read without a fault; spaces do not count."""
    right = total = 0
    with torch.no_grad():
        for features, texts in shown:
            for got, wanted in zip(read(reader(features)), texts, strict=True):
                right += got.replace(" ", "") == wanted.replace(" ", "")
                total += 1
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--wheel", type=Path, required=True, help="ch_PP-OCRv4_rec_infer.onnx")
    parser.add_argument("--fonts", type=Path, required=True, help="a folder of FAMILY.woff2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a .onnx of an earlier lesson, to go on from")
    parser.add_argument("--minutes", type=float, default=42)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(1)
    graph = base(asked.wheel)
    reader = Reader(graph).to(memory_format=torch.channels_last)
    pairs = names(reader, graph)
    if asked.start:
        relearn(reader, pairs, asked.start)
    seen = iter(Strips(asked.fonts, asked.wheel, 999, asked.batch, {"held-out": 1.0}))
    shown = [next(seen) for _ in range(360 // asked.batch)]
    roles = {"hand": 5.0, "script": 2.0, "print": 2.3}
    strips = Strips(asked.fonts, asked.wheel, asked.seed, asked.batch, roles)
    loader = DataLoader(strips, batch_size=None, num_workers=1, multiprocessing_context="spawn")
    taught = dict(reader.named_parameters())
    optimiser = torch.optim.AdamW(taught.values(), lr=asked.rate, weight_decay=0.01)
    best, mean, start = 0.0, 0.0, time.monotonic()
    for step, (batch, texts) in enumerate(loader):
        gone = (time.monotonic() - start) / (60 * asked.minutes)
        if step % 200 == 0 or gone >= 1:
            right = score(reader, shown)
            print(f"step {step}, {gone:.0%}: {right:.3f} of the held-out strips", flush=True)
            if right > best:
                best = right
                asked.out.write_bytes(written_back(taught, pairs, graph))
        if gone >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = asked.rate * min((step + 1) / 100, 0.02 + 0.49 * (1 + math.cos(math.pi * gone)))
        loss = loss_of(reader, batch.contiguous(memory_format=torch.channels_last), texts)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(taught.values(), 5.0)
        optimiser.step()
        mean = loss.item() if not step else 0.97 * mean + 0.03 * loss.item()
        if step % 50 == 0:
            print(f"step {step}, {gone:.0%}: loss {mean:.3f}", flush=True)


if __name__ == "__main__":
    main()
