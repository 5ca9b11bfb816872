"""The way of a stroke through the ink of a line, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.strokes.ink import LINE, Flags, Ink, Rows

BAND = 11  # pixels over and under a stroke that are empty where no letter stands
EDGE = 3  # pixels over and under a stroke where letters are looked for
TURN = 0.2  # of a pixel's worth: a stroke goes straight on where it can
COVER, EVEN, AWAY = 0.93, 1.6, 1.8  # see Way
FEW = 0.02, 4  # share of columns, columns where no letter stands: fewer tell nothing of a stroke


@dataclass(frozen=True)
class Way:
    """What is known of a stroke through a stretch of text.

    `row`: where it is, mostly; `first`, `last`: at both ends; `bare`: share of its columns where no letter
    stands; `ends`: how many of them come first and last; `over`, `under`: share of the other columns with a
    letter that reaches over and under it. `doubt`: how far it is from a smooth way there, how its thickness
    varies (pixels), and how much of that way is not inked, each for what a stroke may have.
    """

    row: float
    first: float
    last: float
    bare: float
    ends: tuple[int, int]
    over: float
    under: float
    doubt: float


def way_through(ink: Ink, tall: Ink) -> Rows:
    """The row of each column on the way through that meets most ink, most of it thin; columns go by pairs."""
    worth = np.where(ink > 0, np.where(tall > 0, 0.75, 1.0), -1.0).astype(np.float32)
    width = ink.shape[1] // 2
    pairs = np.ascontiguousarray(worth[:, : 2 * width].reshape(len(worth), width, 2).sum(axis=2).T)
    best = np.full(len(worth) + 2, -1e9, np.float32)
    best[1:-1] = pairs[0]
    came = np.zeros((width, len(worth)), np.int8)
    ways = np.empty((3, len(worth)), np.float32)
    for at in range(1, width):
        ways[0] = best[1:-1]
        np.subtract(best[:-2], TURN, out=ways[1])
        np.subtract(best[2:], TURN, out=ways[2])
        came[at] = ways.argmax(axis=0)
        np.add(ways.max(axis=0), pairs[at], out=best[1:-1])
    row = int(best[1:-1].argmax())
    found = np.empty(ink.shape[1], np.int_)
    for at in range(width - 1, -1, -1):
        found[2 * at : 2 * at + 2] = row
        row += (0, -1, 1)[came[at, row]]
    found[2 * width :] = found[2 * width - 1]
    return found


def measured(ink: Ink, tall: Ink, rows: Rows, letters: Ink, thin: int) -> Way | None:
    """What a way along `rows` is like, None when no stroke goes there.

    `tall`: ink higher than `thin` pixels, which no stroke is; `letters`: ink that is no part of one.
    """
    columns = np.arange(ink.shape[1])
    high, low = _edges(ink, rows, columns, thin)
    beside = _near(letters, high, columns, -BAND, 0) | _near(letters, low, columns, 1, BAND + 1)
    bare = (low - high <= thin) & (tall[rows, columns] == 0) & ~beside
    if bare.mean() < FEW[0] or bare.sum() < FEW[1] or bare.all():
        return None
    thick = (low - high)[bare]
    centre = np.interp(columns, columns[bare], ((low + high) / 2)[bare]).astype(np.float32)
    smooth = cv2.blur(centre[None], (2 * LINE + 1, 1), borderType=cv2.BORDER_REPLICATE)[0]
    curve = np.clip(np.rint(smooth), 0, len(ink) - 1).astype(np.int_)
    away = float(np.percentile(np.abs(centre - smooth)[bare], 90))
    uneven = float(np.diff(np.percentile(thick, (15, 85)))[0]) / 2
    cover = float(cv2.dilate(ink, np.ones((3, 1), np.uint8))[curve, columns].mean())
    if cover < COVER or away > AWAY:
        return None
    off = int(np.ceil((float(np.median(thick)) - 1) / 2)) + 1
    over = _near(ink, curve, columns, -off - EDGE + 1, -off)[~bare]
    under = _near(ink, curve, columns, off + 1, off + EDGE)[~bare]
    return Way(
        row=float(np.median(curve)),
        first=float(smooth[0]),
        last=float(smooth[-1]),
        bare=float(bare.mean()),
        ends=(int((~bare).argmax()), int((~bare)[::-1].argmax())),
        over=float(over.mean()),
        under=float(under.mean()),
        doubt=away / AWAY + uneven / EVEN + (1 - cover) / (1 - COVER),
    )


def _edges(ink: Ink, rows: Rows, columns: Rows, reach: int) -> tuple[Rows, Rows]:
    """The rows round the run of ink that a way goes through."""
    steps = np.arange(-reach, reach + 1)
    near = ink[np.clip(rows[None] + steps[:, None], 0, len(ink) - 1), columns[None]] > 0
    above, below = near[reach::-1], near[reach:]
    high = np.where(above.all(axis=0), reach + 1, above.argmin(axis=0))
    low = np.where(below.all(axis=0), reach + 1, below.argmin(axis=0))
    return rows - high, rows + low


def _near(ink: Ink, rows: Rows, columns: Rows, top: int, bottom: int) -> Flags:
    """Whether there is ink so far from a row of each column."""
    near = rows[None] + np.arange(top, bottom)[:, None]
    inside = (near >= 0) & (near < len(ink))
    return np.asarray(((ink[np.clip(near, 0, len(ink) - 1), columns[None]] > 0) & inside).any(axis=0))
