"""A photograph instead of a scan: the sheet on a desk, in some light, seen from somewhere."""

from collections.abc import Sequence

import cv2
import numpy as np

from testdata.scanner.blend import cloud, levels, lit
from testdata.scanner.desk import Desk
from testdata.scanner.shot import Effect, Field, Image, Shot

Range = tuple[float, float]


def photographed(desks: Sequence[Desk], margin: Range, tilt: float, bend: float = 0.0) -> Effect:
    """Set the sheet on a desk and look at it aslant.

    `margin` is the desk around the sheet, as a share of its side (negative: an edge is out of the picture,
    only as far as there is no print); `tilt` moves each corner by up to that share; `bend` is the height in
    millimetres of a wave in the sheet.
    """

    def effect(image: Image, shot: Shot) -> Image:
        image = _waved(image, shot, bend) if bend else image
        height, width = image.shape[:2]
        around = shot.between(margin)
        high, wide = int(height * (1 + 2 * around)), int(width * (1 + 2 * around))
        ground = shot.luck.choice(list(desks))((high, wide), shot)
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        slip = np.array([[shot.luck.uniform(-tilt, tilt) for _ in range(2)] for _ in range(4)], np.float32)
        offset = np.array([(wide - width) / 2, (high - height) / 2], np.float32)
        target = (corners + slip * width + offset).astype(np.float32)
        view = cv2.getPerspectiveTransform(corners, target)
        cv2.warpPerspective(
            image, view, (wide, high), dst=ground, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
        )
        return _grounded(np.asarray(ground, np.uint8), target, shot)

    return effect


