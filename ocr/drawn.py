"""The lines that a PDF draws, as rulings: strokes, sides of stroked frames, thin filled bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Literal

from models.geometry import Box
from models.page import Ruling
from ocr.fillcolour import PALE, taken_from_white
from ocr.objects import Object

Direction = Literal["horizontal", "vertical"]
BoxOf = Callable[[Mapping[str, Any]], Box | None]

LINES = ("line", "curve", "rect")
THIN = 2.5  # points: a thicker bar is a filled area
SHORTEST = 14.0  # points, once joined: sides of check boxes are shorter
JOINED = 1.5  # points between two pieces of one line


def rulings_of(objects: Mapping[str, Sequence[Object]], box_of: BoxOf) -> tuple[Ruling, ...]:
    """The rulings of a page in page fractions, those that follow one another joined."""
    found: list[Ruling] = []
    drawn = list(_segments(objects))
    for direction in ("horizontal", "vertical"):
        segments = [s for s in drawn if _direction(s) == direction]
        for segment in _joined(segments, direction):
            box = box_of(segment)
            if box is not None and _length(segment, direction) >= SHORTEST:
                found.append(Ruling(direction=direction, box=box))
    return tuple(sorted(found, key=lambda r: (r.direction, r.box.top, r.box.left)))


def _segments(objects: Mapping[str, Sequence[Object]]) -> Iterator[dict[str, float]]:
    for item in chain.from_iterable(objects.get(kind, ()) for kind in LINES):
        if item["object_type"] == "curve" and not _is_straight(item):
            continue
        stroked = item.get("stroke") and _seen(item.get("stroking_color"))
        filled = item.get("fill") and _seen(item.get("non_stroking_color"))
        if _direction(item) and (stroked or filled):
            yield _span(item["x0"], item["top"], item["x1"], item["bottom"])
        elif item["object_type"] == "rect" and stroked:
            yield from _sides(item)


def _sides(item: Mapping[str, Any]) -> Iterator[dict[str, float]]:
    x0, x1, top, bottom = item["x0"], item["x1"], item["top"], item["bottom"]
    yield _span(x0, top, x1, top)
    yield _span(x0, bottom, x1, bottom)
    yield _span(x0, top, x0, bottom)
    yield _span(x1, top, x1, bottom)


def _span(x0: float, top: float, x1: float, bottom: float) -> dict[str, float]:
    return {"x0": float(x0), "top": float(top), "x1": float(x1), "bottom": float(bottom)}


def _is_straight(item: Mapping[str, Any]) -> bool:
    return bool(min(item["x1"] - item["x0"], item["bottom"] - item["top"]) < THIN / 2)


def _direction(item: Mapping[str, Any]) -> Direction | None:
    across, down = item["x1"] - item["x0"], item["bottom"] - item["top"]
    if down <= THIN and across > 2 * down:
        return "horizontal"
    return "vertical" if across <= THIN and down > 2 * across else None


def _seen(colour: object) -> bool:
    """Whether a colour can be told from white paper; an unknown one can."""
    parts = [colour] if isinstance(colour, int | float) else list(colour) if isinstance(colour, tuple) else []
    if not all(isinstance(part, int | float) for part in parts):
        return True
    taken = taken_from_white([float(part) for part in parts])
    return taken is None or float(taken.max()) > PALE


def _length(segment: Mapping[str, float], direction: Direction) -> float:
    ends = ("x0", "x1") if direction == "horizontal" else ("top", "bottom")
    return segment[ends[1]] - segment[ends[0]]


def _joined(segments: list[dict[str, float]], direction: Direction) -> list[dict[str, float]]:
    """Pieces of one line made one: a table drawn cell by cell has them by the dozen."""
    start, end, side, other = (
        ("x0", "x1", "top", "bottom") if direction == "horizontal" else ("top", "bottom", "x0", "x1")
    )
    joined: list[dict[str, float]] = []
    for piece in sorted(segments, key=lambda s: (round(s[side] + s[other]), s[start])):
        last = joined[-1] if joined else None
        near = last and abs(last[side] + last[other] - piece[side] - piece[other]) <= 2 * JOINED
        if last and near and piece[start] - last[end] <= JOINED:
            last[end] = max(last[end], piece[end])
            last[side], last[other] = min(last[side], piece[side]), max(last[other], piece[other])
        else:
            joined.append(dict(piece))
    return joined
