"""DEC-01, 02, 03, 05, 06, 07, 10: the fields of the pieces against the declaration."""

from __future__ import annotations

from collections.abc import Iterator

from checks import names, software
from checks.case import Case
from checks.compare import ASK, against, legible, named, proves
from checks.fold import compact
from checks.names import Match
from checks.result import Result, failed, passed, review, spot
from checks.seen import seen
from checks.wording import on, show_field
from models.dossier import Solution
from models.finding import Severity
from models.parties import Client
from models.piece import Piece, PieceKind
from models.reading import Field, Status, ValueKind

_PERSON = {
    PieceKind.BDC: ("client_name", "client_representative"),
    PieceKind.VA: ("client_name", "client_representative"),
    PieceKind.FACTURE: ("client_name", "client_representative"),
    PieceKind.JOURNAL: ("client_name",),
}


def _each(case: Case, *keys: str, kinds: tuple[PieceKind, ...] = ()) -> Iterator[Result]:
    for piece in case.of(*kinds):
        for key in keys:
            result = against(case, piece, key)
            if result is not None:
                yield result


def scheme_reference(case: Case) -> Iterator[Result]:
    """DEC-01: reference of the appel à financement (S3:35, S3:196)."""
    return _each(case, "af_reference")


def order(case: Case) -> Iterator[Result]:
    """DEC-02: number, date of issue and of signature of the order (S2:502-510, S3:42-43)."""
    return _each(case, "order_number", "order_issued", "signed_on", kinds=(PieceKind.BDC,))


def invoice(case: Case) -> Iterator[Result]:
    """DEC-10: number and dates of the invoice, N° of dossier; date of the VA (S0:1397-1399, S0:1413)."""
    yield from _each(
        case, "invoice_number", "invoice_issued", "finalised", "asp_number", kinds=(PieceKind.FACTURE,)
    )
    yield from _each(case, "signed_on", kinds=(PieceKind.VA,))


def supplier(case: Case) -> Iterator[Result]:
    """DEC-03: the SIREN must agree, another NIC is a remark; and the name (S3:47-48, S0:1401)."""
    for piece in case.of():
        result = _siret(case, piece)
        if result is not None:
            yield result
        proved = proves(case, piece, "supplier_siret")
        name = named(case, piece, "supplier_name", names.firm, proved=proved)
        if name is not None:
            yield name


def _siret(case: Case, piece: Piece) -> Result | None:
    field = piece.field("supplier_siret", ValueKind.SIRET)
    other_site = (
        field.certain
        and field.value is not None
        and field.value[:9] == "".join(case.dossier.supplier.siret.split())[:9]
    )
    return against(case, piece, "supplier_siret", at_most=Severity.NOTE if other_site else None)


def person(case: Case) -> Iterator[Result]:
    """DEC-05: the representative; another one is a remark on the invoice (S0:1402-1403)."""
    if len(case.dossier.parties) > 1:
        yield from _persons(case)
        return
    for piece in case.of():
        proved = proves(case, piece, "client_rpps")
        mild = Severity.NOTE if piece.kind is PieceKind.FACTURE else None
        for key in _PERSON.get(piece.kind, ()):
            wanted = _known_as(case, piece, key)
            result = named(case, piece, key, names.person, proved=proved, wanted=wanted, at_most=mild)
            if result is not None:
                yield result
        structure = named(
            case,
            piece,
            "client_structure",
            lambda read, wanted: _structure(read, wanted, case.dossier.client),
            proved=proves(case, piece, "client_finess_juridique"),
            at_most=mild,
        )
        if structure is not None:
            yield structure


def _persons(case: Case) -> Iterator[Result]:
    """Several clients: each declared representative in the table of clients, one of them on a piece without.

    Never a FAIL: an invoice names one representative, and may name another one (S0:1402-1403).
    """
    for piece in case.of(*_PERSON):
        cells = [cell for row in piece.table("clients").rows for cell in row.cells_of("name")]
        read = [f for f in (*cells, *piece.fields_of("client_representative")) if f.found]
        named_once = any(_is_named(f, c) for f in read for c in case.dossier.parties)
        for client in case.dossier.parties if read and (cells or not named_once) else ():
            wanted = client.representative
            mine = next((f for f in read if _is_named(f, client)), None)
            if mine is not None:
                yield passed(
                    f"Le représentant déclaré figure {on(piece.kind)}.", spot(piece, mine), expected=wanted
                )
            else:
                yield review(
                    f"« {wanted} », déclaré, n’a pas été lu parmi les représentants {on(piece.kind)}. "
                    "Vérifiez sur l’image.",
                    spot(piece, read[0], "clients"),
                    expected=wanted,
                    at_most=Severity.NOTE if piece.kind is PieceKind.FACTURE else None,
                )


def _is_named(field: Field, client: Client) -> bool:
    """By the representative's name alone, or with that of the structure in the same cell."""
    alone = names.best(names.person(value, client.representative) for value in field.values) is Match.SAME
    return alone or _names_both(field.value or "", client)


