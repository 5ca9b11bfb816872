"""Tables with another block beside them, as pages in two columns and invoices with a margin have."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.geometry import Box
from models.page import Ruling
from models.piece import Table
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_layouts import Texts, read, right, row

# « Ligne » is no header that the model knows; « Client » heads the block on the left.
HALVES: Texts = [
    ("Client", 0.05, 0.30),
    ("Ligne", 0.50, 0.30),
    right("HT", 0.70, 0.30),
    right("TVA", 0.80, 0.30),
    right("TTC", 0.92, 0.30),
    ("Nom du professionnel Jeanne Le Goff", 0.05, 0.32),
    ("Prestation", 0.50, 0.32),
    right("225,00 €", 0.70, 0.32),
    right("45,00 €", 0.80, 0.32),
    right("270,00 €", 0.92, 0.32),
    ("Adresse 6 rue du Mail", 0.05, 0.335),
    ("Ségur", 0.50, 0.335),
    ("Code postal et ville", 0.05, 0.36),
    ("Total", 0.50, 0.36),
    right("225,00 €", 0.70, 0.36),
    right("45,00 €", 0.80, 0.36),
    right("270,00 €", 0.92, 0.36),
]
STATED = ("Taux de TVA applicable : 20 %", 0.50, 0.38)
# A line that leans, found in two pieces.
MARGIN = (
    Ruling(direction="vertical", box=Box(left=0.808, top=0.02, right=0.809, bottom=0.50)),
    Ruling(direction="vertical", box=Box(left=0.795, top=0.30, right=0.796, bottom=0.95)),
)


def sfp(texts: Texts) -> Table:
    model = load_scheme("SFP-LGC-Va2").piece_model("bdc-professionnel-liberal")
    return next(t for t in extract_tables(model, [view(texts)]) if t.key == "amounts")


def test_the_column_whose_words_name_rows_describes_them() -> None:
    table = sfp(HALVES)
    assert [one.role for one in table.rows] == ["principale", "total"]
    assert row(table, "principale") == ("225.00", None, "45.00", "270.00")


def test_a_rate_that_a_line_states_is_that_of_the_rows() -> None:
    assert row(sfp([*HALVES, STATED]), "principale") == ("225.00", "20", "45.00", "270.00")


def test_two_rates_stated_are_nobodys() -> None:
    other = ("Taux de TVA applicable : 8,5 %", 0.50, 0.40)
    assert row(sfp([*HALVES, STATED, other]), "principale")[1] is None


def test_a_rate_in_a_sentence_is_not_stated() -> None:
    sentence = ("Pénalités au taux de 20 % par an", 0.50, 0.38)
    assert row(sfp([*HALVES, sentence]), "principale")[1] is None


def test_the_rate_under_tva_beside_the_amount_of_it() -> None:
    texts: Texts = [
        ("Désignation", 0.05, 0.30),
        ("Montant HT", 0.40, 0.30),
        ("TVA Montant TVA Montant TTC", 0.51, 0.30),
        ("Prestation principale Vague 2", 0.05, 0.33),
        ("376,25", 0.42, 0.33),
        ("8,5 %", 0.50, 0.33),
        ("31,98", 0.58, 0.33),
        ("408,23", 0.68, 0.33),
        ("Prestation secondaire", 0.05, 0.36),
        ("104,16", 0.42, 0.36),
        ("8,5 %", 0.50, 0.36),
        ("8,85", 0.58, 0.36),
        ("113,01", 0.68, 0.36),
    ]
    table = read(texts, "bdc-medecin-liberal")
    assert row(table, "principale") == ("376.25", "8.5", "31.98", "408.23")


def test_a_ruling_beyond_the_table_does_not_carry_it_down_the_page() -> None:
    texts: Texts = [
        ("Désignation", 0.05, 0.30),
        right("Montant HT", 0.40, 0.30),
        right("Montant TVA", 0.56, 0.30),
        right("Montant TTC", 0.75, 0.30),
        ("Vos coordonnées", 0.83, 0.30),
        ("Prestation principale Vague 2", 0.05, 0.33),
        right("376,25", 0.40, 0.33),
        right("31,98", 0.56, 0.33),
        right("408,23", 0.75, 0.33),
        ("TOTAL EN EUROS", 0.05, 0.36),
        right("376,25", 0.40, 0.36),
        right("31,98", 0.56, 0.36),
        right("408,23", 0.75, 0.36),
        ("Rappel : le médecin libéral ne peut bénéficier que d’une seule Prestation Ségur", 0.05, 0.40),
        ("Montant total des aides perçues", 0.05, 0.50),
        right("59 750,00", 0.40, 0.50),
    ]
    table = read(texts, "bdc-medecin-liberal", MARGIN)
    assert [row.label for row in table.rows] == ["Prestation principale Vague 2", "TOTAL EN EUROS"]


def test_the_lines_of_a_margin_do_not_part_totals_from_their_labels() -> None:
    texts: Texts = [
        ("Désignation", 0.05, 0.30),
        right("Quantité", 0.40, 0.30),
        right("Montant HT", 0.60, 0.30),
        ("Prestation principale Vague 2", 0.05, 0.33),
        right("1", 0.40, 0.33),
        right("376,25 €", 0.60, 0.33),
        ("Dr Jeanne Le Goff", 0.75, 0.4535),
        right("451,50 €", 0.60, 0.459),
        ("Total TTC", 0.30, 0.4645),
        ("4 rue des Jardins", 0.75, 0.48),
    ]
    table = read(texts, "bdc-medecin-liberal")
    assert table.rows_of("total")[0].cell("ttc").value == "451.50"


def test_the_year_of_a_day_in_the_description_is_no_amount() -> None:
    texts: Texts = [
        ("Prestation", 0.05, 0.30),
        ("HT", 0.40, 0.30),
        ("TVA", 0.60, 0.30),
        ("TTC", 0.80, 0.30),
        ("Prestation principale", 0.05, 0.33),
        ("333,33 €", 0.40, 0.33),
        ("66,67 €", 0.60, 0.33),
        ("440,00 €", 0.80, 0.33),
        ("finalisée le 11 février 2027", 0.20, 0.350),
        ("Total", 0.05, 0.37),
        ("333,33 €", 0.40, 0.37),
        ("66,67 €", 0.60, 0.37),
        ("440,00 €", 0.80, 0.37),
    ]
    table = read(texts, "facture-medecin-liberal")
    assert [one.role for one in table.rows] == ["principale", "total"]
