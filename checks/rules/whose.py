"""SIG-02: in whose place a signature stands: that of the supplier, or the row of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks import names
from checks.case import Case
from checks.fold import fold
from checks.names import Match
from checks.result import Result, Spot, review
from checks.wording import on
from models.geometry import Box, Place
from models.page import Line
from models.piece import Piece, Signature, SignatureKind

ABOVE, BESIDE = 0.07, 0.05  # of the page: from a caption down to what is signed under it; left of it
OVER = 0.02  # of the page's height: a row's name stands no higher than that over its signature
FEW = 9  # words of a caption
SURE = 0.9  # confidence of each word of a name that is told from all others
_DRAWN = (SignatureKind.INK, SignatureKind.IMAGE, SignatureKind.STAMP)
_CLIENT = re.compile(
    r"\b(?:clients?|medecin|docteur|dr|praticien|beneficiaire|acheteur|structure|etablissement)\b"
)
_SUPPLIER = re.compile(r"\b(?:fournisseur|editeur|prestataire|vendeur|commerciale?)\b")
_SIGNING = re.compile(r"\b(?:signature|cachet|visa|tampon|pour)\b")
_NAMED = re.compile(r"^(?:noms?|prenoms?)\b(?: (?:et|prenoms?|noms?|du|de|signataire|la|qualite))*")
_PERSON = re.compile(r"(?:(?:Dr|M|Mme|Pr)\.? )?[A-ZÀ-Þ][\w’'-]{2,}(?: [A-ZÀ-Þ][\w’'-]{2,}){1,2}")
_NO_NAME = re.compile(
    r"\b(?:client|signature|cachet|lu|bon|accord|date|fait|nom|hopital|clinique|centre|maison)\b"
)


def in_anothers_place(case: Case, piece: Piece, signature: Signature | None) -> Result | None:
    """The nearest caption over the signature names the supplier or another person, no client."""
    found = _caption(case, piece, signature) if signature is not None else None
    if found is None:
        return None
    line, place = found
    return review(
        f"La signature {on(piece.kind)} semble apposée à la place d’une autre personne que le client "
        f"(« {line.text} »). Vérifiez sur l’image qui a signé et, si ce n’est pas le client, demandez la "
        "pièce signée par lui.",
        Spot(piece.key, "signatory_name", (place,)),
        expected=case.dossier.signatory,
        observed=line.text,
    )


def in_anothers_row(case: Case, piece: Piece, signature: Signature | None) -> Result | None:
    """Every client signs in a row that names who does: this one names nobody declared."""
    rows = [(one, _row(case, piece, one)) for one in piece.signatures if one.kind in _DRAWN]
    told = any(_is_declared(case, line.text) for _, lines in rows for line, _ in lines)
    own = next((lines for one, lines in rows if one == signature), [])
    if not told or any(_is_declared(case, line.text) for line, _ in own):
        return None
    for line, place in own:
        if _is_a_name(line):
            return review(
                f"La ligne signée {on(piece.kind)} nomme « {line.text} », qui n’est le représentant d’aucun "
                "client déclaré. Vérifiez sur l’image qui a signé, et demandez au besoin sa délégation.",
                Spot(piece.key, "signatory_name", (place,)),
                observed=line.text,
            )
    return None


def _caption(case: Case, piece: Piece, signature: Signature) -> tuple[Line, Place] | None:
    """The line that tells who signs there, if it is another than the client."""
    if signature.kind not in _DRAWN:
        return None
    for box, lines, at in _around(case, piece, signature):
        over = (line for line in lines if _stands_over(line.box, box) and len(line.words) <= FEW)
        for line in sorted(over, key=lambda one: -one.box.bottom):
            if _speaks_of_client(case, line):
                break
            if _speaks_of_another(case, piece, line):
                return line, at.model_copy(update={"box": line.box})
        under = next((line for line in lines if _crossed(line.box, box)), None)
        if under is not None and _is_suppliers(case, under.text) and not _signed_below(under, lines):
            return under, at.model_copy(update={"box": under.box})
    return None


def _around(case: Case, piece: Piece, signature: Signature) -> Iterator[tuple[Box, Sequence[Line], Place]]:
    for place in signature.evidence[:1]:
        for document, page in case.pages_of(piece):
            if (document, page.number) == (place.document, place.page):
                yield place.box, page.lines, place


def _stands_over(line: Box, signed: Box) -> bool:
    column = line.left - BESIDE <= signed.left <= line.right
    return column and line.middle_y < signed.middle_y and signed.top - line.bottom < ABOVE


def _crossed(line: Box, signed: Box) -> bool:
    """The signature goes down into the line under it."""
    column = line.left - BESIDE <= signed.left <= line.right
    return column and signed.middle_y < line.middle_y and line.top < signed.bottom < line.bottom


def _signed_below(caption: Line, lines: Sequence[Line]) -> bool:
    """The supplier's own block starts there: it asks for a signature in that line or under it."""
    under = (one for one in lines if 0 <= one.box.top - caption.box.top < ABOVE)
    return any(_SIGNING.search(fold(one.text)) for one in under)


def _speaks_of_client(case: Case, line: Line) -> bool:
    return bool(_CLIENT.search(fold(line.text))) or _is_declared(case, _said(line))


def _speaks_of_another(case: Case, piece: Piece, line: Line) -> bool:
    said, words = _said(line), fold(line.text)
    if _SUPPLIER.search(words) or _is_suppliers(case, said):
        return True
    contact = piece.field("supplier_contact")
    if contact.found and names.person(said, contact.value or "") is Match.SAME:
        return True
    return bool(_NAMED.match(words)) and ":" in line.text and _sure(line) and bool(_PERSON.fullmatch(said))


def _said(line: Line) -> str:
    """« Nom et prénom : Paul Girard »: what stands behind the caption."""
    return line.text.rpartition(":")[2].strip()


def _is_suppliers(case: Case, text: str) -> bool:
    wanted = fold(case.dossier.supplier.name).split()
    return bool(wanted) and f" {' '.join(wanted)} " in f" {fold(text)} "


def _is_declared(case: Case, text: str) -> bool:
    """A client, its representative or the mandataire, nearly enough for a person to recognise it."""
    parties = [n for c in case.dossier.parties for n in (c.representative, c.name) if n]
    parties.append(case.dossier.signatory)
    said = fold(text)
    return any(
        names.person(text, one) is not Match.DIFFERENT
        or names.firm(text, one) is not Match.DIFFERENT
        or any(word in said.split() for word in fold(one).split() if len(word) > 3)
        for one in parties
    )


def _row(case: Case, piece: Piece, signature: Signature) -> list[tuple[Line, Place]]:
    """What stands left of a signature, at its height and not at that of another one."""
    others = [one.evidence[0] for one in piece.signatures if one != signature and one.evidence]
    return [
        (line, at.model_copy(update={"box": line.box}))
        for box, lines, at in _around(case, piece, signature)
        for line in lines
        if line.box.right <= box.left and box.top - OVER < line.box.middle_y < box.bottom
        if not any(
            (one.document, one.page) == (at.document, at.page) and _holds(one.box, line.box, box)
            for one in others
        )
    ]


def _holds(other: Box, line: Box, own: Box) -> bool:
    """The line stands at the height of the other signature, and not of this one."""
    return other.top <= line.middle_y <= other.bottom and not own.top <= line.middle_y <= own.bottom


def _is_a_name(line: Line) -> bool:
    return bool(_PERSON.fullmatch(line.text)) and _sure(line) and not _NO_NAME.search(fold(line.text))


def _sure(line: Line) -> bool:
    return all(word.confidence >= SURE for word in line.words)
