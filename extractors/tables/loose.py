"""The rows of a page outside of the grids that say an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.tables.named import TAX_WORD
from extractors.tables.stacked import parted, stacked_labels
from extractors.values import Candidate, amount, rate
from models.geometry import Place, union_of
from models.page import Word
from models.view import PageView
from schemes.piece import TableModel

_NEXT, _HANG = 1.6, 0.04  # from a line to the next one in heights, and how far it may be set in
_FULL = 0.88  # of the page's text: lines of a paragraph that go on in the next one reach so far right
_DOTTED = re.compile(r"\d+\.\d")
_RELEASE = re.compile(r"\b(?:versions?|release|v)\W*$", re.IGNORECASE)
_PERF = re.compile(r"\bPERF\W*(?:est\s+)?(?:égale?\s+à|de)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class LooseLine:
    """A row of the page: its words from left to right, its amounts and rates."""

    view: PageView
    words: tuple[Word, ...]
    label: str
    amounts: tuple[Candidate, ...]
    rates: tuple[Candidate, ...]


def loose_lines(
    table: TableModel, view: PageView, segments: Sequence[Segment], top: float
) -> Iterator[LooseLine]:
    """The rows of a page under a height that say an amount; notes beside a block of totals are rows apart."""
    here = [s for s in segments if s.view is view and top <= s.box.middle_y]
    labels = stacked_labels(table, here)
    edge = _FULL * max((s.box.right for s in here), default=1.0)
    rows: list[list[Segment]] = []
    while here:
        row = sorted((s for s in here if _goes_with(here[0], s, here)), key=lambda s: s.box.left)
        here = [s for s in here if s not in row]
        for part in parted(table, row, labels):
            if rows and _goes_on(rows[-1], part, edge):
                rows[-1] += part
            else:
                rows.append(list(part))
    for row in rows:
        yield from _line(view, row)


def _goes_with(first: Segment, other: Segment, here: Sequence[Segment]) -> bool:
    """On the row of a segment, and not on that of a label nearer on its left (« Total TTC | 580,50 € »)."""
    if other is first or not on_row(first.box, other.box):
        return other is first
    a, b = first.box, other.box
    nearer = (s.box for s in here if s.box.right <= b.left and (a.left > b.left or s.box.left > a.right))
    return not any(on_row(box, b) and not on_row(box, a) for box in nearer)


def _goes_on(above: Sequence[Segment], below: Sequence[Segment], edge: float) -> bool:
    """Whether a line of a paragraph goes on under it: « …, TVA 20 % soit 526,75 €, 3 | 160,50 € TTC ; »."""
    upper, lower = above[-1].box, below[0].box
    end, said = above[-1].text.rstrip()[-1:], below[0].text.lstrip("( ")
    listed = end == ";" and said[:1].islower()  # « … ; taux de TVA 20 % ; | montant de la TVA 75,25 € ; … »
    full = len(below) == 1 and upper.right > edge and (end not in ".;!?" or listed)
    close = 0 < lower.middle_y - upper.middle_y < _NEXT * upper.height
    lined = abs(lower.left - above[0].box.left) < _HANG
    told = said[:1].isalnum() or said[:1] in "%€"
    return full and close and lined and told and (not said[:1].isupper() or bool(TAX_WORD.match(said)))


def _line(view: PageView, row: Sequence[Segment]) -> Iterator[LooseLine]:
    words = tuple(w for s in row for w in s.words)
    found = [c for c in amount.find(words) if c.parsed.strong]
    rates = [c for c in rate.find(words) if c.parsed.strong]
    text = " ".join(w.text for w in words)
    found = [c for c in found if not any(c.start < r.end and r.start < c.end for r in rates)]
    found = [c for c in found if not _of_a_version(text, c) and not _of_perf(text, c)]
    first = min((c.start for c in [*found, *rates]), default=None)
    if first is None:
        return
    yield LooseLine(view, words, text[:first].strip(" :.…–-|"), tuple(found), tuple(rates))


def _of_a_version(text: str, found: Candidate) -> bool:
    """« logiciel Phare version 2.7 »: the figures of a release, without a currency, are no amount."""
    bare = not found.raw.strip("0123456789., ")
    return bare and bool(_DOTTED.fullmatch(found.raw) or _RELEASE.search(text[: found.start]))


def _of_perf(text: str, found: Candidate) -> bool:
    """« Prestation secondaire (PERF = 0,5) »: the value of the formula, without a currency, is no amount."""
    return not found.raw.strip("0123456789.,") and bool(_PERF.search(text[: found.start]))


def place_of(line: LooseLine) -> Place:
    """Where a line stands."""
    return Place(
        document=line.view.document, page=line.view.page.number, box=union_of(w.box for w in line.words)
    )
