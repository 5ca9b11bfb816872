"""Every client signs in a place of its own; an empty place is told from a signed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest

from extractors.signatures import extract_signatures
from models.page import Ink, Ruling
from models.piece import PieceKind, SignatureKind
from models.view import PageView
from schemes.piece import PieceModel, Recognise, SignatureModel
from tests.extractors.pages import HEIGHT_PX, WIDTH_PX, horizontal, line, vertical, view

MODEL = PieceModel(
    id="va",
    kind=PieceKind.VA,
    case="sans-mandataire",
    title="VA",
    source=("S0:264-265",),
    recognise=Recognise(titles=("Attestation",)),
    signatures=(
        SignatureModel(
            key="client",
            title="Signature",
            signer="client",
            each=True,
            labels=("Signature du client", "Signature", "Client 1", "Client 2", "Client 3"),
            source=("S0:264-265",),
        ),
    ),
)
TABLE = [("Nous, soussignés :", 0.08, 0.1), ("Client 1", 0.08, 0.2), ("Client 2", 0.08, 0.23)]


def pen(page: PageView, x: float, y: float) -> None:
    """A signature drawn around that place."""
    at = np.linspace(0, 1, 60)
    xs = (x + 0.11 * at) * WIDTH_PX
    ys = (y + 0.022 * np.sin(at * 21) * (1 - 0.5 * at)) * HEIGHT_PX
    cv2.polylines(page.pixels, [np.stack([xs, ys], 1).astype(np.int32)], False, (20, 20, 90), 2)


def read(page: PageView) -> list[tuple[str, bool]]:
    return [(s.key, s.kind is SignatureKind.INK) for s in extract_signatures(MODEL, [page])]


def frame(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    down = [vertical(x, ys[0], ys[-1]) for x in xs]
    return down + [horizontal(y, xs[0], xs[-1]) for y in ys]


def test_cells_side_by_side() -> None:
    heads = [(f"Client {n}", 0.02 + 0.3 * n - 0.2, 0.605) for n in (1, 2, 3)]
    words = [("Signature", 0.02 + 0.3 * n - 0.2, 0.635) for n in (1, 2, 3)]
    page = view(
        [*TABLE, ("A Lyon, le 12/09/2022", 0.08, 0.5), *heads, *words],
        rulings=frame((0.08, 0.37, 0.67, 0.95), (0.6, 0.625, 0.75)),
    )
    pen(page, 0.14, 0.69)
    pen(page, 0.74, 0.69)
    assert read(page) == [("client-1", True), ("client-2", False), ("client-3", True)]


def test_ranks_side_by_side_without_the_word() -> None:
    heads = [(f"Client {n}", 0.02 + 0.3 * n - 0.2, 0.605) for n in (1, 2)]
    page = view([*TABLE, ("A Lyon, le 12/09/2022", 0.08, 0.5), *heads])
    pen(page, 0.14, 0.66)
    pen(page, 0.44, 0.66)
    assert read(page) == [("client-1", True), ("client-2", True)]


def test_a_column_of_the_table() -> None:
    ys = (0.3, 0.33, 0.39, 0.45)
    page = view(
        [
            ("Nom du médecin", 0.09, 0.308),
            ("RPPS", 0.4, 0.308),
            ("Signature", 0.7, 0.308),
            ("Jeanne Martin", 0.09, 0.35),
            ("10005173140", 0.4, 0.35),
            ("Paul Roy", 0.09, 0.41),
            ("10101299823", 0.4, 0.41),
        ],
        rulings=frame((0.08, 0.38, 0.65, 0.95), ys),
    )
    pen(page, 0.75, 0.42)
    assert read(page) == [("client-1", False), ("client-2", True)]


def test_blocks_in_a_list() -> None:
    page = view(
        [
            ("Dr Jeanne Martin", 0.08, 0.5),
            ("Signature :", 0.08, 0.53),
            ("Dr Paul Roy", 0.08, 0.65),
            ("Signature :", 0.08, 0.68),
        ]
    )
    pen(page, 0.2, 0.57)
    assert read(page) == [("client-1", True), ("client-2", False)]


def test_one_place_alone() -> None:
    page = view([("Signature du client", 0.08, 0.6)])
    pen(page, 0.12, 0.66)
    assert read(page) == [("client-1", True)]


def test_two_rows_of_places_are_no_column_of_a_table() -> None:
    """Five clients, three a row: « Client 4 » and its name stand under the place of « Client 1 »."""
    lefts, texts = (0.08, 0.37, 0.67), list(TABLE)
    for n in range(5):
        x, y = lefts[n % 3] + 0.02, 0.605 + 0.15 * (n // 3)
        texts += [(f"Client {n + 1}", x, y), ("Jeanne MARTIN", x, y + 0.015), ("Signature", x, y + 0.035)]
    ys = (0.6, 0.635, 0.75, 0.785, 0.9)
    page = view(texts, rulings=frame((0.08, 0.37, 0.67, 0.95), ys))
    pen(page, 0.14, 0.69)
    pen(page, 0.44, 0.84)
    assert read(page) == [
        ("client-1", True),
        ("client-2", False),
        ("client-3", False),
        ("client-4", False),
        ("client-5", True),
    ]


def grid(bottom: float = 0.75, *more: Ruling) -> PageView:
    """Three places in a ruled row, each under the name of who signs."""
    texts = list(TABLE)
    for n, x in enumerate((0.1, 0.39, 0.69), 1):
        texts += [(f"Client {n}", x, 0.605), ("Jeanne MARTIN", x, 0.62), ("Signature", x, 0.645)]
    return view(texts, rulings=[*frame((0.08, 0.37, 0.67, 0.95), (0.6, 0.635, bottom)), *more])


def test_a_streak_of_the_scanner_is_no_side_of_a_place() -> None:
    page = grid(0.75, vertical(0.49, 0.0, 1.0))
    pen(page, 0.54, 0.7)
    assert read(page) == [("client-1", False), ("client-2", True), ("client-3", False)]


def test_low_cells_are_places_all_the_same() -> None:
    """One of them may seem deeper than the others: none is left out for that."""
    heights = [(0.08, 0.37, 0.698), (0.37, 0.67, 0.701), (0.67, 0.95, 0.703)]
    page = grid(0.71, *(horizontal(y, left, right) for left, right, y in heights))
    for x in (0.12, 0.42, 0.72):
        pen(page, x, 0.67)
    assert read(page) == [("client-1", True), ("client-2", True), ("client-3", True)]


@pytest.mark.parametrize("signed", [True, False])
def test_a_worn_cell_is_no_stamp(signed: bool) -> None:
    """A copier leaves dashes of a ruling: they are still the form's, signed in or not."""
    page = grid(0.72)
    for y in (0.635, 0.72):
        for x in range(int(0.37 * WIDTH_PX), int(0.67 * WIDTH_PX), 14):
            cv2.line(page.pixels, (x, int(y * HEIGHT_PX)), (x + 8, int(y * HEIGHT_PX)), (0, 0, 0), 2)
    for side in (0.37, 0.67):
        for at in range(int(0.635 * HEIGHT_PX), int(0.72 * HEIGHT_PX), 14):
            cv2.line(page.pixels, (int(side * WIDTH_PX), at), (int(side * WIDTH_PX), at + 8), (0, 0, 0), 2)
    if signed:
        pen(page, 0.44, 0.69)
    assert kinds(page)[1] is (SignatureKind.INK if signed else SignatureKind.NONE)


