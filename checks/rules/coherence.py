"""COH: the pieces agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks import names, software
from checks.case import Case
from checks.compare import against, doubt, equal, legible
from checks.expected import declared
from checks.fold import alike
from checks.names import Match
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.rules.boxes import natures_read
from checks.rules.client import identifiers_read, sites_read
from checks.wording import NATURES, on, show_field
from models.parties import Identifier
from models.piece import Piece, PieceKind
from models.reading import Field

_ASK = "Demandez au fournisseur quelle pièce corriger."


def order_number(case: Case) -> Iterator[Result]:
    """COH-01: invoice and VA cite the order's own number (S0:1399)."""
    bdc = case.piece(PieceKind.BDC)
    value = _own_value(case, bdc, "order_number")
    whose = "figure sur le bon de commande" if value else "est déclaré"
    for piece in case.of(PieceKind.FACTURE, PieceKind.VA, PieceKind.MOM):
        result = against(case, piece, "order_number", value=value, whose=whose)
        if result is not None:
            yield result


def invoice_number(case: Case) -> Iterator[Result]:
    """COH-02: the VA cites the invoice's own number (S0:394, S0:418)."""
    facture = case.piece(PieceKind.FACTURE)
    value = _own_value(case, facture, "invoice_number")
    whose = "figure sur la facture" if value else "est déclaré"
    for piece in case.of(PieceKind.VA, PieceKind.MOM):
        result = against(case, piece, "invoice_number", value=value, whose=whose)
        if result is not None:
            yield result


def _own_value(case: Case, piece: Piece | None, key: str) -> str | None:
    """The value that a piece bears; None where it is in doubt, of which DEC-02, DEC-07 or DEC-10 ask."""
    field, wanted = (piece.field(key), declared(case, piece, key)) if piece else (None, None)
    if piece is None or field is None or field.value is None or not field.certain:
        return None
    other = wanted is not None and not equal(field.kind, field.value, wanted)
    return None if other and wanted is not None and doubt(case, piece, field, wanted) else field.value


def one_client(case: Case) -> Iterator[Result]:
    """COH-03: the same identifiers of the client on every piece (S2:478-479, S0:1404)."""
    if len(case.dossier.parties) > 1:
        yield from _same_sets(case)
        return
    for key in ("client_rpps", "client_finess_juridique", "client_finess_pmsi", "client_siren"):
        yield from _agree(case, key, lambda one, other: one == other)
    listed = [(p, {f.value for f in sites_read(p) if f.certain}) for p in case.of()]
    listed = [(piece, sites) for piece, sites in listed if sites]
    for piece, sites in listed[1:]:
        first, wanted = listed[0]
        where = Spot(piece.key, "site_finess", tuple(p for f in sites_read(piece) for p in f.evidence))
        if sites <= wanted or wanted <= sites:
            yield passed(f"Les sites nommés {on(piece.kind)} sont ceux de l’autre pièce.", where)
        else:
            yield failed(
                f"Les FINESS géographiques lus {on(piece.kind)} ne sont pas ceux lus {on(first.kind)}. "
                f"{_ASK}",
                where,
                expected=", ".join(sorted(map(str, wanted))),
                observed=", ".join(sorted(map(str, sites))),
            )


def _same_sets(case: Case) -> Iterator[Result]:
    """Several clients: a piece may list fewer (DEC-04 tells which), never others than the first one."""
    juridical = {f.value for p in case.of() for f in identifiers_read(p, Identifier.FINESS_JURIDIQUE)}
    for kind in Identifier:
        # A line of amounts for each client may call his own number a site's.
        others = juridical if kind is Identifier.FINESS_GEOGRAPHIQUE else set()
        certain = [(p, [f for f in identifiers_read(p, kind) if f.certain]) for p in case.of()]
        read = [(piece, [f for f in fields if f.value not in others]) for piece, fields in certain]
        listed = [(piece, fields) for piece, fields in read if fields]
        for piece, fields in listed[1:]:
            first, wanted = listed[0]
            one, two = {f.value for f in wanted}, {f.value for f in fields}
            where = Spot(piece.key, "clients", tuple(p for f in fields for p in f.evidence))
            if one <= two or two <= one:
                yield passed(f"Les clients nommés {on(piece.kind)} sont ceux de l’autre pièce.", where)
            else:
                yield failed(
                    f"Les clients nommés {on(piece.kind)} ne sont pas ceux nommés {on(first.kind)}. {_ASK}",
                    where,
                    expected=", ".join(sorted(map(str, one))),
                    observed=", ".join(sorted(map(str, two))),
                )


