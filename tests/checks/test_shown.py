"""SIG-01 where an electronic signature is shown away from the place to sign."""

from __future__ import annotations

import pytest

from checks import Case, run
from models.finding import Outcome
from models.piece import PieceKind, SignatureKind
from tests.checks.change import change, sign, the
from tests.checks.paper import sound

BDC = PieceKind.BDC


def apart(case: Case, words: str, kind: SignatureKind = SignatureKind.UNREADABLE) -> set[Outcome]:
    made = sign(case, BDC, kind)
    signatures = tuple(s.model_copy(update={"apart": words}) for s in the(made, BDC).signatures)
    made = change(made, BDC, signatures=signatures)
    return {f.outcome for f in run(made) if f.rule == "SIG-01" and f.piece == "bdc"}


def test_the_one_that_names_the_declared_signatory_signs() -> None:
    case = sound()
    words = f"Signé électroniquement par {case.dossier.signatory} le 11/02/2027 à 18:33"
    assert apart(case, words) == {Outcome.PASS}
    assert Outcome.PASS not in apart(case, words, SignatureKind.STAMP)


@pytest.mark.parametrize("words", ["", "Signé électroniquement par Ana Roy le 11/02/2027 à 18:33"])
def test_one_of_somebody_else_is_for_a_person(words: str) -> None:
    assert apart(sound(), words) == {Outcome.TO_REVIEW}


def test_a_name_that_was_only_typed_signs_nothing() -> None:
    case = sound()
    made = sign(case, BDC, SignatureKind.UNREADABLE, case.dossier.signatory)
    found = {f.outcome for f in run(made) if f.rule == "SIG-01" and f.piece == "bdc"}
    assert found == {Outcome.TO_REVIEW}
