"""What happens to the sheet before any machine sees it: paper, ink, holes, stains, folds."""

from collections.abc import Sequence

import cv2
import numpy as np

from testdata.scanner.blend import cloud, is_free, lit, mixed, painted, squeezed
from testdata.scanner.shot import Effect, Field, Image, Shot

Range = tuple[float, float]

HIGHLIGHTERS = ((255, 244, 120), (255, 196, 222), (190, 247, 180), (255, 214, 150))


def tinted(tints: Sequence[tuple[int, int, int]], grain: Range = (0.0, 0.006)) -> Effect:
    """Paper of one of these colours (RGB of the blank paper), with uneven pulp."""

    def effect(image: Image, shot: Shot) -> Image:
        colour = np.array(shot.luck.choice(tints), np.float32) / 255
        pulp = 1 + cloud((360, 270), 300, shot) * shot.between(grain)
        return lit(image, (np.minimum(pulp, 1.15)[..., None] * colour).astype(np.float32))

    return effect


def bled_through(strength: Range) -> Effect:
    """The print of the back of the sheet, mirrored and soft."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        back = cv2.resize(shot.reverse[:, ::-1], (width, height), interpolation=cv2.INTER_AREA)
        back = cv2.GaussianBlur(back, (0, 0), max(0.5, 0.18 * shot.mm))
        shift = np.array([[1, 0, shot.px(3)], [0, 1, shot.px(2)]], np.float32)
        back = cv2.warpAffine(back, shift, (width, height), borderValue=(255, 255, 255))
        ghost = mixed(np.full_like(image, 255), np.asarray(back, np.uint8), shot.between(strength))
        return np.asarray(cv2.multiply(image, ghost, scale=1 / 255), np.uint8)

    return effect


def faded(ink: Range, patches: float = 0.1) -> Effect:
    """Toner or ink that runs out: black becomes grey, by patches, never white."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        patchy = cloud((height // 16, width // 16), 9, shot) * patches
        keep = np.clip(shot.between(ink) + patchy, 0.36, 1).astype(np.float32)
        keep = cv2.resize(keep, (width, height), interpolation=cv2.INTER_LINEAR)
        lost = (cv2.merge([keep] * 3) * 255).astype(np.uint8)
        return np.asarray(255 - cv2.multiply(255 - image, lost, scale=1 / 255), np.uint8)

    return effect


def banded(ink: Range, every_mm: Range = (6.0, 14.0)) -> Effect:
    """An ink-jet printer with a blocked nozzle: thin pale bands across the sheet."""

    def effect(image: Image, shot: Shot) -> Image:
        rows = np.ones(image.shape[0], np.float32)
        row, step = 0, shot.px(shot.between(every_mm))
        while row < len(rows):
            rows[row : row + shot.px(shot.between((0.15, 0.4)))] = shot.between(ink)
            row += step
        lost = np.repeat((rows * 255).astype(np.uint8)[:, None], image.shape[1], axis=1)
        return np.asarray(255 - cv2.multiply(255 - image, cv2.merge([lost] * 3), scale=1 / 255), np.uint8)

    return effect