def one_supplier(case: Case) -> Iterator[Result]:
    """COH-04: the same SIREN; another NIC may be another site (S0:1401, facts §1.4)."""
    yield from _agree(case, "supplier_siret", lambda one, other: one[:9] == other[:9])


def one_software(case: Case) -> Iterator[Result]:
    """COH-05: the same référencement, software and nature on every piece (S2:1050-1051)."""
    yield from _agree(case, "solution_reference", lambda one, other: one.casefold() == other.casefold())
    yield from _software(case)
    told = [(piece, natures_read(piece)) for piece in case.of()]
    told = [(piece, natures) for piece, natures in told if natures]
    for piece, natures in told[1:]:
        first, wanted = told[0]
        where = Spot(piece.key, "nature", tuple(p for places in natures.values() for p in places))
        if set(natures) == set(wanted):
            yield passed(f"La nature de la prestation est la même {on(piece.kind)}.", where)
        else:
            yield failed(
                f"La nature de la prestation lue {on(piece.kind)} n’est pas celle lue {on(first.kind)}. "
                f"{_ASK}",
                where,
                expected=", ".join(NATURES[n] for n in wanted),
                observed=", ".join(NATURES[n] for n in natures),
            )


def _software(case: Case) -> Iterator[Result]:
    """Names and versions, where two pieces give both in one line."""
    found = [(p, p.field("software")) for p in case.of() if p.field("software").found]
    solution = case.dossier.solution
    for piece, field in found[1:]:
        first, one = found[0]
        where = spot(piece, field).beside(spot(first, one))
        pairs = [
            (software.split(mine, solution.name), software.split(theirs, solution.name))
            for mine in field.values
            for theirs in one.values
        ]
        matches = {names.best(names.firm(mine[0], theirs[0]) for mine, theirs in pairs)}
        if pairs[0][0][1] and pairs[0][1][1]:
            matches.add(names.best(software.version(mine[1], theirs[1]) for mine, theirs in pairs))
        if matches == {Match.SAME}:
            yield passed("Le logiciel est le même sur les deux pièces.", where, observed=show_field(field))
        else:
            tell = failed if Match.DIFFERENT in matches and legible(field) and legible(one) else review
            yield tell(
                f"Le logiciel lu {on(piece.kind)} (« {show_field(field)} ») n’est pas celui lu "
                f"{on(first.kind)} (« {show_field(one)} »). Vérifiez sur l’image. {_ASK}",
                where,
                expected=show_field(one),
                observed=show_field(field),
            )


def _agree(case: Case, key: str, same: Callable[[str, str], bool]) -> Iterator[Result]:
    """Every certain value of the field against that of the first piece that has one."""
    found = [(p, p.field(key)) for p in case.of() if p.field(key).found]
    for piece, field in found[1:]:
        first, one = found[0]
        if one.value is None or field.value is None:
            continue
        where = spot(piece, field).beside(spot(first, one))
        lookalike = alike(one.value, field.value)
        certain = all(f.certain and not f.repaired for f in (one, field))
        asked = any(_own_value(case, p, key) is None for p in (first, piece))
        if same(one.value, field.value):
            yield _same(case, piece, field, where, certain=certain)
        else:
            proved = certain and not lookalike and not asked
            tell = failed if proved else review
            yield tell(
                f"« {case.title(piece, key)} » : {show_field(field)} est lu {on(piece.kind)}, "
                f"{show_field(one)} {on(first.kind)}. {_ASK if proved else 'Vérifiez sur l’image.'}",
                where,
                expected=show_field(one),
                observed=show_field(field),
            )


def _same(case: Case, piece: Piece, field: Field, where: Spot, *, certain: bool) -> Result:
    if not certain:
        return skipped("Les pièces semblent concorder, selon une lecture incertaine : voir LIS-02.", where)
    return passed(
        f"« {case.title(piece, field.key)} » concorde entre les pièces.", where, observed=show_field(field)
    )
