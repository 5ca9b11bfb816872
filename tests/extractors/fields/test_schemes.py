"""Fields of the schemes beside MDV-LGC-Va2, where suppliers write them."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.reading import Field, Status
from schemes import load_scheme
from tests.extractors.pages import view

Texts = list[tuple[str, float, float]]
# Without and with the key of a FINESS.
AM, FINESS, RPPS = "561030896", "750712184", "10005173140"


def read(scheme: str, model: str, texts: Texts) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for field in extract_fields(load_scheme(scheme).piece_model(model), [view(texts)]):
        found.setdefault(field.key, []).append(field)
    return found


def beneficiaries(*lines: str) -> dict[str, list[tuple[str | None, bool]]]:
    texts: Texts = [("Bon de commande", 0.05, 0.05)]
    texts += [(line, 0.05, 0.1 + 0.03 * n) for n, line in enumerate(lines)]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    keys = ("beneficiary_rpps", "beneficiary_am", "beneficiary_finess")
    return {key: [(f.value, f.labelled) for f in found[key] if f.found] for key in keys}


def test_nine_figures_under_a_label_of_several_kinds_are_of_none_for_sure() -> None:
    found = beneficiaries(f"Bénéficiaires : {AM}, {FINESS}, {RPPS}")
    assert found == {
        "beneficiary_rpps": [(RPPS, True)],
        "beneficiary_am": [(AM, False)],
        "beneficiary_finess": [(FINESS, False)],
    }


def test_a_label_in_brackets_over_two_lines_names_both_kinds() -> None:
    """« FINESS) » closes what the line above opened: what stands right of it is no FINESS for sure."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Bénéficiaires (N° AM ou", 0.1, 0.1),
        (f"{AM},", 0.5, 0.1),
        ("FINESS)", 0.1, 0.114),
        ("561030904", 0.5, 0.114),
    ]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    assert [(f.value, f.labelled) for f in found["beneficiary_am"]] == [(AM, False), ("561030904", False)]
    assert not any(f.found for f in found["beneficiary_finess"])


def test_the_word_before_a_number_tells_its_kind() -> None:
    found = beneficiaries(f"Bénéficiaires : N° AM {FINESS}, FINESS {AM}")
    assert found["beneficiary_am"] == [(FINESS, True)]
    assert found["beneficiary_finess"] == [(AM, True)]


def test_a_label_of_one_kind_tells_it() -> None:
    found = beneficiaries(f"N° AM des bénéficiaires : {FINESS}")
    assert found["beneficiary_am"] == [(FINESS, True)]
    assert not found["beneficiary_finess"]


def in_columns(under: str) -> list[str]:
    numbers = [("641511472", 0.1), ("641977616", 0.3), ("641228598", 0.49)]
    texts: Texts = [("Bon de commande", 0.05, 0.05), ("N° AM des radiologues :", 0.1, 0.1)]
    texts += [(number, left, 0.12) for number, left in numbers]
    texts += [("641852827", 0.1, 0.14), ("641749999", 0.3, 0.14), (under, 0.49, 0.14)]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    return sorted(f.value or "" for f in found["beneficiary_am"])


def test_numbers_of_a_list_in_columns_are_all_read() -> None:
    every = ["641228598", "641511472", "641737374", "641749999", "641852827", "641977616"]
    assert in_columns("641737374") == every


@pytest.mark.parametrize("beside", ["Client 641737374", "+33 6 41 73 73 74", "06 41 73 73 74"])
def test_what_stands_beside_such_a_list_with_more_than_a_number_is_not_of_it(beside: str) -> None:
    assert len(in_columns(beside)) == 5


def test_one_value_under_a_label_of_two_fields_leaves_the_other_one_absent() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Mandataire", 0.05, 0.1),
        ("N° de FINESS juridique ou N° de SIRET : 732 829 320 00074,", 0.05, 0.13),
    ]
    found = read("MS1-DUI-Va1", "bdc-avec-mandataire", texts)
    assert found["mandataire_siret"][0].value == "73282932000074"
    assert found["mandataire_finess"][0].status is Status.ABSENT


def test_the_planned_day_is_not_the_day_of_the_order() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("N° commande", 0.05, 0.1),
        ("Date de commande", 0.5, 0.1),
        ("BC-77", 0.05, 0.115),
        ("01/06/2025", 0.5, 0.115),
        ("Solution logicielle", 0.05, 0.3),
        ("Instance", 0.05, 0.33),
        ("Date prévisionnelle", 0.5, 0.33),
        ("INST-0208", 0.05, 0.345),
        ("29/06/2025", 0.5, 0.345),
    ]
    assert read("HOP-DPI-Va2", "bdc-client-unique", texts)["order_issued"][0].value == "2025-06-01"


def test_a_field_of_no_section_is_not_better_in_one() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Date du bon de commande : 01/06/2025", 0.05, 0.1),
        ("Solution logicielle", 0.05, 0.3),
        ("Date de livraison : 29/06/2025", 0.05, 0.33),
    ]
    assert read("PHA-LGO-Va1", "bdc", texts)["order_issued"][0].value == "2025-06-01"


