"""IDF: identifiers that are possible at all, on the pieces and in the declaration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checks import keys
from checks.case import Case
from checks.compare import see_reading
from checks.days import department_of_finess, department_of_postcode
from checks.expected import declared_sites
from checks.fold import compact
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.rules.client import declared_identifiers
from checks.wording import on, show, show_field
from models.finding import Severity
from models.parties import Identifier
from models.piece import Piece
from models.reading import Field, Status, ValueKind

TITLES: dict[Identifier, str] = {
    Identifier.RPPS: "N° RPPS",
    Identifier.AM: "N° AM",
    Identifier.SIREN: "SIREN",
    Identifier.SIRET: "SIRET",
    Identifier.FINESS_JURIDIQUE: "FINESS juridique",
    Identifier.FINESS_GEOGRAPHIQUE: "FINESS géographique",
    Identifier.FINESS_PMSI: "FINESS PMSI",
}
_REFERENCE = re.compile(r"[0-9a-f]{10}")
_AM = re.compile(r"(?:\d\d|2[AB]|9[A-F])\d{7}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_PHONE = re.compile(r"0[1-9]\d{8}")
_POSTCODE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-5]|97|98)\d{3}")
_SHAPES = {ValueKind.EMAIL: _EMAIL, ValueKind.PHONE: _PHONE, ValueKind.POSTAL_CODE: _POSTCODE}


def siret(case: Case) -> Iterator[Result]:
    """IDF-01: 14 digits and key, La Poste by its own rule (facts §1.4)."""
    yield _declared("SIRET du fournisseur", compact(case.dossier.supplier.siret), ValueKind.SIRET, keys.siret)
    yield from _on_pieces(case, ValueKind.SIRET, keys.siret)


def finess(case: Case) -> Iterator[Result]:
    """IDF-02: pattern, key (A→1, B→2) and an existing department (facts §1.1)."""
    for kind in (Identifier.FINESS_JURIDIQUE, Identifier.FINESS_PMSI, Identifier.FINESS_GEOGRAPHIQUE):
        for number in declared_identifiers(case, kind):
            yield _declared(TITLES[kind], number, ValueKind.FINESS, _finess)
    yield from _on_pieces(case, ValueKind.FINESS, _finess)
    for piece, name, field in _cells(case):
        yield _key(case, piece, field, _finess, name=name)


def _finess(value: str) -> bool:
    return keys.finess(value) and keys.finess_department(value)


def rpps(case: Case) -> Iterator[Result]:
    """IDF-03: 11 digits; its key is known by test only, so a wrong one is a question (facts §1.2)."""
    for number in declared_identifiers(case, Identifier.RPPS):
        yield _declared("RPPS du médecin", number, ValueKind.RPPS, keys.rpps, doubtful=True)
    yield from _on_pieces(case, ValueKind.RPPS, keys.rpps, doubtful=True)


def am(case: Case) -> Iterator[Result]:
    """IDF-05: format only, the key of a N° AM is unknown (facts §1.3)."""
    for number in (*declared_identifiers(case, Identifier.AM), *case.dossier.beneficiaries.am):
        yield _declared("N° AM", compact(number).upper(), ValueKind.AM, _am)
    yield from _on_pieces(case, ValueKind.AM, _am)


def _am(value: str) -> bool:
    return bool(_AM.fullmatch(value))


def vat_number(case: Case) -> Iterator[Result]:
    """IDF-04: key of the VAT number, and the SIREN in it; a group's number may carry another (facts §1.5)."""
    declared = case.dossier.supplier.vat_number
    if declared:
        number = compact(declared).upper()
        yield _declared("TVA intracommunautaire", number, ValueKind.VAT_NUMBER, keys.vat_number)
        yield _one_siren(number, compact(case.dossier.supplier.siret), Spot())
    yield from _on_pieces(case, ValueKind.VAT_NUMBER, keys.vat_number)
    for piece in case.of():
        vat, own = piece.field("supplier_vat_number"), piece.field("supplier_siret")
        if vat.certain and own.certain and vat.value and own.value and keys.vat_number(vat.value):
            yield _one_siren(vat.value, own.value, spot(piece, vat).beside(spot(piece, own)))


def _one_siren(vat: str, own: str, where: Spot) -> Result:
    if vat[4:] == own[:9]:
        return passed("Le numéro de TVA et le SIRET désignent la même entreprise.", where)
    return failed(
        "Le numéro de TVA et le SIRET ne portent pas le même SIREN. Demandez au fournisseur lequel retenir.",
        where,
        expected=show(ValueKind.SIREN, own[:9]),
        observed=show(ValueKind.SIREN, vat[4:]),
        at_most=Severity.NOTE,
    )


