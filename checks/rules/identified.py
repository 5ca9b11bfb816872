"""IDF-06: the client goes by the kind of identifier that its case asks for."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.compare import see_reading
from checks.result import Result, Spot, failed, passed, review, skipped, spot
from checks.rules.client import declared_identifiers, identifiers_read
from checks.rules.identifiers import TITLES
from checks.wording import on, show_field
from models.parties import Identifier
from models.piece import CANCELLATIONS, Piece, PieceKind
from models.reading import Field, ValueKind

IDENTIFYING = ("client_rpps", "client_finess_juridique", "client_finess_pmsi", "client_siren", "site_finess")


def kind_of_identifier(case: Case) -> Iterator[Result]:
    """IDF-06: a doctor by RPPS, a structure by its FINESS (S2:478-479)."""
    wanted = case.known
    if wanted is None:
        yield review("Le cas déclaré n’est pas connu de ce dispositif. Vérifiez le dossier déclaré.")
        return
    name = " et ".join(TITLES[kind] for kind in wanted.identifiers)
    if all(client.identifiers(kind) for client in case.dossier.parties for kind in wanted.identifiers):
        yield passed(f"Le dossier déclare l’identifiant exigé : {name}.")
    else:
        yield failed(f"Le dossier doit déclarer, pour chaque client : {name}. Complétez le dossier.")
    for piece in case.of():
        if piece.kind in CANCELLATIONS:
            continue  # any identifier will do there: ANN-01, ANN-02
        if not wanted.mandataire or any(identifiers_read(piece, kind) for kind in wanted.identifiers):
            yield _identified(case, piece, wanted.identifiers, name)


def _identified(case: Case, piece: Piece, kinds: tuple[Identifier, ...], name: str) -> Result:
    others = [f for kind in Identifier if kind not in kinds for f in identifiers_read(piece, kind)]
    mine = _of_a_line(case, piece, kinds)
    right = [*(field for kind in kinds for field in identifiers_read(piece, kind)), *mine]
    wrong = next((f for f in others if f.certain and f not in mine), None)
    proved = next((f for f in right if f.certain), None)
    if proved is not None:
        return passed(f"Le client est identifié par {name} {on(piece.kind)}.", spot(piece, proved))
    if right:
        return see_reading(case, piece, right[0])
    if wrong is not None:
        return failed(
            f"Le client doit être identifié par {name} {on(piece.kind)} ; un autre identifiant y figure. "
            "Demandez au fournisseur une pièce corrigée.",
            spot(piece, wrong),
            expected=name,
            observed=show_field(wrong),
        )
    return _unidentified(case, piece, name)


def _of_a_line(case: Case, piece: Piece, kinds: tuple[Identifier, ...]) -> list[Field]:
    """Lines of amounts that name their client: « FINESS » over them does not say of which kind it is."""
    declared = {value for kind in kinds for value in declared_identifiers(case, kind)}
    cells = (row.cell("site", ValueKind.FINESS) for row in piece.table("amounts").rows)
    return [cell for cell in cells if cell.value in declared]


def _unidentified(case: Case, piece: Piece, name: str) -> Result:
    if piece.kind is PieceKind.MOM or any(_demands(case, piece, key) for key in IDENTIFYING):
        return skipped(f"Aucun identifiant du client lu {on(piece.kind)} : voir MEN-03.", Spot(piece.key))
    return review(
        f"Aucun identifiant du client n’a été lu {on(piece.kind)}. "
        "Vérifiez sur l’image que la pièce désigne bien le client déclaré.",
        Spot(piece.key),
        expected=name,
    )


def _demands(case: Case, piece: Piece, key: str) -> bool:
    model = case.field_model(piece, key)
    return model is not None and model.required