def test_the_head_of_a_table_says_nothing_of_the_party_above_it() -> None:
    """« TVA » heads a column of amounts; it also labels the supplier's number."""
    texts: Texts = [
        ("Objet : bon de commande", 0.05, 0.05),
        ("SELAS Radiologie, SIREN du client 552032534, CP 12000", 0.05, 0.25),
        ("Désignation", 0.05, 0.33),
        ("Prix HT", 0.4, 0.33),
        ("TVA", 0.6, 0.33),
        ("Montant TTC", 0.8, 0.33),
    ]
    assert read("RIS-Va1", "bdc-sans-mandataire", texts)["client_siren"][0].value == "552032534"


def test_a_label_that_goes_on_is_no_part_of_the_name() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Client", 0.05, 0.1),
        ("Représentant légal de la société Jeanne MARTIN", 0.05, 0.13),
    ]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    assert found["client_representative"][0].value == "Jeanne MARTIN"


def test_the_place_where_one_signs_is_no_name() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("A Saint Malo", 0.05, 0.8),
        ("le 02/09/2022", 0.3, 0.8),
        ("Cachet et signature du client", 0.05, 0.83),
    ]
    found = read("BIO-LOINC-Va1", "bdc-client-unique", texts)
    assert found["signatory_name"][0].value is None


def test_kinds_named_in_one_breath_tell_nothing() -> None:
    found = beneficiaries("Bénéficiaires (N° AM ou FINESS)", f"{AM}, {FINESS}, tél. +33 4 65 71 34 21")
    assert found["beneficiary_am"] == [(AM, False)]
    assert found["beneficiary_finess"] == [(FINESS, False)]


def test_the_items_of_a_sentence_are_names_up_to_their_comma() -> None:
    texts: Texts = [
        ("Objet : Annulation de commande", 0.05, 0.05),
        (
            "Dénomination sociale ES/PS CH du Lac, nom prénom responsable ES/PS Élodie VIAL, coordonnées",
            0.05,
            0.1,
        ),
    ]
    found = read("HOP-DPI-Va1", "annulation-client", texts)
    assert found["client_representative"][0].value == "Élodie VIAL"


def test_a_list_of_numbers_over_a_whole_line_is_no_paragraph() -> None:
    numbers = ["69 078 181 0", "13 078 604 9", "34 078 047 7", "75 071 218 4"]
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("FINESS géographique", 0.05, 0.1),
        (", ".join(numbers), 0.05, 0.115),
    ]
    found = read("BIO-LOINC-Va1", "bdc-client-unique", texts)
    assert [f.value for f in found["site_finess"]] == [n.replace(" ", "") for n in numbers]


def test_a_date_under_two_columns_is_of_neither_party() -> None:
    texts: Texts = [
        ("Facture n° F-77", 0.05, 0.05),
        ("Fournisseur", 0.05, 0.1),
        ("Facturé à", 0.5, 0.1),
        ("Société", 0.05, 0.13),
        ("Médiciel SAS", 0.25, 0.13),
        ("Structure", 0.5, 0.13),
        ("CH du Lac", 0.7, 0.13),
        ("Date de finalisation de la Prestation", 0.05, 0.16),
        ("25 octobre 2022", 0.55, 0.16),
    ]
    assert read("HOP-DPI-Va1", "facture", texts)["finalised"][0].value == "2022-10-25"


def test_a_list_ends_with_the_line_that_says_something_else() -> None:
    texts: Texts = [
        ("Objet : bon de commande", 0.05, 0.05),
        ("SELAS Radiologie, SIREN du client 552032534, exerçant à Rodez", 0.05, 0.1),
        ("121008299, 121049784, tél. +33 4 65 71 34 21", 0.05, 0.115),
    ]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    assert [f.value for f in found["client_siren"]] == ["552032534"]


def test_the_ends_of_sentences_are_no_labels() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("Fournisseur s’est acquitté de l’ensemble des tâches", 0.05, 0.1),
        ("• La possibilité d’intégration des documents reçus au", 0.05, 0.2),
        ("logiciel", 0.06, 0.214),
        ("Commentaires :", 0.05, 0.235),
    ]
    found = read("HOP-DPI-Va2", "va-client-unique", texts)
    assert [found[key][0].value for key in ("supplier_name", "software_name")] == [None, None]


def test_a_word_that_a_sentence_of_the_line_above_wants_is_no_label() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("*NB : soit au maximum 3 flux à mettre en œuvre par le", 0.05, 0.2),
        ("Fournisseur.", 0.05, 0.214),
        ("Commentaires", 0.05, 0.232),
    ]
    assert read("HOP-RI-Va1", "va-avec-mandataire", texts)["supplier_name"][0].value is None


def test_a_label_under_a_sentence_that_is_whole_is_one() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("La prestation est finalisée et elle a été vérifiée par nous", 0.05, 0.2),
        ("Fournisseur : Nerolis Santé", 0.05, 0.214),
    ]
    assert read("HOP-RI-Va1", "va-avec-mandataire", texts)["supplier_name"][0].value == "Nerolis Santé"


