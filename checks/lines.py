"""Amount lines as read, matched with the lines declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checks.case import Case
from checks.fold import compact
from checks.result import Spot
from models.dossier import Line, Stage
from models.piece import Piece, PieceKind, Row
from models.reading import Field, Status, ValueKind
from schemes.facts import Role

AMOUNTS = "amounts"
MONEY = ("ht", "vat", "ttc")
KINDS = {"ht": ValueKind.AMOUNT, "rate": ValueKind.RATE, "vat": ValueKind.AMOUNT, "ttc": ValueKind.AMOUNT}
TITLES = {"ht": "Montant HT", "rate": "Taux de TVA", "vat": "Montant de la TVA", "ttc": "Montant TTC"}
ROLES = {
    "principale": "Prestation principale",
    "secondaire": "Prestation secondaire",
    "total": "Total",
    "total-principale": "Total des Prestations principales",
    "total-secondaire": "Total des Prestations secondaires",
    "total-ht": "Total HT",
    "total-vat": "Total TVA",
    "total-ttc": "Total TTC",
}
BILLED: tuple[Role, ...] = ("principale", "secondaire")
# Which lines a total sums, and the one column of the totals that have one amount only.
SUMS = {
    "total": BILLED,
    "total-principale": ("principale",),
    "total-secondaire": ("secondaire",),
    "total-ht": BILLED,
    "total-vat": BILLED,
    "total-ttc": BILLED,
}
ONE_COLUMN = {"total-ht": "ht", "total-vat": "vat", "total-ttc": "ttc"}


@dataclass(frozen=True)
class ReadLine:
    """A row of the amounts of a piece. `site`: the FINESS read in it, None when the row names none."""

    piece: Piece
    row: Row
    site: Field | None

    def cell(self, key: str) -> Field:
        return self.row.cell(key, KINDS[key])

    def spot(self, key: str) -> Spot:
        """The spot of a cell, under the name that the reports give it."""
        return Spot(self.piece.key, f"{AMOUNTS}.{key}", self.cell(key).evidence or self.row.evidence)

    def total(self, key: str) -> Field:
        """The amount of a total; one that stands alone on its row is that amount whatever its column."""
        cell = self.cell(key)
        if cell.status is not Status.ABSENT or ONE_COLUMN.get(self.row.role) != key:
            return cell
        return next((self.cell(k) for k in MONEY if self.cell(k).status is not Status.ABSENT), cell)

    @property
    def name(self) -> str:
        """« Prestation principale », with its site when the row names one."""
        title = ROLES.get(self.row.role, self.row.label or "ligne")
        return f"{title} ({self.site.value})" if self.site is not None and self.site.value else title


def read_lines(piece: Piece, *roles: str) -> tuple[ReadLine, ...]:
    """The rows of these roles, top to bottom; a site stands for the rows under it until the next one."""
    found: list[ReadLine] = []
    site: Field | None = None
    for row in piece.table(AMOUNTS).rows:
        cell = row.cell("site", ValueKind.FINESS)
        if row.role in BILLED:
            site = cell if cell.found else site if cell.status is Status.ABSENT else None
        if row.role in roles:
            found.append(ReadLine(piece, row, site if row.role in BILLED else None))
    return tuple(found)


def declared_lines(case: Case, piece: Piece, role: str) -> tuple[Line, ...]:
    """The lines that this piece must carry for a role at this stage (S2:639-643, S2:729-737)."""
    dossier = case.dossier
    if piece.kind is PieceKind.BDC:
        return dossier.principale if role == "principale" else dossier.secondaire
    if piece.kind is not PieceKind.FACTURE:
        return ()
    if case.stage is Stage.SECONDAIRE:
        return dossier.secondaire_invoiced if role == "secondaire" else ()
    return dossier.principale if role == "principale" else ()


def wanted_cells(line: Line) -> dict[str, Decimal | None]:
    """What each column of a declared line must show; None where nothing need be shown."""
    return {"ht": line.excl_tax, "rate": line.rate, "vat": line.vat, "ttc": line.incl_tax}


@dataclass(frozen=True)
class Pairing:
    """Declared lines with the row that stands for each; what is left on either side."""

    pairs: tuple[tuple[Line, ReadLine], ...]
    missing: tuple[Line, ...]
    added: tuple[ReadLine, ...]


def pair(case: Case, piece: Piece, role: str) -> Pairing:
    """By site where the row names one that is declared, in order for the rest."""
    lines, rows = list(declared_lines(case, piece, role)), list(read_lines(piece, role))
    pairs: list[tuple[Line, ReadLine]] = []
    for line in tuple(lines):
        row = next((r for r in rows if _same_site(line, r)), None)
        if row is not None:
            pairs.append((line, row))
            lines.remove(line)
            rows.remove(row)
    known = {_canonical(line.site) for line, _ in pairs} | {_canonical(line.site) for line in lines}
    free = [r for r in rows if not _names_other_site(r, known)]
    if len(free) == len(lines):
        pairs.extend(zip(lines, free, strict=True))
        rows = [r for r in rows if r not in free]
        lines = []
    return Pairing(tuple(pairs), tuple(lines), tuple(rows))


def paired(case: Case, piece: Piece) -> Iterator[tuple[Role, Line, ReadLine]]:
    """Every declared line with its row, all roles."""
    for role in BILLED:
        for line, row in pair(case, piece, role).pairs:
            yield role, line, row


def _canonical(site: str | None) -> str | None:
    return compact(site).upper() if site else None


def _same_site(line: Line, row: ReadLine) -> bool:
    return row.site is not None and row.site.value is not None and row.site.value == _canonical(line.site)


def _names_other_site(row: ReadLine, known: set[str | None]) -> bool:
    """The row certainly names a site that nobody declared: it stands for no declared line."""
    site = row.site
    return site is not None and site.certain and any(known) and site.value not in known
