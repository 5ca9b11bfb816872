"""PIE: the right pieces for the stage, of the declared scheme and case."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.compare import equal
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.rules.client import sites_read
from checks.verdict import LEFT_OVER
from checks.wording import STAGES, on, show_field, the
from models.finding import Severity
from models.piece import Piece
from models.reading import ValueKind

_IDENTIFIERS = {
    "rpps": ("client_rpps", ValueKind.RPPS),
    "finess": ("client_finess_juridique", ValueKind.FINESS),
}
_TELLING = ("order_number", "invoice_number", "order_issued", "invoice_issued", "signed_on", "period_start")


def required(case: Case) -> Iterator[Result]:
    """PIE-01: every piece that the stage demands (S2:968-975, S2:1036-1048, S2:1066-1071)."""
    stage = STAGES[case.stage]
    left = any(entry.state in LEFT_OVER for entry in case.pages)
    for kind in case.scheme.required_at(case.stage):
        name = the(kind)
        piece = case.piece(kind)
        if piece is not None:
            yield passed(f"Pièce exigée pour la {stage} : {name} est présente.", Spot(piece.key))
        elif left:
            yield review(
                f"Pièce exigée pour la {stage}, non reconnue parmi les pages remises : {name}. "
                "Vérifiez les pages non rattachées ; à défaut, demandez-la au fournisseur."
            )
        else:
            yield failed(f"Pièce exigée pour la {stage} et absente : {name}. Demandez-la au fournisseur.")


def of_the_scheme(case: Case) -> Iterator[Result]:
    """PIE-02: the piece quotes the reference of the declared scheme and no other (S3:35, S3:196)."""
    wanted = case.scheme.reference
    for piece in case.of():
        field = piece.field("af_reference", ValueKind.AF)
        where = spot(piece, field)
        if piece.scheme != case.scheme.id or case.model(piece) is None:
            yield review(
                f"La pièce reconnue relève d’un autre dispositif ({piece.scheme}). Vérifiez sur l’image.",
                Spot(piece.key),
                expected=case.scheme.id,
                observed=piece.scheme,
            )
        elif not field.found or field.value is None:
            yield skipped(f"Aucune référence d’appel à financement lue {on(piece.kind)}.", where)
        elif not equal(ValueKind.AF, field.value, wanted):
            tell = failed if field.certain and not field.repaired else review
            yield tell(
                f"La référence {field.value} est lue {on(piece.kind)} au lieu de {wanted}. "
                "Demandez la pièce établie pour ce dispositif.",
                where,
                expected=wanted,
                observed=field.value,
            )
        elif field.certain:
            yield passed("La pièce cite la référence du dispositif.", where, expected=wanted, observed=wanted)
        else:
            yield skipped("La référence du dispositif n’est pas lue avec certitude : voir LIS-02.", where)


def of_the_case(case: Case) -> Iterator[Result]:
    """PIE-03: the piece's model is that of the declared case (S3:31, S3:192)."""
    wanted = case.scheme.case(case.dossier.case)
    for piece in case.of():
        found = case.scheme.case(piece.case)
        if wanted is None or found is None:
            yield review(
                "Le cas du dossier ou de la pièce n’est pas connu de ce dispositif. Vérifiez le dossier "
                "déclaré.",
                Spot(piece.key),
                expected=case.dossier.case,
                observed=piece.case,
            )
        elif found.id == wanted.id:
            yield passed(
                f"Le modèle est celui du cas « {wanted.title} ».", Spot(piece.key), observed=found.title
            )
        else:
            key, kind = _IDENTIFIERS[found.identifier]
            proof = piece.field(key, kind)
            tell = failed if proof.certain else review
            yield tell(
                f"Le modèle reconnu est celui du cas « {found.title} », le dossier déclare « "
                f"{wanted.title} ». Vérifiez le cas déclaré, ou demandez la pièce du bon modèle.",
                Spot(piece.key, key if proof.found else "", proof.evidence),
                expected=wanted.title,
                observed=found.title,
            )


def one_of_each(case: Case) -> Iterator[Result]:
    """PIE-05: one piece of each kind, or pieces that do not contradict each other (S2:475-476)."""
    for kind in dict.fromkeys(piece.kind for piece in case.of()):
        first, *others = case.of(kind)
        if not others:
            yield passed(f"Une seule pièce de cette nature : {the(kind)}.", Spot(first.key))
        for other in others:
            yield _compared(case, first, other)


def _other_sites(first: Piece, other: Piece) -> bool:
    """Each names sites, and no site is named by both: a VA or an invoice a site is usual."""
    one = {f.value for f in sites_read(first) if f.certain}
    two = {f.value for f in sites_read(other) if f.certain}
    return bool(one and two) and not one & two


def _compared(case: Case, first: Piece, other: Piece) -> Result:
    name, doubt = the(first.kind), False
    if _other_sites(first, other):
        return passed(f"Deux pièces portent sur des sites différents ({name}).", Spot(other.key))
    for key in _TELLING:
        one, two = first.field(key), other.field(key)
        if not one.found or not two.found or one.value is None or two.value is None:
            continue
        if equal(one.kind, one.value, two.value):
            continue
        if one.certain and two.certain and not (one.repaired or two.repaired):
            return failed(
                f"Deux pièces se contredisent ({name}) : « {case.title(first, key)} » est {show_field(one)} "
                f"sur l’une et {show_field(two)} sur l’autre. Demandez laquelle retenir.",
                spot(other, two).beside(spot(first, one)),
                expected=show_field(one),
                observed=show_field(two),
            )
        doubt = True
    if doubt:
        return review(
            f"Deux pièces de même nature ({name}) semblent différer. Vérifiez laquelle retenir.",
            Spot(other.key),
        )
    return failed(
        f"La pièce est remise deux fois ({name}), sans contradiction relevée. Un seul exemplaire suffit.",
        Spot(other.key),
        at_most=Severity.NOTE,
    )