def broken(share: float) -> Effect:
    """Strokes with small gaps, as a worn drum or a dry ribbon leaves them."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        gaps = (shot.noise.random((height // 2, width // 2)) < share).astype(np.uint8) * 110
        wide = cv2.resize(gaps, (width, height), interpolation=cv2.INTER_LINEAR)
        return np.asarray(cv2.max(image, cv2.merge([wide] * 3)), np.uint8)

    return effect


def highlighted(strokes: tuple[int, int]) -> Effect:
    """Highlighter strokes over lines of print."""

    def effect(image: Image, shot: Shot) -> Image:
        colour, veil = shot.luck.choice(HIGHLIGHTERS), np.full_like(image, 255)
        inked = np.flatnonzero((image[::4].min(axis=2) < 110).mean(axis=1) > 0.01) * 4
        for _ in range(shot.luck.randint(*strokes)):
            row = int(shot.luck.choice(inked)) if len(inked) else image.shape[0] // 2
            start = shot.px(shot.between((15, 110)))
            end = (start + shot.px(shot.between((20, 70))), row + shot.px(1) - shot.px(shot.between((0, 2))))
            cv2.line(veil, (start, row), end, colour, shot.px(shot.between((3.5, 5.5))), cv2.LINE_AA)
        return np.asarray(cv2.multiply(image, veil, scale=1 / 255), np.uint8)

    return effect


def stained(strength: Range = (0.12, 0.3)) -> Effect:
    """A ring of coffee, and a drop or two."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        mask = np.zeros((height // 2, width // 2), np.float32)
        centre = (shot.luck.randrange(width // 2), shot.luck.randrange(height // 2))
        radius = shot.px(shot.between((16, 22)))
        for thickness, weight in ((shot.px(1.6), 0.6), (shot.px(0.6), 1.0)):
            ring = np.zeros_like(mask)
            sweep = shot.luck.randrange(180, 360)
            cv2.ellipse(ring, centre, (radius, int(radius * 0.96)), 0, 0, sweep, 1.0, thickness, cv2.LINE_AA)
            mask = np.maximum(mask, ring * weight)
        for _ in range(shot.luck.randint(0, 4)):
            across, down = (int(shot.between((-30, 30)) * shot.mm) for _ in range(2))
            drop = (centre[0] + across, centre[1] + down)
            cv2.circle(mask, drop, shot.px(shot.between((0.5, 2))), 0.8, -1, cv2.LINE_AA)
        mask = cv2.GaussianBlur(mask, (0, 0), 0.25 * shot.mm)
        tone = 1 - mask[..., None] * shot.between(strength) * np.array((0.7, 1.2, 2.0), np.float32)
        return lit(image, tone.astype(np.float32))

    return effect


def _crease(distance: Field, shot: Shot, depth: float) -> Field:
    """Shading on either side of a fold: a thin dark line, one side in the light, the other not."""
    line = np.exp(-((distance / (0.25 * shot.mm)) ** 2)) * depth
    slope = np.tanh(distance / (4 * shot.mm)) * np.exp(-np.abs(distance) / (18 * shot.mm)) * depth * 0.6
    return np.asarray(1 - line + slope, np.float32)


def folded(depth: Range = (0.06, 0.2)) -> Effect:
    """Folded in two or three for an envelope, sometimes once more along its height."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        parts = shot.luck.choice((2, 3))
        rows = np.arange(height, dtype=np.float32)
        light = np.ones((height, 1), np.float32)
        for part in range(1, parts):
            centre = height * part / parts + shot.px(shot.between((0, 3)))
            light *= _crease(rows - centre, shot, shot.between(depth))[:, None]
        columns = np.ones((1, width), np.float32)
        if shot.luck.random() < 0.3:
            columns = _crease(np.arange(width, dtype=np.float32) - width / 2, shot, shot.between(depth))[None]
        return lit(image, (light * columns).astype(np.float32))

    return effect


def crumpled(creases: tuple[int, int] = (6, 14), depth: Range = (0.04, 0.14)) -> Effect:
    """A sheet that was in a pocket: creases in every direction, and soft hills between."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[0] // 3, image.shape[1] // 3
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        light = 1 + cloud((height, width), 7, shot) * 0.03
        for _ in range(shot.luck.randint(*creases)):
            angle = shot.luck.uniform(0, np.pi)
            distance = (columns - shot.luck.uniform(0, width)) * np.cos(angle)
            distance += (rows - shot.luck.uniform(0, height)) * np.sin(angle)
            distance += cloud((height, width), 12, shot) * shot.mm * 0.5
            light *= _crease(distance * 3, shot, shot.between(depth))
        return lit(image, light.astype(np.float32))

    return effect


def punched(fill: Sequence[int] = (20, 60, 235)) -> Effect:
    """The two holes of a ring binder, where they take no print away; `fill` is the lid seen through."""

    def effect(image: Image, shot: Shot) -> Image:
        side, tone = shot.px(6), shot.luck.choice(fill)
        left = shot.px(shot.between((7, 11)))
        middle = image.shape[0] // 2 + shot.px(shot.between((0, 6)))
        tops = [middle + offset - side // 2 for offset in (-shot.px(40), shot.px(40))]
        if not all(is_free(image, top, left, side, side) for top in tops):
            return image
        mask = np.zeros(image.shape[:2], np.float32)
        for top in tops:
            cv2.circle(mask, (left + side // 2, top + side // 2), side // 2, 1.0, -1, cv2.LINE_AA)
        return painted(image, mask, (tone, tone, tone))

    return effect


def stapled() -> Effect:
    """A staple and its shadow in the top left corner, or the two pricks that it left."""

    def effect(image: Image, shot: Shot) -> Image:
        top, left, length = shot.px(shot.between((4, 9))), shot.px(shot.between((4, 9))), shot.px(10)
        if not is_free(image, top - length // 2, left, length + shot.px(4), length + shot.px(3)):
            return image
        rise = shot.px(shot.between((0, 5)))
        first, last = (left, top + rise), (left + length, top)
        shade, wire = np.zeros(image.shape[:2], np.float32), np.zeros(image.shape[:2], np.float32)
        if shot.luck.random() < 0.4:
            for prick in (first, last):
                cv2.circle(wire, prick, shot.px(0.5), 1.0, -1, cv2.LINE_AA)
            return painted(image, wire, (70, 66, 60))
        away = shot.px(0.7)
        low, high = (first[0], first[1] + away), (last[0], last[1] + away)
        cv2.line(shade, low, high, 0.5, shot.px(1.2), cv2.LINE_AA)
        cv2.line(wire, first, last, 1.0, shot.px(0.6), cv2.LINE_AA)
        return painted(painted(image, shade, (120, 120, 120)), wire, (92, 92, 96))

    return effect


def dog_eared() -> Effect:
    """A corner folded over, where it hides no print."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        side = shot.px(shot.between((8, 18)))
        if not is_free(image, 0, width - side, side, side):
            return image
        mask = np.zeros((height, width), np.float32)
        corner = np.array([[width - side, 0], [width, 0], [width, side]], np.int32)
        cv2.fillPoly(mask, [corner], 1.0, cv2.LINE_AA)
        flap = np.zeros_like(mask)
        fold = np.array([[width - side, 0], [width, side], [width - side, side]], np.int32)
        cv2.fillPoly(flap, [fold], 0.5, cv2.LINE_AA)
        return painted(painted(image, flap, (222, 222, 220)), mask, (60, 60, 60))

    return effect


def thinned(black: Range, white: Range) -> Effect:
    """A weak print on a dull sheet: the whole range of tones shrinks."""

    def effect(image: Image, shot: Shot) -> Image:
        return squeezed(image, shot.between(black), shot.between(white))

    return effect
