"""The cells of a row, as fields: found, unreadable or absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.certainty import first_reading
from extractors.layout.ink import unread_ink
from extractors.normal import fold, squeeze
from extractors.tables.lines import text_lines
from extractors.values import IDENTIFIERS, KINDS, Candidate, amount
from models.geometry import Box, Place, union_of
from models.page import Word
from models.reading import Field, Proof, Status, ValueKind, absent
from models.view import PageView
from schemes.piece import Column

# What stands in place of a rate or an amount that the line has none of: « Non applicable » under « TVA ».
_NONE = re.compile(
    r"(?:tva )?(?:non (?:applicable|assujetti|soumis)|exoner|franchise|sans objet|neant|n a$|na$)"
)
_FIGURES = (ValueKind.AMOUNT, ValueKind.RATE)
_HOPELESS = 0.35
_SENTENCE = 6  # words: a cell of numbers holds fewer
_APART = 3.0  # letters of blank between figures that are surely not one amount


def cell_of(column: Column, words: Sequence[Word], view: PageView, where: Box | None) -> Field:
    """A cell without its proof yet; `where` is looked at for ink when no word stands there."""
    written = [w for w in words if any(c.isalnum() for c in w.text)]
    if not written:
        if where is not None and unread_ink(view, where):
            return unreadable(column, "", (_place(view, where),))
        return absent(column.key, column.kind)
    found = candidates(column.kind, words)
    if not found and column.kind in _FIGURES and _NONE.match(fold(" ".join(w.text for w in written))):
        return absent(column.key, column.kind)
    if not found:
        return unreadable(
            column, " ".join(w.text for w in written), (_place(view, union_of(w.box for w in written)),)
        )
    if KINDS[column.kind].patternless and found[0].confidence < _HOPELESS:
        return unreadable(column, found[0].raw, (_place(view, found[0].box),))
    return found_cell(column, found, view)


def half_read(cell: Field) -> bool:
    """Something is written in the cell that nobody could read; a sentence was never in one."""
    return cell.status is Status.UNREADABLE and len(cell.raw.split()) <= _SENTENCE


def candidates(kind: ValueKind, words: Sequence[Word]) -> list[Candidate]:
    """The values of a cell: written as such if any is; texts are taken whole."""
    lines = text_lines(words)
    ordered = [w for line in lines for w in line]
    if KINDS[kind].patternless:
        return list(KINDS[kind].find(ordered))
    whole = KINDS[kind].parse(" ".join(w.text for w in ordered))
    several = (
        [] if whole is not None and len(lines) > 1 else [c for line in lines for c in KINDS[kind].find(line)]
    )
    found = several or [c for c in KINDS[kind].find(ordered) if _whole_lines(kind, c, lines)]
    strong = [c for c in found if c.parsed.strong]
    if kind is ValueKind.AMOUNT and len(strong or found) < 2:
        return closed_up(ordered, strong or found)
    return strong or found


def _whole_lines(kind: ValueKind, candidate: Candidate, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether an identifier that goes over lines takes all the figures of each.

    « 21 09994 | 21 09958 », numbers that the edge of a scan cut, are not 21 09994 21.
    """
    if kind not in IDENTIFIERS:
        return True
    touched = [line for line in lines if any(_holds(w, part) for w in line for part in candidate.words)]
    figures = [w for line in touched for w in line if any(c.isdigit() for c in w.text)]
    return len(touched) < 2 or all(any(_holds(w, part) for part in candidate.words) for w in figures)


def _holds(word: Word, part: Word) -> bool:
    """Whether a word of a candidate is this one, or a part of it."""
    one, other = word.box, part.box
    return (one.top, one.bottom) == (other.top, other.bottom) and one.left <= other.left < one.right


def closed_up(words: Sequence[Word], found: list[Candidate]) -> list[Candidate]:
    """« 3 5 43,75 € » in a cell is one amount that a reader took apart: repaired, so it needs a proof.

    « 1  396,25 » may be a quantity and a price: both readings are given, and arithmetic has to choose.
    """
    read = sum(c.isdigit() for w in (found[0].words if found else ()) for c in w.text)
    there = sum(c.isdigit() for w in words for c in w.text)
    text = " ".join(w.text for w in words)
    widest = max((amount.blank(left, right) for left, right in pairwise(words)), default=0.0)
    whole = there > read and widest < _APART
    parsed = KINDS[ValueKind.AMOUNT].parse("".join(text.split())) if whole else None
    if parsed is None or not parsed.strong:
        return found
    closed = Candidate(replace(parsed, repaired=True), text, tuple(words), 0, len(text))
    return [*(c for c in found if c.parsed.strong), closed]


def found_cell(column: Column, found: Sequence[Candidate], view: PageView) -> Field:
    """FOUND, or AMBIGUOUS when the cell holds several values."""
    if column.kind is ValueKind.AMOUNT:
        found = [reading for one in found for reading in amount.readings(one)]
    first = found[0]
    several = len({c.parsed.value for c in found}) > 1
    checked = first.parsed.valid is True and KINDS[column.kind].check_digit and not first.parsed.repaired
    return Field(
        key=column.key,
        kind=column.kind,
        status=Status.AMBIGUOUS if several else Status.FOUND,
        value=first.parsed.value,
        raw=squeeze(first.raw),
        valid=first.parsed.valid,
        repaired=first.parsed.repaired,
        proof=Proof.CHECK_DIGIT if checked and not several else Proof.NONE,
        readings=tuple(first_reading(c) for c in found),
        evidence=tuple(_place(view, c.box) for c in found),
    )


def unreadable(column: Column, raw: str, evidence: tuple[Place, ...]) -> Field:
    return Field(
        key=column.key, kind=column.kind, status=Status.UNREADABLE, raw=squeeze(raw), evidence=evidence
    )


def _place(view: PageView, box: Box) -> Place:
    return Place(document=view.document, page=view.page.number, box=box)
