"""What is found where the client must sign, on drawn forms."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest

from extractors.signatures import extract_signatures
from models.geometry import Box
from models.page import Reader, Ruling
from models.piece import PieceKind, SignatureKind
from schemes import load_scheme
from schemes.piece import PieceModel
from tests.extractors.boxes.drawing import Scan, Sheet

ORDER: PieceModel = next(m for m in load_scheme("MDV-LGC-Va2").pieces if m.kind is PieceKind.BDC)
SCANS = [None, Scan(blur=0.8, noise=6, jpeg=60), Scan(bilevel=True, noise=10)]
COLOURS = ["black", "#1c2a7a"]


def sign(sheet: Sheet, x: float, y: float, seed: int, colour: str = "#1c2a7a") -> None:
    """A flourish of about 110 × 40 points."""
    rng = random.Random(seed)
    turns, tall = rng.uniform(2.5, 5), rng.uniform(14, 20)
    points = [
        (x + 110 * t / 60, y + tall * math.sin(turns * t / 9) * (1 - t / 90) + rng.uniform(-1, 1))
        for t in range(61)
    ]
    sheet.stroke(points, 1.3, colour)


def block(sheet: Sheet, label: str = "Signature du client", y: float = 560, x: float = 300) -> None:
    sheet.text(
        "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux.", 60, y - 60
    )
    sheet.text(label, x, y)


def kind(sheet: Sheet, scan: Scan | None = None) -> SignatureKind:
    (found,) = extract_signatures(ORDER, [sheet.view(scan)])
    return found.kind


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_flourish_under_the_label_is_a_signature(seed: int, colour: str, scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    sign(sheet, 310, 605, seed, colour)
    assert kind(sheet, scan) is SignatureKind.INK


@pytest.mark.parametrize("label", ["Pour le client", "Bon pour accord", "Le client :", "Cachet et signature"])
def test_the_place_may_be_called_otherwise(label: str) -> None:
    sheet = Sheet()
    block(sheet, label)
    sheet.text("Date de signature : 20 avril 2026", 60, 560)
    sheet.text("Nom – prénom : VIAL Françoise", 60, 580)
    sign(sheet, 310, 605, 4)
    assert kind(sheet) in (SignatureKind.INK, SignatureKind.UNREADABLE)


@pytest.mark.parametrize("scan", SCANS)
def test_nothing_is_nothing(scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet)
    assert kind(sheet, scan) is SignatureKind.NONE


@pytest.mark.parametrize("lean", [4, 12, -20])
@pytest.mark.parametrize("scan", SCANS)
def test_the_edges_of_a_sheet_on_a_desk_are_no_signature(scan: Scan | None, lean: int) -> None:
    sheet = Sheet()
    block(sheet, x=200)
    for x in (500, 545):
        sheet.stroke([(x, 520), (x + lean, 700)], 1.5, "#3a424a")
    assert kind(sheet, scan) is SignatureKind.NONE


@pytest.mark.parametrize("scan", SCANS)
def test_a_desk_beside_the_sheet_is_for_a_person(scan: Scan | None) -> None:
    sheet = Sheet()
    block(sheet, x=200)
    for y in range(380, 820, 12):
        sheet.stroke([(540, y), (570 + y % 20, y + 12), (545, y + 14)], 3, "#3a424a")
    assert kind(sheet, scan) in (SignatureKind.UNREADABLE, SignatureKind.NONE)


def test_a_signature_beside_a_desk_is_one() -> None:
    sheet = Sheet()
    block(sheet, x=200)
    sign(sheet, 210, 605, 4)
    for y in range(380, 820, 12):
        sheet.stroke([(540, y), (570 + y % 20, y + 12), (545, y + 14)], 3, "#3a424a")
    assert kind(sheet) is SignatureKind.INK


def test_a_flourish_across_the_edge_of_a_sheet_is_seen() -> None:
    sheet = Sheet()
    block(sheet, x=300)
    sheet.stroke([(400, 520), (408, 700)], 1.5, "#3a424a")
    sign(sheet, 310, 605, 4)
    assert kind(sheet) in (SignatureKind.INK, SignatureKind.UNREADABLE)


def test_a_typed_name_is_said_to_be_one() -> None:
    sheet = Sheet()
    block(sheet)
    sheet.text("Jeanne LE GOFF", 310, 590)
    assert kind(sheet) is SignatureKind.TYPED


def test_a_name_that_a_pen_crossed_is_not_said_to_be_typed_alone() -> None:
    """The reader took the strokes for letters: only their reach tells the pen."""
    sheet = Sheet()
    block(sheet)
    sheet.text("Jeanne LE GOFF", 310, 590)
    sheet.text("Sage-femme", 310, 603)
    sheet.text("12 rue des Tanneurs", 310, 616)
    sheet.stroke([(330, 620), (336, 588), (345, 622)], 1.2)
    made = sheet.view(None)
    misread = [word.box for word in made.page.words if word.box.left > 0.5 and word.box.top > 0.69]
    assert len(misread) > 5
    assert kind(sheet) is SignatureKind.UNREADABLE


def test_strokes_apart_sign_together() -> None:
    sheet = Sheet()
    block(sheet)
    sheet.stroke([(320, 640), (335, 590), (350, 640), (322, 622), (352, 618)], 1.3)
    sheet.stroke([(392, 622), (408, 616), (394, 634), (412, 634)], 1.3)
    assert kind(sheet) is SignatureKind.INK


def test_a_signature_beside_its_place_is_for_a_person() -> None:
    sheet = Sheet()
    block(sheet, x=60)
    sheet.text("Jeanne LE GOFF", 60, 590)
    sign(sheet, 420, 600, 5)
    assert kind(sheet) in (SignatureKind.INK, SignatureKind.UNREADABLE)


def test_what_the_supplier_signed_is_not_the_clients_signature() -> None:
    sheet = Sheet()
    block(sheet, x=60)
    sheet.text("Pour le fournisseur", 360, 560)
    sign(sheet, 380, 605, 6)
    assert kind(sheet) is SignatureKind.NONE


@pytest.mark.parametrize("stamped", [False, True])
def test_strokes_on_a_page_that_was_never_paper_are_a_picture(stamped: bool) -> None:
    sheet = Sheet()
    block(sheet)
    for row, text in enumerate(("Dr Claire VIAL", "Médecine générale", "54000 Nancy") if stamped else ()):
        sheet.text(text, 320, 588 + 14 * row, 10)
    sign(sheet, 310, 605, 1)
    made = sheet.view(None)
    lines = tuple(
        line.model_copy(
            update={"words": tuple(w.model_copy(update={"reader": Reader.TEXT_LAYER}) for w in line.words)}
        )
        for line in made.page.lines
    )
    digital = replace(made, page=made.page.model_copy(update={"lines": lines}))
    (found,) = extract_signatures(ORDER, [digital])
    allowed = {SignatureKind.IMAGE, SignatureKind.UNREADABLE} if stamped else {SignatureKind.IMAGE}
    assert found.kind in allowed


@pytest.mark.parametrize("signed", [False, True])
def test_a_signature_under_the_heading_of_the_client_is_in_no_place_to_sign(signed: bool) -> None:
    """« Le client » heads who he is; the place to sign is far below."""
    sheet = Sheet()
    sheet.text("Le client", 60, 160)
    sign(sheet, 80, 210, 4)
    block(sheet)
    if signed:
        sign(sheet, 310, 605, 2)
    assert kind(sheet) is (SignatureKind.INK if signed else SignatureKind.UNREADABLE)


def test_a_word_as_tall_as_a_signature_is_for_a_person() -> None:
    sheet = Sheet()
    block(sheet)
    sheet.text("Favre", 320, 590, 19)
    assert kind(sheet) is SignatureKind.UNREADABLE


@pytest.mark.parametrize(
    ("tall", "expected"),
    [((26, 26, 9), SignatureKind.INK), ((26, 16, 16), SignatureKind.UNREADABLE)],
)
def test_among_dust_one_fair_stroke_is_for_a_person_and_two_sign(
    tall: tuple[int, ...], expected: SignatureKind
) -> None:
    sheet, rng = Sheet(), random.Random(7)
    block(sheet, x=60)
    for at, height in enumerate(tall):
        x = 90 + 14 * at
        sheet.stroke([(x, 600), (x + 4, 600 + height), (x + 9, 600)], 1.3)
    for _ in range(9000):
        sheet.pen.point((rng.uniform(0, sheet.px(595)), rng.uniform(sheet.px(540), sheet.px(760))), "#555")
    assert kind(sheet) is expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Signature électronique", SignatureKind.ELECTRONIC),
        ("Signature él ctronique", SignatureKind.ELECTRONIC),
        ("Signé lectroniquement par", SignatureKind.ELECTRONIC),
        ("Jeanne Martin", SignatureKind.TYPED),
    ],
)
def test_the_mark_of_an_electronic_signature_that_lost_a_letter(first: str, expected: SignatureKind) -> None:
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate((first, "Nicolas Roussel", "Pro Santé Connect", "Réf. 3672C70968")):
        sheet.text(line, 305, 580 + 12 * n, 8)
    assert kind(sheet) is expected


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("cut", ["left", "right"])
def test_the_corners_that_are_left_of_a_frame_sign_nothing(scan: Scan | None, cut: str) -> None:
    sheet = Sheet()
    block(sheet)
    x = 310 if cut == "left" else 430
    way = 1 if cut == "left" else -1
    sheet.stroke([(x + 40 * way, 600), (x, 600), (x, 650), (x + 60 * way, 650)], 1.5, "#5a3c9a")
    assert kind(sheet, scan) is not SignatureKind.INK


def test_the_date_of_a_signature_is_no_place_to_sign() -> None:
    sheet = Sheet()
    sheet.text("Date de signature : 20/11/2026", 60, 560)
    sheet.text("Le client (signature)", 320, 560)
    sign(sheet, 330, 605, 4)
    sheet.stroke([(70, 600), (75, 640)], 1.5, "#222222")
    assert kind(sheet) is SignatureKind.INK


def test_on_a_page_of_four_lines_filled_by_hand_the_label_tells_the_size_of_print() -> None:
    sheet = Sheet()
    for text, y in (("Fait à", 60), ("Nom, prénom :", 90)):
        after = sheet.text(text, 300, y)
        sheet.text("Jeanne Le Goff" if "Nom" in text else "Ajaccio le 18/2/2026", after, y - 8, size=22)
    sheet.text("Signature du client", 300, 125)
    sheet.stroke([(310 + 12 * n, 175 - 24 * (n % 2)) for n in range(8)], 1.2, "#555555")
    assert kind(sheet) is SignatureKind.INK


def test_the_side_of_a_stamp_does_not_part_the_form() -> None:
    """Beside the label a stamp stands whose side was taken for a ruling, and a pen signs right of it."""
    sheet = Sheet()
    block(sheet, x=60)
    sign(sheet, 240, 590, 4)
    made = sheet.view(None)
    side = Ruling(direction="vertical", box=Box(left=0.33, top=0.655, right=0.332, bottom=0.71))
    level = Ruling(direction="horizontal", box=Box(left=0.05, top=0.654, right=0.95, bottom=0.655))
    fold = level.model_copy(update={"box": level.box.model_copy(update={"left": 0.0})})
    cases = (
        ((side,), SignatureKind.INK),
        ((side, level), SignatureKind.UNREADABLE),
        ((side, fold), SignatureKind.INK),  # a fold runs from an edge of the sheet
    )
    for rulings, told in cases:
        shown = replace(made, page=made.page.model_copy(update={"rulings": rulings}))
        assert extract_signatures(ORDER, [shown])[0].kind is told


def test_the_side_of_a_cell_between_words_crosses_none_of_them() -> None:
    sheet = Sheet()
    block(sheet, x=330)
    sheet.text("Commentaires :", 60, 545)
    sheet.stroke([(320, 540), (320, 620)], 1.0, "#555555")
    assert kind(sheet) is SignatureKind.NONE
