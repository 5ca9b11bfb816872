"""Labels with their values right of them, in lists side by side, with titles and rulings around them."""

from __future__ import annotations

from dataclasses import replace

from extractors.fields import extract_fields
from models.geometry import Box, union_of
from models.page import Line
from models.reading import Field
from schemes import load_scheme
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import horizontal, line, vertical, view

SIDE_BY_SIDE: Texts = [
    ("Facture", 0.55, 0.05),
    ("N° facture : FC2608194", 0.55, 0.08),
    ("Fournisseur", 0.07, 0.20),
    ("Facturé à", 0.50, 0.20),
    ("Fournisseur", 0.07, 0.22),
    ("Nérolysoft Éditions SAS", 0.27, 0.22),
    ("Structure", 0.50, 0.22),
    ("Pôle de santé Simone Veil", 0.70, 0.22),
    ("Siège social", 0.07, 0.24),
    ("68 allée du Port", 0.27, 0.24),
    ("N° FINESS juridique", 0.50, 0.24),
    ("760999714", 0.70, 0.24),
    ("Numéro SIRET", 0.07, 0.26),
    ("732 829 320 00074", 0.27, 0.26),
    ("Représentée par", 0.50, 0.26),
    ("Thomas Favre", 0.70, 0.26),
]


def test_the_first_label_of_a_list_is_no_head_of_a_column() -> None:
    found = read("facture-structure", SIDE_BY_SIDE)
    assert values(found, "supplier_name", "client_structure", "client_representative") == [
        "Nérolysoft Éditions SAS",
        "Pôle de santé Simone Veil",
        "Thomas Favre",
    ]


def test_a_ruling_between_labels_and_values_does_not_part_the_columns() -> None:
    rulings = [vertical(0.265, 0.21, 0.28), vertical(0.695, 0.21, 0.28)]
    found = read("facture-structure", SIDE_BY_SIDE, rulings)
    assert values(found, "supplier_siret", "client_finess_juridique") == ["73282932000074", "760999714"]


def test_a_name_goes_on_under_a_double_first_name() -> None:
    texts: Texts = [
        ("Facture n° F-2026-17", 0.05, 0.05),
        ("Nom du représentant légal : Dr Jean-Luc", 0.05, 0.1),
        ("VASSEUR", 0.05, 0.115),
    ]
    assert values(read("facture-structure", texts), "client_representative") == ["Dr Jean-Luc VASSEUR"]


def test_the_title_of_a_list_is_no_label_of_one() -> None:
    """« Structures géographiques » over a table: its first header is not the client's name."""
    texts: Texts = [
        ("Facture n° F-2026-17", 0.05, 0.05),
        ("Raison sociale : Centre de santé des Tilleuls", 0.05, 0.1),
        ("Structures", 0.05, 0.2),
        ("Établissement", 0.05, 0.215),
    ]
    found = read("facture-structure", texts)
    assert "Établissement" not in values(found, "client_structure")


def test_a_version_after_its_number_sign() -> None:
    texts: Texts = [
        ("Facture n° F-2026-17", 0.05, 0.05),
        ("Dénomination du logiciel : Clininote", 0.05, 0.1),
        ("N° de version : V9.7", 0.05, 0.12),
    ]
    found = read("facture-medecin-liberal", texts)
    assert values(found, "software_name", "software_version") == ["Clininote", "V9.7"]


def test_a_line_across_the_gutter_ends_both_columns() -> None:
    """A list over the whole width follows two columns without a title of its own."""
    texts: Texts = [
        *SIDE_BY_SIDE,
        ("Logiciel et version", 0.07, 0.30),
        ("ORDOWEB v4 SP3", 0.45, 0.30),
        ("Prestation finalisée le", 0.07, 0.32),
        ("25 MARS 2026", 0.46, 0.32),
    ]
    assert values(read("facture-structure", texts), "finalised") == ["2026-03-25"]


def test_a_list_goes_on_beside_the_second_line_of_its_own_label() -> None:
    texts: Texts = [
        ("Facture n° F-2026-17", 0.05, 0.05),
        ("Finess", 0.5, 0.1),
        ("130786049,", 0.7, 0.1),
        ("Géographique", 0.5, 0.116),
        ("340780477,", 0.7, 0.116),
        ("690781810,", 0.7, 0.132),
        ("750712184", 0.7, 0.148),
        ("Date d’échéance", 0.5, 0.18),
        ("17/03/2026", 0.7, 0.18),
    ]
    found = read("facture-structure", texts)["site_finess"]
    assert [field.value for field in found] == ["130786049", "340780477", "690781810", "750712184"]


def test_dots_read_as_a_line_of_their_own_do_not_part_a_value_from_its_label() -> None:
    texts: Texts = [
        ("Facture n° F-2026-17", 0.05, 0.05),
        ("Date de finalisation", 0.05, 0.1),
        ("." * 60, 0.25, 0.1),
        ("17/03/2026", 0.8, 0.1),
    ]
    assert values(read("facture-structure", texts), "finalised") == ["2026-03-17"]