def _grounded(image: Image, corners: Field, shot: Shot) -> Image:
    """The thin shadow that the sheet throws on the desk."""
    small = np.zeros((image.shape[0] // 4, image.shape[1] // 4), np.uint8)
    cv2.fillConvexPoly(small, (corners / 4).astype(np.int32), (255,))
    away = np.array([[1, 0, 0.5 * shot.mm], [0, 1, 0.5 * shot.mm]], np.float32)
    shade = cv2.warpAffine(small, away, (small.shape[1], small.shape[0]))
    shade = cv2.GaussianBlur(shade, (0, 0), 0.35 * shot.mm)
    outside = cv2.bitwise_and(shade, cv2.bitwise_not(small))
    return lit(image, (1 - outside.astype(np.float32) / 255 * 0.5).astype(np.float32))


def _waved(image: Image, shot: Shot, bend: float) -> Image:
    """A sheet that does not lie flat: lines rise and fall, the light follows."""
    height, width = image.shape[:2]
    rows, columns = np.mgrid[0:height:8, 0:width:8].astype(np.float32)
    period = shot.between((0.9, 1.8)) * width
    across = columns * np.cos(shot.between((-0.5, 0.5))) + rows * shot.between((-0.6, 0.6))
    phase = across / period * 6.28 + shot.between((0, 6.28))
    size = (width, height)
    down = cv2.resize((rows + np.sin(phase) * bend * shot.mm).astype(np.float32), size)
    over = cv2.resize((columns + np.cos(phase * 0.7) * bend * shot.mm * 0.5).astype(np.float32), size)
    moved = cv2.remap(image, over, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return lit(np.asarray(moved, np.uint8), (1 + np.cos(phase) * 0.07).astype(np.float32))


def uneven(depth: Range = (0.15, 0.45)) -> Effect:
    """A window or a lamp on one side."""

    def effect(image: Image, shot: Shot) -> Image:
        angle, strength = shot.luck.uniform(0, 6.28), shot.between(depth)
        y, x = np.mgrid[-1:1:96j, -1:1:72j].astype(np.float32)
        slope = (x * np.cos(angle) + y * np.sin(angle) + 1.4) / 2.8
        light = 1 - strength * np.clip(slope, 0, 1) + cloud((96, 72), 4, shot) * 0.03
        return lit(image, light.astype(np.float32))

    return effect


def shaded(darkness: Range = (0.3, 0.5)) -> Effect:
    """The shadow of a hand holding the telephone: a soft block with fingers, from the bottom or a side."""

    def effect(image: Image, shot: Shot) -> Image:
        mask = np.zeros((240, 180), np.float32)
        centre = (shot.luck.randint(30, 150), shot.luck.randint(120, 200))
        lean = shot.luck.uniform(-35, 35)
        cv2.ellipse(mask, (centre[0], centre[1] + 60), (48, 90), lean, 0, 360, 1.0, -1, cv2.LINE_AA)
        for finger in range(shot.luck.randint(2, 4)):
            tip = (centre[0] - 36 + finger * 24, centre[1] - 25 - shot.luck.randint(0, 30))
            root = (centre[0] - 20 + finger * 12, centre[1] + 40)
            cv2.line(mask, root, tip, 1.0, shot.luck.randint(11, 16), cv2.LINE_AA)
        side = np.ascontiguousarray(np.rot90(mask, shot.luck.choice((0, 0, 1, 3))))
        shade = cv2.GaussianBlur(side, (0, 0), shot.between((2.5, 7)))
        return lit(image, (1 - shade * shot.between(darkness)).astype(np.float32))

    return effect


def glared(strength: Range = (0.35, 0.65)) -> Effect:
    """The flash, or a lamp on glossy print: a pale spot where ink loses its black, not its shape."""

    def effect(image: Image, shot: Shot) -> Image:
        y, x = np.mgrid[0:1:96j, 0:1:72j].astype(np.float32)
        away = ((x - shot.between((0.25, 0.75))) ** 2 + (y - shot.between((0.2, 0.7))) ** 2) / 0.02
        spot = np.exp(-away * shot.between((0.6, 1.4))) * shot.between(strength)
        return np.asarray(
            255 - lit(np.asarray(255 - image, np.uint8), (1 - spot).astype(np.float32)), np.uint8
        )

    return effect


def white_balanced(gains: Sequence[tuple[float, float, float]]) -> Effect:
    """The colour of the light that the camera did not take out (gains of red, green, blue)."""

    def effect(image: Image, shot: Shot) -> Image:
        gain = np.array(shot.luck.choice(list(gains)), np.float32).reshape(1, 1, 3)
        return lit(image, np.repeat(gain, 2, axis=0))

    return effect


def shaken(length_mm: Range) -> Effect:
    """The hand moved: a short blur along one way."""

    def effect(image: Image, shot: Shot) -> Image:
        size = max(3, shot.px(shot.between(length_mm)) | 1)
        kernel = np.zeros((size, size), np.float32)
        angle, half = shot.luck.uniform(0, 3.14), size // 2
        step = np.array([np.cos(angle), np.sin(angle)]) * half
        first, last = (half - step).astype(int), (half + step).astype(int)
        cv2.line(kernel, tuple(map(int, first)), tuple(map(int, last)), 1.0, 1, cv2.LINE_AA)
        return np.asarray(cv2.filter2D(image, -1, kernel / kernel.sum()), np.uint8)

    return effect


def vignetted(depth: Range = (0.1, 0.3)) -> Effect:
    """Corners darker than the middle."""

    def effect(image: Image, shot: Shot) -> Image:
        y, x = np.mgrid[-1:1:64j, -1:1:48j].astype(np.float32)
        return lit(image, (1 - (x**2 + y**2) / 2 * shot.between(depth)).astype(np.float32))

    return effect


def app_cleaned(strength: Range = (0.85, 0.97)) -> Effect:
    """A scanning app: the light is divided out, the paper is made white, shadows leave a grey trace."""

    def effect(image: Image, shot: Shot) -> Image:
        small = cv2.resize(image, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
        paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21).astype(np.float32) / 255
        light = np.clip(paper, 0.25, 1) ** shot.between(strength)
        return levels(lit(image, (1 / light).clip(0, 2).astype(np.float32)), 35, 238)

    return effect
