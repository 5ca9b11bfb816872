"""How the sheet lies: skew, shift, stretch of the feeder, a page that curls at the spine."""

import cv2
import numpy as np

from testdata.scanner.shot import Effect, Image, Shot

Range = tuple[float, float]


def _tone(shot: Shot, lids: tuple[int, ...]) -> tuple[int, int, int]:
    tone = shot.luck.choice(lids)
    return (tone, tone, tone)


def fed(skew: Range, lids: tuple[int, ...] = (255,), stretch: float = 0.004) -> Effect:
    """Skewed by an angle of this size (degrees) either way, shifted, stretched by the rollers.

    `lids` are the grey levels seen around the sheet. The window grows with the skew so that no print is cut,
    as a scanner with size detection does.
    """

    def effect(image: Image, shot: Shot) -> Image:
        angle = shot.between(skew) * shot.luck.choice((-1, 1))
        height, width = image.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        turn[1] *= 1 + shot.between((-stretch, stretch))
        slack = max(0.0, abs(np.sin(np.radians(angle))) - 0.015)
        wide, high = int(width + slack * height), int(height + slack * width)
        turn[:, 2] += ((wide - width) / 2 + shot.between((-1.5, 1.5)) * shot.mm, (high - height) / 2)
        return np.asarray(
            cv2.warpAffine(
                image,
                turn,
                (wide, high),
                flags=cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_CONSTANT,
                borderValue=_tone(shot, lids),
            ),
            np.uint8,
        )

    return effect


def curled(depth: Range = (1.5, 4.0)) -> Effect:
    """Bound at the left or right: lines bend and narrow towards the spine, which lies in the shade."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        left = shot.luck.random() < 0.5
        x = np.arange(width, dtype=np.float32)
        from_spine = (x if left else width - 1 - x) / (22 * shot.mm)
        near = np.exp(-from_spine)
        dip = near * shot.between(depth) * shot.mm * shot.luck.choice((-1, 1))
        pull = near * 2.5 * shot.mm * (-1 if left else 1)
        rows = np.arange(height, dtype=np.float32)[:, None] + dip[None]
        columns = np.broadcast_to((x - pull)[None], rows.shape).astype(np.float32)
        bent = cv2.remap(image, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        shade = (1 - near**2.2 * shot.between((0.35, 0.6))).astype(np.float32)
        light = np.repeat((shade * 255).astype(np.uint8)[None], height, axis=0)
        return np.asarray(cv2.multiply(bent, cv2.merge([light] * 3), scale=1 / 255), np.uint8)

    return effect


def wavering(width_mm: float = 0.5) -> Effect:
    """A hand-held or worn feeder: lines wave a little from side to side down the page."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        period, phase = shot.between((60, 160)) * shot.mm, shot.between((0, 6.28))
        columns += np.sin(rows / period * 6.28 + phase) * width_mm * shot.mm
        rows += np.sin(rows / period * 4.1 + phase) * width_mm * shot.mm * 0.4
        moved = cv2.remap(image, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(moved, np.uint8)

    return effect


def turned(image: Image, degrees: int) -> Image:
    """Turn clockwise by a multiple of 90°."""
    return np.ascontiguousarray(np.rot90(image, -degrees // 90)) if degrees else image
