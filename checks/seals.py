"""The electronic signatures of a piece, and what may be said of them (facts §4.4): facts, never a level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from checks import names
from checks.case import PARIS, Case
from checks.names import Match
from checks.result import Spot
from checks.wording import day, instant
from models.electronic import Coverage, Electronic, Later, Seal, SealState
from models.page import Document
from models.piece import Piece

TOUCHED = frozenset({Later.NOTES, Later.OTHER})


def carried(case: Case) -> Iterator[tuple[Document, Electronic]]:
    """The files that carry something beside their pages."""
    for document in case.documents:
        if document.electronic is not None:
            yield document, document.electronic


def seals_of(case: Case, piece: Piece) -> tuple[Seal, ...]:
    """The signature fields of the files that a piece's pages are in."""
    names_of = {ref.document for ref in piece.pages}
    return tuple(s for document, e in carried(case) if document.name in names_of for s in e.seals)


def piece_of(case: Case, document: Document, seal: Seal) -> Piece | None:
    """The piece on whose page the field shows, else the first piece of the file."""
    of_file = [p for p in case.pieces if any(ref.document == document.name for ref in p.pages)]
    page = seal.place.page if seal.place else 0
    on_page = (p for p in of_file if any((r.document, r.page) == (document.name, page) for r in p.pages))
    return next(on_page, next(iter(of_file), None))


def spot_of(piece: Piece | None, seal: Seal) -> Spot:
    return Spot(piece.key if piece else None, "", (seal.place,) if seal.place else ())


def sound(seal: Seal) -> bool:
    """A signature is there, unchanged, over all the file as it was, and nothing was altered since."""
    return (
        seal.state is SealState.SIGNED
        and seal.intact
        and seal.coverage is not Coverage.PART
        and seal.later not in TOUCHED
        and not seal.changed
    )


def by_the_client(case: Case, piece: Piece) -> Seal | None:
    """A sound signature of the piece's file that names the declared representative."""
    return next((s for s in seals_of(case, piece) if sound(s) and named(case, s) is Match.SAME), None)


def named(case: Case, seal: Seal) -> Match:
    """The name in the certificate against the declared representative."""
    if seal.certificate is None:
        return Match.DIFFERENT
    return names.person(seal.certificate.subject, case.dossier.signatory)


def by_the_signer(case: Case, piece: Piece, signer: Literal["client", "supplier"]) -> Seal | None:
    """A sound signature of who must sign; one seal never stands for several clients."""
    if signer == "client":
        return by_the_client(case, piece)
    return next((s for s in seals_of(case, piece) if sound(s) and named_supplier(case, s)), None)


def named_supplier(case: Case, seal: Seal) -> bool:
    certificate = seal.certificate
    return (
        certificate is not None
        and names.firm(certificate.subject, case.dossier.supplier.name) is not Match.DIFFERENT
    )


def in_its_days(seal: Seal) -> bool:
    """The claimed instant lies in the certificate's days; no claim contradicts nothing."""
    certificate, claimed = seal.certificate, seal.stamped or seal.claimed
    if certificate is None or claimed is None:
        return True
    return certificate.not_before <= claimed <= certificate.not_after


def facts(seal: Seal) -> str:
    """« Jeanne Le Goff, certificat émis par …, valable du … au …, signé le … (date déclarée) »."""
    certificate = seal.certificate
    if certificate is None:
        return f"champ « {seal.field} »"
    said = (
        f"{certificate.subject}, certificat émis par {certificate.issuer}, valable du "
        f"{_day(certificate.not_before)} au {_day(certificate.not_after)}"
    )
    if seal.stamped is not None:
        return f"{said}, horodaté le {_instant(seal.stamped)}"
    return f"{said}, signé le {_instant(seal.claimed)} (date déclarée)" if seal.claimed else said


def chain(seal: Seal, roots: int) -> str:
    """What may be said of the chain, as a sentence."""
    if seal.root:
        return f"Son certificat se rattache à la racine de confiance « {seal.root} »."
    if seal.certificate is not None and seal.certificate.self_signed:
        return "Son certificat a été émis par son titulaire lui-même : aucun tiers n’atteste de son nom."
    if roots:
        return "Son certificat ne se rattache à aucune racine du dossier de confiance."
    return "Aucune racine de confiance n’est installée : l’émetteur du certificat n’a pas été vérifié."


def day_of(at: datetime) -> date:
    """The day in Paris."""
    return at.astimezone(PARIS).date()


def _day(at: datetime) -> str:
    return day(day_of(at))


def _instant(at: datetime) -> str:
    return instant(at.astimezone(PARIS))
