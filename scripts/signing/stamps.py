"""Stamps and other printed marks of many makes, that sign nothing."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np

from scripts.hands.ink import Hand, Mask
from scripts.hands.texts import FIRST, TOWNS, name
from scripts.signing.strokes import Path, cropped, turned

SAID = (
    "REÇU LE,PAYÉ,COPIE,ARRIVÉ,URGENT,DUPLICATA,COURRIER,ORIGINAL,VALIDÉ,ENREGISTRÉ,CERTIFIÉ CONFORME,"
    "SIGNER ICI,SERVICE COMPTABLE,LA DIRECTION,LE PRÉSIDENT,FACTURÉ,COMPTABILISÉ,BON POUR ACCORD,TRANSMIS"
).split(",")
KINDS = (
    "Cabinet médical,Médecine générale,Pharmacie,Centre hospitalier,EHPAD,Laboratoire,Clinique,"
    "SELARL,SAS,SARL,Docteur,Cabinet infirmier,Sage-femme,Imagerie médicale,Groupement,Association,Mairie"
).split(",")


def stamp(rng: Random, line: float, letters: Hand, script: Hand) -> Mask:
    """The ink of a stamp, white on black, cropped and turned."""
    draw = rng.choices((_straight, _round, _slip, _logo), (48, 34, 10, 8))[0]
    ink = draw(rng, line, letters, script)
    if rng.random() < 0.12:  # pressed twice
        moved = np.roll(ink, (rng.randint(-4, 4), rng.randint(-6, 6)), (0, 1))
        ink = np.maximum(ink, (moved * 0.6).astype(np.uint8))
    return turned(worn(rng, ink), rng.gauss(0, 6) if rng.random() < 0.85 else rng.uniform(-40, 40))


def said(rng: Random) -> list[str]:
    """The lines of a stamp."""
    town = rng.choice(TOWNS)
    figures = "".join(rng.choice("0123456789") for _ in range(14))
    lines = [
        rng.choice(
            (f"{rng.choice(KINDS)} {name(rng)}", f"Dr {rng.choice(FIRST)} {name(rng)}", name(rng).upper())
        ),
        rng.choice(KINDS),
        f"{rng.randint(1, 190)} rue {rng.choice(FIRST)} {name(rng)}",
        f"{rng.randint(1000, 97999):05d} {town}",
        rng.choice(
            (f"Tél. {figures[:10]}", f"SIRET {figures}", f"RPPS {figures[:11]}", f"FINESS {figures[:9]}")
        ),
    ]
    return lines[:1] + rng.sample(lines[1:], rng.randint(0, 4))


def text(rng: Random, letters: Hand, line: str, tall: float) -> Mask:
    """A line of letters of about that height."""
    ink = cropped(letters.write(rng, letters.writable(line) or "X"))
    scale = tall / max(8, ink.shape[0])
    return np.asarray(cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _block(rng: Random, line: float, letters: Hand, script: Hand) -> Mask:
    rows = []
    for at, one in enumerate(said(rng)):
        hand = script if at == 0 and rng.random() < 0.15 else letters
        tall = line * (rng.uniform(0.7, 1.6) if at == 0 else rng.uniform(0.5, 0.85))
        rows.append(text(rng, hand, one, tall))
    wide = max(row.shape[1] for row in rows)
    centred, gap, parts = rng.random() < 0.7, max(2, round(line * rng.uniform(0.25, 0.6))), []
    for row in rows:
        free = wide - row.shape[1]
        left = free // 2 if centred else 0
        parts += [np.pad(row, ((0, 0), (left, free - left))), np.zeros((gap, wide), np.uint8)]
    return np.concatenate(parts[:-1])


def _straight(rng: Random, line: float, letters: Hand, script: Hand) -> Mask:
    block = _block(rng, line, letters, script)
    if rng.random() < 0.4:
        side = _picture(rng, min(block.shape[0] * 1.0, 5 * line), script)
        high = max(side.shape[0], block.shape[0])
        both = [np.pad(one, ((0, high - one.shape[0]), (0, round(line * 0.5)))) for one in (side, block)]
        block = np.concatenate(both, axis=1)
    if rng.random() < 0.35:
        return block
    pad, thick = round(line * rng.uniform(0.3, 1.1)), max(1, round(line * rng.uniform(0.04, 0.18)))
    ink = np.pad(block, pad + thick)
    high, wide = ink.shape
    kind = rng.random()
    if kind < 0.55:
        cv2.rectangle(ink, (thick, thick), (wide - thick - 1, high - thick - 1), 255, thick)
        if rng.random() < 0.3:
            cv2.rectangle(ink, (3 * thick, 3 * thick), (wide - 3 * thick - 1, high - 3 * thick - 1), 255, 1)
    elif kind < 0.8:
        _rounded(ink, thick, round(min(high, wide) * rng.uniform(0.1, 0.45)))
    else:
        for y in (thick, high - thick - 1):
            cv2.line(ink, (0, y), (wide, y), 255, thick)
    return ink


def _rounded(ink: Mask, thick: int, radius: int) -> None:
    high, wide = ink.shape
    left, top, right, bottom, r = thick, thick, wide - thick - 1, high - thick - 1, radius
    for start, end in (
        ((left + r, top), (right - r, top)), ((left + r, bottom), (right - r, bottom)),
        ((left, top + r), (left, bottom - r)), ((right, top + r), (right, bottom - r)),
    ):  # fmt: skip
        cv2.line(ink, start, end, 255, thick)
    for x, y, a in (
        (left + r, top + r, 180),
        (right - r, top + r, 270),
        (right - r, bottom - r, 0),
        (left + r, bottom - r, 90),
    ):
        cv2.ellipse(ink, (x, y), (r, r), a, 0, 90, 255, thick, cv2.LINE_AA)


def _round(rng: Random, line: float, letters: Hand, script: Hand) -> Mask:
    """Rings with letters along them, and words or a picture in the middle."""
    side = round(line * rng.uniform(5, 11))
    ink = np.zeros((side, side), np.uint8)
    centre, outer = (side // 2, side // 2), side // 2 - max(2, round(0.02 * side))
    thick = max(1, round(line * rng.uniform(0.04, 0.17)))
    cv2.circle(ink, centre, outer, 255, thick, cv2.LINE_AA)
    band = line * rng.uniform(0.9, 1.5)
    inner = round(outer - band - 0.25 * line)
    if rng.random() < 0.75:
        cv2.circle(ink, centre, inner, 255, max(1, thick // rng.choice((1, 2, 3))), cv2.LINE_AA)
    if rng.random() < 0.2:
        cv2.circle(ink, centre, outer - 2 * thick, 255, 1, cv2.LINE_AA)
    around = " · ".join(said(rng)[:2]).upper()[:44]
    _along(rng, ink, letters, around, outer - band / 2 - 0.1 * line, min(band * 0.7, line))
    drawn = rng.random() < 0.5
    middle = _picture(rng, inner * 1.1, script) if drawn else _block(rng, line * 0.8, letters, script)
    room = 1.35 * inner
    scale = min(1.0, room / middle.shape[1], room / middle.shape[0])
    middle = cv2.resize(middle, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    top, left = (side - middle.shape[0]) // 2, (side - middle.shape[1]) // 2
    place = ink[top : top + middle.shape[0], left : left + middle.shape[1]]
    np.maximum(place, middle[: place.shape[0], : place.shape[1]], out=place)
    if rng.random() < 0.35:
        ink = np.asarray(cv2.resize(ink, (side, round(side * rng.uniform(0.55, 0.8)))), np.uint8)
    return ink


def _along(rng: Random, ink: Mask, letters: Hand, around: str, radius: float, tall: float) -> None:
    step = min(1.1 * tall / radius, 5.7 / max(1, len(around)))
    start = -math.pi / 2 - step * (len(around) - 1) / 2
    for at, letter in enumerate(around):
        if letter == " ":
            continue
        angle = start + step * at
        glyph = turned(text(rng, letters, letter, tall * 0.8), -math.degrees(angle + math.pi / 2))
        x = round(ink.shape[1] / 2 + radius * math.cos(angle) - glyph.shape[1] / 2)
        y = round(ink.shape[0] / 2 + radius * math.sin(angle) - glyph.shape[0] / 2)
        place = ink[max(0, y) : y + glyph.shape[0], max(0, x) : x + glyph.shape[1]]
        np.maximum(place, glyph[: place.shape[0], : place.shape[1]], out=place)


def _slip(rng: Random, line: float, letters: Hand, script: Hand) -> Mask:
    """« REÇU LE 12 MARS » in a frame."""
    words = text(rng, letters, rng.choice(SAID), line * rng.uniform(1, 2.2))
    month = rng.choice("JAN FÉV MARS AVR MAI JUIN JUIL SEP OCT NOV DÉC".split())
    day = f"{rng.randint(1, 31):02d} {month} {rng.randint(2019, 2031)}"
    rows = [words, text(rng, letters, day, line * rng.uniform(0.7, 1.1))][: rng.randint(1, 2)]
    wide, pad = max(row.shape[1] for row in rows), round(line * 0.5)
    block = np.concatenate([np.pad(row, ((pad // 2, pad // 2), (0, wide - row.shape[1]))) for row in rows])
    ink, thick = np.pad(block, pad), max(1, round(line * rng.uniform(0.06, 0.25)))
    if rng.random() < 0.8:
        cv2.rectangle(ink, (thick, thick), (ink.shape[1] - thick - 1, ink.shape[0] - thick - 1), 255, thick)
    return turned(ink, rng.uniform(-25, 25)) if rng.random() < 0.5 else ink


def _logo(rng: Random, line: float, letters: Hand, script: Hand) -> Mask:
    picture = _picture(rng, line * rng.uniform(2, 6), script)
    if rng.random() < 0.4:
        return picture
    words = text(rng, rng.choice((letters, script)), name(rng), line * rng.uniform(0.8, 2))
    wide = max(picture.shape[1], words.shape[1])
    rows = [np.pad(one, ((2, 2), (0, wide - one.shape[1]))) for one in (picture, words)]
    return np.concatenate(rows)


def _picture(rng: Random, side: float, script: Hand) -> Mask:
    """What firms print: a snake round a staff, a cross, leaves, waves, a star, a beat, a heart, letters."""
    size = max(16, round(side))
    ink, thick = np.zeros((size, size), np.uint8), max(1, round(size * rng.uniform(0.015, 0.09)))
    if rng.random() < 0.14:
        return _letters(rng, script, size)
    for path in rng.choice((_snake, _leaves, _waves, _star, _beat, _heart, _swoosh, _spiral, _people))(rng):
        closed = rng.random() < 0.1
        ends = np.round(path * (size - 1) * 8).astype(int).reshape(-1, 1, 2)
        if closed:
            cv2.fillPoly(ink, [ends], 255, cv2.LINE_AA, 3)
        else:
            cv2.polylines(ink, [ends], False, 255, thick, cv2.LINE_AA, 3)
    if rng.random() < 0.25:
        radius = round(size * rng.uniform(0.4, 0.49))
        cv2.circle(ink, (size // 2, size // 2), radius, 255, thick, cv2.LINE_AA)
    if rng.random() < 0.12:
        arm = round(size * rng.uniform(0.1, 0.2))
        cv2.rectangle(ink, (size // 2 - arm, 2), (size // 2 + arm, size - 3), 255, thick)
        cv2.rectangle(ink, (2, size // 2 - arm), (size - 3, size // 2 + arm), 255, thick)
    return ink


def _letters(rng: Random, script: Hand, size: int) -> Mask:
    """Two letters over each other."""
    ink = np.zeros((size, size), np.uint8)
    for _ in range(rng.randint(1, 3)):
        one = text(rng, script, rng.choice("ABCDEFGHJKLMNPRSTVZ"), size * rng.uniform(0.4, 0.7))[:size, :size]
        top, left = rng.randint(0, size - one.shape[0]), rng.randint(0, size - one.shape[1])
        place = ink[top : top + one.shape[0], left : left + one.shape[1]]
        np.maximum(place, one, out=place)
    return ink


_T = np.linspace(0, 1, 60)


def _snake(rng: Random) -> list[Path]:
    turns = rng.uniform(1.5, 3.5)
    wave = 0.5 + 0.3 * (1 - 0.6 * _T) * np.sin(turns * 2 * math.pi * _T + rng.uniform(0, 6))
    bowl = np.stack([0.2 + 0.6 * _T, 0.15 + 0.12 * np.sin(math.pi * _T)], 1)
    staff = np.array([(0.5, 0.05), (0.5, 0.97)])
    return [np.stack([wave, 0.12 + 0.8 * _T], 1), staff, bowl][: rng.randint(1, 3)]


def _leaves(rng: Random) -> list[Path]:
    """Petals that start at one foot."""
    found, count = [], rng.choice((1, 2, 3, 3, 5))
    for at in range(count):
        lean = (at - (count - 1) / 2) * rng.uniform(0.4, 0.8)
        wide, long = rng.uniform(0.1, 0.25), rng.uniform(0.6, 0.9)
        for side in (-1, 1):
            across, up = side * wide * np.sin(math.pi * _T), long * _T
            x = 0.5 + across * math.cos(lean) + up * math.sin(lean)
            found.append(
                np.clip(np.stack([x, 0.95 - up * math.cos(lean) + across * math.sin(lean)], 1), 0, 1)
            )
    return found


def _waves(rng: Random) -> list[Path]:
    turns, start = rng.uniform(0.7, 2.2), rng.uniform(0, 6)
    rise = rng.uniform(0.05, 0.18)
    rows = range(rng.randint(1, 4))
    return [
        np.stack([0.05 + 0.9 * _T, 0.3 + 0.15 * n + rise * np.sin(2 * math.pi * turns * _T + start)], 1)
        for n in rows
    ]


def _star(rng: Random) -> list[Path]:
    angle = np.linspace(0, 4 * math.pi, rng.choice((6, 8, 11)))
    return [0.5 + 0.45 * np.stack([np.sin(angle), np.cos(angle)], 1)]


def _beat(rng: Random) -> list[Path]:
    beat = [(0, 0.5), (0.3, 0.5), (0.38, 0.2), (0.48, 0.85), (0.56, 0.4), (0.62, 0.5), (1, 0.5)]
    shaken = np.array([(x + rng.gauss(0, 0.02), y + rng.gauss(0, 0.05) * (0.2 < x < 0.6)) for x, y in beat])
    return [shaken, *(_heart(rng) if rng.random() < 0.5 else [])]


def _heart(rng: Random) -> list[Path]:
    a = np.linspace(0, 2 * math.pi, 60)
    return [
        0.5 + np.stack([16 * np.sin(a) ** 3, -13 * np.cos(a) + 5 * np.cos(2 * a) + 2 * np.cos(3 * a)], 1) / 40
    ]


def _swoosh(rng: Random) -> list[Path]:
    rise, bend = rng.uniform(-0.6, 0.6), rng.uniform(-0.3, 0.3)
    first = np.stack([0.02 + 0.96 * _T, 0.5 - rise * _T**2 + bend * np.sin(3 * _T)], 1)
    return [np.clip(first, 0, 1), np.clip(first + rng.uniform(0.05, 0.2), 0, 1)][: rng.randint(1, 2)]


def _spiral(rng: Random) -> list[Path]:
    angle, size = np.linspace(0, rng.uniform(6, 16), 80), np.linspace(0.45, rng.uniform(0.05, 0.3), 80)
    return [0.5 + np.stack([np.cos(angle), np.sin(angle)], 1) * size[:, None]]


def _people(rng: Random) -> list[Path]:
    """Heads and shoulders, or balls."""
    found, a = [], np.linspace(0, 2 * math.pi, 40)
    for _ in range(rng.randint(1, 4)):
        x, y, r = rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.5), rng.uniform(0.06, 0.15)
        found.append(np.stack([x + r * np.cos(a), y + r * np.sin(a)], 1))
        found.append(
            np.clip(np.stack([x + 2 * r * np.cos(a / 2), y + 3.2 * r - 1.8 * r * np.sin(a / 2)], 1), 0, 1)
        )
    return found


def worn(rng: Random, ink: Mask) -> Mask:
    """Ink is missing in blots, on a side, or runs out of the letters."""
    random = np.random.default_rng(rng.getrandbits(32))
    high, wide = ink.shape
    how = rng.random()
    if how < 0.6:
        cell = rng.uniform(4, 26)
        least = rng.uniform(0, 0.9)
        flow = random.uniform(least, 1.15, (max(2, round(high / cell)), max(2, round(wide / cell)))).astype(
            np.float32
        )
        ink = (ink * np.clip(cv2.resize(flow, (wide, high), interpolation=cv2.INTER_CUBIC), 0, 1)).astype(
            np.uint8
        )
    if how > 0.45 and rng.random() < 0.4:
        side = np.linspace(rng.uniform(0, 1), 1.2, wide, dtype=np.float32)
        ink = (ink * np.clip(side if rng.random() < 0.5 else side[::-1], 0, 1)[None, :]).astype(np.uint8)
    if rng.random() < 0.2:
        ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    if rng.random() < 0.25:
        ink = np.where(random.random(ink.shape) < rng.uniform(0.02, 0.3), ink // 4, ink).astype(np.uint8)
    return np.asarray(ink, np.uint8)
