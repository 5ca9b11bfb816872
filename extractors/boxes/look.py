"""What stands beside the options of a group: frames that go together, signs read as letters, pen marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from extractors.boxes.beside import freehand
from extractors.boxes.brackets import between_brackets, bracketed, in_place
from extractors.boxes.celled import in_cells
from extractors.boxes.columned import in_columns
from extractors.boxes.decide import Sight
from extractors.boxes.frames import RELAXED, SIZES, STRICT, Frame, Strict, find_frames
from extractors.boxes.glyphs import SIDES, Glyph, glyph_beside, glyphs_beside
from extractors.boxes.inside import look_inside
from extractors.boxes.letters import Side, letters_of
from extractors.boxes.options import Spot
from extractors.boxes.patch import TOUCHING, patch_of
from models.geometry import Box
from models.piece import MarkState
from models.view import PageView

REACH = 6.0  # heights of a line between an option and its box
OFF = 0.55  # heights of a line between the middles of an option's line and of its box
GLUED = 1.2  # heights of a line: a box may have been taken into the first word
ASTRAY = 2.0  # widths of a box: boxes left of words that start under each other are not so far off
LONELY = 0.5  # what a missing frame costs
Choice = tuple[float, tuple[Frame | None, ...], Side]
Known = dict[tuple[Spot, Side, Box | None], list[Frame]]
"""The frames of an option, on a side, in a place: the same option is looked at in many sets of options."""


def look(spots: Sequence[Spot], views: Sequence[PageView], known: Known) -> list[Sight]:
    """What stands beside each of these options. `known`: the frames found before, on the same views."""
    pages = {spot.view for spot in spots}
    if len(pages) > 1:
        seen = [one for page in pages for one in look([s for s in spots if s.view == page], views, known)]
        return [next(one for one in seen if one.spot is spot) for spot in spots]
    view = views[spots[0].view]
    frames, side = _frames(spots, view, known)
    glyphs = bracketed(spots, glyphs_beside(spots, view, side))
    boxes = [frame.box for frame in frames if frame]
    sights = [_sight(view, *one, boxes) for one in zip(spots, frames, glyphs, strict=True)]
    found = [s.inside is not None or bool(s.glyph and s.glyph.state) for s in sights]
    if not all(found) and (celled := in_cells(spots, view)):
        return celled
    if any(found):
        return sights
    columned = in_columns(spots, view)
    if columned is None:
        return freehand(sights, view)
    boxes = [frame.box for frame in columned]
    return [_sight(view, spot, frame, None, boxes) for spot, frame in zip(spots, columned, strict=True)]


def _sight(
    view: PageView, spot: Spot, frame: Frame | None, glyph: Glyph | None, boxes: Sequence[Box]
) -> Sight:
    """Brackets that were read as such are where they were read; else the frame that the pixels show."""
    if glyph and glyph.bracket and (glyph.state or not frame or not _within(frame.box, glyph.box)):
        inside = between_brackets(view, glyph.box, spot.first_line, spot.height)
        if inside is None and glyph.state is not MarkState.CHECKED:
            inside = in_place(view, glyph.box, spot.first_line, spot.height)
        return Sight(spot, glyph.box, inside, glyph)
    if frame:
        others = [box for box in boxes if box is not frame.box]
        inside = look_inside(view, frame.box, frame.shape, spot.first_line, others)
        return Sight(spot, frame.box, inside, glyph)
    return Sight(spot, glyph.box if glyph else None, None, glyph)


def _within(frame: Box, brackets: Box) -> bool:
    """The frame stands where the inside of the brackets is: elsewhere, a bracket and a letter draw it."""
    return abs(frame.middle_x - brackets.middle_x) < brackets.width / 4


def _frames(
    spots: Sequence[Spot], view: PageView, known: Known
) -> tuple[tuple[Frame | None, ...], Side | None]:
    """One frame for each option, all on one side and alike; a blurred one is found from its neighbours."""
    choices = [_on_side(spots, view, side, known) for side in _sides(spots, view)]
    _, frames, side = max(choices, key=lambda one: one[0])
    if all(frame is None for frame in frames):
        return frames, None
    return tuple(
        frame or _like_neighbours(spot, frames, spots, view, side)
        for spot, frame in zip(spots, frames, strict=True)
    ), side


def _sides(spots: Sequence[Spot], view: PageView) -> tuple[Side, ...]:
    """The sides where boxes may stand: brackets that were read say on which one."""
    left, right = (
        sum(g.bracket for spot in spots if (g := glyph_beside(spot, view, side))) for side in SIDES
    )
    return SIDES if left == right else SIDES[:1] if left > right else SIDES[1:]


def _on_side(spots: Sequence[Spot], view: PageView, side: Side, known: Known) -> Choice:
    """The best set of frames on that side."""
    candidates = []
    for spot in spots:
        key = (spot, side, _zone(spot, spots, view, side))
        if key not in known:
            known[key] = _candidates(*key, view)
        candidates.append(known[key])
    best: Choice = (-LONELY * len(spots), (None,) * len(spots), side)
    for chosen in product(*[[*one, None] for one in candidates]):
        worth = _worth(spots, chosen, view, side)
        if worth > best[0]:
            best = (worth, chosen, side)
    return best


def _candidates(spot: Spot, side: Side, zone: Box | None, view: PageView) -> list[Frame]:
    """Frames on the row of an option, in the place where its box may be."""
    found = in_zone(spot, view, side, zone, _line(spot, side)) if zone else []
    if side == "left" and not found:
        found = _before_wrap(spot, view)
    return found


def in_zone(
    spot: Spot,
    view: PageView,
    side: Side,
    zone: Box,
    row: Box,
    strict: Strict = STRICT,
    sizes: tuple[float, float] = SIZES,
) -> list[Frame]:
    """Frames of a zone that stand on the row of a line."""
    letters = letters_of(view, [token.word for token in spot.tokens], side, spot.stray)
    found = find_frames(patch_of(view, zone, _line(spot, side), spot.height), letters, strict, sizes)
    return [frame for frame in found if abs(frame.box.middle_y - row.middle_y) <= OFF * spot.height]


def _before_wrap(spot: Spot, view: PageView) -> list[Frame]:
    """An option that starts its line may have left its box at the end of the line above."""
    line, ratio = spot.first_line, view.page.height / max(1, view.page.width)
    before = [w for w in view.page.words if 0 < line.left - w.box.left < 0.2 and _same_row(w.box, line)]
    above = [
        one.box
        for one in view.page.lines
        if 0.5 * spot.height < line.middle_y - one.box.middle_y < 2.2 * spot.height
        and one.box.left < line.left + 0.05
    ]
    if before or not above:
        return []
    row = max(above, key=lambda box: (round(box.middle_y / spot.height), box.right))
    across, high = REACH * spot.height * ratio, 1.4 * spot.height
    # « … : □ Oui □ | Non »: the words of the other option end the line above, and not its first ones.
    said = (w.box for w in view.page.words if sum(c.isalpha() for c in w.text) > 1)
    end = max((box.right for box in said if _same_row(box, row)), default=row.right)
    zone = row.model_copy(
        update={
            "left": max(row.left, end - 0.4 * across),
            "right": min(1.0, end + across),
            "top": max(0.0, row.middle_y - high),
            "bottom": min(1.0, row.middle_y + high),
        }
    )
    return in_zone(spot, view, "left", zone, row)


def _same_row(a: Box, b: Box) -> bool:
    return abs(a.middle_y - b.middle_y) < 0.5 * max(a.height, b.height)


def _line(spot: Spot, side: Side) -> Box:
    return spot.first_line if side == "left" else spot.last_line


def _zone(spot: Spot, spots: Sequence[Spot], view: PageView, side: Side) -> Box | None:
    """Where an option's box may be on that side."""
    line, ratio = _line(spot, side), view.page.height / max(1, view.page.width)
    across, inward = REACH * spot.height * ratio, GLUED * spot.height * ratio
    row = [s for s in spots if s is not spot and abs(_line(s, side).middle_y - line.middle_y) < spot.height]
    if side == "left":
        ends = [s.last_line.right for s in row if s.last_line.right <= line.left]
        left, right = max([line.left - across, 0.0, *ends]), line.left + inward
    else:
        starts = [s.first_line.left for s in row if s.first_line.left >= line.right]
        left, right = line.right - inward, min([line.right + across, 1.0, *starts])
    if right - left < 0.4 * spot.height * ratio:
        return None
    high = 1.4 * spot.height
    top, bottom = max(0.0, line.middle_y - high), min(1.0, line.middle_y + high)
    return Box(left=left, top=top, right=right, bottom=bottom)


