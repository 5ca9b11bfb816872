"""What a pen leaves where one signs and that signs nothing: words, days, ticks, arrows, rings, strokes."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np

from scripts.hands.ink import Hand, Mask
from scripts.hands.texts import date, number, person, town
from scripts.signing.stamps import text
from scripts.signing.strokes import Path, cropped, drawn, pen_width, smooth

SAID = (
    "Lu et approuvé,lu et approuvé,Bon pour accord,bon pour accord,Bon pour commande,néant,OK,vu,sans objet,"
    "pour le médecin,le gérant,la directrice,Bon pour mandat,conforme,reçu ce jour,voir au dos,à retourner"
).split(",")
ASKED = (
    "Nom :,Nom,Nom et prénom :,Nom du signataire :,Signataire :,Nom – prénom :,Représenté par,Fait par,"
    "Qualité :,Nom du client,Prénom :,Le médecin,Nom et qualité :"
).split(",")


def written(rng: Random, line: float, hand: Hand) -> Mask:
    """One to three lines of writing, no larger than one writes on a form."""
    rows = []
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        kind = rng.choice(
            (date, person, person, town, number, lambda r: r.choice(SAID), lambda r: r.choice(SAID))
        )
        rows.append(text(rng, hand, kind(rng), line * rng.uniform(0.8, 1.6)))
    wide = max(row.shape[1] for row in rows) + round(2 * line)
    parts = []
    for row in rows:
        left = round(rng.uniform(0, wide - row.shape[1]))
        parts += [
            np.pad(row, ((0, 0), (left, wide - row.shape[1] - left))),
            np.zeros((round(line * 0.4), wide), np.uint8),
        ]
    return cropped(np.concatenate(parts))


def filled(rng: Random, line: float, print_: Hand, hand: Hand) -> Mask:
    """« Nom : », then a name that a hand wrote there, often over a ruling or dots from the label on."""
    label = text(rng, print_, rng.choice(ASKED), line * rng.uniform(0.6, 0.9))
    said = text(rng, hand, person(rng), line * rng.uniform(0.8, 1.8))
    gap, after = round(line * rng.uniform(0.1, 1.5)), round(line * rng.uniform(0.2, 4))
    high = max(label.shape[0], said.shape[0]) + round(0.6 * line)
    row = np.zeros((high, label.shape[1] + gap + said.shape[1] + after), np.uint8)
    foot, left = high - round(0.5 * line), label.shape[1] + gap
    row[foot - label.shape[0] : foot, : label.shape[1]] = label
    place = row[foot - said.shape[0] : foot, left : left + said.shape[1]]
    np.maximum(place, said, out=place)
    below, thick = foot + round(line * rng.uniform(-0.1, 0.3)), rng.choice((1, 1, 2))
    ruled = rng.random()
    if ruled < 0.35:
        cv2.line(row, (label.shape[1], below), (row.shape[1], below + rng.randint(-1, 1)), 255, thick)
    elif ruled < 0.7:
        for x in range(label.shape[1], row.shape[1], rng.randint(3, 8)):
            cv2.circle(row, (x, below), thick // 2, 255, -1)
    return row


def stray(rng: Random, line: float) -> Mask:
    """A tick, a cross, an arrow, a ring, a long stroke, a bracket, a wave, a scratch: no signature."""
    high, wide = line * rng.uniform(1, 6), line * rng.uniform(1.5, 12)
    paths = rng.choice((_tick, _cross, _arrow, _ring, _bar, _bracket, _wave, _scratches, _curl))(
        rng, wide, high
    )
    return cropped(drawn(rng, paths, pen_width(rng, line)))


def _near(rng: Random, points: list[tuple[float, float]], wide: float, high: float) -> Path:
    shaken = np.array(points) + np.array([(rng.gauss(0, 0.03), rng.gauss(0, 0.03)) for _ in points])
    return smooth(shaken * np.array([wide, high]))


def _tick(rng: Random, wide: float, high: float) -> list[Path]:
    return [
        _near(rng, [(0, 0.5), (0.35, 1), (1, rng.uniform(-0.6, 0.2))], high * rng.uniform(0.7, 1.6), high)
    ]


def _cross(rng: Random, wide: float, high: float) -> list[Path]:
    side = high * rng.uniform(0.7, 2.5)
    return [
        _near(rng, [(0, 0), (0.5, 0.5), (1, 1)], side, high),
        _near(rng, [(1, 0), (0.5, 0.5), (0, 1)], side, high),
    ]


def _arrow(rng: Random, wide: float, high: float) -> list[Path]:
    turn = rng.uniform(0, 2 * math.pi)
    body = np.array([(0, 0), (0.5, rng.gauss(0, 0.08)), (1, 0)])
    head = np.array([(0.8, -0.12), (1, 0), (0.8, 0.12)])
    spin = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    return [smooth(body @ spin * wide), smooth(head @ spin * wide, 4)]


def _ring(rng: Random, wide: float, high: float) -> list[Path]:
    angle = np.linspace(rng.uniform(0, 2), rng.uniform(6.4, 7.4 if rng.random() < 0.8 else 12.5), 60)
    size = 1 + 0.06 * np.sin(angle * 1.7)
    return [np.stack([np.cos(angle) * size * wide / 2, np.sin(angle) * size * high / 2], 1)]


def _bar(rng: Random, wide: float, high: float) -> list[Path]:
    """A stroke across, a « Z », two strokes: a place left empty is cancelled so."""
    kind, wide = rng.random(), wide * rng.uniform(1, 2)
    if kind < 0.4:
        return [_near(rng, [(0, 1), (0.5, 0.5), (1, 0)], wide, high * rng.uniform(0, 1.2))]
    if kind < 0.7:
        return [_near(rng, [(0, 0), (0.95, 0.02), (1, 0), (0.05, 0.97), (0, 1), (1, 1)], wide, high * 1.3)]
    gap = np.array([high * 0.25, high * 0.1])
    first = _near(rng, [(0, 1), (1, 0)], wide, high)
    return [first, first + gap]


def _bracket(rng: Random, wide: float, high: float) -> list[Path]:
    way = rng.choice((1, -1))
    return [_near(rng, [(way * 0.5, 0), (0, 0.1), (0, 0.9), (way * 0.5, 1)], high * 0.4, high * 1.5)]


def _wave(rng: Random, wide: float, high: float) -> list[Path]:
    """A wavy or double line as under a word."""
    t = np.linspace(0, 1, 60)
    wave = 0.12 * high * rng.uniform(0, 1) * np.sin(t * rng.uniform(6, 40))
    line = np.stack([t * wide, wave + rng.gauss(0, 0.05) * high * t], 1)
    return [line, line + np.array([0, 0.2 * high])][: rng.choice((1, 1, 2))]


def _scratches(rng: Random, wide: float, high: float) -> list[Path]:
    """A word or a value scratched out: close strokes to and fro, level or aslant."""
    count, wide, high = rng.randint(5, 16), min(wide, high * 4), high * 0.5
    xs, ys = np.linspace(0, 1, count), np.array([i % 2 for i in range(count)])
    if rng.random() < 0.5:
        xs, ys = np.array([i % 2 + rng.gauss(0, 0.05) for i in range(count)]), np.linspace(0, 1, count)
    return [smooth(np.stack([xs * wide, ys * high], 1), rng.choice((1, 6)))]


def _curl(rng: Random, wide: float, high: float) -> list[Path]:
    """A hair, a thread, a trial of a dry pen."""
    count = rng.randint(3, 4)
    points = [(rng.uniform(0, 1), rng.uniform(0, 1)) for _ in range(count)]
    return [smooth(np.sort(np.array(points), axis=0) * np.array([wide, high]), 14)]


def code(rng: Random, line: float) -> Mask:
    """A code of squares or bars, or a small table."""
    side = rng.randint(10, 26)
    random = np.random.default_rng(rng.getrandbits(32))
    if rng.random() < 0.5:
        cells = (random.random((side, side)) < 0.5).astype(np.uint8) * 255
        size = round(line * rng.uniform(2, 5))
        return np.asarray(cv2.resize(cells, (size, size), interpolation=cv2.INTER_NEAREST), np.uint8)
    bars = (random.random((1, 70)) < 0.5).astype(np.uint8) * 255
    size = round(line * rng.uniform(5, 11)), round(line * rng.uniform(1, 3))
    return np.asarray(cv2.resize(bars, size, interpolation=cv2.INTER_NEAREST), np.uint8)
