"""A list of sites ends where another part of the form opens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.tables import extract_tables
from models.geometry import Box
from models.page import Ruling
from models.reading import Status
from schemes import load_scheme
from tests.extractors.boxes.drawing import A4, Sheet

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-structure")
SITES = (("Centre médical - Gare", "97 299 380 2"), ("Centre médical - Nord", "97 299 764 7"))


RULES = [(40, y, 560, y) for y in (96, 114, 138, 162, 194)] + [(x, 96, x, 194) for x in (40, 370, 560)]


def ruling(left: float, top: float, right: float, bottom: float) -> Ruling:
    wide, high = (72 * side for side in A4)
    box = Box(left=left / wide, top=top / high, right=right / wide, bottom=bottom / high)
    return Ruling(direction="horizontal" if top == bottom else "vertical", box=box)


def sites(sheet: Sheet) -> list[tuple[str, Status]]:
    view = sheet.view()
    ruled = replace(view, page=view.page.model_copy(update={"rulings": tuple(ruling(*r) for r in RULES)}))
    table = next(t for t in extract_tables(MODEL, [ruled]) if t.key == "sites")
    return [(row.cell("finess").value or "", row.cell("finess").status) for row in table.rows]


def listed() -> Sheet:
    sheet = Sheet()
    sheet.text("Établissement", 100, 100)
    sheet.text("FINESS géographique", 380, 100)
    for n, (name, finess) in enumerate(SITES):
        sheet.text(name, 60, 120 + 24 * n)
        sheet.text(finess, 380, 120 + 24 * n)
    return sheet


FOUND = [("972993802", Status.FOUND), ("972997647", Status.FOUND)]


@pytest.mark.parametrize("title", ["Montants", "6. Montants", "Fournisseur", "Numéro du bon de commande"])
def test_a_title_on_a_dark_band_is_no_site_whose_finess_nobody_read(title: str) -> None:
    sheet = listed()
    sheet.pen.rectangle([sheet.px(v) for v in (40, 168, 450, 188)], fill="#553399")
    sheet.text(title, 60, 172, colour="white")
    assert sites(sheet) == FOUND


def test_a_finess_that_nobody_read_is_one_of_the_list() -> None:
    sheet = listed()
    sheet.text("Centre médical - Sud", 60, 168)
    sheet.text("972 9#@ &", 380, 168)
    assert sites(sheet) == [*FOUND, ("", Status.UNREADABLE)]


@pytest.mark.parametrize("said", ["Client", "Mandataire", "Logiciel"])
def test_a_word_of_the_form_in_a_cell_of_the_list_ends_nothing(said: str) -> None:
    sheet = listed()
    sheet.text(said, 260, 120)
    assert sites(sheet) == FOUND
