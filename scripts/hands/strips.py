"""The line of ink on a piece of a scanned form: rules, dots, sides of cells, other lines, noise, shadow."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.hands.ink import Hand, Mask, scrawl

HEIGHT = 48  # the height that the network reads
Picture = NDArray[np.uint8]


def strip(rng: Random, hand: Hand, text: str, beside: Hand) -> Picture:
    """An RGB strip, 48 pixels high; a scrawl when there is no text.

    `beside`: the print of the lines above and below, whose ends stand in the crop.
    """
    ink = _cropped(rng, hand.write(rng, text) if text else scrawl(rng))
    high = rng.choice((rng.randint(14, 24), rng.randint(20, 40), rng.randint(24, 48), rng.randint(40, 72)))
    wide = max(6, round(ink.shape[1] * high / ink.shape[0]))
    ink = np.asarray(cv2.resize(ink, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)
    page = _written(rng, ink, _form(rng, high, wide, beside))
    page = _scanned(rng, page)
    if rng.random() < 0.8:
        page = _with_paper(page, round(high * 0.5))
    width = max(16, round(page.shape[1] * HEIGHT / page.shape[0]))
    return np.asarray(cv2.resize(page, (width, HEIGHT)), np.uint8)


def _cropped(rng: Random, ink: Mask) -> Mask:
    """As a reader's box holds it: a little tight or a little wide."""
    rows, columns = np.flatnonzero((ink > 60).any(1)), np.flatnonzero((ink > 60).any(0))
    if not len(rows):
        return ink[:48, :48]
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    high = bottom - top
    over = [round(high * x) for x in (rng.uniform(-0.05, 0.4), rng.uniform(-0.05, 0.4))]
    side = [round(high * max(-0.02, rng.gauss(0.25, 0.25))) for _ in range(2)]
    pad = int(max(*over, *side, 0)) + 1
    ink = np.pad(ink, pad)
    return ink[top + pad - over[0] : bottom + pad + over[1], left + pad - side[0] : right + pad + side[1]]


def _form(rng: Random, high: int, wide: int, beside: Hand) -> NDArray[np.float32]:
    """How dark the form is there: rules, dots, sides of cells, parts of other lines. 0 to 1."""
    form = np.zeros((high, wide), np.float32)
    dark, thick = rng.uniform(0.3, 1), 1 if high < 32 else rng.choice((1, 1, 2))
    base = round(high * rng.uniform(0.72, 1.0))
    kind = rng.random()
    if kind < 0.2:
        cv2.line(form, (0, base), (wide, base + rng.choice((0, 0, 1, -1))), dark, thick)
    elif kind < 0.48:
        step = max(2, round(high * rng.uniform(0.08, 0.22)))
        for x in range(rng.randint(0, step), wide, step):
            cv2.circle(form, (x, min(base, high - 1)), max(thick - 1, 0), dark, -1)
    for edge in (round(high * rng.uniform(0, 0.12)), wide - 1 - round(high * rng.uniform(0, 0.12))):
        if rng.random() < 0.08:
            cv2.line(form, (edge, 0), (edge, high), dark, thick)
    for edge in (round(high * rng.uniform(0, 0.06)), high - 1 - round(high * rng.uniform(0, 0.06))):
        if rng.random() < 0.08:
            cv2.line(form, (0, edge), (wide, edge), dark, thick)
    if rng.random() < 0.12:
        _cut_line(rng, form, beside)
    return form


def _cut_line(rng: Random, form: NDArray[np.float32], beside: Hand) -> None:
    """The feet of the line above, or the heads of the line below: less than half of their letters."""
    high, wide = form.shape
    line = beside.write(rng, "Fait à le nom du signataire, qualité et cachet de")
    rows = np.flatnonzero((line > 60).any(1))
    line = line[rows[0] : rows[-1] + 1]
    size = round(high * rng.uniform(0.4, 0.7))
    long = round(line.shape[1] * size / line.shape[0])
    line = cv2.resize(line, (long, size), interpolation=cv2.INTER_AREA)
    shown, start = max(1, round(size * rng.uniform(0.05, 0.25))), rng.randint(0, max(0, long - wide))
    piece = line[:, start : start + wide].astype(np.float32) / 255
    if rng.random() < 0.5:
        form[:shown, : piece.shape[1]] = np.maximum(form[:shown, : piece.shape[1]], piece[-shown:])
    else:
        form[-shown:, : piece.shape[1]] = np.maximum(form[-shown:, : piece.shape[1]], piece[:shown])


