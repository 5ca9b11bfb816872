"""Identifiers of clients and beneficiaries: of which kind a number is, and whose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.dossier import Stage
from models.finding import Outcome
from models.parties import Beneficiaries
from models.piece import PageEntry, PageState, PieceKind
from models.reading import Field, Proof, Status, ValueKind
from tests.checks.change import amounts, change, the
from tests.checks.elsewhere import demand
from tests.checks.test_doubt import outcomes

BDC = PieceKind.BDC
NUMBER = "561030896"


def beneficiary(key: str, kind: ValueKind, value: str, *, labelled: bool) -> Field:
    return Field(
        key=key, kind=kind, status=Status.FOUND, value=value, proof=Proof.TWO_READERS, labelled=labelled
    )


def with_beneficiary(labelled: bool, value: str = NUMBER) -> Case:
    """A RIS order that lists one number, read as a FINESS, where a N° AM is declared."""
    case = demand("RIS-Va1", "sans-mandataire")
    read = beneficiary("beneficiary_finess", ValueKind.FINESS, value, labelled=labelled)
    fields = [f for f in the(case, BDC).fields if not f.key.startswith("beneficiary_")]
    case = change(case, BDC, fields=(*fields, read))
    declared = Beneficiaries(am=(NUMBER,), finess_juridique=("750712184",))
    return replace(case, dossier=case.dossier.model_copy(update={"beneficiaries": declared}))


def found(case: Case, number: str) -> set[Outcome]:
    return {
        f.outcome for f in run(case) if f.rule == "DEC-04" and number in (f.message + f.observed + f.expected)
    }


def test_a_number_of_no_told_kind_goes_with_those_that_declare_it() -> None:
    assert found(with_beneficiary(labelled=False), NUMBER) == {Outcome.PASS}


def test_a_number_of_a_told_kind_must_be_declared_of_that_kind() -> None:
    assert Outcome.FAIL in found(with_beneficiary(labelled=True), NUMBER)


def test_a_number_of_no_told_kind_that_nobody_declares_is_a_question() -> None:
    assert found(with_beneficiary(labelled=False, value="690781810"), "690781810") == {Outcome.TO_REVIEW}


def test_dots_of_a_form_do_not_hide_the_identifier_of_a_cancellation() -> None:
    case = demand("HOP-RI-Va1", "client-unique", Stage.ANNULATION, kinds=(PieceKind.ANNULATION_FOURNISSEUR,))
    letter = the(case, PieceKind.ANNULATION_FOURNISSEUR)
    number = str(case.dossier.client.finess_pmsi)
    dotted = Field(
        key="client_identifier",
        kind=ValueKind.NUMBER,
        status=Status.FOUND,
        value=f"{number[0]}.{number[1:]}",
        proof=Proof.TWO_READERS,
    )
    fields = [f for f in letter.fields if f.value != number]
    made = change(case, PieceKind.ANNULATION_FOURNISSEUR, fields=(*fields, dotted))
    documents = tuple(
        d.model_copy(update={"pages": tuple(p.model_copy(update={"lines": ()}) for p in d.pages)})
        for d in made.documents
    )
    made = replace(made, documents=documents)
    assert Outcome.FAIL not in outcomes(made, "ANN-01")


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("690781810", Outcome.FAIL),
        ("FINESS n° 690 781 810", Outcome.FAIL),
        ("look-alike", Outcome.TO_REVIEW),
        ("FINESS look-alike", Outcome.TO_REVIEW),
        ("FINESS", Outcome.TO_REVIEW),
        (None, Outcome.TO_REVIEW),
        ("FINESS own", Outcome.PASS),
        ("FINESS PMSI n°own", Outcome.PASS),
        ("FINESSown", Outcome.PASS),
        ("1own", Outcome.TO_REVIEW),
        ("69/781810", Outcome.TO_REVIEW),
    ],
)
def test_an_identifier_that_a_reader_may_have_missed_is_for_a_person(
    read: str | None, expected: Outcome
) -> None:
    """Another number on the letter refuses it; « 2B » read « 28 », or a label that nobody read, does not.

    The word that says of what kind the number is may stand before it.
    """
    case = demand("HOP-RI-Va1", "client-unique", Stage.ANNULATION, kinds=(PieceKind.ANNULATION_FOURNISSEUR,))
    letter = the(case, PieceKind.ANNULATION_FOURNISSEUR)
    number = str(case.dossier.client.finess_pmsi)
    mistaken = number.replace("0", "O").replace("1", "l")
    value = read and read.replace("look-alike", mistaken).replace("own", number)
    other = Field(
        key="client_identifier",
        kind=ValueKind.NUMBER,
        status=Status.ABSENT if value is None else Status.FOUND,
        value=value,
        proof=Proof.NONE if value is None else Proof.TWO_READERS,
    )
    fields = [f for f in letter.fields if f.value != number]
    made = change(case, PieceKind.ANNULATION_FOURNISSEUR, fields=(*fields, other))
    documents = tuple(
        d.model_copy(update={"pages": tuple(p.model_copy(update={"lines": ()}) for p in d.pages)})
        for d in made.documents
    )
    told = [
        f.outcome
        for f in run(replace(made, documents=documents))
        if f.rule == "ANN-01" and f.field == "client_identifier"
    ]
    assert told == [expected]


def test_a_line_of_amounts_may_name_its_client_by_its_finess_juridique() -> None:
    """In a DUI each organism pays for its own establishments: a line each (S0:1299-1305)."""
    case = demand("MS1-DUI-Va1", "avec-mandataire")
    juridique = str(case.dossier.parties[0].finess_juridique)
    cell = beneficiary("site", ValueKind.FINESS, juridique, labelled=True)
    table = the(case, BDC).table("amounts")
    lines = tuple(
        row.model_copy(update={"cells": (cell, *(c for c in row.cells if c.key != "site"))})
        for row in table.rows
    )
    assert found(amounts(case, BDC, lines), juridique) <= {Outcome.PASS}


def test_a_beneficiary_read_as_the_client_is_for_a_person() -> None:
    """« SIREN 552 032 534, N° AM 561030896 » on a bent photo: the list is read for the client."""
    case = with_beneficiary(labelled=True)
    read = beneficiary("client_siren", ValueKind.SIREN, NUMBER, labelled=True)
    second = read.model_copy(update={"value": "561030904"})
    fields = [f for f in the(case, BDC).fields if f.key not in ("client_siren", "beneficiary_finess")]
    am = Beneficiaries(am=(NUMBER, "561030904"))
    case = replace(case, dossier=case.dossier.model_copy(update={"beneficiaries": am}))
    case = change(case, BDC, fields=(*fields, read, second))
    told = [f for f in run(case) if f.rule == "DEC-04" and f.piece == "bdc"]
    assert {f.outcome for f in told} == {Outcome.TO_REVIEW}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, Outcome.FAIL),
        (PageState.SET_ASIDE, Outcome.FAIL),
        (PageState.UNRECOGNISED, Outcome.TO_REVIEW),
        (PageState.UNREADABLE, Outcome.TO_REVIEW),
        (PageState.NOT_OPENED, Outcome.TO_REVIEW),
    ],
)
def test_an_identifier_may_stand_on_a_page_of_no_piece(state: PageState | None, expected: Outcome) -> None:
    """What is not read on the pages of a piece is missing only when no other page may be the piece's."""
    case = demand("MS1-DUI-Va1", "avec-mandataire")
    site = "930996434"
    client = case.dossier.parties[0]
    more = (*client.sites, client.sites[0].model_copy(update={"finess": site}))
    clients = (client.model_copy(update={"sites": more}), *case.dossier.parties[1:])
    case = replace(case, dossier=case.dossier.model_copy(update={"clients": clients}))
    if state is not None:
        entry = PageEntry(document="suite.pdf", page=2, state=state)
        case = replace(case, pages=(*case.pages, entry))
    told = {f.outcome for f in run(case) if f.rule == "DEC-04" and f.piece == "bdc" and site in f.expected}
    assert told == {expected}


def test_the_identifier_read_at_its_place_is_seen_there() -> None:
    """« Identifiant Client Final : FINESS 830990818 » on a clear letter."""
    case = demand("HOP-RI-Va1", "client-unique", Stage.ANNULATION, kinds=(PieceKind.ANNULATION_FOURNISSEUR,))
    letter = the(case, PieceKind.ANNULATION_FOURNISSEUR)
    own = letter.field("client_identifier")
    told = own.model_copy(update={"value": f"FINESS {own.value}", "raw": f"FINESS {own.value}"})
    fields = [f for f in letter.fields if f.key != "client_identifier" and f.value != own.value]
    made = change(case, PieceKind.ANNULATION_FOURNISSEUR, fields=(*fields, told))
    found = [f.outcome for f in run(made) if f.rule == "ANN-01" and f.field == "client_identifier"]
    assert found == [Outcome.PASS]
