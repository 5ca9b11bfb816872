"""A name that a paragraph breaks at the end of its line: « …, représentée par le Dr | MULLER Étienne, … »."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.hit import Hit
from extractors.layout.neighbours import under
from extractors.layout.segments import Segment
from models.page import Word

_BEGUN = 2  # words of the name on the line of its label, at most
_MOST = 6  # words on the next line
_EDGE, _LEFT = 0.01, 0.02  # of the page: where lines of one paragraph end and start
_BLOCK = 0.2  # of the page's height: how far its lines are looked at


def flowing(context: Context, hit: Hit, begun: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of the name on both lines, () when it does not go on: it ends before a comma.

    The label stands inside its line, as in a sentence, which had no room for the first word of the next line.
    """
    line = hit.last
    if hit.leads or hit.colon or len(begun) > _BEGUN or (begun and begun[-1].text[-1:] in ",;.)"):
        return ()
    lower = next(iter(under(line.box, line.view, context.segments, line.height)), None)
    if lower is None or abs(lower.box.left - line.box.left) > _LEFT:
        return ()
    longest = max(s.box.right for s in context.segments if _near(line, s))
    if line.box.right + lower.words[0].box.width < longest - _EDGE:
        return ()
    if begun and begun[-1].box.right < line.words[-1].box.right:
        return ()
    words = context.free(lower)
    end = next((n for n, word in enumerate(words[:_MOST]) if word.text[-1:] in ",;"), None)
    return () if end is None else (*begun, *words[: end + 1])


def _near(line: Segment, other: Segment) -> bool:
    return other.view is line.view and abs(other.box.middle_y - line.box.middle_y) < _BLOCK
