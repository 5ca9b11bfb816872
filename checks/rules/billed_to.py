"""COH-06: whom the invoice is made out to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks import names
from checks.case import Case
from checks.compare import legible
from checks.fold import fold
from checks.names import Match
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.wording import show_field
from models.geometry import Box, Place
from models.page import Line, Page
from models.piece import Piece, PieceKind
from models.reading import Field

# The paying agency, which no invoice may be made out to (S0:1402).
_AGENCY = ("agence de services et de paiement", "agence de service et de paiement")
_ADDRESS_SLACK = 12  # letters beside the name: « ASP », « Facturé à », « Client »
_AGENCY_SHORT = frozenset({"asp", "l asp"})
_AGENCY_WORD = re.compile(r"\basp\b")
_BILLED = re.compile(
    r"(?:la |cette )?(?:adresse (?:de )?facturation|(?:client|tiers|compte|structure|societe) facturee?"
    r"|factur(?:ee?|er) (?:a|au nom de|pour le compte de)|(?:libelle|etabli|emis)ee? (?:a|au nom de)"
    r"|(?:destinataire|titulaire|debiteur)(?: de (?:la|cette) facture)?)"
)
# The State pays through the agency: that one may be the payer, and nobody but it.
_PAYER = re.compile(r"(?:(?:client|tiers|organisme) )?payeur|(?:pay|regl)ee? par|reglement (?:effectue )?par")
_STATE = re.compile(r"\b(?:etat|asp|agence|segur|ministere)\b")
_NAME = re.compile(r"[^\d,;(–—|]+")
# « Cabinet médical », « Service comptabilité », « Voir ci-dessus »: nobody is named by these.
_NOBODY = re.compile(
    r"(?:cabinet|service|comptabilite|cliente?|les?|la|l|une?|au?x?|en|ce|cet|cette|ci|voir|idem|memes?"
    r"|identique|selon|par|sur|pour|virement|cheque|prelevement|carte|reception|non|aucun|neant|sans|n)"
)
_COMMON = frozenset(
    {"cabinet", "sante", "maison", "centre", "medical", "medicale", "docteur", "clinique", "hopital"}
)
_UNDER = 2.5  # heights of a caption's line: what stands so near under it is what it announces


def addressee(case: Case) -> Iterator[Result]:
    """COH-06: the invoice is made out to the client, never to the ASP (S0:1402, S2:639)."""
    for piece in case.of(PieceKind.FACTURE):
        yield _addressed(case, piece)


def _addressed(case: Case, piece: Piece) -> Result:
    fields = [piece.field(k) for k in ("client_name", "client_structure", "client_representative")]
    fields = [f for f in fields if f.found]
    paid = next((f for f in fields if is_agency(f.value or "")), None)
    if paid is not None:
        tell = failed if legible(paid) else review
        return tell(
            "La facture est libellée au nom de l’Agence de services et de paiement et non du client. "
            "Demandez une facture au nom du client.",
            spot(piece, paid),
            expected=_client(case),
            observed=show_field(paid),
        )
    if _agency_line(case, piece):
        return review(
            "Une adresse de l’Agence de services et de paiement figure sur la facture. "
            "Vérifiez sur l’image à qui la facture est adressée.",
            spot(piece, fields[0]) if fields else Spot(piece.key, "client_name"),
        )
    return _elsewhere(case, piece) or _named(piece, fields)


def _named(piece: Piece, fields: Sequence[Field]) -> Result:
    if fields:
        return passed(
            "La facture n’est pas libellée au nom de l’ASP.",
            spot(piece, fields[0]),
            observed=show_field(fields[0]),
        )
    return skipped(
        "Le destinataire de la facture n’a pas été lu : voir MEN-03.", Spot(piece.key, "client_name")
    )


def _elsewhere(case: Case, piece: Piece) -> Result | None:
    """« Adresse de facturation : ASP », « Client facturé : Dr Hubert », « Payeur : » the supplier."""
    for caption, said, place in _captions(case, piece):
        if _BILLED.fullmatch(caption) and (_AGENCY_WORD.search(fold(said)) or is_agency(said)):
            message = "La facture semble adressée à l’Agence de services et de paiement"
        elif _is_another(case, said, payer=_PAYER.fullmatch(caption) is not None):
            message = "La facture semble établie au nom d’une autre personne que le client, ou payée par elle"
        else:
            continue
        return review(
            f"{message} (« {said} »). Vérifiez sur l’image et, si c’est bien le cas, demandez une facture "
            "au nom du client.",
            Spot(piece.key, "client_name", (place,)),
            expected=_client(case),
            observed=said,
        )
    return None


def _client(case: Case) -> str:
    return case.dossier.client.name or case.dossier.client.representative


def _captions(case: Case, piece: Piece) -> Iterator[tuple[str, str, Place]]:
    """Who is billed or pays: the caption folded, what it announces, and where."""
    for document, page in case.pages_of(piece):
        for line in page.lines:
            before, _, said = line.text.partition(":")
            caption = fold(before)
            if not (_BILLED.fullmatch(caption) or _PAYER.fullmatch(caption)):
                continue
            told = [said.strip()] if fold(said) else _agency_under(line, page)
            for text in told:
                yield caption, text, Place(document=document, page=page.number, box=line.box)


def _agency_under(caption: Line, page: Page) -> list[str]:
    """Under a caption alone on its line, what names the agency; other lines there may be anything."""
    under = (one for one in page.lines if _under(one.box, caption.box))
    return [one.text for one in under if is_agency(one.text) or fold(one.text).startswith("asp ")]


def _under(box: Box, caption: Box) -> bool:
    below = 0 < box.middle_y - caption.middle_y < _UNDER * caption.height
    return below and box.left < caption.right and box.right > caption.left


def _is_another(case: Case, said: str, *, payer: bool) -> bool:
    """Somebody is named who is no client; a payer may be the State, through its agency."""
    found = _NAME.match(said.strip())
    name = found[0] if found else ""
    words = fold(name).split()
    if not words or _NOBODY.fullmatch(words[0]) or not any(len(word) > 2 for word in words):
        return False
    if payer and _STATE.search(fold(said)):
        return False
    return not any(_like(said, one) or _like(name, one) for one in _ours(case))


def _ours(case: Case) -> Iterator[str]:
    """Every name that the demand knows its client by."""
    for client in case.dossier.parties:
        yield from (one for one in (client.name, client.representative) if one)
        yield from (site.name for site in client.sites if site.name)
    if case.dossier.mandataire is not None:
        yield from (one for one in (case.dossier.mandataire.name, case.dossier.signatory) if one)


def _like(said: str, name: str) -> bool:
    """The name, nearly, or one of its longer words: « Cabinet Marchand » is Hélène Marchand's."""
    near = names.person(said, name) is not Match.DIFFERENT or names.firm(said, name) is not Match.DIFFERENT
    return near or bool(_telling(said) & _telling(name))


def _telling(name: str) -> set[str]:
    return {word for word in fold(name).split() if len(word) > 3} - _COMMON


def _agency_line(case: Case, piece: Piece) -> bool:
    """A line that holds the agency's name and little else: the first line of an address."""
    lines = [fold(line.text) for _, page in case.pages_of(piece) for line in page.lines]
    return any(
        payer in line and len(line) <= len(payer) + _ADDRESS_SLACK for line in lines for payer in _AGENCY
    )


def is_agency(name: str) -> bool:
    plain = fold(name)
    return any(payer in plain for payer in _AGENCY) or plain in _AGENCY_SHORT
