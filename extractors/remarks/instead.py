"""The title of another paper on what is taken for a piece: « Facture proforma », « Devis », « Avoir »."""

from __future__ import annotations

import re

from extractors.layout.spaced import closed_up_page
from extractors.normal import fold_words
from extractors.titles import Heading, headings_of, strength
from models.geometry import Box
from models.page import Line, Page
from schemes.piece import PieceModel

_TYPE = re.compile(
    r"\W*(?:type|nature)(?:\s+d(?:e\s+(?:la\s+)?|u\s+)(?:document|pi[èe]ce|facture))?\s*:"
    r"|\W*(?:type|nature)\s+d(?:e\s+(?:la\s+)?|u\s+)(?:document|pi[èe]ce|facture)\b",
    re.IGNORECASE,
)


def other_title(page: Page, model: PieceModel) -> tuple[str, str, Box] | None:
    """The title as the model writes it, the line, its place; None when the piece bears its own title.

    « Devis n° 12 » behind the title of an invoice is what it refers to: a title that is not longer than the
    piece's own stands out, or nothing else is a title.
    """
    page = closed_up_page(page)
    labelled = _labelled(page, model)
    if labelled is not None:
        return labelled
    headings = headings_of(page)
    own = [h for h in headings if h.set_off and not _instead(h, model) and _titled(h, model)]
    for heading in headings:
        title = _instead(heading, model)
        if title is None or (own and not (heading.set_off and _extends(title, model))):
            continue
        if heading.set_off or _extends(title, model):
            line = next((x for x in page.lines if fold_words(x.text) == heading.words), None)
            line = line or next(x for x in page.lines if _holds(fold_words(x.text), heading.words))
            return title, line.text, line.box
    return None


def _labelled(page: Page, model: PieceModel) -> tuple[str, str, Box] | None:
    """« Type de document : Avoir », on one line or the answer beside it: it says what the paper is."""
    for line in page.lines:
        match = _TYPE.match(line.text)
        if match is None:
            continue
        answer = line.text[match.end() :]
        beside = () if fold_words(answer) else _beside(page, line)
        for text, box in ((answer, line.box), *((one.text, line.box.union(one.box)) for one in beside)):
            title = _opening(fold_words(text), model)
            if title is not None:
                return title, text.strip() if beside else line.text, box
    return None


def _beside(page: Page, line: Line) -> tuple[Line, ...]:
    """The nearest line at the right of a label, level with it."""
    level = (x for x in page.lines if abs(x.box.middle_y - line.box.middle_y) < line.box.height / 2)
    right = sorted((x for x in level if x.box.left >= line.box.right), key=lambda x: x.box.left)
    return tuple(right[:1])


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """The heading may be half a line."""
    return any(words[at : at + len(part)] == part for at in range(len(words)))


def _titled(heading: Heading, model: PieceModel) -> bool:
    return any(strength(title, heading) > 0 for title in model.recognise.titles)


def _instead(heading: Heading, model: PieceModel) -> str | None:
    return _opening(heading.words, model)


def _opening(words: tuple[str, ...], model: PieceModel) -> str | None:
    """The title of another paper that these words open with."""
    found = (t for t in model.recognise.instead if words[: len(fold_words(t))] == fold_words(t))
    return max(found, key=len, default=None)


def _extends(title: str, model: PieceModel) -> bool:
    """« Facture proforma » opens with the piece's own title."""
    words = fold_words(title)
    own = (fold_words(one) for one in model.recognise.titles)
    return any(words[: len(one)] == one for one in own)
