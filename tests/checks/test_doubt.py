"""Laws 2 and 3: what is not certain goes to a person, never to PASS, and never to FAIL."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run, verdict
from checks.expected import declared
from models.dossier import Stage
from models.finding import Finding, Outcome, Verdict
from models.page import Grade, Reader
from models.piece import MentionOutcome, PageState, PieceKind, SignatureKind
from models.reading import Proof, Reading, Status
from tests.checks.change import (
    absent,
    amounts,
    change,
    declare,
    erase,
    field,
    grade,
    mention,
    rows,
    sign,
    the,
    unlabelled,
    unsure,
)
from tests.checks.paper import KINDS, sound
from tests.checks.world import MEDECIN, STRUCTURE

BDC, VA, FACTURE = PieceKind.BDC, PieceKind.VA, PieceKind.FACTURE
STAGES = [(stage, case) for stage in KINDS for case in (MEDECIN, STRUCTURE)]


def answer(case: Case) -> Verdict:
    return verdict(run(case), case.pages, case.scheme.controls)[0]


def of(case: Case, rule: str) -> list[Finding]:
    return [f for f in run(case) if f.rule == rule]


def outcomes(case: Case, rule: str) -> set[Outcome]:
    return {f.outcome for f in of(case, rule)}


@pytest.mark.parametrize(("stage", "case"), STAGES)
def test_each_critical_value_read_once_only_is_for_a_person(stage: Stage, case: str) -> None:
    made = sound(stage, case)
    for piece in made.pieces:
        for model in made.field_models(piece):
            if model.critical and piece.field(model.key).found:
                assert answer(unsure(made, piece.kind, model.key)) is Verdict.A_VERIFIER, model.key


@pytest.mark.parametrize("status", [Status.UNREADABLE, Status.AMBIGUOUS])
@pytest.mark.parametrize(("stage", "case"), STAGES)
def test_each_required_value_that_cannot_be_read_is_for_a_person(
    stage: Stage, case: str, status: Status
) -> None:
    made = sound(stage, case)
    for piece in made.pieces:
        for model in made.field_models(piece):
            if model.required:
                blurred = field(made, piece.kind, model.key, status=status, value=None, proof=Proof.NONE)
                assert answer(blurred) is Verdict.A_VERIFIER, model.key


@pytest.mark.parametrize("column", ["ht", "rate", "vat", "ttc"])
def test_an_amount_read_once_only_is_for_a_person(column: str) -> None:
    made = rows(sound(), BDC, "principale", **{column: {"proof": Proof.NONE}})
    assert answer(made) is Verdict.A_VERIFIER
    assert len(of(made, "LIS-02")) == 1
    assert Outcome.PASS not in {f.outcome for f in of(made, "DEC-09") if f.field == "amounts:principale"}


def test_a_difference_that_is_not_proved_is_no_failure() -> None:
    made = unsure(sound(), BDC, "order_number", value="BC-2026-0043")
    assert outcomes(made, "DEC-02") == {Outcome.TO_REVIEW, Outcome.PASS}
    assert answer(made) is Verdict.A_VERIFIER


def test_a_repaired_value_never_supports_a_failure() -> None:
    made = field(sound(), BDC, "client_rpps", value="10005173140", repaired=True)
    assert Outcome.FAIL not in {f.outcome for f in run(made)}
    assert answer(made) is Verdict.A_VERIFIER


def test_an_equal_value_read_once_is_asked_about_once() -> None:
    made = unsure(sound(), BDC, "order_number")
    asked = [f for f in run(made) if f.outcome is Outcome.TO_REVIEW]
    assert [(f.rule, f.field, f.expected, f.observed) for f in asked] == [
        ("LIS-02", "order_number", "BC-2026-0042", "BC-2026-0042")
    ]


def test_another_number_is_a_question_when_the_declared_one_stands_elsewhere() -> None:
    made = sound()
    fields = tuple(
        f.model_copy(update={"value": "CLI-0008", "raw": "CLI-0008", "evidence": (), "readings": ()})
        if f.key == "order_number"
        else f
        for f in the(made, BDC).fields
    )
    seen_on_page = change(made, BDC, fields=fields)
    assert Outcome.TO_REVIEW in outcomes(seen_on_page, "DEC-02")
    gone = erase(seen_on_page, BDC, "BC-2026-0042")
    assert Outcome.FAIL in outcomes(gone, "DEC-02")


def test_a_missing_field_is_a_failure_on_a_clear_page_only() -> None:
    missing = absent(sound(), BDC, "client_rpps")
    assert Outcome.FAIL in outcomes(missing, "MEN-03")
    blurred = grade(missing, BDC, Grade.POOR)
    assert Outcome.FAIL not in outcomes(blurred, "MEN-03")
    assert Outcome.TO_REVIEW in outcomes(blurred, "MEN-03")


def test_a_field_whose_label_was_not_found_is_a_question() -> None:
    nowhere = unlabelled(sound(), BDC, "client_rpps")
    assert Outcome.FAIL not in outcomes(nowhere, "MEN-03")
    assert Outcome.TO_REVIEW in outcomes(nowhere, "MEN-03")


def test_a_critical_value_without_its_label_is_a_question() -> None:
    made = sound()
    fields = tuple(
        f.model_copy(update={"status": Status.ABSENT, "value": None, "proof": Proof.NONE, "evidence": ()})
        if f.key == "client_rpps"
        else f
        for f in the(made, BDC).fields
    )
    assert Outcome.TO_REVIEW in outcomes(change(made, BDC, fields=fields), "MEN-03")


def test_a_mention_that_cannot_be_read_is_a_question() -> None:
    made = mention(sound(), BDC, "no_strings", outcome=MentionOutcome.UNREADABLE)
    assert Outcome.TO_REVIEW in outcomes(made, "MEN-01")
    gone = mention(grade(sound(), BDC, Grade.ILLEGIBLE), BDC, "no_strings", outcome=MentionOutcome.MISSING)
    assert Outcome.TO_REVIEW in outcomes(gone, "MEN-01")
    assert Outcome.FAIL not in outcomes(gone, "MEN-01")


def test_a_mention_of_the_model_not_called_mandatory_is_a_question_when_missing() -> None:
    gone = mention(sound(), BDC, "uniqueness_reminder", outcome=MentionOutcome.MISSING)
    assert Outcome.TO_REVIEW in outcomes(gone, "MEN-01")
    assert Outcome.FAIL not in outcomes(gone, "MEN-01")


@pytest.mark.parametrize("kind", [SignatureKind.UNREADABLE, SignatureKind.IMAGE])
def test_a_doubtful_signature_is_a_question(kind: SignatureKind) -> None:
    assert answer(sign(sound(), BDC, kind)) is Verdict.A_VERIFIER


def test_a_piece_may_hide_among_pages_that_nobody_recognised() -> None:

    made = sound(Stage.SOLDE)
    pages = tuple(
        e.model_copy(update={"state": PageState.UNRECOGNISED, "piece": None}) if e.piece == "va" else e
        for e in made.pages
    )
    lost = replace(made, pieces=tuple(p for p in made.pieces if p.kind is not VA), pages=pages)
    assert outcomes(lost, "PIE-01") == {Outcome.PASS, Outcome.TO_REVIEW}
    assert answer(lost) is Verdict.A_VERIFIER


def test_a_page_that_the_ledger_forgets_stops_everything() -> None:
    made = replace(sound(Stage.SOLDE), pages=sound(Stage.SOLDE).pages[:1])
    assert answer(made) is Verdict.NON_CONTROLE


def _hand(value: str, confidence: float) -> tuple[Reading, ...]:
    return (Reading(reader=Reader.PPOCR, text=value, value=value, confidence=confidence),)


@pytest.mark.parametrize(
    ("confidence", "handwritten", "expected"),
    [(0.97, False, Outcome.FAIL), (0.6, False, Outcome.TO_REVIEW), (0.97, True, Outcome.TO_REVIEW)],
)
def test_another_name_fails_only_when_it_is_plain_print(
    confidence: float, handwritten: bool, expected: Outcome
) -> None:
    made = unsure(
        sound(),
        BDC,
        "client_name",
        value="Dr Paul Verdier",
        handwritten=handwritten,
        readings=_hand("Dr Paul Verdier", confidence),
    )
    assert outcomes(made, "DEC-05") == {expected}


def test_one_letter_in_a_name_is_settled_by_a_proved_rpps() -> None:
    read = _hand("Dr Jeanne Le Gotf", 0.97)
    near = unsure(sound(), BDC, "client_name", value="Dr Jeanne Le Gotf", readings=read)
    assert outcomes(near, "DEC-05") == {Outcome.PASS}
    unproved = unsure(near, BDC, "client_rpps")
    assert outcomes(unproved, "DEC-05") == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Dr Jeanne Le Gotf", "Jeanne Le Goff", Outcome.PASS),
        ("Dr Jean ne LeGotf", "Jeanne LE GOFF", Outcome.PASS),
        ("Dr Jeanne Le Gotf", "Jeanne Le Gofl", Outcome.TO_REVIEW),
        ("Dr Paul Verdier", "Jeanne Le Goff", Outcome.TO_REVIEW),
    ],
)
def test_a_second_reading_of_a_name_settles_what_is_close_only(
    first: str, second: str, expected: Outcome
) -> None:
    readings = (*_hand(first, 0.9), *_hand(second, 0.9))
    made = unsure(sound(), BDC, "client_name", value=first, readings=readings)
    assert outcomes(unsure(made, BDC, "client_rpps"), "DEC-05") == {expected}


def test_a_tranche_that_nobody_declared_leaves_only_the_extremes_certain() -> None:
    made = sound(Stage.AVANCE, STRUCTURE)
    sites = tuple(s.model_copy(update={"tranche": None}) for s in made.dossier.client.sites)
    made = declare(made, client__sites=sites)
    assert Outcome.TO_REVIEW in outcomes(made, "MON-01")
    assert Outcome.FAIL not in outcomes(made, "MON-01")


@pytest.mark.parametrize(("stage", "case"), STAGES)
def test_no_control_passes_on_a_critical_value_read_once(stage: Stage, case: str) -> None:
    made = sound(stage, case)
    for piece in made.pieces:
        for model in made.field_models(piece):
            if not model.critical or model.many or not piece.field(model.key).found:
                continue
            found = run(unsure(made, piece.kind, model.key))
            passes = [
                f.rule
                for f in found
                if (f.piece, f.field, f.outcome) == (piece.key, model.key, Outcome.PASS)
                and f.severity.value != "note"
            ]
            assert passes == [], model.key


def test_a_date_taken_for_another_is_a_question_and_breaks_no_calendar() -> None:
    made = sound(Stage.SOLDE)
    piece = the(made, FACTURE)
    finalised = piece.field("finalised")
    fields = tuple(
        f.model_copy(update={"value": finalised.value, "raw": finalised.raw, "evidence": finalised.evidence})
        if f.key == "invoice_issued"
        else f.model_copy(
            update={"status": Status.ABSENT, "value": None, "proof": Proof.NONE, "evidence": ()}
        )
        if f.key == "finalised"
        else f
        for f in piece.fields
    )
    swapped = change(made, FACTURE, fields=fields)
    assert Outcome.FAIL not in {f.outcome for f in run(swapped)}
    assert Outcome.TO_REVIEW in outcomes(swapped, "DEC-10") & outcomes(swapped, "CAL-09")


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("BC-2O26-0042", Outcome.TO_REVIEW),
        ("BC-2026-004Z", Outcome.TO_REVIEW),
        ("8C-2026-004K", Outcome.FAIL),
        ("BC-2026-0O42", Outcome.TO_REVIEW),
        ("BC-2026-0043", Outcome.FAIL),
    ],
)
def test_letters_that_look_like_figures_contradict_nothing(read: str, expected: Outcome) -> None:
    """The declared number is BC-2026-0042."""
    (found,) = (
        f for f in of(field(sound(), BDC, "order_number", value=read), "DEC-02") if f.field == "order_number"
    )
    assert found.outcome is expected


def test_a_sum_is_wrong_only_when_every_line_was_read() -> None:
    wrong = rows(sound(), BDC, "total", ht="481.00")
    assert Outcome.FAIL in outcomes(wrong, "MON-03")
    lines = the(wrong, BDC).table("amounts").rows
    lost = tuple(r.model_copy(update={"role": ""}) if r.role == "secondaire" else r for r in lines)
    assert Outcome.FAIL not in outcomes(amounts(wrong, BDC, lost), "MON-03")
    gone = tuple(r for r in lines if r.role != "secondaire")
    assert Outcome.FAIL not in outcomes(amounts(wrong, BDC, gone), "MON-03")
    assert Outcome.TO_REVIEW in outcomes(amounts(wrong, BDC, gone), "MON-03")
    more = (lines[0], *lines)
    assert Outcome.FAIL not in outcomes(amounts(sound(), BDC, more), "MON-03")


def test_a_name_left_blank_is_not_filled_by_the_one_who_signs() -> None:
    """Its label stands with nothing beside it, and the same name stands in the signing block."""
    fields = tuple(
        f.model_copy(update={"status": Status.ABSENT, "value": None, "raw": ""})
        if f.key == "client_name"
        else f
        for f in the(sound(), BDC).fields
    )
    blank = change(sound(), BDC, fields=fields)
    found = [f for f in of(blank, "MEN-03") if f.field == "client_name"]
    assert found
    assert {f.outcome for f in found} == {Outcome.TO_REVIEW}


def test_who_signs_is_named_where_one_signs() -> None:
    """A signatory's name without a label is never said to stand elsewhere than where one signs."""
    found = of(unlabelled(sound(), BDC, "signatory_name"), "SIG-02")
    assert found
    assert not [f for f in found if "ailleurs" in f.message]


