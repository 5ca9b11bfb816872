"""Sizes of boxes; of those much wider than high, cells of tables look like them, but their rules go on."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.boxes.patch import LETTER, OBLONG, PatchBox
from extractors.boxes.sides import GAP, Map

RATIOS = (0.4, 0.5, 0.62, 0.75, 0.87, 1.0, 1.15, 1.35)  # height to width
FLAT = 0.5  # of a line's height: no box wider than usual is so low
ON, LONG = 0.6, 6  # share of ink, and pixels, of a rule that goes on beyond a corner


def sizes_of(span: tuple[int, int]) -> list[int]:
    """Sizes to try, each a few pixels from the next: the border may stand a little off."""
    sizes, size = [], span[0]
    while size <= span[1]:
        sizes.append(size)
        size += max(2, size // 12)
    return sizes


def shapes_of(span: tuple[int, int], room: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Widths and heights that a patch of so many rows and columns has room for."""
    for width in sizes_of(span):
        for height in sorted({round(width * ratio) for ratio in RATIOS}):
            low = is_oblong((width, height)) and height < FLAT * LETTER
            if min(room[0] - height, room[1] - width) > 2 * GAP + 2 and not low:
                yield width, height


def is_oblong(size: tuple[int, int]) -> bool:
    """Wider than usual boxes are."""
    return size[1] < OBLONG * size[0] - 1


def is_cell(one: PatchBox, ink: Map) -> bool:
    """Both lines of one side go on beyond the corners there: a tick crosses one at most."""
    top, bottom, left, right = one.top, one.top + one.height, one.left, one.left + one.width
    across = (
        [ink[max(0, y) : y + 1, max(0, x - LONG) : max(0, x)] for y in (top, bottom)]
        for x in (left - GAP, right + GAP + LONG)
    )
    down = (
        [ink[max(0, y - LONG) : max(0, y), max(0, x) : x + 1] for x in (left, right)]
        for y in (top - GAP, bottom + GAP + LONG)
    )
    return any(all(_runs(part) for part in pair) for pair in (*across, *down))


def _runs(part: Map) -> bool:
    return bool(part.size and part.mean() >= ON)
