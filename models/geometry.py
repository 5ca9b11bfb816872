"""Places on a page, as fractions of its width and height: they survive any resolution."""

from __future__ import annotations

from collections.abc import Iterable

from models.base import Frozen


class Box(Frozen):
    """Left, top, right, bottom as fractions of the upright page, origin top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(self.width, 0.0) * max(self.height, 0.0)

    @property
    def middle_x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle_y(self) -> float:
        return (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )

    def intersection(self, other: Box) -> Box | None:
        """The part that both cover, or None when they do not touch."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        if left >= right or top >= bottom:
            return None
        return Box(left=left, top=top, right=right, bottom=bottom)

    def grown(self, dx: float, dy: float) -> Box:
        """Wider by dx and higher by dy on each side, cut at the page's edges."""
        return Box(
            left=max(0.0, self.left - dx),
            top=max(0.0, self.top - dy),
            right=min(1.0, self.right + dx),
            bottom=min(1.0, self.bottom + dy),
        )

    def contains_point(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in whole pixels of an image of that size, never empty."""
        left, top = int(self.left * width), int(self.top * height)
        right, bottom = round(self.right * width), round(self.bottom * height)
        left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
        return left, top, min(max(right, left + 1), width), min(max(bottom, top + 1), height)


def union_of(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them. Raises ValueError when there are none."""
    found = list(boxes)
    if not found:
        raise ValueError("union of no box")
    return Box(
        left=min(b.left for b in found),
        top=min(b.top for b in found),
        right=max(b.right for b in found),
        bottom=max(b.bottom for b in found),
    )


class Place(Frozen):
    """A place in the files handed in: what every proof points to.

    `document` is the name of the file as handed in (made unique), `page` counts from 1 in it.
    """

    document: str
    page: int
    box: Box

    def overlaps(self, other: Place) -> bool:
        """Whether both cover a part of the same page."""
        here = (self.document, self.page) == (other.document, other.page)
        return here and self.box.intersection(other.box) is not None

    def within(self, other: Place) -> bool:
        """Whether the middle of this place lies in the other."""
        here = (self.document, self.page) == (other.document, other.page)
        return here and other.box.contains_point(self.box.middle_x, self.box.middle_y)
