"""Numbers of pieces that readers may have misread: they refuse nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import run
from checks.expected import declared
from models.dossier import Stage
from models.finding import Outcome
from models.page import Reader
from models.piece import PieceKind
from models.reading import Proof, Reading
from tests.checks.change import field, the
from tests.checks.paper import sound
from tests.checks.world import MEDECIN

VA, FACTURE = PieceKind.VA, PieceKind.FACTURE


def test_a_number_that_one_reader_read_as_declared_refuses_nothing() -> None:
    """« FAC » over a dotted line, of which two readings make « EEC » and one « FAC »."""
    case = sound(Stage.SOLDE, MEDECIN)
    number = str(declared(case, the(case, FACTURE), "invoice_number"))
    texts = ("ZZ" + number[2:], number, "ZZ" + number[2:])
    readings = tuple(
        Reading(reader=reader, text=text, value=text, confidence=0.95)
        for reader, text in zip((Reader.PPOCR, Reader.PPOCR_V4, Reader.PPOCR_V4), texts, strict=True)
    )
    told = {
        readings_known: {
            (f.rule, f.outcome)
            for f in run(
                field(
                    case,
                    FACTURE,
                    "invoice_number",
                    value=texts[0],
                    proof=Proof.TWO_READERS,
                    readings=readings_known,
                )
            )
            if f.rule in ("DEC-10", "COH-02") and f.outcome is Outcome.FAIL
        }
        for readings_known in (readings, (readings[0], readings[2]))
    }
    assert told[readings] == set()
    assert ("DEC-10", Outcome.FAIL) in told[readings[0], readings[2]]


@pytest.mark.parametrize(
    ("read", "outcome"),
    [
        ("XTE-22-09192", Outcome.TO_REVIEW),  # one letter of the series
        ("VTE-22-0919Z", Outcome.TO_REVIEW),  # a hand makes one sign of both
        ("VTE-22-0919K", Outcome.FAIL),
        ("VTE-22-Q9.192", Outcome.TO_REVIEW),
        ("VTE-22-09193", Outcome.FAIL),
        ("XTF-22-09192", Outcome.FAIL),
    ],
)
def test_a_number_that_worn_print_may_have_changed_refuses_nothing(read: str, outcome: Outcome) -> None:
    made = sound(Stage.SOLDE)
    for kind, number in ((FACTURE, "VTE-22-09192"), (VA, read)):
        made = field(made, kind, "invoice_number", value=number, readings=())
    assert {found.outcome for found in run(made) if found.rule == "COH-02"} == {outcome}


@pytest.mark.parametrize(
    ("changed", "other", "outcome"),
    [
        (2, True, Outcome.TO_REVIEW),
        (2, False, Outcome.FAIL),  # every reading agrees
        (3, True, Outcome.FAIL),  # another number
    ],
)
def test_two_signs_that_the_readers_dispute_refuse_nothing(
    changed: int, other: bool, outcome: Outcome
) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    number = str(declared(case, the(case, FACTURE), "invoice_number"))
    read = number[:-changed] + "X" * changed
    texts = (read, "Y" + read[1:] if other else read)
    readings = tuple(
        Reading(reader=reader, text=text, value=text, confidence=0.95)
        for reader, text in zip((Reader.PPOCR, Reader.PPOCR_V4), texts, strict=True)
    )
    made = field(case, FACTURE, "invoice_number", value=read, proof=Proof.TWO_READERS, readings=readings)
    told = {f.outcome for f in run(made) if f.rule == "DEC-10"} - {Outcome.PASS, Outcome.NOT_APPLICABLE}
    assert told == {outcome}


@pytest.mark.parametrize(
    ("swap", "seen_so", "outcome"),
    [
        (("I", "1"), True, Outcome.PASS),
        (("I", "1"), False, Outcome.TO_REVIEW),  # nobody read the declared number
        (("I", "5"), True, Outcome.TO_REVIEW),  # an eye tells those apart
    ],
)
def test_signs_that_no_eye_tells_apart(swap: tuple[str, str], seen_so: bool, outcome: Outcome) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    assert case.dossier.invoice is not None
    invoice = case.dossier.invoice.model_copy(update={"number": "RI-2022/057"})
    dossier = case.dossier.model_copy(update={"invoice": invoice})
    case = replace(case, dossier=dossier)
    read = "RI-2022/057".replace(*swap)
    texts = (read, "RI-2022/057" if seen_so else read)
    readings = tuple(
        Reading(reader=reader, text=text, value=text, confidence=0.95)
        for reader, text in zip((Reader.PPOCR, Reader.PPOCR_V4), texts, strict=True)
    )
    made = field(case, FACTURE, "invoice_number", value=read, proof=Proof.TWO_READERS, readings=readings)
    told = {f.outcome for f in run(made) if f.rule == "DEC-10" and f.field == "invoice_number"}
    assert told == {outcome}


@pytest.mark.parametrize(
    ("cut", "outcome"),
    [(slice(0, 7), Outcome.TO_REVIEW), (slice(None, None, -1), Outcome.FAIL)],
)
def test_two_pieces_of_which_one_shows_a_part_of_the_number_do_not_contradict_each_other(
    cut: slice, outcome: Outcome
) -> None:
    case = sound(Stage.SOLDE, MEDECIN)
    first = the(case, FACTURE)
    number = str(first.field("invoice_number").value)
    other = field(case, FACTURE, "invoice_number", value=number[cut], raw=number[cut], readings=())
    twice = replace(case, pieces=(*case.pieces, the(other, FACTURE).model_copy(update={"key": "facture-2"})))
    assert outcome in {f.outcome for f in run(twice) if f.rule == "PIE-05"}


@pytest.mark.parametrize(
    ("read", "outcome"),
    [("27f9987yb4", Outcome.TO_REVIEW), ("27f99872b4", Outcome.FAIL), ("27f9987yc4", Outcome.FAIL)],
)
def test_letters_that_no_number_of_that_form_has_were_misread(read: str, outcome: Outcome) -> None:
    """A hand's 1 that two readers make a « y »; another figure is another number."""
    case = sound(Stage.SOLDE, MEDECIN)
    wanted = str(declared(case, the(case, VA), "solution_reference"))
    assert wanted == "27f99871b4"
    changed = field(case, VA, "solution_reference", value=read, raw=read, readings=())
    assert outcome in {f.outcome for f in run(changed) if f.rule == "DEC-07"}
