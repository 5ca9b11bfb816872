"""DEC-09: amounts that are no plain euros, outside of the table and in it."""

from __future__ import annotations

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.geometry import Box, Place
from models.piece import PieceKind
from tests.checks.change import change, printed, the
from tests.checks.paper import sound
from tests.checks.world import MEDECIN

FACTURE = PieceKind.FACTURE


def reviews(case: Case) -> list[Finding]:
    return [f for f in run(case) if f.rule == "DEC-09" and f.outcome is Outcome.TO_REVIEW]


def told(text: str, *, inside: bool = False) -> list[Finding]:
    """What DEC-09 asks when an invoice says that. `inside`: the table of amounts covers the page."""
    case = sound(Stage.SOLDE, MEDECIN)
    if inside:
        whole = Place(
            document=the(case, FACTURE).pages[0].document, page=1, box=Box(left=0, top=0, right=1, bottom=1)
        )
        tables = the(case, FACTURE).tables
        case = change(
            case, FACTURE, tables=tuple(t.model_copy(update={"evidence": (whole,)}) for t in tables)
        )
    return reviews(printed(case, FACTURE, text))


@pytest.mark.parametrize(
    "text",
    [
        "376,25 CHF",
        "451,50 £",
        "$ 451.50",
        "USD 451.50",
        "1 250,00 francs",
        "104,17 F",
        "(XPF)",
        "Montant HT (en CHF)",
        "Devise de facturation : franc suisse (CHF)",
        "376,25 k€",
        "Montants en milliers d’euros",
        "Montant HT (k€)",
        "376,25 € CR",
        "451,50- €",
        "451,50 € -",
    ],
)
def test_what_is_no_plain_euros_is_for_a_person(text: str) -> None:
    (found,) = told(text)
    assert text in found.message
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "SCOP $ARL, au capitai de 11 000 € – 6 rue do Four",
        "SA au capital de 20 k€",
        "SA au capital de 40 000 CHF",
        "Mme Anne Franc, 35000 Rennes",
        "12 F rue des Lilas, bâtiment K",
        "CHF – Centre hospitalier de Fougères, service MAD",
        "Avance déjà versée par l’ASP : - 180,60 €",
        "Avance versée 180,60 € -",
        "quatre cent cinquante et un euros et cinquante centimes (451,50 €)",
        "Prestation principale 376,25 € - Vague 2",
        "0,00 € CR",
    ],
)
def test_what_may_well_stand_on_an_invoice_is_asked_of_nobody(text: str) -> None:
    assert told(text) == []


def test_a_declared_amount_in_brackets_in_the_table_is_for_a_person() -> None:
    assert len(told("(451,50 €)", inside=True)) == 1
    assert len(told("(- 451,50 €)", inside=True)) == 1
    assert told("(12,00 €)", inside=True) == []
    assert told("Prestation (au plus 451,50 €)", inside=True) == []


@pytest.mark.parametrize("text", ["CHF", "(XPF)", "$", "k€"])
def test_a_sign_alone_in_a_cell_is_for_a_person(text: str) -> None:
    assert len(told(text, inside=True)) == 1


def test_what_is_short_for_something_else_is_not() -> None:
    assert told("Maintien à domicile (MAD)") == []
