"""How a value was read: by whom, with what confidence; and everything that a piece holds, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from models.finding import Finding
from models.geometry import Place
from models.piece import (
    CheckGroup,
    GroupOutcome,
    MarkState,
    Mention,
    MentionOutcome,
    Piece,
    SignatureKind,
    Table,
)
from models.reading import Field, Status
from reports.formats import show_field, show_share
from reports.labels import Labels
from reports.words import GROUPS, MENTIONS, PROOFS, READERS, SIGNATURES, STATUSES


@dataclass(frozen=True)
class ReadingRow:
    """One reader's reading of a value."""

    reader: str
    text: str
    confidence: str


@dataclass(frozen=True)
class Change:
    """A difference of wording in a mandatory mention; "" where nothing stands."""

    expected: str
    found: str


@dataclass(frozen=True)
class ValueRow:
    """One line of « ce qui a été lu »: part of the piece, name, value, how sure, where."""

    part: str
    name: str
    value: str
    state: str
    sure: bool
    place: Place | None


def readings_of(finding: Finding, piece: Piece) -> tuple[ReadingRow, ...]:
    """The readings behind the finding, found by field key or, for cells of tables, by the same proof."""
    fields = [f for f in piece.fields if f.key == finding.field]
    if not fields and finding.evidence:
        fields = [f for f in _cells(piece) if set(f.evidence) & set(finding.evidence)]
    return tuple(
        ReadingRow(READERS[reading.reader], reading.text, show_share(reading.confidence))
        for found in fields
        for reading in found.readings
    )


def changes_of(finding: Finding, piece: Piece) -> tuple[Change, ...]:
    """The words that differ, when the finding is about a mention."""
    mention = piece.mention(finding.field)
    return tuple(Change(c.expected, c.found) for c in mention.changes) if mention else ()


def piece_parts(piece: Piece, labels: Labels) -> tuple[tuple[str, tuple[ValueRow, ...]], ...]:
    """Everything that was read in the piece, part by part, in the order of its model."""
    rows = [_field_row(field, labels.key(piece.model, field.key), "Champs") for field in piece.fields]
    for table in piece.tables:
        rows.extend(_table_rows(table, piece.model, labels))
    rows.extend(_mention_row(mention, piece.model, labels) for mention in piece.mentions)
    rows.extend(_group_row(group, piece.model, labels) for group in piece.groups)
    rows.extend(_signature_rows(piece, labels))
    return tuple((part, tuple(mine)) for part, mine in groupby(rows, key=lambda row: row.part))


def field_state(field: Field) -> str:
    """« Lu · deux lectures concordantes · manuscrit »."""
    parts = [STATUSES[field.status]]
    if field.status is Status.FOUND:
        parts.append(PROOFS[field.proof].lower())
    if field.valid is False:
        parts.append("forme ou clé inexacte")
    if field.repaired:
        parts.append("caractères rectifiés à la lecture")
    if field.handwritten:
        parts.append("manuscrit")
    return " · ".join(parts)


def _cells(piece: Piece) -> Iterator[Field]:
    for table in piece.tables:
        for row in table.rows:
            yield from row.cells


def _field_row(field: Field, name: str, part: str) -> ValueRow:
    sure = field.certain and field.valid is not False
    return ValueRow(part, name, show_field(field), field_state(field), sure, _first(field.evidence))


def _table_rows(table: Table, model: str, labels: Labels) -> Iterator[ValueRow]:
    part = labels.key(model, table.key)
    for row in table.rows:
        role = f"{table.key}:{row.role}"
        title = labels.key(model, role)
        row_name = (row.label or row.role) if title == role else title
        for cell in row.cells:
            column = labels.key(model, f"{table.key}.{cell.key}").rpartition(".")[2]
            yield _field_row(cell, f"{row_name} — {column}", part)


def _mention_row(mention: Mention, model: str, labels: Labels) -> ValueRow:
    name, state = labels.key(model, mention.key), MENTIONS[mention.outcome]
    sure = mention.outcome is MentionOutcome.PRESENT
    return ValueRow("Mentions", name, mention.found, state, sure, _first(mention.evidence))


def _group_row(group: CheckGroup, model: str, labels: Labels) -> ValueRow:
    chosen = [
        labels.key(model, f"{group.key}.{m.key}").rpartition(".")[2]
        for m in group.marks
        if m.state is MarkState.CHECKED
    ]
    evidence = tuple(place for mark in group.marks for place in mark.evidence)
    name, sure = labels.key(model, group.key), group.outcome is GroupOutcome.ONE
    return ValueRow("Cases", name, ", ".join(chosen), GROUPS[group.outcome], sure, _first(evidence))


def _signature_rows(piece: Piece, labels: Labels) -> Iterator[ValueRow]:
    for zone in piece.signatures:
        name = labels.key(piece.model, f"signature:{zone.key}").removeprefix("signature:")
        state = SIGNATURES[zone.kind] + (" · cachet" if zone.stamped else "")
        sure = zone.kind in (SignatureKind.INK, SignatureKind.ELECTRONIC)
        yield ValueRow("Signatures", name, zone.text, state, sure, _first(zone.evidence))


def _first(evidence: tuple[Place, ...]) -> Place | None:
    return evidence[0] if evidence else None
