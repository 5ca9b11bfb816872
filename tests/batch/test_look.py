"""Two pages are the same sheet or two orders on the same form: prints find, pictures decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.dossier import Stage
from models.fingerprint import distance
from models.geometry import Box, Place
from models.piece import SignatureKind
from models.view import PageView, Pixels, SecondReader
from pipeline.batch.look import open_page, same_picture
from pipeline.prints import fingerprinted, page_print, signature_print
from tests.checks.paper import sound

FONT = Path(__file__).parents[2] / "testdata" / "fonts" / "arimo-400.ttf"
SIZE = (1240, 1754)


def form(client: str, seed: int) -> Pixels:
    """A filled form: printed lines alike for all, the client's own words, a signature of its own."""
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    small, large = ImageFont.truetype(FONT, 22), ImageFont.truetype(FONT, 34)
    draw.text((100, 80), "BON DE COMMANDE", font=large, fill="black")
    for row in range(24):
        words = f"Article {row + 1} - conditions qui valent pour toutes les commandes du fournisseur"
        draw.text((100, 520 + 36 * row), words, font=small, fill="black")
    for row, label in enumerate(("Client", "Numéro RPPS", "Adresse", "Téléphone", "Date")):
        draw.text(
            (100, 200 + 52 * row), f"{label} : {client} {seed * (row + 3) * 7919}", font=large, fill="black"
        )
    draw.line(signature(seed), fill=(20, 40, 120), width=4)
    return np.asarray(image)


def signature(seed: int) -> list[tuple[float, float]]:
    noise = np.random.default_rng(seed)
    steps = noise.normal(0, 1, (60, 2)).cumsum(axis=0)
    steps = (steps - steps.min(axis=0)) / np.ptp(steps, axis=0)
    return [(700 + 380 * x, 1480 + 170 * y) for x, y in steps]


def compressed(page: Pixels, quality: int = 35) -> Pixels:
    _, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def cropped(page: Pixels) -> Pixels:
    return page[60:-90, 45:-30]


def smaller(page: Pixels) -> Pixels:
    return np.asarray(cv2.resize(page, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA), np.uint8)


def turned(page: Pixels) -> Pixels:
    move = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), 0.8, 1.0)
    size = (page.shape[1], page.shape[0])
    return np.asarray(cv2.warpAffine(page, move, size, borderValue=(255, 255, 255)), np.uint8)


def darker(page: Pixels) -> Pixels:
    return np.asarray(np.clip(page.astype(np.float32) * 0.8 + 10, 0, 255), np.uint8)


def kept(folder: Path, name: str, page: Pixels) -> Path:
    path = folder / f"{name}.jpg"
    cv2.imwrite(str(path), page, [cv2.IMWRITE_JPEG_QUALITY, 70])
    return path


def same(folder: Path, one: Pixels, other: Pixels) -> bool:
    first, second = open_page(kept(folder, "one", one)), open_page(kept(folder, "other", other))
    assert first is not None
    assert second is not None
    return same_picture(first, second)


@pytest.mark.parametrize("change", [compressed, cropped, smaller, turned, darker])
def test_the_same_sheet_whatever_was_done_to_it(tmp_path: Path, change: Callable[[Pixels], Pixels]) -> None:
    page = form("Jeanne Le Goff", 3)
    assert same(tmp_path, page, compressed(change(page)))


def test_two_orders_on_one_form_are_two_pages(tmp_path: Path) -> None:
    assert not same(tmp_path, form("Jeanne Le Goff", 3), form("Alix Kerbrat", 4))


def test_one_order_with_another_signature_is_another_page(tmp_path: Path) -> None:
    page = form("Jeanne Le Goff", 3)
    other = page.copy()
    other[1470:1660, 690:1090] = form("x", 9)[1470:1660, 690:1090]
    assert not same(tmp_path, page, other)


def test_a_page_that_is_gone_is_no_page(tmp_path: Path) -> None:
    assert open_page(tmp_path / "none.jpg") is None


@pytest.mark.parametrize("change", [compressed, smaller, darker])
def test_a_print_hardly_moves(change: Callable[[Pixels], Pixels]) -> None:
    page = form("Jeanne Le Goff", 3)
    assert distance(page_print(page), page_print(change(page))) <= 20


def test_prints_of_signatures_tell_hands_apart() -> None:
    zone = Box(left=0.5, top=0.82, right=0.95, bottom=0.97)
    one = signature_print(form("a", 3), zone)
    assert distance(one, signature_print(compressed(form("b", 3)), zone)) <= 16
    assert distance(one, signature_print(form("c", 4), zone)) > 40


def test_an_empty_page_has_no_print() -> None:
    assert page_print(np.full((1754, 1240, 3), 255, np.uint8)) == ""


def test_a_drawn_signature_gets_its_fingerprint_and_a_typed_name_none() -> None:
    page = form("Jeanne Le Goff", 3)
    place = Place(document="a", page=1, box=Box(left=0.5, top=0.82, right=0.95, bottom=0.97))
    piece = sound(Stage.AVANCE).pieces[0]
    zone = piece.signatures[0].model_copy(update={"evidence": (place,), "kind": SignatureKind.INK})
    typed = zone.model_copy(update={"key": "other", "kind": SignatureKind.TYPED})
    view = PageView("a", sound(Stage.AVANCE).documents[0].pages[0], page, cast(SecondReader, None))
    drawn, name = fingerprinted(piece.model_copy(update={"signatures": (zone, typed)}), [view]).signatures
    assert drawn.fingerprint == signature_print(page, place.box) != ""
    assert name.fingerprint == ""
