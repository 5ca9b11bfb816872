"""PIE-02: the SONS that an attestation names is that of the demand."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Outcome
from models.page import Reader
from models.piece import PieceKind
from models.reading import Field, Proof, Reading, Status, ValueKind
from schemes import load_scheme
from tests.checks.change import change, the
from tests.checks.paper import sound


def outcomes(value: str, *others: str, status: Status = Status.FOUND) -> set[Outcome]:
    case = sound(Stage.SOLDE)
    readings = tuple(Reading(reader=Reader.PPOCR, text=t, value=t, confidence=0.9) for t in others)
    named = Field(
        key="dispositif",
        kind=ValueKind.DISPOSITIF,
        status=status,
        value=value,
        proof=Proof.TWO_READERS,
        readings=readings,
    )
    va = the(case, PieceKind.VA)
    kept = tuple(f for f in va.fields if f.key != "dispositif")
    changed = change(case, PieceKind.VA, fields=(*kept, named))
    return {
        f.outcome
        for f in run(changed)
        if f.rule == "PIE-02" and f.piece == va.key and f.field == "dispositif"
    }


def test_another_vague_in_the_sentence_that_attests_is_for_a_person() -> None:
    assert outcomes("LGC Vague 2") == {Outcome.PASS}
    assert outcomes("LGC Vague 1") == {Outcome.TO_REVIEW}


def test_two_of_them_are_for_a_person() -> None:
    assert outcomes("LGC Vague 2", "LGC Vague 1", status=Status.AMBIGUOUS) == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(
    ("scheme", "named", "told"),
    [
        ("SFP-LGC-Va2", "SFP Vague 2", True),
        ("SFP-LGC-Va2", "LGC Vague 2", True),
        ("SFP-LGC-Va2", "LGC Vague 1", False),
        ("MS1-DUI-Va1", "DUI Vague 1", True),
        ("RIS-Va1", "RIS Vague 1", True),
        ("HOP-DPI-Va1", "PFI Vague 1", False),
    ],
)
def test_what_attestations_call_a_scheme(scheme: str, named: str, told: bool) -> None:
    assert load_scheme(scheme).is_called(named) is told
