"""A supplier's own form may print the choice instead of boxes: « Nature de la prestation : Vague 2 »."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.boxes.options import Spot
from models.page import Grade
from models.view import PageView

UNDER = 2.6  # heights of a line from a heading to its value
BLOCK = 0.12  # of the page's height: another option there makes a choice of boxes


def stated(
    spots: Sequence[Spot], headings: Sequence[Spot], views: Sequence[PageView], *, beside: bool = False
) -> Spot | None:
    """The one option that stands as the value of a heading, no other option being printed near it.

    `beside`: on a row of the heading only, where no list of boxes starts.
    """
    for heading in headings:
        if views[heading.view].page.legibility.grade is Grade.ILLEGIBLE:
            continue
        near = [s for s in spots if s.view == heading.view and _within(s, heading)]
        view = views[heading.view]
        values = [s for s in near if _is_beside(s, heading)]
        if not beside:
            values += [s for s in near if _is_under(s, heading, view) or _goes_on(s, heading, view)]
        if values and len({s.key for s in near}) == 1:
            return values[0]
    return None


def _within(spot: Spot, heading: Spot) -> bool:
    return -0.02 <= spot.first_line.middle_y - heading.first_line.middle_y <= BLOCK


def _is_beside(spot: Spot, heading: Spot) -> bool:
    """Right of the heading on the row of one of its lines."""
    line = spot.first_line
    return any(
        abs(line.middle_y - one.middle_y) < 0.6 * spot.height and line.left >= one.right - 0.01
        for one in (heading.first_line, heading.last_line)
    )


def _is_under(spot: Spot, heading: Spot, view: PageView) -> bool:
    """Just under the heading, with no line between the two."""
    head, line = heading.last_line, spot.first_line
    down = line.middle_y - head.middle_y
    under = 0 < down <= UNDER * spot.height and abs(line.left - head.left) < 0.06
    between = (one.box for one in view.page.lines if head.bottom < one.box.middle_y < line.top)
    return under and not any(one.left < line.right and one.right > line.left for one in between)


def _goes_on(spot: Spot, heading: Spot, view: PageView) -> bool:
    """« …, financement vague 1 déjà perçu par le client | oui. »: a sentence goes on with its next line.

    « … par le client | non conditionnée à … » answers nothing.
    """
    last, first = heading.tokens[-1], spot.tokens[0]
    lasts = [line.words[-1].box for line in view.page.lines]
    ends = last.word.box in lasts and (first.word.box in lasts or first.word.text[-1:] in ".,;")
    return ends and first.at[1:] == (last.at[1] + 1, 0) and spot.first_line.left < heading.first_line.left
