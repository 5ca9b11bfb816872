"""« #1 » in the table of amounts stands for the first FINESS of the table of sites (S3:252-283)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.piece import Row, Table
from models.reading import Field, Status

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
