"""SIG-04, SIG-05 and INT-03: what may be said of an electronic signature, and what a person decides."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checks import Case, run, verdict
from models.electronic import Coverage, Electronic, Later, Seal, SealState
from models.finding import Finding, Outcome, Severity, Verdict
from models.geometry import Box, Place
from models.piece import PieceKind, SignatureKind
from tests.checks.change import carry, sealed, sign
from tests.checks.paper import sound

BDC, FACTURE = PieceKind.BDC, PieceKind.FACTURE
PLACE = Place(document="bdc.pdf", page=1, box=Box(left=0.1, top=0.1, right=0.2, bottom=0.2))
FORBIDDEN = ("eidas", "qualifié", "avancé", "signature valide", "authentique")


def of(case: Case, rule: str) -> list[Finding]:
    return [finding for finding in run(case) if finding.rule == rule]


def answer(case: Case) -> Verdict:
    return verdict(run(case), case.pages, case.scheme.controls)[0]


def unsigned(case: Case) -> Case:
    return sign(case, BDC, SignatureKind.NONE)


def test_an_electronic_signature_by_the_client_signs_the_piece() -> None:
    made = sealed(unsigned(sound()), BDC)
    assert answer(made) is Verdict.CONFORME
    assert {f.outcome for f in of(made, "SIG-01")} == {Outcome.PASS}


def test_one_by_somebody_else_does_not() -> None:
    made = sealed(unsigned(sound()), BDC, name="Paul Verdier")
    assert answer(made) is Verdict.A_COMPLETER
    assert {f.outcome for f in of(made, "SIG-04")} == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(
    ("shown", "severity"),
    [
        ("Signé électroniquement par Jeanne LE GOFF via SignaCert", Severity.NOTE),
        ("Signé électroniquement par Jeanne LE GOFF, certificat, cachet serveur", Severity.FIX),
        ("Signé électroniquement par Paul VERDIER via SignaCert", Severity.FIX),
    ],
)
def test_the_seal_of_the_service_that_shows_who_signed_is_a_remark(shown: str, severity: Severity) -> None:
    made = sign(sound(), BDC, SignatureKind.ELECTRONIC, shown)
    (found,) = of(sealed(made, BDC, name="SignaCert - cachet serveur"), "SIG-04")
    assert (found.outcome, found.severity) == (Outcome.TO_REVIEW, severity)


@pytest.mark.parametrize(
    ("rule", "updates", "outcome"),
    [
        ("SIG-04", {"intact": False}, Outcome.FAIL),
        ("SIG-04", {"coverage": Coverage.PART}, Outcome.FAIL),
        ("SIG-04", {"state": SealState.BROKEN, "certificate": None}, Outcome.TO_REVIEW),
        ("SIG-04", {"claimed": datetime(2029, 1, 1, tzinfo=UTC)}, Outcome.TO_REVIEW),
        ("SIG-04", {"claimed": None}, Outcome.PASS),
        ("INT-03", {"later": Later.OTHER, "coverage": Coverage.REVISION}, Outcome.FAIL),
        ("INT-03", {"later": Later.NOTES, "coverage": Coverage.REVISION}, Outcome.FAIL),
        ("INT-03", {"later": Later.FORM, "changed": (PLACE,)}, Outcome.TO_REVIEW),
        ("INT-03", {"later": Later.FORM}, Outcome.PASS),
        ("INT-03", {"later": Later.ARCHIVAL}, Outcome.PASS),
    ],
)
def test_each_state_has_its_answer(rule: str, updates: dict[str, Any], outcome: Outcome) -> None:
    made = sealed(sound(), BDC, **updates)
    assert [f.outcome for f in of(made, rule)] == [outcome]
    if outcome is not Outcome.PASS:
        assert answer(made) is not Verdict.CONFORME


def test_a_day_that_is_not_the_written_one_is_a_remark() -> None:
    found = of(sealed(sound(), BDC, claimed=datetime(2026, 9, 14, 10, tzinfo=UTC)), "SIG-04")
    assert [(f.outcome, f.severity) for f in found] == [(Outcome.TO_REVIEW, Severity.NOTE)]


def test_a_day_after_the_demand_was_received_is_for_a_person() -> None:
    made = sealed(sound(), BDC, claimed=datetime(2026, 11, 21, 10, tzinfo=UTC))
    assert answer(made) is Verdict.A_VERIFIER


@pytest.mark.parametrize("roots", [0, 2])
def test_a_chain_that_ends_nowhere_is_a_remark_or_is_said(roots: int) -> None:
    made = sealed(sound(), BDC, roots=roots, root="")
    found = of(made, "SIG-04")[0]
    assert answer(made) is Verdict.CONFORME
    assert (found.outcome is Outcome.PASS) == (roots == 0)
    assert found.outcome is Outcome.PASS or found.severity is Severity.NOTE


def test_an_empty_field_is_no_signature() -> None:
    empty = Electronic(seals=(Seal(field="Client", state=SealState.EMPTY, place=PLACE),))
    found = of(carry(unsigned(sound()), BDC, empty), "SIG-05")
    assert [f.outcome for f in found] == [Outcome.FAIL]
    assert found[0].evidence == (PLACE,)


def test_an_empty_field_beside_ink_is_nothing() -> None:
    empty = Electronic(seals=(Seal(field="Client", state=SealState.EMPTY, place=PLACE),))
    assert answer(carry(sound(), BDC, empty)) is Verdict.CONFORME


def test_a_save_that_shows_something_else_is_a_remark() -> None:
    found = of(carry(sound(), BDC, Electronic(saves=1, rewritten=(PLACE,))), "INT-03")
    assert [(f.outcome, f.severity) for f in found] == [(Outcome.FAIL, Severity.NOTE)]


def test_nothing_is_said_that_may_not_be() -> None:
    said = " ".join(
        finding.message.casefold()
        for updates in ({}, {"intact": False}, {"root": ""}, {"later": Later.OTHER})
        for rule in ("SIG-01", "SIG-04", "INT-03")
        for finding in of(sealed(sound(), BDC, **updates), rule)
    )
    assert [word for word in FORBIDDEN if word in said] == []
