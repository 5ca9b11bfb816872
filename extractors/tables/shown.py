"""What a column is that its header does not say: told by its place, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.layout.sides import sides
from extractors.normal import fold
from extractors.tables.cells import unreadable
from extractors.tables.codes import codes_tax
from extractors.tables.grid import Grid
from extractors.tables.headers import HeadCell
from extractors.tables.heads import UNKNOWN, Head
from extractors.tables.lines import RowLine, text_lines
from extractors.tables.roles import role_of
from extractors.tables.sections import BILLED
from extractors.values import amount
from models.geometry import Place, union_of
from models.page import Word
from models.reading import Field, ValueKind
from schemes.piece import TableModel

_MOST_RATE = 100
_EDGE, _SAME = 0.97, 0.004  # of the page
_OF_A_LINE = frozenset({"ht", "vat", "ttc"})
_CUT_TTC = re.compile(r"(?:^|\s)T\.?\s?T\.?$")
_LINE_TOTALS = frozenset({"total", "montant", "prix total", "total ligne", "montant total"})


def text_key(table: TableModel) -> str:
    """The column that says what a row is."""
    return next((c.key for c in table.columns if c.kind is ValueKind.TEXT), table.columns[0].key)


def line_total(head: Head) -> str | None:
    """« Quantité | Prix unitaire | Total »: the last column but for the tax is what unit prices come to."""
    told = [c for c in head.cells if c.key not in ("vat", "rate")]
    unit, last = head.cell("unit"), told[-1] if told else head.cells[-1]
    named = last.key.startswith(UNKNOWN) and fold(last.text) in _LINE_TOTALS
    return last.key if named and unit is not None and head.cell("quantity") is not None else None


def shows_prices(head: Head, grid: Grid) -> bool:
    """« Qté | Taux | Montant » of some software: its « Taux » are unit prices, over any rate or in euros."""
    header = head.cell("rate")
    if header is None or fold(header.text) != "taux" or head.cell("unit") is not None:
        return False
    words = [w for w in grid.in_column("rate") if any(c.isdigit() or c == "€" for c in w.text)]
    first = next(iter(text_lines(words)), ())
    return any("€" in c.raw or Decimal(c.parsed.value) > _MOST_RATE for c in amount.find(first))


def shows_rates(head: Head, grid: Grid) -> str | None:
    """The column of rates that its header does not tell: it is called TVA, or %, and shows 20 %."""
    keys = [c.key for c in head.cells]
    if "rate" in keys:
        return None
    maybe = [k for k in keys if k == "vat" or k.startswith(UNKNOWN)]
    return next((k for k in maybe if _mostly_rates(text_lines(grid.in_column(k)))), None)


def describes(table: TableModel, head: Head, grid: Grid) -> str | None:
    """The column of words whose header no reader made out (« ibellé »), when no other describes the rows.

    Beside another block (« Client | Ligne | HT ») it is the one whose words name rows of the model; so it is
    beside a column of details (« Produit ou service | Description »).
    """
    key, texts = text_key(table), any(c.kind is ValueKind.TEXT for c in table.columns)
    wanted = texts and (head.cell(key) is None or _roles(table, grid, key).isdisjoint(BILLED))
    unknown = [c.key for c in head.cells if c.key.startswith(UNKNOWN)] if wanted else []
    if head.cell(key) is not None:
        return next((one for one in unknown if not _roles(table, grid, one).isdisjoint(BILLED)), None)
    said = {key: sum(len(w.text) > 2 and w.text.isalpha() for w in grid.in_column(key)) for key in unknown}
    best = max(said, key=lambda key: (bool(_roles(table, grid, key)), said[key]), default=None)
    return best if best is not None and said[best] > 1 else None


def _roles(table: TableModel, grid: Grid, key: str) -> set[str]:
    """What lines of the column, or two of a narrow cell (« Prestation | Ségur »), name as a row does."""
    lines = [" ".join(w.text for w in line) for line in text_lines(grid.in_column(key))]
    told = [*lines, *(f"{upper} {lower}" for upper, lower in pairwise(lines))]
    return {role for text in told if (role := role_of(table, text))}


def _mostly_rates(lines: Sequence[tuple[Word, ...]]) -> bool:
    """Half of the lines show %: one alone may belong to the header, « TVA | (20,00 %) »."""
    shown = sum(any("%" in w.text for w in line) for line in lines)
    return 0 < len(lines) <= 2 * shown


def unnamed(table: TableModel, grid: Grid, line: RowLine, cells: Sequence[Field]) -> tuple[Field, ...]:
    """Amounts without a column, when figures end the row under a header that nobody knows.

    A photo that cuts « Montant TTC » to « M » shows that something is written there, and not what; in a cell
    that is closed on its right, one figure is the code of a rate.
    """
    last = max(grid.columns, key=lambda key: grid.columns[key][1])
    words = grid.in_column(last, line.top, line.bottom) if last.startswith(UNKNOWN) else ()
    if not any(c.isdigit() for w in words for c in w.text):
        return ()
    place = Place(document=grid.view.document, page=grid.view.page.number, box=union_of(w.box for w in words))
    lacking = (c for c in table.columns if c.kind is ValueKind.AMOUNT and c.key in _OF_A_LINE)
    raw = " ".join(w.text for w in words)
    if codes_tax(raw, cells) and _closed(grid, last):
        return ()
    return tuple(unreadable(c, raw, (place,)) for c in lacking if c.key not in grid.columns)


def _closed(grid: Grid, key: str) -> bool:
    """Whether the side of a cell ends a column, clear of the edge of the sheet."""
    right = grid.columns[key][1]
    return right < _EDGE and any(abs(side.middle_x - right) < _SAME for side in sides(grid.view.page))


def cut_last(head: Head) -> str | None:
    """« HT | TVA | Montant TT »: the last header, whose end the edge or a ruling hides, is that of the TTC.

    « Montant T » may be that of any column.
    """
    cell = head.cells[-1]
    priced = head.cell("ht") is not None and head.cell("ttc") is None
    return cell.key if priced and cell.key.startswith(UNKNOWN) and _CUT_TTC.search(cell.text) else None


def unread_last(head: Head, grid: Grid) -> HeadCell | None:
    """The column TTC at the right end whose header no reader saw: two amounts a row stand in the last one."""
    cell = head.cells[-1]
    if any(c.key == "ttc" for c in head.cells) or cell.key not in ("vat", "ht", "rate"):
        return None
    found = [list(amount.find(line)) for line in text_lines(grid.in_column(cell.key))]
    # Totals under the table stand right of the header, and are no row of it.
    pairs = [pair for pair in found if pair and pair[0].box.left < cell.box.right]
    seconds = [pair[1].box for pair in pairs if len(pair) == 2 and pair[1].box.left > cell.box.middle_x]
    if not seconds or len(seconds) * 2 < len(pairs):
        return None
    box = union_of(seconds).model_copy(update={"top": cell.box.top, "bottom": cell.box.bottom})
    return HeadCell("ttc", box, "", 0.0, cell.segments)