def _structure(read: str, wanted: str, client: Client) -> Match:
    """« MSP du Lac – Hélène Roth »: the structure, with who represents it."""
    return Match.SAME if _names_both(read, client) else names.firm(read, wanted)


def _names_both(read: str, client: Client) -> bool:
    person, structure = client.representative, client.name or ""
    both = {compact(person + structure), compact(structure + person)}
    return bool(structure) and compact(read) in both


def _known_as(case: Case, piece: Piece, key: str) -> str:
    """The representative, or the client's own name when the piece shows that one (a doctor has both)."""
    client, field = case.dossier.client, piece.field(key)
    if key == "client_name" and client.name and field.value is not None:
        same = names.person(field.value, client.name) is Match.SAME
        return client.name if same else client.representative
    return client.representative


def contact(case: Case) -> Iterator[Result]:
    """DEC-06: how to reach the client; a difference is a remark (S3:63-68, S3:224-225)."""
    for piece in case.of():
        for key in ("client_email", "client_phone", "client_postal_code"):
            result = against(case, piece, key)
            if result is not None:
                yield result
        for key, alike in (("client_address", names.address), ("client_city", names.firm)):
            result = named(case, piece, key, alike)
            if result is not None:
                yield result


def solution(case: Case) -> Iterator[Result]:
    """DEC-07: name, version, numéro de référencement, technical version (S3:74-75, S3:249-250)."""
    for piece in case.of():
        result = against(case, piece, "solution_reference")
        if result is not None:
            yield result
        yield from _software(case, piece)
        # That of the day of the order: an invoice may tell the one installed since (S1:1055-1059).
        ordered = piece.kind is PieceKind.BDC
        technical = named(case, piece, "technical_version", software.version) if ordered else None
        if technical is not None:
            yield technical


def _software(case: Case, piece: Piece) -> Iterator[Result]:
    model = case.field_model(piece, "software")
    if model is None:
        return
    wanted = case.dossier.solution
    whole = piece.field("software", model.kind)
    name, version = piece.field("software_name"), piece.field("software_version")
    if whole.found and whole.value is not None:
        yield _told(case, piece, whole, _name(whole, wanted.name), wanted.name)
        if wanted.version and software.split(whole.value, wanted.name)[1]:
            yield _told(case, piece, whole, _version_in(whole, wanted), wanted.version, "software_version")
        elif wanted.version and not version.found:
            yield _no_version(case, piece, whole)
    elif whole.status in (Status.UNREADABLE, Status.AMBIGUOUS):
        yield review(
            f"Le nom et la version du logiciel n’ont pas pu être lus {on(piece.kind)}. Vérifiez sur l’image.",
            spot(piece, whole),
            expected=f"{wanted.name} {wanted.version or ''}".strip(),
            observed=whole.raw,
        )
    if not whole.found and name.found and name.value is not None:
        yield _told(case, piece, name, _name(name, wanted.name), wanted.name)
        if wanted.version and software.split(name.value, wanted.name)[1] and not version.found:
            yield _told(case, piece, name, _version_in(name, wanted), wanted.version, "software_version")
    if wanted.version and not whole.found and version.found:
        matches = (software.version(value, wanted.version) for value in version.values)
        yield _told(case, piece, version, names.best(matches), wanted.version)


def _name(field: Field, wanted: str) -> Match:
    return names.best(names.firm(software.split(v, wanted)[0], wanted) for v in field.values)


def _version_in(field: Field, wanted: Solution) -> Match:
    parts = (software.split(value, wanted.name)[1] for value in field.values)
    return names.best(software.version(part, wanted.version or "") for part in parts)


def _no_version(case: Case, piece: Piece, field: Field) -> Result:
    wanted, name = case.dossier.solution.version or "", case.dossier.solution.name
    writings = (wanted, f"{name} {wanted}", f"{name} v{wanted}", f"version {wanted}")
    if any(seen(case, piece, "software_version", ValueKind.TEXT, text) for text in writings):
        return passed("La version du logiciel figure sur la pièce.", spot(piece, field), expected=wanted)
    return review(
        f"La version du logiciel n’a pas été lue {on(piece.kind)}. Vérifiez sur l’image.",
        spot(piece, field),
        expected=wanted,
        observed=show_field(field),
    )


def _told(
    case: Case, piece: Piece, field: Field, match: Match, wanted: str, title_key: str | None = None
) -> Result:
    """The software or its version against the declared one; `title_key`: what of the field is compared."""
    where, read, title = spot(piece, field), show_field(field), case.title(piece, title_key or field.key)
    if match is Match.SAME:
        return passed(
            f"« {title} » : la valeur lue est celle déclarée.", where, expected=wanted, observed=read
        )
    said = f"« {title} » : « {read} » est lu {on(piece.kind)}, « {wanted} » est déclaré."
    if match is Match.DIFFERENT and legible(field) and not seen(case, piece, field.key, field.kind, wanted):
        return failed(f"{said} {ASK}", where, expected=wanted, observed=read)
    return review(f"{said} Vérifiez sur l’image.", where, expected=wanted, observed=read)
