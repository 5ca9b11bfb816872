"""Proof boxes over a page, as the numbers that an SVG needs. Units: the page is 1000 wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.geometry import Box
from reports.proofs import Proof

WIDTH = 1000
RADIUS = 13.0  # of a number badge
_GAP = 4.0


@dataclass(frozen=True)
class Mark:
    """A box on the page and where its number stands."""

    proof: Proof
    left: float
    top: float
    width: float
    height: float
    badge_x: float
    badge_y: float


def marks_of(proofs: Iterable[Proof], height: int) -> tuple[Mark, ...]:
    """Boxes in the order given, the numbers beside them without covering each other when that can be."""
    marks: list[Mark] = []
    boxed = [(proof, proof.place.box.grown(0.004, 0.003)) for proof in proofs]
    for proof, around in boxed:
        box = _apart_from(around, [other for _, other in boxed])
        x, y = _badge(around, height, [(m.badge_x, m.badge_y) for m in marks])
        marks.append(
            Mark(
                proof,
                left=_round(box.left * WIDTH),
                top=_round(box.top * height),
                width=_round(box.width * WIDTH),
                height=_round(box.height * height),
                badge_x=_round(x),
                badge_y=_round(y),
            )
        )
    return tuple(marks)


def _apart_from(box: Box, others: Sequence[Box]) -> Box:
    """The box without what it shares with boxes over and under it: no border strikes words through."""
    top, bottom = box.top, box.bottom
    for other in others:
        beside = other.right <= box.left or other.left >= box.right
        if beside or not (other.top < box.bottom and box.top < other.bottom):
            continue
        if other.top < box.top and other.bottom < box.bottom:
            top = max(top, (box.top + other.bottom) / 2)
        elif other.top > box.top and other.bottom > box.bottom:
            bottom = min(bottom, (other.top + box.bottom) / 2)
    return box.model_copy(update={"top": top, "bottom": bottom}) if top < bottom else box


def _badge(box: Box, height: int, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Left of the box, else right of it, else at its corners: the first place that is free."""
    left, right = box.left * WIDTH - RADIUS - _GAP, box.right * WIDTH + RADIUS + _GAP
    top, bottom, middle = box.top * height, box.bottom * height, box.middle_y * height
    wanted = [(left, middle), (right, middle), (left, top), (right, top), (left, bottom), (right, bottom)]
    inside = [(_held(x, WIDTH), _held(y, height)) for x, y in wanted]
    free = (spot for spot in inside if all(_apart(spot, other) for other in taken))
    return next(free, inside[0])


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) >= 2 * RADIUS or abs(one[1] - other[1]) >= 2 * RADIUS


def _held(value: float, most: float) -> float:
    return min(max(value, RADIUS + 1), most - RADIUS - 1)


def _round(value: float) -> float:
    return round(value, 1)
