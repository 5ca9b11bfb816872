"""What a scanner or a copier adds: lamp, glass, feeder, sensor, its own image processing."""

import cv2
import numpy as np

from testdata.scanner.blend import cloud, grained, levels, lit, painted
from testdata.scanner.shot import Effect, Image, Shot

Range = tuple[float, float]

DIRT = ((60, 60, 60), (90, 120, 90), (150, 90, 130), (130, 130, 130))
PALE = ((235, 235, 235),)


def noisy(strength: Range, *, colour: bool = False, blur: float = 0.0) -> Effect:
    """Sensor noise, in grey levels; `blur` (pixels) makes it coarse."""

    def effect(image: Image, shot: Shot) -> Image:
        return grained(image, shot.between(strength), shot, colour=colour, blur=blur)

    return effect


def soft(sigma_mm: Range) -> Effect:
    """Out of focus by this many millimetres on the sheet (standard deviation)."""

    def effect(image: Image, shot: Shot) -> Image:
        sigma = max(0.3, shot.between(sigma_mm) * shot.mm)
        return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.uint8)

    return effect


def sharpened(amount: Range) -> Effect:
    """The scanner's « texte » mode: strokes get a pale halo."""

    def effect(image: Image, shot: Shot) -> Image:
        strength = shot.between(amount)
        base = cv2.GaussianBlur(image, (0, 0), 0.14 * shot.mm)
        return np.asarray(cv2.addWeighted(image, 1 + strength, base, -strength, 0), np.uint8)

    return effect


def exposed(black: Range, white: Range, gamma: Range = (1.0, 1.0)) -> Effect:
    """Tone curve: `black` and `white` are the levels that become 0 and 255."""

    def effect(image: Image, shot: Shot) -> Image:
        return levels(image, shot.between(black), shot.between(white), shot.between(gamma))

    return effect


def lamp(fall: Range = (0.03, 0.12)) -> Effect:
    """A tired lamp: one side, or both ends, are darker."""

    def effect(image: Image, shot: Shot) -> Image:
        x = np.linspace(-1, 1, 64, dtype=np.float32)
        shape = shot.luck.choice((x**2, (x + 1) / 2, (1 - x) / 2))
        light = 1 - np.asarray(shape, np.float32)[None].repeat(4, axis=0) * shot.between(fall)
        return lit(image, light.astype(np.float32))

    return effect


def streaked(count: tuple[int, int], *, dark: bool = True) -> Effect:
    """Thin lines down the page, always in the same place: dirt on the glass under the feeder."""

    def effect(image: Image, shot: Shot) -> Image:
        out = image.copy()
        for _ in range(shot.luck.randint(*count)):
            column, wide = shot.luck.randrange(image.shape[1]), shot.px(shot.between((0.05, 0.18)))
            colour = np.array(shot.luck.choice(DIRT if dark else PALE), np.float32)
            strip, weight = out[:, column : column + wide], shot.between((0.25, 0.7))
            strip[:] = (strip.astype(np.float32) * (1 - weight) + colour * weight).astype(np.uint8)
        return out

    return effect


def dusty(specks: tuple[int, int], hairs: tuple[int, int] = (0, 2)) -> Effect:
    """Small dark dots, and hairs."""

    def effect(image: Image, shot: Shot) -> Image:
        out = image.copy()
        height, width = image.shape[:2]
        for _ in range(shot.luck.randint(*specks)):
            spot = (shot.luck.randrange(width), shot.luck.randrange(height))
            tone = shot.luck.randint(20, 150)
            cv2.circle(out, spot, max(1, int(shot.between((0.04, 0.16)) * shot.mm)), (tone, tone, tone), -1)
        for _ in range(shot.luck.randint(*hairs)):
            bend = np.cumsum(shot.noise.normal(0, 0.35, 14)) + shot.luck.uniform(0, 6.28)
            steps = np.stack([np.cos(bend), np.sin(bend)], axis=1) * 0.6 * shot.mm
            start = np.array([shot.luck.randrange(width), shot.luck.randrange(height)])
            path = start + np.cumsum(steps, axis=0)
            cv2.polylines(out, [path.astype(np.int32)], False, (90, 88, 84), 1, cv2.LINE_AA)
        return out

    return effect


def edge_shadowed(depth_mm: Range = (3, 9), dark: Range = (0.25, 0.7)) -> Effect:
    """The lid was not shut: a shadow comes in from one or two edges."""

    def effect(image: Image, shot: Shot) -> Image:
        height, width = image.shape[:2]
        light = np.ones((height // 4, width // 4), np.float32)
        for side in shot.luck.sample(range(4), shot.luck.randint(1, 2)):
            view = np.rot90(light, side)
            depth = np.arange(view.shape[0], dtype=np.float32) * 4 / (shot.between(depth_mm) * shot.mm)
            view *= (1 - shot.between(dark) * np.exp(-(depth**2)))[:, None]
        return lit(image, light)

    return effect


def fringed(shift_mm: Range = (0.05, 0.13)) -> Effect:
    """A contact sensor reads red, green and blue one after the other: strokes get coloured edges."""

    def effect(image: Image, shot: Shot) -> Image:
        planes = list(cv2.split(image))
        size = (image.shape[1], image.shape[0])
        for plane, way in ((0, 1), (2, -1)):
            moved = np.array([[1, 0, 0], [0, 1, way * shot.between(shift_mm) * shot.mm]], np.float32)
            planes[plane] = cv2.warpAffine(planes[plane], moved, size, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(cv2.merge(planes), np.uint8)

    return effect


def cast(shift: float = 0.05) -> Effect:
    """A scanner whose white is a little blue, green or yellow."""

    def effect(image: Image, shot: Shot) -> Image:
        gains = np.array([[[1 - shot.luck.uniform(0, shift) for _ in range(3)]]], np.float32)
        return lit(image, np.repeat(gains, 2, axis=0))

    return effect


def squashed(quality: tuple[int, int]) -> Effect:
    """Through JPEG once before the file is written: its blocks stay."""

    def effect(image: Image, shot: Shot) -> Image:
        flags = [cv2.IMWRITE_JPEG_QUALITY, shot.luck.randint(*quality)]
        _, data = cv2.imencode(".jpg", image, flags)
        return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)

    return effect


def copied(times: tuple[int, int]) -> Effect:
    """Photocopies of photocopies: strokes thicken, half-tones clot, specks and black margins appear."""

    def effect(image: Image, shot: Shot) -> Image:
        for _ in range(shot.luck.randint(*times)):
            image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB).astype(np.uint8)
            image = np.asarray(cv2.GaussianBlur(image, (0, 0), 0.09 * shot.mm), np.uint8)
            image = grained(image, shot.between((4, 9)), shot, blur=0.8)
            image = levels(image, shot.between((30, 55)), shot.between((208, 228)))
            image = dusty((15, 60), (0, 1))(image, shot)
        return _black_margin(image, shot)

    return effect


def _black_margin(image: Image, shot: Shot) -> Image:
    """Where the sheet did not cover the glass."""
    height, width = image.shape[:2]
    edge = 1 + cloud((1, height), 20, shot)[0] * 0.2
    wide = np.clip(edge * shot.px(shot.between((0.5, 3))), 1, shot.px(4))
    mask = (np.arange(width)[None] < wide[:, None]).astype(np.float32)
    return painted(image, mask[:, ::-1] if shot.luck.random() < 0.5 else mask, (18, 18, 18))
