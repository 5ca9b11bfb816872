"""Which field of a piece, or which column of its table of clients, tells what of a client."""

from __future__ import annotations

from models.parties import Identifier
from models.piece import Piece
from models.reading import Field, Status

FIELDS: dict[Identifier, str] = {
    Identifier.RPPS: "client_rpps",
    Identifier.AM: "client_am",
    Identifier.SIREN: "client_siren",
    Identifier.FINESS_JURIDIQUE: "client_finess_juridique",
    Identifier.FINESS_PMSI: "client_finess_pmsi",
    Identifier.FINESS_GEOGRAPHIQUE: "site_finess",
}
# What a table of clients says in a cell of each row, by the key of the field that says it of one client.
COLUMNS: dict[str, str] = {
    "client_name": "name",
    "client_representative": "name",
    "client_structure": "structure",
    "client_email": "email",
    "client_phone": "phone",
    **{key: key.removeprefix("client_") for key in FIELDS.values()},
}


def listed(piece: Piece, key: str) -> tuple[Field, ...]:
    """The filled cells of the table of clients that say what the field would say of one client."""
    column = COLUMNS.get(key)
    rows = piece.table("clients").rows if column else ()
    cells = (cell for row in rows for cell in row.cells_of(column or ""))
    return tuple(cell for cell in cells if cell.status is not Status.ABSENT)
