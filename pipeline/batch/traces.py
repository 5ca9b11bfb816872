"""What a dossier leaves behind that must not come back in another one: client, invoice, pages, signatures."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from models.archive import Trace, TraceKind
from models.dossier import Dossier
from models.geometry import Box, Place
from models.page import Page
from models.parties import Client
from models.piece import CANCELLATIONS, Piece, SignatureKind
from models.reading import Field
from pipeline.batch.kept import Kept
from pipeline.prints import SignaturePrint
from schemes import load_scheme

WORDS = 32  # the sketch of a page: nearly always all of them
IDENTIFIERS = ("client_rpps", "client_finess_pmsi", "client_siren", "site_finess")
LEAST_VALUES = 2
_LEAST_DIGITS = 4
_UNSIGNED = frozenset({SignatureKind.NONE, SignatureKind.UNREADABLE})
_TELLING = re.compile(r"[^a-z0-9@]")
_WHOLE_PAGE = Box(left=0.0, top=0.0, right=1.0, bottom=1.0)


def fold(text: str) -> str:
    """Without accents, case, spaces or marks: numbers and names as they compare."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _TELLING.sub("", plain.casefold())


def traces_of(dossier: Dossier, scheme: str, kept: Kept) -> Iterator[Trace]:
    """Identifiers are those declared; they are certain when a piece says the same with proof."""
    yield from _clients(dossier, scheme, kept)
    yield from _cancelled(dossier, kept)
    yield from _invoice(dossier, kept)
    yield from _pages(kept)
    for one in kept.signatures:
        person = _person(one, dossier, scheme, kept)
        yield Trace(kind=TraceKind.SIGNATURE, value=one.value, person=person, place=one.place)


def _person(one: SignaturePrint, dossier: Dossier, scheme: str, kept: Kept) -> str:
    """Who should have signed there: one person may sign many dossiers, a supplier's signatory above all."""
    model = next((piece.model for piece in kept.pieces if piece.key == one.piece), "")
    zones = {zone.key: zone for m in load_scheme(scheme).pieces if m.id == model for zone in m.signatures}
    key, _, rank = one.key.rpartition("-") if one.key[-1:].isdigit() else (one.key, "", "1")
    zone = zones.get(one.key) or zones.get(key)
    if zone is not None and zone.signer == "supplier":
        return fold(dossier.supplier.siret)[:9]
    return fold(dossier.signatory) + ("" if rank == "1" else rank)


def _clients(dossier: Dossier, scheme: str, kept: Kept) -> Iterator[Trace]:
    wanted = (number for party in dossier.parties for number in _numbers(party))
    for value in dict.fromkeys(fold(one) for one in wanted):
        if value:
            yield _identified(TraceKind.CLIENT, f"{scheme}/{value}", value, IDENTIFIERS, kept)


def _numbers(party: Client) -> tuple[str, ...]:
    """What a client is financed under: RPPS, FINESS PMSI or géographiques, else SIREN (S2:473-479)."""
    sites = tuple(site.finess for site in party.sites)
    single = (party.rpps, party.finess_pmsi, *(() if sites else (party.siren,)))
    first = next((number for number in single if number), None)
    return (first,) if first else sites


def _cancelled(dossier: Dossier, kept: Kept) -> Iterator[Trace]:
    """The order that a dossier says is cancelled; certain when the letter is there (S0:1341-1390)."""
    letter = next((piece for piece in kept.pieces if piece.kind in CANCELLATIONS), None)
    if letter is None and dossier.cancellation is None:
        return
    value = "/".join(affair_of(dossier.supplier.siret, dossier.order.number))
    place = (
        Place(document=letter.pages[0].document, page=letter.pages[0].page, box=_WHOLE_PAGE)
        if letter
        else None
    )
    yield Trace(kind=TraceKind.CANCELLED, value=value, certain=letter is not None, place=place)


def affair_of(siret: str, order: str) -> tuple[str, str]:
    """What makes an order one: SIREN of the supplier, number."""
    return fold(siret)[:9], fold(order)


def _invoice(dossier: Dossier, kept: Kept) -> Iterator[Trace]:
    if dossier.invoice is None:
        return
    number, siren = fold(dossier.invoice.number), fold(dossier.supplier.siret)[:9]
    if number and siren:
        yield _identified(TraceKind.INVOICE, f"{siren}/{number}", number, ("invoice_number",), kept)


def _identified(kind: TraceKind, value: str, looked_for: str, keys: tuple[str, ...], kept: Kept) -> Trace:
    """With the place where a piece shows it, the first one read with proof if there is one."""
    fields = [f for piece in kept.pieces for f in _fields(piece, keys) if fold(f.value or "") == looked_for]
    proved = [f for f in fields if f.certain and not f.repaired]
    shown = next(iter([*proved, *fields]), None)
    place = shown.evidence[0] if shown is not None and shown.evidence else None
    return Trace(kind=kind, value=value, certain=bool(proved), place=place)


def _fields(piece: Piece, keys: tuple[str, ...]) -> Iterator[Field]:
    for key in keys:
        yield from piece.fields_of(key)
    if "site_finess" in keys:
        for row in piece.table("sites").rows:
            yield row.cell("finess")


def _pages(kept: Kept) -> Iterator[Trace]:
    """The pages on which something was filled in: a notice or terms of sale come back in every dossier."""
    own = _filled(kept)
    prints = {(one.document, one.page): one.value for one in kept.prints}
    for document in kept.documents:
        for page in document.pages:
            value, words = prints.get((document.name, page.number), ""), sketch(page)
            if (value or words) and (document.name, page.number) in own:
                place = Place(document=document.name, page=page.number, box=_WHOLE_PAGE)
                yield Trace(kind=TraceKind.PAGE, value=value, words=words, place=place)


def _filled(kept: Kept) -> set[tuple[str, int]]:
    """Pages that hold two values or more, or a signature: (document, page)."""
    values: Counter[tuple[str, int]] = Counter()
    for piece in kept.pieces:
        cells = (cell for table in piece.tables for row in table.rows for cell in row.cells)
        for field in (*piece.fields, *cells):
            places = {(place.document, place.page) for place in field.evidence if field.value}
            values.update(places)
        signed = (s for s in piece.signatures if s.kind not in _UNSIGNED)
        values.update({(p.document, p.page): LEAST_VALUES for s in signed for p in s.evidence})
    return {place for place, number in values.items() if number >= LEAST_VALUES}


def sketch(page: Page) -> tuple[str, ...]:
    """The lowest hashes of the telling words of a page: those with digits enough, and e-mail addresses.

    Two pages that say the same have the same sketch, whatever their order; the words of a form's
    own text, alike in thousands of dossiers, stay out of it.
    """
    folded = {fold(word.text) for line in page.lines for word in line.words}
    telling = {word for word in folded if _tells(word)}
    return tuple(
        sorted(hashlib.blake2b(word.encode(), digest_size=8).hexdigest() for word in telling)[:WORDS]
    )


def _tells(word: str) -> bool:
    return sum(letter.isdigit() for letter in word) >= _LEAST_DIGITS or "@" in word.strip("@")
