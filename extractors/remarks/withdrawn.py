"""Sentences by which a piece takes back what it says elsewhere: « sous réserve de … », « non fonctionnel ».

No field and no mention holds them, and they may stand anywhere, printed or by hand. What a form prints of
itself is left out, and what is denied: « sans réserve », « aucune anomalie ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from extractors.normal import fold
from extractors.remarks.limits import Words, limits_on, terms_of_sale
from extractors.remarks.printed import printed_by
from models.geometry import Box
from models.page import Line
from models.view import PageView
from schemes.piece import PieceModel

LIKE = 88.0  # likeness of a line to a sentence that the form prints
SPARE = 10  # letters that such a line may have more
SHORT = 15  # letters of a line that can be like a sentence
BEFORE, AFTER, ALIKE = 12, 22, 80.0  # letters round such words that are like a sentence of the form, how far
NEXT = 2.2  # heights of a line from one line of a paragraph to the next
FLUSH = 0.03  # of the page: lines of a paragraph start together


def withdrawals(view: PageView, model: PieceModel) -> Iterator[tuple[str, str, tuple[Box, ...]]]:
    """The words that take back, the line that they stand in with the one that it goes on in, their places."""
    words = limits_on(model.kind)
    if words is None:
        return
    printed = [one for one in printed_by(model) if len(one) >= SHORT]
    lines = view.page.lines
    forms = frozenset(n for n, line in enumerate(lines) if _is_printed(fold(line.text), printed))
    terms = terms_of_sale(model.kind, lines)
    told: Line | None = None
    for number, (line, after) in enumerate(zip_longest(lines, lines[1:])):
        if line is told or number in forms:
            continue
        next_one = after if after is not None and _goes_on(line, after) else None
        begun = number > 0 and number - 1 not in forms and _goes_on(lines[number - 1], line)
        before = fold(lines[number - 1].text) if begun else ""
        found = _first(words, (before, line, next_one), printed, terms=number in terms)
        if found is None:
            continue
        whole = [line]
        if next_one and number + 1 not in forms and not line.text.rstrip().endswith(":"):
            whole, told = [line, next_one], next_one
        yield found, " ".join(one.text for one in whole), tuple(one.box for one in whole)


def _first(
    words: Words, lines: tuple[str, Line, Line | None], printed: Sequence[str], *, terms: bool
) -> str | None:
    """The first such words that begin in the line and that the form does not say itself.

    `lines`: the words of the line before, where the sentence began (« Aucun règlement n’est | demandé »), the
    line and the one that it goes on in.
    """
    before, line, after = lines
    text = " ".join(part for part in (before, fold(line.text), fold(after.text) if after else "") if part)
    start = len(before) + 1 if before else 0
    end = start + len(fold(line.text))
    said = (one for one in words.found(text, terms=terms) if start <= one.start() < end)
    return next((one[0] for one in said if not _of_the_form(text, one, printed)), None)


def _of_the_form(text: str, found: re.Match[str], printed: Sequence[str]) -> bool:
    """Whether the form itself says so, in a sentence that its lines break otherwise."""
    around = text[max(0, found.start() - BEFORE) : found.end() + AFTER]
    return any(found[0] in one and fuzz.partial_ratio(around, one) >= ALIKE for one in printed)


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a line is the next one of a paragraph, in a sentence that is not at its end."""
    if line.text.rstrip().endswith((".", ";")):
        return False
    flush = abs(line.box.left - after.box.left) < FLUSH
    return flush and 0 < after.box.middle_y - line.box.middle_y < NEXT * line.box.height


def _is_printed(text: str, printed: Sequence[str]) -> bool:
    """A line that is a part of a sentence of the form, and nothing more."""
    if len(text) < SHORT:
        return False
    return any(len(text) <= len(one) + SPARE and fuzz.partial_ratio(text, one) >= LIKE for one in printed)
