"""A row that a page break cut: its figures at the foot of a page, its description at the head of the next."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.share import GOES_ON
from models.piece import Row
from models.reading import Status, ValueKind

_SITE = "site"


def rejoined(bodies: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of a table's parts in order; the two halves of a row that goes on overleaf are one."""
    made: list[Row] = []
    for body in bodies:
        rows = _with_site(made[-1], body) if made else body
        joined = bool(made) and bool(rows) and _halves(made[-1], rows[0])
        if joined:
            made[-1] = _whole(made[-1], rows[0])
        made.extend(rows[joined:])
    return made


def _with_site(above: Row, rows: Sequence[Row]) -> Sequence[Row]:
    """The first rows of a page are of the site of the page before, not of the one named under them."""
    site = above.cell(_SITE)
    if site.status is not Status.FOUND:
        return rows
    own = next((n for n, row in enumerate(rows) if not _lacks_site(row)), len(rows))
    told = [tuple(site if c.key == _SITE else c for c in row.cells) for row in rows[:own]]
    first = [row.model_copy(update={"cells": cells}) for row, cells in zip(rows[:own], told, strict=True)]
    return [*first, *rows[own:]]


def _lacks_site(row: Row) -> bool:
    """Whether a line shows no site, or what was taken for its site stands under its figures."""
    if row.role.startswith("total"):
        return False
    if row.cell(_SITE).status is Status.ABSENT:
        return True
    figures = [p.box.bottom for c in row.cells if c.kind is ValueKind.AMOUNT for p in c.evidence]
    places = [p.box.middle_y for p in row.cell(_SITE).evidence]
    return bool(figures and places) and min(places) > max(figures)


def lacks_name(row: Row) -> bool:
    """Whether a row has figures and no name, or only the beginning of one: « Prestation Ségur – »."""
    return _priced(row) and (not row.label or row.label.endswith(GOES_ON))


def _halves(last: Row, first: Row) -> bool:
    """One of them has the figures and no text, the other one a text that names a row and no figure."""
    if _priced(last) and not _priced(first):
        return lacks_name(last) and bool(first.role) and bool(first.label)
    return _priced(first) and not _priced(last) and not first.label and bool(last.role) and bool(last.label)


def _priced(row: Row) -> bool:
    return any(c.kind is ValueKind.AMOUNT and c.status is not Status.ABSENT for c in row.cells)


def _whole(upper: Row, lower: Row) -> Row:
    named, priced = (lower, upper) if _priced(upper) else (upper, lower)
    texts = {c.key: c for c in named.cells if c.status is not Status.ABSENT}
    cells = tuple(texts.get(c.key, c) if c.status is Status.ABSENT else c for c in priced.cells)
    return named.model_copy(update={"cells": cells, "evidence": (*upper.evidence, *lower.evidence)})
