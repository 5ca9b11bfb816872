"""Sections: the parts of a piece opened by a title, side by side or one under the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.hit import Hit
from extractors.layout.neighbours import on_row, overlap, right_of
from extractors.layout.ranks import has_rank
from extractors.layout.segments import Segment
from extractors.normal import fold
from models.geometry import Box

_PREFIX = "section:"
_ARTICLES = ("le", "la", "l", "votre", "notre", "vos", "nos")
# A title 2 % of the page above or below another one is beside it, not under it.
_SIDE_BY_SIDE = 0.02
_WIDEST_GAP = 0.06
_FAR = 0.5
_MARGIN = 0.01
_ACROSS = 0.01  # a line that reaches so far on both sides of a gutter is of no column
_SAME_FOOT, _BOXED = 0.008, 0.03  # of the page: two sides end together, and hold more than the title
_UNDER = 2.0  # heights of a title from its middle to the ruling under it
_BLOCK = 0.08  # of the page: the height of an address
# « Client : C004127 » gives a code, and opens nothing.
_CODE = re.compile(r"^\s*:\s*(?=\S*\d)[A-Z\d/_.-]{3,}\s*$")


@dataclass(frozen=True)
class Region:
    """A section on a page: its key and the box that it covers."""

    key: str
    page: int
    document: str
    box: Box

    def holds(self, segment: Segment) -> bool:
        same = segment.page == self.page and segment.view.document == self.document
        # Not its very edge: a column is never quite straight on a scan.
        x = segment.box.left + min(0.2 * segment.box.width, 0.03)
        return same and self.box.contains_point(x, segment.box.middle_y)


def regions(hits: Sequence[Hit], segments: Sequence[Segment]) -> tuple[Region, ...]:
    """The sections whose titles were found. A title stands alone on its line, or before a colon."""
    titles = [hit for hit in hits if _key(hit) and _leads(hit) and (hit.alone or hit.colon)]
    titles = [
        t for t in titles if not _has_value(t, hits, segments) and not _CODE.match(t.last.text[t.end :])
    ]
    found: list[Region] = []
    for title in sorted(titles, key=lambda t: (t.last.page, t.box.top)):
        around = next((r for r in reversed(found) if r.holds(title.segments[0])), None)
        if around is None or around.key != _key(title):
            found.append(_region(title, titles, segments, around))
    return tuple(found)


def _leads(title: Hit) -> bool:
    """Whether it opens its line: « Votre éditeur »; « Le Client (client unique) » says it twice."""
    before = title.segments[0].text[: title.start].rstrip()
    said = [word for word in fold(before).split() if word not in _ARTICLES]
    if title.leads or not said or not before.endswith("("):
        return title.leads or not said
    return set(said) <= set(fold(" ".join(w.text for w in title.words)).split())


def section_of(segment: Segment, found: Sequence[Region]) -> str | None:
    """The smallest section that holds a segment."""
    holding = [r for r in found if r.holds(segment)]
    return min(holding, key=lambda r: r.box.area).key if holding else None


def _has_value(title: Hit, hits: Sequence[Hit], segments: Sequence[Segment]) -> bool:
    """« Fournisseur | Médiciel SAS » in a list of labels and values opens no section."""
    beside = right_of(title.box, title.last.view, segments)
    if not title.alone or not beside or beside[0].box.left - title.box.right > _FAR:
        return False
    return all(beside[0] not in hit.segments for hit in hits)


def _key(hit: Hit) -> str | None:
    return next((o.removeprefix(_PREFIX) for o in sorted(hit.wording.owners) if o.startswith(_PREFIX)), None)


def _region(title: Hit, titles: Sequence[Hit], segments: Sequence[Segment], around: Region | None) -> Region:
    """From a title down to the next one of its column. `around`: the section that the title stands in."""
    here = [s for s in segments if s.view is title.last.view]
    others = [t for t in titles if t is not title and t.last.view is title.last.view]
    beside = [t for t in others if abs(t.box.middle_y - title.box.middle_y) < _SIDE_BY_SIDE]
    left = max(
        (_gutter(t, title, here) for t in beside if t.box.left < title.box.left),
        default=around.box.left if around else 0.0,
    )
    if not beside and around is None:
        left = _column(title, here)
    right = min(
        (_gutter(title, t, here) for t in beside if t.box.left > title.box.left),
        default=around.box.right if around else 1.0,
    )
    bottom = min(
        (
            t.box.top
            for t in others
            if t.box.top > title.box.bottom and left <= t.box.middle_x < right and _key(t) != _key(title)
        ),
        default=1.0,
    )
    bottom = min(bottom, _next_heading(title, here), _foot_of_box(title), _next_table(title, others, left))
    box = Box(left=left, top=title.box.top - 0.003, right=right, bottom=bottom)
    bottom = _end(box, here)
    view = title.last.view
    return Region(
        str(_key(title)), view.page.number, view.document, box.model_copy(update={"bottom": bottom})
    )


def _column(title: Hit, here: Sequence[Segment]) -> float:
    """The left edge of a block that stands right of other lines, as an address in the window of a letter.

    The title and the line under it start at the same place, and no line beside them crosses it.
    """
    edge = title.box.left - _MARGIN
    low = [s.box for s in here if 0 < s.box.middle_y - title.box.middle_y < _BLOCK]
    under = min((b for b in low if b.right > title.box.left), key=lambda b: b.top, default=None)
    first = [b for b in low if under is not None and on_row(b, under)]  # « Structure | Centre de santé »
    apart = any(abs(b.left - title.box.left) < 2 * _MARGIN for b in first)
    beside = any(b.right < edge for b in low)
    return edge if apart and beside and not any(b.left < edge < b.right for b in low) else 0.0


def _next_heading(title: Hit, here: Sequence[Segment]) -> float:
    """Under « 3. Client », the next line that starts with a rank, « 4. Logiciel », whatever its words.

    So it is under « Client », a party of « 2. Les parties »: « 3. La solution » is ranked as the line above.
    """
    ranked = [s for s in here if has_rank(s.text)]
    first = title.last
    if not has_rank(first.text):
        above = (s for s in ranked if s.box.bottom <= title.box.top and s.box.left < title.box.left)
        over = max(above, key=lambda s: s.box.top, default=None)
        if over is None:
            return 1.0
        first = over
    below = (
        s.box.top for s in ranked if s.box.top > title.box.bottom and abs(s.box.left - first.box.left) < 0.02
    )
    return min(below, default=1.0)


def _next_table(title: Hit, others: Sequence[Hit], left: float) -> float:
    """Under two parties side by side, the title of a table that is ruled across both columns; 1 for none."""
    rules = [r.box for r in title.last.view.page.rulings if r.direction == "horizontal"]
    across = [r.middle_y for r in rules if r.left < left - _ACROSS and r.right > left + _ACROSS]
    tops = (
        t.box.top
        for t in others
        if t.box.top > title.box.bottom
        and t.box.right < left
        and _key(t) != _key(title)
        and any(0 < y - t.box.middle_y < _UNDER * t.box.height for y in across)
    )
    return min(tops, default=1.0)


def _foot_of_box(title: Hit) -> float:
    """Where the two sides of a box drawn round a title and its lines end; 1 when it is in none."""
    rules = [r.box for r in title.last.view.page.rulings if r.direction == "vertical"]
    sides = [r for r in rules if r.top < title.box.middle_y < r.bottom]
    left = max((r for r in sides if r.middle_x < title.box.left), key=lambda r: r.middle_x, default=None)
    right = min((r for r in sides if r.middle_x > title.box.right), key=lambda r: r.middle_x, default=None)
    if left is None or right is None or abs(left.bottom - right.bottom) > _SAME_FOOT:
        return 1.0
    foot = max(left.bottom, right.bottom)
    return foot if foot - title.box.bottom > _BOXED else 1.0


def _gutter(left: Hit, right: Hit, here: Sequence[Segment]) -> float:
    """Where the left column ends: a vertical ruling with no words from it to the title, or a blank."""
    low, high = left.box.right, right.box.left
    if low >= high:
        return high
    top = min(left.box.top, right.box.top)
    below = [s.box for s in here if top <= s.box.middle_y <= top + 0.2]
    ruled = [
        x
        for x in _rulings_between(left, right, top)
        if not any(x <= b.left and b.right <= high for b in below)
    ]
    if ruled:
        return max(ruled)
    steps = [low + (high - low) * i / 60 for i in range(61)]
    crossed = [sum(b.left < x < b.right for b in below) for x in steps]
    fewest = min(crossed)
    # The left edges of the right column stand just after the gutter.
    return max(x for x, count in zip(steps, crossed, strict=True) if count == fewest) - 0.001


def _rulings_between(left: Hit, right: Hit, top: float) -> list[float]:
    """The vertical rulings that start beside two titles, between them."""
    return [
        r.box.middle_x
        for r in left.last.view.page.rulings
        if r.direction == "vertical"
        and left.box.right <= r.box.middle_x <= right.box.left
        and r.box.top < top + 0.05
        and r.box.bottom > top + 0.02
    ]


def _end(box: Box, here: Sequence[Segment]) -> float:
    """The bottom of the block: before a wide blank, or before a line that runs across the columns."""
    narrow = box.left > 0 or box.right < 1
    bottom = box.top + 0.02
    for segment in sorted(here, key=lambda s: s.box.top):
        other = segment.box
        if other.middle_y <= box.top or other.middle_y >= box.bottom:
            continue
        inside = overlap(box.left, box.right, other.left, other.right)
        across = any(other.left < x - _ACROSS and other.right > x + _ACROSS for x in (box.left, box.right))
        if inside < 0.5 * other.width and inside < 0.02 and not across:
            continue
        if other.top - bottom > _WIDEST_GAP or (narrow and (across or inside < 0.8 * other.width)):
            return max(bottom, other.top - 0.001)
        bottom = max(bottom, other.bottom)
    return min(box.bottom, bottom + 0.005)
