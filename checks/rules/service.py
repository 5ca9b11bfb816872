"""MON-07, MON-08: the lines that must be there, and those that must not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.billed import part_payment
from checks.case import Case
from checks.fold import fold
from checks.lines import (
    BILLED,
    KINDS,
    MONEY,
    ROLES,
    SUMS,
    TITLES,
    ReadLine,
    declared_lines,
    pair,
    read_lines,
    wanted_cells,
)
from checks.money import near
from checks.prices import prices_elsewhere
from checks.result import Result, Spot, failed, passed, review
from checks.rules.amounts import sure
from checks.seen import seen
from checks.wording import count, on, show_field
from models.dossier import Line
from models.geometry import Place
from models.piece import Piece, PieceKind
from models.reading import Status, ValueKind

SEVERAL, SHOWN = 3, 6  # prices outside of the table that make one question, and how many of them it names


def required_lines(case: Case) -> Iterator[Result]:
    """MON-07: each prestation under its name, with its amounts (S2:560-563, S0:31-37, S0:1409-1411)."""
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE):
        for role in BILLED:
            wanted = declared_lines(case, piece, role)
            if wanted:
                yield from _role(case, piece, role, wanted)


def _role(case: Case, piece: Piece, role: str, wanted: tuple[Line, ...]) -> Iterator[Result]:
    rows = read_lines(piece, role)
    where = Spot(piece.key, f"amounts:{role}", tuple(p for row in rows for p in row.row.evidence))
    said = f"La ligne « {ROLES[role]} »"
    if len(rows) >= len(wanted):
        yield passed(f"{said} figure {on(piece.kind)}.", where)
    elif _unclear(case, piece, wanted):
        yield review(f"{said} n’a pas pu être lue {on(piece.kind)}. Vérifiez le tableau sur l’image.", where)
    else:
        yield failed(
            f"{said} ne figure pas {on(piece.kind)} autant de fois que déclaré ({len(rows)} sur "
            f"{len(wanted)}). Demandez au fournisseur de corriger la pièce.",
            where,
            expected=count(len(wanted)),
            observed=count(len(rows)),
        )
    found = pair(case, piece, role)
    lines = {row.row: (line,) for line, row in found.pairs}
    for row in rows:
        yield from _complete(case, row, lines.get(row.row, wanted))
        yield from part_payment(row)


def _unclear(case: Case, piece: Piece, wanted: tuple[Line, ...]) -> bool:
    """The table could not be read whole, or the declared amounts stand on the page all the same."""
    if piece.table("amounts").status in (Status.UNREADABLE, Status.AMBIGUOUS) or not case.clear(piece):
        return True
    amounts = (f"{line.excl_tax:.2f}" for line in wanted)
    return all(seen(case, piece, "amounts", ValueKind.AMOUNT, value) for value in amounts)


def _complete(case: Case, row: ReadLine, lines: tuple[Line, ...]) -> Iterator[Result]:
    """HT, rate, VAT and TTC of a line; on the invoice HT and TTC, which may stand in its totals.

    `lines`: the declared line that it stands for, or those that it may stand for.
    """
    taxed = case.dossier.supplier.vat_liable and any(line.rate != 0 for line in case.dossier.principale)
    keys: tuple[str, ...] = ("ht",)
    if taxed:
        keys = ("ht", "ttc") if row.piece.kind is PieceKind.FACTURE else ("ht", "rate", "vat", "ttc")
    for key in keys:
        if row.cell(key).status is not Status.ABSENT:
            continue
        if not _in_totals(row.piece, key):
            yield _missing(case, row, key, [wanted_cells(line)[key] for line in lines])
        elif row.piece.kind is not PieceKind.FACTURE:
            yield _of_the_total(case, row, key) or _totalled(row, key)


def _of_the_total(case: Case, row: ReadLine, key: str) -> Result | None:
    """The VAT or the TTC of the only line of a piece: that of the total whose HT is its own."""
    costly = [line for line in read_lines(row.piece, *BILLED, "other", "") if not _costs_nothing(line)]
    totals = read_lines(row.piece, "total")
    own = row.cell("ht")
    if len(costly) != 1 or len(totals) != 1 or key not in ("vat", "ttc"):
        return None
    excl, vat, incl = (totals[0].cell(one) for one in MONEY)
    if not all(cell.found and sure(cell) for cell in (own, excl, vat, incl)) or own.amount != excl.amount:
        return None
    if not near(incl.amount, excl.amount + vat.amount, case.scheme.tolerance):
        return None
    cell = totals[0].cell(key)
    return passed(
        f"{row.name} {on(row.piece.kind)} : « {TITLES[key]} » est celui du total, dont c’est la seule ligne.",
        totals[0].spot(key),
        observed=show_field(cell),
    )


def _costs_nothing(line: ReadLine) -> bool:
    """« Lecteurs CPS (sans objet) | 0 | 0,00 »"""
    cell = line.cell("ht")
    return cell.found and sure(cell) and cell.amount == 0


def _totalled(row: ReadLine, key: str) -> Result:
    """VAT and TTC in the totals alone: S0:31 does not say whether each line must show them."""
    return review(
        f"{row.name} {on(row.piece.kind)} : « {TITLES[key]} » n’est indiqué que pour le total. "
        "Vérifiez si cela suffit, ou demandez au fournisseur de l’indiquer pour chaque prestation.",
        Spot(row.piece.key, f"amounts.{key}", row.row.evidence),
    )


def _in_totals(piece: Piece, key: str) -> bool:
    """An invoice of one line often gives its amounts under the line only."""
    return any(total.total(key).status is not Status.ABSENT for total in read_lines(piece, *SUMS))


def _missing(case: Case, row: ReadLine, key: str, wanted: Sequence[Decimal | None]) -> Result:
    """A cell that the table lacks; the declared amount elsewhere on the page makes it a question."""
    where = Spot(row.piece.key, f"amounts.{key}", row.row.evidence)
    said = f"{row.name} {on(row.piece.kind)} : « {TITLES[key]} » n’est pas indiqué."
    stands = any(seen(case, row.piece, "amounts", KINDS[key], str(one)) for one in wanted if one is not None)
    if case.clear(row.piece) and not stands and not _mixed_up(row.piece):
        return failed(f"{said} Demandez au fournisseur de compléter la pièce.", where)
    return review(f"{said} Vérifiez sur l’image.", where)


def _mixed_up(piece: Piece) -> bool:
    """A cell holds what cannot be its own: the amounts of one column were read in another."""
    return any(c.status is Status.UNREADABLE for row in piece.table("amounts").rows for c in row.cells)


def nothing_else(case: Case) -> Iterator[Result]:
    """MON-08: no other prestation on the order (S2:571), no sum that the client would pay (S2:749-750)."""
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE):
        elsewhere = list(prices_elsewhere(case, piece))
        if len(elsewhere) < SEVERAL:
            found = [_elsewhere(piece, place, text) for place, text in elsewhere]
        else:
            found = [_several(piece, elsewhere)]
        if piece.kind is PieceKind.BDC:
            found += [_other(row) for row in read_lines(piece, "other", "") if _priced(row)]
        yield from found
        if not found and read_lines(piece, *BILLED):
            yield passed(
                f"Aucune autre prestation, ni somme demandée au client, ne figure {on(piece.kind)}.",
                Spot(piece.key, "amounts"),
            )


def _several(piece: Piece, prices: Sequence[tuple[Place, str]]) -> Result:
    """One question about many prices: most often a table of an unusual form."""
    said = tuple(dict.fromkeys(text.strip() for _, text in prices))
    shown = ", ".join(f"« {text} »" for text in said[:SHOWN]) + (", …" if len(said) > SHOWN else "")
    return review(
        f"Plusieurs prix ne sont pas dans le tableau des montants tel qu’il a été lu {on(piece.kind)} : "
        f"{shown}. Vérifiez sur l’image qu’il ne s’agit ni d’une autre prestation, ni de sommes demandées au "
        "client.",
        Spot(piece.key, "amounts", tuple(place for place, _ in prices)),
        observed=", ".join(said[:SHOWN]),
    )


def _elsewhere(piece: Piece, place: Place, text: str) -> Result:
    return review(
        f"Un prix qui n’est pas dans le tableau des montants figure {on(piece.kind)} : « {text.strip()} ». "
        "Vérifiez sur l’image qu’il ne s’agit ni d’une autre prestation, ni d’une somme demandée au client.",
        Spot(piece.key, "amounts", (place,)),
        observed=text.strip(),
    )


def _priced(row: ReadLine) -> bool:
    return any(row.cell(key).found and row.cell(key).amount != 0 for key in ("ht", "ttc"))


def _cut(label: str) -> bool:
    """« Prestation pri », « Prestation Ségur – », « (montant … »: a part of a name, or an aside to it."""
    if label.rstrip().endswith((":", "-", "–", "—")) or label.lstrip().startswith("("):
        return True
    read = fold(label)
    return any(len(read) < len(name) and name.startswith(read) for name in map(fold, ROLES.values()))


def _other(row: ReadLine) -> Result:
    cell = next(c for c in (row.cell("ht"), row.cell("ttc")) if c.found)
    label = row.row.label or row.row.cell("description").value or "sans désignation"
    where = Spot(row.piece.key, "amounts", row.row.evidence)
    if row.row.role == "other" and sure(cell) and not _cut(label):
        return failed(
            f"Une autre prestation figure sur le bon de commande : « {label} » ({show_field(cell)}). "
            "Demandez au fournisseur un bon de commande réservé à la Prestation Ségur.",
            where,
            observed=label,
        )
    return review(
        f"Une ligne du bon de commande n’est pas reconnue : « {label} » ({show_field(cell)}). Vérifiez "
        "sur l’image qu’elle n’est pas une autre prestation.",
        where,
        observed=label,
    )
