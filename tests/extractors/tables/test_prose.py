"""What other forms show in a table, written in sentences and bullets."""

from __future__ import annotations

import pytest

from extractors.tables import extract_tables
from models.piece import Table
from models.reading import Proof
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_amounts import KEYS

SCHEME = load_scheme("MDV-LGC-Va2")
NORTH, SOUTH, LEGAL = "690319033", "690855234", "690523170"


def tables(*texts: str, model: str = "bdc-structure") -> dict[str, Table]:
    made = view([(text, 0.05, 0.1 + 0.018 * n) for n, text in enumerate(texts)])
    return {t.key: t for t in extract_tables(SCHEME.piece_model(model), [made])}


def sites(*texts: str) -> list[str | None]:
    return [row.cell("finess").value for row in tables(*texts)["sites"].rows]


@pytest.mark.parametrize(
    "texts",
    [
        (f"• MSP du Val – site Nord, FINESS géographique : {NORTH}", f"• Sud – FINESS géo. {SOUTH}"),
        (f"N° FINESS géographiques : {NORTH}, {SOUTH}",),
        (f"Site Nord (FINESS ET {NORTH}) et site Sud (FINESS ET {SOUTH})",),
        (f"La MSP du Val, FINESS juridique {LEGAL} ; FINESS géographiques {NORTH} et {SOUTH}",),
    ],
)
def test_sites_in_sentences(texts: tuple[str, ...]) -> None:
    assert sites(*texts) == [NORTH, SOUTH]


def test_a_site_whose_figures_stand_in_squares() -> None:
    label = [("Finess Géographique", 0.05, 0.2)]
    figures = [(figure, 0.3 + 0.03 * n, 0.2) for n, figure in enumerate(NORTH)]
    (table,) = [
        t
        for t in extract_tables(SCHEME.piece_model("bdc-structure"), [view([*label, *figures])])
        if t.key == "sites"
    ]
    assert [row.cell("finess").value for row in table.rows] == [NORTH]


def test_the_legal_entity_is_no_site() -> None:
    assert sites(f"Numéro FINESS juridique : {LEGAL}", f"FINESS {LEGAL}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Prestation principale Vague 2 : 376,25 € HT, TVA 20 % soit 75,25 €, 451,50 € TTC ;",
        "Prestation principale : HT 376,25 € TVA 75,25 € TTC 451,50 € (TVA 20 %)",
        "Prestation principale : HT : 376,25 €, TVA 20 % : 75,25 €, TTC : 451,50 €",
        "Prestation principale 376,25 € (HT) 20 % 75,25 € de TVA 451,50 € (TTC)",
        "Prestation principale : 376,25 € HT + 75,25 € TVA (20 %) = 451,50 € TTC",
    ],
)
def test_amounts_named_in_a_line(line: str) -> None:
    (row,) = tables(line, model="bdc-medecin-liberal")["amounts"].rows_of("principale")
    assert tuple(row.cell(k).value for k in KEYS) == ("376.25", "20", "75.25", "451.50")
    assert {row.cell(k).proof for k in ("ht", "vat", "ttc")} == {Proof.ARITHMETIC}


def test_a_line_of_amounts_goes_on_under_it() -> None:
    texts = (
        "• Prestation principale Vague 2 (FINESS 690333273) : 2 633,75 € HT, TVA 20 % soit 526,75 €, 3",
        "160,50 € TTC ;",
        "• Prestation secondaire (FINESS 690333273) : 729,17 € HT, TVA 20 % soit 145,83 €, 875,00 € TTC ;",
    )
    amounts = tables(*texts)["amounts"]
    (first,), (second,) = amounts.rows_of("principale"), amounts.rows_of("secondaire")
    assert tuple(first.cell(k).value for k in KEYS) == ("2633.75", "20", "526.75", "3160.50")
    assert tuple(second.cell(k).value for k in KEYS) == ("729.17", "20", "145.83", "875.00")


def test_an_empty_table_of_sites_is_seen_blank() -> None:
    """Where it stands is told, so that MEN-03 may say that nobody filled it in."""
    made = view([("Dénomination du site", 0.05, 0.3), ("FINESS géographique", 0.55, 0.3)])
    found = {t.key: t for t in extract_tables(SCHEME.piece_model("bdc-structure"), [made])}["sites"]
    assert not found.rows
    assert found.evidence
    assert not tables("Rien de tel ici")["sites"].evidence


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Prestation Ségur – Prestation principale Vague 1 + Vague 2 : HT 483,75 € ; taux de TVA 20 % ;",
            "montant de la TVA 96,75 € ; montant TTC 580,50 €.",
        ),
        (
            "Prestation Ségur – Prestation principale Vague 1 + Vague 2 : montant HT € 483,75 ; taux de",
            "TVA 20 % ; montant de la TVA € 96,75 ; montant TTC € 580,50.",
        ),
        (
            "Prestation Ségur – Prestation principale Vague 1 + Vague 2, FINESS géographique",
            f"{NORTH} : montant HT 483,75 € ; taux de TVA 20 % ; montant de la TVA 96,75 € ;",
            "montant TTC 580,50 €.",
        ),
    ],
)
def test_a_row_of_amounts_in_a_sentence_over_several_lines(texts: tuple[str, ...]) -> None:
    (found,) = tables(*texts, model="facture-structure")["amounts"].rows_of("principale")
    assert [found.cell(key).value for key in KEYS] == ["483.75", "20", "96.75", "580.50"]


@pytest.mark.parametrize("label", ["N° FINESS", "identifiée sous le FINESS"])
def test_a_wording_that_its_line_breaks(label: str) -> None:
    assert sites(
        f"1) Site Nord, FINESS géographique {NORTH}", f"2) Site Sud, {label}", f"géographique {SOUTH}"
    ) == [
        NORTH,
        SOUTH,
    ]


def test_lines_far_apart_hold_no_wording_together() -> None:
    made = view([("Numéro FINESS", 0.05, 0.1), (f"géographique {NORTH}", 0.05, 0.2)])
    found = {t.key: t for t in extract_tables(SCHEME.piece_model("bdc-structure"), [made])}
    assert not found["sites"].rows
