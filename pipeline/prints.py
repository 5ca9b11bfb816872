"""Prints of pages and signatures: short hashes that a new compression, a crop or a new size hardly move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.base import Frozen
from models.geometry import Box, Place
from models.piece import Piece, Signature, SignatureKind
from models.view import PageView, Pixels

SIDE = 16
BITS = SIDE * SIDE
# A stamp may serve the partners of one practice, and a typed name is what it says.
_DRAWN = frozenset({SignatureKind.INK, SignatureKind.IMAGE})
_LEAST_INK = 0.004  # a page or a zone with less than that holds nothing to compare
_TRIM = 0.002  # share of the ink that may stand outside: specks must not move the frame


class PagePrint(Frozen):
    """The print of one page, in hexadecimal; "" when it holds too little to compare."""

    document: str
    page: int
    value: str


class SignaturePrint(Frozen):
    """The print of what stands in a signature zone. `key`: that of the signature in its piece."""

    piece: str
    key: str = "client"
    place: Place
    value: str


def page_print(pixels: Pixels) -> str:
    """256 bits in hexadecimal, "" for a page with almost nothing on it."""
    return _print(_ink(pixels), smooth=True)


def signature_print(pixels: Pixels, box: Box) -> str:
    """256 bits of the strokes in a zone, whatever the margin around them."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = box.pixels(width, height)
    return _print(_ink(pixels[top:bottom, left:right]), smooth=False)


def signature_prints(piece: Piece) -> Iterator[SignaturePrint]:
    """Prints of the drawn signatures of a piece."""
    for signature in piece.signatures:
        if signature.fingerprint and signature.evidence:
            yield SignaturePrint(
                piece=piece.key, key=signature.key, place=signature.evidence[0], value=signature.fingerprint
            )


def fingerprinted(piece: Piece, views: Sequence[PageView]) -> Piece:
    """The piece with the fingerprints of what is drawn in its signature zones."""
    pictures = {(view.document, view.page.number): view.pixels for view in views}
    signatures = tuple(_fingerprinted(signature, pictures) for signature in piece.signatures)
    return piece.model_copy(update={"signatures": signatures})


def _fingerprinted(signature: Signature, pictures: Mapping[tuple[str, int], Pixels]) -> Signature:
    if signature.kind not in _DRAWN or not signature.evidence:
        return signature
    place = signature.evidence[0]
    pixels = pictures.get((place.document, place.page))
    if pixels is None:
        return signature
    return signature.model_copy(update={"fingerprint": signature_print(pixels, place.box)})


def _ink(pixels: Pixels) -> NDArray[np.uint8]:
    """Strokes in white on black, whatever the light of the page."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if min(grey.shape) < SIDE:
        return np.zeros((SIDE, SIDE), np.uint8)
    paper = cv2.medianBlur(cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), 21)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    shade = cv2.subtract(paper, grey)
    return np.asarray(np.where(shade > 48, 255, 0), dtype=np.uint8)


def _print(ink: NDArray[np.uint8], smooth: bool) -> str:
    """A difference hash of the ink's own frame."""
    if float((ink > 0).mean()) < _LEAST_INK:
        return ""
    framed = _framed(ink)
    if smooth:
        framed = np.asarray(cv2.GaussianBlur(framed, (0, 0), max(1.0, framed.shape[1] / 200)), np.uint8)
    small = cv2.resize(framed, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA).astype(np.int16)
    bits = (small[:, 1:] > small[:, :-1] + 1).ravel()
    return np.packbits(bits).tobytes().hex()


def _framed(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Cut to where the ink is, a few specks apart."""
    top, bottom = _span(ink.sum(axis=1, dtype=np.float64))
    left, right = _span(ink.sum(axis=0, dtype=np.float64))
    return ink[top:bottom, left:right]


def _span(weights: NDArray[np.float64]) -> tuple[int, int]:
    shares = np.cumsum(weights) / weights.sum()
    first = int(np.searchsorted(shares, _TRIM))
    last = int(np.searchsorted(shares, 1 - _TRIM)) + 1
    return first, max(last, first + 1)
