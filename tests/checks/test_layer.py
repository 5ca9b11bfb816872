"""INT-01: a value that the file says and the page does not show, and a form that says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run, verdict
from models.electronic import Electronic, FormInput, InputKind
from models.finding import Finding, Outcome, Severity, Verdict
from models.geometry import Box, Place
from models.page import Unseen
from models.piece import Contradiction, PieceKind
from tests.checks.change import carry, change
from tests.checks.paper import sound

BDC = PieceKind.BDC
PLACE = Place(document="bdc.pdf", page=1, box=Box(left=0.1, top=0.1, right=0.2, bottom=0.2))


def of(case: Case) -> list[Finding]:
    return [finding for finding in run(case) if finding.rule == "INT-01"]


def answer(case: Case) -> Verdict:
    return verdict(run(case), case.pages, case.scheme.controls)[0]


def unseen(case: Case, *texts: Unseen) -> Case:
    documents = tuple(
        d.model_copy(update={"pages": tuple(p.model_copy(update={"unseen": texts}) for p in d.pages)})
        for d in case.documents
    )
    return replace(case, documents=documents)


@pytest.mark.parametrize(("sure", "verdict_"), [(True, Verdict.A_COMPLETER), (False, Verdict.A_VERIFIER)])
def test_a_value_that_the_page_contradicts(sure: bool, verdict_: Verdict) -> None:
    against = Contradiction(said="376,25", shown="576,25", place=PLACE, sure=sure)
    made = change(sound(), BDC, witnessed=1, contradicted=(against,))
    assert answer(made) is verdict_
    assert of(made)[0].evidence == (PLACE,)


@pytest.mark.parametrize("why", ["off-page", "invisible", "tiny"])
def test_a_figure_that_nobody_sees_is_for_a_person(why: str) -> None:
    made = unseen(sound(), Unseen.model_validate({"text": "1250,00", "why": why, "box": PLACE.box}))
    assert answer(made) is Verdict.A_VERIFIER
    assert "1250,00" in of(made)[0].message


def test_a_word_that_nobody_sees_is_a_remark() -> None:
    made = unseen(sound(), Unseen(text="{{signature}}", why="invisible", box=PLACE.box))
    assert answer(made) is Verdict.CONFORME
    assert {f.severity for f in of(made) if f.outcome is Outcome.FAIL} == {Severity.NOTE}


def text(value: str, shown: str) -> FormInput:
    return FormInput(name="montant", kind=InputKind.TEXT, place=PLACE, value=value, shown=shown)


def box(checked: bool, marked: bool) -> FormInput:
    return FormInput(name="oui", kind=InputKind.CHECK, place=PLACE, checked=checked, marked=marked)


@pytest.mark.parametrize(
    "agreeing",
    [
        text("451,50", "451,50 €"),
        text("1250.5", "1 250,50 €"),
        text("12", "12,00 €"),
        box(True, True),
        box(False, False),
    ],
)
def test_a_form_that_says_what_is_shown(agreeing: FormInput) -> None:
    made = carry(sound(), BDC, Electronic(inputs=(agreeing,)))
    assert {f.outcome for f in of(made)} == {Outcome.PASS}
    assert answer(made) is Verdict.CONFORME


@pytest.mark.parametrize(
    "other", [text("451,50", "541,50"), text("451,50", ""), box(True, False), box(False, True)]
)
def test_a_form_that_says_otherwise_is_for_a_person(other: FormInput) -> None:
    made = carry(sound(), BDC, Electronic(inputs=(other,)))
    assert answer(made) is Verdict.A_VERIFIER
    assert of(made)[0].evidence == (PLACE,)


def test_a_dynamic_form_is_told_how_to_be_sent() -> None:
    made = carry(sound(), BDC, Electronic(form_trouble="Imprimez-le en PDF."))
    assert answer(made) is Verdict.A_VERIFIER
