"""Labels and values that a narrow cell breaks over three lines or four."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields import extract_fields
from models.page import Line
from models.reading import Status
from schemes import load_scheme
from tests.extractors.fields.test_schemes import Texts, read
from tests.extractors.pages import view

SIDE: Texts = [
    ("Bon de commande", 0.35, 0.05),
    ("Dispositif", 0.05, 0.1),
    ("AF-RIS-Va1", 0.25, 0.1),
    ("Client", 0.5, 0.1),
    ("N° commande", 0.05, 0.13),
    ("BC-2022-02570", 0.25, 0.13),
    ("Raison sociale", 0.5, 0.13),
    ("SCM des Remparts", 0.69, 0.13),
    ("Date d’émission", 0.05, 0.15),
    ("01/09/2022", 0.25, 0.15),
    ("Nom du", 0.5, 0.15),
    ("ROCHETEAU Pierre", 0.69, 0.15),
    ("représentant", 0.5, 0.1645),
    ("légal de la", 0.5, 0.179),
    ("structure", 0.5, 0.1935),
    ("N° SIREN", 0.5, 0.22),
    ("998 703 227", 0.69, 0.22),
]


def test_a_label_over_four_lines_has_its_value_beside_its_first() -> None:
    found = read("RIS-Va1", "bdc-sans-mandataire", SIDE)
    assert found["client_representative"][0].value == "ROCHETEAU Pierre"
    assert found["client_structure"][0].value == "SCM des Remparts"


def test_the_lines_of_a_value_are_read_from_the_top() -> None:
    """The second line starts a hair further left than the first."""
    texts: Texts = [
        ("Facture", 0.05, 0.05),
        ("Client", 0.5, 0.1),
        ("Dénomination sociale", 0.5, 0.13),
        ("Centre hospitalier", 0.69, 0.13),
        ("de la structure", 0.5, 0.1445),
        ("de Brest", 0.689, 0.1445),
        ("juridique", 0.5, 0.159),
        ("Représentant légal", 0.5, 0.19),
        ("Jeanne MARTIN", 0.69, 0.19),
    ]
    found = read("HOP-DPI-Va1", "facture", texts)
    assert found["client_structure"][0].value == "Centre hospitalier de Brest"


def test_a_software_whose_version_is_on_the_next_line() -> None:
    """Labels of the other column stand on the same row: it is no head of a table."""
    texts: Texts = [
        ("Bon de commande", 0.35, 0.05),
        ("Appel à financement", 0.05, 0.1),
        ("AF-BIO-LOINC-Va1", 0.25, 0.1),
        ("Solution logicielle", 0.5, 0.1),
        ("Bon de commande n°", 0.05, 0.125),
        ("BDC-8470/22", 0.25, 0.125),
        ("Logiciel", 0.5, 0.125),
        ("STÉTHOFLOW version 11", 0.7, 0.125),
        ("Date de commande", 0.05, 0.141),
        ("19/11/2022", 0.25, 0.141),
        ("SP1", 0.7, 0.139),
    ]
    found = read("BIO-LOINC-Va1", "bdc-sans-mandataire", texts)
    assert found["software_name"][0].value == "STÉTHOFLOW version 11 SP1"


@pytest.mark.parametrize("sign", ["+", ""], ids=["whole", "its sign lost"])
def test_a_phone_number_from_abroad_goes_on_with_no_list_of_finess(sign: str) -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude (VA)", 0.2, 0.05),
        ("N° FINESS", 0.05, 0.2),
        ("35 0996039", 0.28, 0.2),
        ("géographique", 0.05, 0.216),
        ("Téléphone", 0.05, 0.2255),
        (f"{sign}33 4 65 71 81 47", 0.28, 0.2245),
    ]
    found = read("PHA-LGO-Va1", "va", texts)
    assert [f.value for f in found["site_finess"]] == ["350996039"]


def test_the_end_of_a_sentence_over_a_list_is_no_label() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude (VA)", 0.2, 0.05),
        ("Atteste des critères suivants, le déploiement de la mise à jour de la", 0.05, 0.2),
        ("Solution logicielle :", 0.05, 0.214),
        ("La possibilité de générer les documents de sortie", 0.09, 0.228),
    ]
    assert not read("HOP-DPI-Va2", "va-client-unique", texts)["software_name"][0].found


def test_the_label_of_an_address_is_no_line_of_it() -> None:
    """« Adresse du cabinet » on the invoice of a hospital: a hair lower than its value."""
    texts: Texts = [
        ("Facture", 0.05, 0.05),
        ("Structure juridique", 0.5, 0.13),
        ("Hôpital privé Saint-Roch", 0.7, 0.13),
        ("Adresse du cabinet", 0.5, 0.1475),
        ("104 ter rue des Tanneurs", 0.7, 0.147),
        ("Code postal", 0.5, 0.165),
        ("20000", 0.7, 0.165),
    ]
    found = read("HOP-DPI-Va2", "facture", texts)
    assert found["client_address"][0].value == "104 ter rue des Tanneurs"


@pytest.mark.parametrize("number", ["131072390", "450999115"], ids=["the key of no FINESS", "that of one"])
def test_a_label_that_names_two_kinds_tells_neither(number: str) -> None:
    """Nine figures under « N° AM / FINESS »: what has no key of a FINESS is no wrong FINESS."""
    texts: Texts = [
        ("Bon de commande", 0.35, 0.05),
        ("N° SIREN", 0.05, 0.1),
        ("998 703 227", 0.3, 0.1),
        ("N° AM / FINESS des", 0.05, 0.13),
        ("bénéficiaires", 0.05, 0.1445),
        (number, 0.3, 0.13),
    ]
    found = read("RIS-Va1", "bdc-sans-mandataire", texts)
    key, other = ("beneficiary_am", "beneficiary_finess")[:: 1 if number == "131072390" else -1]
    assert [(f.value, f.labelled) for f in found[key]] == [(number, False)]
    assert not any(f.found for f in found[other])


SENDING: Texts = [
    ("Facture", 0.35, 0.05),
    ("Certificat serveur DMP", 0.5, 0.1),
    ("3F1844A23D", 0.72, 0.1),
    ("Boîte MSS Pro", 0.5, 0.13),
    ("dpi.pro@brest.mss.example", 0.72, 0.13),
    ("de la", 0.5, 0.174),
    ("boîte", 0.5, 0.188),
    ("d’envoi", 0.5, 0.202),
    ("Patient", 0.5, 0.216),
]


def test_a_label_of_five_lines_whose_first_one_touches_the_value() -> None:
    """The reader took « Identifiant » and the value for one line; where values start, others show."""
    sheet = view([*SENDING, ("Identifiant dpi.patient@brest.mss.example", 0.5, 0.16)])
    *lines, glued = sheet.page.lines
    label, value = glued.words
    moved = value.model_copy(update={"box": value.box.model_copy(update={"left": 0.722, "right": 0.95})})
    wide = label.model_copy(update={"box": label.box.model_copy(update={"right": 0.712})})
    line = Line(words=(wide, moved), box=wide.box.union(moved.box))
    lines.insert(5, line)
    page = sheet.page.model_copy(update={"lines": tuple(lines)})
    model = load_scheme("HOP-DPI-Va2").piece_model("facture")
    found = {f.key: f for f in extract_fields(model, [replace(sheet, page=page)])}
    assert found["mss_patient_box"].value == "dpi.patient@brest.mss.example"
    assert found["mss_pro_box"].value == "dpi.pro@brest.mss.example"


def test_a_label_in_brackets_is_not_cut_where_other_values_start() -> None:
    texts: Texts = [
        ("Facture", 0.35, 0.05),
        ("N° de facture", 0.068, 0.3),
        ("F-2026-17", 0.205, 0.3),
        ("Votre commande", 0.068, 0.32),
        ("BC-2026-4", 0.205, 0.32),
    ]
    sheet = view([*texts, ("Logiciel (nom et version) : Galépro Santé 3.6", 0.068, 0.36)])
    *lines, long = sheet.page.lines
    by = 0.015
    moved = [
        w.model_copy(
            update={"box": w.box.model_copy(update={"left": w.box.left + by, "right": w.box.right + by})}
        )
        for w in long.words[2:]
    ]
    glued = Line(words=(*long.words[:2], *moved), box=long.box)
    page = sheet.page.model_copy(update={"lines": (*lines, glued)})
    model = load_scheme("MDV-LGC-Va2").piece_model("facture-structure")
    found = {f.key: f for f in extract_fields(model, [replace(sheet, page=page)])}
    assert moved[0].box.left == pytest.approx(0.205, abs=0.006)
    assert found["software"].value == "Galépro Santé 3.6"


@pytest.mark.parametrize(
    ("over", "blank"),
    [(("Identifiant dpi.patient@brest.mss.example", 0.5, 0.18), False), (("Boîte MSS Pro", 0.5, 0.18), True)],
    ids=["its first line has the value", "another label"],
)
def test_a_label_that_may_begin_on_the_line_above_is_not_seen_blank(
    over: tuple[str, float, float], blank: bool
) -> None:
    texts: Texts = [("Facture", 0.35, 0.05), over, ("Boîte d’envoi Patient", 0.5, 0.194)]
    found = read("HOP-DPI-Va2", "facture", texts)["mss_patient_box"][0]
    assert (found.status, bool(found.evidence)) == (Status.ABSENT, blank)


def test_a_label_in_the_middle_of_its_line_did_not_begin_above() -> None:
    texts: Texts = [
        ("Attestation d’annulation", 0.35, 0.05),
        ("Madame, Monsieur,", 0.05, 0.18),
        ("dénomination sociale Corméine Logiciels, SIRET du fournisseur , N° administratif ASP", 0.05, 0.194),
    ]
    found = read("HOP-PFI-Va1", "annulation-fournisseur", texts)["supplier_siret"][0]
    assert (found.status, bool(found.evidence)) == (Status.ABSENT, True)


def test_the_value_of_a_label_of_two_lines_is_level_with_the_first() -> None:
    """« Réf. dossier ASP » right under the label is the next one."""
    texts: Texts = [
        ("Facture", 0.455, 0.06),
        ("Date de facture", 0.09, 0.141),
        ("7 février 2026", 0.305, 0.14),
        ("Numéro du bon de", 0.09, 0.159),
        ("SEGUR-LGC-00333", 0.305, 0.16),
        ("commande", 0.09, 0.176),
        ("Réf. dossier ASP", 0.094, 0.192),
        ("SGN 9393539", 0.305, 0.192),
    ]
    found = read("MDV-LGC-Va2", "facture-medecin-liberal", texts)
    assert found["order_number"][0].value == "SEGUR-LGC-00333"


@pytest.mark.parametrize("under", [True, False])
def test_a_number_that_begins_like_the_end_of_a_title_is_whole(under: bool) -> None:
    """« Bon de commande Ségur » is a title; « Numéro du bon de commande SEGUR-LGC-04087 » holds none."""
    label, number = "Numéro du bon de commande", "SEGUR-LGC-04087"
    texts: Texts = [("Bon de commande", 0.095, 0.068)]
    texts += [(label, 0.367, 0.13), (number, 0.367, 0.144)] if under else [(f"{label} {number}", 0.1, 0.13)]
    found = read("HOP-DPI-Va2", "bdc-client-unique", texts)
    assert found["order_number"][0].value == number


@pytest.mark.parametrize(
    ("lower", "siret"), [("00074", "73282932000074"), ("00075", None), ("Capital 10 000 €", None)]
)
def test_a_number_that_its_line_breaks_is_proved_by_its_key(lower: str, siret: str | None) -> None:
    texts: Texts = [("SIRET du fournisseur : 732 829 320", 0.05, 0.1), (lower, 0.05, 0.115)]
    assert read("RIS-Va1", "facture", texts)["supplier_siret"][0].value == siret


@pytest.mark.parametrize(
    ("upper", "lower", "number"),
    [
        ("RAD-30-", "00911", "RAD-30- 00911"),
        ("RAD-30", "00911", "RAD-30"),
        ("RAD-30-", "Affaire suivie par Jeanne Martin", "RAD-30"),
    ],
)
def test_a_number_goes_on_under_its_hyphen(upper: str, lower: str, number: str) -> None:
    texts: Texts = [("N° de dossier ASP :", 0.05, 0.1), (upper, 0.25, 0.1), (lower, 0.25, 0.115)]
    assert read("RIS-Va1", "facture", texts)["asp_number"][0].value == number
