"""PIE: the right pieces for the stage, of the declared scheme and case."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.compare import equal
from checks.near import nearly, read_as
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.rules.client import identifiers_read, sites_read
from checks.verdict import LEFT_OVER
from checks.wording import STAGES, on, show_field, the
from models.finding import Severity
from models.piece import EVERY_CASE, Piece, PieceKind
from models.reading import Field, Status, ValueKind
from schemes import find_scheme
from schemes.facts import Case as DeclaredCase

_TELLING = ("order_number", "invoice_number", "order_issued", "invoice_issued", "signed_on", "period_start")


def required(case: Case) -> Iterator[Result]:
    """PIE-01: every piece that the stage demands (S2:968-975, S2:1036-1048, S2:1066-1071)."""
    need = case.scheme.required_at(case.stage)
    if need is None:
        yield skipped("Les textes de ce dispositif ne nomment pas de pièce pour cette étape.")
        return
    for kind in need.pieces:
        yield _is_there(case, (kind,))
    if need.one_of:
        yield _is_there(case, need.one_of)


def _is_there(case: Case, kinds: tuple[PieceKind, ...]) -> Result:
    """One of the kinds at least."""
    stage, name = STAGES[case.stage], " ou ".join(the(kind) for kind in kinds)
    piece = next(iter(case.of(*kinds)), None)
    if piece is not None:
        return passed(f"Pièce exigée pour la {stage} : {the(piece.kind)} est présente.", Spot(piece.key))
    if any(entry.state in LEFT_OVER for entry in case.pages):
        return review(
            f"Pièce exigée pour la {stage}, non reconnue parmi les pages remises : {name}. "
            "Vérifiez les pages non rattachées ; à défaut, demandez-la au fournisseur."
        )
    return failed(f"Pièce exigée pour la {stage} et absente : {name}. Demandez-la au fournisseur.")


def of_the_scheme(case: Case) -> Iterator[Result]:
    """PIE-02: the piece quotes the reference of the declared scheme and no other (S3:35, S3:196)."""
    for piece in case.of():
        field = piece.field("af_reference", ValueKind.AF)
        if piece.scheme != case.scheme.id or case.model(piece) is None:
            yield review(
                f"La pièce reconnue relève d’un autre dispositif ({piece.scheme}). Vérifiez sur l’image.",
                Spot(piece.key),
                expected=case.scheme.id,
                observed=piece.scheme,
            )
            continue
        named = _named_scheme(case, piece)
        if named is not None:
            yield named
        if field.found and field.value is not None:
            yield _referenced(case, piece, field, field.value)
        elif named is None:
            yield skipped(f"Aucune référence d’appel à financement lue {on(piece.kind)}.", spot(piece, field))


def _named_scheme(case: Case, piece: Piece) -> Result | None:
    """« dispositif SONS SGL Vague 1 », on the attestations; None when it is not read.

    Where the texts do not say what they call it, another one than the reference's is for a person: an
    attestation of vague 2 may speak of both.
    """
    field = piece.field("dispositif", ValueKind.DISPOSITIF)
    wanted = case.scheme.dispositif or case.scheme.name
    where = spot(piece, field)
    if field.status is Status.AMBIGUOUS:
        said = ", ".join(field.values)
        return review(
            f"Plusieurs dispositifs SONS semblent nommés {on(piece.kind)} ({said}), et la demande porte sur "
            f"{wanted}. Vérifiez sur l’image lequel est attesté.",
            where,
            expected=wanted,
            observed=said,
        )
    if not field.found or field.value is None:
        return None
    if case.scheme.is_called(field.value):
        said = f"La pièce nomme le dispositif SONS {field.value}."
        return passed(said, where, expected=wanted, observed=field.value)
    sure = field.certain and not field.repaired and case.scheme.dispositif is not None
    tell = failed if sure else review
    ask = "Demandez" if sure else "Vérifiez sur l’image et, si c’est bien le cas, demandez"
    return tell(
        f"La pièce nomme le dispositif SONS {field.value} au lieu de {wanted}. {ask} la pièce établie pour "
        "ce dispositif.",
        where,
        expected=wanted,
        observed=field.value,
    )


def _referenced(case: Case, piece: Piece, field: Field, value: str) -> Result:
    """The reference of another scheme fails, one of no scheme may be misread or mistyped: a person looks.

    Where the texts do not give ours, one that bears its id is told, no more.
    """
    where, wanted = spot(piece, field), case.scheme.reference
    same = isinstance(wanted, str) and (equal(ValueKind.AF, value, wanted) or read_as(field, wanted))
    if same or case.scheme.bears(value):
        if not isinstance(wanted, str):
            return skipped(f"La référence {value} est lue {on(piece.kind)}. {wanted.unknown}", where)
        if field.certain:
            return passed("La pièce cite la référence du dispositif.", where, expected=wanted, observed=value)
        return skipped("La référence du dispositif n’est pas lue avec certitude : voir LIS-02.", where)
    if find_scheme(value) is None:
        return review(
            f"La référence {value}, lue {on(piece.kind)}, n’est celle d’aucun dispositif connu. Vérifiez sur "
            f"l’image s’il s’agit de celle du dispositif {case.scheme.name}.",
            where,
            expected=case.scheme.name,
            observed=value,
        )
    sure = field.certain and not field.repaired and isinstance(wanted, str)
    tell = failed if sure else review
    return tell(
        f"La référence {value} est lue {on(piece.kind)} au lieu de celle du dispositif {case.scheme.name}. "
        "Demandez la pièce établie pour ce dispositif.",
        where,
        expected=case.scheme.name,
        observed=value,
    )


def of_the_case(case: Case) -> Iterator[Result]:
    """PIE-03: the piece's model is that of the declared case (S3:31, S3:192)."""
    wanted = case.known
    for piece in case.of():
        found = case.scheme.case(piece.case)
        if wanted is not None and piece.case == EVERY_CASE:
            yield passed("Le modèle de cette pièce sert à tous les cas du dispositif.", Spot(piece.key))
        elif wanted is None or found is None:
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
            yield _other_case(piece, found, wanted)


