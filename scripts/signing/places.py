"""A place where one signs, as the product cuts it out of a scanned page, signed or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.shown import SIZE, fitted
from scripts.hands.ink import Hand, Mask
from scripts.hands.texts import TOWNS, date, name, number, person, words
from scripts.signing.marks import code, filled, stray, written
from scripts.signing.stamps import stamp, text
from scripts.signing.strokes import signature

LINE = 20  # pixels of a line of text on the page that is drawn
Picture = NDArray[np.uint8]
Box = tuple[int, int, int, int]
LABELS = (
    "Signature,Signature du client,Signature et cachet,Cachet et signature,Signature :,Le client,Visa,"
    "Nom et signature,Bon pour accord,Fait à,Signature du représentant légal,Cachet de l’établissement,Date,"
    "Pour le client,Signature du médecin,Lu et approuvé,Le fournisseur,Nom Prénom,Qualité du signataire"
).split(",")


@dataclass
class Letters:
    """The families of one role each."""

    hand: list[Hand]
    script: list[Hand]
    print: list[Hand]


@dataclass
class _Sheet:
    """A page as RGB from 0 to 1 with the places of what was put on it."""

    rng: Random
    page: NDArray[np.float32]
    boxes: list[Box] = field(default_factory=list)
    signed: Box | None = None

    def put(
        self, ink: Mask, colour: NDArray[np.float64], at: tuple[int, int], strength: float = 1.0
    ) -> Box | None:
        """Ink over what is there, its left top corner at (x, y)."""
        (x, y), (high, wide) = at, ink.shape
        left, top, right, bottom = (
            max(0, x),
            max(0, y),
            min(self.page.shape[1], x + wide),
            min(self.page.shape[0], y + high),
        )
        if right - left < 3 or bottom - top < 3:
            return None
        alpha = ink[top - y : bottom - y, left - x : right - x, None].astype(np.float32) / 255 * strength
        place = self.page[top:bottom, left:right]
        place *= 1 - alpha * (1 - colour.astype(np.float32))  # inks let what is under them through
        return left, top, right, bottom


def place(rng: Random, letters: Letters, *, signs: bool) -> Picture:
    """RGB, `SIZE`: a place, cut round what may be a signature as the product does it."""
    sheet = _Sheet(
        rng, np.ones((round(LINE * rng.uniform(14, 26)), round(LINE * rng.uniform(22, 44)), 3), np.float32)
    )
    _form(sheet, letters)
    centre = (
        round(sheet.page.shape[1] * rng.uniform(0.3, 0.7)),
        round(sheet.page.shape[0] * rng.uniform(0.35, 0.65)),
    )
    pen = _pen(rng)
    if rng.random() < 0.5 or (not signs and rng.random() < 0.3):
        _stamped(sheet, letters, centre)
    if rng.random() < (0.35 if signs else 0.6):
        _written(sheet, letters, centre, pen)
    if not signs:
        _deceived(sheet, letters, centre, pen)
    else:
        ink = signature(rng, LINE, rng.choice(rng.choice((letters.hand, letters.hand, letters.script))))
        at = _about(rng, centre, ink, 1.5 if sheet.boxes else 2.5)
        sheet.signed = sheet.put(ink, pen, at, rng.uniform(0.7, 1))
    seen, scale = _scanned(sheet)
    return _cut(sheet, seen, scale)


def _about(rng: Random, centre: tuple[int, int], ink: Mask, far: float) -> tuple[int, int]:
    high, wide = ink.shape
    x, y = centre[0] + rng.gauss(0, far) * LINE, centre[1] + rng.gauss(0, far * 0.5) * LINE
    return round(x - wide / 2), round(y - high / 2)


def _pen(rng: Random) -> NDArray[np.float64]:
    """The colour of a pen: black, blue, at times green or red or pencil."""
    dark = rng.uniform(0, 0.3)
    black, blue = (
        np.full(3, dark),
        np.array([rng.uniform(0, 0.35), rng.uniform(0.05, 0.4), rng.uniform(0.4, 0.85)]),
    )
    other = np.array([rng.uniform(0, 0.8), rng.uniform(0, 0.6), rng.uniform(0, 0.8)])
    return rng.choices((black, blue, other, np.full(3, rng.uniform(0.3, 0.6))), (40, 45, 7, 8))[0]


def _stamp_ink(rng: Random) -> NDArray[np.float64]:
    hue = rng.choices(
        (
            (0.1, 0.15, 0.7),
            (0.4, 0.1, 0.6),
            (0.8, 0.1, 0.15),
            (0.05, 0.5, 0.3),
            (0.1, 0.1, 0.12),
            (0.1, 0.4, 0.6),
        ),
        (28, 16, 16, 10, 24, 6),
    )[0]
    pale = rng.uniform(0, 0.45)
    return np.clip(np.array(hue) * (1 - pale) + pale + rng.gauss(0, 0.05), 0, 1)


def _form(sheet: _Sheet, letters: Letters) -> None:
    """Labels, sentences, rulings, dotted lines and frames."""
    rng, (high, wide) = sheet.rng, sheet.page.shape[:2]
    print_, ink = rng.choice(letters.print), np.full(3, rng.uniform(0, 0.4))
    if rng.random() < 0.2:
        ink = np.array([0.1, 0.2, rng.uniform(0.5, 0.8)])
    for _ in range(rng.choice((0, 1, 1, 2, 3, 4))):
        said = rng.choice(
            (
                rng.choice(LABELS),
                rng.choice(LABELS),
                f"{name(rng)} {words(rng)} :",
                date(rng),
                person(rng),
                number(rng),
                rng.choice(TOWNS),
            )
        )
        row = text(rng, print_, said, LINE * rng.uniform(0.6, 0.9))
        sheet.put(row, ink, (rng.randint(-20, max(1, wide - 60)), rng.randint(0, high - 10)))
    for y in (rng.randint(0, round(high * 0.25)), rng.randint(round(high * 0.8), high)):
        if rng.random() < 0.3:
            said = " ".join(name(rng).lower() if rng.random() < 0.5 else words(rng) for _ in range(9))
            for row_at in range(rng.randint(1, 3)):
                row = text(rng, print_, said[row_at * 3 :], LINE * rng.uniform(0.55, 0.8))
                sheet.put(row, ink, (rng.randint(-60, 20), y + round(1.4 * LINE * row_at)))
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        thick, tone = rng.choice((1, 1, 2, 3)), rng.uniform(0.2, 1)
        line = np.zeros((high, wide), np.uint8)
        kind = rng.random()
        if kind < 0.45:
            y = rng.randrange(high)
            cv2.line(
                line,
                (rng.randint(-50, wide // 2), y),
                (rng.randint(wide // 2, wide + 50), y + rng.randint(-2, 2)),
                255,
                thick,
            )
        elif kind < 0.6:
            x = rng.randrange(wide)
            cv2.line(
                line,
                (x, rng.randint(-50, high // 2)),
                (x + rng.randint(-2, 2), rng.randint(high // 2, high + 50)),
                255,
                thick,
            )
        elif kind < 0.8:
            left, top = rng.randint(-30, wide // 3), rng.randint(-30, high // 3)
            cv2.rectangle(
                line,
                (left, top),
                (rng.randint(2 * wide // 3, wide + 30), rng.randint(2 * high // 3, high + 30)),
                255,
                thick,
            )
        else:
            y, step = rng.randrange(high), rng.randint(3, 9)
            for x in range(rng.randint(0, wide // 2), wide, step):
                cv2.circle(line, (x, y), thick // 2, 255, -1)
        sheet.put(line, ink, (0, 0), tone)


def _stamped(sheet: _Sheet, letters: Letters, centre: tuple[int, int]) -> None:
    rng = sheet.rng
    ink = stamp(rng, LINE, rng.choice(letters.print), rng.choice(letters.script))
    box = sheet.put(
        ink, _stamp_ink(rng), _about(rng, centre, ink, rng.choice((0.8, 3.0))), rng.uniform(0.35, 1)
    )
    if box:
        sheet.boxes.append(box)


def _written(sheet: _Sheet, letters: Letters, centre: tuple[int, int], pen: NDArray[np.float64]) -> None:
    rng = sheet.rng
    ink = written(rng, LINE, rng.choice(letters.hand))
    box = sheet.put(ink, pen, _about(rng, centre, ink, 3.5), rng.uniform(0.7, 1))
    if box:
        sheet.boxes.append(box)


def _deceived(sheet: _Sheet, letters: Letters, centre: tuple[int, int], pen: NDArray[np.float64]) -> None:
    """Something that is no signature where one is looked for."""
    rng = sheet.rng

    def typed() -> Mask:
        family = rng.choice(rng.choice((letters.script, letters.print)))
        return text(rng, family, person(rng), LINE * rng.uniform(0.8, 2.0))

    made: list[tuple[Callable[[], Mask], float]] = [
        (typed, 14), (lambda: stray(rng, LINE), 34), (lambda: code(rng, LINE), 4),
        (lambda: written(rng, LINE, rng.choice(letters.hand)), 14),
        (lambda: filled(rng, LINE, rng.choice(letters.print), rng.choice(letters.hand)), 22),
        (lambda: stamp(rng, LINE, rng.choice(letters.print), rng.choice(letters.script)), 20),
    ]  # fmt: skip
    for _ in range(rng.choice((0, 1, 1, 1, 2)) if sheet.boxes else 1):
        ink = rng.choices([draw for draw, _ in made], [often for _, often in made])[0]()
        colour = _stamp_ink(rng) if rng.random() < 0.3 else pen
        box = sheet.put(ink, colour, _about(rng, centre, ink, 2.0), rng.uniform(0.6, 1))
        if box:
            sheet.boxes.append(box)
    if rng.random() < 0.06:  # the back of the sheet shows through
        ink = np.asarray(signature(rng, LINE, rng.choice(letters.hand))[:, ::-1])
        sheet.put(ink, np.full(3, 0.5), _about(rng, centre, ink, 2.0), rng.uniform(0.08, 0.22))


def _scanned(sheet: _Sheet) -> tuple[Picture, float]:
    """Paper, light, a turn, then the scanner; and how much smaller it made the page."""
    rng, page = sheet.rng, sheet.page
    random = np.random.default_rng(rng.getrandbits(32))
    high, wide = page.shape[:2]
    paper = np.clip(
        np.array([1, 1 + rng.gauss(0, 0.01), 1 + rng.gauss(-0.01, 0.025)])
        * rng.choice((1, 1, rng.uniform(0.75, 1))),
        0,
        1,
    )
    page = page * paper.astype(np.float32)
    if rng.random() < 0.3:
        shade = random.uniform(rng.uniform(0.55, 0.95), 1.0, (2, 3)).astype(np.float32)
        page = page * cv2.resize(shade, (wide, high), interpolation=cv2.INTER_LINEAR)[:, :, None]
    if rng.random() < 0.15:  # folds and streaks
        x = rng.randrange(wide)
        cv2.line(
            page, (x, 0), (x + rng.randint(-30, 30), high), [rng.uniform(0.4, 1.0)] * 3, rng.randint(1, 4)
        )
        page = np.ascontiguousarray(page)
    if rng.random() < 0.5:
        angle = rng.gauss(0, 1.5)
        matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1)
        page = cv2.warpAffine(page, matrix, (wide, high), borderMode=cv2.BORDER_REPLICATE)
    scale = rng.uniform(0.45, 1.35)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    page = cv2.resize(page, None, fx=scale, fy=scale, interpolation=how)
    if rng.random() < 0.55:
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 1.3))
    if rng.random() < 0.6:
        grain = random.normal(0, rng.uniform(0.004, 0.06), (*page.shape[:2], rng.choice((1, 3))))
        page = page + grain.astype(np.float32)
    if rng.random() < 0.3:
        page = np.clip(page, 0, 1) ** rng.uniform(0.5, 1.8)
    seen = np.clip(page * 255, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        seen = cv2.cvtColor(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        if rng.random() < 0.45:
            seen = _in_black_and_white(rng, random, seen)
    if rng.random() < 0.5:
        sent = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(18, 92)])[1]
        seen = cv2.imdecode(sent, cv2.IMREAD_COLOR)
    return np.asarray(seen, np.uint8), scale


def _in_black_and_white(rng: Random, random: np.random.Generator, grey: Picture) -> Picture:
    low, high = np.percentile(grey, (1, 90))
    seen = np.where(grey < low + (high - low) * rng.uniform(0.45, 0.9), 0, 255).astype(np.uint8)
    specks = random.random(seen.shape[:2]) < rng.choice((0, 0.002, 0.01, 0.03))
    seen[specks] = 255 - seen[specks]
    return np.repeat(seen[::2], 2, axis=0)[: len(seen)] if rng.random() < 0.25 else seen


def _cut(sheet: _Sheet, seen: Picture, scale: float) -> Picture:
    """The window round the strokes, which the product finds in part, or with a stamp, or only nearly."""
    rng, boxes, (high, wide) = sheet.rng, sheet.boxes, sheet.page.shape[:2]
    own = sheet.signed or (
        rng.choice(boxes) if boxes else (wide // 3, high // 3, 2 * wide // 3, 2 * high // 3)
    )
    left, top, right, bottom = (float(v) for v in own)
    for box in boxes:
        if rng.random() < 0.35:
            left, top, right, bottom = (
                min(left, box[0]),
                min(top, box[1]),
                max(right, box[2]),
                max(bottom, box[3]),
            )
    if not sheet.signed and rng.random() < 0.2:  # the picture in a stamp was taken for strokes
        dx, dy = (right - left) * rng.uniform(0.2, 0.4), (bottom - top) * rng.uniform(0.2, 0.4)
        left, top, right, bottom = left + dx, top + dy, right - dx, bottom - dy
    elif rng.random() < 0.3:  # a part of the strokes was found
        dx, dy = (right - left) * rng.uniform(0, 0.4), (bottom - top) * rng.uniform(0, 0.35)
        left, right = (left + dx, right) if rng.random() < 0.5 else (left, right - dx)
        top, bottom = (top + dy, bottom) if rng.random() < 0.5 else (top, bottom - dy)
    edges = [(v + rng.gauss(0, 0.3) * LINE) * scale for v in (left, top, right, bottom)]
    return fitted(seen, (edges[0], edges[1], edges[2], edges[3]), LINE * scale * rng.uniform(0.75, 1.3))


__all__ = ["SIZE", "Letters", "place"]
