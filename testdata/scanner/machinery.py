"""One page through one profile: print → sheet → machine → grain → inks → turned, ready to be packed."""

from collections.abc import Sequence
from random import Random

import cv2
import numpy as np
import PIL.Image

from testdata.scanner.geometry import turned
from testdata.scanner.paged import Leaf
from testdata.scanner.profile import Maybe, Profile
from testdata.scanner.shot import Effect, Image, Shot, as_image, shot

SOURCE_DPI = 300
MM_PER_INCH = 25.4


def _run(effects: Sequence[Effect | Maybe], image: Image, at: Shot) -> Image:
    for step in effects:
        if isinstance(step, Maybe):
            if at.luck.random() < step.chance:
                image = step.effect(image, at)
        else:
            image = step(image, at)
    return image


def sampled(page: PIL.Image.Image, dpi: int) -> Image:
    """The print as the optics of a machine of that resolution see it."""
    image = as_image(page)
    if dpi == SOURCE_DPI:
        return image.copy()
    size = (round(image.shape[1] * dpi / SOURCE_DPI), round(image.shape[0] * dpi / SOURCE_DPI))
    smaller = dpi < SOURCE_DPI
    return np.asarray(
        cv2.resize(image, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC), np.uint8
    )


def _inked(image: Image, profile: Profile, at: Shot) -> PIL.Image.Image:
    if profile.ink == "colour":
        return PIL.Image.fromarray(image)
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    if profile.ink == "grey":
        return PIL.Image.fromarray(grey)
    return PIL.Image.fromarray(profile.ink(grey, at) > 0)


def _pressed(image: Image, dpi: tuple[int, int]) -> Image:
    """A fax has fewer rows than columns."""
    if dpi[0] == dpi[1]:
        return image
    size = (image.shape[1], round(image.shape[0] * dpi[1] / dpi[0]))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def run(
    pages: Sequence[PIL.Image.Image], profile: Profile, dpi: tuple[int, int], rng: Random
) -> list[tuple[PIL.Image.Image, int]]:
    """Each page's picture as a reader sees it, with the clockwise turn of its content."""
    prints = [sampled(page, dpi[0]) for page in pages]
    machine, out = rng.getrandbits(48), []
    for index, image in enumerate(prints):
        own, mm = rng.getrandbits(48), dpi[0] / MM_PER_INCH
        reverse = prints[(index + 1) % len(prints)]
        first, last = shot(own, mm, reverse), shot(own + 1, mm, reverse)
        sheet = _run(profile.sheet, image, first)
        seen = _run(profile.machine, sheet, shot(machine, mm, reverse))
        taken = _pressed(_run(profile.grain, seen, last), dpi)
        turn = rng.choice(profile.turns)
        out.append((_inked(turned(taken, turn), profile, last), turn))
    return out


def leaf(picture: PIL.Image.Image, profile: Profile, dpi: tuple[int, int], rng: Random) -> Leaf:
    """Store the picture, sideways with a mark that sets it upright if the profile and the luck say so."""
    quality, strips = rng.randint(*profile.jpeg), rng.choice(profile.strips)
    shown = rng.choice((90, 270)) if rng.random() < profile.marked else 0
    stored = picture.rotate(shown, expand=True)
    return Leaf(stored, dpi, profile.packing, quality, shown, strips)
