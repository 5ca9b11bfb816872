"""The columns of a head under their own names: what headers leave unsaid is told by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.tables.by_sums import told_by_sums
from extractors.tables.grid import Grid, grid_of
from extractors.tables.heads import UNKNOWN, Head, renamed
from extractors.tables.shown import (
    cut_last,
    describes,
    line_total,
    shows_prices,
    shows_rates,
    text_key,
    unread_last,
)
from schemes.piece import TableModel

_BESIDE = ("ht", "ttc", "unit", "rate")


def _is_lone_tax(head: Head) -> bool:
    """« TVA » beside « Taux Montant », read as one head: nobody knows what stands under it."""
    tax = head.cell("vat")
    return tax is not None and fold(tax.text) == "tva" and not any(head.cell(key) for key in _BESIDE)


def meant(
    table: TableModel, head: Head, segments: Sequence[Segment], limit: float, top: float | None
) -> tuple[Head, Grid]:
    """The head and its grid. A TVA column that shows % is the rate."""
    if shows_prices(head, grid_of(head, segments, limit, top)):
        head = renamed(head, "rate", "unit")
    if (cut := cut_last(head)) is not None:
        head = renamed(head, cut, "ttc")
    if head.cell("ht") is None and (total := line_total(head)) is not None:
        head = renamed(head, total, "ht")
    if head.cell("ht") is None and head.cell("unit") is not None:
        head = renamed(head, "unit", "ht")  # one of each is ordered: the price of one is the price
    grid = grid_of(head, segments, limit, top)
    shown = shows_rates(head, grid)
    if shown is not None:
        head = renamed(head, shown, "rate")
        grid = grid_of(head, segments, limit, top)
    told = describes(table, head, grid)
    if told is not None:
        head = renamed(renamed(head, text_key(table), f"{UNKNOWN}details"), told, text_key(table))
        grid = grid_of(head, segments, limit, top)
    head = told_by_sums(head, grid)
    grid = grid_of(head, segments, limit, top)
    if _is_lone_tax(head):
        head = renamed(head, "vat", f"{UNKNOWN}vat")
        grid = grid_of(head, segments, limit, top)
    last = unread_last(head, grid)
    if last is not None:
        head = Head(head.view, (*head.cells, last))
        grid = grid_of(head, segments, limit, top)
    return head, grid
