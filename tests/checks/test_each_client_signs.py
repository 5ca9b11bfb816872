"""Each client signs in a place of its own: which of them is blank is sure when every place was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Finding, Outcome
from models.piece import PieceKind, Signature, SignatureKind
from tests.checks.change import absent, change, field, the
from tests.checks.elsewhere import demand

BDC = PieceKind.BDC
BLANK = (SignatureKind.NONE, SignatureKind.TYPED, SignatureKind.STAMP)


def with_places(*kinds: SignatureKind) -> Case:
    """The order of two clients with these places to sign, in their order."""
    case = demand("HOP-RI-Va1", "sans-mandataire")
    evidence = the(case, BDC).signatures[0].evidence
    made = tuple(
        Signature(key=f"client-{rank}", kind=kind, evidence=evidence) for rank, kind in enumerate(kinds, 1)
    )
    return change(case, BDC, signatures=made)


def told(case: Case, rule: str = "SIG-01") -> list[Finding]:
    return [f for f in run(case) if f.rule == rule and f.piece == "bdc"]


@pytest.mark.parametrize("kind", BLANK)
def test_a_client_who_did_not_sign_is_told(kind: SignatureKind) -> None:
    case = with_places(SignatureKind.INK, kind)
    assert [f.outcome for f in told(case)] == [Outcome.PASS, Outcome.FAIL]


@pytest.mark.parametrize("kind", BLANK)
def test_a_place_too_many_leaves_whose_it_is_to_a_person(kind: SignatureKind) -> None:
    case = with_places(SignatureKind.INK, kind, SignatureKind.INK)
    assert [f.outcome for f in told(case)] == [Outcome.PASS, Outcome.TO_REVIEW]
    assert Outcome.FAIL not in {f.outcome for f in told(case, "SIG-05")}


@pytest.mark.parametrize("kind", BLANK)
def test_a_place_that_was_not_found_is_no_missing_signature(kind: SignatureKind) -> None:
    case = with_places(kind)
    assert [f.outcome for f in told(case)] == [Outcome.TO_REVIEW, Outcome.TO_REVIEW]
    assert all("1 emplacement" in f.message and "2 clients" in f.message for f in told(case))


def proof(name: str) -> Case:
    """A VA whose only name is « Je, soussigné : Nom du mandataire » (S0:458)."""
    case = demand("MDV-LGC-Va1", "avec-mandataire", Stage.SOLDE, 1)
    return field(absent(case, PieceKind.VA, "signatory_name"), PieceKind.VA, "mandataire_name", value=name)


def signatory(case: Case) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == "SIG-02" and f.piece == "va"}


def test_the_mandataire_who_declares_is_who_signs() -> None:
    assert signatory(proof("Mme Solenn Riou")) == {Outcome.PASS}


def test_another_mandataire_than_the_declared_one_is_told() -> None:
    assert signatory(proof("M. Gilbert Fontaine")) == {Outcome.FAIL}


def client_alone(name: str) -> Case:
    """A VA of RIS asks for no signatory: « Je, soussigné : Nom du client final » (S0:626-628)."""
    case = demand("RIS-Va1", "sans-mandataire", Stage.SOLDE, 1)
    first = case.dossier.client
    alone = case.dossier.model_copy(update={"clients": (), "client": first})
    case = absent(replace(case, dossier=alone), PieceKind.VA, "signatory_name", "client_representative")
    return field(case, PieceKind.VA, "client_structure", value=name)


def test_the_client_who_declares_is_who_signs() -> None:
    assert signatory(client_alone("Structure des Tilleuls 1")) == {Outcome.PASS}


def test_another_client_than_the_declared_one_is_told() -> None:
    assert signatory(client_alone("SELARL Imagerie du Port")) == {Outcome.FAIL}
