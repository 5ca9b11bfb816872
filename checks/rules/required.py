"""MEN-03 and MEN-09: the fields that must be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.case import Case
from checks.clients import COLUMNS, FIELDS, listed
from checks.expected import declared
from checks.fold import fold
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.seen import runs_on, seen
from checks.software import split
from checks.wording import on
from models.geometry import Place
from models.piece import Piece, PieceKind
from models.reading import Field, Status, ValueKind
from schemes.piece import FieldModel

_SIGNING_BLOCK = 0.08  # of the page, round the signature
# Told by the controls of signatures, whose zone they belong to.
_SIGNING = frozenset({"signed_on", "signatory_name"})
_SOFTWARE = ("software", "software_name", "software_version")


def filled(case: Case) -> Iterator[Result]:
    """MEN-03: each mandatory field has a value (S2:973-975, S0:1395-1413)."""
    for piece in case.of():
        for model in case.field_models(piece):
            if model.required and model.key not in _SIGNING and _of_the_case(case, model):
                yield there(case, piece, model)
        yield from _sites(case, piece)
        if piece.kind is PieceKind.BDC:
            yield from _software(case, piece)


def _of_the_case(case: Case, model: FieldModel) -> bool:
    """An identifier is asked of the cases that have it: one invoice model may serve several."""
    kind = next((k for k, key in FIELDS.items() if key == model.key), None)
    return kind is None or case.known is None or kind in case.known.identifiers


def there(case: Case, piece: Piece, model: FieldModel) -> Result:
    """One mandatory field: absent is FAIL only where its label was seen with nothing beside it (law 3)."""
    field = piece.field(model.key, model.kind)
    where, title = spot(piece, field), model.title
    if field.found and _only_where_one_signs(piece, model, field):
        return _stands_elsewhere(piece, model, where, blank=True)
    if field.found and (field.certain or not model.critical):
        return passed(f"« {title} » est renseigné {on(piece.kind)}.", where)
    if field.found:
        return skipped(f"« {title} » est rempli {on(piece.kind)}, lecture à confirmer : voir LIS-02.", where)
    if field.status is not Status.ABSENT:
        return skipped(
            f"« {title} » est rempli {on(piece.kind)}, mais n’a pas pu être lu : voir LIS-02.", where
        )
    if cells := listed(piece, model.key):
        return _in_the_table(piece, model, cells)
    return _not_there(case, piece, model, where)


def _in_the_table(piece: Piece, model: FieldModel, cells: tuple[Field, ...]) -> Result:
    """The table of clients says it of each of them; who is missing there is told by DEC-04 and DEC-05."""
    where = Spot(piece.key, model.key, tuple(place for cell in cells for place in cell.evidence))
    said = f"« {model.title} » figure dans le tableau des clients {on(piece.kind)}"
    if any(cell.certain or (cell.found and not model.critical) for cell in cells):
        return passed(f"{said}.", where)
    return skipped(f"{said}, lecture à confirmer : voir LIS-02.", where)


def _not_there(case: Case, piece: Piece, model: FieldModel, where: Spot) -> Result:
    wanted = declared(case, piece, model.key)
    places = seen(case, piece, model.key, model.kind, wanted) if wanted is not None else ()
    signing = model.key in _SIGNING
    apart = tuple(place for place in places if signing or not _in_the_signature(piece, place))
    if places:
        blank = not signing and (bool(where.evidence) or not apart)
        return _stands_elsewhere(piece, model, Spot(piece.key, model.key, apart or places), blank=blank)
    said = f"« {model.title} » n’a pas été trouvé {on(piece.kind)}"
    if not case.clear(piece):
        return review(f"{said}, dont la lecture est difficile. Vérifiez sur l’image.", where)
    if not where.evidence:
        return review(f"{said}, ni son intitulé. Vérifiez sur l’image s’il y figure.", where)
    if len(case.dossier.parties) > 1 and model.key in COLUMNS:
        return review(
            f"« {model.title} » n’a été lu pour aucun des clients {on(piece.kind)}. Vérifiez sur l’image "
            "s’il figure dans un tableau ou une liste des clients.",
            where,
        )
    return failed(
        f"« {model.title} » n’est pas renseigné {on(piece.kind)}. Demandez au fournisseur de compléter la "
        "pièce.",
        where,
    )


def _only_where_one_signs(piece: Piece, model: FieldModel, field: Field) -> bool:
    """A name read in the block of the signature alone: « Nom, prénom » there is the signatory's."""
    if model.kind is not ValueKind.PERSON or model.key in _SIGNING or not field.evidence:
        return False
    signatory = piece.field("signatory_name")
    other = signatory.found and not set(signatory.evidence) & set(field.evidence)
    return not other and all(_in_the_signature(piece, place) for place in field.evidence)


def _in_the_signature(piece: Piece, place: Place) -> bool:
    """Whether a name stands in the signing block: there it names who signs, and no more.

    The signature itself may stand overleaf, as an electronic one does.
    """
    x, y = place.box.middle_x, place.box.middle_y
    blocks = [z.model_copy(update={"box": z.box.grown(_SIGNING_BLOCK, _SIGNING_BLOCK)})
              for signature in piece.signatures for z in signature.evidence]  # fmt: skip
    named = _where_one_signs(piece.field("signatory_name").evidence, blocks)
    return any(
        (zone.document, zone.page) == (place.document, place.page) and zone.box.contains_point(x, y)
        for zone in (*blocks, *named)
    )


