"""LIS-02: what counts could be read with certainty. The one place where an uncertain reading is reported."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.clients import FIELDS, listed
from checks.compare import equal, unsettled, weighty
from checks.expected import declared, declared_sites
from checks.lines import KINDS, ROLES, TITLES, ReadLine, read_lines
from checks.result import Result, Spot, passed, review, spot
from checks.rules.client import declared_identifiers
from checks.wording import on, show, show_field
from models.piece import Piece
from models.reading import Field, Status

_ALL_ROLES = (*ROLES, "other", "", "total-ht", "total-vat", "total-ttc")


def certain(case: Case) -> Iterator[Result]:
    """LIS-02: one result for each field that a person must read (law 2)."""
    for piece in case.of():
        doubts = (*_fields(case, piece), *_sites(case, piece), *_clients(case, piece), *_amounts(piece))
        yield from doubts
        if not doubts:
            yield passed(
                "Toutes les valeurs déterminantes présentes sont lues avec certitude.", Spot(piece.key)
            )


def _fields(case: Case, piece: Piece) -> Iterator[Result]:
    for field in piece.fields:
        model = case.field_model(piece, field.key)
        if model is None or not weighty(case, piece, field.key):
            continue
        blurred = field.status in (Status.UNREADABLE, Status.AMBIGUOUS)
        if blurred or (model.critical and unsettled(field)):
            yield _unsure(case, piece, field)


def _unsure(case: Case, piece: Piece, field: Field) -> Result:
    wanted = declared(case, piece, field.key)
    expected = show(field.kind, wanted) if wanted is not None else ""
    title = case.title(piece, field.key)
    if field.key == "site_finess" and field.value in declared_sites(case):
        expected = show_field(field)
    return review(
        f"« {title} » {on(piece.kind)} : {_what(field, wanted)} Vérifiez sur l’image.",
        spot(piece, field),
        expected=expected,
        observed=show_field(field),
    )


def _what(field: Field, wanted: str | None) -> str:
    if field.status is Status.UNREADABLE:
        return "le champ semble rempli mais n’a pas pu être lu."
    if field.status is Status.AMBIGUOUS:
        said = f" (« {field.raw} »)" if field.raw else ""
        return f"plusieurs lectures possibles, ou une précision portée à côté de la valeur{said}."
    read = show_field(field)
    if wanted is not None and field.value is not None and equal(field.kind, field.value, wanted):
        return f"{read} est lu, comme déclaré, mais par une seule lecture."
    return f"{read} est lu par une seule lecture."


def _clients(case: Case, piece: Piece) -> Iterator[Result]:
    """The identifiers of the table of clients; one that nobody could read is missed by DEC-04."""
    for kind, key in FIELDS.items():
        for cell in listed(piece, key):
            if unsettled(cell) and cell.status is not Status.UNREADABLE:
                yield review(
                    f"Un identifiant du tableau des clients {on(piece.kind)} n’a pas été lu avec certitude. "
                    "Vérifiez sur l’image.",
                    Spot(piece.key, f"clients.{cell.key}", cell.evidence),
                    expected=show_field(cell) if cell.value in declared_identifiers(case, kind) else "",
                    observed=show_field(cell),
                )


def _sites(case: Case, piece: Piece) -> Iterator[Result]:
    """The FINESS géographiques of the table of sites."""
    for row in piece.table("sites").rows:
        field = row.cell("finess")
        if field.status is not Status.ABSENT and unsettled(field):
            expected = show_field(field) if field.value in declared_sites(case) else ""
            yield review(
                f"Un FINESS géographique {on(piece.kind)} n’a pas été lu avec certitude. Vérifiez sur "
                "l’image.",
                Spot(piece.key, "sites.finess", field.evidence),
                expected=expected,
                observed=show_field(field),
            )


def _amounts(piece: Piece) -> Iterator[Result]:
    """One result per row of amounts, that names its uncertain cells."""
    if piece.table("amounts").status in (Status.UNREADABLE, Status.AMBIGUOUS):
        table = piece.table("amounts")
        yield review(
            f"Le tableau des montants n’a pas pu être lu {on(piece.kind)}. Vérifiez les montants sur "
            "l’image.",
            Spot(piece.key, "amounts", table.evidence),
        )
    for line in read_lines(piece, *_ALL_ROLES):
        unsure = [key for key in KINDS if _unsettled_cell(line, key)]
        if unsure:
            yield _row(line, unsure)


def _unsettled_cell(line: ReadLine, key: str) -> bool:
    cell = line.cell(key)
    return cell.status is not Status.ABSENT and unsettled(cell)


def _row(line: ReadLine, unsure: list[str]) -> Result:
    cells = [line.cell(key) for key in unsure]
    named = ", ".join(TITLES[key] for key in unsure)
    places = tuple(dict.fromkeys(place for cell in cells for place in cell.evidence))
    role = line.row.role
    return review(
        f"{line.name} {on(line.piece.kind)} : lecture incertaine ({named}). Vérifiez les montants sur "
        "l’image.",
        Spot(line.piece.key, f"amounts:{role}" if role else "amounts", places or line.row.evidence),
        observed=" ; ".join(f"{TITLES[k]} {show_field(line.cell(k)) or 'illisible'}" for k in unsure),
    )
