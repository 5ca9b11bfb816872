"""Fields and table cells of a piece against the truth."""

from __future__ import annotations

from collections.abc import Iterator

from bench.record import FieldOutcome, FieldSeen
from bench.truth import TruePiece
from bench.words import alike, same
from models.piece import Piece, Row
from models.reading import Field, Status

SITES = "site_finess"
COLUMNS = ("site", "ht", "rate", "vat", "ttc")
# The values on which a payment rests (law 2): identifiers, amounts, rates, dates, numbers of pieces.
CRITICAL = frozenset(
    {
        "af_reference", "order_number", "order_issued", "supplier_siret", "supplier_vat_number",
        "solution_reference", "signed_on", "client_rpps", "client_finess_juridique", "site_finess",
        "de_minimis_total", "invoice_number", "invoice_issued", "asp_number", "finalised",
        "period_start", "period_end", "documents_total", "documents_sent",
        "client_siren", "client_finess_pmsi", "client_identifier", "order_signed", "mandataire_finess",
        "mandataire_siret", "beneficiary_rpps", "beneficiary_am", "beneficiary_finess",
        "clients.rpps", "clients.siren", "clients.finess_pmsi", "clients.finess_juridique",
        "clients.site_finess", "sites.finess", "sites.finess_juridique", "answers.finess",
        "amounts.site", "amounts.ht", "amounts.rate", "amounts.vat", "amounts.ttc",
    }
)  # fmt: skip


def score_fields(wanted: TruePiece, seen: Piece | None) -> tuple[FieldSeen, ...]:
    """Every printed value with its outcome, then what was read where nothing is printed."""
    return (*_fields(wanted, seen), *_cells(wanted, seen), *_rosters(wanted, seen))


def _fields(wanted: TruePiece, seen: Piece | None) -> Iterator[FieldSeen]:
    for key, value in wanted.fields.items():
        if seen is None:
            for one in _listed(value):
                yield _seen(wanted, key, "no-piece", one, None)
        elif key == SITES:
            yield from _list_field(wanted, key, _listed(value), _sites(seen))
        elif isinstance(value, str):
            field = seen.field(key)
            yield _seen(wanted, key, judge(value, field), value, field)
        else:
            yield from _list_field(wanted, key, value, seen.fields_of(key))
    if seen is not None:
        listed = _in_rosters(wanted)
        for field in seen.fields:
            if field.key not in wanted.fields and field.found and field.value not in listed:
                yield _seen(wanted, field.key, "invented", "", field)


def _in_rosters(wanted: TruePiece) -> frozenset[str]:
    """What stands in tables of clients and sites: read as a field too, it is not invented."""
    rows = (row for rows in wanted.rosters.values() for row in rows)
    return frozenset(value for row in rows for values in row.values() for value in values)


def _sites(seen: Piece) -> tuple[Field, ...]:
    """The FINESS of the sites: a list of the piece, or the cells of its table of sites."""
    listed = seen.fields_of(SITES)
    return listed or tuple(row.cell("finess") for row in seen.table("sites").rows)


def _list_field(
    wanted: TruePiece, key: str, values: tuple[str, ...], fields: tuple[Field, ...]
) -> Iterator[FieldSeen]:
    """A set of values: the right ones first, then what is left over on both sides face to face."""
    left = list(fields)
    unmatched = []
    for value in values:
        twin = next((f for f in left if judge(value, f) in ("exact", "near")), None)
        if twin is None:
            unmatched.append(value)
            continue
        left.remove(twin)
        yield _seen(wanted, key, judge(value, twin), value, twin)
    for value in unmatched:
        field = left.pop(0) if left else None
        yield _seen(wanted, key, judge(value, field), value, field)
    for field in left:
        if field.found:
            yield _seen(wanted, key, "invented", "", field)


def _cells(wanted: TruePiece, seen: Piece | None) -> Iterator[FieldSeen]:
    for name, rows in wanted.tables.items():
        read = list(seen.table(name).rows) if seen else []
        for row in rows:
            twin = _row_for(row, read)
            if twin is not None:
                read.remove(twin)
            yield from _row_cells(wanted, name, row, twin, lost=seen is None)


def _rosters(wanted: TruePiece, seen: Piece | None) -> Iterator[FieldSeen]:
    """Tables of clients, sites and answers: the values of each column, in whatever row they were read."""
    for name, rows in wanted.rosters.items():
        for column in sorted({key for row in rows for key in row}):
            key, values = f"{name}.{column}", tuple(v for row in rows for v in row.get(column, ()))
            if seen is None:
                yield from (_seen(wanted, key, "no-piece", value, None) for value in values)
            else:
                read = tuple(f for row in seen.table(name).rows for f in row.cells_of(column))
                yield from _list_field(wanted, key, values, read)


def _row_cells(
    wanted: TruePiece, name: str, row: dict[str, str | None], twin: Row | None, *, lost: bool
) -> Iterator[FieldSeen]:
    for column in COLUMNS:
        value, field = row.get(column), twin.cell(column) if twin else None
        if value is not None:
            outcome: FieldOutcome = "no-piece" if lost else judge(value, field)
            yield _seen(wanted, f"{name}.{column}", outcome, value, field)
        elif field is not None and field.found:
            yield _seen(wanted, f"{name}.{column}", "invented", "", field)


def _row_for(row: dict[str, str | None], read: list[Row]) -> Row | None:
    """The first read row of that role, of that site when one says so."""
    same_role = [r for r in read if r.role == row.get("role")]
    same_site = [r for r in same_role if r.cell("site").value == row.get("site")]
    return next(iter(same_site or same_role), None)


def judge(value: str, field: Field | None) -> FieldOutcome:
    """What a read field is worth beside the true value."""
    if field is None or field.status is Status.ABSENT:
        return "absent"
    if field.status is Status.AMBIGUOUS:
        return "ambiguous"
    if field.value is None or field.status is Status.UNREADABLE:
        return "unreadable"
    if same(value, field.value, field.kind):
        return "exact"
    return "near" if alike(value, field.value, field.kind) else "wrong"


def _seen(wanted: TruePiece, key: str, outcome: FieldOutcome, value: str, field: Field | None) -> FieldSeen:
    return FieldSeen(
        piece=wanted.kind,
        key=key,
        outcome=outcome,
        certain=field is not None and field.certain,
        handwritten=key in wanted.handwritten,
        held_out=wanted.held_out,
        wanted=value,
        got=(field.value or field.raw) if field else "",
    )


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
