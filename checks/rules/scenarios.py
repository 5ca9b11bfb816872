"""MEN-10 and COC-06: what the answer of a scenario asks of a piece, and the Prestation that it closes."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.rules.boxes import group_spot
from checks.rules.required import there
from checks.wording import NATURES, on
from models.piece import CheckGroup, Piece, PieceKind
from schemes.facts import Choice, Scenario


def shown(case: Case) -> Iterator[Result]:
    """MEN-10: the invoice shows what the declared scenario of installation calls for (S1:1120-1132)."""
    for scenario in case.scheme.scenarios:
        wanted = {choice.key: choice.fields for choice in scenario.options}
        if not any(wanted.values()):
            continue
        answer = case.dossier.scenarios.get(scenario.key)
        for piece in case.of(PieceKind.FACTURE):
            if answer is None:
                yield skipped(
                    f"Le dossier ne déclare pas « {scenario.title} » : les informations d’envoi ne sont "
                    "exigées sur la facture que pour les envois directs. Renseignez-le pour contrôler ce "
                    "point.",
                    Spot(piece.key),
                )
            for key in wanted.get(answer or "", ()):
                model = case.field_model(piece, key)
                if model is not None:
                    yield there(case, piece, model)


def open_to_client(case: Case) -> Iterator[Result]:
    """COC-06: the order says it, and the Prestation ordered is not closed to the client (S1:281-289)."""
    for scenario in case.scheme.scenarios:
        if any(choice.bars for choice in scenario.options):
            for piece in case.of(PieceKind.BDC):
                yield from _told(case, piece, scenario)


def _told(case: Case, piece: Piece, scenario: Scenario) -> Iterator[Result]:
    group = piece.group(scenario.key)
    where = group_spot(piece, group)
    barred = _barring(case, scenario, group)
    if barred is not None:
        yield failed(
            f"« {scenario.title} » : {barred.title.lower()}. La Prestation "
            f"« {NATURES[barred.bars[0]]} » n’est alors pas ouverte au client. Demandez au fournisseur de "
            "corriger le bon de commande ou le dossier.",
            where,
            observed=barred.title,
        )
    elif group.chosen is None:
        yield review(
            f"« {scenario.title} » : la réponse n’a pas été lue {on(piece.kind)}, qui doit le faire "
            "apparaître. Vérifiez sur l’image.",
            where,
        )
    else:
        yield passed(f"« {scenario.title} » figure {on(piece.kind)}.", where, observed=group.chosen)


def _barring(case: Case, scenario: Scenario, group: CheckGroup) -> Choice | None:
    """The answer, read or declared, that closes the nature ordered."""
    nature = case.dossier.order.nature
    answers = {group.chosen, case.dossier.scenarios.get(scenario.key)}
    return next((c for c in scenario.options if c.key in answers and nature in c.bars), None)
