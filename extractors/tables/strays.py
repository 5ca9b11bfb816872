"""Priced lines that stand outside of a table: « Abonnement … 900,00 180,00 1 080,00 » under the totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.tables.cells import found_cell
from extractors.tables.loose import LooseLine, place_of
from extractors.values import Candidate
from models.piece import Row
from models.reading import Field, absent
from schemes.piece import TableModel

_WORD = re.compile(r"[^\W\d_]{4,}")
# What sums up: a line of rates, a total, what was paid or remains to be.
_SUMS = re.compile(
    r"\b(?:t\.?v\.?a|taux|base|total|totaux|ensemble|montant|net|solde|r[ée]gl|acompte|[ée]ch[ée]ance)", re.I
)
_KEYS = ("ht", "vat", "ttc")


def strays(table: TableModel, lines: Sequence[LooseLine], rows: Sequence[Row]) -> Iterator[Row]:
    """Lines that name something and show its price, its tax and their sum, which no row or total shows.

    They have no role: the controls ask a person what they are.
    """
    columns = {c.key: c for c in table.columns}
    known = {tuple(row.cell(key).value for key in ("ht", "ttc")) for row in rows}
    for line in lines:
        three = _proved(line.amounts)
        if three is None or not set(_KEYS) <= set(columns):
            continue
        if not _WORD.search(line.label) or _SUMS.search(line.label) or _is_read(line, rows):
            continue
        if (three[0].parsed.value, three[2].parsed.value) in known:
            continue
        made = {k: found_cell(columns[k], [c], line.view) for k, c in zip(_KEYS, three, strict=True)}
        cells: list[Field] = [made.get(c.key) or absent(c.key, c.kind) for c in table.columns]
        yield Row(role="", cells=tuple(cells), label=line.label, evidence=(place_of(line),))


def _is_read(line: LooseLine, rows: Sequence[Row]) -> bool:
    """Whether rows hold its figures: those of a table on its side stand in one line."""
    places = [place for row in rows for cell in row.cells for place in cell.evidence]
    return any(place.overlaps(place_of(line)) for place in places)


def _proved(amounts: Sequence[Candidate]) -> tuple[Candidate, Candidate, Candidate] | None:
    """The last three amounts of a line when the first two make the third."""
    if len(amounts) < len(_KEYS):
        return None
    ht, vat, ttc = amounts[-3:]
    values = [Decimal(c.parsed.value) for c in (ht, vat, ttc)]
    return (ht, vat, ttc) if values[0] > 0 and values[0] + values[1] == values[2] else None