def _declared(
    title: str, value: str, kind: ValueKind, valid: Callable[[str], bool], *, doubtful: bool = False
) -> Result:
    """An identifier of the declaration: nobody misread it, so a wrong key is a wrong number."""
    shown = show(kind, value)
    if valid(value):
        return passed(f"{title} déclaré : la clé de contrôle est exacte.", observed=shown)
    tell = review if doubtful else failed
    return tell(
        f"{title} déclaré ({shown}) : le format ou la clé de contrôle est inexact. Demandez au "
        "fournisseur le numéro exact.",
        observed=shown,
    )


def _on_pieces(
    case: Case, kind: ValueKind, valid: Callable[[str], bool], *, doubtful: bool = False
) -> Iterator[Result]:
    for piece in case.of():
        for field in piece.fields:
            if field.kind is kind and field.status is not Status.ABSENT:
                yield _key(case, piece, field, valid, doubtful=doubtful)


def _cells(case: Case) -> Iterator[tuple[Piece, str, Field]]:
    """The FINESS of the tables of sites."""
    for piece in case.of():
        for row in piece.table("sites").rows:
            cell = row.cell("finess", ValueKind.FINESS)
            if cell.status is not Status.ABSENT:
                yield piece, "sites.finess", cell


def _key(
    case: Case,
    piece: Piece,
    field: Field,
    valid: Callable[[str], bool],
    *,
    name: str = "",
    doubtful: bool = False,
) -> Result:
    """A wrong key on a piece: FAIL when two readings agree on it, a question otherwise."""
    if not field.found or field.value is None:
        return see_reading(case, piece, field)
    where, shown = spot(piece, field, name), show_field(field)
    title = case.title(piece, field.key)
    if valid(field.value):
        if not field.certain:
            return see_reading(case, piece, field)
        return passed(f"« {title} » : la clé de contrôle est exacte.", where, observed=shown)
    sure = field.certain and not field.repaired and not doubtful
    ask = "Demandez au fournisseur le numéro exact." if sure else "Vérifiez le numéro sur l’image."
    tell = failed if sure else review
    return tell(
        f"« {title} » {on(piece.kind)} ({shown}) : le format ou la clé de contrôle est inexact. {ask}",
        where,
        observed=shown,
    )


def well_formed(case: Case) -> Iterator[Result]:
    """IDF-07: e-mail, telephone, postal code; department of the FINESS (facts §1.1)."""
    for piece in case.of():
        for field in piece.fields:
            shape = _SHAPES.get(field.kind)
            if shape is not None and field.found and field.value is not None:
                yield _formed(case, piece, field, bool(shape.fullmatch(field.value)))
    yield from _one_department(case)


def _formed(case: Case, piece: Piece, field: Field, good: bool) -> Result:
    title, where, read = case.title(piece, field.key), spot(piece, field), show_field(field)
    if good:
        return passed(f"« {title} » est bien formé.", where, observed=read)
    return failed(
        f"« {title} » ({read}) n’a pas la forme attendue. Vérifiez sur l’image.", where, observed=read
    )


def _one_department(case: Case) -> Iterator[Result]:
    client = case.dossier.client
    department = department_of_postcode(client.postal_code or "")
    for site in declared_sites(case) if department else ():
        if department_of_finess(site) == department:
            yield passed("Le code postal et le FINESS désignent le même département.")
        else:
            yield failed(
                f"Le FINESS {site} n’est pas du département du code postal déclaré ({client.postal_code}). "
                "Vérifiez l’adresse du site."
            )


def reference(case: Case) -> Iterator[Result]:
    """IDF-08: ten hexadecimal characters is the only shape seen, no rule is published (facts §2.1)."""
    number = (case.dossier.solution.reference or "").strip()
    if not number:
        yield skipped("Aucun numéro unique de référencement n’est déclaré.")
        return
    if _REFERENCE.fullmatch(number):
        yield passed("Le numéro unique de référencement déclaré a la forme connue.", observed=number)
    else:
        yield failed(
            f"Le numéro unique de référencement déclaré ({number}) n’a pas la forme connue (dix "
            "caractères de 0 à 9 et de a à f). Vérifiez-le auprès de l’ANS.",
            observed=number,
        )
