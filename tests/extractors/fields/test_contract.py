"""An order written as a contract: what a paragraph says is of the party that it names."""

from __future__ import annotations

from extractors.fields import extract_fields
from models.reading import Field
from schemes import load_scheme
from tests.extractors.pages import view

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-structure")
CONTRACT = [
    ("BON DE COMMANDE N° GS/2026/217", 0.3, 0.05),
    ("établi à Marseille le 15 octobre 2026 – Référence : AF-MDV-LGC-Va2", 0.1, 0.08),
    ("Entre Galénys Solutions, SIRET 82345671000024, représentée par M. Loïc Ferrandi", 0.05, 0.14),
    ("(téléphone 04 91 77 20 10), ci-après « le Fournisseur »,", 0.05, 0.155),
    ("et Santé Phocéenne, FINESS juridique n° 130011398, représentée par Mme Fabienne Arnoux,", 0.05, 0.17),
    ("directrice (téléphone 04 91 02 55 18), ci-après dénommée « le Client ».", 0.05, 0.185),
    ("Le Client commande la mise à jour du logiciel Galénys Centre, version 7.0, pour le site", 0.05, 0.22),
]


def read() -> dict[str, Field]:
    return {field.key: field for field in extract_fields(MODEL, [view(CONTRACT)])}


def test_each_party_has_its_own_telephone_and_representative() -> None:
    found = read()
    assert found["supplier_phone"].value == "0491772010"
    assert found["client_phone"].value == "0491025518"
    assert found["client_representative"].value == "Mme Fabienne Arnoux"


def test_the_day_on_which_it_was_drawn_up() -> None:
    assert read()["order_issued"].value == "2026-10-15"


def test_a_version_after_a_comma() -> None:
    assert read()["software"].value == "Galénys Centre, version 7.0"


def test_the_software_of_a_list_of_particulars() -> None:
    """A paragraph: its label has no colon, and the next particular follows after a comma."""
    texts = [
        ("Attestation de vérification d'aptitude", 0.3, 0.05),
        ("numéro de facture VTE-26-08380, N° de bon de commande S26-8556, fournisseur Quintium", 0.06, 0.11),
        (
            "Médicales SARL, logiciel Praxidoc - version 11 SP2, n° unique de référencement f6a3c6.",
            0.06,
            0.125,
        ),
    ]
    model = load_scheme("MDV-LGC-Va2").piece_model("va-medecin-liberal")
    software = next(field for field in extract_fields(model, [view(texts)]) if field.key == "software")
    assert software.value == "Praxidoc - version 11 SP2"


LETTER = [
    ("Bon de commande", 0.3, 0.05),
    ("appel à financement AF-HOP-DPI-Va2, bon de commande n° BC25.7282, établi le 03/09/2025.", 0.05, 0.14),
    ("Galénys Éditions Médicales, SIRET 82345671000024, siège social 14 boulevard Victor Hugo", 0.05, 0.155),
    ("20000 Ajaccio, suivi par Anne Roy, tél. 04 91 77 20 10, mail suivi@galenys.example.", 0.05, 0.17),
    ("Clinique du Lac, représentant de la structure Luc Arnoux, FINESS PMSI 130011398,", 0.05, 0.185),
    ("20100 Bastia, tél. 04 91 02 55 18, mail accueil@lac.example.", 0.05, 0.2),
]


def test_a_full_stop_at_the_end_of_a_line_ends_what_is_said_of_a_party() -> None:
    """Both lines of a party tell whose they are, the last one short."""
    model = load_scheme("HOP-DPI-Va2").piece_model("bdc-client-unique")
    found = {field.key: field for field in extract_fields(model, [view(LETTER)])}
    assert found["supplier_phone"].value == "0491772010"
    assert found["client_phone"].value == "0491025518"
    assert found["client_email"].value == "accueil@lac.example"
    assert found["client_structure"].value == "Clinique du Lac"
    assert found["client_representative"].value == "Luc Arnoux"


def test_the_sons_that_a_sentence_names_is_read_though_its_figure_looks_like_a_letter() -> None:
    """« Va1 » in small print is « Val » to a reader; an attestation of the other vague was « conforme »."""
    texts = [
        ("Attestation de vérification d'aptitude", 0.3, 0.05),
        ("Atteste du bon déroulement de la Prestation Ségur du dispositif SONS MDV-LGC-Val.", 0.06, 0.11),
    ]
    model = load_scheme("MDV-LGC-Va2").piece_model("va-medecin-liberal")
    named = next(field for field in extract_fields(model, [view(texts)]) if field.key == "dispositif")
    assert (named.value, named.repaired) == ("LGC Vague 1", True)
