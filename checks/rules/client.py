"""DEC-04: the identifiers of the client, as a set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checks.case import Case
from checks.clients import FIELDS, listed
from checks.compare import ASK, against, unsettled
from checks.expected import declared_sites, rpps
from checks.fold import compact
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.seen import nearly_seen, seen, strung
from checks.wording import on
from models.geometry import Place
from models.parties import Identifier
from models.piece import CANCELLATIONS, Piece, PieceKind
from models.reading import Field, Status, ValueKind


def identifiers(case: Case) -> Iterator[Result]:
    """DEC-04: the identifiers of the client(s) as sets: RPPS, FINESS, SIREN (S2:478-479, S0:1404)."""
    for piece in case.of():
        if piece.kind in CANCELLATIONS:
            continue  # one identifier will do there: ANN-01, ANN-02
        for kind, key in FIELDS.items():
            if kind is Identifier.FINESS_GEOGRAPHIQUE:
                continue  # a set of its own, below
            if len(case.dossier.parties) > 1 or len(identifiers_read(piece, kind)) > 1:
                yield from _set(case, piece, kind)
            elif (result := against(case, piece, key)) is not None:
                yield result
        yield from _beneficiaries(case, piece)
        if declared_sites(case) and _lists_sites(case, piece):
            yield from _sites(case, piece)


def identifiers_read(piece: Piece, kind: Identifier) -> tuple[Field, ...]:
    """Every identifier of that kind that the piece names for a client, in fields and in its table."""
    if kind is Identifier.FINESS_GEOGRAPHIQUE:
        return sites_read(piece)
    if kind not in FIELDS:
        return ()
    return (*piece.fields_of(FIELDS[kind]), *listed(piece, FIELDS[kind]))


def declared_identifiers(case: Case, kind: Identifier) -> tuple[str, ...]:
    """Those of every client, canonical, each once."""
    found = (value for client in case.dossier.parties for value in client.identifiers(kind))
    clean = (rpps(v) if kind is Identifier.RPPS else compact(v).upper() for v in found)
    return tuple(dict.fromkeys(clean))


def _beneficiaries(case: Case, piece: Piece) -> Iterator[Result]:
    """Those whose activity counts for a RIS, where they are declared (S0:576-580)."""
    declared = case.dossier.beneficiaries
    wanted = {
        "beneficiary_rpps": tuple(map(rpps, declared.rpps)),
        "beneficiary_am": tuple(compact(one).upper() for one in declared.am),
        "beneficiary_finess": tuple(
            compact(one).upper() for one in (*declared.finess_juridique, *declared.finess_geographique)
        ),
    }
    untold = [f for key in wanted for f in piece.fields_of(key) if not f.labelled]
    for key, numbers in wanted.items():
        yield from _compared(case, piece, tuple(_of_that_kind(piece, key, wanted, untold)), numbers)


def _of_that_kind(
    piece: Piece, key: str, wanted: Mapping[str, tuple[str, ...]], untold: Sequence[Field]
) -> Iterator[Field]:
    """The numbers of a kind: a number of which no label tells the kind goes with those that declare it."""
    for field in piece.fields_of(key):
        claimed = any(field.value in numbers for other, numbers in wanted.items() if other != key)
        if field.labelled or not claimed:
            yield field
    yield from (f for f in untold if f.key != key and f.value in wanted[key])


def _set(case: Case, piece: Piece, kind: Identifier) -> Iterator[Result]:
    """Missing, added, different: where the piece lists the clients at all.

    A declared beneficiary among them was read under the wrong label: a person looks.
    """
    read, wanted = identifiers_read(piece, kind), declared_identifiers(case, kind)
    given = case.dossier.beneficiaries
    others = {compact(one).upper() for one in (*given.rpps, *given.am, *given.finess_juridique)} - set(wanted)
    # « FINESS EJ / ET : X / Y »: one label over both numbers.
    read = tuple(f for f in read if f.labelled or f.value not in declared_sites(case))
    told = tuple(f.model_copy(update={"labelled": False}) if f.value in others else f for f in read)
    yield from _compared(case, piece, told, wanted, astray=any(f.value in others for f in read))


def _compared(
    case: Case, piece: Piece, read: tuple[Field, ...], wanted: tuple[str, ...], *, astray: bool = False
) -> Iterator[Result]:
    """`astray`: numbers of others stand among those read, so that one that is not may have been missed."""
    if not read or not wanted:
        return
    for field in read:
        if field.found and field.value not in wanted:
            yield _added(case, piece, field)
    certain = {f.value for f in read if f.certain}
    blurred = astray or any(unsettled(f) for f in read)
    for value in wanted:
        yield _one(case, piece, value, read, certain=value in certain, blurred=blurred)


def _lists_sites(case: Case, piece: Piece) -> bool:
    model = case.model(piece)
    if model is None:
        return False
    listed = any(t.key == "sites" or any(c.key == "site_finess" for c in t.columns) for t in model.tables)
    return listed or model.field("site_finess") is not None


def sites_read(piece: Piece) -> tuple[Field, ...]:
    """Every FINESS géographique that the piece names: list field, tables of sites, clients, amounts."""
    cells = [row.cell("finess", ValueKind.FINESS) for row in piece.table("sites").rows]
    cells += listed(piece, "site_finess")
    cells += [row.cell("finess", ValueKind.FINESS) for row in piece.table("answers").rows]
    cells += [row.cell("site", ValueKind.FINESS) for row in piece.table("amounts").rows]
    return tuple(f for f in (*piece.fields_of("site_finess"), *cells) if f.status is not Status.ABSENT)


def _sites(case: Case, piece: Piece) -> Iterator[Result]:
    read, wanted = sites_read(piece), declared_sites(case)
    if not read:
        yield _none(case, piece, wanted)
        return
    certain = {f.value for p in case.of(piece.kind) for f in sites_read(p) if f.certain}
    blurred = any(unsettled(f) and f.value not in certain for f in read)
    clients = set(declared_identifiers(case, Identifier.FINESS_JURIDIQUE))
    # A line of amounts for each client; its « FINESS » may be read as a list of sites as well.
    billed = {row.cell("site").value for row in piece.table("amounts").rows}
    for field in read:
        of_a_client = field.value in billed & clients
        if field.found and field.value not in wanted and not of_a_client:
            yield _added(case, piece, field)
    for site in wanted:
        yield _one(case, piece, site, read, certain=site in certain, blurred=blurred)


def _one(
    case: Case, piece: Piece, site: str, read: tuple[Field, ...], *, certain: bool, blurred: bool
) -> Result:
    mine = [f for f in read if f.value == site]
    where = Spot(piece.key, "site_finess", _places(mine))
    if certain:
        return passed(f"L’identifiant {site} figure {on(piece.kind)}.", where, expected=site, observed=site)
    if mine:
        return skipped(
            f"L’identifiant {site} n’est pas lu avec certitude {on(piece.kind)} : voir LIS-02.", where
        )
    said = f"L’identifiant {site}, déclaré, n’a pas été lu {on(piece.kind)}."
    if blurred or not case.clear(piece) or _stands_somewhere(case, piece, site):
        return review(f"{said} Vérifiez sur l’image.", where, expected=site)
    return failed(f"{said} {ASK}", where, expected=site)


def _stands_somewhere(case: Case, piece: Piece, site: str) -> bool:
    return bool(
        seen(case, piece, "site_finess", ValueKind.FINESS, site)
        or nearly_seen(case, piece, "site_finess", site)
        or strung(case, piece, site)
    )


def _added(case: Case, piece: Piece, field: Field) -> Result:
    where = Spot(piece.key, "site_finess", field.evidence)
    said = f"L’identifiant {field.value} est lu {on(piece.kind)} et n’est pas déclaré."
    if field.value in declared_identifiers(case, Identifier.FINESS_JURIDIQUE):
        return review(
            f"Le FINESS juridique est lu à la place d’un FINESS géographique {on(piece.kind)}. Vérifiez "
            "sur l’image.",
            where,
            observed=field.value or "",
        )
    if field.certain and not field.repaired and field.labelled:
        return failed(f"{said} {ASK}", where, observed=field.value or "")
    return review(f"{said} Vérifiez sur l’image.", where, observed=field.value or "")


def _none(case: Case, piece: Piece, wanted: tuple[str, ...]) -> Result:
    """The invoice must list them (S0:1404), the order's table is MEN-03's, other pieces may go without."""
    where = Spot(piece.key, "site_finess")
    if piece.kind is not PieceKind.FACTURE:
        return skipped(f"Aucun FINESS géographique lu {on(piece.kind)}.", where)
    places = tuple(
        place
        for site in wanted
        for place in seen(case, piece, "site_finess", ValueKind.FINESS, site) or strung(case, piece, site)
    )
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
