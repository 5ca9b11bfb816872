"""COC-03: the de minimis aids that a doctor lists, against the declared total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks import run
from models.dossier import DeMinimis, Stage
from models.finding import Outcome
from models.piece import PieceKind
from models.reading import Field, ValueKind
from tests.checks.change import change, declare, the, tick
from tests.checks.paper import Drawer, read, sound
from tests.checks.world import MEDECIN

BDC = PieceKind.BDC


def outcome(declared: str, *aids: str) -> Outcome:
    """What COC-03 says of the total, those aids being listed."""
    case = tick(sound(Stage.AVANCE, MEDECIN), BDC, "de_minimis", "oui")
    case = declare(case, de_minimis=DeMinimis(received=True, total=Decimal(declared)))
    kept: list[Field] = [f for f in the(case, BDC).fields if not f.key.startswith("de_minimis")]
    kept.append(read(Drawer("x"), "de_minimis_dates", ValueKind.TEXT, "03/2025"))
    kept += [read(Drawer("x"), "de_minimis_total", ValueKind.AMOUNT, one) for one in aids]
    case = change(case, BDC, fields=tuple(kept))
    return next(
        f.outcome for f in run(case) if f.rule == "COC-03" and f.message.startswith("Le total des aides")
    )


@pytest.mark.parametrize(
    ("declared", "aids"),
    [
        ("900.00", ["900.00"]),
        ("4700.00", ["3500.00", "1200.00"]),
        ("4700.00", ["3500.00", "1200.00", "4700.00"]),
        ("3000.00", ["1500.00", "1500.00"]),
    ],
)
def test_the_aids_or_their_total_are_what_is_declared(declared: str, aids: list[str]) -> None:
    assert outcome(declared, *aids) is Outcome.PASS


@pytest.mark.parametrize(
    ("declared", "aids", "told"),
    [
        ("900.00", ["800.00"], Outcome.FAIL),
        ("3500.00", ["3500.00", "1200.00"], Outcome.TO_REVIEW),
        ("1200.00", ["3500.00", "1200.00"], Outcome.TO_REVIEW),
    ],
)
def test_other_sums_than_declared(declared: str, aids: list[str], told: Outcome) -> None:
    assert outcome(declared, *aids) is told


def listed(answer: str, total: str, *, declared: str | None = None) -> list[tuple[Outcome, str]]:
    """What COC-03 says when that answer is ticked and one aid of that sum filled in."""
    case = tick(sound(Stage.AVANCE, MEDECIN), BDC, "de_minimis", answer)
    told = Decimal(declared) if declared else None
    case = declare(case, de_minimis=DeMinimis(received=answer == "oui", total=told))
    kept: list[Field] = [f for f in the(case, BDC).fields if not f.key.startswith("de_minimis")]
    kept.append(read(Drawer("x"), "de_minimis_dates", ValueKind.TEXT, "03/2025"))
    kept.append(read(Drawer("x"), "de_minimis_total", ValueKind.AMOUNT, total))
    case = change(case, BDC, fields=tuple(kept))
    return [(f.outcome, f.message) for f in run(case) if f.rule == "COC-03"]


def test_no_aids_and_yet_a_sum_is_for_a_person() -> None:
    (told,) = [message for outcome, message in listed("non", "18000.00") if outcome is Outcome.TO_REVIEW]
    assert "« Non »" in told
    assert {outcome for outcome, _ in listed("non", "0.00")} == {Outcome.PASS}


@pytest.mark.parametrize(
    ("total", "expected"), [("800000.00", True), ("749900.00", True), ("749000.00", False)]
)
def test_aids_above_the_ceiling_are_for_a_person(total: str, expected: bool) -> None:
    told = listed("oui", total, declared=total)
    assert any(o is Outcome.TO_REVIEW and "plafond" in m for o, m in told) is expected
    assert not any(o is Outcome.FAIL for o, _ in told)
