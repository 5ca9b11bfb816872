"""SIG-04 and INT-03: what an electronic signature covers, and what was altered after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.case import Case
from checks.expected import declared
from checks.fold import fold
from checks.names import Match
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.rules.shown import names_the_signatory
from checks.seals import (
    TOUCHED,
    carried,
    chain,
    day_of,
    facts,
    in_its_days,
    named,
    named_supplier,
    piece_of,
    spot_of,
)
from checks.wording import day, goes_on
from models.electronic import Coverage, Electronic, Later, Seal, SealState
from models.finding import Severity
from models.page import Document
from models.piece import Piece

_NAMED = 5  # letters of a word that names a service
_OF_ANY = frozenset(
    {"signature", "signatures", "electronique", "certificat", "cachet", "serveur", "document"}
)
_ORIGINAL = "Demandez au signataire le fichier d’origine, tel qu’il a été signé."


def verified(case: Case) -> Iterator[Result]:
    """SIG-04: unchanged since, covers the whole file, the signer's name fits (facts §4.4)."""
    several = 0
    for document, electronic in carried(case):
        if electronic.trouble:
            yield review(f"« {document.name} » : {goes_on(electronic.trouble)}")
        for seal in electronic.seals:
            if seal.state is not SealState.EMPTY:
                several += 1
                yield _seal(case, document, electronic, seal)
    if not several:
        yield skipped(
            "Aucun fichier ne porte de signature électronique vérifiable ; un scan n’en porte jamais."
        )


def _seal(case: Case, document: Document, electronic: Electronic, seal: Seal) -> Result:
    piece = piece_of(case, document, seal)
    where, said = spot_of(piece, seal), facts(seal)
    if seal.state is SealState.BROKEN:
        return review(f"« {document.name} » : {goes_on(seal.reason)} {_ORIGINAL}", where, observed=said)
    if not seal.intact:
        return failed(
            f"La signature électronique de « {document.name} » ne correspond plus au fichier : le document "
            f"ou la signature ont été altérés. {_ORIGINAL}",
            where,
            observed=said,
        )
    if seal.coverage is Coverage.PART:
        return failed(
            f"La signature électronique ne couvre qu’une partie de « {document.name} ». {_ORIGINAL}",
            where,
            observed=said,
        )
    if seal.later in TOUCHED:
        return skipped("Le fichier a été modifié après cette signature : voir INT-03.", where, observed=said)
    return _signer(case, piece, electronic, seal)


def _signer(case: Case, piece: Piece | None, electronic: Electronic, seal: Seal) -> Result:
    """Who it names, and when, once the document is known to be as it was signed."""
    where, said = spot_of(piece, seal), facts(seal)
    trusted = chain(seal, electronic.roots)
    unchanged = "Le document est inchangé depuis cette signature électronique."
    if not in_its_days(seal):
        return review(
            f"{unchanged} Son certificat n’était pas valable au jour de signature indiqué. {trusted} "
            "Demandez au signataire de signer à nouveau.",
            where,
            observed=said,
        )
    if seal.claimed is not None and seal.claimed > case.received:
        return review(
            f"{unchanged} La date de signature qu’il déclare est postérieure à la réception de la demande : "
            "vérifiez la date de signature.",
            where,
            observed=said,
        )
    if named(case, seal) is not Match.SAME and not named_supplier(case, seal):
        return _somebody_else(case, piece, seal, (unchanged, trusted))
    written = declared(case, piece, "signed_on") if piece and named(case, seal) is Match.SAME else None
    if seal.claimed is not None and written and day_of(seal.claimed).isoformat() != written:
        return review(
            f"{unchanged} Le jour de signature que déclare le fichier n’est pas celui du dossier. {trusted}",
            where,
            expected=day(date.fromisoformat(written)),
            observed=said,
            at_most=Severity.NOTE,
        )
    if not seal.root and (electronic.roots or _own(seal)):
        return review(f"{unchanged} {trusted}", where, observed=said, at_most=Severity.NOTE)
    return passed(f"{unchanged} {trusted}", where, observed=said)


