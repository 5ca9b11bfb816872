"""What goes on behind a value on its line: another one like it, or words that take it back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.neighbours import on_row
from extractors.normal import fold, squeeze
from extractors.values import IDENTIFIERS, KINDS, Candidate, af, dates
from models.page import Word
from models.reading import ValueKind

_TOUCH = 0.002  # of the page: what the box of a word may reach over that of the next one
_JOINS = re.compile(
    r"[\s,.;]*(?:(?:et|ou|puis|ainsi que)\b|[/&+,;(])[\s(]*(?:n\s?[°º]|(?:et|ou)\b)?\W*", re.I
)
_DASH = re.compile(r"\s*[-–—]\s*(?:n\s?[°º])?\s*")
_TAKES_BACK = re.compile(
    r"\b(?:annul|remplac|caduc|perime|rectifi|corrig|modifi|reedit|reemis|erron|ancien|nouveau|nouvelle"
    r"|invalid|provisoire|proforma|pro forma)"
)
_REACH = 40  # letters behind a value that still speak of it
_SHOWN = 80
_FIGURES = 3  # a shorter number counts pages or lines
_KINDS = IDENTIFIERS | {ValueKind.NUMBER, ValueKind.REFERENCE, ValueKind.DATE}


def words_behind(candidate: Candidate, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a run that stand behind a value, on its line, and the signs glued to it: « X, Y »."""
    last = candidate.words[-1]
    glued = (w for w in words if w.text.startswith(last.text) and abs(w.box.left - last.box.left) < _TOUCH)
    own = next((w for w in glued if on_row(w.box, last.box)), last)
    right = own.box.right - _TOUCH
    behind = tuple(w for w in words if w.box.left >= right and on_row(w.box, last.box))
    left = own.text[len(last.text) :]
    return (own.model_copy(update={"text": left}), *behind) if left else behind


def goes_on(rest: Sequence[Word]) -> bool:
    """Whether a line ends with a sign or a small word after which another value follows: « X / »."""
    return _JOINS.fullmatch(" ".join(w.text for w in rest)) is not None


def others_behind(kind: ValueKind, candidate: Candidate, rest: Sequence[Word]) -> list[Candidate]:
    """« RPPS : X et Y », « BC-2026-17 / BC-2026-18 », « 25/08/2027 (rectifiée le 02/10/2027) »: Y.

    An identifier that its key proves is one wherever it stands behind; anything else must be joined to the
    value, for « F2027-18 – 3 pages » is one number, and « 01/08/2026 – 31/01/2027 » one period.
    """
    if kind not in _KINDS:
        return []
    text, place = " ".join(w.text for w in rest), 0
    found: list[Candidate] = []
    for other in KINDS[kind].find(rest):
        between = text[place : other.start]
        if other.parsed.value != candidate.parsed.value and _is_another(kind, candidate, other, between):
            found.append(other)
        place = other.end
    return found


def takes_back(kind: ValueKind, behind: str) -> bool:
    """Whether the words behind a value speak against it: « (annulé) », « annule et remplace … »."""
    near = re.split(r"[\d:]", behind)[0][:_REACH]
    return kind in _KINDS and bool(_TAKES_BACK.search(fold(near)))


def with_what_follows(raw: str, behind: str) -> str:
    """A value as the page shows it, with the words behind it."""
    return squeeze(f"{raw} {behind}")[:_SHOWN] if any(c.isalnum() for c in behind) else raw


def _is_another(kind: ValueKind, candidate: Candidate, other: Candidate, between: str) -> bool:
    joined = _JOINS.fullmatch(between) is not None
    if kind in IDENTIFIERS:
        return other.parsed.valid is True or joined
    if kind is ValueKind.DATE:
        return joined or takes_back(kind, between)
    one, two = candidate.parsed.value, other.parsed.value
    dashed = _DASH.fullmatch(between) is not None and len(one) == len(two)
    return (joined or dashed) and _alike(one, two)


def _alike(one: str, other: str) -> bool:
    """Whether two numbers may be of one kind: figures enough, no day, and about as long."""
    figures = sum(c.isdigit() for c in other)
    dated = dates.parse(other) is not None or af.parse(other) is not None
    return figures >= _FIGURES and not dated and abs(len(one) - len(other)) <= len(one) // 2
