"""The boxes that a supplier's form has beside what a client attests."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from PIL import Image

from extractors.boxes.attested import with_marks
from extractors.mentions import extract_mentions
from models.piece import MarkState, MentionOutcome
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet, tick

MODEL = next(m for m in load_scheme("MDV-LGC-Va2").pieces if m.id == "va-medecin-liberal")
PRESCRIBE = "Produire une ordonnance numérique de produits de santé et consulter une ordonnance numérique"
FUNCTIONS = {
    "va_mss_patient": "Envoyer un message vers la MSSanté patient",
    "va_mes_send": "Envoyer simplement les documents produits à Mon espace santé",
    "va_mes_read": "Consulter simplement Mon espace santé",
    "va_ordonnance": PRESCRIBE,
}
SCANS = [None, Scan(blur=1.0, noise=6, jpeg=70)]
CHECKED, EMPTY = MarkState.CHECKED, MarkState.EMPTY


def states(sheet: Sheet, scan: Scan | None = None) -> dict[str, MarkState]:
    """The marks of the functions that were found on the form."""
    views = [sheet.view(scan)]
    found = with_marks(MODEL, extract_mentions(MODEL, views), views)
    assert {m.key for m in found if m.outcome is MentionOutcome.PRESENT} >= set(FUNCTIONS)
    return {m.key: m.mark.state for m in found if m.mark}


def form(draw: str = "square", ticked: tuple[str, ...] = tuple(FUNCTIONS), kind: str = "cross") -> Sheet:
    """A list of functions, boxes on their left. `draw`: what stands there: square, brackets, bullet."""
    sheet, rng = Sheet(), random.Random(3)
    sheet.text("Fonctions disponibles et vérifiées :", 60, 260)
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        y = 290.0 + 22 * n
        if draw == "square":
            sheet.square(60, y + 2, 10)
            if key in ticked:
                tick(sheet, kind, 60, y + 2, 10, rng)
        elif draw == "brackets":
            sheet.text("[X]" if key in ticked else "[ ]", 60, y)
        else:
            sheet.pen.ellipse([sheet.px(62), sheet.px(y + 4), sheet.px(66), sheet.px(y + 8)], fill="black")
        sheet.text(text, 80, y)
    return sheet


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("kind", ["cross", "tick", "long-tick"])
def test_every_function_ticked(kind: str, scan: Scan | None) -> None:
    assert states(form(kind=kind), scan) == dict.fromkeys(FUNCTIONS, CHECKED)


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("draw", ["square", "brackets"])
@pytest.mark.parametrize("left", list(FUNCTIONS))
def test_one_function_left_unticked(left: str, draw: str, scan: Scan | None) -> None:
    found = states(form(draw, tuple(key for key in FUNCTIONS if key != left)), scan)
    assert found[left] is not CHECKED
    assert all(state is CHECKED for key, state in found.items() if key != left)


def test_no_box_ticked() -> None:
    assert set(states(form(ticked=())).values()) == {EMPTY}


def test_bullets_are_no_boxes() -> None:
    assert states(form("bullet")) == {}


def ring(sheet: Sheet, left: float, right: float, y: float, turn: float = 2.05) -> None:
    """A ring by hand; `turn`: how far it goes round, in half circles."""
    middle, wide, rng = (left + right) / 2, (right - left) / 2 + 5, random.Random(round(y))
    points = [
        (middle + (wide + rng.uniform(-0.5, 0.5)) * math.cos(a), y + 6.5 + 9.5 * math.sin(a))
        for a in (-2.2 + turn * math.pi * n / 40 for n in range(41))
    ]
    sheet.stroke(points, 1.0, "#1c2a9a")


def answers(ringed: dict[str, str], *, cells: bool = False, read: bool = True, turn: float = 2.05) -> Sheet:
    """« oui / non » at the end of the rows, one of them in a ring. `read`: whether readers see « oui »."""
    sheet = Sheet()
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        y = 290.0 + 24 * n
        sheet.text(text, 60, y, 8)
        end = sheet.text("oui", 480, y, known=read) - 3
        other = sheet.text("/", end + 4, y, known=read)
        last = sheet.text("non", other, y) - 3
        if cells:
            sheet.stroke([(50, y - 5), (550, y - 5)], 0.6)
            sheet.stroke([(460, y - 5), (460, y + 19)], 0.6)
            sheet.stroke([(550, y - 5), (550, y + 19)], 0.6)
        if ringed.get(key) == "oui":
            ring(sheet, 480, end, y, turn)
        elif ringed.get(key) == "non":
            ring(sheet, other, last, y, turn)
    return sheet


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("cells", [False, True])
def test_a_ring_says_yes_or_no(cells: bool, scan: Scan | None) -> None:
    said = {**dict.fromkeys(FUNCTIONS, "oui"), "va_mes_read": "non"}
    found = states(answers(said, cells=cells), scan)
    assert found == {**dict.fromkeys(FUNCTIONS, CHECKED), "va_mes_read": EMPTY}


@pytest.mark.parametrize("cells", [False, True])
def test_no_ring_is_no_answer(cells: bool) -> None:
    found = states(answers({"va_mes_send": "oui", "va_ordonnance": "oui"}, cells=cells))
    assert found["va_mes_read"] is MarkState.UNREADABLE
    assert found["va_mes_send"] is CHECKED


def test_an_open_stroke_round_no_is_never_yes() -> None:
    found = states(answers(dict.fromkeys(FUNCTIONS, "non"), turn=1.5))
    assert CHECKED not in found.values()


def test_a_ring_round_a_yes_that_nobody_read() -> None:
    said = {**dict.fromkeys(FUNCTIONS, "oui"), "va_mes_read": "non"}
    found = states(answers(said, read=False))
    assert found["va_mes_read"] is not CHECKED
    assert all(state is not EMPTY for key, state in found.items() if key != "va_mes_read")


def test_a_no_alone_is_no() -> None:
    sheet = Sheet()
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        sheet.text(text, 60, 290.0 + 24 * n, 8)
        sheet.text("NON" if key == "va_mes_read" else "OUI", 480, 290.0 + 24 * n)
    assert states(sheet) == {**dict.fromkeys(FUNCTIONS, CHECKED), "va_mes_read": EMPTY}


def table(ticked: tuple[str, ...], at: float = 520, drawn: tuple[str, ...] = tuple(FUNCTIONS)) -> Sheet:
    """« Fonction | Disponible »: boxes in a column of their own, `at` points from the left."""
    sheet, rng = Sheet(), random.Random(5)
    sheet.text("Fonction de la solution logicielle", 60, 260)
    sheet.text("Disponible", at - 20, 260)
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        y = 290.0 + 24 * n
        sheet.stroke([(50, y - 6), (560, y - 6)], 0.6)
        sheet.text(text, 60, y, 8)
        if key in drawn:
            sheet.square(at, y + 1, 9)
        if key in ticked:
            tick(sheet, "tick", at, y + 1, 9, rng)
    return sheet


@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
@pytest.mark.parametrize("left", [None, *FUNCTIONS])
def test_boxes_in_a_column_far_from_the_sentences(left: str | None, scan: Scan | None) -> None:
    found = states(table(tuple(key for key in FUNCTIONS if key != left)), scan)
    assert found == {key: EMPTY if key == left else CHECKED for key in FUNCTIONS}


def test_a_lone_frame_is_no_column() -> None:
    assert states(table((), drawn=("va_mes_read",))) == {}


def test_a_title_over_the_first_sentence_hides_no_box() -> None:
    sheet, rng = Sheet(), random.Random(7)
    sheet.text("La possibilité d’envoyer un message vers la MSSanté patient, et de :", 60, 270)
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        sheet.square(60, 292 + 22 * n, 10)
        if key != "va_mss_patient":
            tick(sheet, "cross", 60, 292 + 22 * n, 10, rng)
        sheet.text(text, 80, 290 + 22 * n)
    assert states(sheet).get("va_mss_patient") in (EMPTY, None)
    assert EMPTY not in {state for key, state in states(sheet).items() if key != "va_mss_patient"}


def headed(crossed: dict[str, str], *, boxes: bool = False, heads: tuple[str, str] = ("Oui", "Non")) -> Sheet:
    """« Fonction | Oui | Non », ruled; a bare cross, or a ticked box, in one of the two cells of each row."""
    sheet, rng, at = Sheet(), random.Random(9), {heads[0].lower(): 490.0, heads[1].lower(): 540.0}
    sheet.text("Atteste du bon déroulement de la Prestation Ségur dans les conditions définies", 50, 230)
    sheet.text("Fonction vérifiée", 60, 262, 9)
    for word in heads:
        sheet.text(word, at[word.lower()] - 8, 262, 9)
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        y = 284.0 + 24 * n
        for end in (y - 6, y + 18):
            sheet.stroke([(50, end), (566, end)], 0.8)
        for edge in (50, 466, 516, 566):
            sheet.stroke([(edge, y - 6), (edge, y + 18)], 0.8)
        sheet.text(text, 60, y, 8)
        for word, x in at.items():
            if boxes:
                sheet.square(x - 5, y + 1, 9)
            if word in crossed.get(key, ""):
                tick(sheet, "cross", x - 5, y + 1, 9, rng, "#1c2a9a")
    return sheet


@pytest.mark.parametrize("heads", [("Oui", "Non"), ("Non", "Oui")])
@pytest.mark.parametrize("boxes", [False, True])
@pytest.mark.parametrize("scan", SCANS, ids=["drawn", "scanned"])
def test_crosses_under_yes_and_no(scan: Scan | None, boxes: bool, heads: tuple[str, str]) -> None:
    said = {**dict.fromkeys(FUNCTIONS, "oui"), "va_mes_read": "non"}
    found = states(headed(said, boxes=boxes, heads=heads), scan)
    assert found["va_mes_read"] is EMPTY
    assert all(state is CHECKED for key, state in found.items() if key != "va_mes_read")


@pytest.mark.parametrize("said", ["", "oui non"])
def test_no_cross_or_two_are_no_answer(said: str) -> None:
    found = states(headed({**dict.fromkeys(FUNCTIONS, "oui"), "va_mes_send": said}))
    assert found["va_mes_send"] is MarkState.UNREADABLE
    assert found["va_mes_read"] is CHECKED


def test_a_sentence_without_a_box_among_boxes_is_for_a_person() -> None:
    sheet, rng = Sheet(), random.Random(11)
    for n, (key, text) in enumerate(FUNCTIONS.items()):
        if key != "va_mes_send":
            sheet.square(60, 292 + 22 * n, 10)
            tick(sheet, "cross", 60, 292 + 22 * n, 10, rng)
        sheet.text(text, 80, 290 + 22 * n)
    found = states(sheet)
    assert found["va_mes_send"] is MarkState.UNREADABLE
    assert found["va_mes_read"] is CHECKED


def test_the_dark_beyond_the_sheet_holds_no_boxes() -> None:
    """A gutter in shade at the right of a list without boxes: its grain makes no column of them."""
    sheet = Sheet()
    for n, text in enumerate(FUNCTIONS.values()):
        sheet.text(text, 80, 290 + 22 * n)
    shaded = np.array(sheet.pixels, dtype=np.float64)
    width = shaded.shape[1]
    fall = np.clip((np.arange(width) / width - 0.90) / 0.05, 0, 1)[None, :, None]
    grain = np.random.default_rng(5).normal(0, 26, shaded.shape[:2])[..., None]
    shaded = shaded * (1 - 0.75 * fall) + grain * (fall > 0)
    sheet.pixels = Image.fromarray(shaded.clip(0, 255).astype(np.uint8))
    assert states(sheet) == {}