def test_two_labels_on_a_row_take_nothing_from_the_next_one() -> None:
    texts: Texts = [
        ("Bon de commande n° B26-17", 0.05, 0.05),
        ("Client", 0.05, 0.10),
        ("Code postal", 0.05, 0.12),
        ("29200", 0.36, 0.12),
        ("Ville", 0.45, 0.12),
        ("Brest", 0.52, 0.12),
        ("Téléphone", 0.05, 0.14),
        ("0298007614 et portable", 0.36, 0.14),
    ]
    assert values(read("bdc-medecin-liberal", texts), "client_city") == ["Brest"]


def test_a_label_of_two_things_goes_on_after_its_stroke() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("Fournisseur / logiciel", 0.05, 0.10),
        ("Nérolysoft Éditions", 0.05, 0.114),
    ]
    assert values(read("va-medecin-liberal", texts), "supplier_name") == ["Nérolysoft Éditions"]


def test_the_day_beside_the_name_of_who_signs_is_no_part_of_it() -> None:
    texts: Texts = [
        ("Bon de commande n° B26-17", 0.05, 0.05),
        ("Date, nom et signature du client", 0.05, 0.70),
        ("05/08/2026 Jeanne Le Goff", 0.05, 0.72),
    ]
    assert values(read("bdc-medecin-liberal", texts), "signatory_name") == ["Jeanne Le Goff"]


def test_a_nought_in_a_shortened_label_is_an_o() -> None:
    texts: Texts = [
        ("Facture n° F-2026-17", 0.05, 0.05),
        ("FINESS GÉ0.130786049, 340780477", 0.05, 0.1),
    ]
    found = read("facture-structure", texts)["site_finess"]
    assert [field.value for field in found] == ["130786049", "340780477"]


def test_a_table_ruled_across_the_gutter_under_its_title_is_of_no_party() -> None:
    """« N° unique de référencement ANS | bf8bb428eb » stands right of the gutter, and is not the client's."""
    texts: Texts = [
        ("Bon de commande", 0.35, 0.05),
        ("Fournisseur", 0.07, 0.25),
        ("Client", 0.46, 0.25),
        ("Raison sociale", 0.07, 0.27),
        ("Nérolysoft Éditions SAS", 0.22, 0.27),
        ("Téléphone", 0.46, 0.27),
        ("01 53 65 71 90", 0.60, 0.27),
        ("Solution logicielle", 0.07, 0.30),
        ("Logiciel (nom et version)", 0.07, 0.32),
        ("Véraspace Cabinet - version 7.8.0", 0.50, 0.32),
        ("N° unique de référencement ANS", 0.07, 0.34),
        ("bf8bb428eb", 0.50, 0.34),
        ("Version technique", 0.07, 0.36),
        ("7.8.5.2592", 0.50, 0.36),
    ]
    rulings = [horizontal(y) for y in (0.318, 0.338, 0.358, 0.378)]
    assert values(read("bdc-medecin-liberal", texts, rulings), "solution_reference") == ["bf8bb428eb"]


def test_the_sign_at_the_end_of_a_label_is_not_the_head_of_the_next_one() -> None:
    """« Référencement ANS n° » over « Version technique »: no « n° version technique » begins on its line."""
    texts: Texts = [
        ("Bon de commande", 0.35, 0.05),
        ("Solution logicielle", 0.07, 0.30),
        ("Référencement ANS n°", 0.07, 0.32),
        ("f436c19369", 0.80, 0.32),
        ("Version technique", 0.07, 0.335),
        ("12.6.9.2328", 0.80, 0.335),
    ]
    assert values(read("bdc-structure", texts), "solution_reference") == ["f436c19369"]


TWO_CLIENTS: Texts = [
    ("FACTURE n° TL-2023-0389", 0.1, 0.05),
    ("Clients finaux", 0.1, 0.1),
    ("Centre hospitalier de Sainte-Orse, 23 avenue Kléber, 24000 Périgueux", 0.35, 0.1),
    ("FINESS juridique 240981175 – FINESS géographique 240982231", 0.35, 0.12),
    ("GCS Biologie Vézère, 2 rue du Moulin, 24290 Montignac", 0.35, 0.14),
    ("FINESS juridique 240983361 – FINESS géographiques 240984419 et", 0.35, 0.16),
    ("240985580", 0.35, 0.18),
]


def _laboratories(texts: Texts) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for field in extract_fields(load_scheme("BIO-LOINC-Va1").piece_model("facture"), [view(texts)]):
        found.setdefault(field.key, []).append(field)
    return found


