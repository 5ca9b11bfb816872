"""DEC-09 and MON-09: the amounts of the pieces against those declared and ordered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from checks.case import Case
from checks.coined import Coin, coined
from checks.compare import ASK
from checks.lines import (
    BILLED,
    MONEY,
    ONE_COLUMN,
    SUMS,
    TITLES,
    Pairing,
    ReadLine,
    declared_lines,
    pair,
    read_lines,
    wanted_cells,
)
from checks.money import near
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.wording import amount, on, rate, show_field
from models.dossier import Line, Stage
from models.geometry import Place
from models.piece import Piece, PieceKind
from models.reading import Field, Status

_COLUMNS = ("ht", "rate", "vat", "ttc")
_COINED = {
    Coin.FOREIGN: "Une autre monnaie que l’euro semble indiquée",
    Coin.THOUSANDS: "Des montants semblent exprimés en milliers ou en millions d’euros",
    Coin.CREDIT: "Des montants semblent écrits comme des montants négatifs (avoir ou crédit)",
}
SHOWN = 6  # lines that a question names


def declared(case: Case) -> Iterator[Result]:
    """DEC-09: HT, rate, VAT and TTC, each line and the totals (S2:560-563, S0:37)."""
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE):
        for role in BILLED:
            found = pair(case, piece, role)
            for line, row in found.pairs:
                yield from _row(row, wanted_cells(line), others=_others(case, piece, line))
            yield from _unpaired(piece, role, found)
        yield from _totals(case, piece)
        yield from _not_in_euros(case, piece)


def _not_in_euros(case: Case, piece: Piece) -> Iterator[Result]:
    """The amounts declared are in euros: « 376,25 CHF », « 376,25 k€ », « (376,25 €) » are for a person."""
    found: dict[Coin, list[tuple[Place, str]]] = {}
    for coin, place, text in coined(case, piece):
        found.setdefault(coin, []).append((place, text.strip()))
    for coin, lines in found.items():
        said = ", ".join(f"« {text} »" for text in tuple(dict.fromkeys(text for _, text in lines))[:SHOWN])
        yield review(
            f"{_COINED[coin]} {on(piece.kind)} : {said}. Vérifiez sur l’image et, si c’est bien le cas, "
            "demandez au fournisseur une pièce en euros, aux montants déclarés.",
            Spot(piece.key, "amounts", tuple(place for place, _ in lines)),
            observed=said,
        )


def _others(case: Case, piece: Piece, line: Line) -> dict[str, set[Decimal | None]]:
    """The amounts declared for the other lines, by column."""
    lines = [one for role in BILLED for one in declared_lines(case, piece, role) if one is not line]
    return {key: {wanted_cells(one)[key] for one in lines} for key in MONEY}


def _row(
    row: ReadLine,
    wanted: dict[str, Decimal | None],
    columns: tuple[str, ...] = _COLUMNS,
    others: Mapping[str, set[Decimal | None]] = MappingProxyType({}),
) -> Iterator[Result]:
    """One result per cell that differs; one for the row when none does."""
    different, unsure = False, False
    for key in columns:
        result = _cell(row, key, wanted[key], others.get(key, set()))
        if result is not None:
            different = True
            yield result
        unsure = unsure or _open(row.total(key), wanted[key])
    if different:
        return
    where = Spot(row.piece.key, f"amounts:{row.row.role}", row.row.evidence)
    if unsure:
        yield skipped(
            f"{row.name} {on(row.piece.kind)} : montants non lus avec certitude, voir LIS-02.", where
        )
    else:
        yield passed(f"{row.name} {on(row.piece.kind)} : les montants sont ceux déclarés.", where)


def _open(cell: Field, wanted: Decimal | None) -> bool:
    """The cell leaves the comparison undecided. An absent one is the business of MON-07."""
    if cell.status is Status.ABSENT or (wanted is None and cell.found):
        return False
    return not cell.certain


def _cell(row: ReadLine, key: str, wanted: Decimal | None, others: set[Decimal | None]) -> Result | None:
    """`others`: what is declared for other lines; a row read for another one proves nothing (a photo)."""
    cell = row.total(key)
    if wanted is None or not cell.found or cell.amount == wanted:
        return None
    write = rate if key == "rate" else amount
    said = (
        f"{row.name} {on(row.piece.kind)}, {TITLES[key]} : {show_field(cell)} est lu, "
        f"{write(wanted)} est déclaré."
    )
    sure = cell.certain and not cell.repaired and cell.amount not in others
    tell = failed if sure else review
    end = ASK if sure else "La lecture n’est pas confirmée : vérifiez sur l’image."
    if cell.amount in others:
        end = "Ce montant est déclaré pour une autre ligne : vérifiez sur l’image à laquelle il appartient."
    return tell(f"{said} {end}", row.spot(key), expected=write(wanted), observed=show_field(cell))


def _unpaired(piece: Piece, role: str, found: Pairing) -> Iterator[Result]:
    """Lines declared without a row are MON-07's when no row of the role exists at all."""
    if found.missing and read_lines(piece, role):
        yield review(
            f"{len(found.missing)} ligne(s) déclarée(s) n’ont pas été rapprochées {on(piece.kind)}. "
            "Vérifiez les montants sur l’image.",
            Spot(piece.key, f"amounts:{role}"),
        )
    for row in found.added:
        if declared_role_expected(piece, role, found):
            yield review(
                f"{row.name} {on(piece.kind)} ne correspond à aucune ligne déclarée. Vérifiez sur l’image.",
                Spot(piece.key, f"amounts:{role}", row.row.evidence),
                observed=show_field(row.cell("ht")),
            )


