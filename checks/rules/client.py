"""DEC-04: the identifiers of the client, as a set."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.compare import ASK, against, unsettled
from checks.expected import declared_sites
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.seen import seen
from checks.wording import on
from models.geometry import Place
from models.piece import Piece, PieceKind
from models.reading import Field, Status, ValueKind


def identifiers(case: Case) -> Iterator[Result]:
    """DEC-04: RPPS, or FINESS juridique and the set of FINESS géographiques (S2:478-479, S0:1404)."""
    for piece in case.of():
        for key in ("client_rpps", "client_finess_juridique"):
            result = against(case, piece, key)
            if result is not None:
                yield result
        if declared_sites(case) and _lists_sites(case, piece):
            yield from _sites(case, piece)


def _lists_sites(case: Case, piece: Piece) -> bool:
    model = case.model(piece)
    if model is None:
        return False
    return any(t.key == "sites" for t in model.tables) or model.field("site_finess") is not None


def sites_read(piece: Piece) -> tuple[Field, ...]:
    """Every FINESS géographique that the piece names: list field, table of sites, table of amounts."""
    cells = [row.cell("finess", ValueKind.FINESS) for row in piece.table("sites").rows]
    cells += [row.cell("site", ValueKind.FINESS) for row in piece.table("amounts").rows]
    return tuple(f for f in (*piece.fields_of("site_finess"), *cells) if f.status is not Status.ABSENT)


def _sites(case: Case, piece: Piece) -> Iterator[Result]:
    read, wanted = sites_read(piece), declared_sites(case)
    if not read:
        yield _none(case, piece, wanted)
        return
    certain = {f.value for p in case.of(piece.kind) for f in sites_read(p) if f.certain}
    blurred = any(unsettled(f) and f.value not in certain for f in read)
    for field in read:
        if field.found and field.value not in wanted:
            yield _added(case, piece, field)
    for site in wanted:
        yield _one(case, piece, site, read, certain=site in certain, blurred=blurred)


def _one(
    case: Case, piece: Piece, site: str, read: tuple[Field, ...], *, certain: bool, blurred: bool
) -> Result:
    mine = [f for f in read if f.value == site]
    where = Spot(piece.key, "site_finess", _places(mine))
    if certain:
        return passed(f"Le FINESS {site} figure {on(piece.kind)}.", where, expected=site, observed=site)
    if mine:
        return skipped(f"Le FINESS {site} n’est pas lu avec certitude {on(piece.kind)} : voir LIS-02.", where)
    said = f"Le FINESS {site}, déclaré, n’a pas été lu {on(piece.kind)}."
    if blurred or not case.clear(piece) or seen(case, piece, "site_finess", ValueKind.FINESS, site):
        return review(f"{said} Vérifiez sur l’image.", where, expected=site)
    return failed(f"{said} {ASK}", where, expected=site)


def _added(case: Case, piece: Piece, field: Field) -> Result:
    where = Spot(piece.key, "site_finess", field.evidence)
    said = f"Le FINESS {field.value} est lu {on(piece.kind)} et n’est pas déclaré."
    juridique = case.dossier.client.finess_juridique
    if field.value == juridique:
        return review(
            f"Le FINESS juridique est lu à la place d’un FINESS géographique {on(piece.kind)}. Vérifiez "
            "sur l’image.",
            where,
            observed=field.value or "",
        )
    if field.certain and not field.repaired:
        return failed(f"{said} {ASK}", where, observed=field.value or "")
    return review(f"{said} Vérifiez sur l’image.", where, observed=field.value or "")


def _none(case: Case, piece: Piece, wanted: tuple[str, ...]) -> Result:
    """The invoice must list them (S0:1404), the order's table is MEN-03's, other pieces may go without."""
    where = Spot(piece.key, "site_finess")
    if piece.kind is not PieceKind.FACTURE:
        return skipped(f"Aucun FINESS géographique lu {on(piece.kind)}.", where)
    places = tuple(p for site in wanted for p in seen(case, piece, "site_finess", ValueKind.FINESS, site))
    if places or not case.clear(piece):
        return review(
            f"Les FINESS géographiques n’ont pas été lus avec certitude {on(piece.kind)}. Vérifiez sur "
            "l’image.",
            Spot(piece.key, "site_finess", places),
            expected=", ".join(wanted),
        )
    return failed(
        f"Aucun FINESS géographique ne figure {on(piece.kind)}. Demandez au fournisseur de compléter la "
        "pièce.",
        where,
        expected=", ".join(wanted),
    )


def _places(fields: list[Field]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for field in fields for place in field.evidence))
