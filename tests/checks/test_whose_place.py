"""SIG-02: a signature in the supplier's place, or in the row of somebody whom nobody declared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks import Case, run
from models.finding import Outcome
from models.geometry import Box, Place
from models.page import Line
from models.piece import PieceKind, Signature, SignatureKind
from tests.checks.change import change, the
from tests.checks.elsewhere import demand
from tests.checks.paper import sound
from tests.pages import line

BDC = PieceKind.BDC
SIGNED = Box(left=0.56, top=0.952, right=0.85, bottom=0.985)
CASE = sound()
CLIENT, SUPPLIER = CASE.dossier.client.representative, CASE.dossier.supplier.name


def drawn(case: Case, signed: tuple[Box, ...], lines: tuple[Line, ...]) -> Case:
    """The order signed at these places, with these lines and no others at its foot."""
    piece = the(case, BDC)
    name = piece.pages[0].document
    made = tuple(
        one.model_copy(
            update={"evidence": (Place(document=name, page=1, box=box),), "kind": SignatureKind.INK}
        )
        for one, box in zip(piece.signatures, signed, strict=True)
    )
    documents = tuple(
        d.model_copy(
            update={"pages": tuple(p.model_copy(update={"lines": (*p.lines, *lines)}) for p in d.pages)}
        )
        if d.name == name
        else d
        for d in case.documents
    )
    return replace(change(case, BDC, signatures=made), documents=documents)


def outcomes(case: Case) -> set[Outcome]:
    return {f.outcome for f in run(case) if f.rule == "SIG-02" and f.piece == "bdc"}


@pytest.mark.parametrize(
    "lines",
    [
        (line("Signature du client", 0.1, 0.93), line(SUPPLIER, 0.52, 0.93)),
        (line("Signature du client", 0.1, 0.93), line("Visa commercial", 0.52, 0.93)),
        (line("Nom et prénom : Paul Girard", 0.52, 0.92), line("Signature :", 0.52, 0.935)),
        (line("Signature du client :", 0.52, 0.935), line(f"{SUPPLIER}, le gérant", 0.52, 0.98)),
    ],
)
def test_the_caption_names_another_than_the_client(lines: tuple[Line, ...]) -> None:
    assert Outcome.TO_REVIEW in outcomes(drawn(CASE, (SIGNED,), lines))


@pytest.mark.parametrize(
    "lines",
    [
        (line("Signature du client", 0.52, 0.93),),
        (line("Signature du client", 0.3, 0.93),),  # strayed to the right, with nothing over it
        (line(f"Nom et prénom : {CLIENT}", 0.52, 0.92), line("Signature :", 0.52, 0.935)),
        (line(SUPPLIER, 0.52, 0.9), line("Pour le client", 0.52, 0.92), line("Signature :", 0.52, 0.935)),
        (line("Signature du client", 0.5, 0.93), line(SUPPLIER, 0.8, 0.93)),  # beside it, not over it
        (line("Signature :", 0.52, 0.935), line(f"{SUPPLIER}, signature :", 0.52, 0.98)),
    ],
)
def test_the_client_s_own_place(lines: tuple[Line, ...]) -> None:
    assert outcomes(drawn(CASE, (SIGNED,), lines)) == {Outcome.PASS}


def rows(second: str) -> Case:
    """The order of two clients, each of whom signs beside a name."""
    case = demand("HOP-RI-Va1", "sans-mandataire")
    boxes = tuple(Box(left=0.5, top=y, right=0.7, bottom=y + 0.02) for y in (0.93, 0.96))
    first = case.dossier.parties[0].representative
    return drawn(case, boxes, (line(first, 0.1, 0.935), line(second, 0.1, 0.965)))


def test_a_row_that_names_nobody_declared() -> None:
    assert Outcome.TO_REVIEW in outcomes(rows("Zénobie Quartermain"))


@pytest.mark.parametrize("second", ["Client 2", "Hôpital de jour"])
def test_a_row_that_names_no_person(second: str) -> None:
    assert Outcome.TO_REVIEW not in outcomes(rows(second))


def test_each_client_in_its_own_row() -> None:
    second = demand("HOP-RI-Va1", "sans-mandataire").dossier.parties[1].representative
    assert Outcome.TO_REVIEW not in outcomes(rows(second))


def test_what_holds_no_strokes_is_not_looked_at() -> None:
    blank = Signature(key="client", kind=SignatureKind.NONE)
    case = drawn(CASE, (SIGNED,), (line("Visa commercial", 0.52, 0.93),))
    found = [f for f in run(change(case, BDC, signatures=(blank,))) if f.rule == "SIG-02"]
    assert all("à la place" not in f.message for f in found)
