"""COH-06: whom the captions of an invoice name as billed, and as its payer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import the
from tests.checks.paper import sound
from tests.pages import line

CLIENT = sound(Stage.SOLDE).dossier.client.representative


def printed(*texts: str) -> Case:
    """A sound balance whose invoice prints these lines more, one under the other."""
    case = sound(Stage.SOLDE)
    own = {place.document for place in the(case, PieceKind.FACTURE).pages}
    more = tuple(line(text, 0.1, 0.9 + 0.016 * n) for n, text in enumerate(texts))
    documents = tuple(
        one.model_copy(
            update={"pages": tuple(p.model_copy(update={"lines": (*p.lines, *more)}) for p in one.pages)}
        )
        if one.name in own
        else one
        for one in case.documents
    )
    return replace(case, documents=documents)


def outcomes(*texts: str) -> list[Outcome]:
    return [f.outcome for f in run(printed(*texts)) if f.rule == "COH-06"]


@pytest.mark.parametrize(
    "texts",
    [
        ("Adresse de facturation : ASP, 2 rue du Maupas, 87000 Limoges",),
        ("Adresse de facturation", "ASP, 2 rue du Maupas"),
        ("Facturé à : l’ASP",),
        ("Client facturé : Dr Marc Hubert",),
        ("Facturée à : Maurice Dubreuil, 3 place du Port",),
        ("Payeur : Luméa Santé",),
        ("Tiers payeur : Novacab Informatique",),
    ],
)
def test_another_than_the_client_is_billed_or_pays(texts: tuple[str, ...]) -> None:
    assert outcomes(*texts) == [Outcome.TO_REVIEW]


@pytest.mark.parametrize(
    "texts",
    [
        (f"Client facturé : Dr {CLIENT}",),
        (f"Facturé à : {CLIENT.split()[-1].upper()}, 3 place du Port",),
        ("Facturé à", f"{CLIENT}"),
        ("Adresse de facturation : 14 rue des Tilleuls, 44000 Nantes",),
        ("Adresse de facturation : identique",),
        ("Payeur : État, par l’Agence de services et de paiement (ASP)",),
        ("Organisme payeur : ASP",),
        ("Facturé à : Cabinet médical des Tilleuls",),
        ("Destinataire : Service comptabilité",),
        ("Règlement par : virement",),
    ],
)
def test_the_client_is_billed_and_the_state_pays(texts: tuple[str, ...]) -> None:
    assert outcomes(*texts) == [Outcome.PASS]
