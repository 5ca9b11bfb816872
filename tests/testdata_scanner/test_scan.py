"""What the users of the scanner rely on."""

from random import Random
from typing import get_args

import cv2
import numpy as np
import pytest
from PIL import Image

from testdata.scanner import PrintedWord, Scan, scan, scan_single, scan_with
from testdata.scanner.profile import Profile, Quality
from testdata.scanner.profiles import PROFILES
from testdata.scanner.scan import pick
from testdata.scanner.shot import Image as Pixels
from tests.testdata_scanner.conftest import SIZE, seen

WORDS = [PrintedWord("Bordereau", 0.5, 0.1, 0.7, 0.12)]
QUALITIES = get_args(Quality)


def take(profile: Profile, pages: list[Image.Image], seed: int, suffix: str) -> Scan:
    return scan_with(profile, pages, Random(seed), suffix, [WORDS] * len(pages))


def ink(pixels: Pixels) -> float:
    """How much the grey changes at the scale of print: shadows and desks count for little."""
    soft = cv2.GaussianBlur(pixels, (0, 0), 6)
    return float(np.abs(pixels.astype(np.float32) - soft).mean())


def inner(picture: Image.Image) -> Pixels:
    """The page without its edges."""
    pixels = np.asarray(picture, np.uint8)
    rows, columns = (side // 8 for side in pixels.shape)
    return pixels[rows:-rows, columns:-columns]


def corner(picture: Image.Image) -> int:
    """Clockwise turn of the content, from the quarter that holds the print."""
    top, bottom = np.array_split(inner(picture), 2)
    quarters = [*np.array_split(top, 2, axis=1), *reversed(np.array_split(bottom, 2, axis=1))]
    amounts = [ink(quarter) for quarter in quarters]
    return 90 * amounts.index(max(amounts))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.name)
def test_same_seed_gives_same_bytes(profile: Profile, page: Image.Image) -> None:
    suffix = profile.singles[0]
    assert take(profile, [page], 5, suffix) == take(profile, [page], 5, suffix)
    assert take(profile, [page], 5, suffix).data != take(profile, [page], 6, suffix).data


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.name)
def test_every_container_opens_and_is_turned_as_said(profile: Profile, page: Image.Image) -> None:
    for seed, suffix in enumerate([*profile.files, *dict.fromkeys(profile.singles)] * 2):
        taken = take(profile, [page], seed, suffix)
        shown = seen(taken.data, suffix)
        assert len(shown) == 1
        assert [corner(picture) for picture in shown] == taken.rotations, (seed, suffix)
        assert 90 <= taken.dpi <= 600


@pytest.mark.parametrize("suffix", [".pdf", ".tif"])
@pytest.mark.parametrize("quality", QUALITIES)
def test_pages_are_all_there_in_order(quality: Quality, suffix: str, page: Image.Image) -> None:
    blank = Image.new("RGB", SIZE, "white")
    for profile in (p for p in PROFILES if p.quality == quality and suffix in p.files):
        shown = seen(take(profile, [page, blank, page], 3, suffix).data, suffix)
        amounts = [ink(inner(picture)) for picture in shown]
        assert len(shown) == 3
        assert amounts[1] < min(amounts[0], amounts[2])


def test_bench_alone_sees_the_held_out_third() -> None:
    for quality in QUALITIES:
        held_out = {p.name for p in PROFILES if p.quality == quality and p.held_out}
        dev = {pick(quality, "dev", Random(seed)).name for seed in range(200)}
        bench = [pick(quality, "bench", Random(seed)).name for seed in range(200)]
        assert held_out
        assert not held_out & dev
        assert held_out | dev == set(bench)
        assert sum(name in held_out for name in bench) >= 100
    assert 0.25 < sum(p.held_out for p in PROFILES) / len(PROFILES) < 0.45


def test_public_doors(page: Image.Image) -> None:
    office = scan([page, page], "office", Random(1), "dev", [WORDS, WORDS])
    assert office.suffix in {".pdf", ".tif"}
    assert len(office.rotations) == 2
    phone = scan_single(page, "phone", Random(2), "dev")
    assert len(seen(phone.data, phone.suffix)) == 1


def test_nothing_to_scan() -> None:
    with pytest.raises(ValueError, match="nothing to scan"):
        scan([], "office", Random(1), "dev")


def test_landscape_stays_landscape(page: Image.Image) -> None:
    wide = page.rotate(90, expand=True)
    profile = next(p for p in PROFILES if p.name == "g4-300")
    picture = seen(take(profile, [wide], 1, ".pdf").data, ".pdf")[0]
    assert picture.width > picture.height


def test_names_are_unique() -> None:
    assert len({p.name for p in PROFILES}) == len(PROFILES) >= 18
