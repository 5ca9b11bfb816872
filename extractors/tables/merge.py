"""Puts together what stands in the grid and around it: totals, and the one rate of a table."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.cells import found_cell
from extractors.tables.loose import LooseLine
from extractors.tables.sums import amount_in
from models.piece import Row
from models.reading import Field, Status, absent
from schemes.piece import TableModel

_ONE = {"total-ht": "ht", "total-vat": "vat", "total-ttc": "ttc"}


def with_totals(rows: Sequence[Row], loose: Sequence[Row]) -> list[Row]:
    """The rows of the grid, then the loose ones that it lacks; totals fill the cells that are missing."""
    made = _gathered(rows)
    known = {row.role for row in made}
    for row in loose:
        if row.role == "total" and "total" in known:
            made = [_completed(r, row) if r.role == "total" else r for r in made]
            if any(contradicts(r, row) for r in made if r.role == "total"):
                made.append(row)
        elif row.role not in known:
            made.append(row)
    return made


def with_recaps(rows: Sequence[Row], recaps: Sequence[Row]) -> list[Row]:
    """The rows with what recaps of the tax say of the total; one that contradicts it is a doubted total.

    A recap may leave out what bears no tax: it is then a part of the total, and tells nothing.
    """
    made = list(rows)
    for recap in recaps:
        totals = [row for row in made if row.role == "total"]
        other = next((row for row in totals if _differs(row, recap)), None)
        if recap.role != "total" or not totals:
            made.append(recap)
        elif other is not None:
            made.append(_doubted(recap, other))
        else:
            made = [_recapped(row, recap) if row.role == "total" else row for row in made]
    return made


def _differs(row: Row, recap: Row) -> bool:
    return contradicts(row, recap) and not _leaves_out(row, recap)


def _doubted(recap: Row, total: Row) -> Row:
    """A recap whose amounts are read both ways where the total shows another one."""
    cells = (
        c.model_copy(
            update={
                "status": Status.AMBIGUOUS,
                "readings": (*c.readings, *other.readings),
                "evidence": (*c.evidence, *other.evidence),
            }
        )
        if c.status is other.status is Status.FOUND and c.value != other.value
        else c
        for c, other in ((c, total.cell(c.key)) for c in recap.cells)
    )
    return recap.model_copy(update={"cells": tuple(cells)})


def _leaves_out(row: Row, recap: Row) -> bool:
    """Whether a recap shows a smaller base than the total, and no other tax."""
    whole, base = amount_in(row, "ht"), amount_in(recap, "ht")
    vat = amount_in(row, "vat")
    return whole is not None and base is not None and base < whole and vat in (None, amount_in(recap, "vat"))


def _recapped(row: Row, recap: Row) -> Row:
    return row if contradicts(row, recap) else _completed(row, recap)


def _gathered(rows: Sequence[Row]) -> list[Row]:
    """Rows « Total HT », « TVA », « Total TTC » of a grid made one row `total`."""
    parts = [r for r in rows if r.role in _ONE]
    if not parts:
        return list(rows)
    cells = {c.key: absent(c.key, c.kind) for c in parts[0].cells}
    for row in parts:
        written = [c for c in row.cells if c.key in _ONE.values() and c.status is not Status.ABSENT]
        if written:
            key = _ONE[row.role]
            cells[key] = written[-1].model_copy(update={"key": key})
        rate = row.cell("rate")
        if rate.status is Status.FOUND:
            cells["rate"] = rate
    total = parts[0].model_copy(
        update={
            "role": "total",
            "cells": tuple(cells.values()),
            "evidence": tuple(p for r in parts for p in r.evidence),
        }
    )
    others = [r for r in rows if r.role not in _ONE]
    if any(r.role == "total" for r in others):
        return with_totals(others, [total])
    return [*others, total]


def _completed(row: Row, other: Row) -> Row:
    cells = tuple(other.cell(c.key, c.kind) if c.status is Status.ABSENT else c for c in row.cells)
    more = tuple(
        c for c in other.cells if c.key not in {o.key for o in cells} and c.status is not Status.ABSENT
    )
    return row.model_copy(update={"cells": cells + more})


def contradicts(row: Row, other: Row) -> bool:
    return any(row.cell(c.key).value not in (None, c.value) for c in other.cells if c.status is Status.FOUND)


def one_rate(table: TableModel, rows: Sequence[Row], lines: Sequence[LooseLine]) -> list[Row]:
    """A rate given once, beside the totals, is that of every prestation that shows none; never of a total."""
    column = next((c for c in table.columns if c.key == "rate"), None)
    shown = {r.cell("rate").value for r in rows if r.cell("rate").status is Status.FOUND}
    loose = [(line, c) for line in lines for c in line.rates if "tva" in line.label.lower() or not line.label]
    if column is None or len(shown | {c.parsed.value for _, c in loose}) != 1:
        return list(rows)
    shared = next((r.cell("rate") for r in rows if r.cell("rate").status is Status.FOUND), None)
    if shared is None:
        line, candidate = loose[0]
        shared = found_cell(column, [candidate], line.view)
    return [_with_rate(row, shared) for row in rows]


def _with_rate(row: Row, rate: Field) -> Row:
    if row.role == "" or row.role.startswith("total") or row.cell("rate").status is not Status.ABSENT:
        return row
    others = tuple(c for c in row.cells if c.key != "rate")
    return row.model_copy(update={"cells": (*others, rate)})
