"""Forms whose labels are captions under a line: « 72 099 538 0 », a rule, and « FINESS juridique » under it.

A label under a rule may as well be that of the value below, over the rule of which stands the one before:
what most labels of the page stand closer to tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.hit import Hit
from extractors.layout.neighbours import on_row, overlap, under
from extractors.layout.segments import Segment
from models.geometry import Box
from models.view import PageView

CLOSE = 1.0  # heights of a label from it to the rule over it
ON = 0.5  # heights of a line that a value may go under its rule, as letters with tails do
OVER = 1.6  # heights of a line from a rule to the middle of what is written on it
SIDE = 0.006  # of the page: a vertical ruling that near an end of the rule makes it the side of a cell
MOST = 0.6  # of the labels under a rule, to be captions
LEAST = 3  # such labels on a page
ALIGNED = 0.01  # of the page: a caption starts where its value does
HIDDEN = 0.05  # of the page: how far behind a text a rule may be lost
CLOSER = 0.15  # of a label's height: how much closer to its rule a caption is than to what is below


@dataclass(frozen=True)
class Underlined:
    """A label under a rule: the place of its value, and what is written there."""

    place: Box
    value: Segment | None


def underlined(hit: Hit, hits: tuple[Hit, ...], segments: tuple[Segment, ...]) -> Underlined | None:
    """Where the value of a label stands that is a caption under its rule; None for other labels."""
    found = _under_a_rule(hit, segments)
    if found is None:
        return None
    near = [h for h in hits if h.last.view is hit.last.view and _under_a_rule(h, segments) is not None]
    lines = [h for h in {h.last.index: h for h in near}.values() if not _shares_its_rule(h, near, segments)]
    labels = frozenset(h.segments[0].index for h in hits if h.leads)
    captions = sum(_is_caption(h, segments, labels) for h in lines)
    blank = sum(_is_blank(h, segments, labels) for h in lines)
    return found if captions >= max(LEAST, MOST * (len(lines) - blank)) else None


def _under_a_rule(hit: Hit, segments: tuple[Segment, ...]) -> Underlined | None:
    goes_on = any(c.isdigit() for c in hit.last.text[hit.end :])
    if not hit.leads or goes_on or hit.colon or len(hit.segments) > 1:
        return None
    rule = _rule_over(hit.last.box, hit.last.view, segments)
    if rule is None:
        return None
    height = hit.last.height
    place = Box(
        left=rule.left, top=max(0.0, rule.middle_y - OVER * height), right=rule.right, bottom=rule.middle_y
    )
    on = [s for s in segments if s.view is hit.last.view and _stands_on(s.box, rule, height)]
    lowest = max(on, key=lambda s: s.box.middle_y, default=None)
    row = [s for s in on if lowest is not None and on_row(s.box, lowest.box)]
    return Underlined(place, min(row, key=lambda s: s.box.left, default=None))


def _rule_over(label: Box, view: PageView, segments: tuple[Segment, ...]) -> Box | None:
    """The rule right over a label, no side of a cell."""
    level = [r.box for r in view.page.rulings if r.direction == "horizontal"]
    near = [r for r in level if label.top - CLOSE * label.height < r.middle_y < label.middle_y]
    near = [_with_its_start(rule, label, view, segments) for rule in near]
    over = [r for r in near if overlap(r.left, r.right, label.left, label.right) > 0.5 * label.width]
    rule = max(over, key=lambda r: r.middle_y, default=None)
    uprights = [r.box for r in view.page.rulings if r.direction == "vertical"]
    if rule is None or any(_closes(one, rule) for one in uprights):
        return None
    return rule


def _with_its_start(rule: Box, label: Box, view: PageView, segments: tuple[Segment, ...]) -> Box:
    """A faint rule is seen only where no letters stand close to it: it starts where they do."""
    if overlap(rule.left, rule.right, label.left, label.right) > 0.5 * label.width:
        return rule
    written = [
        s.box
        for s in segments
        if s.view is view
        and abs(s.box.left - label.left) < ALIGNED
        and s.box.right - ALIGNED < rule.left < max(s.box.right, label.right) + HIDDEN
        and s.box.middle_y < rule.middle_y < s.box.bottom + ON * s.box.height
    ]
    return Box(left=written[0].left, top=rule.top, right=rule.right, bottom=rule.bottom) if written else rule


def _closes(upright: Box, rule: Box) -> bool:
    """Whether an upright ruling meets an end of the rule."""
    ends = min(abs(upright.middle_x - rule.left), abs(upright.middle_x - rule.right)) < SIDE
    return ends and upright.top - SIDE < rule.middle_y < upright.bottom + SIDE


def _stands_on(box: Box, rule: Box, height: float) -> bool:
    """Whether a line is written over a rule."""
    within = overlap(box.left, box.right, rule.left, rule.right) > 0.5 * box.width
    return (
        within
        and box.middle_y < rule.middle_y < box.bottom + OVER * height
        and (box.bottom < rule.middle_y + ON * height)
    )


def _is_blank(hit: Hit, segments: tuple[Segment, ...], labels: frozenset[int]) -> bool:
    """Whether nothing but labels stands over a label's rule, and right under it: it speaks for neither."""
    found = _under_a_rule(hit, segments)
    if found is not None and found.value is not None:
        return False
    below = under(hit.last.box, hit.last.view, segments, hit.last.height)
    return all(s.index in labels for s in below[:1])


def _shares_its_rule(hit: Hit, others: list[Hit], segments: tuple[Segment, ...]) -> bool:
    """Whether another label of its row stands under the same rule: both are heads of a table."""
    own = _rule_over(hit.last.box, hit.last.view, segments)
    row = [h for h in others if h.last is not hit.last and on_row(h.last.box, hit.last.box)]
    return any(own == _rule_over(other.last.box, other.last.view, segments) for other in row)


def _is_caption(hit: Hit, segments: tuple[Segment, ...], labels: frozenset[int]) -> bool:
    """Whether a label is closer to the rule over it than to what stands under it, be that a rule too.

    Between the rules of a list the labels stand half way, and over each of them stands another label.
    """
    label, view = hit.last.box, hit.last.view
    rule, found = _rule_over(label, view, segments), _under_a_rule(hit, segments)
    if rule is None or found is None or found.value is None or found.value.index in labels:
        return False
    texts = (s.box for s in segments if s.view is view and s.box.middle_y > label.bottom)
    rules = (r.box for r in view.page.rulings if r.direction == "horizontal" and r.box.top > label.middle_y)
    below = [
        max(0.0, box.top - label.bottom)
        for box in (*texts, *rules)
        if overlap(box.left, box.right, label.left, label.right) > 0
    ]
    return min(below, default=1.0) - (label.top - rule.middle_y) > CLOSER * label.height