def _other_case(piece: Piece, found: DeclaredCase, wanted: DeclaredCase) -> Result:
    """Proved only by an identifier that the declared case does not have."""
    own = [kind for kind in found.identifiers if kind not in wanted.identifiers]
    fields = [f for kind in own for f in identifiers_read(piece, kind)]
    proof = next((f for f in fields if f.certain), None)
    tell = failed if proof is not None else review
    return tell(
        f"Le modèle reconnu est celui du cas « {found.title} », le dossier déclare « "
        f"{wanted.title} ». Vérifiez le cas déclaré, ou demandez la pièce du bon modèle.",
        spot(piece, proof) if proof is not None else Spot(piece.key),
        expected=wanted.title,
        observed=found.title,
    )


def mom_or_va(case: Case) -> Iterator[Result]:
    """PIE-04: MOM when the software itself sends, VA when another one does (S0:376-380, S0:584-591)."""
    rule = case.scheme.attestation
    if rule is None or case.stage is not rule.stage:
        return
    sent = {key: case.dossier.scenarios.get(key) for key in rule.scenarios}
    unsaid = [key for key, answer in sent.items() if answer is None]
    if unsaid and all(sent[key] in (None, rule.direct) for key in sent):
        yield review(
            "Le dossier ne déclare pas le scénario d’envoi : la pièce attendue (MOM ou VA) n’est pas "
            "déterminée. Demandez au fournisseur de le préciser."
        )
        return
    mom = all(answer == rule.direct for answer in sent.values())
    wanted, other = (PieceKind.MOM, PieceKind.VA) if mom else (PieceKind.VA, PieceKind.MOM)
    why = "le logiciel commandé assure tous les envois" if mom else "un logiciel distinct assure des envois"
    there, wrong = case.piece(wanted), case.piece(other)
    if there is not None:
        yield passed(f"La pièce attendue est {the(wanted)} : {why}.", Spot(there.key))
    elif wrong is not None:
        yield failed(
            f"La pièce attendue est {the(wanted)} ({why}), et non {the(other)}. Demandez-la au fournisseur, "
            "ou la correction du scénario déclaré.",
            Spot(wrong.key),
            expected=the(wanted),
            observed=the(other),
        )
    else:
        yield skipped("Ni MOM ni VA n’a été reconnue : voir PIE-01.")


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
    name, unsure = the(first.kind), False
    if _other_sites(first, other):
        return passed(f"Deux pièces portent sur des sites différents ({name}).", Spot(other.key))
    for key in _TELLING:
        one, two = first.field(key), other.field(key)
        if not one.found or not two.found or one.value is None or two.value is None:
            continue
        if equal(one.kind, one.value, two.value):
            continue
        sure = one.certain and two.certain and not (one.repaired or two.repaired)
        if sure and not (nearly(one, two.value) or nearly(two, one.value)):
            return failed(
                f"Deux pièces se contredisent ({name}) : « {case.title(first, key)} » est {show_field(one)} "
                f"sur l’une et {show_field(two)} sur l’autre. Demandez laquelle retenir.",
                spot(other, two).beside(spot(first, one)),
                expected=show_field(one),
                observed=show_field(two),
            )
        unsure = True
    if unsure:
        return review(
            f"Deux pièces de même nature ({name}) semblent différer. Vérifiez laquelle retenir.",
            Spot(other.key),
        )
    return failed(
        f"La pièce est remise deux fois ({name}), sans contradiction relevée. Un seul exemplaire suffit.",
        Spot(other.key),
        at_most=Severity.NOTE,
    )
