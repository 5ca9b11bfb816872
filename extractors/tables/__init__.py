"""The tables of a piece, read as cells: heads, grids, rows, totals outside of the grid, proofs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.layout.footer import without_footers
from extractors.layout.neighbours import overlap
from extractors.layout.segments import Segment, segments_of, split_wide
from extractors.normal import fold
from extractors.tables.arithmetic import prove_rows, summed
from extractors.tables.body import Body
from extractors.tables.build import read_body
from extractors.tables.corner import with_corner
from extractors.tables.heads import Head, find_heads
from extractors.tables.listed import listed_rows
from extractors.tables.loose import LooseLine, loose_lines
from extractors.tables.merge import contradicts, one_rate, with_recaps, with_totals
from extractors.tables.opened import next_part
from extractors.tables.overleaf import lacks_name, rejoined
from extractors.tables.plausible import doubted
from extractors.tables.proofs import second_look
from extractors.tables.recap import aside, read_recap
from extractors.tables.roles import OTHER
from extractors.tables.sections import BILLED
from extractors.tables.sideways import sideways_rows
from extractors.tables.sites import sites_of_lines, with_sites
from extractors.tables.stated import stated_rates
from extractors.tables.strays import strays
from extractors.tables.subtotals import added_up
from extractors.tables.titled import titled
from extractors.tables.totals import loose_rows
from extractors.tables.transposed import transposed_rows
from extractors.tables.unitemised import unitemised
from extractors.values import IDENTIFIERS, rate
from models.geometry import Place
from models.piece import Row, Table
from models.reading import Status, ValueKind, absent
from models.view import PageView
from schemes.piece import PieceModel, TableModel

__all__ = ["extract_tables"]

_PROSE = 10  # letters where a number belongs: no reader makes so many of one
_SAME = 0.005  # of the page: a ruling at the edge of a column


def extract_tables(model: PieceModel, views: Sequence[PageView]) -> tuple[Table, ...]:
    """Every table of the model, ABSENT ones too."""
    lines = without_footers(split_wide(segments_of(views)))
    segments = [s for s in lines if not _is_field(model, s)]
    heads = {t.key: [with_corner(t, h, segments) for h in find_heads(t, segments)] for t in model.tables}
    every = [head for found in heads.values() for head in found]
    read = [_table(model, table, heads[table.key], every, segments, views) for table in model.tables]
    sited = zip(model.tables, with_sites(read), strict=True)
    return tuple(sites_of_lines(table, found, read) for table, found in sited)


def _is_field(model: PieceModel, segment: Segment) -> bool:
    """« Montant total des aides perçues » is the label of an amount that is in no table."""
    said = fold(segment.text)
    labels = (fold(one) for f in model.fields if f.kind is ValueKind.AMOUNT for one in f.labels)
    return any(said.startswith(label) for label in labels)


def _table(
    model: PieceModel,
    table: TableModel,
    heads: Sequence[Head],
    every: Sequence[Head],
    segments: Sequence[Segment],
    views: Sequence[PageView],
) -> Table:
    bodies = _headed_bodies(model, table, heads, every, segments, views)
    bodies += _continued(table, bodies, every, segments, views)
    bodies.sort(key=lambda b: (views.index(b.grid.view), b.grid.top))
    rows = rejoined([body.rows for body in bodies if not body.aside])
    if any(c.kind is ValueKind.AMOUNT for c in table.columns):
        lines = _loose(table, bodies, segments, views)
        rows = summed(with_totals(rows, loose_rows(table, lines, _taxed(bodies, lines))))
        rows = with_recaps(rows, [row for body in bodies if body.aside for row in body.rows])
        rows = one_rate(table, rows, [*lines, *_headed(bodies, segments), *stated_rates(table, segments)])
        if not any(row.role in BILLED for row in rows):
            turned = sideways_rows(table, segments) or transposed_rows(table, segments)
            rows = [*turned, *_unsaid(rows, turned)]
        rows += strays(table, lines, rows)
        rows = added_up([*unitemised(table, rows, segments), *rows])
    filled = _filled(rows) or listed_rows(table, segments_of(views))
    rows = second_look(table, doubted(prove_rows(filled)), views)
    if not rows:
        return Table(key=table.key, status=Status.ABSENT, evidence=_places(bodies))
    return Table(key=table.key, rows=tuple(rows), evidence=_places(bodies))


def _headed_bodies(
    model: PieceModel,
    table: TableModel,
    heads: Sequence[Head],
    every: Sequence[Head],
    segments: Sequence[Segment],
    views: Sequence[PageView],
) -> list[Body]:
    """The rows under each head in reading order; where a page ends in a row without a name, it goes on."""
    found: list[Body] = []
    for head in sorted(heads, key=lambda h: (views.index(h.view), h.box.top)):
        rest = bool(found) and found[-1].grid.view is not head.view and _lacks_name(found[-1])
        limit = _limit(head, every)
        if not table.rows:
            limit = min(limit, next_part(model, table, head, segments))
        recap = read_recap(table, head, segments, limit)
        read = recap or titled(table, read_body(table, head, segments, limit, rest=rest), segments)
        found.append(read)
    return found


def _lacks_name(body: Body) -> bool:
    return bool(body.rows) and lacks_name(body.rows[-1])


def _taxed(bodies: Sequence[Body], lines: Sequence[LooseLine]) -> bool:
    """Whether VAT is shown: a column of it, or a rate beside the totals."""
    columns = {key for body in bodies for key in body.grid.columns}
    labels = [line.label.lower() for line in lines]
    named = any(("tva" in label and "non applicable" not in label) or "ttc" in label for label in labels)
    return bool(columns & {"rate", "vat", "ttc"}) or named or any(line.rates for line in lines)


def _limit(head: Head, every: Sequence[Head]) -> float:
    """The top of the next table on the page."""
    below = [h.box.top for h in every if h.view is head.view and h.box.top > head.box.bottom]
    return min(below, default=1.0)


def _continued(
    table: TableModel,
    bodies: Sequence[Body],
    every: Sequence[Head],
    segments: Sequence[Segment],
    views: Sequence[PageView],
) -> list[Body]:
    """Rows at the top of a page without a head, in the columns of the page before it."""
    found: list[Body] = []
    for before, view in pairwise(views):
        if any(h.view is view for h in every):
            continue
        last = [b for b in [*bodies, *found] if b.grid.view is before and not b.aside]
        if not last or last[-1].grid.bottom < 0.6:
            continue
        head = Head(view, last[-1].head.cells)
        body = read_body(table, head, segments, 1.0, top=0.0, rest=_lacks_name(last[-1]))
        sure = _ruled_on(body, view)
        if any(row.role not in ("", "other") and (sure or _says_anything(row)) for row in body.rows):
            found.append(body)
    return found


def _ruled_on(body: Body, view: PageView) -> bool:
    """Whether a ruling parts the columns on that page too: the table goes on, whatever can be read of it."""
    inner = [right for _, right in list(body.grid.columns.values())[:-1]]
    return any(
        r.direction == "vertical"
        and r.box.top < body.grid.bottom
        and any(abs(r.box.middle_x - x) < _SAME for x in inner)
        for r in view.page.rulings
    )


def _says_anything(row: Row) -> bool:
    """Whether a word was read in it: the edge of a sheet or a shadow at the head of a page is no row.

    Nor is « Fait à Lorient | le 10/4/2023 » a row of a list of numbers: a number that is lost is no sentence.
    """
    numbers = [cell for cell in row.cells if cell.kind in IDENTIFIERS]
    return any(cell.raw for cell in row.cells) and not any(_is_prose(cell.raw) for cell in numbers)


def _is_prose(raw: str) -> bool:
    return sum(c.isalpha() for c in raw) >= _PROSE and not any(c.isdigit() for c in raw)


def _loose(
    table: TableModel, bodies: Sequence[Body], segments: Sequence[Segment], views: Sequence[PageView]
) -> list[LooseLine]:
    """Lines with amounts outside of the grids: after them, or everywhere when there is none.

    A block of totals may stand beside a recap of the tax.
    """
    lines: list[LooseLine] = []
    rest = [s for s in segments if not any(aside(body, s) for body in bodies)]
    for view in views:
        start = max((b.end for b in bodies if b.grid.view is view and not b.aside), default=0.0)
        lines += loose_lines(table, view, rest, start)
    return lines


def _unsaid(rows: Sequence[Row], turned: Sequence[Row]) -> Iterator[Row]:
    """The rows without what a table that lies on its side says, and what a line of its figures was taken for.

    One of the same role that says another thing stands for itself: a person is asked.
    """
    places = [place for one in turned for place in one.evidence]
    for row in rows:
        cells = tuple(
            absent(c.key, c.kind) if any(a.overlaps(b) for a in c.evidence for b in places) else c
            for c in row.cells
        )
        rest = row.model_copy(update={"cells": cells})
        said = any(one.role == row.role != OTHER and not contradicts(one, rest) for one in turned)
        if not said and any(c.kind is ValueKind.AMOUNT and c.status is not Status.ABSENT for c in cells):
            yield rest


def _headed(bodies: Sequence[Body], segments: Sequence[Segment]) -> list[LooseLine]:
    """Heads that tell the rate of their column: « TVA (20,00 %) », on one line or on two."""
    lines = []
    for body in bodies:
        box, view = body.head.box, body.grid.view
        bottom = box.bottom + body.head.cells[0].segments[0].height
        band = [s for s in segments if s.view is view and box.top <= s.box.middle_y <= bottom]
        for cell in (c for c in body.head.cells if c.key in ("vat", "rate")):
            here = [s for s in band if overlap(s.box.left, s.box.right, cell.box.left, cell.box.right) > 0]
            words = tuple(w for s in here for w in s.words)
            rates = tuple(c for c in rate.find(words) if c.parsed.strong)
            lines.append(LooseLine(view, words, "TVA", (), rates))
    return lines


def _filled(rows: Sequence[Row]) -> list[Row]:
    """Without the empty rows of a form of which another row has figures."""
    used = {r.role for r in rows if _written(r)}
    return [r for r in rows if _written(r) or r.role not in used]


def _written(row: Row) -> bool:
    kinds = IDENTIFIERS | {ValueKind.AMOUNT}
    return any(c.kind in kinds and c.key != "site" and c.status is not Status.ABSENT for c in row.cells)


def _places(bodies: Sequence[Body]) -> tuple[Place, ...]:
    return tuple(
        Place(
            document=b.grid.view.document,
            page=b.grid.view.page.number,
            box=b.head.box.model_copy(update={"bottom": max(b.grid.bottom, b.head.box.bottom)}),
        )
        for b in bodies
    )