def declared_role_expected(piece: Piece, role: str, found: Pairing) -> bool:
    """A row too many counts where the piece should carry the role at all."""
    return piece.kind is PieceKind.BDC or bool(found.pairs or found.missing)


def _totals(case: Case, piece: Piece) -> Iterator[Result]:
    """The totals printed against the sums declared, a cent a line apart at most (facts §3.3)."""
    for role, parts in SUMS.items():
        lines = [line for part in parts for line in declared_lines(case, piece, part)]
        for row in read_lines(piece, role) if lines else ():
            yield from _total(case, row, lines)


def _total(case: Case, row: ReadLine, lines: list[Line]) -> Iterator[Result]:
    slack = case.scheme.tolerance * len(lines)
    sums = total_of(lines)
    if (more := _with_others(row, sums, slack)) is not None:
        yield more
        return
    columns = (ONE_COLUMN[row.row.role],) if row.row.role in ONE_COLUMN else MONEY
    wanted = {key: _close(row.total(key), sums[key], slack) for key in columns}
    yield from _row(row, wanted, columns)


def _with_others(row: ReadLine, sums: Mapping[str, Decimal | None], slack: Decimal) -> Result | None:
    """A total of the declared lines and of others that the piece bears beside them: for a person.

    What may stand beside them is MON-08's.
    """
    others = [one for one in read_lines(row.piece, "other") if one.cell("ht").found and one.cell("ht").amount]
    cell, wanted = row.total("ht"), sums["ht"]
    if row.row.role != "total" or not others or wanted is None or not cell.found:
        return None
    more = sum((one.cell("ht").amount for one in others), Decimal(0))
    if not near(cell.amount, wanted + more, slack) or near(cell.amount, wanted, slack):
        return None
    named = ", ".join(f"« {one.row.label} »" for one in others[:SHOWN])
    return review(
        f"{row.name} {on(row.piece.kind)}, {TITLES['ht']} : {show_field(cell)} est lu, avec d’autres lignes "
        f"que celles déclarées ({named}) ; celles-ci font {amount(wanted)}. Vérifiez sur l’image que l’État "
        "ne prend en charge que les lignes déclarées.",
        row.spot("ht"),
        expected=amount(wanted),
        observed=show_field(cell),
    )


def total_of(lines: list[Line]) -> dict[str, Decimal | None]:
    """Sums by column; None where a line has none."""
    return {
        "ht": sum((line.excl_tax for line in lines), Decimal(0)),
        "vat": _sum([line.vat for line in lines]),
        "ttc": _sum([line.incl_tax for line in lines]),
    }


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _close(cell: Field, wanted: Decimal | None, slack: Decimal) -> Decimal | None:
    """The wanted sum, or the cell's own amount when rounding explains the difference."""
    if wanted is not None and cell.found and near(cell.amount, wanted, slack):
        return cell.amount
    return wanted


def invoiced(case: Case) -> Iterator[Result]:
    """MON-09: at the solde, the invoice's HT and TTC are the order's (S2:639-643, S2:744-750)."""
    if case.stage is Stage.SECONDAIRE:
        yield skipped("La facture de la Prestation secondaire est contrôlée par MON-11.")
        return
    for piece in case.of(PieceKind.FACTURE):
        for line, row in pair(case, piece, "principale").pairs:
            yield from _row(row, wanted_cells(line), ("ht", "ttc"))