def _worth(spots: Sequence[Spot], chosen: Sequence[Frame | None], view: PageView, side: Side) -> float:
    """Borders that stand out, near their options, of one size, in line; no frame twice."""
    frames = [(spot, frame) for spot, frame in zip(spots, chosen, strict=True) if frame]
    worth = -LONELY * (len(spots) - len(frames)) + (0.05 if side == "left" else 0.0)
    for spot, frame in frames:
        worth += frame.score - 0.08 * _away(spot, frame, view, side)
    for n, (a_spot, a) in enumerate(frames):
        for b_spot, b in frames[n + 1 :]:
            if _one_over(a.box, b.box):
                return -math.inf
            worth -= 1.5 * abs(math.log(a.box.height / b.box.height))
            stacked = abs(a_spot.first_line.left - b_spot.first_line.left) < 0.5 * a_spot.height
            if stacked and side == "left":
                askew = abs(a.box.middle_x - b.box.middle_x) / a.box.width
                worth -= 0.5 * min(1.0, askew) if askew < ASTRAY else math.inf
    return worth


def _one_over(a: Box, b: Box) -> bool:
    """The frames share more than a border."""
    shared = a.intersection(b)
    return (
        shared is not None
        and shared.width > TOUCHING * min(a.width, b.width)
        and shared.height > TOUCHING * min(a.height, b.height)
    )


def _away(spot: Spot, frame: Frame, view: PageView, side: Side) -> float:
    """Distance in heights of a line between an option and a frame."""
    line, ratio = _line(spot, side), view.page.height / max(1, view.page.width)
    gap = line.left - frame.box.right if side == "left" else frame.box.left - line.right
    off = abs(frame.box.middle_y - line.middle_y) / spot.height
    return max(0.0, gap / (spot.height * ratio)) + 2 * off


def _like_neighbours(
    spot: Spot, frames: Sequence[Frame | None], spots: Sequence[Spot], view: PageView, side: Side
) -> Frame | None:
    """A frame with a poor border, of the size of the others and placed as they are."""
    known, model = next((s, frame.box) for s, frame in zip(spots, frames, strict=True) if frame)
    size = model.height / spot.height
    zone = _zone(spot, [spot], view, side)
    if zone is None:
        return None
    own, other = _line(spot, side), _line(known, side)
    across = own.left - other.left if side == "left" else own.right - other.right
    places = model.left, model.left + across
    found = [
        frame
        for frame in in_zone(spot, view, side, zone, own, RELAXED, (size * 0.9, size * 1.1))
        if not any(taken and _one_over(taken.box, frame.box) for taken in frames)
        and min(abs(frame.box.left - place) for place in places) < ASTRAY * model.width
    ]
    return min(found, key=lambda frame: _away(spot, frame, view, side), default=None)
