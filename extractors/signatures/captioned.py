"""A signing line whose label is the caption under it: one signs over the rule.

« ____________ » with « Signature du client » under it. A rule may as well part two blocks, the one that is
signed over it being another's: it is a caption's only on a form whose other labels are captions too, and a
person looks where the head of another block stands over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.signatures.blocks import heads_another
from extractors.signatures.labels import Label
from extractors.signatures.zone import Zone, is_sentence, text_height
from models.geometry import Box
from models.page import Line, Page
from models.view import PageView

CLOSE = 1.2  # heights of a label from it to the rule over it
DEEP = 0.12  # of the page: how far over the rule one signs
LEAST = 2.0  # heights of a line: a lower place has no room for a signature
OTHERS = 3  # captions that make such a form
WIDEST = 0.65  # of the page: a longer rule parts blocks
SHORTEST = 0.12  # of the page: shorter ones are strokes of a pen
SIDE = 0.006  # of the page: an upright ruling that near an end of the rule makes a cell of it


@dataclass(frozen=True)
class Over:
    """The zone over the rule of a label, and whether it is surely the place that the label names."""

    zone: Zone
    sure: bool


def over_its_rule(label: Label, view: PageView) -> Over | None:
    """None where no rule stands right over the label, or where it leaves no room to sign."""
    level = [r.box for r in view.page.rulings if r.direction == "horizontal"]
    near = [r for r in level if label.box.top - CLOSE * label.box.height < r.middle_y < label.box.middle_y]
    rule = max((r for r in near if _holds(r, label.box)), key=lambda r: r.middle_y, default=None)
    if rule is None:
        return None
    top = max([0.0, rule.top - DEEP, *_ends(rule, view.page)])
    line = text_height(view.page)
    box = Box(left=max(0.0, rule.left - 0.01), top=top, right=min(1.0, rule.right + 0.01), bottom=rule.top)
    if box.height < LEAST * line:
        return None
    own = _is_caption(label.box, rule, view.page) and _captions(view.page) >= OTHERS
    return Over(Zone(label.view, None, box, line), own and not heads_another(box, label, view.page))


def _is_caption(label: Box, rule: Box, page: Page) -> bool:
    return rule.width < WIDEST and _fits(rule, label) and not _is_cell(rule, page)


def _captions(page: Page) -> int:
    """How many rules of the page bear a line and have one right under them: a form of captions."""
    rules = [r.box for r in page.rulings if r.direction == "horizontal" and r.box.width > SHORTEST]
    return sum(any(_stands(one, rule) for one in page.lines) and _labels(rule, page) for rule in rules)


def _stands(line: Line, rule: Box) -> bool:
    """Whether a line is written on a rule."""
    gap = rule.middle_y - line.box.bottom
    return abs(gap) < CLOSE * line.box.height and _holds(rule, line.box) and line.box.middle_y < rule.middle_y


def _labels(rule: Box, page: Page) -> bool:
    """Whether a line stands right under a rule as its caption."""
    under = (line.box for line in page.lines if line.box.middle_y > rule.middle_y)
    near = (box for box in under if box.top - rule.middle_y < CLOSE * box.height and _holds(rule, box))
    return any(_is_caption(box, rule, page) for box in near)


def _holds(rule: Box, label: Box) -> bool:
    return rule.width > SHORTEST and rule.left - 0.02 < label.left and label.right < rule.right + 0.02


def _fits(rule: Box, label: Box) -> bool:
    """Whether the label stands under the rule from its start, or in its middle."""
    return min(abs(label.left - rule.left), abs(label.middle_x - rule.middle_x)) < 0.03


def _is_cell(rule: Box, page: Page) -> bool:
    uprights = [r.box for r in page.rulings if r.direction == "vertical"]
    ends = (u for u in uprights if min(abs(u.middle_x - rule.left), abs(u.middle_x - rule.right)) < SIDE)
    return any(u.top - SIDE < rule.middle_y < u.bottom + SIDE for u in ends)


def _ends(rule: Box, page: Page) -> Sequence[float]:
    """Where sentences and rules over it end."""
    lines = [line.box.bottom for line in page.lines if is_sentence(line) and line.box.bottom < rule.top]
    rules = [
        r.box.bottom
        for r in page.rulings
        if r.direction == "horizontal" and r.box.width >= rule.width and r.box.bottom < rule.top - 0.01
    ]
    return [*lines, *rules]