def _written(rng: Random, ink: Mask, form: NDArray[np.float32]) -> NDArray[np.float32]:
    """Ink over form over paper, as RGB from 0 to 255."""
    light = rng.choice((255, 255, rng.uniform(225, 255), rng.uniform(170, 240)))
    tint = np.array([0, rng.gauss(0, 2), rng.gauss(-2, 5)])
    paper = np.clip(light + tint, 0, 255)
    black = np.full(3, rng.uniform(0, 90))
    blue = np.array([rng.uniform(0, 70), rng.uniform(10, 90), rng.uniform(90, 210)])
    pen = rng.choice((black, black, blue, blue, np.full(3, rng.uniform(60, 150))))
    alpha = ink.astype(np.float32) / 255
    if rng.random() < 0.35:  # the pen runs dry here and there
        random = np.random.default_rng(rng.getrandbits(32))
        flow = random.uniform(0.45, 1.1, (3, max(2, ink.shape[1] // 12))).astype(np.float32)
        alpha *= np.clip(cv2.resize(flow, ink.shape[::-1], interpolation=cv2.INTER_CUBIC), 0.25, 1)
    page = np.broadcast_to(paper.astype(np.float32), (*ink.shape, 3)).copy()
    lines = np.full(3, rng.uniform(0, 140), np.float32)
    page += form[:, :, None] * (lines - page)
    page += alpha[:, :, None] * (pen.astype(np.float32) - page)
    if form.any() and rng.random() < 0.25:  # cleaned: the form is painted over, and the ink on it
        page[form > 0.25] = paper
    return page


def _scanned(rng: Random, page: NDArray[np.float32]) -> Picture:
    """Soft, shaded, noisy, grey, faxed, pressed: what a scanner, a telephone and a mail do to it."""
    random = np.random.default_rng(rng.getrandbits(32))
    high, wide = page.shape[:2]
    if rng.random() < 0.55:
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 1.3) * max(1.0, high / 40))
    if rng.random() < 0.2:
        shade = np.linspace(rng.uniform(0.6, 1), rng.uniform(0.6, 1), wide, dtype=np.float32)
        page = page * shade[None, :, None]
    if rng.random() < 0.5:
        grain = random.normal(0, rng.uniform(1, 14), (high, wide, rng.choice((1, 3))))
        page = page + grain.astype(np.float32)
    seen = np.clip(page, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        seen = cv2.cvtColor(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        if rng.random() < 0.3:
            seen = _in_black_and_white(rng, random, seen)
    if rng.random() < 0.4:
        sent = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(25, 90)])[1]
        seen = cv2.imdecode(sent, cv2.IMREAD_COLOR)
    return np.asarray(seen, np.uint8)


def _in_black_and_white(rng: Random, random: np.random.Generator, grey: Picture) -> Picture:
    """One bit a pixel, with specks; now and then half of the rows, as a fax sends."""
    low, high = np.percentile(grey, (1, 90))
    seen = np.where(grey < low + (high - low) * rng.uniform(0.4, 0.85), 0, 255).astype(np.uint8)
    specks = random.random(seen.shape[:2]) < rng.choice((0, 0.002, 0.01))
    seen[specks] = 255 - seen[specks]
    if rng.random() < 0.3:
        seen = np.repeat(seen[::2], 2, axis=0)[: len(seen)]
    return seen


def _with_paper(page: Picture, side: int) -> Picture:
    """With paper on both sides, as the reader of crops adds it."""
    paper = [float(level) for level in np.percentile(page.reshape(-1, 3), 90, axis=0)]
    return np.asarray(cv2.copyMakeBorder(page, 0, 0, side, side, cv2.BORDER_CONSTANT, value=paper), np.uint8)