@pytest.mark.parametrize(
    ("handwritten", "reader", "expected"),
    [
        (True, Reader.PPOCR, Outcome.TO_REVIEW),
        (False, Reader.PPOCR, Outcome.TO_REVIEW),  # a grey scan does not show the ink of a pen
        (False, Reader.TEXT_LAYER, Outcome.FAIL),
    ],
)
def test_one_figure_of_a_date_written_by_hand_refuses_nothing(
    handwritten: bool, reader: Reader, expected: Outcome
) -> None:
    day = declared(sound(), the(sound(), BDC), "signed_on")
    assert day is not None
    other = day[:-1] + str((int(day[-1]) + 1) % 10)
    read = (Reading(reader=reader, text=other, value=other, confidence=0.9),)
    made = field(sound(), BDC, "signed_on", value=other, handwritten=handwritten, readings=read)
    assert outcomes(made, "DEC-02") >= {expected}
    assert expected is Outcome.FAIL or Outcome.FAIL not in outcomes(made, "CAL-03")


def test_one_figure_that_makes_a_signing_date_later_than_the_demand_refuses_nothing() -> None:
    made = sound()
    day = declared(made, the(made, BDC), "signed_on")
    assert day is not None
    late = f"{day[:3]}9{day[4:]}"
    read = (Reading(reader=Reader.PPOCR, text=late, value=late, confidence=0.9),)
    found = outcomes(field(made, BDC, "signed_on", value=late, readings=read), "CAL-03")
    assert Outcome.TO_REVIEW in found
    assert Outcome.FAIL not in found


