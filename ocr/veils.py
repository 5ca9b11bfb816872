"""What keeps the letters of a PDF from showing: transparency, a soft mask, a clip (ISO 32000 §8.5.4, §11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt

FAINTEST = 0.094  # of full paint: black letters that leave fewer levels than that on paper cannot be seen
OPAQUE = 0.99
STROKED = (1, 5)  # text modes that draw only the outline
BOTH = (2, 6)


@dataclass(frozen=True)
class Veil:
    """How what is painted now shows: opacities from 0 to 1, `clip` in points of the page (None: all of it).

    `around`: the opacity of the groups around. `blended`: it is mixed with what lies below.
    """

    fill: float = 1.0
    stroke: float = 1.0
    around: float = 1.0
    masked: bool = False
    in_mask: bool = False
    blended: bool = False
    clip: Rect | None = None

    def set_by(self, parameters: Mapping[str, Any]) -> Veil:
        """After the `gs` operator. Raises nothing: what is not a number changes nothing."""
        fill, stroke = resolve1(parameters.get("ca")), resolve1(parameters.get("CA"))
        veil = self
        if isinstance(fill, int | float):
            veil = replace(veil, fill=min(max(float(fill), 0.0), 1.0))
        if isinstance(stroke, int | float):
            veil = replace(veil, stroke=min(max(float(stroke), 0.0), 1.0))
        if "SMask" in parameters:
            veil = replace(veil, masked=isinstance(resolve1(parameters["SMask"]), dict))
        if "BM" in parameters:
            mode = resolve1(parameters["BM"])
            first = mode[0] if isinstance(mode, list) and mode else mode
            veil = replace(veil, blended=literal_name(first) not in ("Normal", "Compatible"))
        return veil

    def within(self, form: Mapping[str, Any]) -> Veil:
        """Inside a form: one that is a group is veiled as a whole, and begins anew."""
        if not isinstance(resolve1(form.get("Group")), dict):
            return self
        masked = self.masked or self.in_mask
        around = self.around * self.fill
        return replace(self, fill=1.0, stroke=1.0, around=around, masked=False, in_mask=masked)

    def clipped(self, path: Sequence[PathSegment], ctm: Matrix) -> Veil:
        """After a clip by that path: nothing shows beyond the rectangle around it."""
        given = [step[1:] for step in path]
        points = [(step[i], step[i + 1]) for step in given for i in range(0, len(step) - 1, 2)]
        if not points:
            return self
        placed = [apply_matrix_pt(ctm, point) for point in points]
        across, up = [x for x, _ in placed], [y for _, y in placed]
        x0, y0, x1, y1 = self.clip or (min(across), min(up), max(across), max(up))
        left, low, right, high = min(across), min(up), max(across), max(up)
        return replace(self, clip=(max(x0, left), max(y0, low), min(x1, right), min(y1, high)))

    def opacity(self, mode: int) -> float:
        """Of letters in that text mode."""
        own = self.stroke if mode in STROKED else max(self.fill, self.stroke) if mode in BOTH else self.fill
        return own * self.around

    def hides(self, mode: int) -> bool:
        """Whether letters in that text mode do not show, or cannot be said to."""
        return self.masked or self.in_mask or self.opacity(mode) < FAINTEST

    def cuts(self, rect: Rect) -> bool:
        """Whether the clip leaves out the middle of a rectangle."""
        if self.clip is None:
            return False
        x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
        return not (self.clip[0] <= x <= self.clip[2] and self.clip[1] <= y <= self.clip[3])

    @property
    def covers(self) -> bool:
        """What is filled now hides what lies below."""
        veiled = self.masked or self.in_mask or self.blended
        return not veiled and self.fill * self.around >= OPAQUE

    def shown_of(self, rect: Rect) -> Rect:
        """The part of a rectangle that the clip leaves; nothing of it when its sides cross."""
        if self.clip is None:
            return rect
        left, low, right, high = self.clip
        return max(rect[0], left), max(rect[1], low), min(rect[2], right), min(rect[3], high)
