"""Boxes of one column beside sentences that count alone: « Fonction | Disponible », « [X] Le message »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.boxes.columned import in_columns
from extractors.boxes.decide import Sight
from extractors.boxes.frames import RELAXED, Frame
from extractors.boxes.inside import BLOT, look_inside
from extractors.boxes.look import in_zone, look
from extractors.boxes.options import Spot
from models.geometry import Box
from models.view import PageView

BESIDE = 0.5  # of a box's width: how far two boxes of a column stand out of line
ALIKE = 1.35  # how many times as high one box is as another, at most
INTO = 0.5  # of a box's width: how far it may reach into the words
TOGETHER = 4  # sentences looked at together
SIZES = (0.8, 1.25)  # of the size of the column's boxes: another one of it


def ranged(spots: Sequence[Spot], views: Sequence[PageView]) -> list[Sight]:
    """What was seen of the boxes of a column, on each page; [] where there is none.

    A lone frame may be a letter, and black ones are the bullets of a list.
    """
    found: list[Sight] = []
    for at in sorted({spot.view for spot in spots}):
        page = sorted((s for s in spots if s.view == at), key=lambda s: s.first_line.middle_y)
        column = _largest([s for group in _groups(page) for s in look(group, views, {}) if _is_box(s)])
        column = column or _at_the_ends(page, views[at])
        if not all(s.inside is not None and s.inside.fill >= BLOT for s in column):
            left = [spot for spot in page if all(s.spot.key != spot.key for s in column)]
            found += column + [one for spot in left if (one := _in_its_place(spot, column, views[at]))]
    return found


def _groups(page: Sequence[Spot]) -> Iterator[Sequence[Spot]]:
    """A few sentences together, from top to bottom."""
    count = -(-len(page) // TOGETHER)
    ends = [round(n * len(page) / count) for n in range(count + 1)]
    yield from (page[start:end] for start, end in pairwise(ends))


def _is_box(sight: Sight) -> bool:
    """A frame or a sign that can only be a box, beside the words and not in them."""
    if sight.box is None or (sight.inside is None and (sight.glyph is None or sight.glyph.state is None)):
        return False
    into = INTO * sight.box.width
    first, last = sight.spot.first_line, sight.spot.last_line
    return sight.box.right - into <= first.left or sight.box.left + into >= last.right


def _largest(sights: Sequence[Sight]) -> list[Sight]:
    """The largest set of boxes alike and in line, of two at least."""
    sets = [[other for other in sights if _in_line(one, other)] for one in sights]
    best = max(sets, key=len, default=[])
    return best if len(best) > 1 else []


def _in_line(one: Sight, other: Sight) -> bool:
    a, b = one.box, other.box
    if a is None or b is None:
        return False
    alike = max(a.height, b.height) <= ALIKE * min(a.height, b.height)
    off = min(abs(a.left - b.left), abs(a.right - b.right), abs(a.middle_x - b.middle_x))
    return alike and off <= BESIDE * min(a.width, b.width)


def _at_the_ends(page: Sequence[Spot], view: PageView) -> list[Sight]:
    """Far right of the words, one for each row; a sentence over them all may have none."""
    for spots in (page, page[1:]):
        frames = in_columns(spots, view) if len(spots) > 1 else None
        if frames is not None:
            return [_sight(spot, frame, view) for spot, frame in zip(spots, frames, strict=True)]
    return []


def _in_its_place(spot: Spot, column: Sequence[Sight], view: PageView) -> Sight | None:
    """The box that stands where the column crosses one of the sentence's lines, and is no other's."""
    taken = [s.box for s in column if s.box is not None]
    if not taken:
        return None
    like = sorted(taken, key=lambda box: box.height)[len(taken) // 2]
    size = like.height / spot.height
    for line in dict.fromkeys((spot.first_line, *_lines(spot), spot.last_line)):
        zone = like.model_copy(update={"top": line.middle_y, "bottom": line.middle_y + 0.001})
        zone = zone.grown(like.width, 1.4 * spot.height)
        frames = in_zone(spot, view, "left", zone, line, RELAXED, (SIZES[0] * size, SIZES[1] * size))
        free = [f for f in frames if all(f.box.intersection(box) is None for box in taken)]
        if free:
            return _sight(spot, max(free, key=lambda frame: frame.score), view)
    return None


def _lines(spot: Spot) -> list[Box]:
    ranks = dict.fromkeys(token.at[:2] for token in spot.tokens)
    firsts = [next(t for t in spot.tokens if t.at[:2] == rank) for rank in ranks]
    return [token.word.box for token in firsts]


def _sight(spot: Spot, frame: Frame, view: PageView) -> Sight:
    return Sight(spot, frame.box, look_inside(view, frame.box, frame.shape, spot.first_line))
