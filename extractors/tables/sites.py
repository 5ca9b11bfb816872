"""« #1 » in the table of amounts stands for the first FINESS of the table of sites (S3:252-283).

Or the sites stand in the table of amounts alone, each beside its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.tables.sections import BILLED
from models.piece import Row, Table
from models.reading import Field, Status, absent
from schemes.piece import TableModel

_RANK = re.compile(r"^\W*(?:n[°º]\s*)?[#*]?\s*(\d{1,2})\W*$")


def with_sites(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables with every #n of a column `site` replaced by its FINESS."""
    sites = [
        row.cell("finess")
        for table in tables
        for row in table.rows
        if row.cell("finess").status is Status.FOUND and not row.role.startswith("total")
    ]
    return tuple(
        table.model_copy(update={"rows": tuple(_resolved(row, sites) for row in table.rows)})
        for table in tables
    )


def sites_of_lines(model: TableModel, table: Table, tables: Sequence[Table]) -> Table:
    """A table of sites that is nowhere on the piece, made of the sites that every line of amounts names."""
    column = next((c for c in model.columns if c.key == "finess"), None)
    if column is None or table.rows or table.evidence:
        return table
    lines = [row for one in tables for row in one.rows if row.role in BILLED]
    cells = [row.cell("site") for row in lines]
    if not cells or not all(cell.status is Status.FOUND and cell.valid for cell in cells):
        return table
    once = {cell.value: cell.model_copy(update={"key": column.key}) for cell in reversed(cells)}
    rows = (_site_row(model, once[value]) for value in dict.fromkeys(cell.value for cell in cells))
    return Table(key=table.key, rows=tuple(rows), evidence=tuple(p for c in cells for p in c.evidence))


def _site_row(model: TableModel, site: Field) -> Row:
    cells = tuple(site if c.key == site.key else absent(c.key, c.kind) for c in model.columns)
    return Row(role="", cells=cells, label="", evidence=site.evidence)


def _resolved(row: Row, sites: Sequence[Field]) -> Row:
    return row.model_copy(
        update={"cells": tuple(_site(c, sites) if c.key == "site" else c for c in row.cells)}
    )


def _site(cell: Field, sites: Sequence[Field]) -> Field:
    match = _RANK.match(cell.raw)
    if cell.status is not Status.UNREADABLE or match is None or not 1 <= int(match[1]) <= len(sites):
        return cell
    site = sites[int(match[1]) - 1]
    return site.model_copy(
        update={"key": cell.key, "raw": cell.raw, "evidence": (*cell.evidence, *site.evidence)}
    )