def test_several_clients_have_a_number_each() -> None:
    found = _laboratories(TWO_CLIENTS)["client_finess_juridique"]
    assert [(f.value, f.labelled) for f in found] == [("240981175", True), ("240983361", False)]
    assert all(f.found for f in found)


def test_a_list_goes_on_after_et() -> None:
    sites = [f.value for f in _laboratories(TWO_CLIENTS)["site_finess"]]
    assert sites == ["240982231", "240984419", "240985580"]


def test_a_wrong_key_is_a_conflict_and_no_second_client() -> None:
    texts: Texts = [(text.replace("240983361", "240983362"), x, y) for text, x, y in TWO_CLIENTS]
    found = _laboratories(texts)["client_finess_juridique"]
    assert len(found) == 1


def test_a_number_right_of_its_label_over_the_title_of_the_next_part() -> None:
    """« N° RPPS | 1 0 0 … | E-mail : … » over another title: under the label stands no number."""
    texts: Texts = [
        ("Bon de commande", 0.57, 0.05),
        ("N° RPPS", 0.139, 0.282),
        ("10003212346", 0.216, 0.282),
        ("E-mail : dr.martin@exemple.fr", 0.559, 0.282),
        ("Votre équipement actuel", 0.139, 0.3),
        ("Nom du logiciel : Médiclic", 0.143, 0.354),
    ]
    (found,) = read("bdc-medecin-liberal", texts)["client_rpps"]
    assert (found.value, found.labelled) == ("10003212346", True)


def test_a_list_of_numbers_in_a_sentence_ends_with_the_next_label() -> None:
    """The numbers of its next line stand before « adresse »; those behind a label are no part of it."""
    texts: Texts = [
        ("Bon de commande BC-2026-17", 0.3, 0.05),
        ("Client", 0.05, 0.08),
        ("Biologie des Tilleuls, FINESS juridique 750991234, FINESS géographique 750995797,", 0.05, 0.1),
        (
            "750990012, 750990020, adresse 12 rue du Lac, code postal 75011, ville Paris, tél 0353016528,",
            0.05,
            0.115,
        ),
    ]
    model = load_scheme("BIO-LOINC-Va1").piece_model("bdc-client-unique")
    found = [f.value for f in extract_fields(model, [view(texts)]) if f.key == "site_finess"]
    assert found == ["750995797", "750990012", "750990020"]


def test_a_label_whose_n_is_lost() -> None:
    texts: Texts = [
        ("Facture", 0.55, 0.05),
        ("N° de facture", 0.05, 0.1),
        ("F2022-4063", 0.8, 0.1),
        ("BC °", 0.05, 0.12),
        ("C0009226", 0.8, 0.12),
    ]
    assert values(read("facture-structure", texts), "order_number") == ["C0009226"]


def test_under_a_long_label_that_leans_stands_its_value() -> None:
    """The end of the label is as low as the value under its start."""
    said = "Numéro unique de référencement de la solution logicielle (délivré par l'ANS) :"
    level = line(said, 0.05, 0.1).words
    words = [w.model_copy(update={"box": _lower(w.box, 0.0012 * at)}) for at, w in enumerate(level)]
    whole = Line(words=tuple(words), box=union_of(w.box for w in words))
    page = view([("Bon de commande", 0.3, 0.05), ("aeb062ebd8", 0.05, 0.113), ("Description", 0.05, 0.15)])
    lines = (page.page.lines[0], whole, *page.page.lines[1:])
    leaning = replace(page, page=page.page.model_copy(update={"lines": lines}))
    model = load_scheme("MS1-DUI-Va1").piece_model("bdc-og-unique")
    found = {f.key: f.value for f in extract_fields(model, [leaning])}
    assert found["solution_reference"] == "aeb062ebd8"


def _lower(box: Box, down: float) -> Box:
    return box.model_copy(update={"top": box.top + down, "bottom": box.bottom + down})


def test_a_fold_between_labels_and_values_is_no_side_of_a_cell() -> None:
    """Rows without rulings under the ruling of their title; what opens the next row is no known label."""
    texts: Texts = [
        ("Facture", 0.7, 0.05),
        ("Prestation", 0.08, 0.20),
        ("Logiciel et version", 0.08, 0.23),
        ("Dossinote version 14.8.1", 0.68, 0.23),
        ("Type", 0.08, 0.25),
        ("Mise à jour vague 2", 0.7225, 0.25),
        ("Date de fin de prestation", 0.08, 0.27),
        ("17/08/2025", 0.799, 0.27),
        ("Envois", 0.08, 0.31),
    ]
    rules = [horizontal(0.217, 0.07, 0.95), horizontal(0.327, 0.07, 0.95), vertical(0.6, 0.0, 1.0)]
    model = load_scheme("HOP-DPI-Va2").piece_model("facture")
    found = {field.key: field.value for field in extract_fields(model, [view(texts, rulings=rules)])}
    assert found["software"] == "Dossinote version 14.8.1"
