"""Sites that a reader strung together: what stands on the invoice all the same refuses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from models.piece import PieceKind
from tests.checks.change import absent, erase, the
from tests.checks.elsewhere import demand
from tests.pages import line

INVOICE = PieceKind.FACTURE
FIRST, SECOND = "750000028", "690000039"


def invoiced(kept: bool, *printed: str) -> Case:
    """A balance for two sites, of which the invoice gives the first or none, with other lines beside."""
    case = demand("BIO-SGL-Va1", "client-unique", Stage.SOLDE)
    bill, client = the(case, INVOICE), case.dossier.client
    sites = tuple(client.sites[0].model_copy(update={"finess": one}) for one in (FIRST, SECOND))
    both = case.dossier.model_copy(update={"client": client.model_copy(update={"sites": sites})})
    case = replace(case, dossier=both)
    if not kept:
        case = erase(absent(case, INVOICE, "site_finess"), INVOICE, FIRST)
    document = next(d for d in case.documents if d.name == bill.pages[0].document)
    first, *rest = document.pages
    lines = (*first.lines, *(line(text, 0.1, 0.97 - 0.01 * n) for n, text in enumerate(printed)))
    made = document.model_copy(update={"pages": (first.model_copy(update={"lines": lines}), *rest)})
    return replace(case, documents=tuple(made if d.name == made.name else d for d in case.documents))


def outcomes(case: Case) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == "DEC-04" and f.piece == "facture"} - {Outcome.PASS}


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("text", [f"079,63099787,{FIRST},{SECOND}"])
def test_what_stands_in_a_string_of_signs_is_for_a_person(kept: bool, text: str) -> None:
    assert outcomes(invoiced(kept, text)) == {Outcome.TO_REVIEW}
    assert outcomes(invoiced(kept)) == {Outcome.FAIL}


def test_a_number_of_the_string_that_lost_a_figure_is_for_a_person() -> None:
    lost = SECOND[:4] + SECOND[5:]
    assert outcomes(invoiced(True, f"079,{lost},12")) == {Outcome.TO_REVIEW}