def kinds(page: PageView) -> list[SignatureKind]:
    return [s.kind for s in extract_signatures(MODEL, [page])]


def written(page: PageView, text: str, x: float, y: float, height: float, ink: Ink = Ink.BLACK) -> PageView:
    """The page with a word of that height and colour on it."""
    made = line(text, x, y)
    words = tuple(
        w.model_copy(update={"ink": ink, "box": w.box.model_copy(update={"bottom": y + height})})
        for w in made.words
    )
    box = made.box.model_copy(update={"bottom": y + height})
    lines = (*page.page.lines, made.model_copy(update={"words": words, "box": box}))
    return replace(page, page=page.page.model_copy(update={"lines": lines}))


@pytest.mark.parametrize(
    ("text", "height", "ink"), [("MN", 0.03, Ink.BLACK), ("1000", 0.012, Ink.BLUE), ("Mom", 0.012, Ink.BLUE)]
)
def test_a_word_that_may_be_a_signature_is_for_a_person(text: str, height: float, ink: Ink) -> None:
    page = written(grid(), text, 0.42, 0.68, height, ink)
    assert kinds(page) == [SignatureKind.NONE, SignatureKind.UNREADABLE, SignatureKind.NONE]


def test_a_name_in_print_is_still_no_signature() -> None:
    page = written(grid(), "Jeanne Martin", 0.42, 0.68, 0.012)
    assert kinds(page) == [SignatureKind.NONE, SignatureKind.TYPED, SignatureKind.NONE]