def test_the_letters_that_a_number_begins_with_are_no_label() -> None:
    said = "référence du dispositif SONS AF-RIS-Va1, BC n° BDC-V2-7055/22, date d’émission 25/08/22."
    texts: Texts = [("Objet : bon de commande", 0.05, 0.05), (said, 0.05, 0.1)]
    found = read("RIS-Va1", "bdc-avec-mandataire", texts)["order_number"]
    assert [f.value for f in found] == ["BDC-V2-7055/22"]


def test_a_letter_tells_each_party_in_a_sentence_of_its_own() -> None:
    model = load_scheme("HOP-DPI-Va2").piece_model("bdc-client-unique")
    letter = [
        ("Andine Technologies SAS, SIRET 732 829 320 00074, adresse postale 19 quai de la Gare", 0.06, 0.2),
        ("94200 Ivry, contact Zoé Roux, téléphone 03.53.01.18.06, courriel zoe@andine-", 0.06, 0.215),
        ("sante.example.", 0.06, 0.23),
        ("CH du Pré, représenté par Mme Léa Vial, N° FINESS PMSI 940998867, adresse 74 impasse", 0.06, 0.26),
        ("Leclerc, 94200 Ivry, téléphone 03.53.01.35.41, E-mail achats@ch-du-", 0.06, 0.275),
        ("pre.example.", 0.06, 0.29),
    ]
    found = {f.key: f.value for f in extract_fields(model, [view(letter)])}
    assert (found["supplier_phone"], found["client_phone"]) == ("0353011806", "0353013541")
    assert (found["supplier_email"], found["client_email"]) == (
        "zoe@andine-sante.example",
        "achats@ch-du-pre.example",
    )


def test_who_represents_a_structure_in_its_cell_is_not_its_name_too() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude (VA)", 0.2, 0.05),
        ("Je, soussigné :", 0.05, 0.1),
        ("Nom du représentant de la structure", 0.06, 0.14),
        ("Viviane Escoffier", 0.5, 0.138),
        ("Email", 0.06, 0.165),
        ("v.escoffier@biolab.example", 0.5, 0.165),
        ("Téléphone", 0.06, 0.19),
        ("04 90 12 13 14", 0.5, 0.19),
        ("N° FINESS juridique", 0.06, 0.215),
        (FINESS, 0.5, 0.215),
        ("N° FINESS géographique(s) utilisateurs de", 0.06, 0.24),
        ("l’instance logicielle", 0.06, 0.255),
        (f"{FINESS} – 2A0000030", 0.5, 0.24),
        ("Numéro de facture associé à la présente VA : F23.0502", 0.05, 0.3),
    ]
    found = read("BIO-SGL-Va1", "va-client-unique", texts)
    assert found["client_representative"][0].value == "Viviane Escoffier"
    assert found["client_structure"][0].status is Status.ABSENT


def test_a_label_of_several_kinds_over_two_lines_tells_none() -> None:
    found = read(
        "RIS-Va1",
        "va-sans-mandataire",
        [
            ("Attestation de vérification d’aptitude (VA)", 0.2, 0.05),
            (
                "Pour les bénéficiaires N° RPPS / N°AM (cas activité libérale) ou N° FINESS juridique",
                0.05,
                0.1,
            ),
            (f"ou N° FINESS géographique (cas structure hospitalière) : {AM}", 0.05, 0.112),
        ],
    )
    assert [(f.value, f.labelled) for f in found["beneficiary_am"]] == [(AM, False)]
    assert not [f for f in found["beneficiary_finess"] if f.found]


@pytest.mark.parametrize("words", ["Conditions générales", "logiciel DPI", "Commentaires· Néant"])
def test_words_by_the_signature_that_are_not_written_as_a_name_name_nobody(words: str) -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.2, 0.05),
        (words, 0.1, 0.84),
        ("Luc de La Tour", 0.1, 0.78),
        ("Signature du Client final", 0.1, 0.86),
    ]
    found = read("HOP-DPI-Va2", "va-client-unique", texts)
    assert found["signatory_name"][0].value == "Luc de La Tour"


def test_a_list_of_one_label_does_not_go_on_under_that_of_the_next() -> None:
    """« SIREN …, bénéficiaires …, » over the rest of the beneficiaries, which are nobody's SIREN."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Client", 0.05, 0.1),
        (f"SELARL du Lac, SIREN 992040212, bénéficiaires {FINESS},", 0.05, 0.13),
        ("750993461, adresse du cabinet 4 rue Basse", 0.05, 0.142),
    ]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    assert [f.value for f in found["client_siren"]] == ["992040212"]
    assert [f.value for f in found["beneficiary_finess"]] == [FINESS, "750993461"]


def test_the_finess_of_the_legal_entity_is_no_site_where_the_piece_does_not_ask_for_it() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("N° FINESS juridique", 0.1, 0.2),
        ("N° FINESS géographique", 0.6, 0.2),
        (FINESS, 0.1, 0.218),
        ("830995437", 0.6, 0.218),
    ]
    found = read("SFP-LGC-Va2", "bdc-centre-de-sante-infirmier", texts)
    assert [f.value for f in found["site_finess"]] == ["830995437"]
