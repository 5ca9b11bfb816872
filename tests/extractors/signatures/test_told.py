"""What both pairs of eyes make of a zone: the rules of ink, and the network that tells signatures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.signatures.judgement import Judgement
from extractors.signatures.told import MAYBE, NEVER, SURE, WRITTEN, told
from extractors.signatures.zone import Zone
from models.geometry import Box
from models.page import Grade, Reader
from models.piece import SignatureKind as Kind
from models.view import PageView
from tests.extractors.boxes.drawing import Sheet

PLACE = Box(left=0.5, top=0.6, right=0.8, bottom=0.7)
ZONE = Zone(0, None, PLACE, 0.012)


def view(likely: float, *, reader: Reader = Reader.PPOCR) -> PageView:
    """A page where the network is that sure."""
    sheet = Sheet()
    sheet.text("Signature du client", 300, 500)
    drawn = sheet.view()
    lines = tuple(
        line.model_copy(update={"words": tuple(w.model_copy(update={"reader": reader}) for w in line.words)})
        for line in drawn.page.lines
    )
    page = drawn.page.model_copy(update={"lines": lines})
    return replace(drawn, page=page, signing=lambda _, __, ___: likely)


def settled(kind: Kind, likely: float) -> Kind:
    return told(Judgement(kind, PLACE), ZONE, view(likely)).kind


@pytest.mark.parametrize(
    ("kind", "likely", "wanted"),
    [
        (Kind.UNREADABLE, SURE, Kind.INK),
        (Kind.UNREADABLE, SURE - 0.01, Kind.UNREADABLE),
        (Kind.UNREADABLE, 0.0, Kind.UNREADABLE),
        (Kind.INK, 0.5, Kind.INK),
        (Kind.INK, NEVER, Kind.UNREADABLE),
        (Kind.STAMP, MAYBE, Kind.UNREADABLE),
        (Kind.STAMP, MAYBE - 0.01, Kind.STAMP),
        (Kind.TYPED, MAYBE, Kind.UNREADABLE),
        (Kind.IMAGE, 0.0, Kind.IMAGE),
        (Kind.ELECTRONIC, 0.0, Kind.ELECTRONIC),
        (Kind.NONE, MAYBE, Kind.UNREADABLE),
        (Kind.NONE, MAYBE - 0.01, Kind.NONE),
    ],
)
def test_what_both_see(kind: Kind, likely: float, wanted: Kind) -> None:
    assert settled(kind, likely) is wanted


def test_a_bare_place_is_nobody_s_question() -> None:
    """The network is asked of what is left of strokes, in the whole place; without any, it is not."""
    assert told(Judgement(Kind.NONE), ZONE, view(1.0)).kind is Kind.NONE
    assert told(Judgement(Kind.NONE, PLACE), ZONE, view(0.0)).box is None


@pytest.mark.parametrize(
    ("label", "by_pen", "likely", "wanted"),
    [
        ("Signature du client", 0.99, WRITTEN, Kind.INK),
        ("Signature du client", 0.99, WRITTEN - 0.01, Kind.UNREADABLE),
        ("Signature du client", 0.9, WRITTEN, Kind.UNREADABLE),
        ("Nom du signataire :", 0.99, WRITTEN, Kind.UNREADABLE),  # it is filled in, nobody signs there
    ],
)
@pytest.mark.parametrize("kind", [Kind.TYPED, Kind.UNREADABLE])
def test_a_name_in_letters_takes_both_networks(
    kind: Kind, label: str, by_pen: float, likely: float, wanted: Kind
) -> None:
    sheet = Sheet()
    sheet.text(label, 300, 500)
    sheet.text("Favre", 300 + 6 * len(label), 500 if "Nom" in label else 540, 14)
    drawn = sheet.view()
    place = drawn.page.words[-1].box
    zone = Zone(0, None, place.grown(0.3, 0.1), 0.012)
    seen = replace(drawn, signing=lambda _, __, ___: likely, pen=lambda _: by_pen)
    assert told(Judgement(kind, place), zone, seen).kind is wanted


def test_nothing_is_settled_where_nobody_knows_signatures() -> None:
    blind = replace(view(1.0), signing=Sheet().view().signing)
    assert all(told(Judgement(kind, PLACE), ZONE, blind).kind is kind for kind in Kind)


def test_strokes_on_a_page_that_never_was_paper_are_a_picture() -> None:
    found = told(Judgement(Kind.UNREADABLE, PLACE), ZONE, view(1.0, reader=Reader.TEXT_LAYER))
    assert found.kind is Kind.IMAGE


def test_a_page_that_cannot_be_read_settles_nothing() -> None:
    seen = view(1.0)
    legibility = seen.page.legibility.model_copy(update={"grade": Grade.ILLEGIBLE})
    page = seen.page.model_copy(update={"legibility": legibility})
    assert told(Judgement(Kind.UNREADABLE, PLACE), ZONE, replace(seen, page=page)).kind is Kind.UNREADABLE


def test_a_place_without_strokes_is_not_looked_at() -> None:
    assert told(Judgement(Kind.UNREADABLE), ZONE, view(1.0)).kind is Kind.UNREADABLE
