"""ANN: what a cancellation must say, and what it does to the dossier (S0:1341-1390)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import names
from checks.case import Case
from checks.compare import against, equal, named
from checks.fold import alike, compact, fold
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.rules.client import declared_identifiers
from checks.rules.mentions import present
from checks.seen import seen
from checks.wording import on, the
from models.dossier import Stage
from models.parties import Identifier
from models.piece import CANCELLATIONS, Piece, PieceKind
from models.reading import Field, Status, ValueKind

_IDENTIFIER = "client_identifier"
_FIGURE = re.compile(r"\d")
_KIND = re.compile(
    r"^[a-z]{2,}"
)  # FINESS, RPPS, SIRET, AM glued to their number; 2A and 2B open with a figure
_LENGTHS = (9, 11, 14)  # signs of a FINESS, SIREN or AM; of an RPPS; of a SIRET
_KINDS = {
    Identifier.RPPS: ValueKind.RPPS,
    Identifier.SIREN: ValueKind.SIREN,
    Identifier.SIRET: ValueKind.SIRET,
    Identifier.AM: ValueKind.AM,
}


def by_supplier(case: Case) -> Iterator[Result]:
    """ANN-01: supplier, SIRET, N° ASP, client, the engagements (S0:1344-1362)."""
    keys = ("supplier_siret", "asp_number", "signed_on")
    yield from _letter(case, PieceKind.ANNULATION_FOURNISSEUR, keys, "fournisseur")


def by_client(case: Case) -> Iterator[Result]:
    """ANN-02: client and identifier, order with its signature day, AF, supplier (S0:1366-1387)."""
    keys = ("order_number", "order_signed", "af_reference", "signed_on")
    yield from _letter(case, PieceKind.ANNULATION_CLIENT, keys, "client")


def _letter(case: Case, kind: PieceKind, keys: tuple[str, ...], by: str) -> Iterator[Result]:
    pieces = case.of(kind)
    if not pieces:
        yield skipped(f"Aucune annulation par le {by} n’est remise.")
    for piece in pieces:
        for key in keys:
            result = against(case, piece, key)
            if result is not None:
                yield result
        name = named(case, piece, "supplier_name", names.firm)
        if name is not None:
            yield name
        yield _identified(case, piece)
        model = case.model(piece)
        for mention in model.mentions if model else ():
            if mention.required == "always":
                yield present(case, piece, mention)


def _identified(case: Case, piece: Piece) -> Result:
    """One identifier of the client, of any kind (S0:1347, S0:1369)."""
    for kind in Identifier:
        for number in declared_identifiers(case, kind):
            places = seen(case, piece, _IDENTIFIER, _KINDS.get(kind, ValueKind.FINESS), number)
            fields = [f for f in piece.fields if f.found and equal(ValueKind.NUMBER, _bare(f), number)]
            if places or fields:
                evidence = places or fields[0].evidence
                return passed(
                    f"Un identifiant déclaré du client figure {on(piece.kind)}.",
                    Spot(piece.key, _IDENTIFIER, evidence),
                    observed=number,
                )
    said = f"Aucun identifiant déclaré du client n’a été lu {on(piece.kind)}."
    if case.clear(piece) and _another(case, piece):
        return failed(f"{said} Demandez une lettre complète.", Spot(piece.key, _IDENTIFIER))
    return review(f"{said} Vérifiez sur l’image.", Spot(piece.key, _IDENTIFIER))


def _another(case: Case, piece: Piece) -> bool:
    """The letter surely bears another identifier, or its place was seen blank: no reader missed it.

    « 99/893801 » is none: a sign of it was lost, or taken for another one.
    """
    fields = [f for f in piece.fields if f.key == _IDENTIFIER]
    declared = [n for kind in Identifier for n in declared_identifiers(case, kind)]
    read = [f for f in fields if f.status is not Status.ABSENT]
    if not read:
        return any(f.evidence for f in fields)
    sure = all(f.certain and not f.repaired and len(compact(_bare(f))) in _LENGTHS for f in read)
    return sure and not any(
        alike(_bare(f), number) or compact(number) in compact(f.value or "")
        for f in read
        for number in declared
    )


def _bare(field: Field) -> str:
    """The number without the words that say its kind: « FINESS n° 830 990 818 », « RPPS10101010101 »."""
    return "".join(_KIND.sub("", word) for word in fold(field.value or "").split() if _FIGURE.search(word))


def not_cancelled(case: Case) -> Iterator[Result]:
    """ANN-03: a cancelled order is not financed (S0:1357-1358, S0:1379-1383)."""
    pieces = case.of(*CANCELLATIONS)
    if case.stage is Stage.ANNULATION:
        yield passed(
            "La commande est annulée : elle n’est plus financée, et le client peut en passer une autre.",
            Spot(pieces[0].key) if pieces else Spot(),
        )
        return
    for piece in pieces:
        yield failed(
            f"{the(piece.kind).capitalize()} est jointe : une commande annulée n’est pas financée.",
            Spot(piece.key),
        )
    if not pieces and case.dossier.cancellation is not None:
        yield failed("Le dossier déclare que la commande est annulée : elle n’est pas financée.")
    elif not pieces:
        yield passed("Aucune annulation de la commande n’est remise ni déclarée.")