def test_a_reference_of_which_a_control_asks_a_person_does_not_refuse_elsewhere() -> None:
    """The declared reference stands on the VA too: DEC-07 asks which one counts, and COH-05 with it."""
    made = sound(Stage.SOLDE)
    va = the(made, VA)
    fields = tuple(
        f.model_copy(update={"value": "ffffffffff"}) if f.key == "solution_reference" else f
        for f in va.fields
    )
    made = change(made, VA, fields=fields)
    assert Outcome.TO_REVIEW in outcomes(made, "DEC-07")
    assert Outcome.FAIL not in outcomes(made, "COH-05")


@pytest.mark.parametrize(
    ("kept", "expected"), [(-1, Outcome.TO_REVIEW), (4, Outcome.TO_REVIEW), (3, Outcome.FAIL)]
)
def test_a_part_of_a_reference_refuses_nothing(kept: int, expected: Outcome) -> None:
    """A box cuts « 0d82f4625d » to 4625d; a few signs may be of another one."""
    wanted = declared(sound(), the(sound(), BDC), "solution_reference")
    assert wanted is not None
    long = len(wanted) + kept if kept < 0 else kept
    for read in (wanted[-long:], wanted[:long]):
        assert outcomes(field(sound(), BDC, "solution_reference", value=read), "DEC-07") >= {expected}