def _where_one_signs(names: Sequence[Place], blocks: Sequence[Place]) -> list[Place]:
    """Those level with a signature of their page; « Nom et prénom » at the head of a form is the client's.

    Those of a page without a signature, where no name stands beside one: it is overleaf then.
    """
    signed = {(one.document, one.page) for one in blocks}
    beside = [
        name
        for name in names
        for one in blocks
        if (one.document, one.page) == (name.document, name.page)
        and one.box.top < name.box.middle_y < one.box.bottom
    ]
    return beside or [name for name in names if (name.document, name.page) not in signed]


def _stands_elsewhere(piece: Piece, model: FieldModel, where: Spot, *, blank: bool) -> Result:
    """The declared value is on the page without its label: enough for a name, a question for a number.

    `blank`: its own label was seen with nothing beside it, or it stands in the signing block alone.
    """
    if not model.critical and blank:
        return review(
            f"« {model.title} » ne figure {on(piece.kind)} qu’ailleurs qu’à sa place. Vérifiez sur l’image "
            "si la pièce est à compléter.",
            where,
        )
    if not model.critical:
        return passed(f"« {model.title} » figure {on(piece.kind)}, sans intitulé reconnu.", where)
    return review(
        f"« {model.title} » n’a pas d’intitulé reconnu {on(piece.kind)}, mais la valeur déclarée y figure. "
        "Vérifiez sur l’image.",
        where,
    )


def _sites(case: Case, piece: Piece) -> Iterator[Result]:
    """The table of sites of a structure's order (S3:252-276)."""
    model = case.model(piece)
    wanted = next((t for t in model.tables if t.key == "sites" and t.required), None) if model else None
    if wanted is None:
        return
    table = piece.table("sites")
    where = Spot(piece.key, "sites", table.evidence)
    title = wanted.title
    if any(row.cell("finess").status is not Status.ABSENT for row in table.rows):
        yield passed(f"« {title} » est renseigné {on(piece.kind)}.", where)
    elif (
        table.status in (Status.UNREADABLE, Status.AMBIGUOUS)
        or not case.clear(piece)
        or _sites_seen(case, piece)
    ):
        yield review(f"« {title} » n’a pas pu être lu {on(piece.kind)}. Vérifiez sur l’image.", where)
    elif not table.evidence:
        yield review(
            f"« {title} » n’a pas été trouvé {on(piece.kind)}. Vérifiez sur l’image s’ils y figurent.", where
        )
    else:
        yield failed(
            f"« {title} » n’est pas renseigné {on(piece.kind)}. Demandez au fournisseur de compléter la "
            "pièce.",
            where,
        )


def _sites_seen(case: Case, piece: Piece) -> bool:
    """A FINESS géographique stands somewhere in the amounts of the piece."""
    return any(row.cell("site").status is not Status.ABSENT for row in piece.table("amounts").rows)


def software(case: Case) -> Iterator[Result]:
    """MEN-09: name and version of the software on the invoice (S0:1405-1407, S1:1116-1118)."""
    for piece in case.of(PieceKind.FACTURE):
        yield from _software(case, piece)


def _software(case: Case, piece: Piece) -> Iterator[Result]:
    """Name and version, in one field or in two (S3:74)."""
    if case.field_model(piece, "software") is None:
        return
    whole, name, version = (piece.field(key) for key in _SOFTWARE)
    where = Spot(piece.key, "software", whole.evidence + name.evidence + version.evidence)
    numbered = name.found and bool(split(name.value or "", case.dossier.solution.name)[1])
    if whole.found or (name.found and version.found) or numbered:
        yield passed(f"Le nom et la version du logiciel figurent {on(piece.kind)}.", where)
    else:
        yield _software_missing(case, piece, where)


def _software_missing(case: Case, piece: Piece, where: Spot) -> Result:
    unread = any(piece.field(key).status in (Status.UNREADABLE, Status.AMBIGUOUS) for key in _SOFTWARE)
    if not unread and _stands_there(case, piece):
        return passed(
            f"Le nom et la version du logiciel figurent {on(piece.kind)}, sans intitulé reconnu.", where
        )
    if unread or not case.clear(piece):
        return review(
            f"Le nom et la version du logiciel n’ont pas pu être lus {on(piece.kind)}. Vérifiez sur l’image.",
            where,
        )
    if _is_partial(case, piece):
        return review(
            f"Le logiciel n’est lu qu’en partie {on(piece.kind)}. Vérifiez nom et version sur l’image.",
            where,
        )
    if not any(piece.field(key).evidence for key in _SOFTWARE):
        return review(
            f"Le nom et la version du logiciel n’ont été trouvés sous aucun intitulé connu {on(piece.kind)}. "
            "Vérifiez sur l’image s’ils y figurent.",
            where,
        )
    return failed(
        f"Le nom ou la version du logiciel manque {on(piece.kind)}. "
        "Demandez au fournisseur de compléter la pièce.",
        where,
    )


def _is_partial(case: Case, piece: Piece) -> bool:
    """A name that is a part of the declared one: a narrow cell broke it, and the rest may stand below."""
    read = fold(piece.field("software_name").value or "")
    whole = fold(case.dossier.solution.name)
    return bool(read) and read != whole and read in whole


def _stands_there(case: Case, piece: Piece) -> bool:
    """The declared name and version are on the page, together or as fields that were read."""
    solution = case.dossier.solution
    together = [f"{solution.name} {glue}{solution.version}" for glue in ("", "v", "version ")]
    if any(seen(case, piece, "software", ValueKind.TEXT, text) for text in together):
        return True
    if solution.version and any(runs_on(case, piece, text) for text in together):
        return True
    return all(
        bool(seen(case, piece, "software", ValueKind.TEXT, part)) or _in_found(piece, part)
        for part in filter(None, (solution.name, solution.version))
    )


def _in_found(piece: Piece, part: str) -> bool:
    return any(piece.field(key).found and part in (piece.field(key).value or "") for key in _SOFTWARE)
