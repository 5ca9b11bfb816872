"""Which amount a column holds whose header nobody could read: told by HT + TVA = TTC on every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from extractors.tables.grid import Grid
from extractors.tables.heads import UNKNOWN, Head, renamed
from extractors.tables.lines import text_lines
from extractors.values import amount
from models.page import Word

_KEYS = ("ht", "vat", "ttc")
_MOST = 4  # columns without a known header that are tried
_REACH = 0.006  # of the page: amounts of one row stand at one height

# The amounts of a column, by the height of their row.
Amounts = Mapping[float, Decimal]


def told_by_sums(head: Head, grid: Grid) -> Head:
    """The head with HT, VAT and TTC named that its headers leave unknown; as it is when sums leave a choice.

    Every row that shows the three must add up, with a tax lower than its base.
    """
    lacking = [key for key in _KEYS if head.cell(key) is None]
    unknown = [c.key for c in head.cells if c.key.startswith(UNKNOWN)]
    shown = {key: _amounts(grid.in_column(key)) for key in unknown}
    unknown = [key for key in unknown if shown[key]]
    if not 0 < len(lacking) <= len(unknown) <= _MOST:
        return head
    known = {key: _amounts(grid.in_column(key)) for key in _KEYS if key not in lacking}
    right = [
        taken
        for taken in permutations(unknown, len(lacking))
        if _adds_up(known | {key: shown[column] for key, column in zip(lacking, taken, strict=True)})
    ]
    if len(right) != 1:
        return head
    for key, column in zip(lacking, right[0], strict=True):
        head = renamed(head, column, key)
    return head


def _amounts(words: Sequence[Word]) -> Amounts:
    """Amounts with cents or a currency, one a line."""
    found: dict[float, Decimal] = {}
    for line in text_lines(words):
        strong = [c for c in amount.find(line) if c.parsed.strong]
        if len(strong) == 1:
            found[strong[0].box.middle_y] = Decimal(strong[0].parsed.value)
    return found


def _adds_up(columns: Mapping[str, Amounts]) -> bool:
    """Whether HT + TVA = TTC on each row that shows the three, and on one at least."""
    rows = [
        (ht, vat, ttc)
        for height, ht in columns["ht"].items()
        if (vat := _near(columns["vat"], height)) is not None
        and (ttc := _near(columns["ttc"], height)) is not None
    ]
    return bool(rows) and all(0 < vat < ht and ht + vat == ttc for ht, vat, ttc in rows)


def _near(column: Amounts, height: float) -> Decimal | None:
    near = min(column, key=lambda at: abs(at - height), default=None)
    return column[near] if near is not None and abs(near - height) < _REACH else None