def test_the_ground_under_a_table_is_no_place_of_it() -> None:
    """The edge of a sheet on a photo is upright too, and goes on to the foot of the page."""
    ys = (0.3, 0.33, 0.39, 0.45)
    page = view(
        [
            ("Client", 0.09, 0.308),
            ("Signature", 0.5, 0.308),
            ("Jeanne Martin", 0.09, 0.35),
            ("Paul Roy", 0.09, 0.41),
        ],
        rulings=[*frame((0.08, 0.48, 0.85), ys), vertical(0.97, 0.05, 0.98), horizontal(0.9, 0.02, 0.97)],
    )
    pen(page, 0.55, 0.42)
    assert read(page) == [("client-1", False), ("client-2", True)]


def test_the_heading_over_all_the_places_is_none_of_them() -> None:
    heads = [(f"Client {n}", 0.02 + 0.3 * n - 0.2, 0.605) for n in (1, 2, 3)]
    words = [("Signature", 0.02 + 0.3 * n - 0.2, 0.635) for n in (1, 2, 3)]
    page = view([("A Lyon, le 12/05/2023", 0.08, 0.5), ("Signature", 0.08, 0.58), *heads, *words])
    rulings = tuple(frame((0.08, 0.36, 0.66, 0.96), (0.6, 0.625, 0.7)))
    page = replace(page, page=page.page.model_copy(update={"rulings": rulings}))
    for n in (1, 2, 3):
        pen(page, 0.02 + 0.3 * n - 0.18, 0.67)
    assert read(page) == [("client-1", True), ("client-2", True), ("client-3", True)]


@pytest.mark.parametrize(("signed", "kind"), [(True, "unreadable"), (False, "typed")])
def test_a_signature_in_the_next_cell_of_a_bent_table_is_for_a_person(signed: bool, kind: str) -> None:
    """« Client | Signature du client »: of the rulings only the side between the two was seen."""
    texts = [("A Lyon, le 12/09/2022", 0.08, 0.4), ("Client", 0.09, 0.5), ("Signature du client", 0.4, 0.503)]
    for rank, name in ((1, "Jeanne Martin"), (2, "Paul Roy")):
        at = 0.45 + 0.1 * rank
        texts += [(f"Client {rank}", 0.09, at), (name, 0.09, at + 0.018)]
    page = view(texts, rulings=[vertical(0.37, 0.49, 0.75)])
    if signed:
        pen(page, 0.45, 0.58)
        pen(page, 0.45, 0.68)
    assert [(s.key, s.kind.value) for s in extract_signatures(MODEL, [page])] == [
        ("client-1", kind),
        ("client-2", kind),
    ]


def test_places_of_a_row_that_leans_are_counted_from_the_left() -> None:
    words = [("Signature", 0.02 + 0.3 * n - 0.2, 0.651 - 0.006 * n) for n in (1, 2, 3)]
    heads = [(f"Client {n}", 0.02 + 0.3 * n - 0.2, 0.621 - 0.006 * n) for n in (1, 2, 3)]
    page = view([*TABLE, ("A Lyon, le 12/09/2022", 0.08, 0.5), *heads, *words])
    pen(page, 0.14, 0.69)
    pen(page, 0.44, 0.69)
    assert read(page) == [("client-1", True), ("client-2", True), ("client-3", False)]


def test_a_title_of_all_the_signatures_is_no_place_of_its_own() -> None:
    page = view(
        [
            *TABLE,
            ("C31-2022-000871 - Signatures des clients", 0.08, 0.42),
            ("Client 1 – CH du Comminges", 0.1, 0.47),
            ("Client 2 – Clinique de la Save", 0.55, 0.47),
            ("Signature :", 0.1, 0.53),
            ("Signature :", 0.55, 0.53),
        ]
    )
    pen(page, 0.2, 0.58)
    pen(page, 0.65, 0.58)
    assert read(page) == [("client-1", True), ("client-2", True)]
