"""Rows whose prestation is named over their table: by a title over its head, or by the head itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.neighbours import overlap, right_of
from extractors.layout.segments import Segment
from extractors.normal import fold
from extractors.tables.body import Body
from extractors.tables.cells import found_cell
from extractors.tables.roles import OTHER, led_by, role_of, wordy
from extractors.tables.sections import BILLED
from extractors.values import finess
from models.page import Word
from models.piece import Row
from models.reading import Field, Status, ValueKind
from schemes.piece import TableModel

_BRACKETS = re.compile(r"\([^()]*\)?")
# « Hors Prestation principale », « Prestation secondaire : néant »; « hors taxes » says nothing of that.
_OUTSIDE = re.compile(r"\b(?:hors(?! taxe)|non|sans|sauf|hormis|neant|aucune?|exclue?s?)\b")
_NEAR = 2.5  # heights of a title from its middle to the head


def titled(table: TableModel, body: Body, segments: Sequence[Segment]) -> Body:
    """The rows under a head, given the prestation that stands over them."""
    texts = {c.key for c in table.columns if c.kind is ValueKind.TEXT}
    header = next((c for c in body.head.cells if c.key in texts), None)
    if header is None:
        if [row.role for row in body.rows] != [""]:
            return body
        named = {"role": _title(table, body, segments)}
        return replace(body, rows=(body.rows[0].model_copy(update=named),))
    role = role_of(table, header.text)
    if role not in BILLED or any(row.role in BILLED for row in body.rows):
        return body
    return replace(body, rows=tuple(_of_a_site(table, body, row, role) for row in body.rows))


def _title(table: TableModel, body: Body, segments: Sequence[Segment]) -> str:
    """The role of the line right over a head: « Prestation Ségur » over « Montant HT | Taux | TVA | TTC »."""
    box = body.head.box
    above = [
        s
        for s in segments
        if s.view is body.head.view
        and s.box.middle_y < box.top < s.box.middle_y + _NEAR * s.height
        and overlap(s.box.left, s.box.right, box.left, box.right) > 0
    ]
    title = max(above, key=lambda s: s.box.middle_y, default=None)
    if title is None or wordy(title.text) or right_of(title.box, title.view, segments):
        return ""
    if _OUTSIDE.search(fold(title.text)):
        return ""
    role = led_by(table, _BRACKETS.sub(" ", title.text))
    return role if role in BILLED else ""


def _of_a_site(table: TableModel, body: Body, row: Row, role: str) -> Row:
    """A row called by a client and its number, under the name of the prestation."""
    column = next((c for c in table.columns if c.kind is ValueKind.FINESS), None)
    text = next((c for c in row.cells if c.kind is ValueKind.TEXT), None)
    if row.role != OTHER or column is None or text is None:
        return row
    words = tuple(
        w
        for w in body.grid.words
        if any(p.box.contains_point(w.box.middle_x, w.box.middle_y) for p in text.evidence)
    )
    sites = [c for c in finess.find(words) if c.parsed.valid]
    if len(sites) != 1 or row.cell(column.key).status is not Status.ABSENT:
        return row
    cells = (*(c for c in row.cells if c.key != column.key), found_cell(column, sites, body.grid.view))
    return row.model_copy(update={"role": role, "cells": cells})


def _words(body: Body, cell: Field) -> tuple[Word, ...]:
    boxes = [place.box for place in cell.evidence]
    return tuple(
        w for w in body.grid.words if any(b.contains_point(w.box.middle_x, w.box.middle_y) for b in boxes)
    )
