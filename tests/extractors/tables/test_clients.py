"""Tables of clients and of answers: a row each, several values in a cell, oui or non in every cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.tables import extract_tables
from models.page import Reader
from models.piece import Table
from models.reading import Status
from models.view import PageView
from schemes import load_scheme
from tests.extractors.pages import Replay, horizontal, vertical, view, words


def _table(scheme: str, model: str, key: str, page: PageView) -> Table:
    found = extract_tables(load_scheme(scheme).piece_model(model), [page])
    return next(table for table in found if table.key == key)


LABS = [
    ("Nom du représentant", 0.16, 0.2),
    ("Email", 0.36, 0.2),
    ("N° FINESS juridique", 0.56, 0.2),
    ("FINESS géographiques", 0.77, 0.2),
    ("Paul DURAND", 0.16, 0.24),
    ("p.durand@lab.example", 0.36, 0.24),
    ("690781810", 0.56, 0.24),
    ("690012265", 0.77, 0.24),
    ("690012273", 0.77, 0.26),
    ("130041916", 0.77, 0.28),
    ("Anne ROY", 0.16, 0.32),
    ("a.roy@lab.example", 0.36, 0.32),
    ("130786049", 0.56, 0.32),
    ("130041916", 0.77, 0.32),
]


def test_a_list_of_sites_stays_in_the_row_of_its_client() -> None:
    """Without a ruling, a list that starts at the height of its client goes down to the next one."""
    table = _table("BIO-SGL-Va1", "va-sans-mandataire", "clients", view(LABS))
    assert [row.cell("finess_juridique").value for row in table.rows] == ["690781810", "130786049"]
    assert [len(row.cells_of("site_finess")) for row in table.rows] == [3, 1]
    assert table.rows[1].cell("name").value == "Anne ROY"


def test_the_rank_of_a_client_is_no_part_of_its_name() -> None:
    ranked = [("Client 1", 0.05, 0.24), ("Client 2", 0.05, 0.32), *LABS]
    rulings = [horizontal(y) for y in (0.19, 0.23, 0.31, 0.36)]
    rulings += [vertical(x, 0.19, 0.36) for x in (0.05, 0.35, 0.55, 0.76, 0.95)]
    table = _table("BIO-SGL-Va1", "va-sans-mandataire", "clients", view(ranked, rulings=rulings))
    assert [row.cell("name").value for row in table.rows] == ["Paul DURAND", "Anne ROY"]


def test_doctors_by_their_rpps() -> None:
    lines = [
        ("Nom du médecin", 0.1, 0.2),
        ("Téléphone", 0.4, 0.2),
        ("N° RPPS", 0.7, 0.2),
        ("Jeanne Martin", 0.1, 0.23),
        ("04 72 11 22 33", 0.4, 0.23),
        ("10005173140", 0.7, 0.23),
        ("Paul Roy", 0.1, 0.26),
        ("04 72 11 22 34", 0.4, 0.26),
        ("10101299823", 0.7, 0.26),
    ]
    table = _table("MDV-LGC-Va1", "va-sans-mandataire", "clients", view(lines))
    assert [row.cell("rpps").value for row in table.rows] == ["10005173140", "10101299823"]


def _answers(second: str) -> Table:
    heads = [
        ("N° FINESS", 0.06, 0.2),
        ("géographique", 0.06, 0.22),
        ("Renonce aux", 0.25, 0.2),
        ("financements", 0.25, 0.22),
        ("ESMS numérique", 0.25, 0.24),
        ("Bon déroulement", 0.45, 0.2),
        ("Tableau de bord", 0.63, 0.2),
        ("TBB.1", 0.63, 0.22),
        ("Trois indicateurs", 0.8, 0.2),
    ]
    cells = [("690012265", 0.06, 0.28), *[("oui", x, 0.28) for x in (0.27, 0.47, 0.65, 0.82)]]
    cells += [("690012273", 0.06, 0.31), *[(second, x, 0.31) for x in (0.27, 0.47, 0.65, 0.82)]]
    rulings = [horizontal(y) for y in (0.19, 0.265, 0.3, 0.33)]
    rulings += [vertical(x, 0.19, 0.33) for x in (0.05, 0.24, 0.44, 0.62, 0.79, 0.95)]
    return _table("MS1-DUI-Va1", "va-og-unique", "answers", view([*heads, *cells], rulings=rulings))


def test_oui_and_non_are_read_cell_by_cell() -> None:
    rows = _answers("Non").rows
    assert [row.cell("finess").value for row in rows] == ["690012265", "690012273"]
    assert [c.value for c in rows[0].cells if c.key != "finess"] == ["oui"] * 4
    assert [c.value for c in rows[1].cells if c.key != "finess"] == ["non"] * 4


def test_a_cross_answers_neither() -> None:
    row = _answers("X").rows[1]
    assert {c.status for c in row.cells if c.key != "finess"} == {Status.UNREADABLE}


def test_an_answer_of_a_dui_is_proved_by_a_second_reader() -> None:
    """COC-05 asks for « oui » in every cell: a word of three letters read by one reader is no proof."""
    texts = [
        ("N° FINESS géographique", 0.05, 0.2),
        ("Bon déroulement", 0.4, 0.2),
        ("Tableau de bord", 0.7, 0.2),
        ("690781810", 0.05, 0.24),
        ("oui", 0.4, 0.24),
        ("oui", 0.7, 0.24),
    ]
    other = tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in words("oui", 0.4, 0.24))
    page = view(texts, second=Replay(other))
    row = _table("MS1-DUI-Va1", "va-og-unique", "answers", page).rows[0]
    assert [row.cell(key).certain for key in ("bon_deroulement", "tableau_de_bord")] == [True, False]


@pytest.mark.parametrize(("told", "certain"), [("oui", True), ("non", False), (None, False)])
def test_which_of_the_two_answers_it_is_may_be_told_by_a_reader_of_words(
    told: str | None, certain: bool
) -> None:
    texts = [
        ("N° FINESS géographique", 0.05, 0.2),
        ("Bon déroulement", 0.4, 0.2),
        ("Tableau de bord", 0.7, 0.2),
        ("690781810", 0.05, 0.24),
        ("oult", 0.4, 0.24),
        ("oui", 0.7, 0.24),
    ]
    answer = None if told is None else (told, 0.9)
    page = replace(view(texts, second=Replay()), hand=lambda *_: answer)
    cell = _table("MS1-DUI-Va1", "va-og-unique", "answers", page).rows[0].cell("bon_deroulement")
    assert (cell.value, cell.raw, cell.repaired, cell.certain) == ("oui", "oult", True, certain)


def test_the_signing_block_under_a_table_of_sites_is_no_row_of_it() -> None:
    texts = [
        ("N° FINESS géographique", 0.05, 0.2),
        ("Raison sociale", 0.4, 0.2),
        ("690781810", 0.05, 0.23),
        ("EHPAD du Lac", 0.4, 0.23),
        ("A Lyon, le 30/11/2022 Nom, prénom Jeanne MARTIN", 0.05, 0.26),
    ]
    table = _table("MS1-DUI-Va1", "bdc-og-unique", "sites", view(texts))
    assert [row.cell("finess").value for row in table.rows] == ["690781810"]


def test_a_ruling_parts_a_number_in_groups_from_the_telephone_beside_it() -> None:
    """« 87 099 207 0 | 03.53.01.21.44 »: no more than a space between them, and a side of a cell."""
    lines = [("Représentant légal", 0.1, 0.2), ("FINESS PMSI", 0.4, 0.2), ("Tél.", 0.508, 0.2)]
    rows = [("Karine Le Goff", "87 099 207 0", 0.23), ("Nadia Roy", "87 099 580 0", 0.26)]
    for name, number, y in rows:
        lines += [(name, 0.1, y), (number, 0.4, y), ("03.53.01.21.44", 0.508, y)]
    edge = 0.4 + 12 * 0.0085 + 0.001
    rulings = [horizontal(y, 0.09, 0.7) for y in (0.19, 0.22, 0.25, 0.28)]
    rulings += [vertical(x, 0.19, 0.28) for x in (0.09, 0.39, edge, 0.7)]
    page = view([*lines], rulings=rulings)
    table = _table("HOP-RI-Va1", "va-sans-mandataire", "clients", page)
    assert [row.cell("finess_pmsi").value for row in table.rows] == ["870992070", "870995800"]


def test_numbers_that_the_edge_of_a_scan_cut_are_not_joined_over_lines() -> None:
    """« 69 00122 | 65 00122 »: nine figures of two numbers may have a right key by chance."""
    cut = [row for row in LABS if row[1] != 0.77] + [("FINESS géographiques", 0.77, 0.2)]
    cut += [("13 07860", 0.77, 0.24), ("49 07860", 0.77, 0.26), ("130041916", 0.77, 0.32)]
    table = _table("BIO-SGL-Va1", "va-sans-mandataire", "clients", view(cut))
    assert [cell.value for cell in table.rows[0].cells_of("site_finess")] == [None]
    assert table.rows[1].cell("site_finess").value == "130041916"
    broken = [("69078", 0.77, 0.24) if row == ("690012265", 0.77, 0.24) else row for row in LABS]
    broken = [("1810", 0.77, 0.26) if row == ("690012273", 0.77, 0.26) else row for row in broken]
    broken = [row for row in broken if row != ("130041916", 0.77, 0.28)]
    table = _table("BIO-SGL-Va1", "va-sans-mandataire", "clients", view(broken))
    assert table.rows[0].cell("site_finess").value == "690781810"


def test_in_a_sentence_the_sites_of_a_client_are_no_clients() -> None:
    said = [
        (
            "pour le Laboratoire des Salines (FINESS juridique 690781810, FINESS géographique 690012265)",
            0.05,
            0.2,
        ),
        ("et pour le Laboratoire du Pont (FINESS juridique 130786049, représenté par M. Renard)", 0.05, 0.22),
    ]
    table = _table("BIO-SGL-Va1", "facture", "clients", view(said))
    assert [row.cell("finess_juridique").value for row in table.rows] == ["690781810", "130786049"]