def _somebody_else(case: Case, piece: Piece | None, seal: Seal, around: tuple[str, str]) -> Result:
    """A certificate that names neither party. `around`: what is said before and after it."""
    service = piece is not None and _is_the_service(case, piece, seal)
    told = (
        "Le certificat est celui du service que nomme la signature affichée du signataire déclaré ; le "
        "dossier de preuve de ce service dit qui a signé."
        if service
        else "Le nom du certificat n’est ni celui du représentant déclaré, ni celui du fournisseur : "
        "vérifiez qui a signé."
    )
    return review(
        f"{around[0]} {told} {around[1]}",
        spot_of(piece, seal),
        expected=case.dossier.signatory,
        observed=facts(seal),
        at_most=Severity.NOTE if service or not _asks_signature(case, piece) else None,
    )


def _is_the_service(case: Case, piece: Piece, seal: Seal) -> bool:
    """« SignaCert – cachet serveur » seals « Signé électroniquement par Jeanne Le Goff via SignaCert ».

    What is shown alone would do (S4:497-501): a service that seals it takes nothing away.
    """
    subject = fold(seal.certificate.subject).split() if seal.certificate else []
    own = (
        {word for word in subject if len(word) >= _NAMED}
        - _OF_ANY
        - set(fold(case.dossier.signatory).split())
    )
    return any(
        names_the_signatory(case, shown) and bool(own & set(fold(shown.text).split()))
        for shown in piece.signatures
    )


def _own(seal: Seal) -> bool:
    return seal.certificate is not None and seal.certificate.self_signed


def _asks_signature(case: Case, piece: Piece | None) -> bool:
    model = case.model(piece) if piece else None
    return model is not None and any(zone.required for zone in model.signatures)


def unaltered(case: Case) -> Iterator[Result]:
    """INT-03: nothing that is seen was altered after a signature, or by a later save."""
    for document, electronic in carried(case):
        for seal in electronic.signed:
            if seal.intact and seal.coverage is not Coverage.PART:
                yield _since(case, document, seal)
        if electronic.saves and not electronic.signed:
            yield _saved(case, document, electronic)


def _since(case: Case, document: Document, seal: Seal) -> Result:
    piece = piece_of(case, document, seal)
    where = Spot(piece.key if piece else None, "", seal.changed or spot_of(piece, seal).evidence)
    signed = f"« {document.name} » a été modifié après sa signature électronique"
    if seal.later in TOUCHED:
        seen = "les endroits qui ont changé sont encadrés" if seal.changed else "rien de visible n’a changé"
        return failed(f"{signed} ; {seen}. {_ORIGINAL}", where, observed=facts(seal))
    if seal.changed:
        return review(
            f"{signed} : des champs de formulaire ont été remplis ou changés. Vérifiez à l’image que "
            "le signataire a bien accepté ces valeurs, ou demandez le fichier d’origine.",
            where,
            observed=facts(seal),
        )
    return passed(f"« {document.name} » : {_harmless(seal)}", where)


def _harmless(seal: Seal) -> str:
    if seal.later is Later.FORM:
        return "une autre signature ou un champ de formulaire a suivi celle-ci, sans rien changer à la vue."
    if seal.later is Later.ARCHIVAL:
        return "seules des preuves d’archivage ont été ajoutées après la signature."
    return "rien n’a été ajouté au fichier après la signature."


def _saved(case: Case, document: Document, electronic: Electronic) -> Result:
    pages = {(place.document, place.page) for place in electronic.rewritten}
    owners = (p for p in case.pieces if pages & {(ref.document, ref.page) for ref in p.pages})
    piece = next(owners, None)
    if not electronic.rewritten:
        return passed(
            f"« {document.name} » : les enregistrements successifs ne changent pas ce qui est montré."
        )
    return failed(
        f"« {document.name} » a été enregistré à nouveau par-dessus une première version qui montrait autre "
        "chose (un formulaire rempli en est la cause la plus courante) ; les endroits sont encadrés.",
        Spot(piece.key if piece else None, "", electronic.rewritten),
        at_most=Severity.NOTE,
    )
