"""The links of one dossier among those that share something with it."""

from __future__ import annotations

from datetime import timedelta

from models.archive import Trace, TraceKind
from pipeline.batch.same import Affair
from pipeline.batch.ties import Left, marks_of, ties_of
from tests.batch.world import declared

RECEIVED = declared(1).received
CLIENT = Trace(kind=TraceKind.CLIENT, value="MDV/10000000001", certain=True)


def left(dossier: str, affair: Affair, days: int = 0, trace: Trace = CLIENT) -> Left:
    return Left(dossier, affair, "avance", RECEIVED + timedelta(days=days), trace)


def test_only_the_links_of_that_dossier_are_given() -> None:
    three = [left("a", ("1", "x")), left("b", ("1", "y"), 1), left("c", ("1", "z"), 2)]
    found = ties_of("b", three, lambda one, other: False)
    assert [(link.first, link.second, link.at_fault) for link in found] == [("a", "b", True)]


def test_another_client_ties_nobody() -> None:
    other = CLIENT.model_copy(update={"value": "MDV/10000000002"})
    both = [left("a", ("1", "x")), left("b", ("1", "y"), 1, other)]
    assert ties_of("b", both, lambda one, other: False) == []


def test_near_prints_share_a_mark_and_far_ones_none() -> None:
    one, near, far = (
        set(marks_of(Trace(kind=TraceKind.SIGNATURE, value=value * 4)))
        for value in ("0123456789abcdef", "1123456789abcdef", "fedcba9876543210")
    )
    assert one & near
    assert not one & far


def test_a_page_and_a_signature_do_not_share_a_mark() -> None:
    page, signature = (
        set(marks_of(Trace(kind=kind, value="0123456789abcdef" * 4)))
        for kind in (TraceKind.PAGE, TraceKind.SIGNATURE)
    )
    assert not page & signature
