"""A figure's label that stands beside it, not over it: « Montant HT … 376,25 € », « Taux de TVA : 20 % »."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.layout.segments import SHORT
from extractors.layout.wordings import squash
from extractors.normal import fold
from extractors.tables.roles import role_of
from extractors.tables.sections import BILLED
from models.reading import ValueKind
from schemes.piece import Column, TableModel

FIGURES = frozenset({ValueKind.AMOUNT, ValueKind.RATE})
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # « Taux de TVA (régime : assujetti) »
_UNIT = re.compile(r"\s*\(\s*(?:(?:en\s+)?(?:€|euros?|eur)|\d+(?:[.,]\d+)?\s*%)\s*\)\s*$", re.IGNORECASE)
_DASH = re.compile(r"\s[-–—]\s")


def labelled(table: TableModel, text: str, kinds: Collection[ValueKind] = FIGURES) -> Column | None:
    """The column of one of these kinds whose header a line is, or starts with before a colon."""
    columns = (c for c in table.columns if c.kind in kinds and c.key != "unit")
    return next((c for c in columns if any(_said(c, text) == _squashed(h) for h in c.headers)), None)


def _said(column: Column, text: str) -> str:
    """A label without what stands in brackets: anything of a rate; only the unit of an amount.

    « Montant HT (par mois) », « Montant HT (hors remise) » are other amounts.
    """
    aside = _ASIDE if column.kind is ValueKind.RATE else _UNIT
    return _squashed(aside.sub("", text).partition(":")[0])


def of_prestation(table: TableModel, text: str) -> tuple[str, Column] | None:
    """The prestation and the column that one label names: « Prestation Ségur – Montant HT »."""
    name, *rest = _DASH.split(text)
    role = role_of(table, name) if len(rest) == 1 else ""
    column = labelled(table, rest[0]) if role in BILLED else None
    return None if column is None else (role, column)


def _squashed(text: str) -> str:
    return squash([SHORT.get(word, word) for word in fold(text).split()])
