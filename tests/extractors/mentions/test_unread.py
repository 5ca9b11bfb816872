"""A page of which whole lines were read by nobody proves no absence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.mentions.unread import lines_lost
from tests.extractors.boxes.drawing import Sheet
from tests.extractors.pages import line, view

LINE = "La possibilité de connaître le statut INS des patients et de qualifier leur identité facilement"


@pytest.mark.parametrize(("known", "lost"), [(True, False), (False, True)])
def test_lines_that_nobody_read(known: bool, lost: bool) -> None:
    sheet = Sheet()
    sheet.text("Attestation de vérification d’aptitude", 60, 60)
    for at in range(8):
        sheet.text(LINE, 60, 100 + 20 * at, 9, known=known)
    sheet.text("Fait à Annecy, le 28 décembre 2026, signature du client et son cachet professionnel", 60, 300)
    assert lines_lost(sheet.view()) is lost


def test_a_signature_and_a_stamp_are_no_lines() -> None:
    sheet = Sheet()
    for at in range(8):
        sheet.text(LINE, 60, 100 + 20 * at, 9)
    for x in range(5):
        sheet.stroke([(80 + 20 * x, 290), (90 + 20 * x, 330), (95 + 20 * x, 280)], 1.3)
    sheet.text("Dr Martin", 200, 310, 12, known=False)
    sheet.text("Fait à Annecy", 60, 360)
    assert not lines_lost(sheet.view())


@pytest.mark.parametrize(("known", "lost"), [(True, False), (False, True)])
def test_the_grain_of_a_bilevel_scan_hides_and_makes_no_lines(known: bool, lost: bool) -> None:
    sheet = Sheet(dpi=300)
    sheet.text("Attestation de vérification d’aptitude", 60, 60)
    for at in range(8):
        sheet.text(LINE, 60, 100 + 20 * at, 9, known=known)
    sheet.text("Fait à Annecy, le 28 décembre 2026, signature du client et son cachet professionnel", 60, 300)
    page = sheet.view()
    pixels = page.pixels.copy()
    pixels[1400::4, ::4] = 0
    assert lines_lost(replace(page, pixels=pixels)) is lost


@pytest.mark.parametrize(
    ("scraps", "confidence", "lost"),
    [
        (("Montn e rt", "e até"), 0.49, True),
        (("Montant", "Net"), 0.49, True),
        (("Montn e rt", "e até"), 0.8, False),
        (("ve", "lu"), 0.44, False),
    ],
    ids=["a sentence", "two words", "surely read", "initials"],
)
def test_a_row_of_scraps_was_read_by_nobody(scraps: tuple[str, str], confidence: float, lost: bool) -> None:
    texts = [(LINE[:70], 0.1, 0.1 + 0.02 * at) for at in range(8)]
    sheet = view(texts)
    row = tuple(line(text, 0.1 + 0.4 * at, 0.3, confidence) for at, text in enumerate(scraps))
    page = sheet.page.model_copy(update={"lines": (*sheet.page.lines, *row)})
    assert lines_lost(replace(sheet, page=page)) is lost
